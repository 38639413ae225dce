//! What is placed and what is missing, in a word and a sign: per document, and per signer.

use leptos::prelude::*;

use super::{draft::Draft, person::Person, slot::Placed};
use crate::part::part;

/// A clock until every signer has a place on the document, then a tick; with the reason.
pub(super) fn of_document(draft: Draft, document: u32) -> impl IntoView {
    let here = draft.here;
    part(move || {
        let missing = draft.unplaced(document);
        if missing.is_empty() {
            return view! { <span class="chip good">"✓ " {here.t("prepare-document-ready")}</span> }
                .into_any();
        }
        let names = missing.iter().map(Person::label).collect::<Vec<_>>().join(", ");
        view! {
            <span class="chip warn">
                <span aria-hidden="true">"◷ "<span class="few">{missing.len()}</span></span>
                <span class="names">{here.say("prepare-document-misses", &[("names", &names)])}</span>
            </span>
        }
        .into_any()
    })
}

/// Whether a signer has a place on the document that is shown.
pub(super) fn of_person(draft: Draft, person: u32) -> impl IntoView {
    let here = draft.here;
    part(move || {
        let document = draft.document.get();
        if draft.slot(document, person).is_some() {
            view! { <span class="chip good">"✓"<span class="unseen">{here.word("prepare-placed")}</span></span> }.into_any()
        } else if draft.is_left_out(document, person) {
            view! { <span class="chip calm">{here.word("prepare-not-here")}</span> }.into_any()
        } else {
            view! { <span class="chip warn">{here.word("prepare-to-place")}</span> }.into_any()
        }
    })
}

/// Says that slots lie over each other, on any document: the marks would cover one another.
pub(super) fn clash_line(draft: Draft) -> impl IntoView {
    let here = draft.here;
    let first = Memo::new(move |_| draft.clashing.with(|all| all.first().map(|(_, rectangle)| *rectangle)));
    let said = move |slot: Placed| {
        let page = (slot.page + 1).to_string();
        let (name, document) = (draft.label(slot.person), draft.name(slot.document));
        let several = draft.documents.with(Vec::len) > 1;
        let key = if several { "prepare-clash-on" } else { "prepare-clash" };
        here.say(key, &[("name", &name), ("page", &page), ("document", &document)])
    };
    view! {
        <div role="status" class="alert-place">
            {part(move || first.get().map(|slot| view! { <p class="notice warn small"><span>{said(slot)}</span></p> }))}
        </div>
    }
}
