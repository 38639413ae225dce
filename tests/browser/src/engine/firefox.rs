//! Firefox without a window, and without a word to its maker.

use serde_json::{Value, json};
use tokio::process::Command;

use super::Place;
use crate::{
    browser::{Device, Seat},
    tools::{firefox, geckodriver},
};

/// What is switched off: updates, telemetry, lists, looking whether there is a network.
const OFF: [&str; 30] = [
    "app.normandy.enabled",
    "app.update.auto",
    "app.update.background.enabled",
    "browser.newtabpage.activity-stream.feeds.system.topsites",
    "browser.newtabpage.activity-stream.feeds.system.topstories",
    "browser.newtabpage.enabled",
    "browser.ping-centre.telemetry",
    "browser.region.update.enabled",
    "browser.safebrowsing.blockedURIs.enabled",
    "browser.safebrowsing.downloads.enabled",
    "browser.safebrowsing.downloads.remote.enabled",
    "browser.safebrowsing.malware.enabled",
    "browser.safebrowsing.phishing.enabled",
    "browser.safebrowsing.update.enabled",
    "browser.search.update",
    "browser.topsites.contile.enabled",
    "datareporting.healthreport.uploadEnabled",
    "datareporting.policy.dataSubmissionEnabled",
    "dom.push.connection.enabled",
    "extensions.blocklist.enabled",
    "extensions.getAddons.cache.enabled",
    "extensions.systemAddon.update.enabled",
    "extensions.update.enabled",
    "media.gmp-manager.updateEnabled",
    "messaging-system.rsexperimentloader.enabled",
    "network.captive-portal-service.enabled",
    "network.connectivity-service.enabled",
    "network.prefetch-next",
    "toolkit.telemetry.enabled",
    "toolkit.telemetry.unified",
];

pub(super) fn driver(port: u16, place: &Place<'_>) -> anyhow::Result<Command> {
    let mut command = Command::new(geckodriver()?);
    command
        .args(["--host", "127.0.0.1", "--port", &port.to_string()])
        // To read the console and to narrow the window below what its toolbar wants.
        .arg("--allow-system-access")
        .arg("--profile-root")
        .arg(place.home)
        .env("HOME", place.home)
        .env("MOZ_CRASHREPORTER_DISABLE", "1")
        // Without this it does not let the address of its maker's lists be changed.
        .env("MOZ_REMOTE_SETTINGS_DEVTOOLS", "1")
        .env_remove("DISPLAY");
    Ok(command)
}

pub(super) fn capabilities(place: &Place<'_>, seat: Seat) -> Value {
    let mut wishes = quiet();
    let own = [through(&place.proxy), saving(place), person(seat)];
    for (name, value) in own.into_iter().flat_map(|part| part.as_object().cloned().unwrap_or_default()) {
        wishes[name] = value;
    }
    json!({
        "browserName": "firefox",
        "moz:firefoxOptions": { "binary": firefox(), "args": ["-headless"], "prefs": wishes },
    })
}

fn quiet() -> Value {
    let off = OFF.iter().map(|name| ((*name).to_owned(), json!(false)));
    let mut quiet: Value = off.collect::<serde_json::Map<_, _>>().into();
    for address in ["browser.region.network.url", "dom.push.serverURL", "extensions.systemAddon.update.url"] {
        quiet[address] = json!("");
    }
    quiet["app.update.disabledForTesting"] = json!(true);
    quiet["browser.startup.homepage"] = json!("about:blank");
    quiet["browser.startup.page"] = json!(0);
    quiet["media.gmp-manager.url"] = json!("");
    quiet["network.http.speculative-parallel-limit"] = json!(0);
    // No names over HTTPS, no asking whether certificates are revoked.
    quiet["network.trr.mode"] = json!(5);
    quiet["security.OCSP.enabled"] = json!(0);
    quiet["services.settings.server"] = json!("data:,#remote-settings-dummy/v1");
    quiet["toolkit.telemetry.server"] = json!("data:,");
    quiet
}

/// Everything goes through the recorder, this machine's own addresses included.
fn through(proxy: &str) -> Value {
    let (host, port) = proxy.rsplit_once(':').unwrap_or((proxy, "0"));
    let port: u16 = port.parse().unwrap_or_default();
    json!({
        "network.proxy.type": 1,
        "network.proxy.http": host,
        "network.proxy.http_port": port,
        "network.proxy.ssl": host,
        "network.proxy.ssl_port": port,
        "network.proxy.no_proxies_on": "",
        "network.proxy.allow_hijacking_localhost": true,
        "network.proxy.allow_bypass": false,
        "network.proxy.failover_direct": false,
    })
}

fn saving(place: &Place<'_>) -> Value {
    json!({
        "browser.download.alwaysOpenPanel": false,
        "browser.download.dir": place.downloads,
        "browser.download.folderList": 2,
        "browser.download.useDownloadDir": true,
        "browser.helperApps.neverAsk.saveToDisk": "application/json,application/pdf",
        "pdfjs.disabled": true,
    })
}

fn person(seat: Seat) -> Value {
    let phone = u8::from(seat.device == Device::Phone);
    json!({
        "intl.accept_languages": seat.language.tag(),
        "dom.w3c_touch_events.enabled": phone,
        // What touches is coarse (1); a mouse is fine and hovers (2 and 4).
        "ui.primaryPointerCapabilities": if phone == 1 { 1 } else { 6 },
        "ui.allPointerCapabilities": if phone == 1 { 1 } else { 6 },
    })
}
