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
            view! { <span class="chip calm"><span class="few" aria-hidden="true">"–"</span><span class="names">{here.word("prepare-not-here")}</span></span> }.into_any()
        } else {
            view! { <span class="chip warn"><span class="few" aria-hidden="true">"◷"</span><span class="names">{here.word("prepare-to-place")}</span></span> }.into_any()
        }
    })
}

/// Says that slots lie over each other or over the footer, on any document: one would cover the other.
pub(super) fn clash_line(draft: Draft) -> impl IntoView {
    let first = Memo::new(move |_| draft.clashing.with(|all| all.first().map(|(_, rectangle)| *rectangle)));
    let footer = Memo::new(move |_| draft.standing(|standing, documents| standing.over_footer(documents)));
    view! {
        <div role="status" class="alert-place">
            {part(move || first.get().map(|slot| line(draft, slot, ["prepare-clash", "prepare-clash-on"])))}
            {part(move || footer.get().map(|slot| line(draft, slot, ["prepare-footer", "prepare-footer-on"])))}
        </div>
    }
}

/// What is wrong with a place; with its document, if there are several.
fn line(draft: Draft, slot: Placed, [one, several]: [&str; 2]) -> impl IntoView + use<> {
    let page = (slot.page + 1).to_string();
    let (name, document) = (draft.label(slot.person), draft.name(slot.document));
    let key = if draft.documents.with(Vec::len) > 1 { several } else { one };
    let said = draft.here.say(key, &[("name", &name), ("page", &page), ("document", &document)]);
    view! { <p class="notice warn small"><span>{said}</span></p> }
}
