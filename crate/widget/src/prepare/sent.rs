//! It is sent: who was invited, and the documents to hand over when no host keeps them.

use leptos::{html, prelude::*};

use super::draft::{Draft, Step};
use crate::{
    device::{can_share, save, share},
    part::{focus_heading, tap},
    trouble,
};

/// The step.
pub(crate) fn step(draft: Draft) -> impl IntoView {
    let here = draft.here;
    let heading = NodeRef::<html::H1>::new();
    focus_heading(heading);
    let at_once = draft.at_once.get_untracked();
    let people = draft.people.get_untracked();
    let lines: Vec<_> = people
        .into_iter()
        .enumerate()
        .map(|(index, person)| {
            let (class, key) = if at_once || index == 0 {
                ("chip good", "prepare-invited")
            } else {
                ("chip calm", "prepare-later")
            };
            view! { <li><span class=class>{here.word(key)}</span><span>{person.label()}</span></li> }
        })
        .collect();
    view! {
        <div class="body stack">
            <section class="card stack centre">
                <div class="round" aria-hidden="true">"✓"</div>
                <h1 node_ref=heading tabindex="-1">{here.word("prepare-sent-title")}</h1>
                <p class="muted">{here.word("prepare-sent-what")}</p>
            </section>
            <section class="card"><ul class="lines">{lines}</ul></section>
            {hand_over(draft)}
            {trouble::alert(here, draft.trouble)}
        </div>
        <footer class="bar">
            <button class="btn wide" on:click=tap(move || { draft.empty(); draft.go(Step::Home); })>{here.word("prepare-sent-back")}</button>
        </footer>
    }
}

/// Without a document store each signer needs the file from the sender.
fn hand_over(draft: Draft) -> impl IntoView {
    let here = draft.here;
    let kept_by_host = here.property("storeDocument").is_function();
    let files = move || draft.package.get_untracked().map(|package| package.files()).unwrap_or_default();
    let shares = can_share(&files());
    (!kept_by_host).then(|| view! {
        <section class="card stack">
            <h2>{here.word("prepare-hand-title")}</h2>
            <p>{here.word("prepare-hand-why")}</p>
            <div class="row">
                {shares.then(|| view! {
                    <button class="btn" on:click=tap(move || here.spawn(async move { share(&files()).await }))>{here.word("sign-share")}</button>
                })}
                <button class="btn quiet" on:click=tap(move || {
                    for (bytes, name) in files() {
                        if let Err(why) = save(&bytes, &name, "application/pdf") {
                            draft.show(why);
                        }
                    }
                })>{here.word("prepare-hand-save")}</button>
            </div>
        </section>
    })
}
