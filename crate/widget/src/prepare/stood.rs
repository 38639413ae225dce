//! What stood on the documents of an envelope that is sent again: it stands again once its document is here.

use envelope::{FieldKind, Placement};
use leptos::prelude::*;

use super::{
    asked::Asked,
    caption::Captioned,
    doc::{Doc, Facts},
    draft::Draft,
    initials::Initials,
    slot::Placed,
};
use crate::{
    office::stood::{Slot, Stood},
    part::part,
};

/// Puts everything back as the documents come.
pub(super) fn follow(draft: Draft) {
    Effect::new(move |_| {
        if draft.stood.with(Vec::is_empty) || draft.approval.get() {
            return;
        }
        for document in draft.documents.get() {
            let Some(facts) = document.facts() else { continue };
            if let Some(stood) = take(draft, facts) {
                put(draft, &document, stood);
            }
        }
    });
}

/// What stood on this document: once, for what the sender changes afterwards stays.
fn take(draft: Draft, facts: &Facts) -> Option<Stood> {
    let find = |all: &Vec<Stood>| all.iter().position(|one| one.sha256 == facts.sha256);
    let at = draft.stood.with_untracked(find)?;
    draft.stood.try_update(|all| all.remove(at))
}

fn put(draft: Draft, document: &Doc, stood: Stood) {
    let signers = untrack(|| draft.signers());
    let signs = |person: u32| signers.iter().any(|one| one.key == person);
    for slot in stood.slots.iter().filter(|slot| signs(slot.person)) {
        put_slot(draft, document, slot);
    }
    let out = stood.left_out.into_iter().filter(|person| signs(*person));
    draft.left_out.update(|pairs| pairs.extend(out.map(|person| (document.key, person))));
    // Whatever tags it has were taken, or not, the first time.
    draft.tagged.update(|keys| keys.push(document.key));
}

fn put_slot(draft: Draft, document: &Doc, slot: &Slot) {
    let at = |placement: Placement| Placed::of(document.key, slot.person, placement);
    let place = at(slot.placement);
    let is_initials = |kind: FieldKind| kind == FieldKind::Initials;
    let (initials, others): (Vec<_>, Vec<_>) = slot.fields.iter().partition(|one| is_initials(one.kind));
    let initials: Vec<Placed> = initials.iter().map(|one| at(one.placement)).collect();
    draft.slots.update(|all| all.push(place));
    draft.initials.update(|all| all.extend(Initials::of(&place, &initials, document.pages())));
    draft.asked.update(|all| {
        all.extend(others.into_iter().map(|field| Asked {
            key: draft.key(),
            kind: field.kind,
            place: at(field.placement),
            required: field.required,
            label: field.label.clone(),
            default: field.default.clone(),
        }));
    });
    let Slot { person, name, date, reason, .. } = slot.clone();
    draft.captions.update(|all| all.push(Captioned { document: document.key, person, name, date, reason }));
}

/// Says which documents are still waited for.
pub(super) fn line(draft: Draft) -> impl IntoView {
    let here = draft.here;
    let names = move || draft.stood.with(|all| all.iter().map(|one| one.name.clone()).collect::<Vec<_>>());
    let waited = Memo::new(move |_| if draft.approval.get() { vec![] } else { names() });
    let said = move |names: Vec<String>| {
        let (count, names) = (names.len().to_string(), names.join(", "));
        here.say("prepare-stood", &[("count", &count), ("names", &names)])
    };
    view! {
        <div role="status" class="alert-place">
            {part(move || Some(waited.get()).filter(|names| !names.is_empty()).map(|names| view! {
                <p class="notice"><span>{said(names)}</span></p>
            }))}
        </div>
    }
}
