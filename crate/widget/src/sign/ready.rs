//! What is about to be agreed to: the mark stamped, the signatures prepared, the key made.

use envelope::Act;
use evidence::Opening;
use leptos::prelude::*;
use protocol::{
    Base64,
    worker::{Answer, Ask},
};

use super::{
    case::{Case, Session},
    filling, identity, initials, keep,
};
use crate::{
    device::salt,
    trouble::{Trouble, trouble, unexpected},
};

/// What is about to be agreed to.
pub(super) struct Ready {
    pub(super) name: Opening,
    pub(super) acts: Vec<Act>,
    /// DER SubjectPublicKeyInfo.
    pub(super) key: Base64,
    pub(super) possession: Base64,
}

/// What the reader signed in for at the provider, byte for byte; otherwise what is given now.
pub(super) async fn again_or_anew(case: Case, session: &Session) -> Result<Ready, Trouble> {
    let asked = identity::asked(case).and_then(|asked| Some((asked.opening?, asked.signed_at)));
    if let Some((name, signed_at)) = asked {
        case.here.ask(&Ask::KeepKey { name: keep::key(session), fresh: false }, vec![]).await?;
        return prepare(case, session, name, signed_at).await;
    }
    let value = case.name.get_untracked().trim().to_owned();
    let name = Opening { field: "signer.name".to_owned(), salt: salt()?, value };
    prepare(case, session, name, session.now.seconds()).await
}

/// Stamps and prepares for a signature under this name, at this time.
pub(super) async fn prepare(
    case: Case,
    session: &Session,
    name: Opening,
    signed_at: i64,
) -> Result<Ready, Trouble> {
    let mark = case.mark.get_untracked().map(|(mark, _)| mark);
    let mark = mark.ok_or_else(|| trouble("mark_missing", "no mark"))?;
    let initials = Some(initials::of(&mark, &name.value));
    let entries = filling::entries(case, session, &name.value).await?;
    let ask = Ask::Prepare { mark, initials, entries, name: name.value.clone(), signed_at };
    let Answer::Prepared { acts, key, possession } = case.here.ask(&ask, vec![]).await?.0 else {
        return Err(unexpected());
    };
    Ok(Ready { name, acts, key, possession })
}
