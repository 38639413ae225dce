//! It is sent: who was invited, and the documents to hand over when no host keeps them.

use leptos::{html, prelude::*};

use super::{
    draft::{Draft, Step},
    hand::hand_over,
};
use crate::{
    part::{focus_heading, tap},
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
                <p class="muted">{here.word("prepare-sent-what")}</p>
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

/// Each signer, and whether the invitation has left: as the rules say, nobody waits for an optional one.
fn invited(draft: Draft) -> Vec<(String, bool)> {
    let mut open = true;
    let at_once = draft.at_once.get_untracked();
    let people = draft.people.get_untracked();
    people
        .iter()
        .map(|person| {
            let now = at_once || open;
            open &= !person.required;
            (person.label(), now)
        })
        .collect()
}
