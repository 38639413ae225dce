//! What the application is made of, and serving it.

use std::{
    path::PathBuf,
    sync::Arc,
    time::{SystemTime, UNIX_EPOCH},
};

use anyhow::{Context as _, bail};
use tokio::net::TcpListener;

use crate::{backend::Backend, session::Sessions, shelf::Shelf, site};

/// What can be set.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The backend's address as browsers reach it, such as `http://localhost:8080`.
    pub backend: String,
    /// The folder with the pages.
    pub www: PathBuf,
    /// The folder of the npm package.
    pub pkg: PathBuf,
    /// The folder for everything kept here.
    pub data: PathBuf,
    /// The key by which the backend knows this site; without it no inbox is shown.
    pub key: Option<String>,
    /// The most bytes an original may have.
    pub limit: usize,
}

/// The running application.
pub(crate) struct App {
    pub(crate) settings: Settings,
    pub(crate) backend: Backend,
    pub(crate) shelf: Shelf,
    pub(crate) sessions: Sessions,
}

/// What every handler gets.
pub(crate) type Shared = Arc<App>;

/// Answers on `listener` until `end`, then finishes the requests under way.
///
/// # Errors
/// The settings cannot be used, or the folder cannot be written.
pub async fn serve(
    listener: TcpListener,
    mut settings: Settings,
    end: impl Future<Output = ()> + Send + 'static,
) -> anyhow::Result<()> {
    settings.backend = origin(&settings.backend)?;
    let shelf = Shelf::open(&settings.data).with_context(|| settings.data.display().to_string())?;
    let sessions = Sessions::open(&settings.data).with_context(|| settings.data.display().to_string())?;
    let app = App { backend: Backend::new(&settings.backend)?, shelf, sessions, settings };
    let router = site::router(&Arc::new(app))?;
    axum::serve(listener, router).with_graceful_shutdown(end).await.context("the server ended")
}

/// An origin and nothing else: it stands in the content security policy.
fn origin(address: &str) -> anyhow::Result<String> {
    let address = address.trim_end_matches('/');
    let rest = address.strip_prefix("http://").or_else(|| address.strip_prefix("https://"));
    let fits = |rest: &str| {
        !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-:[]".contains(&byte))
    };
    if !rest.is_some_and(fits) {
        bail!("the backend's address must be an origin, such as https://api.example.org: {address}");
    }
    Ok(address.to_owned())
}

/// Seconds since 1970.
pub(crate) fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_backend_is_an_origin() {
        assert_eq!(origin("http://localhost:8080/").unwrap(), "http://localhost:8080");
        for wrong in
            ["localhost:8080", "https://", "https://a.org/x", "https://a.org; script-src *", "ftp://a"]
        {
            assert!(origin(wrong).is_err(), "{wrong}");
        }
    }
}
