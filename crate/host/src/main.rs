//! `paraph-host`: the demo's document store as a program.

use std::{net::SocketAddr, path::PathBuf};

use anyhow::Context as _;
use clap::Parser;
use paraph_host::{Settings, serve};
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
};

/// The demo's document store: keeps originals and signed versions, serves the pages.
#[derive(Parser)]
#[command(name = "paraph-host", version)]
struct Arguments {
    /// Where to listen.
    #[arg(long, env = "PARAPH_HOST_LISTEN", default_value = "127.0.0.1:8081")]
    listen: SocketAddr,
    /// The backend's address as browsers reach it: what its tickets name as their issuer.
    #[arg(long, env = "PARAPH_HOST_BACKEND", default_value = "http://localhost:8080")]
    backend: String,
    /// The key by which the backend knows this site (`[inbox] keys` has its SHA-256); without it the home
    /// page shows no inbox.
    #[arg(long, env = "PARAPH_HOST_KEY", hide_env_values = true)]
    key: Option<String>,
    /// The folder with the pages.
    #[arg(long, env = "PARAPH_HOST_WWW", default_value = "www")]
    www: PathBuf,
    /// The folder of the npm package, built.
    #[arg(long, env = "PARAPH_HOST_PKG", default_value = "pkg")]
    pkg: PathBuf,
    /// The folder for documents and sessions.
    #[arg(long, env = "PARAPH_HOST_DATA", default_value = "demo-data/host")]
    data: PathBuf,
    /// The most bytes an original may have.
    #[arg(long, env = "PARAPH_HOST_LIMIT", default_value_t = 25_000_000)]
    limit: usize,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    tracing_subscriber::fmt().with_writer(std::io::stderr).init();
    let Arguments { listen, backend, key, www, pkg, data, limit } = Arguments::parse();
    let listener = TcpListener::bind(listen).await.with_context(|| format!("cannot listen on {listen}"))?;
    tracing::info!(address = %listener.local_addr()?, %backend, "listening");
    serve(listener, Settings { backend, key, www, pkg, data, limit }, told_to_end()?).await
}

fn told_to_end() -> anyhow::Result<impl Future<Output = ()> + Send + 'static> {
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}
