//! `paraph serve` and `paraph keys init`: the backend and its keys.

use anyhow::Context;
use backend::{
    Config,
    clock::{Clock, SystemClock},
    keys::{self, Randomness},
};
use tracing_subscriber::EnvFilter;

use crate::arguments::{InitKeys, Serve};

/// Runs until Ctrl-C or SIGTERM.
pub(crate) fn serve(arguments: &Serve) -> anyhow::Result<()> {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn"));
    tracing_subscriber::fmt().with_env_filter(filter).json().with_writer(std::io::stderr).init();
    let config = Config::load(arguments.config.as_deref())?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    Ok(runtime.block_on(backend::serve(config))?)
}

/// Makes all keys once, and prints the fingerprint that is to be published.
pub(crate) fn init_keys(arguments: &InitKeys) -> anyhow::Result<()> {
    let fingerprint =
        keys::init(&arguments.dir, &arguments.operator, SystemClock.now(), &Randomness::draw()?)
            .with_context(|| format!("no keys were made in {}", arguments.dir.display()))?;
    println!("{fingerprint}");
    eprintln!(
        "Publish this SHA-256 of root.pem. Move root.key offline, and back all of {} up.",
        arguments.dir.display()
    );
    Ok(())
}
