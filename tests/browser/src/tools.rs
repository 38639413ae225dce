//! Programs and files from elsewhere, where `cargo xtask test` puts them; and free ports.

use std::{
    net::{Ipv4Addr, TcpListener},
    path::{Path, PathBuf},
};

use anyhow::bail;
use paraph_conformance::programs::target;

/// The driver of Firefox.
pub(crate) fn geckodriver() -> anyhow::Result<PathBuf> {
    found("PARAPH_TEST_GECKODRIVER", "xtask/geckodriver/bin/geckodriver")
}

/// The accessibility checker, as a script.
pub(crate) fn axe() -> anyhow::Result<PathBuf> {
    found("PARAPH_TEST_AXE", "xtask/npm/dev/node_modules/axe-core/axe.min.js")
}

/// The folder with npm's packages.
pub(crate) fn modules() -> anyhow::Result<PathBuf> {
    let told = std::env::var_os("PARAPH_TEST_MODULES").map(PathBuf::from);
    let folder =
        told.map_or_else(|| Ok(target()?.join("xtask/npm/dev/node_modules")), Ok::<_, anyhow::Error>)?;
    if !folder.join("oidc-provider").is_dir() {
        bail!("{} has no oidc-provider; run cargo xtask test, or set PARAPH_TEST_MODULES", folder.display());
    }
    Ok(folder)
}

fn found(variable: &str, place: &str) -> anyhow::Result<PathBuf> {
    let file = match std::env::var_os(variable) {
        Some(file) => file.into(),
        None => target()?.join(place),
    };
    if !file.is_file() {
        bail!("{} is missing; run cargo xtask test, or set {variable}", file.display());
    }
    Ok(file)
}

/// Firefox: whichever of its two names Debian gives it here.
pub(crate) fn firefox() -> PathBuf {
    let paths = std::env::var_os("PATH").unwrap_or_default();
    let names = ["firefox-esr", "firefox"];
    let mut all =
        names.iter().flat_map(|name| std::env::split_paths(&paths).map(move |folder| folder.join(name)));
    all.find(|browser| browser.is_file()).unwrap_or_else(|| Path::new(names[0]).to_owned())
}

/// WebKitGTK's small browser, which Debian keeps outside the path.
pub(crate) fn minibrowser() -> PathBuf {
    let folders = std::fs::read_dir("/usr/lib").into_iter().flatten().flatten();
    let mut all = folders.flat_map(|machine| {
        ["webkitgtk-6.0", "webkit2gtk-4.1"].map(|version| machine.path().join(version).join("MiniBrowser"))
    });
    all.find(|browser| browser.is_file()).unwrap_or_else(|| Path::new("MiniBrowser").to_owned())
}

/// A port that nobody listens on.
///
/// # Errors
/// There is none.
pub fn free() -> anyhow::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

/// Two neighbouring free ports: the demo's pages find the backend one below their own.
///
/// # Errors
/// There are none.
pub fn pair() -> anyhow::Result<u16> {
    for _ in 0..100 {
        let port = free()?;
        if port < u16::MAX && TcpListener::bind((Ipv4Addr::LOCALHOST, port + 1)).is_ok() {
            return Ok(port);
        }
    }
    bail!("no two free ports beside each other")
}
