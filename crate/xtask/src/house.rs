//! The workspace as cargo sees it: where it is, where it builds, what it holds.

use std::path::PathBuf;

use anyhow::Context as _;
use serde_json::Value;

use crate::command::{cargo, output};

/// The workspace.
pub(crate) struct House {
    /// Its top folder.
    pub(crate) root: PathBuf,
    /// Where cargo builds; respects `CARGO_TARGET_DIR`.
    pub(crate) target: PathBuf,
    packages: Vec<Value>,
}

impl House {
    /// Asks `cargo metadata`.
    ///
    /// # Errors
    /// A `Cargo.toml` is wrong.
    pub(crate) fn look() -> anyhow::Result<Self> {
        let json = output(cargo().args(["metadata", "--no-deps", "--format-version", "1"]))?;
        let metadata: Value = serde_json::from_str(&json).context("cargo metadata")?;
        let path = |key: &str| {
            metadata[key].as_str().map(PathBuf::from).with_context(|| format!("cargo metadata: {key}"))
        };
        let packages = metadata["packages"].as_array().cloned().unwrap_or_default();
        Ok(Self { root: path("workspace_root")?, target: path("target_directory")?, packages })
    }

    /// Whether there is such a package.
    pub(crate) fn holds(&self, package: &str) -> bool {
        self.packages.iter().any(|found| found["name"] == package)
    }

    /// Whether the package has a library that becomes a wasm module.
    pub(crate) fn is_module(&self, package: &str) -> bool {
        let holds = |list: &Value, wanted: &str| {
            list.as_array().is_some_and(|values| values.iter().any(|value| value == wanted))
        };
        self.packages
            .iter()
            .filter(|found| found["name"] == package)
            .filter_map(|found| found["targets"].as_array())
            .flatten()
            .any(|target| holds(&target["crate_types"], "cdylib"))
    }
}
