//! What is picked, and what can be done to all of it.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::{
    act::{self, Act},
    desk::Desk,
};
use crate::part::{part, tap, text};

const ACTS: [(Act, &str); 6] = [
    (Act::Remind, "follow-remind"),
    (Act::Finalise, "follow-finalise"),
    (Act::Seal, "follow-seal"),
    (Act::Versions, "follow-versions"),
    (Act::Cancel, "follow-cancel"),
    (Act::Delete, "follow-delete"),
];

/// The bar, while something is picked.
pub(super) fn bar(desk: Desk) -> impl IntoView {
    let here = desk.here;
    let any = Memo::new(move |_| desk.picked.with(|picked| !picked.is_empty()));
    let count = move || here.say("follow-picked", &[("count", &desk.picked.with(BTreeSet::len).to_string())]);
    part(move || {
        any.get().then(|| view! {
        <section class="bar picks" aria-label=here.word("follow-picked-what")>
            <p role="status">{text(count)}</p>
                <button type="button" class="btn text" on:click=tap(move || desk.picked.set(BTreeSet::new()))>{here.word("follow-pick-none")}</button>
            <div class="acts">
                {acts(desk)}
                <button type="button" class="btn text" on:click=tap(print)>{here.word("follow-print")}</button>
            </div>
        </section>
    })
    })
}

/// The seal is for those who may have it.
fn acts(desk: Desk) -> Vec<AnyView> {
    let offered = ACTS.into_iter().filter(|(act, _)| desk.may_seal() || *act != Act::Seal);
    offered.map(|(act, word)| button(desk, act, word)).collect()
}

fn button(desk: Desk, act: Act, word: &'static str) -> AnyView {
    let class = if matches!(act, Act::Cancel | Act::Delete) { "btn text end" } else { "btn text" };
    view! {
        <button type="button" class=class aria-haspopup="dialog" on:click=tap(move || act::ask(desk, act, act::picked(desk)))>
            {desk.here.word(word)}
        </button>
    }
    .into_any()
}

/// Opens the device's print sheet: what is picked, or everything that is shown.
pub(super) fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}
