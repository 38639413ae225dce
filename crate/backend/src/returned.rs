//! Where the provider leads back: the code is exchanged, and a page says that one can go on. It needs no
//! script, and nothing in it acts.

use axum::{
    extract::{Query, State},
    http::header,
    response::{Html, IntoResponse},
};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use envelope::Digest;
use evidence::sha256;
use serde::Deserialize;
use words::{Language, letter::escape, say};

use crate::{
    app::{App, Shared},
    identity::{KNOWN, verifier},
    oidc::{Failure, Provider},
    problem::Refusal,
    random::secret_hash,
    store::{
        StoreError,
        identities::{self, Asked, Stage},
        openings, sessions,
    },
};

/// Exactly as the provider knows it.
pub(crate) const PATH: &str = "/identity/callback";

const STYLE: &str = "body{font:18px/1.55 system-ui,sans-serif;max-width:34em;margin:12vh auto;padding:0 1.2em;\
color:#1b2333;background:#f6f5f1}main{background:#fff;border:1px solid #d9d6cc;border-radius:12px;padding:1.6em}\
h1{font-size:1.35em;line-height:1.25;margin:0 0 .6em}p{margin:.6em 0 0}section+section{margin-top:2em}\
@media(prefers-color-scheme:dark){body{color:#e8e6df;background:#15181f}main{background:#1e222b;border-color:#3a404d}}";

/// What a provider says when it leads back (OpenID Connect Core 1.0, 3.1.2.5 and 3.1.2.6; RFC 9207).
#[derive(Deserialize)]
pub(crate) struct Returned {
    state: Option<String>,
    code: Option<String>,
    error: Option<String>,
    iss: Option<String>,
}

pub(crate) async fn show(
    State(app): State<Shared>,
    query: Result<Query<Returned>, axum::extract::rejection::QueryRejection>,
) -> Result<impl IntoResponse, Refusal> {
    let page = match query {
        Ok(Query(returned)) => page(&app, &returned).await?,
        Err(_) => unknown(),
    };
    let hash = BASE64_STANDARD.encode(sha256("", STYLE.as_bytes()).0);
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    );
    Ok(([(header::CONTENT_SECURITY_POLICY, policy)], Html(page)))
}

/// Settles what came back, once, and says it.
async fn page(app: &App, returned: &Returned) -> Result<String, Refusal> {
    let (Some(provider), Some(state)) = (&app.provider, &returned.state) else { return Ok(unknown()) };
    let hash = secret_hash(state);
    let Some(asked) = take(app, hash).await? else { return Ok(unknown()) };
    let stage = settled(app, provider, &asked, returned, state).await;
    let mut transaction = app.store.write().await?;
    identities::settle(&mut transaction, hash, &stage, app.now().plus(KNOWN)).await?;
    transaction.commit().await.map_err(StoreError::from)?;
    let title = title(app, asked.session).await?;
    Ok(said(asked.language, provider, &stage, &title))
}

async fn take(app: &App, hash: Digest) -> Result<Option<Asked>, Refusal> {
    let mut transaction = app.store.write().await?;
    let asked = identities::take(&mut transaction, hash, app.now()).await?;
    transaction.commit().await.map_err(StoreError::from)?;
    Ok(asked)
}

async fn settled(app: &App, provider: &Provider, asked: &Asked, returned: &Returned, state: &str) -> Stage {
    // Another provider's answer, brought to this one's address (RFC 9207, 2.4).
    if returned.iss.as_ref().is_some_and(|iss| iss != provider.issuer()) {
        return Failure::Unbelieved.into();
    }
    let Some(code) = returned.code.as_ref().filter(|_| returned.error.is_none()) else {
        return Stage::Failed("cancelled".to_owned());
    };
    match provider.told(code, &verifier(app, state), &asked.nonce, app.now().seconds()).await {
        Ok(told) => Stage::Known(Box::new(told)),
        Err(why) => why.into(),
    }
}

/// What the session's envelope is called: who was sent here by somebody else sees what for.
async fn title(app: &App, session: Digest) -> Result<String, Refusal> {
    let mut connection = app.store.read().await?;
    let Some(session) = sessions::signer(&mut connection, session, app.now()).await? else {
        return Ok(String::new());
    };
    let title = openings::value(&mut connection, &session.envelope, (0, "title")).await?;
    Ok(title.unwrap_or_default())
}

fn said(language: Language, provider: &Provider, stage: &Stage, title: &str) -> String {
    let values = |name: &'_ str| -> Vec<(&'static str, String)> {
        vec![("provider", provider.name().to_owned()), ("title", title.to_owned()), ("name", name.to_owned())]
    };
    let (key, values) = match stage {
        Stage::Known(told) => ("known", values(&told.name)),
        Stage::Failed(why) if why == "cancelled" => ("cancelled", values("")),
        Stage::Failed(_) | Stage::Waiting => ("failed", values("")),
    };
    whole(language, &section(language, key, &values))
}

/// Nobody knows who comes here, so both languages are spoken.
fn unknown() -> String {
    let both = Language::ALL.map(|language| section(language, "unknown", &[]));
    whole(Language::Fr, &both.concat())
}

fn section(language: Language, key: &str, values: &[(&'static str, String)]) -> String {
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let sentence = |part: &str| escape(&say(language, &format!("returned-{key}-{part}"), &values));
    let (tag, title) = (language.tag(), sentence("title"));
    format!("<section lang=\"{tag}\"><h1>{title}</h1><p>{}</p></section>", sentence("what"))
}

fn whole(language: Language, inside: &str) -> String {
    format!(
        "<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>{}</title><style>{STYLE}</style></head>\
         <body><main>{inside}</main></body></html>",
        language.tag(),
        escape(&say(language, "returned-page", &[])),
    )
}
