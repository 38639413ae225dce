//! Before anything is dropped, and the bar on top of what comes after.

use leptos::{html, prelude::*};

use super::{anchors, bench::Bench, bring};
use crate::{
    part::{file_area, file_button, focus_heading, part},
    trouble,
};

/// What the file chooser offers: PDFs and evidence files.
const FILES: &str = "application/pdf,.pdf,application/json,.json";

/// The bar on top: what this is, another file.
pub(super) fn header(bench: Bench) -> impl IntoView {
    let here = bench.here;
    part(move || {
        bench.current.get().is_some().then(|| view! {
        <header class="top">
            <span class="brand grow">{here.word("verify-brand")}</span>
            {file_button(here.word("verify-other"), "btn quiet", true, FILES, move |files| bring(bench, files))}
        </header>
    })
    })
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
            {file_area(here, "verify-drop", "verify-choose", FILES, true, move |files| bring(bench, files))}
            <div class="stack tight">
                <p class="small muted">{here.word("verify-private")}</p>
                {part(move || bench.ready.get().then(|| view! {
                    <p><span class="chip good"><span aria-hidden="true">"✓"</span>{here.word("verify-offline")}</span></p>
                }))}
            </div>
            {trouble::alert(here, bench.trouble)}
            {anchors::card(bench)}
        </div>
    }
}
