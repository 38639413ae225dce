//! Where each one signs: a signer dragged onto the page or a click on it, then drag, arrows or bin.

use leptos::{html, prelude::*};
use protocol::worker::Page;
use web_sys::{MouseEvent, PointerEvent};

use super::{
    anchors, badge, bar,
    doc::Doc,
    draft::{Draft, Step},
    drag::{Drag, drag},
    handle::{element, focus_soon, handle, replace, slot_id},
    person::Person,
    resumed,
    slot::Placed,
    thing::initial_page,
    tools,
};
use crate::{
    part::{focus_heading, page_boxes, part, show, tap, text},
    trouble,
};

/// The step.
pub(crate) fn step(draft: Draft) -> impl IntoView {
    let here = draft.here;
    let heading = NodeRef::<html::H1>::new();
    focus_heading(heading);
    choose_first(draft);
    anchors::look(draft);
    let drag = drag(draft);
    view! {
        <div class="desk"
            on:pointermove=move |event: PointerEvent| drag.follow(&event)
            on:pointerup=move |event: PointerEvent| drag.drop(&event)
            on:pointercancel=move |_| drag.cancel()>
            <nav class:only=move || draft.documents.with(Vec::len) < 2 aria-label=here.word("prepare-step-documents")>
                {move || draft.documents.get().into_iter().map(|document| document_line(draft, document)).collect::<Vec<_>>()}
            </nav>
            <div class="middle">
                <h1 node_ref=heading tabindex="-1" class="unseen">{here.word("prepare-place-title")}</h1>
                {resumed::line(draft)}
                {anchors::line(draft)}
                {trouble::alert(here, draft.trouble)}
                {move || {
                    let chosen = draft.document.get();
                    let document = draft.documents.with_untracked(|documents| documents.iter().find(|one| one.key == chosen).cloned());
                    document.map(|document| pages(drag, draft, document))
                }}
                {part(move || (draft.documents.with(Vec::len) > 1).then(|| neighbours(draft)))}
            </div>
            <aside>
                <h2>{here.word("prepare-place-title")}</h2>
                <div class="whos" role="group" aria-label=here.word("prepare-step-people")>
                    <For each=move || draft.signers() key=|person| person.clone().key let(person)>
                        {person_line(drag, draft, person)}
                    </For>
                </div>
                {badge::clash_line(draft)}
                {tools::tools(drag, draft)}
                <p class="small muted how">{here.word("prepare-place-how")}</p>
            </aside>
            {drag.shadow()}
        </div>
        {bar(draft, Step::People, Draft::missing_slot, "part-next", tap(move || draft.go(Step::Recap)))}
    }
}

fn choose_first(draft: Draft) {
    draft.marking.set(false);
    draft.chosen.set(None);
    let chosen = draft.document.get_untracked();
    draft.documents.with_untracked(|documents| {
        if !documents.iter().any(|one| one.key == chosen)
            && let Some(first) = documents.first()
        {
            draft.document.set(first.key);
        }
    });
    let (chosen, signers) = (draft.person.get_untracked(), untrack(|| draft.signers()));
    if !signers.iter().any(|one| one.key == chosen)
        && let Some(first) = signers.first()
    {
        draft.person.set(first.key);
    }
}

fn document_line(draft: Draft, document: Doc) -> impl IntoView {
    let here = draft.here;
    let key = document.key;
    let count = document.pages().len().to_string();
    view! {
        <button type="button" class="pick" aria-pressed=text(move || (draft.document.get() == key).to_string())
            on:click=tap(move || draft.document.set(key))>
            <strong>{document.name}</strong>
            <span class="small muted">{text(move || here.say("prepare-pages", &[("pages", &count)]))}</span>
            {badge::of_document(draft, key)}
        </button>
    }
}

/// Under the last page: the documents before and after, so that nobody has to go back up for them.
fn neighbours(draft: Draft) -> impl IntoView {
    let here = draft.here;
    let neighbour = move |by: isize| {
        let chosen = draft.document.get();
        draft.documents.with(|documents| {
            let at = documents.iter().position(|one| one.key == chosen)?;
            documents.get(at.checked_add_signed(by)?).map(|one| one.key)
        })
    };
    let button = move |by: isize, key: &'static str| {
        part(move || {
            neighbour(by).map(|document| view! {
            <button type="button" class="btn quiet" on:click=tap(move || open(draft, document))>{here.word(key)}</button>
        })
        })
    };
    view! { <div class="row">{button(-1, "prepare-document-before")} {button(1, "prepare-document-after")}</div> }
}

/// Another document, from its beginning.
fn open(draft: Draft, document: u32) {
    draft.document.set(document);
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
    draft.here.announce(untrack(|| draft.name(document)));
}

fn person_line(drag: Drag, draft: Draft, person: Person) -> impl IntoView {
    let key = person.key;
    let email = (!person.name.trim().is_empty()).then(|| person.email.clone());
    let number = untrack(|| draft.position(key)) + 1;
    view! {
        <button type="button" id=format!("who-{key}") class=format!("pick who {}", draft.colour(key))
            aria-pressed=text(move || (draft.person.get() == key).to_string())
            on:pointerdown=move |event: PointerEvent| drag.take_person(&event, key)
            on:click=tap(move || { draft.person.set(key); draft.chosen.set(None); })>
            <span class="row">
                <span class="dot" aria-hidden="true"></span>
                <strong class="grow"><span class="number">{number} "\u{a0}·\u{a0}"</span>{person.label()}</strong>
                {badge::of_person(draft, key)}
            </span>
            {email.map(|email| view! { <span class="small muted mail">{email}</span> })}
        </button>
    }
}

/// Puts the chosen signer's slot there, wherever it was on this document.
pub(super) fn put(draft: Draft, page: usize, at: (f64, f64), shown: Page) {
    let (document, person) = (draft.document.get_untracked(), draft.person.get_untracked());
    let before = untrack(|| draft.slot(document, person));
    let slot = match before {
        // It keeps the size that it was given.
        Some(before) => before.centred(page, at, shown),
        None => Placed::around(document, person, page, at, shown),
    };
    stand(draft, slot);
}

/// Puts a slot, focuses it, and says so.
pub(super) fn stand(draft: Draft, slot: Placed) {
    replace(draft, slot);
    focus_soon(draft.here, slot_id(&slot));
    let language = draft.here.language.get_untracked();
    let page = (slot.page + 1).to_string();
    draft.here.announce(words::say(language, "prepare-place-put", &[("page", &page)]));
}

fn pages(drag: Drag, draft: Draft, document: Doc) -> impl IntoView {
    let here = draft.here;
    let key = document.key;
    if document.shown.with_untracked(Option::is_none) {
        let document = document.clone();
        here.spawn(async move {
            match show(here, &document.bytes, document.password.clone()).await {
                Ok(shown) => document.shown.set(Some(shown)),
                Err(why) => draft.show(why),
            }
        });
    }
    let sizes = document.pages().to_vec();
    page_boxes(here, sizes.clone(), document.shown, move |page| layer(drag, draft, key, page, sizes[page]))
}

/// What lies upon a page: takes clicks, holds slots and initials.
fn layer(drag: Drag, draft: Draft, document: u32, page: usize, shown: Page) -> impl IntoView {
    let click = move |event: MouseEvent| {
        let (Some(layer), Some(target)) = (element(event.current_target()), element(event.target())) else {
            return;
        };
        if layer == target {
            let frame = layer.get_bounding_client_rect();
            let x = (f64::from(event.client_x()) - frame.left()) / frame.width() * shown.width;
            let y = (f64::from(event.client_y()) - frame.top()) / frame.height() * shown.height;
            touched(draft, page, (x, y), shown);
        }
    };
    let things = move || draft.things(document, page);
    view! {
        <div class="layer" on:click=click>
            <For each=things key=|thing| *thing let(thing)>{handle(drag, draft, thing, page, shown)}</For>
            {tools::mark_here(draft, document, page)}
        </div>
    }
}

/// A point of a page was touched: it is signed there, or initialled if that is what is being chosen.
fn touched(draft: Draft, page: usize, at: (f64, f64), shown: Page) {
    let (document, person) = (draft.document.get_untracked(), draft.person.get_untracked());
    if draft.marking.get_untracked() && untrack(|| draft.slot(document, person)).is_some() {
        initial_page(draft, document, person, page, Some(at));
    } else {
        put(draft, page, at, shown);
    }
}
