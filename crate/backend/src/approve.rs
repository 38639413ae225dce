//! Approving: code and consent, bound to the digest of every document. No mark and no certificate: the
//! record in the chain is the approval.

use axum::{Json, extract::State};
use envelope::{CodeUsed, Command};
use evidence::{APPROVAL_TEXTS, AgreedTo, Agreement, Transcript};
use protocol::http::{Approve, SignerView};

use crate::{
    app::{App, Shared},
    append::{Extra, Wish, append, load},
    authorise::{check_code, check_consents, code_used},
    door::Body,
    identity::{self, Shown},
    problem::Refusal,
    store::{codes::StoredCode, sessions::SignerSession},
    text, view,
};

pub(crate) async fn approve(
    State(app): State<Shared>,
    session: SignerSession,
    Body(post): Body<Approve>,
) -> Result<Json<SignerView>, Refusal> {
    check_consents(&post.consents, &APPROVAL_TEXTS)?;
    post.comment.as_ref().map_or(Ok(()), text::comment)?;
    let before = load(&app, &session.envelope).await?;
    // Everything but the code first: a stale version must not cost a try.
    let shown = shown(&app, &session, &before, &post).await?;
    let wanted = before.state().decide(&command(&session, &post, CodeUsed::Matched, &shown), app.now())?;
    if wanted.is_empty() {
        return Ok(Json(view::for_signer(&app, &session, &before, app.now()).await?));
    }
    let code = match &post.code {
        Some(typed) => Some(check_code(&app, &session, typed).await?),
        None => None,
    };
    let transcript =
        append(&app, &session.envelope, |_, _| Ok(wish(&session, &post, code.clone(), &shown))).await?;
    Ok(Json(view::for_signer(&app, &session, &transcript, app.now()).await?))
}

/// The sign-in that this agreement needs.
async fn shown(
    app: &App,
    session: &SignerSession,
    transcript: &Transcript,
    post: &Approve,
) -> Result<Option<Shown>, Refusal> {
    let comment = post.comment.as_ref().map(|comment| comment.commitment(&session.envelope));
    let to = AgreedTo::Approve { versions: &post.versions, comment };
    let agreement = Agreement { recipient: session.recipient, consents: &post.consents, to };
    identity::shown(app, session, transcript.state(), &agreement).await
}

fn wish(session: &SignerSession, post: &Approve, code: Option<StoredCode>, shown: &Option<Shown>) -> Wish {
    let used = code_used(session, code.is_some());
    Wish {
        openings: post
            .comment
            .iter()
            .chain(shown.iter().flat_map(|shown| &shown.openings))
            .cloned()
            .collect(),
        extra: code.map_or(Extra::Nothing, Extra::UsedCode),
        ..Wish::from(command(session, post, used, shown))
    }
}

fn command(session: &SignerSession, post: &Approve, code: CodeUsed, shown: &Option<Shown>) -> Command {
    Command::Approve(envelope::Approve {
        recipient: session.recipient,
        consents: post.consents.clone(),
        versions: post.versions.clone(),
        comment: post.comment.as_ref().map(|comment| comment.commitment(&session.envelope)),
        code,
        identity: shown.as_ref().map(|shown| shown.identity.clone()),
    })
}
