//! `cargo xtask demo`: the backend and the document store on two sites of this machine.

use std::{
    fs,
    net::{Ipv4Addr, TcpListener},
    path::{Path, PathBuf},
    process::Command,
    sync::mpsc::{self, RecvTimeoutError},
    time::Duration,
};

use anyhow::{Context as _, bail};

use crate::{
    build::{self, Mode},
    child::Server,
    command::{cargo, output, run, say},
    house::House,
};

/// The demo's document store has this key with the demo's backend: both are on this machine only.
const KEY: &str = "demo-demo-demo-demo-demo-demo-demo";
/// Its SHA-256.
const KEY_HASH: &str = "355be1c1f39bdcf75574fb25e8bd4fe7998cb039d8e82229c10f5a395ade6d43";
/// Whose addresses may send in the demo, and have the organisation's seal.
const SETTINGS: &str = "\
# The demo's settings. Addresses and pages come from `cargo xtask demo`, which knows the port.
demo = true

[office]
domains = [\"lilas.example\"]
sealers = [\"@lilas.example\"]
";

/// What was asked for.
pub(crate) struct Demo {
    port: u16,
    mode: Mode,
}

impl Demo {
    /// Reads `--port N` and `--release`.
    ///
    /// # Errors
    /// Another argument, or no port.
    pub(crate) fn parse(arguments: &[String]) -> anyhow::Result<Self> {
        let mut demo = Self { port: 8080, mode: Mode::Dev };
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--release" => demo.mode = Mode::Release,
                "--port" => demo.port = port(arguments.next())?,
                other => bail!("demo does not know {other}"),
            }
        }
        Ok(demo)
    }
}

fn port(text: Option<&String>) -> anyhow::Result<u16> {
    let number = text.and_then(|text| text.parse::<u16>().ok());
    number.filter(|port| (1..u16::MAX).contains(port)).context("--port wants a number from 1 to 65534")
}

/// Builds what has changed, starts both servers, and serves until Ctrl-C.
///
/// # Errors
/// A port is taken, something does not build, or a server ends.
pub(crate) fn demo(demo: &Demo) -> anyhow::Result<()> {
    let port = demo.port;
    must_be_free(port)?;
    must_be_free(port + 1)?;
    let house = build::build(demo.mode)?;
    say("paraph and paraph-host");
    run(cargo().current_dir(&house.root).args([
        "build",
        "--package",
        "paraph-cli",
        "--package",
        "paraph-host",
    ]))?;
    let state = house.root.join("demo-data");
    prepare(&house, &state)?;
    let mut servers = [backend(&house, &state, port)?, host(&house, &state, port)?];
    servers[0].wait(port, "/api/v1/trust")?;
    servers[1].wait(port + 1, "/")?;
    println!("{}", what_to_do(port));
    until_stopped(&mut servers)
}

fn must_be_free(port: u16) -> anyhow::Result<()> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map(drop).with_context(|| {
        format!("port {port} is taken; stop what uses it, or choose another: cargo xtask demo --port N")
    })
}

/// Keys and settings, made once and kept.
fn prepare(house: &House, state: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(state).with_context(|| state.display().to_string())?;
    let settings = state.join("paraph.toml");
    if !settings.exists() {
        fs::write(&settings, SETTINGS)?;
    }
    let keys = state.join("keys");
    if !keys.exists() {
        say("making the demo's keys");
        let mut paraph = Command::new(program(house, "paraph"));
        output(paraph.args(["keys", "init", "--operator", "Paraph demo", "--dir"]).arg(&keys))?;
    }
    Ok(())
}

fn backend(house: &House, state: &Path, port: u16) -> anyhow::Result<Server> {
    let host = format!("http://127.0.0.1:{}", port + 1);
    let mut paraph = Command::new(program(house, "paraph"));
    paraph
        .current_dir(state)
        .args(["serve", "--config", "paraph.toml"])
        .env("PARAPH_LISTEN", format!("127.0.0.1:{port}"))
        .env("PARAPH_PUBLIC_URL", format!("http://localhost:{port}"))
        .env("PARAPH_DATABASE", format!("sqlite://{}", state.join("paraph.db").display()))
        .env("PARAPH_KEYS", state.join("keys"))
        .env("PARAPH_SIGNING_PAGE", format!("{host}/sign.html"))
        .env("PARAPH_INBOX_KEYS", KEY_HASH)
        .env("PARAPH_OFFICE_PAGE", format!("{host}/office.html"))
        .env("PARAPH_ORIGINS", &host);
    Server::start("paraph", state, paraph)
}

fn host(house: &House, state: &Path, port: u16) -> anyhow::Result<Server> {
    let mut host = Command::new(program(house, "paraph-host"));
    host.args(["--listen", &format!("127.0.0.1:{}", port + 1)])
        .args(["--backend", &format!("http://localhost:{port}")])
        .env("PARAPH_HOST_KEY", KEY)
        .arg("--www")
        .arg(house.root.join("www"))
        .arg("--pkg")
        .arg(house.root.join("pkg"))
        .arg("--data")
        .arg(state.join("host"));
    Server::start("paraph-host", state, host)
}

fn program(house: &House, name: &str) -> PathBuf {
    house.target.join("debug").join(name)
}

fn what_to_do(port: u16) -> String {
    format!(
        "
  http://127.0.0.1:{host}/

  1. Enter as Camille, sign in with any address at lilas.example, drop a PDF, add two signers, send.
  2. Codes and invitations arrive at http://localhost:{port}/outbox (no mail leaves this machine).
  3. Send some to diane@lilas.example, then enter as Diane: they wait on the first page.
  4. Open each signer's link in a private window, sign, and find the signed PDF at Camille's.

  Ctrl-C stops; what was done is kept in demo-data.
",
        host = port + 1
    )
}

fn until_stopped(servers: &mut [Server]) -> anyhow::Result<()> {
    let (tell, told) = mpsc::channel();
    ctrlc::set_handler(move || {
        let _ = tell.send(());
    })?;
    while told.recv_timeout(Duration::from_millis(500)) == Err(RecvTimeoutError::Timeout) {
        servers.iter_mut().try_for_each(Server::must_run)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(arguments: &[&str]) -> anyhow::Result<Demo> {
        Demo::parse(&arguments.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn the_port_is_a_port() {
        assert_eq!(parse(&[]).unwrap().port, 8080);
        assert_eq!(parse(&["--port", "9000"]).unwrap().port, 9000);
        for wrong in [&["--port"][..], &["--port", "0"], &["--port", "65535"], &["--port", "x"], &["9000"]] {
            assert!(parse(wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn a_taken_port_is_said() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        let said = format!("{:#}", must_be_free(port).unwrap_err());
        assert!(said.contains(&port.to_string()) && said.contains("--port"), "{said}");
    }
}
