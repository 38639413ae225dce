//! A draft made from an envelope that was sent before, as the page that follows left it.

use js_sys::Uint8Array;
use leptos::prelude::*;

use super::{
    deadline,
    doc::{Doc, State},
    draft::{Draft, Step},
    keep,
    person::Person,
};
use crate::office::again::{self, Again, Somebody};

/// Takes what was left into the draft, in place of an older one; where it begins, if there was anything.
pub(super) async fn take(draft: Draft) -> Option<Step> {
    let email = draft.session.with_untracked(|session| Some(session.as_ref()?.email.clone()))?;
    let (left, bytes) = again::take(draft.here, &email).await?;
    keep::forget(draft);
    draft.empty();
    let (documents, whole) = (left.documents.clone(), left.whole);
    words(draft, left);
    for (called, bytes) in documents.into_iter().zip(bytes) {
        document(draft, called, bytes).await;
    }
    Some(begin(draft, whole))
}

/// At the people, once every document is here and open.
fn begin(draft: Draft, whole: bool) -> Step {
    let is_locked = |one: &Doc| matches!(one.state, State::Locked { .. });
    let (read, locked) = draft
        .documents
        .with_untracked(|all| (all.iter().all(|one| one.facts().is_some()), all.iter().any(is_locked)));
    draft.back_to.set((whole && locked).then_some(Step::People));
    if whole && read { Step::People } else { Step::Documents }
}

fn words(draft: Draft, left: Again) {
    draft.approval.set(left.approval);
    draft.title.set(left.title);
    draft.message.set(left.message);
    let people: Vec<Person> = left.people.into_iter().map(|one| person(draft, one)).collect();
    let key = |at: u32| people.get(at as usize).map(|person| person.key);
    draft.stood.set(left.stood.into_iter().map(|one| one.renamed(key)).collect());
    draft.people.set(people);
    draft.copies.set(left.copies.into_iter().map(|one| person(draft, one)).collect());
    draft.at_once.set(left.at_once);
    draft.copy_to_all.set(left.copy_to_all);
    draft.may_reassign.set(left.may_reassign);
    draft.seal.set(left.seal);
    draft.level.set(left.level);
    draft.reminders.set(left.reminders);
    deadline::give(draft, left.days);
}

fn person(draft: Draft, from: Somebody) -> Person {
    let Somebody { email, name, required, language, role, together, phone, link_by, code_by } = from;
    let key = draft.key();
    Person { key, email, name, required, language, role, together, phone, link_by, code_by }
}

async fn document(draft: Draft, called: (String, String), bytes: Uint8Array) {
    let key = draft.key();
    keep::keep_document(draft, key, &bytes);
    let approval = draft.approval.get_untracked();
    let document = Doc::look(draft.here, key, called, bytes, None, approval).await;
    draft.documents.update(|documents| documents.push(document));
}
