//! Where the provider leads back: the code is exchanged, and whoever came says whether it is they who sign.
//!
//! An address to sign in at can be sent to somebody else. So what the provider says counts only once the
//! person in front of that page has read what their name will stand for, and agreed.

mod page;

use axum::{
    Form,
    extract::{
        Query, State,
        rejection::{FormRejection, QueryRejection},
    },
    http::header,
    response::{Html, IntoResponse},
};
use envelope::Digest;
use serde::Deserialize;

use self::page::Page;
use crate::{
    app::{App, Shared},
    identity::{KNOWN, verifier},
    oidc::{Failure, Provider},
    problem::Refusal,
    random::{Secret, secret_hash},
    store::{
        StoreError,
        identities::{self, Asked, Told},
        openings, sessions,
    },
};

/// Exactly as the provider knows it.
pub(crate) const PATH: &str = "/identity/callback";
/// Where the page's buttons lead, beside it.
pub(crate) const ANSWER: &str = "/identity/answer";

/// What a provider says when it leads back (OpenID Connect Core 1.0, 3.1.2.5 and 3.1.2.6; RFC 9207).
#[derive(Deserialize)]
pub(crate) struct Returned {
    state: Option<String>,
    code: Option<String>,
    error: Option<String>,
    iss: Option<String>,
}

/// What the page's buttons say.
#[derive(Deserialize)]
pub(crate) struct Answer {
    secret: String,
    #[serde(rename = "answer")]
    word: String,
}

pub(crate) async fn show(
    State(app): State<Shared>,
    query: Result<Query<Returned>, QueryRejection>,
) -> Result<impl IntoResponse, Refusal> {
    let page = match query {
        Ok(Query(returned)) => come(&app, &returned).await?,
        Err(_) => Page::Unknown,
    };
    Ok(answer_with(&page))
}

pub(crate) async fn answer(
    State(app): State<Shared>,
    form: Result<Form<Answer>, FormRejection>,
) -> Result<impl IntoResponse, Refusal> {
    let page = match form {
        Ok(Form(answer)) => take_answer(&app, &answer).await?,
        Err(_) => Page::Unknown,
    };
    Ok(answer_with(&page))
}

fn answer_with(page: &Page) -> impl IntoResponse + use<> {
    ([(header::CONTENT_SECURITY_POLICY, page::policy())], Html(page.html()))
}

/// Settles what came back, once, and asks whether it is the person who signs.
async fn come(app: &App, returned: &Returned) -> Result<Page, Refusal> {
    let (Some(provider), Some(state)) = (&app.provider, &returned.state) else { return Ok(Page::Unknown) };
    let hash = secret_hash(state);
    let Some(asked) = take(app, hash).await? else { return Ok(Page::Unknown) };
    let believed = believed(app, provider, &asked, returned, state).await;
    // Without saying what for, nobody is asked.
    let Some((title, sender)) = about(app, asked.session).await? else { return Ok(Page::Unknown) };
    let (secret, until) = (Secret::new()?, app.now().plus(KNOWN));
    let mut transaction = app.store.write().await?;
    match &believed {
        Ok(told) => identities::tell(&mut transaction, hash, told, secret.hash(), until).await?,
        Err(why) => identities::fail(&mut transaction, hash, why.word(), until).await?,
    }
    transaction.commit().await.map_err(StoreError::from)?;
    let language = asked.language;
    Ok(match believed {
        Ok(told) => Page::Asks { language, name: told.name, title, sender, secret: secret.into_string() },
        Err(Failure::Cancelled) => Page::Cancelled { language, provider: provider.name().to_owned() },
        Err(_) => Page::Failed { language, provider: provider.name().to_owned() },
    })
}

async fn take(app: &App, hash: Digest) -> Result<Option<Asked>, Refusal> {
    let mut transaction = app.store.write().await?;
    let asked = identities::take(&mut transaction, hash, app.now()).await?;
    transaction.commit().await.map_err(StoreError::from)?;
    Ok(asked)
}

async fn believed(
    app: &App,
    provider: &Provider,
    asked: &Asked,
    returned: &Returned,
    state: &str,
) -> Result<Told, Failure> {
    // Another provider's answer, brought to this one's address (RFC 9207, 2.4).
    if returned.iss.as_ref().is_some_and(|iss| iss != provider.issuer()) {
        return Err(Failure::Unbelieved);
    }
    let code = returned.code.as_ref().filter(|_| returned.error.is_none()).ok_or(Failure::Cancelled)?;
    provider.told(code, &verifier(app, state), &asked.nonce, app.now().seconds()).await
}

/// It is they, or it is not: then nothing of what the provider said is kept.
async fn take_answer(app: &App, answer: &Answer) -> Result<Page, Refusal> {
    let now = app.now();
    let mut transaction = app.store.write().await?;
    let found = identities::answered(&mut transaction, secret_hash(&answer.secret), now).await?;
    let Some((hash, asked, name)) = found else { return Ok(Page::Unknown) };
    let yes = answer.word == "yes";
    if !yes {
        identities::fail(&mut transaction, hash, Failure::Cancelled.word(), now.plus(KNOWN)).await?;
    }
    transaction.commit().await.map_err(StoreError::from)?;
    let language = asked.language;
    if !yes {
        return Ok(Page::Refused { language });
    }
    let title = about(app, asked.session).await?.map(|(title, _)| title).unwrap_or_default();
    Ok(Page::Known { language, name, title })
}

/// What the session's envelope is called, and who asks: who was sent here by somebody else sees what for.
/// None if the session is over.
async fn about(app: &App, session: Digest) -> Result<Option<(String, String)>, Refusal> {
    let mut connection = app.store.read().await?;
    let Some(session) = sessions::signer(&mut connection, session, app.now()).await? else {
        return Ok(None);
    };
    let title = openings::value(&mut connection, &session.envelope, (0, "title")).await?;
    let sender = openings::value(&mut connection, &session.envelope, (0, "sender.email")).await?;
    Ok(title.zip(sender))
}
