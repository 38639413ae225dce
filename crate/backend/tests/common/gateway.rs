//! An SMS gateway on a port of this machine: it keeps what it is asked, and answers as it is told.

use std::sync::{Arc, Mutex};

use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, Method, StatusCode, Uri},
};
use tokio::net::TcpListener;

#[derive(Clone, Debug)]
pub struct Asked {
    pub method: Method,
    pub uri: Uri,
    pub headers: HeaderMap,
    pub body: String,
}

#[derive(Default)]
pub struct Talk {
    pub asked: Vec<Asked>,
    /// The next answers; `200 OK` when there are none.
    pub answers: Vec<(u16, &'static str)>,
}

pub type Gateway = Arc<Mutex<Talk>>;

/// Starts one; its address.
pub async fn start() -> (Gateway, String) {
    let talk = Gateway::default();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let router = Router::new().fallback(answer).with_state(talk.clone());
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    (talk, address)
}

async fn answer(
    State(talk): State<Gateway>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> (StatusCode, &'static str) {
    let mut talk = talk.lock().unwrap();
    talk.asked.push(Asked { method, uri, headers, body: String::from_utf8_lossy(&body).into_owned() });
    let (status, text) = if talk.answers.is_empty() { (200, "OK") } else { talk.answers.remove(0) };
    (StatusCode::from_u16(status).unwrap(), text)
}
