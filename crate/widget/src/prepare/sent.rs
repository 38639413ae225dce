//! It is sent: who was invited, and the documents to hand over when no host keeps them.

use leptos::{html, prelude::*};

use super::{
    draft::{Draft, Step},
    hand::hand_over,
};
use crate::{
    part::{focus_heading, tap, text},
    trouble,
};

/// The step.
pub(crate) fn step(draft: Draft) -> impl IntoView {
    let here = draft.here;
    let heading = NodeRef::<html::H1>::new();
    focus_heading(heading);
    let lines: Vec<_> = invited(draft)
        .into_iter()
        .map(|(name, now)| {
            let (class, key) =
                if now { ("chip good", "prepare-invited") } else { ("chip calm", "prepare-later") };
            view! { <li><span class=class>{here.word(key)}</span><span>{name}</span></li> }
        })
        .collect();
    view! {
        <div class="body stack">
            <section class="card stack centre">
                <div class="round good" aria-hidden="true">"✓"</div>
                <h1 node_ref=heading tabindex="-1">{here.word("prepare-sent-title")}</h1>
                <p class="muted">{text(move || {
                    here.t(if draft.approval.get() { "prepare-sent-what-approval" } else { "prepare-sent-what" })
                })}</p>
            </section>
            {hand_over(draft)}
            <section class="card"><ul class="lines">{lines}</ul></section>
            {trouble::alert(here, draft.trouble)}
        </div>
        <footer class="bar">
            <button type="button" class="btn wide" on:click=tap(move || { draft.go(Step::Home); draft.empty(); })>{here.word("prepare-sent-back")}</button>
        </footer>
    }
}

/// Each of those who act, and whether the invitation has left: as the rules say, a step opens when nobody
/// needed is left in those before.
fn invited(draft: Draft) -> Vec<(String, bool)> {
    let people = draft.people.get_untracked();
    let steps = untrack(|| draft.steps());
    let needed: Vec<u16> =
        people.iter().zip(&steps).filter(|(person, _)| person.required).map(|(_, step)| *step).collect();
    let is_open = |step: u16| !needed.iter().any(|before| *before < step);
    people.iter().zip(&steps).map(|(person, step)| (person.label(), is_open(*step))).collect()
}
