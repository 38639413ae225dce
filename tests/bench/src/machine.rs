//! The machine and the programs, in general words.

use std::{
    fs,
    process::Command,
    time::{SystemTime, UNIX_EPOCH},
};

use crate::server::peer;

/// “2 cores (x86_64), 24 GB of memory, Linux, shared with other work”.
pub(crate) fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let memory = fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let kib = memory.lines().find_map(|line| {
        line.strip_prefix("MemTotal:")?.trim().strip_suffix("kB")?.trim().parse::<f64>().ok()
    });
    let memory = kib.map(|kib| format!(", {:.0} GB of memory", kib / 1_048_576.0)).unwrap_or_default();
    format!("{cores} cores ({}){memory}, {}", std::env::consts::ARCH, std::env::consts::OS)
}

/// “Chromium 156”.
pub(crate) fn chromium() -> String {
    let said = Command::new("chromium").arg("--version").output().map(|output| output.stdout);
    let said = String::from_utf8_lossy(&said.unwrap_or_default()).into_owned();
    said.split_whitespace().take(2).collect::<Vec<_>>().join(" ")
}

/// The version of a package from npm.
pub(crate) fn npm(package: &str) -> String {
    let text = peer().and_then(|folder| Ok(fs::read_to_string(folder.join(package).join("package.json"))?));
    let json: serde_json::Value = serde_json::from_str(&text.unwrap_or_default()).unwrap_or_default();
    json["version"].as_str().unwrap_or("?").to_owned()
}

/// How many processes wanted a core, on average over the last minute.
pub(crate) fn load() -> f64 {
    let text = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split_whitespace().next().and_then(|number| number.parse().ok()).unwrap_or(f64::NAN)
}

/// Today, as 2026-11-25 (days to a civil date: Howard Hinnant's algorithm).
pub(crate) fn today() -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let days = seconds / 86_400 + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let date = day - (153 * month + 2) / 5 + 1;
    let (month, shift) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    format!("{}-{month:02}-{date:02}", year + 400 * era + shift)
}
