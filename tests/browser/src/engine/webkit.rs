//! WebKitGTK's small browser, on a screen that nobody sees.

use anyhow::Context as _;
use serde_json::{Value, json};
use tokio::process::Command;

use super::Place;
use crate::{display::Display, tools::minibrowser};

pub(super) fn driver(port: u16, place: &Place<'_>, display: Option<&Display>) -> anyhow::Result<Command> {
    // The one way to say where saved files go.
    let folders = format!("XDG_DOWNLOAD_DIR=\"{}\"\n", place.downloads.display());
    std::fs::write(place.home.join("user-dirs.dirs"), folders)?;
    let mut command = Command::new("WebKitWebDriver");
    command
        .args(["--host=127.0.0.1", &format!("--port={port}")])
        .env("DISPLAY", &display.context("a screen")?.name)
        .env("GDK_BACKEND", "x11")
        .env("HOME", place.home)
        .env("XDG_CONFIG_HOME", place.home)
        .env("XDG_CACHE_HOME", place.home.join("cache"))
        .env("XDG_DATA_HOME", place.home.join("data"))
        // No bus of the desktop: it would start programs that outlive the test.
        .env("GSETTINGS_BACKEND", "memory")
        .env("NO_AT_BRIDGE", "1");
    Ok(command)
}

/// Automation begins with an empty profile. Without the toolbar the window can be as narrow as a phone.
pub(super) fn capabilities(place: &Place<'_>) -> Value {
    json!({
        "proxy": { "proxyType": "manual", "httpProxy": place.proxy, "sslProxy": place.proxy },
        "webkitgtk:browserOptions": {
            "binary": minibrowser(),
            "args": ["--automation", "--full-screen"],
        },
    })
}
