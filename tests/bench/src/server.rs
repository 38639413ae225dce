//! The bench's own small server: its pages, the package as it is built, the peer from npm, the envelopes.

use std::{
    collections::BTreeMap,
    path::{Path as Place, PathBuf},
    sync::Arc,
};

use anyhow::Context as _;
use axum::{
    Json, Router,
    body::Bytes,
    extract::{DefaultBodyLimit, Path, State},
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use paraph_conformance::programs::{root, target};
use protocol::worker::Answer;
use serde_json::Value;
use tokio::{net::TcpListener, task::JoinHandle};
use tower_http::{services::ServeDir, set_header::SetResponseHeaderLayer};

use crate::{documents::Kind, envelope::Sent};

/// A running server. Ends when dropped.
pub(crate) struct Server {
    /// Its origin.
    pub(crate) origin: String,
    task: JoinHandle<()>,
}

struct Shared {
    sent: BTreeMap<&'static str, Sent>,
    signed: PathBuf,
}

type Known = State<Arc<Shared>>;

impl Server {
    /// Sends the documents and serves. What pages sign and keep goes into `signed`.
    pub(crate) async fn start(kinds: &[Kind], signed: &Place) -> anyhow::Result<Self> {
        let sent = kinds.iter().map(|kind| (kind.name, Sent::new(kind.write()))).collect();
        let shared = Arc::new(Shared { sent, signed: signed.to_owned() });
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let origin = format!("http://{}", listener.local_addr()?);
        let router = router()?.with_state(shared);
        let task = tokio::spawn(async move {
            let _ = axum::serve(listener, router).await;
        });
        Ok(Self { origin, task })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

fn router() -> anyhow::Result<Router<Arc<Shared>>> {
    let router = Router::new()
        .route("/documents/{name}", get(document))
        .route("/revisions/{name}", get(revision))
        .route("/envelopes/{name}", get(envelope))
        .route("/authorise/{name}", post(authorise))
        .route("/stamp/{name}", post(stamp))
        .route("/signed/{way}", post(signed))
        .layer(DefaultBodyLimit::disable())
        .nest_service("/pkg", ServeDir::new(root().join("pkg")))
        .nest_service("/npm", ServeDir::new(peer()?))
        .fallback_service(ServeDir::new(root().join("tests/bench/page")));
    // Alone in its process group: clocks are finer then.
    let alone =
        [("cross-origin-opener-policy", "same-origin"), ("cross-origin-embedder-policy", "require-corp")];
    Ok(alone.into_iter().fold(router, |router, (name, value)| {
        let name = HeaderName::from_static(name);
        router.layer(SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value)))
    }))
}

/// Where `cargo xtask` puts what npm has for a release.
pub(crate) fn peer() -> anyhow::Result<PathBuf> {
    Ok(target()?.join("xtask/npm/release/node_modules"))
}

async fn document(State(shared): Known, Path(name): Path<String>) -> Result<Bytes, StatusCode> {
    found(&shared, &name).map(|sent| Bytes::copy_from_slice(sent.original()))
}

async fn revision(State(shared): Known, Path(name): Path<String>) -> Result<Bytes, StatusCode> {
    found(&shared, &name).map(|sent| Bytes::copy_from_slice(sent.revision()))
}

async fn envelope(State(shared): Known, Path(name): Path<String>) -> Result<Json<Value>, StatusCode> {
    found(&shared, &name).map(|sent| Json(sent.facts()))
}

async fn authorise(State(shared): Known, Path(name): Path<String>, Json(prepared): Json<Answer>) -> Response {
    answer(&shared, &name, |sent| sent.authorise(prepared))
}

async fn stamp(State(shared): Known, Path(name): Path<String>, Json(valued): Json<Answer>) -> Response {
    answer(&shared, &name, |sent| sent.stamp(valued))
}

async fn signed(State(shared): Known, Path(way): Path<String>, body: Bytes) -> StatusCode {
    let name = way.chars().filter(char::is_ascii_alphanumeric).collect::<String>() + ".pdf";
    let kept = std::fs::write(shared.signed.join(name), body).context("the signed file");
    if kept.is_ok() { StatusCode::NO_CONTENT } else { StatusCode::INTERNAL_SERVER_ERROR }
}

fn found<'a>(shared: &'a Shared, name: &str) -> Result<&'a Sent, StatusCode> {
    shared.sent.get(name).ok_or(StatusCode::NOT_FOUND)
}

fn answer(shared: &Shared, name: &str, act: impl FnOnce(&Sent) -> anyhow::Result<Value>) -> Response {
    match found(shared, name).map(act) {
        Ok(Ok(value)) => Json(value).into_response(),
        Ok(Err(why)) => (StatusCode::BAD_REQUEST, [(header::CONTENT_TYPE, "text/plain")], format!("{why:#}"))
            .into_response(),
        Err(status) => status.into_response(),
    }
}
