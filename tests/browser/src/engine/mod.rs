//! The three engines that people's browsers are made of, each driven through WebDriver (W3C).

mod chromium;
mod firefox;
mod webkit;

use std::path::Path;

use serde_json::Value;
use tokio::process::Command;

use crate::{browser::Seat, display::Display, process::Running, tools::free};

/// What runs a browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Blink: Chrome, Edge, most of Android.
    Chromium,
    /// Gecko.
    Firefox,
    /// WebKitGTK, the nearest that there is here to an iPhone's Safari.
    WebKit,
}

/// What a browser needs of the house.
pub(crate) struct Place<'a> {
    /// Where everything goes through.
    pub(crate) proxy: String,
    /// Where saved files go.
    pub(crate) downloads: &'a Path,
    /// A folder of its own.
    pub(crate) home: &'a Path,
}

/// A driver that runs, and where it answers. The screen outlives the browser that shows itself on it.
pub(crate) struct Started {
    pub(crate) address: String,
    _driver: Running,
    _display: Option<Display>,
}

impl Engine {
    /// Starts the driver.
    pub(crate) async fn start(self, place: &Place<'_>, seat: Seat) -> anyhow::Result<Started> {
        let port = free()?;
        let display = match self {
            Self::WebKit => Some(Display::start(place.home, seat.device.size()).await?),
            Self::Chromium | Self::Firefox => None,
        };
        let mut driver =
            Running::start(self.name(), place.home, self.driver(port, place, display.as_ref())?)?;
        let address = format!("http://127.0.0.1:{port}");
        driver.wait(&format!("{address}/status")).await?;
        Ok(Started { address, _driver: driver, _display: display })
    }

    fn driver(self, port: u16, place: &Place<'_>, display: Option<&Display>) -> anyhow::Result<Command> {
        match self {
            Self::Chromium => Ok(chromium::driver(port)),
            Self::Firefox => firefox::driver(port, place),
            Self::WebKit => webkit::driver(port, place, display),
        }
    }

    /// What is asked of a new session.
    pub(crate) fn capabilities(self, place: &Place<'_>, seat: Seat) -> Value {
        match self {
            Self::Chromium => chromium::capabilities(place, seat),
            Self::Firefox => firefox::capabilities(place, seat),
            Self::WebKit => webkit::capabilities(place),
        }
    }

    /// Whether WebDriver can touch: WebKitGTK turns touches into a mouse's.
    pub(crate) fn touches(self) -> bool {
        self != Self::WebKit
    }

    fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromedriver",
            Self::Firefox => "geckodriver",
            Self::WebKit => "WebKitWebDriver",
        }
    }
}
