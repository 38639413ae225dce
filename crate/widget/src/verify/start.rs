//! Before anything is dropped, and the bar on top.

use leptos::{html, prelude::*};

use super::{anchors, bench::Bench, bring};
use crate::{
    part::{PDF, drop_area, file_button, focus_heading, part},
    trouble,
};

/// The bar on top: what this is, whether it needs the network, another file.
pub(super) fn header(bench: Bench) -> impl IntoView {
    let here = bench.here;
    view! {
        <header class="top">
            <span class="brand">{here.word("verify-brand")}</span>
            {part(move || bench.ready.get().then(|| view! {
                <span class="chip good ready"><span aria-hidden="true">"✓"</span>{here.word("verify-offline")}</span>
            }))}
            <span class="push"></span>
            {part(move || bench.current.get().is_some().then(|| {
                file_button(here.word("verify-other"), "btn quiet", true, PDF, move |files| bring(bench, files))
            }))}
        </header>
    }
}

/// The first step.
pub(super) fn start(bench: Bench) -> impl IntoView {
    let here = bench.here;
    let heading = NodeRef::<html::H1>::new();
    focus_heading(heading);
    view! {
        <div class="body stack">
            <div class="stack tight">
                <h1 node_ref=heading tabindex="-1">{here.word("verify-title")}</h1>
                <p class="muted">{here.word("verify-why")}</p>
            </div>
            {drop_area(here, "verify-drop", "verify-choose", true, move |files| bring(bench, files))}
            <p class="small muted">{here.word("verify-private")}</p>
            {trouble::alert(here, bench.trouble)}
            {anchors::card(bench)}
        </div>
    }
}
