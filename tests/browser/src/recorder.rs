//! The proxy that all browsers' traffic goes through: keeps every byte of every request, forwards
//! to the house's two origins, and refuses everything else.

use std::{
    fmt,
    net::SocketAddr,
    sync::{Arc, Mutex, PoisonError},
};

use axum::{
    Router,
    body::{Body, to_bytes},
    extract::{Request, State},
    http::{HeaderMap, Method, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use futures_util::stream;
use reqwest::{Client, redirect::Policy};
use tokio::{net::TcpListener, sync::Notify, task::JoinHandle};

/// Larger than anything a test sends.
const MOST: usize = 64 << 20;

/// One request as the browser sent it.
#[derive(Clone)]
pub struct Sent {
    /// Where to: scheme, host and port; for a tunnel only host and port.
    pub origin: String,
    /// How.
    pub method: String,
    /// Path and query.
    pub path: String,
    /// Every header line.
    pub head: Vec<u8>,
    /// The body.
    pub body: Vec<u8>,
}

impl fmt::Debug for Sent {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {}{}", self.method, self.origin, self.path)
    }
}

impl Sent {
    /// Everything of it that left the browser.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        let line = format!("{} {}{}\r\n", self.method, self.origin, self.path);
        [line.as_bytes(), &self.head, &self.body].concat()
    }
}

/// The running proxy and its record. Ends when dropped.
pub struct Recorder {
    address: SocketAddr,
    shared: Arc<Shared>,
    task: JoinHandle<()>,
}

struct Shared {
    client: Client,
    allowed: Vec<String>,
    sent: Mutex<Vec<Sent>>,
    /// Paths of requests that have had their answer.
    answered: Mutex<Vec<String>>,
    spoiled: Mutex<String>,
    lost: Mutex<String>,
    held: Mutex<String>,
    go: Notify,
}

impl Recorder {
    /// Starts a proxy that forwards to these origins only.
    ///
    /// # Errors
    /// No port can be had.
    pub async fn start(allowed: &[&str]) -> anyhow::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let client = Client::builder().no_proxy().redirect(Policy::none()).build()?;
        let allowed = allowed.iter().map(|origin| (*origin).to_owned()).collect();
        let shared = Arc::new(Shared {
            client,
            allowed,
            sent: Mutex::default(),
            answered: Mutex::default(),
            spoiled: Mutex::default(),
            lost: Mutex::default(),
            held: Mutex::default(),
            go: Notify::new(),
        });
        let router = Router::new().fallback(pass).with_state(shared.clone());
        let task = tokio::spawn(async move {
            let _ = axum::serve(listener, router).await;
        });
        Ok(Self { address, shared, task })
    }

    /// Where browsers find it.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Everything sent so far.
    #[must_use]
    pub fn sent(&self) -> Vec<Sent> {
        self.shared.sent.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What was sent to one origin.
    #[must_use]
    pub fn sent_to(&self, origin: &str) -> Vec<Sent> {
        self.sent().into_iter().filter(|sent| sent.origin == origin).collect()
    }

    /// What was to go anywhere but to the house: refused, and kept here. Without the calls that
    /// Chromium makes to its maker whatever page is open.
    #[must_use]
    pub fn elsewhere(&self) -> Vec<Sent> {
        let own = |sent: &Sent| {
            let host = sent.origin.trim_start_matches("http://").trim_end_matches(":443");
            [".google.com", ".googleapis.com"].iter().any(|maker| host.ends_with(maker))
        };
        let elsewhere = |sent: &Sent| !self.shared.allowed.contains(&sent.origin);
        self.sent().into_iter().filter(|sent| elsewhere(sent) && !own(sent)).collect()
    }

    /// From now on, answers whose path contains `part` come with one byte changed: a store or a
    /// backend that does not give what it got. An empty `part` ends it.
    pub fn spoil(&self, part: &str) {
        part.clone_into(&mut self.shared.spoiled.lock().unwrap_or_else(PoisonError::into_inner));
    }

    /// From now on, what is sent to paths that hold this part arrives, and no answer comes back. An empty
    /// `part` ends it.
    pub fn lose(&self, part: &str) {
        part.clone_into(&mut self.shared.lost.lock().unwrap_or_else(PoisonError::into_inner));
    }

    /// From now on, what is sent to paths that hold this part waits. An empty `part` ends it for what comes;
    /// what waits goes on at [`Self::let_go`] only.
    pub fn hold(&self, part: &str) {
        part.clone_into(&mut self.shared.held.lock().unwrap_or_else(PoisonError::into_inner));
    }

    /// Whatever waits goes on.
    pub fn let_go(&self) {
        self.shared.go.notify_waiters();
    }

    /// How many requests to paths that hold this part have had their answer.
    #[must_use]
    pub fn answered(&self, part: &str) -> usize {
        let answered = self.shared.answered.lock().unwrap_or_else(PoisonError::into_inner);
        answered.iter().filter(|path| path.contains(part)).count()
    }

    /// Forgets what was sent so far.
    pub fn forget(&self) {
        self.shared.sent.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

impl Drop for Recorder {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn pass(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, MOST).await else { return StatusCode::PAYLOAD_TOO_LARGE.into_response() };
    let scheme = parts.uri.scheme_str().map(|scheme| format!("{scheme}://")).unwrap_or_default();
    let origin = scheme + parts.uri.authority().map_or("", |authority| authority.as_str());
    let path = parts.uri.path_and_query().map_or_else(String::new, ToString::to_string);
    let allowed = shared.allowed.contains(&origin);
    let (head, method) = (head(&parts.headers), parts.method.to_string());
    let sent = Sent { origin, method, path, head, body: body.to_vec() };
    shared.sent.lock().unwrap_or_else(PoisonError::into_inner).push(sent);
    if !allowed {
        return StatusCode::FORBIDDEN.into_response();
    }
    // Without the answer to what a browser asks beforehand (CORS) nothing would arrive at all.
    let asks_first = parts.method == Method::OPTIONS;
    if !asks_first && meets(&shared.held, parts.uri.path()) {
        shared.go.notified().await;
    }
    let request = shared.client.request(parts.method, parts.uri.to_string()).headers(through(&parts.headers));
    let spoil = meets(&shared.spoiled, parts.uri.path());
    let lose = !asks_first && meets(&shared.lost, parts.uri.path());
    let path = parts.uri.path().to_owned();
    let answer = forward(request.body(body), spoil).await;
    shared.answered.lock().unwrap_or_else(PoisonError::into_inner).push(path);
    answer.ok().filter(|_| !lose).unwrap_or_else(|| StatusCode::BAD_GATEWAY.into_response())
}

/// Whether a path has the part that was named, if one was.
fn meets(part: &Mutex<String>, path: &str) -> bool {
    let part = part.lock().unwrap_or_else(PoisonError::into_inner);
    !part.is_empty() && path.contains(part.as_str())
}

async fn forward(request: reqwest::RequestBuilder, spoil: bool) -> reqwest::Result<Response> {
    let answer = request.send().await?;
    let (status, headers) = (answer.status(), through(answer.headers()));
    // What is told as it happens has no end to wait for.
    if headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind == "text/event-stream") {
        let chunks =
            stream::unfold(
                answer,
                |mut answer| async move { Some((answer.chunk().await.transpose()?, answer)) },
            );
        return Ok((status, headers, Body::from_stream(chunks)).into_response());
    }
    let mut body = answer.bytes().await?.to_vec();
    let middle = body.len() / 2;
    if let Some(byte) = body.get_mut(middle).filter(|_| spoil) {
        *byte ^= 1;
    }
    Ok((status, headers, Body::from(body)).into_response())
}

fn head(headers: &HeaderMap) -> Vec<u8> {
    let mut head = vec![];
    for (name, value) in headers {
        head.extend(name.as_str().as_bytes());
        head.extend(b": ");
        head.extend(value.as_bytes());
        head.extend(b"\r\n");
    }
    head
}

/// Headers that concern more than one hop (RFC 9110, 7.6.1).
fn through(headers: &HeaderMap) -> HeaderMap {
    let mut headers = headers.clone();
    for name in [header::CONNECTION, header::TRANSFER_ENCODING, header::PROXY_AUTHORIZATION, header::TE] {
        headers.remove(name);
    }
    headers.remove("proxy-connection");
    headers
}
