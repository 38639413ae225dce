//! The documents, to be read to the end; then the mark is set, and seen where it will stand.

use leptos::{html, prelude::*};

use super::{
    approve, bring,
    case::{Case, Paper, Step},
    comment, field, file,
    guide::{Guide, bar},
    mark, overview, places, reader,
};
use crate::{
    part::{self, focus_heading, page_boxes, tap, text},
    trouble,
};

/// The step.
pub(crate) fn step(case: Case) -> impl IntoView {
    let here = case.here;
    let papers = case.papers.get_untracked();
    for paper in &papers {
        bring::draw(case, paper);
    }
    let guide = Guide::new(case, papers.iter().map(|paper| paper.pages.len()).sum());
    reader::follow(case, guide.column, guide.end, guide.seen);
    let several = papers.len() > 1;
    let heading = NodeRef::<html::H1>::new();
    focus_heading(heading);
    let leaves = overview::leaves(case, guide, &papers);
    let documents: Vec<_> = papers.into_iter().map(|paper| document(guide, paper, several)).collect();
    view! {
        <div class="reading">
            {leaves}
            <div class="column" node_ref=guide.column>
                <h1 node_ref=heading tabindex="-1" class="unseen">{text(move || case.pick("sign-step-read", "sign-step-look"))}</h1>
                {trouble::alert(here, case.trouble)}
                {intro(case)}
                {comment::so_far(case)}
                {documents}
                <div node_ref=guide.end></div>
                {otherwise(case)}
            </div>
        </div>
        {if untrack(|| case.approves()) { approve::bar(guide).into_any() } else { bar(guide).into_any() }}
        {mark::sheet(case, guide.sheet, move || guide.mark_stands())}
        {field::sheet(guide)}
    }
}

/// What the sender wrote.
fn intro(case: Case) -> impl IntoView {
    move || {
        case.of(|session| session.reading.value("message").map(str::to_owned))
            .map(|message| view! { <section class="card asks"><blockquote>{message}</blockquote></section> })
    }
}

/// What one can do instead of signing.
fn otherwise(case: Case) -> impl IntoView {
    let here = case.here;
    view! {
        <div class="otherwise">
            <button class="btn text" on:click=tap(move || case.go(Step::Comment))>{here.word("sign-comment-open")}</button>
            <button class="btn text" on:click=tap(move || case.go(Step::Whereabouts))>{here.word("sign-where-open")}</button>
            {case.of(|session| session.reading.sent().is_some_and(|sent| sent.may_reassign)).then(|| view! {
                <button class="btn text" on:click=tap(move || case.go(Step::HandOver))>{here.word("sign-over-open")}</button>
            })}
            {untrack(|| !case.approves()).then(|| view! {
                <button class="btn text end" on:click=tap(move || case.go(Step::Decline))>{here.word("sign-decline-open")}</button>
            })}
        </div>
    }
}

fn document(guide: Guide, paper: Paper, several: bool) -> impl IntoView {
    let case = guide.case;
    let here = case.here;
    if paper.pages.is_empty() {
        return file::card(case, paper).into_any();
    }
    let name = case.of(|session| session.reading.document_name(paper.document));
    let label = name.clone();
    let sizes = paper.pages.clone();
    let over = move |page: usize| places::on_page(guide, paper.document, page, sizes[page]);
    view! {
        <section class="stack" aria-label=label>
            {several.then(|| view! { <h2 class="file-name">{name}</h2> })}
            {findings(case, &paper.findings)}
            {page_boxes(here, paper.pages, paper.shown, over)}
        </section>
    }
    .into_any()
}

/// What a careful reader should know of this document.
fn findings(case: Case, words: &[String]) -> impl IntoView + use<> {
    let here = case.here;
    part::findings(words)
        .into_iter()
        .map(|key| {
            view! {
                <p class="notice warn"><span class="sign" aria-hidden="true">"!"</span><span>
                    {text(move || here.t(&key))}
                </span></p>
            }
        })
        .collect::<Vec<_>>()
}
