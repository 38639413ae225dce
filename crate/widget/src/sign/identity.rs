//! Showing who one is: a sign-in at the provider for exactly what will be agreed to, or an officer's word.

use envelope::{Attested, Event, IdentityDocument};
use evidence::Opening;
use leptos::prelude::*;
use protocol::{
    http::{AskIdentity, IdentityFor, IdentityStage, IdentityState},
    worker::Ask,
};
use serde::{Deserialize, Serialize};

use super::{
    act, approve,
    case::{Case, Session, Step},
    confirm, keep, ready, said,
};
use crate::{
    device::{self, pause, salt},
    trouble::{Trouble, unexpected},
};

/// How often the page looks whether its reader is known, milliseconds.
const EVERY: u32 = 2000;

/// What was asked at the provider: enough to prepare the same again, byte for byte.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Asked {
    /// The name to sign with, as it is committed to; for an approval what is said with it, if anything.
    pub(crate) opening: Option<Opening>,
    /// /M of the signatures, seconds since 1970.
    pub(crate) signed_at: i64,
}

/// How far it has come.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Stage {
    /// Not asked yet.
    #[default]
    Open,
    /// What will be agreed to is being prepared.
    Preparing,
    /// The reader signs in elsewhere; without an address in another window of before.
    Waiting(Option<String>),
    /// The provider said a name, and how sure it is.
    Known(String, Option<String>),
    /// It came to nothing.
    Failed(IdentityStage),
    /// What was asked for is not what will be agreed to any more.
    Changed,
}

/// What an officer attested of the reader.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Seen {
    pub(crate) name: String,
    pub(crate) officer: String,
    pub(crate) document: IdentityDocument,
}

impl Session {
    /// What an officer attested of the reader, as far as it can be read.
    pub(crate) fn attested(&self) -> Option<Seen> {
        let attested: &Attested = self.reading.state().attested(self.recipient)?;
        let records = self.reading.history().iter().rev();
        let at = records
            .filter(|record| matches!(record.event(), Event::Attested(one) if one == attested))
            .map(evidence::Record::sequence)
            .next()?;
        let value = |field: &str| self.reading.value_at(at, field).unwrap_or_default().to_owned();
        Some(Seen { name: value("attested.name"), officer: value("officer"), document: attested.document })
    }

    /// Whether the reader has to sign in, or be seen, before anything can be agreed to.
    pub(crate) fn wants_identity(&self) -> bool {
        let state = self.reading.state();
        state.wants_identity() && state.attested(self.recipient).is_none()
    }
}

/// Whether showing it is still to be done.
pub(crate) fn is_missing(case: Case) -> bool {
    case.of(Session::wants_identity) && !matches!(case.identity.get(), Stage::Known(..))
}

/// What was asked at the provider, where that counts.
pub(crate) fn asked(case: Case) -> Option<Asked> {
    let wanted = untrack(|| case.of(Session::wants_identity));
    case.asked.get_untracked().filter(|_| wanted)
}

/// Forgets what was asked for: it is not what will be agreed to.
pub(crate) fn changed(case: Case) {
    if case.asked.get_untracked().is_some() {
        case.asked.set(None);
        case.identity.set(Stage::Changed);
    }
}

/// Asks at the provider, for what is given now.
pub(super) fn ask(case: Case) {
    case.trouble.set(None);
    case.identity.set(Stage::Preparing);
    case.here.spawn(async move {
        match begin(case).await {
            Ok(state) => take(case, state),
            Err(why) => {
                case.identity.set(Stage::Open);
                act::back(case, why);
            }
        }
    });
}

async fn begin(case: Case) -> Result<IdentityState, Trouble> {
    let session = act::refresh(case).await?;
    let signed_at = session.now.seconds();
    let language = case.here.language.get_untracked().tag().to_owned();
    if untrack(|| case.approves()) {
        let comment = said::remark(case)?;
        let versions = approve::versions(case)?;
        let commitment = comment.as_ref().map(|comment| comment.commitment(session.reading.envelope()));
        case.asked.set(Some(Asked { opening: comment, signed_at }));
        let to = IdentityFor::Approve { versions, comment: commitment };
        let consents = confirm::consents_to(case, &[approve::TERMS]);
        return session.api.ask_identity(&AskIdentity { language, consents, to }).await;
    }
    let value = case.name.get_untracked().trim().to_owned();
    let opening = Opening { field: "signer.name".to_owned(), salt: salt()?, value };
    let name = opening.commitment(session.reading.envelope());
    let asked = Asked { opening: Some(opening), signed_at };
    case.asked.set(Some(asked.clone()));
    // Another content, another key.
    case.here.ask(&Ask::KeepKey { name: keep::key(&session), fresh: true }, vec![]).await?;
    let ready = ready::prepare(case, &session, asked.opening.ok_or_else(unexpected)?, signed_at).await?;
    let key = evidence::sha256("", &ready.key.0);
    let to = IdentityFor::Sign { name, key, acts: ready.acts };
    let consents = confirm::consents_to(case, &confirm::TERMS);
    session.api.ask_identity(&AskIdentity { language, consents, to }).await
}

/// What the backend says of it.
fn take(case: Case, state: IdentityState) {
    let stage = match state.stage {
        IdentityStage::Known => Stage::Known(state.name.unwrap_or_default(), state.acr),
        IdentityStage::Waiting => Stage::Waiting(state.address),
        failed => Stage::Failed(failed),
    };
    let waits = matches!(stage, Stage::Waiting(_));
    if let (Stage::Known(name, _), false) =
        (&stage, matches!(case.identity.get_untracked(), Stage::Known(..)))
    {
        let provider = case.of(|session| session.provider.clone().unwrap_or_default());
        let values = [("provider", provider.as_str()), ("name", name.as_str())];
        case.here.announce(words::say(case.here.language.get_untracked(), "sign-identity-known", &values));
    }
    case.identity.set(stage);
    if waits {
        follow(case);
    }
}

/// Looks every two seconds until the reader is known, or will not be.
fn follow(case: Case) {
    let round = case.looking.try_update_value(|round| {
        *round += 1;
        *round
    });
    case.here.spawn(async move {
        loop {
            pause(EVERY).await;
            // The step may be gone, or something else be asked.
            let mine = case.looking.try_get_value() == round;
            if !mine || !matches!(case.identity.try_get_untracked(), Some(Stage::Waiting(_))) {
                return;
            }
            let Ok(session) = case.now() else { return };
            match session.api.identity().await {
                Ok(state) if state.stage == IdentityStage::Waiting => {}
                Ok(state) => return take(case, state),
                // A lost answer is asked for again; a session that is over says so with the next act.
                Err(_) => {}
            }
        }
    });
}

/// Goes on where a killed page was, and looks whether an officer has attested meanwhile.
pub(super) fn resume(case: Case) {
    let fresh = case.asked.get_untracked().is_some() && case.identity.get_untracked() == Stage::Open;
    case.here.spawn(async move {
        if fresh && let Ok(session) = case.now() {
            match session.api.identity().await {
                Ok(state) if state.stage == IdentityStage::None => {}
                Ok(state) => take(case, state),
                Err(_) => {}
            }
        }
        watch(case).await;
    });
}

/// While somebody has still to be seen, the page looks whether they were.
async fn watch(case: Case) {
    let waits = || {
        let here = case.step.try_get_untracked() == Some(Step::Confirm);
        here && untrack(|| case.of(|session| session.wants_identity() && session.officers))
    };
    while waits() {
        pause(EVERY).await;
        let Ok(session) = case.now() else { return };
        let Ok(view) = session.api.session().await else { continue };
        let news = view.records.len() != session.records.len();
        if news
            && waits()
            && let Ok(session) = case.adopt(&session.token, view)
        {
            fix_name(case, &session);
        }
    }
}

/// Who was seen signs under the name that was seen.
pub(super) fn fix_name(case: Case, session: &Session) {
    if let Some(seen) = session.attested() {
        case.name.set(seen.name);
    }
}

/// What was asked for no longer fits once something else is given.
pub(super) fn follow_content(case: Case) {
    Effect::new(move |_| {
        let name = case.name.with(|name| name.trim().to_owned());
        let remark = case.said.with(|said| said.remark.trim().to_owned());
        let agreed =
            (case.signature_terms.get() && case.certificate_terms.get()) || case.approval_terms.get();
        let approves = untrack(|| case.approves());
        let Some(asked) = case.asked.get_untracked() else { return };
        let given = if approves { remark } else { name };
        let then = asked.opening.map(|opening| opening.value).unwrap_or_default();
        if case.step.get_untracked() == Step::Confirm && (given != then || !agreed) {
            changed(case);
        }
    });
}

/// Whether this page may ask at all: only a secure one has keys.
pub(super) fn may_ask(case: Case) -> bool {
    device::is_secure() && case.of(|session| session.provider.is_some())
}
