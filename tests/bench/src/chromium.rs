//! One cold Chromium: a fresh profile, ended after one page.

use std::path::Path;

use paraph_browser_tests::{Driver, Running, free};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::process::Command;

/// A browser. Ends when dropped.
pub(crate) struct Chromium {
    pub(crate) driver: Driver,
    running: Running,
    _home: TempDir,
}

impl Chromium {
    /// Starts it, with further switches.
    pub(crate) async fn start(switches: &[String]) -> anyhow::Result<Self> {
        let home = tempfile::tempdir()?;
        let port = free()?;
        let mut command = Command::new("chromedriver");
        command.arg(format!("--port={port}"));
        let mut running = Running::start("chromedriver", home.path(), command)?;
        let address = format!("http://127.0.0.1:{port}");
        running.wait(&format!("{address}/status")).await?;
        let driver = Driver::begin(&address, &capabilities(home.path(), switches)).await?;
        Ok(Self { driver, running, _home: home })
    }

    /// The process that all of the browser descends from.
    pub(crate) fn process(&self) -> Option<u32> {
        self.running.id()
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        self.driver.end_now();
    }
}

fn capabilities(home: &Path, switches: &[String]) -> Value {
    let mut arguments: Vec<String> = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-quic",
        "--no-first-run",
        "--no-pings",
        "--no-proxy-server",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-default-apps",
        "--disable-domain-reliability",
        "--disable-sync",
        "--lang=en",
        "--window-size=1280,800",
    ]
    .map(str::to_owned)
    .to_vec();
    arguments.push(format!("--user-data-dir={}", home.join("profile").display()));
    arguments.extend_from_slice(switches);
    json!({
        "browserName": "chrome",
        "timeouts": { "script": 110_000 },
        "goog:chromeOptions": { "args": arguments, "prefs": { "intl.accept_languages": "en" } },
    })
}
