//! The documents, to be read to the end; then the signature can be set.

use envelope::Placement;
use leptos::{html, prelude::*};
use protocol::worker::Page;
use wasm_bindgen::{JsCast as _, prelude::*};
use web_sys::{
    Element, HtmlElement, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit,
    ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition,
};

use super::{
    bring,
    case::{Case, Paper, Step},
    mark,
};
use crate::{
    part::{focus_heading, page_boxes, part, tap, text},
    trouble,
};

/// The step.
pub(crate) fn step(case: Case) -> impl IntoView {
    let here = case.here;
    let papers = case.papers.get_untracked();
    for paper in &papers {
        bring::draw(case, paper);
    }
    let count: usize = papers.iter().map(|paper| paper.pages.len()).sum();
    let several = papers.len() > 1;
    let column = NodeRef::<html::Div>::new();
    let end = NodeRef::<html::Div>::new();
    let seen = RwSignal::new(1_usize);
    watch(case, column, end, seen);
    let sheet = RwSignal::new(false);
    let heading = NodeRef::<html::H1>::new();
    focus_heading(heading);
    let documents: Vec<_> = papers.into_iter().map(|paper| document(case, paper, several)).collect();
    view! {
        <div class="column" node_ref=column>
            <h1 node_ref=heading tabindex="-1" class="unseen">{here.word("sign-step-read")}</h1>
            {trouble::alert(here, case.trouble)}
            {intro(case)}
            {documents}
            <div node_ref=end></div>
            <p class="small">
                <button class="btn text end" on:click=tap(move || case.go(Step::Decline))>
                    {here.word("sign-decline-open")}
                </button>
            </p>
        </div>
        <div class="pill" aria-hidden="true" class:at-end=move || seen.get() == count>
            <span>{text(move || here.say("part-page", &[("number", &seen.get().to_string()), ("count", &count.to_string())]))}</span>
        </div>
        {bar(case, end, seen, count, sheet)}
        {mark::sheet(case, sheet)}
    }
}

/// What the sender wrote.
fn intro(case: Case) -> impl IntoView {
    move || {
        case.of(|session| session.reading.value("message").map(str::to_owned))
            .map(|message| view! { <section class="card asks"><blockquote>{message}</blockquote></section> })
    }
}

fn document(case: Case, paper: Paper, several: bool) -> impl IntoView {
    let here = case.here;
    let name = case.of(|session| session.reading.document_name(paper.document));
    let label = name.clone();
    let mine = my_slots(case, paper.document);
    let sizes = paper.pages.clone();
    let over = move |page: usize| {
        let on_page = mine.iter().filter(|place| usize::try_from(place.page) == Ok(page));
        on_page.map(|place| slot(case, *place, sizes[page])).collect::<Vec<_>>()
    };
    view! {
        <section class="stack" aria-label=label>
            {several.then(|| view! { <h2 class="file-name">{name}</h2> })}
            {findings(case, paper.findings)}
            {page_boxes(here, paper.pages, paper.shown, over)}
        </section>
    }
}

/// What a careful reader should know of this document.
fn findings(case: Case, words: Vec<String>) -> impl IntoView {
    let here = case.here;
    let notable = ["javascript", "open_action", "xfa", "optional_content", "embedded_files", "multimedia"];
    let words: Vec<String> = words.into_iter().filter(|word| notable.contains(&word.as_str())).collect();
    words
        .into_iter()
        .map(|word| {
            view! {
                <p class="notice warn"><span class="sign" aria-hidden="true">"!"</span><span>
                    {text(move || here.t(&format!("finding-{}", word.replace('_', "-"))))}
                </span></p>
            }
        })
        .collect::<Vec<_>>()
}

fn my_slots(case: Case, document: u16) -> Vec<Placement> {
    case.of(|session| {
        let slots = session.reading.state().slots_of(session.recipient);
        slots.filter(|(_, slot)| slot.document == document).map(|(_, slot)| slot.placement).collect()
    })
}

/// Where the reader signs, in parts of the page.
fn slot(case: Case, place: Placement, page: Page) -> impl IntoView {
    let here = case.here;
    let share = |length: u32, whole: f64| format!("{}%", f64::from(length) / 10.0 / whole);
    view! {
        <div
            class="slot mine"
            style:left=share(place.x, page.width)
            style:top=share(place.y, page.height)
            style:width=share(place.width, page.width)
            style:height=share(place.height, page.height)
        >
            {part(move || match case.mark.get() {
                Some((_, (path, width, height))) => view! {
                    <svg viewBox=format!("0 0 {width} {height}") role="img" aria-label=here.word("sign-your-mark")>
                        <path d=path />
                    </svg>
                }
                .into_any(),
                None => view! { <span>{here.word("sign-your-slot")}</span> }.into_any(),
            })}
        </div>
    }
}

/// What is left to do, and the one thing to do next.
fn bar(
    case: Case,
    end: NodeRef<html::Div>,
    seen: RwSignal<usize>,
    count: usize,
    sheet: RwSignal<bool>,
) -> impl IntoView {
    let here = case.here;
    let share = move || format!("{}%", seen.get() * 100 / count.max(1));
    // The button that leads to the end vanishes there: its focus goes to the next one.
    let (next, pressed) = (NodeRef::<html::Button>::new(), StoredValue::new(false));
    Effect::new(move |_| {
        if let Some(next) = next.get().filter(|_| pressed.get_value()) {
            let _ = next.focus();
        }
    });
    view! {
        <footer class="bar">
            {part(move || if case.read.get() {
                view! {
                    <button class="btn quiet" on:click=tap(move || to_my_slot(case))>{here.word("sign-go-slot")}</button>
                    <button node_ref=next class="btn grow" on:click=tap(move || sheet.set(true))>{here.word("sign-set-mark")}</button>
                }
                .into_any()
            } else {
                view! {
                    <div class="left">
                        <div class="meter" aria-hidden="true"><i style:width=share></i></div>
                        <p id="left-to-do">{here.word("sign-read-to-end")}</p>
                    </div>
                    <button class="btn quiet" aria-describedby="left-to-do" on:click=tap(move || {
                        if let Some(end) = end.get_untracked() {
                            pressed.set_value(true);
                            // Not to the window's very edge: WebKit ends a fraction short of it, and nothing is reached.
                            glide(&end, ScrollLogicalPosition::Center);
                        }
                    })>{here.word("sign-go-end")}</button>
                }
                .into_any()
            })}
        </footer>
    }
}

fn to_my_slot(case: Case) {
    if let Ok(Some(slot)) = case.here.root().query_selector(".slot.mine") {
        glide(&slot, ScrollLogicalPosition::Center);
    }
}

/// Scrolls there, softly unless the person asked for less motion.
fn glide(element: &Element, block: ScrollLogicalPosition) {
    let calm = web_sys::window()
        .and_then(|window| window.match_media("(prefers-reduced-motion: reduce)").ok()?)
        .is_some_and(|query| query.matches());
    let options = ScrollIntoViewOptions::new();
    options.set_block(block);
    options.set_behavior(if calm { ScrollBehavior::Instant } else { ScrollBehavior::Smooth });
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Follows which page is in the middle of the screen, and whether the end has been reached.
fn watch(case: Case, column: NodeRef<html::Div>, end: NodeRef<html::Div>, seen: RwSignal<usize>) {
    let observers = StoredValue::new_local(Vec::<Watching>::new());
    Effect::new(move |_| {
        let (Some(column), Some(end)) = (column.get(), end.get()) else { return };
        let boxes = boxes_of(&column);
        let order = boxes.clone();
        let middle = Watching::new("-50% 0px -50% 0px", move |target| {
            if let Some(at) = order.iter().position(|page| page == target) {
                seen.set(at + 1);
            }
        });
        let reached = Watching::new("0px", move |_| {
            if !case.read.get_untracked() {
                case.read.set(true);
                case.here.announce(words::say(case.here.language.get_untracked(), "sign-read-done", &[]));
            }
        });
        if let (Some(middle), Some(reached)) = (middle, reached) {
            boxes.iter().for_each(|page| middle.observer.observe(page));
            reached.observer.observe(&end);
            observers.set_value(vec![middle, reached]);
        }
    });
}

fn boxes_of(column: &HtmlElement) -> Vec<Element> {
    let Ok(list) = column.query_selector_all(".page") else { return vec![] };
    (0..list.length()).filter_map(|index| list.get(index)?.dyn_into().ok()).collect()
}

/// An observer with its callback; stops when dropped.
struct Watching {
    observer: IntersectionObserver,
    _callback: Closure<dyn FnMut(js_sys::Array)>,
}

impl Watching {
    /// Calls `seen` with each element that comes within the margin.
    fn new(margin: &str, mut seen: impl FnMut(&Element) + 'static) -> Option<Self> {
        let callback = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
            for entry in entries.iter() {
                let entry: IntersectionObserverEntry = entry.unchecked_into();
                if entry.is_intersecting() {
                    seen(&entry.target());
                }
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin(margin);
        let observer =
            IntersectionObserver::new_with_options(callback.as_ref().unchecked_ref(), &options).ok()?;
        Some(Self { observer, _callback: callback })
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
