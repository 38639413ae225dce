//! A screen that nobody sees, for browsers that must have one.

use std::{path::Path, time::Duration};

use anyhow::bail;
use tokio::process::Command;

use crate::process::Running;

/// A running X server; ends when dropped.
pub(crate) struct Display {
    /// As programs are told of it, such as `:1`.
    pub(crate) name: String,
    _server: Running,
}

impl Display {
    /// Starts one under the first free number, of the window's size: without a window manager the keys go
    /// where the pointer is, and that is in the middle.
    pub(crate) async fn start(folder: &Path, (width, height): (u32, u32)) -> anyhow::Result<Self> {
        let mut command = Command::new("Xvfb");
        let screen = format!("{width}x{height}x24");
        command.args(["-displayfd", "1", "-screen", "0", &screen, "-nolisten", "tcp"]);
        let server = Running::start("xvfb", folder, command)?;
        for _ in 0..200 {
            // Once it is ready it writes its number, among its warnings.
            if let Some(number) = server.said().lines().find_map(|line| line.trim().parse::<u16>().ok()) {
                return Ok(Self { name: format!(":{number}"), _server: server });
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        bail!("no screen: {}", server.said())
    }
}
