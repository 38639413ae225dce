//! The organisation's seal: asked for with the envelope, added at the end.

use leptos::prelude::*;

use super::draft::Draft;
use crate::part::part;

impl Draft {
    /// Whether this sender may ask for it here: nothing is added to what is only approved.
    fn may_seal(self) -> bool {
        let may = self.session.with(|session| session.as_ref().is_some_and(|session| session.seal));
        may && !self.approval.get()
    }

    /// Whether it is asked for.
    pub(super) fn seals(self) -> bool {
        self.seal.get() && self.may_seal()
    }
}

/// A line of what happens at the end. What was asked for once and is not this sender's to ask for is said, and does not
/// vanish without a word.
pub(super) fn choice(draft: Draft) -> impl IntoView {
    let here = draft.here;
    let may = Memo::new(move |_| draft.may_seal());
    let lost = Memo::new(move |_| draft.seal.get() && !draft.approval.get() && !may.get());
    part(move || match (may.get(), lost.get()) {
        (true, _) => Some(asked(draft).into_any()),
        (false, true) => Some(
            view! { <p class="notice warn small"><span>{here.word("prepare-seal-lost")}</span></p> }
                .into_any(),
        ),
        (false, false) => None,
    })
}

fn asked(draft: Draft) -> impl IntoView {
    let here = draft.here;
    view! {
        <label class="check">
            <input type="checkbox" name="seal" prop:checked=move || draft.seal.get()
                on:change=move |event| draft.seal.set(event_target_checked(&event)) />
            <span>{here.word("prepare-seal")}<br /><span class="small muted">{here.word("prepare-seal-why")}</span></span>
        </label>
    }
}
