//! A draft from an earlier visit: said on the step it comes back to, and erased on demand.

use leptos::prelude::*;

use super::{
    draft::{Draft, Step},
    keep,
};
use crate::part::{part, tap};

/// The line on a step, until it is read.
pub(super) fn line(draft: Draft) -> impl IntoView {
    let here = draft.here;
    view! {
        <div role="status" class="alert-place">
            {part(move || draft.resumed.get().then(|| view! {
                <div class="notice good resumed">
                    <p class="grow">{here.word("prepare-resumed")}</p>
                    {erase(draft)}
                    <button type="button" class="btn icon text close" aria-label=here.word("prepare-close")
                        on:click=tap(move || draft.resumed.set(false))>"×"</button>
                </div>
            }))}
        </div>
    }
}

/// A button that erases the draft, pressed twice.
pub(super) fn erase(draft: Draft) -> impl IntoView {
    let here = draft.here;
    let sure = RwSignal::new(false);
    part(move || {
        if sure.get() {
            view! {
                <p class="row tight">
                    <span>{here.word("prepare-erase-sure")}</span>
                    <button type="button" class="btn text end" on:click=tap(move || all(draft))>{here.word("prepare-erase-yes")}</button>
                    <button type="button" class="btn text" on:click=tap(move || sure.set(false))>{here.word("prepare-erase-no")}</button>
                </p>
            }
            .into_any()
        } else {
            view! {
                <button type="button" class="btn text end" on:click=tap(move || sure.set(true))>{here.word("prepare-erase")}</button>
            }
            .into_any()
        }
    })
}

/// Nothing of it stays on this device.
fn all(draft: Draft) {
    keep::forget(draft);
    draft.empty();
    draft.go(Step::Home);
    draft.here.announce(
        draft.here.language.with_untracked(|language| words::say(*language, "prepare-erased", &[])),
    );
}
