//! Documents over HTTP: who may put and get which.

use axum::{
    body::{Body, to_bytes},
    extract::{Path, Request, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};

use crate::{
    app::{Shared, now},
    form,
    ids::{Envelope, Hash},
    problem::Problem,
    session::User,
    shelf::{Put, Shelf},
    ticket::{Claims, Refused},
};

/// What signatures may add to a document.
const SIGNATURES: usize = 10_000_000;

/// `PUT /documents/{sha256}`.
pub(crate) async fn put(
    State(app): State<Shared>,
    Path(hash): Path<String>,
    request: Request,
) -> Result<StatusCode, Problem> {
    user(&app, request.headers()).ok_or(Problem::NobodyKnown)?;
    let hash = Hash::parse(&hash).ok_or(Problem::Unknown)?;
    let name = name(request.headers());
    let bytes = body(request, app.settings.limit).await?;
    if Hash::of(&bytes) != hash {
        return Err(Problem::OtherBytes);
    }
    aside(&app, move |shelf| Ok(shelf.put_original(hash, &name, &bytes)?)).await.map(created)
}

/// `GET /documents/{sha256}`.
pub(crate) async fn get(
    State(app): State<Shared>,
    Path(hash): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let hash = Hash::parse(&hash).ok_or(Problem::Unknown)?;
    if user(&app, &headers).is_none() && claims(&app, &headers).await?.sha256 != hash {
        return Err(Refused::OtherDocument.into());
    }
    aside(&app, move |shelf| shelf.original(hash)).await.map(file)
}

/// `PUT /signed/{envelope}/{document}`.
pub(crate) async fn put_signed(
    State(app): State<Shared>,
    Path((envelope, document)): Path<(String, String)>,
    request: Request,
) -> Result<StatusCode, Problem> {
    let claims = claims(&app, request.headers()).await?;
    let (envelope, document) = place(&envelope, &document)?;
    if (&claims.envelope, claims.document) != (&envelope, document) {
        return Err(Refused::OtherDocument.into());
    }
    let bytes = body(request, app.settings.limit + SIGNATURES).await?;
    let put = move |shelf: &Shelf| shelf.put_signed(&envelope, document, claims.sha256, &bytes);
    aside(&app, put).await.map(created)
}

/// `GET /signed/{envelope}/{document}`.
pub(crate) async fn get_signed(
    State(app): State<Shared>,
    Path((envelope, document)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    user(&app, &headers).ok_or(Problem::NobodyKnown)?;
    let (envelope, document) = place(&envelope, &document)?;
    aside(&app, move |shelf| shelf.signed(&envelope, document)).await.map(file)
}

fn user(app: &Shared, headers: &HeaderMap) -> Option<User> {
    app.sessions.user(headers, now())
}

async fn claims(app: &Shared, headers: &HeaderMap) -> Result<Claims, Problem> {
    let value = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let ticket = value.and_then(|value| value.strip_prefix("Ticket ")).ok_or(Problem::NobodyKnown)?;
    app.backend.check(ticket, now()).await
}

fn place(envelope: &str, document: &str) -> Result<(Envelope, u16), Problem> {
    // One spelling, so that one document has one place.
    let index = document.parse::<u16>().ok().filter(|index| index.to_string() == document);
    Envelope::parse(envelope).zip(index).ok_or(Problem::Unknown)
}

fn name(headers: &HeaderMap) -> String {
    let value = headers.get("x-name").and_then(|value| value.to_str().ok()).unwrap_or_default();
    let name: String = form::decode(value).chars().filter(|c| !c.is_control()).take(200).collect();
    if name.trim().is_empty() { "document.pdf".into() } else { name }
}

async fn body(request: Request, limit: usize) -> Result<Vec<u8>, Problem> {
    let length = request.headers().get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok());
    if length.and_then(|length| length.parse::<usize>().ok()).is_some_and(|length| length > limit) {
        return Err(Problem::TooLarge(limit));
    }
    let too_large = |why: &axum::Error| format!("{why:?}").contains("LengthLimit");
    match to_bytes(request.into_body(), limit).await {
        Ok(bytes) => Ok(bytes.into()),
        Err(why) if too_large(&why) => Err(Problem::TooLarge(limit)),
        Err(_) => Err(Problem::Body),
    }
}

/// The folder is read and written aside: a slow disk must not stop the other requests.
async fn aside<T: Send + 'static>(
    app: &Shared,
    work: impl FnOnce(&Shelf) -> Result<T, Problem> + Send + 'static,
) -> Result<T, Problem> {
    let app = app.clone();
    tokio::task::spawn_blocking(move || work(&app.shelf)).await.map_err(std::io::Error::other)?
}

fn created(put: Put) -> StatusCode {
    match put {
        Put::Kept => StatusCode::CREATED,
        Put::Known => StatusCode::OK,
    }
}

/// A file to be saved: never shown by the browser as a page of this site.
fn file((name, bytes): (String, Vec<u8>)) -> Response {
    let disposition = format!("attachment; filename*=UTF-8''{}", form::encode(&name));
    let kind = if bytes.starts_with(b"%PDF-") { "application/pdf" } else { "application/octet-stream" };
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, "no-store"),
        (header::CONTENT_DISPOSITION, disposition.as_str()),
    ];
    (headers, Body::from(bytes)).into_response()
}
