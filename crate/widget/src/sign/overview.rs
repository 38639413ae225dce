//! All pages at a glance: leaves beside the document on a laptop, a sheet of them on a phone.

use leptos::prelude::*;
use web_sys::{ScrollIntoViewOptions, ScrollLogicalPosition};

use super::{
    case::{Case, Paper},
    guide::Guide,
    places, reader,
};
use crate::part::{self, glide, leaf_box, part, tap, text};

/// The leaves beside the document; where there is only one page, nothing.
pub(crate) fn leaves(case: Case, guide: Guide, papers: &[Paper]) -> impl IntoView + use<> {
    let here = case.here;
    let papers = papers.to_vec();
    let open = guide.leaves;
    let close = move || open.set(false);
    (guide.count > 1).then(|| {
        let dialog = part::sheet(open);
        let sheet = papers.clone();
        keep_in_view(guide);
        view! {
            <nav class="leaves" aria-label=here.word("sign-pages")>{all(guide, &papers, || {})}</nav>
            <dialog node_ref=dialog class="sheet" aria-labelledby="leaves-title" on:close=move |_| open.set(false)>
                {part(move || open.get().then(|| view! {
                    <div class="stack">
                        <div class="grip" aria-hidden="true"></div>
                        <h2 id="leaves-title">{here.word("sign-pages")}</h2>
                        <div class="leaves in-sheet">{all(guide, &sheet, close)}</div>
                        <div class="pair"><button type="button" class="btn quiet" on:click=tap(close)>{here.word("part-back")}</button></div>
                    </div>
                }))}
            </dialog>
        }
    })
}

/// The leaf of the page that is read stays in view.
fn keep_in_view(guide: Guide) {
    Effect::new(move |_| {
        let number = guide.seen.get();
        let leaf =
            guide.case.here.root().query_selector(&format!(".reading > .leaves > :nth-child({number})"));
        if let Ok(Some(leaf)) = leaf {
            let options = ScrollIntoViewOptions::new();
            options.set_block(ScrollLogicalPosition::Nearest);
            leaf.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
}

/// Which page this is; opens the leaves.
pub(crate) fn page_now(guide: Guide) -> impl IntoView {
    let here = guide.case.here;
    let words = move || {
        let (number, count) = (guide.seen.get().to_string(), guide.count.to_string());
        here.say("part-page", &[("number", &number), ("count", &count)])
    };
    (guide.count > 1).then(|| {
        view! {
            <button type="button" class="btn text page-now" aria-haspopup="dialog"
                on:click=tap(move || guide.leaves.set(true))>{text(words)}</button>
        }
    })
}

/// A leaf for each page of each document.
fn all(guide: Guide, papers: &[Paper], gone: impl Fn() + Copy + 'static) -> Vec<AnyView> {
    let places = places::mine(guide.case);
    let mut number = 0;
    let mut leaves = vec![];
    for paper in papers {
        for (index, page) in paper.pages.iter().enumerate() {
            number += 1;
            let mine = places.iter().filter(|place| place.document == paper.document);
            let here_too = mine.filter(|place| usize::try_from(place.placement.page) == Ok(index)).count();
            let picture = leaf_box(index, *page, paper.shown).into_any();
            leaves.push(leaf(guide, number, here_too, picture, gone));
        }
    }
    leaves
}

fn leaf(
    guide: Guide,
    number: usize,
    places: usize,
    picture: AnyView,
    gone: impl Fn() + Copy + 'static,
) -> AnyView {
    let Guide { case, count, seen, .. } = guide;
    let here = case.here;
    let words = move || {
        let (number, count, places) = (number.to_string(), count.to_string(), places.to_string());
        here.say("sign-leaf", &[("number", &number), ("count", &count), ("places", &places)])
    };
    let signed = move || case.mark.with(Option::is_some);
    let go = move || {
        gone();
        let page = guide
            .column
            .get_untracked()
            .and_then(|column| reader::boxes_of(&column).get(number - 1).cloned());
        if let Some(page) = page {
            glide(&page, ScrollLogicalPosition::Start);
        }
    };
    view! {
        <button type="button" class="leaf-page" aria-label=text(words)
            aria-current=move || (seen.get() == number).then_some("page") on:click=tap(go)>
            {picture}
            <span class="number" aria-hidden="true">{number}</span>
            {(places > 0).then(|| view! {
                <span class="here" class:done=signed aria-hidden="true">{text(move || if signed() { "✓".to_owned() } else { "✎".to_owned() })}</span>
            })}
        </button>
    }
    .into_any()
}
