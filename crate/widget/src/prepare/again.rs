//! A draft made from an envelope that was sent before, as the page that follows left it.

use js_sys::Uint8Array;
use leptos::prelude::*;

use super::{
    doc::Doc,
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
    let Again { title, message, people, copies, at_once, copy_to_all, may_reassign, documents } = left;
    draft.title.set(title);
    draft.message.set(message);
    draft.people.set(people.iter().map(|one| person(draft, one)).collect());
    draft.copies.set(copies.iter().map(|one| person(draft, one)).collect());
    draft.at_once.set(at_once);
    draft.copy_to_all.set(copy_to_all);
    draft.may_reassign.set(may_reassign);
    let found = bytes.len();
    for (name, bytes) in documents.into_iter().zip(bytes) {
        document(draft, name, bytes).await;
    }
    Some(if found > 0 { Step::People } else { Step::Documents })
}

fn person(draft: Draft, from: &Somebody) -> Person {
    let Somebody { email, name, required, language } = from.clone();
    let new = Person::new(draft.key(), words::Language::of(&language));
    Person { email, name, required, ..new }
}

async fn document(draft: Draft, name: String, bytes: Uint8Array) {
    let key = draft.key();
    keep::keep_document(draft, key, &bytes);
    let document = Doc::look(draft.here, key, name, bytes, None).await;
    draft.documents.update(|documents| documents.push(document));
}
