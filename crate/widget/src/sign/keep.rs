//! What comes back after the page was killed: kept on this device until the act is done.

use js_sys::Uint8Array;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::{
    case::{Case, Session, Step, Way},
    entries::Entries,
    identity::Asked,
    ink::Ink,
    mark,
    picture::Picture,
    said::Said,
};
use crate::kept;

/// Everything given so far; the pixels of picture and stamp are kept beside it, in this order.
#[derive(Serialize, Deserialize)]
pub(crate) struct Kept {
    name: String,
    read: bool,
    way: Way,
    ink: Ink,
    typed: String,
    font: usize,
    picture: Option<(u32, u32)>,
    #[serde(default)]
    entries: Entries,
    #[serde(default)]
    stamp: Option<(u32, u32)>,
    resumes: Resumes,
    #[serde(default)]
    said: Said,
    /// Consent to the signature and to the certificate, and the language of their texts.
    agreed: (bool, bool, String),
    /// Consent to the approval.
    #[serde(default)]
    approves: bool,
    /// What was asked at the identity provider.
    #[serde(default)]
    asked: Option<Asked>,
    /// Until when the code that was asked for is good: milliseconds of the device's clock.
    code_until: Option<f64>,
}

impl Kept {
    /// Whether the mark stood, and can be made again.
    pub(crate) fn is_marked(&self) -> bool {
        self.resumes.marked
    }
}

/// Where the person was.
#[derive(Clone, Copy, Default, Serialize, Deserialize)]
pub(crate) struct Resumes {
    /// The mark stood in its place.
    marked: bool,
    /// Name, consent and code were being asked.
    confirming: bool,
    /// What was being written instead of signing.
    #[serde(default)]
    instead: Option<Step>,
}

/// Brings back what was given in this envelope.
pub(crate) async fn recall(case: Case, session: &Session) {
    let Some((kept, bytes)) = kept::recall::<Kept>(case.here, &place(session)).await else { return };
    case.said.set(kept.said.clone().without_what_arrived(session));
    case.resumes.set_value(kept.resumes);
    bring_back(case, kept, bytes);
}

/// Puts what was given where it was.
pub(crate) fn bring_back(case: Case, kept: Kept, bytes: Vec<Uint8Array>) {
    case.name.set(kept.name);
    case.read.set(kept.read);
    case.way.set(kept.way);
    case.ink.set(kept.ink);
    case.typed.set(kept.typed);
    case.font.set(kept.font);
    case.entries.set(kept.entries);
    let mut pixels = bytes.into_iter();
    let mut picture = |size: Option<(u32, u32)>| {
        let (width, height) = size?;
        Some(Picture { width, height, rgba: pixels.next()? })
    };
    case.picture.set(picture(kept.picture));
    case.stamp.set(picture(kept.stamp));
    if kept.agreed.2 == case.here.language.get_untracked().tag() {
        case.signature_terms.set(kept.agreed.0);
        case.certificate_terms.set(kept.agreed.1);
        case.approval_terms.set(kept.approves);
    }
    if let Some(until) = kept.code_until {
        case.ticking.resume(case.here, until);
    }
    case.asked.set(kept.asked);
}

/// Keeps it from now on, whenever it changes; forgets it when the act is done.
pub(crate) fn follow(case: Case, session: &Session) {
    let place = place(session);
    // A link that is opened again in the same page is followed already.
    if case.followed.try_update_value(|followed| std::mem::replace(followed, true)) != Some(false) {
        return;
    }
    Effect::new(move |_| {
        let step = case.step.get();
        // Who handed over has no session, and nothing here any more.
        let mine = case.session.with(Option::is_some);
        if step == Step::Done {
            kept::forget(case.here, &place);
        } else if mine && step.gives() {
            kept::keep(case.here, &place, &given(case, step), &pixels(case));
        }
    });
}

/// What has been given so far.
pub(crate) fn given(case: Case, step: Step) -> Kept {
    let language = case.here.language.get().tag().to_owned();
    Kept {
        name: case.name.get(),
        read: case.read.get(),
        way: case.way.get(),
        ink: case.ink.get(),
        typed: case.typed.get(),
        font: case.font.get(),
        picture: size(case.picture),
        entries: case.entries.get(),
        stamp: size(case.stamp),
        resumes: Resumes {
            marked: mark::stands(case),
            confirming: matches!(step, Step::Confirm | Step::Acting),
            instead: Some(step).filter(|step| step.is_instead()),
        },
        said: case.said.get(),
        agreed: (case.signature_terms.get(), case.certificate_terms.get(), language),
        approves: case.approval_terms.get(),
        asked: case.asked.get(),
        code_until: case.ticking.until(),
    }
}

fn size(picture: RwSignal<Option<Picture>, LocalStorage>) -> Option<(u32, u32)> {
    picture.with(|picture| picture.as_ref().map(|one| (one.width, one.height)))
}

/// The pixels that go with it.
pub(crate) fn pixels(case: Case) -> Vec<Uint8Array> {
    let of = |one: RwSignal<Option<Picture>, LocalStorage>| one.get().map(|one| one.rgba);
    [case.picture, case.stamp].into_iter().filter_map(of).collect()
}

/// The documents are there: goes on where the person was.
pub(crate) async fn resume(case: Case) {
    let Resumes { marked, confirming, instead } = case.resumes.get_value();
    case.resumes.set_value(Resumes::default());
    let stands = untrack(|| case.approves())
        || case.mark.with_untracked(Option::is_some)
        || (marked && mark::put(case).await.is_ok());
    let on = if stands && confirming { Step::Confirm } else { Step::Read };
    // A comment that has arrived meanwhile leaves nothing to write.
    let written =
        |step: &Step| *step != Step::Comment || case.said.with_untracked(|said| !said.comment.is_empty());
    case.go(instead.filter(written).unwrap_or(on));
}

/// A file that the person chose: nobody is asked for it twice.
pub(crate) fn keep_file(case: Case, session: &Session, document: u16, bytes: &Uint8Array) {
    kept::keep(case.here, &file_place(session, document), &(), std::slice::from_ref(bytes));
}

/// The file that the person chose for a document before.
pub(crate) async fn recall_file(case: Case, session: &Session, document: u16) -> Option<Uint8Array> {
    let ((), bytes) = kept::recall::<()>(case.here, &file_place(session, document)).await?;
    bytes.into_iter().next()
}

/// Forgets a file that turned out to be of no use, and all of them when nothing is left to do.
pub(crate) fn forget_file(case: Case, session: &Session, document: u16) {
    kept::forget(case.here, &file_place(session, document));
}

/// Forgets everything of this envelope.
pub(crate) fn forget(case: Case, session: &Session) {
    kept::forget(case.here, &place(session));
}

fn place(session: &Session) -> String {
    // Who takes a role over does not meet what the one before had given.
    let holder = session.reading.holder_since(session.recipient);
    format!("sign/{}/{}/{holder}", session.reading.envelope(), session.recipient)
}

/// Where the key is kept that is named at the identity provider: it goes with all the rest.
pub(crate) fn key(session: &Session) -> String {
    kept::name(&format!("{}/key", place(session)))
}

fn file_place(session: &Session, document: u16) -> String {
    format!("{}/document/{document}", place(session))
}
