//! The user's pages: entering, what is stored, and the way to the office page.

use axum::{
    body::Bytes,
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Redirect, Response},
};
use tower_http::services::ServeFile;

use crate::{
    app::{Settings, Shared, now},
    problem::Problem,
    session::{USERS, User},
    shelf::{Original, Signed},
};

const STYLE: &str = include_str!("host.css");

/// What the pages say, in one language.
pub(crate) struct Words {
    pub(crate) language: &'static str,
    welcome: &'static str,
    enter_as: &'static str,
    demo: &'static str,
    prepare: &'static str,
    follow: &'static str,
    documents: &'static str,
    nothing: &'static str,
    original: &'static str,
    signed: &'static str,
    leave: &'static str,
    outbox: &'static str,
    versions: [&'static str; 2],
}

const FRENCH: Words = Words {
    language: "fr",
    welcome: "Espace documents",
    enter_as: "Entrer en tant que",
    demo: "Démonstration : aucun mot de passe, aucun courriel ne part. Les documents restent sur cette machine.",
    prepare: "Faire signer un document",
    follow: "Suivre les envois",
    documents: "Documents",
    nothing: "Aucun document pour l’instant.",
    original: "Original",
    signed: "Version signée",
    leave: "Sortir",
    outbox: "Courriels de la démonstration",
    versions: ["signature reçue", "signatures reçues"],
};

const ENGLISH: Words = Words {
    language: "en",
    welcome: "Documents",
    enter_as: "Enter as",
    demo: "Demonstration: no password, no mail leaves. Documents stay on this machine.",
    prepare: "Have a document signed",
    follow: "Follow what was sent",
    documents: "Documents",
    nothing: "No document yet.",
    original: "Original",
    signed: "Signed version",
    leave: "Leave",
    outbox: "Mails of the demonstration",
    versions: ["signature received", "signatures received"],
};

/// `GET /`.
pub(crate) async fn home(State(app): State<Shared>, headers: HeaderMap) -> Result<Response, Problem> {
    let words = words(&headers);
    let body = match app.sessions.user(&headers, now()) {
        None => entrance(words),
        Some(user) => {
            let (originals, signed) = (app.shelf.originals()?, app.shelf.all_signed()?);
            documents(words, user, &app.settings, &originals, &signed)
        }
    };
    Ok(page(words, &body))
}

/// `GET /office.html` and `/follow.html`: for users only; others enter first.
pub(crate) async fn office(State(app): State<Shared>, request: Request) -> Response {
    if app.sessions.user(request.headers(), now()).is_none() {
        return Redirect::to("/").into_response();
    }
    let mut file = ServeFile::new(app.settings.www.join(request.uri().path().trim_start_matches('/')));
    let mut response = file
        .try_call(request)
        .await
        .map_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response(), IntoResponse::into_response);
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}

/// `POST /enter`.
pub(crate) async fn enter(
    State(app): State<Shared>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    own_site(&headers)?;
    let known = |user: &User| body == format!("user={}", user.login);
    let user = USERS.into_iter().find(known).ok_or(Problem::NobodyKnown)?;
    let cookie = app.sessions.enter(user, now())?;
    Ok(([(header::SET_COOKIE, cookie)], Redirect::to("/")).into_response())
}

/// `POST /leave`.
pub(crate) async fn leave(State(app): State<Shared>, headers: HeaderMap) -> Result<Response, Problem> {
    own_site(&headers)?;
    Ok(([(header::SET_COOKIE, app.sessions.leave(&headers))], Redirect::to("/")).into_response())
}

/// `GET /host.css`.
pub(crate) async fn style() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, "no-cache")], STYLE)
}

/// A form of another site must not enter or leave for somebody.
pub(crate) fn own_site(headers: &HeaderMap) -> Result<(), Problem> {
    let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    let site = text(header::ORIGIN).and_then(|origin| origin.split_once("://")).map(|(_, site)| site);
    if site.is_some() && site == text(header::HOST) { Ok(()) } else { Err(Problem::OtherSite) }
}

pub(crate) fn words(headers: &HeaderMap) -> &'static Words {
    let wanted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or("");
    let first = wanted.split(',').find_map(|language| match language.trim().get(..2) {
        Some("fr") => Some(&FRENCH),
        Some("en") => Some(&ENGLISH),
        _ => None,
    });
    first.unwrap_or(&ENGLISH)
}

fn page(words: &Words, body: &str) -> Response {
    let html = format!(
        "<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>Lilas Immobilier</title>\
         <link rel=\"icon\" href=\"/icon.svg\">\
         <link rel=\"stylesheet\" href=\"/host.css\"></head><body><header><b>Lilas Immobilier</b></header>\
         <main>{body}</main></body></html>",
        words.language
    );
    ([(header::CACHE_CONTROL, "no-store")], Html(html)).into_response()
}

fn entrance(words: &Words) -> String {
    let buttons: String = USERS
        .iter()
        .map(|User { login, name, organisation, .. }| {
            format!(
                "<p><button name=\"user\" value=\"{login}\">{} {name} ({organisation})</button></p>",
                words.enter_as
            )
        })
        .collect();
    format!(
        "<h1>{}</h1><form method=\"post\" action=\"/enter\">{buttons}</form><p>{}</p>",
        words.welcome, words.demo
    )
}

fn documents(
    words: &Words,
    user: User,
    settings: &Settings,
    originals: &[Original],
    signed: &[Signed],
) -> String {
    let backend = &settings.backend;
    let inbox = settings.key.as_ref().map(|_| inbox(backend)).unwrap_or_default();
    let rows: String = originals.iter().map(|original| row(words, original, signed)).collect();
    let list = if rows.is_empty() { format!("<p>{}</p>", words.nothing) } else { format!("<ul>{rows}</ul>") };
    format!(
        "<form method=\"post\" action=\"/leave\"><span>{}</span> <button class=\"quiet\">{}</button></form>{inbox}\
         <p><a class=\"main\" href=\"/office.html\">{}</a> <a class=\"main\" href=\"/follow.html\">{}</a></p><h1>{}</h1>{list}\
         <p><a href=\"{backend}/outbox\" target=\"_blank\" rel=\"noopener\">{}</a></p>",
        user.name, words.leave, words.prepare, words.follow, words.documents, words.outbox,
    )
}

/// What waits for the user; the elements need its script, and scripts a file of their own.
fn inbox(backend: &str) -> String {
    format!(
        "<paraph-inbox backend=\"{backend}\"></paraph-inbox><script type=\"module\" src=\"/inbox.js\"></script>"
    )
}

fn row(words: &Words, original: &Original, signed: &[Signed]) -> String {
    let Original { hash, name, size, .. } = original;
    let versions: String =
        signed.iter().filter(|one| one.original == *hash).map(|one| version(words, one)).collect();
    format!(
        "<li><b>{}</b> <small>{} kB</small><br><a href=\"/documents/{hash}\">{}</a>{versions}</li>",
        escape(name),
        size.div_ceil(1000),
        words.original,
    )
}

fn version(words: &Words, signed: &Signed) -> String {
    let Signed { envelope, document, versions, .. } = signed;
    let counted = words.versions[usize::from(*versions > 1)];
    format!(
        " · <a href=\"/signed/{envelope}/{document}\">{}</a> <small>({versions} {counted})</small>",
        words.signed
    )
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
