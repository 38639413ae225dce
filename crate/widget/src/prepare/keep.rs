//! The draft on this device: kept at every change, read again by whoever made it, forgotten when sent.

use std::rc::Rc;

use envelope::{Level, Reminders};
use js_sys::Uint8Array;
use leptos::prelude::*;
use protocol::http::Send;
use serde::{Deserialize, Serialize};

use super::{
    again,
    asked::Asked,
    caption::Captioned,
    doc::{Doc, State},
    draft::{Draft, Step},
    hand,
    initials::Initials,
    pack::Package,
    person::Person,
    slot::Placed,
};
use crate::{kept, office::stood::Stood};

/// Everything the sender has entered; equal contents are the same envelope.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Content {
    #[serde(default)]
    approval: bool,
    documents: Vec<Named>,
    people: Vec<Person>,
    copies: Vec<Person>,
    at_once: bool,
    copy_to_all: bool,
    #[serde(default)]
    may_reassign: bool,
    #[serde(default)]
    seal: bool,
    #[serde(default = "usual")]
    level: Level,
    #[serde(default)]
    reminders: Option<Reminders>,
    slots: Vec<Placed>,
    initials: Vec<Initials>,
    #[serde(default)]
    asked: Vec<Asked>,
    #[serde(default)]
    captions: Vec<Captioned>,
    #[serde(default)]
    stood: Vec<Stood>,
    left_out: Vec<(u32, u32)>,
    title: String,
    message: String,
    last_day: String,
}

/// A document by its key, under which its bytes are kept. Its password never is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Named {
    key: u32,
    name: String,
    #[serde(default = "pdf")]
    media: String,
}

fn pdf() -> String {
    "application/pdf".to_owned()
}

fn usual() -> Level {
    Level::Email
}

/// The content, and where its sender was.
#[derive(Serialize, Deserialize)]
struct Kept {
    step: Step,
    left: Step,
    document: u32,
    person: u32,
    content: Content,
}

/// What was being sent when the page ended.
#[derive(Serialize, Deserialize)]
struct Sending {
    content: Content,
    body: Send,
}

impl Content {
    pub(crate) fn of(draft: Draft) -> Self {
        let named = |document: &Doc| Named {
            key: document.key,
            name: document.name.clone(),
            media: document.media.clone(),
        };
        Self {
            approval: draft.approval.get(),
            documents: draft.documents.with(|documents| documents.iter().map(named).collect()),
            people: draft.people.get(),
            copies: draft.copies.get(),
            at_once: draft.at_once.get(),
            copy_to_all: draft.copy_to_all.get(),
            may_reassign: draft.may_reassign.get(),
            seal: draft.seal.get(),
            level: draft.level.get(),
            reminders: draft.reminders.get(),
            slots: draft.slots.get(),
            initials: draft.initials.get(),
            asked: draft.asked.get(),
            captions: draft.captions.get(),
            stood: draft.stood.get(),
            left_out: draft.left_out.get(),
            title: draft.title.get(),
            message: draft.message.get(),
            last_day: draft.last_day.get(),
        }
    }

    /// Whether nothing has been entered that would be missed.
    pub(crate) fn is_blank(&self) -> bool {
        self.documents.is_empty()
            && self.people.iter().chain(&self.copies).all(Person::is_blank)
            && self.title.trim().is_empty()
            && self.message.trim().is_empty()
    }
}

/// A draft is its sender's: somebody else who signs in here does not meet it.
fn name(draft: Draft) -> Option<String> {
    draft.session.with_untracked(|session| session.as_ref().map(|session| format!("draft/{}", session.email)))
}

/// Keeps every change from now on.
pub(crate) fn follow(draft: Draft) {
    Effect::new(move |_| {
        let (step, content) = (draft.step.get(), Content::of(draft));
        let (document, person) = (draft.document.get(), draft.person.get());
        let left = draft.left.get();
        let Some(name) = name(draft).filter(|_| draft.awake.get()) else { return };
        if (step == Step::Sent && !hand::is_needed(draft)) || content.is_blank() {
            kept::forget(draft.here, &name);
        } else if matches!(step, Step::Home | Step::Sent) || step.is_making() {
            kept::keep(draft.here, &name, &Kept { step, left, document, person, content }, &[]);
        }
    });
}

/// Keeps a document's bytes: once, they do not change.
pub(crate) fn keep_document(draft: Draft, key: u32, bytes: &Uint8Array) {
    if let Some(name) = name(draft) {
        kept::keep(draft.here, &format!("{name}/{key}"), &(), std::slice::from_ref(bytes));
    }
}

pub(crate) fn forget_document(draft: Draft, key: u32) {
    if let Some(name) = name(draft) {
        kept::forget(draft.here, &format!("{name}/{key}"));
    }
}

/// Forgets everything of the draft.
pub(crate) fn forget(draft: Draft) {
    if let Some(name) = name(draft) {
        kept::forget(draft.here, &name);
    }
}

/// Keeps what is about to be sent: if the page ends before the answer comes, the next one sends the
/// same envelope again, which is the same act, and not a second one.
pub(crate) fn keep_package(draft: Draft, package: &Package) {
    if let Some(name) = name(draft) {
        let sending = Sending { content: package.content.clone(), body: package.body.clone() };
        kept::keep(draft.here, &format!("{name}/sending"), &sending, &[]);
    }
}

/// Reads again what was kept, and goes where its sender was.
pub(crate) async fn wake(draft: Draft) {
    if let Some(step) = again::take(draft).await {
        draft.awake.set(true);
        return draft.go(step);
    }
    let kept = match name(draft) {
        Some(name) => kept::recall::<Kept>(draft.here, &name).await,
        None => None,
    };
    let step = match kept {
        Some((kept, _)) => take(draft, kept).await,
        None => Step::Home,
    };
    draft.awake.set(true);
    draft.go(step);
}

async fn take(draft: Draft, kept: Kept) -> Step {
    let Kept { step, left, document, person, content } = kept;
    draft.approval.set(content.approval);
    let documents = documents(draft, &content.documents).await;
    let is_here = |key: u32| documents.iter().any(|one| one.key == key);
    let people = content.people.iter().chain(&content.copies).map(|person| person.key);
    let fields = content.asked.iter().map(|field| field.key);
    people.chain(fields).chain(documents.iter().map(|one| one.key)).for_each(|key| draft.key_taken(key));
    draft.slots.set(content.slots.iter().copied().filter(|slot| is_here(slot.document)).collect());
    draft.initials.set(content.initials.iter().copied().filter(|one| is_here(one.document)).collect());
    draft.asked.set(content.asked.iter().filter(|one| is_here(one.place.document)).cloned().collect());
    draft.captions.set(content.captions.iter().filter(|one| is_here(one.document)).cloned().collect());
    draft.left_out.set(content.left_out.iter().copied().filter(|(document, _)| is_here(*document)).collect());
    let locked = documents.iter().any(|one| matches!(one.state, State::Locked { .. }));
    let whole =
        documents.len() == content.documents.len() && documents.iter().all(|one| one.facts().is_some());
    draft.documents.set(documents);
    draft.document.set(document);
    draft.person.set(person);
    words(draft, content);
    draft.left.set(left);
    draft.resumed.set(step.is_making());
    // What was sent without a host is still to be handed over: its sender leaves that page, nobody else.
    if sent_already(draft).await || step == Step::Sent {
        return Step::Sent;
    }
    match (step, whole) {
        (Step::Home, _) | (_, true) => step,
        // Its password is never kept: asked again, and then on.
        (_, false) => {
            draft.back_to.set(locked.then_some(step));
            Step::Documents
        }
    }
}

fn words(draft: Draft, content: Content) {
    draft.people.set(content.people);
    draft.stood.set(content.stood);
    draft.copies.set(content.copies);
    draft.at_once.set(content.at_once);
    draft.copy_to_all.set(content.copy_to_all);
    draft.may_reassign.set(content.may_reassign);
    draft.seal.set(content.seal);
    draft.level.set(content.level);
    draft.reminders.set(content.reminders);
    draft.title.set(content.title);
    draft.message.set(content.message);
    draft.last_day.set(content.last_day);
}

/// The documents whose bytes are still here, looked at again.
async fn documents(draft: Draft, named: &[Named]) -> Vec<Doc> {
    let mut documents = vec![];
    let Some(name) = name(draft) else { return documents };
    for one in named {
        let bytes = kept::recall::<()>(draft.here, &format!("{name}/{}", one.key)).await;
        if let Some(bytes) = bytes.and_then(|(_, bytes)| bytes.into_iter().next()) {
            let (called, approval) = ((one.name.clone(), one.media.clone()), draft.approval.get_untracked());
            documents.push(Doc::look(draft.here, one.key, called, bytes, None, approval).await);
        }
    }
    documents
}

/// Whether it was being sent when the page ended, and has arrived. If it has not, the same is sent.
async fn sent_already(draft: Draft) -> bool {
    let Some(name) = name(draft) else { return false };
    let kept = kept::recall::<Sending>(draft.here, &format!("{name}/sending")).await;
    let Some((Sending { content, body }, _)) = kept else { return false };
    let originals = draft.documents.get_untracked();
    let package = Package { content, body, originals };
    // Without an answer it is taken for not sent: the same envelope again is the same act.
    let arrived = package.has_arrived(draft).await.unwrap_or(false);
    draft.package.set(Some(Rc::new(package)));
    arrived
}
