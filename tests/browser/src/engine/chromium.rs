//! Chromium without a window.

use serde_json::{Value, json};
use tokio::process::Command;

use super::Place;
use crate::browser::{Device, Seat};

pub(super) fn driver(port: u16) -> Command {
    let mut command = Command::new("chromedriver");
    command.arg(format!("--port={port}"));
    command
}

pub(super) fn capabilities(place: &Place<'_>, seat: Seat) -> Value {
    let tag = seat.language.tag();
    let mut arguments: Vec<String> = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-quic",
        "--no-first-run",
        "--no-pings",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-default-apps",
        "--disable-domain-reliability",
        "--disable-sync",
        "--disable-features=OptimizationHints,MediaRouter,CertificateTransparencyComponentUpdater,AutofillServerCommunication,NetworkTimeServiceQuerying",
        "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
        // Everything goes through the recorder, this machine's own addresses included.
        "--proxy-bypass-list=<-loopback>",
    ]
    .map(str::to_owned)
    .to_vec();
    arguments.push(format!("--proxy-server=http://{}", place.proxy));
    arguments.push(format!("--lang={tag}"));
    arguments.push("--window-size=1280,800".into());
    let mut options = json!({
        "args": arguments,
        // Whoever saves several files at once is asked whether the page may: here they have said yes.
        "prefs": { "intl.accept_languages": tag, "credentials_enable_service": false, "download.default_directory": place.downloads, "profile.default_content_setting_values.automatic_downloads": 1 },
    });
    if seat.device == Device::Phone {
        let (width, height) = seat.device.size();
        options["mobileEmulation"] = json!({ "deviceMetrics": { "width": width, "height": height, "pixelRatio": 2.0, "touch": true } });
    }
    json!({
        "browserName": "chrome",
        "goog:chromeOptions": options,
        "goog:loggingPrefs": { "browser": "ALL" },
    })
}
