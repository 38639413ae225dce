//! Opens the link: its secret becomes a session, the session says where the person stands.

use envelope::Standing;
use js_sys::{Object, Reflect};
use leptos::prelude::*;
use protocol::http::{OpenLink, SignerSession};

use super::{
    case::{Case, Goal, Session, Step},
    keep,
};
use crate::{
    api::Api,
    device,
    here::Here,
    tab,
    trouble::{Trouble, trouble},
};

/// Begins, or begins again.
pub(crate) fn open(case: Case) {
    case.go(Step::Loading);
    case.here.spawn(async move {
        if let Err(why) = try_open(case).await {
            case.show(why);
            case.step.set(Step::Broken);
        }
    });
}

async fn try_open(case: Case) -> Result<(), Trouble> {
    if !device::is_secure() {
        return Err(trouble("insecure_context", "not a secure context"));
    }
    let link = secret(case.here).ok_or_else(|| trouble("link_missing", "the address carries no link"))?;
    let SignerSession { token, view } = enter(case, link).await?;
    let session = case.adopt(&token, view)?;
    let (envelope, recipient) = (session.reading.envelope(), session.recipient);
    let known = session.reading.given_name(recipient);
    case.name.set(known.unwrap_or_default().to_owned());
    keep::recall(case, &session).await;
    keep::follow(case, &session);
    let detail = Object::new();
    let _ = Reflect::set(&detail, &"envelope".into(), &envelope.as_str().into());
    case.here.emit("paraph-opened", &detail);
    go_on(case, &session);
    Ok(())
}

/// The session that this tab had with the link, if it goes on; otherwise a new one.
async fn enter(case: Case, link: String) -> Result<SignerSession, Trouble> {
    let place = format!("session/{}", device::sha256(&link));
    if let Some(token) = tab::recall::<String>(&place)
        && let Ok(view) = Api::with_token(case.here, &token).session().await
    {
        return Ok(SignerSession { token, view });
    }
    let session = Api::of(case.here).open_link(case.here, &OpenLink { link }).await?;
    tab::keep(&place, &session.token);
    Ok(session)
}

/// Where the path goes on. Where nothing is left to do, nothing is kept.
fn go_on(case: Case, session: &Session) {
    case.goal.set(Goal::Sign);
    match session.standing() {
        Standing::Turn => return super::bring::begin(case),
        Standing::NotYet => {}
        _ => keep::forget(case, session),
    }
    case.go(Step::Status);
}

/// Whether the link is what is wrong: trying the same one again leads nowhere.
pub(crate) fn is_wrong(case: Case) -> bool {
    let codes = ["link_missing", "link_unknown", "unknown_link"];
    case.trouble.with(|why| why.as_ref().is_some_and(|why| codes.contains(&why.code.as_str())))
}

/// Whether the link was good once, and a fresh one can be had.
pub(crate) fn is_over(case: Case) -> bool {
    case.trouble.with(|why| why.as_ref().is_some_and(|why| why.code == "link_over"))
}

/// Opens the link that the person has pasted: the whole of it, or what stands behind its “#”.
pub(crate) fn open_pasted(case: Case, link: &str) {
    let secret = link.rsplit('#').next().unwrap_or_default().trim();
    if let Some(window) = web_sys::window() {
        let _ = window.location().set_hash(secret);
    }
    open(case);
}

/// The secret: the property `link`, or the fragment of the page's address.
pub(crate) fn secret(here: Here) -> Option<String> {
    let given = here.property("link").as_string();
    let hash = || web_sys::window()?.location().hash().ok();
    let secret = given.or_else(hash)?;
    // A mail program may wrap or decorate: what follows the secret is not part of it.
    let secret = secret.trim().trim_start_matches('#').to_owned();
    (!secret.is_empty()).then_some(secret)
}
