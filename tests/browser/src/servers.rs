//! The two servers of a house, as processes: the backend and the document store.

use std::path::Path;

use paraph_conformance::programs::{output, program, root};
use tokio::process::Command;

use crate::{process::Running, stack::DOMAIN};

/// The key of the document store with the backend, and its SHA-256.
const KEY: &str = "0123456789abcdef0123456789abcdef";
const KEY_HASH: &str = "3eb1bd439947eb762998e566ccc2e099c791118b2f40579cc4f7da2b5061b7f9";

/// Keys and settings of a backend, with `more` tables.
pub(crate) fn prepare(folder: &Path, demo: bool, more: &str, hours_ago: Option<u32>) -> anyhow::Result<()> {
    let mut init = paraph(hours_ago)?;
    output(init.args(["keys", "init", "--operator", "Test", "--dir"]).arg(folder.join("keys")))?;
    let office = format!("[office]\ndomains = [\"{DOMAIN}\"]\nsealers = [\"@{DOMAIN}\"]");
    let settings = format!("demo = {demo}\n{office}\n{more}");
    Ok(std::fs::write(folder.join("paraph.toml"), settings)?)
}

/// The backend itself.
pub(crate) fn serve(folder: &Path, port: u16, hours_ago: Option<u32>) -> anyhow::Result<Running> {
    let host = format!("http://127.0.0.1:{}", port + 1);
    let mut command = Command::from(paraph(hours_ago)?);
    command
        .current_dir(folder)
        .args(["serve", "--config", "paraph.toml"])
        .env("PARAPH_LISTEN", format!("127.0.0.1:{port}"))
        .env("PARAPH_PUBLIC_URL", format!("http://localhost:{port}"))
        .env("PARAPH_DATABASE", format!("sqlite://{}", folder.join("paraph.db").display()))
        .env("PARAPH_KEYS", folder.join("keys"))
        .env("PARAPH_SIGNING_PAGE", format!("{host}/sign.html"))
        .env("PARAPH_INBOX_KEYS", KEY_HASH)
        .env("PARAPH_OFFICE_PAGE", format!("{host}/office.html"))
        .env("PARAPH_ORIGINS", host);
    Running::start("paraph", folder, command)
}

/// The program, now or with a clock that is late. (The program `faketime` would stand between us and the one to end.)
fn paraph(hours_ago: Option<u32>) -> anyhow::Result<std::process::Command> {
    let mut paraph = std::process::Command::new(program("paraph")?);
    if let Some(hours) = hours_ago {
        paraph
            .env("LD_PRELOAD", "/usr/$LIB/faketime/libfaketimeMT.so.1")
            .env("FAKETIME", format!("-{hours}h"))
            .env("FAKETIME_DONT_FAKE_MONOTONIC", "1");
    }
    Ok(paraph)
}

/// The document store, beside the backend's port.
pub(crate) fn start_host(folder: &Path, port: u16) -> anyhow::Result<Running> {
    let own = folder.join("www");
    let mut command = Command::new(program("paraph-host")?);
    command
        .args(["--listen", &format!("127.0.0.1:{}", port + 1)])
        .args(["--backend", &format!("http://localhost:{port}")])
        .env("PARAPH_HOST_KEY", KEY)
        .arg("--www")
        .arg(if own.is_dir() { own } else { root().join("www") })
        .arg("--pkg")
        .arg(root().join("pkg"))
        .arg("--data")
        .arg(folder.join("host"));
    Running::start("paraph-host", folder, command)
}
