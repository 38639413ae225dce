//! A real identity provider (npm: oidc-provider), to sign in at in a browser.

use std::{path::Path, time::Duration};

use anyhow::bail;
use paraph_conformance::programs::root;
use tokio::process::Command;

use crate::{process::Running, tools};

/// A running provider.
pub(crate) struct Provider {
    pub(crate) issuer: String,
    _node: Running,
}

impl Provider {
    /// Starts one that leads back to this backend.
    pub(crate) async fn start(folder: &Path, backend: &str) -> anyhow::Result<Self> {
        let mut command = Command::new("node");
        command.arg(root().join("tests/provider/provider.mjs")).arg(tools::modules()?);
        command.arg(format!("{backend}/identity/callback"));
        let node = Running::start("provider", folder, command)?;
        for _ in 0..200 {
            let said = node.said();
            if let Some(issuer) = said.lines().find(|line| line.starts_with("http://127.0.0.1:")) {
                return Ok(Self { issuer: issuer.to_owned(), _node: node });
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        bail!("the identity provider does not start: {}", node.said())
    }

    /// What the backend's settings say of it.
    pub(crate) fn settings(&self) -> String {
        format!(
            "[identity.provider]\nname = \"Lilas Connect\"\nissuer = \"{}\"\nclient_id = \"paraph\"\n\
             client_secret = \"s3cret:+%&\"\nacr_values = [\"eidas2\"]\n",
            self.issuer
        )
    }
}
