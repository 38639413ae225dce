//! Links: a recipient's page shows the secret from its fragment and gets a session. Once the envelope
//! has ended a link is good for seven days; whoever opens an older one is offered a new one, which
//! goes to the same address.

use std::net::SocketAddr;

use axum::{
    Json,
    extract::{ConnectInfo, State},
    http::HeaderMap,
};
use envelope::{Command, Timestamp};
use protocol::http::{LinkRenewed, NoticeKind, OpenLink, RenewLink, SignerSession as Answer};

use crate::{
    app::{App, Shared},
    append::{Wish, append, load},
    client, codes,
    door::Body,
    mails,
    notices::new_link,
    problem::Refusal,
    random::{self, Secret, secret_hash},
    store::{
        StoreError, envelopes,
        links::{self, Link},
        openings, outbox,
        sessions::{self, SignerSession},
    },
    text, view,
};

/// How long a recipient's page may act, milliseconds; the link opens another session.
const LIFETIME: u64 = 2 * 60 * 60 * 1000;

/// How long a link leads to an envelope that has ended, milliseconds.
const AFTERWARDS: u64 = 7 * codes::DAY;
/// How many links after the end a recipient is sent in one day.
const A_DAY: i64 = 5;

/// Whose link this is, and whether it is over.
async fn find(app: &App, link: &str, now: Timestamp) -> Result<(Link, bool), Refusal> {
    let mut connection = app.store.read().await?;
    let found = links::find(&mut connection, secret_hash(link)).await?.ok_or(Refusal::LinkUnknown)?;
    let ended = envelopes::ended(&mut connection, &found.envelope).await?;
    let over = ended.is_some_and(|ended| now > ended.max(found.created_at).plus(AFTERWARDS));
    Ok((found, over))
}

/// Sends a fresh link in place of one that is over, to whoever has the role: never to who merely asks.
pub(crate) async fn renew(
    State(app): State<Shared>,
    Body(RenewLink { link }): Body<RenewLink>,
) -> Result<Json<LinkRenewed>, Refusal> {
    let (Link { envelope, recipient, .. }, over) = find(&app, &link, app.now()).await?;
    if !over {
        return Err(Refusal::LinkGood);
    }
    let transcript = load(&app, &envelope).await?;
    let secret = Secret::new()?;
    let (hash, now) = (secret.hash(), app.now());
    let address = format!("{}#{}", app.config.signing_page, secret.into_string());
    let mut transaction = app.store.write().await?;
    // Still: it may have been handed over since.
    links::find(&mut transaction, secret_hash(&link)).await?.ok_or(Refusal::LinkUnknown)?;
    let since = Timestamp(now.0.saturating_sub(codes::DAY));
    let of = (&envelope, recipient, NoticeKind::CopyAvailable);
    if outbox::count(&mut transaction, of, since).await? >= A_DAY {
        return Err(Refusal::TooManyLinks);
    }
    let openings = openings::of(&mut transaction, &envelope).await?;
    let notice = new_link(&transcript, &openings, recipient, &address).ok_or(Refusal::NotFound)?;
    links::add(&mut transaction, hash, (&envelope, recipient), now).await?;
    mails::write(&app, &mut transaction, Some(&envelope), &notice).await?;
    transaction.commit().await.map_err(StoreError::from)?;
    app.mail.notify_one();
    Ok(Json(LinkRenewed {}))
}

pub(crate) async fn open(
    State(app): State<Shared>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    Body(OpenLink { link }): Body<OpenLink>,
) -> Result<Json<Answer>, Refusal> {
    let (Link { envelope, recipient, .. }, over) = find(&app, &link, app.now()).await?;
    if over {
        return Err(Refusal::LinkOver);
    }
    let client = client::address(peer, &headers, &app.config.trusted_proxies).to_string();
    let (opening, commitment) = text::fresh("client", &client, &envelope)?;
    let transcript = append(&app, &envelope, |_, _| {
        let command = Command::Open { recipient, client: Some(commitment) };
        Ok(Wish { openings: vec![opening.clone()], ..Wish::from(command) })
    })
    .await?;
    let (secret, now) = (Secret::new()?, app.now());
    let challenge = envelope::Salt(random::bytes()?);
    let session =
        SignerSession { hash: secret.hash(), envelope, recipient, challenge, identified: false, list: None };
    let mut transaction = app.store.write().await?;
    // Still: it may have been handed over since.
    links::find(&mut transaction, secret_hash(&link)).await?.ok_or(Refusal::LinkUnknown)?;
    sessions::add_signer(&mut transaction, &session, now.plus(LIFETIME)).await?;
    transaction.commit().await.map_err(StoreError::from)?;
    let view = view::for_signer(&app, &session, &transcript, now).await?;
    Ok(Json(Answer { token: secret.into_string(), view }))
}
