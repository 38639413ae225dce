//! Senders sign in: a code by mail, for addresses of configured domains.

use std::net::SocketAddr;

use axum::{
    Json,
    extract::{ConnectInfo, State},
    http::HeaderMap,
};
use protocol::http::{
    AskOfficeCode, CloseOffice, CodeSent, OfficeClosed, OfficeCodeSent, OfficeSession as Answer, OpenOffice,
};
use words::Language;

use crate::{
    app::{App, Shared},
    client,
    codes::{self, Purpose},
    door::{Body, bearer_in},
    mails,
    notices::office_code,
    problem::Refusal,
    random::{Secret, secret_hash},
    seal,
    store::{
        StoreError,
        sessions::{self, OfficeSession},
    },
    text,
};

/// How long a sender stays signed in, milliseconds.
const LIFETIME: u64 = 12 * 60 * 60 * 1000;

pub(crate) async fn ask_code(
    State(app): State<Shared>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    Body(ask): Body<AskOfficeCode>,
) -> Result<Json<OfficeCodeSent>, Refusal> {
    let email = allowed(&app, &ask.email)?;
    let now = app.now();
    let fresh = codes::make(&app, &Purpose::Office(&email), Language::of(&ask.language), now)?;
    let fresh = fresh.asked_from(&app, client::address(peer, &headers, &app.config.trusted_proxies));
    let notice = office_code(email, fresh.stored.language, fresh.code.as_str());
    let mut transaction = app.store.write().await?;
    codes::store(&mut transaction, &fresh).await?;
    mails::write(&app, &mut transaction, None, &notice).await?;
    transaction.commit().await.map_err(StoreError::from)?;
    app.mail.notify_one();
    let asked = fresh.stored.id;
    Ok(Json(OfficeCodeSent { asked, sent: CodeSent { expires_at: fresh.stored.expires_at, now } }))
}

pub(crate) async fn open(
    State(app): State<Shared>,
    Body(open): Body<OpenOffice>,
) -> Result<Json<Answer>, Refusal> {
    let email = allowed(&app, &open.email)?;
    let now = app.now();
    let code = codes::check_asked(&app, &Purpose::Office(&email), &open.asked, &open.code, now).await?;
    let (secret, expires_at) = (Secret::new()?, now.plus(LIFETIME));
    let session = OfficeSession { email: email.clone(), language: code.language, expires_at };
    let mut transaction = app.store.write().await?;
    codes::consume(&mut transaction, &code).await?;
    sessions::add_office(&mut transaction, secret.hash(), &session).await?;
    transaction.commit().await.map_err(StoreError::from)?;
    let (token, most_bytes) = (secret.into_string(), app.config.limits.originals);
    let (sms, identity) = (app.config.has_sms(), app.config.identity.is_offered());
    let officer = app.config.identity.is_officer(&email);
    let seal = seal::may(&app, &email);
    Ok(Json(Answer { token, email, expires_at, most_bytes, sms, identity, officer, seal }))
}

/// Signs out: who finds the token in a browser that was left open gets nowhere with it.
pub(crate) async fn close(
    State(app): State<Shared>,
    _: OfficeSession,
    headers: HeaderMap,
    Body(CloseOffice {}): Body<CloseOffice>,
) -> Result<Json<OfficeClosed>, Refusal> {
    let hash = secret_hash(bearer_in(&headers)?);
    sessions::remove_office(&mut *app.store.read().await?, hash).await?;
    Ok(Json(OfficeClosed {}))
}

fn allowed(app: &App, email: &str) -> Result<String, Refusal> {
    let email = text::address("email", email)?;
    let domain = email.rsplit_once('@').map_or("", |(_, domain)| domain);
    let known = app.config.office.domains.iter().any(|allowed| allowed == domain);
    if known { Ok(email) } else { Err(Refusal::DomainNotAllowed) }
}
