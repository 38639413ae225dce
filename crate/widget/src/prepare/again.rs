//! A draft made from an envelope that was sent before, as the page that follows left it.

use js_sys::Uint8Array;
use leptos::prelude::*;

use super::{
    doc::Doc,
    draft::{Draft, Step},
    keep,
    person::Person,
};
use crate::office::again::{self, Somebody};

/// Takes what was left into the draft, in place of an older one; where it begins, if there was anything.
pub(super) async fn take(draft: Draft) -> Option<Step> {
    let email = draft.session.with_untracked(|session| Some(session.as_ref()?.email.clone()))?;
    let (left, bytes) = again::take(draft.here, &email).await?;
    keep::forget(draft);
    draft.empty();
    draft.approval.set(left.approval);
    draft.title.set(left.title);
    draft.message.set(left.message);
    draft.people.set(left.people.into_iter().map(|one| person(draft, one)).collect());
    draft.copies.set(left.copies.into_iter().map(|one| person(draft, one)).collect());
    draft.at_once.set(left.at_once);
    draft.copy_to_all.set(left.copy_to_all);
    draft.may_reassign.set(left.may_reassign);
    draft.level.set(left.level);
    draft.reminders.set(left.reminders);
    let found = bytes.len();
    for (called, bytes) in left.documents.into_iter().zip(bytes) {
        document(draft, called, bytes).await;
    }
    Some(if found > 0 { Step::People } else { Step::Documents })
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
