//! Links: a recipient's page shows the secret from its fragment and gets a session.

use std::net::SocketAddr;

use axum::{
    Json,
    extract::{ConnectInfo, State},
    http::HeaderMap,
};
use envelope::Command;
use protocol::http::{OpenLink, SignerSession as Answer};

use crate::{
    app::Shared,
    append::{Wish, append},
    client,
    door::Body,
    problem::Refusal,
    random::{self, Secret, secret_hash},
    store::{
        links,
        sessions::{self, SignerSession},
    },
    text, view,
};

/// How long a recipient's page may act, milliseconds; the link opens another session.
const LIFETIME: u64 = 2 * 60 * 60 * 1000;

pub(crate) async fn open(
    State(app): State<Shared>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    Body(OpenLink { link }): Body<OpenLink>,
) -> Result<Json<Answer>, Refusal> {
    let found = links::find(&mut *app.store.read().await?, secret_hash(&link)).await?;
    let (envelope, recipient) = found.ok_or(Refusal::LinkUnknown)?;
    let client = client::address(peer, &headers, &app.config.trusted_proxies).to_string();
    let (opening, commitment) = text::fresh("client", &client, &envelope)?;
    let transcript = append(&app, &envelope, |_, _| {
        let command = Command::Open { recipient, client: Some(commitment) };
        Ok(Wish { openings: vec![opening.clone()], ..Wish::from(command) })
    })
    .await?;
    let (secret, now) = (Secret::new()?, app.now());
    let challenge = envelope::Salt(random::bytes()?);
    let session = SignerSession { hash: secret.hash(), envelope, recipient, challenge, identified: false };
    sessions::add_signer(&mut *app.store.read().await?, &session, now.plus(LIFETIME)).await?;
    let view = view::for_signer(&app, &session, &transcript, now).await?;
    Ok(Json(Answer { token: secret.into_string(), view }))
}
