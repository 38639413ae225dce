//! Where each one signs: a click on the page, then drag, arrows or bin.

use leptos::{html, prelude::*};
use protocol::worker::Page;
use web_sys::MouseEvent;

use super::{
    bar,
    draft::{Doc, Draft, Person, Step},
    handle::{bin, element, focus, replace, sizes, slot_id, slot_view},
    slot::Placed,
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
    view! {
        <div class="desk">
            <nav class:only=move || draft.documents.with(Vec::len) < 2 aria-label=here.word("prepare-step-documents")>
                {move || draft.documents.get().into_iter().map(|document| document_line(draft, document)).collect::<Vec<_>>()}
            </nav>
            <div class="middle">
                <h1 node_ref=heading tabindex="-1" class="unseen">{here.word("prepare-place-title")}</h1>
                {trouble::alert(here, draft.trouble)}
                {move || {
                    let chosen = draft.document.get();
                    let document = draft.documents.with_untracked(|documents| documents.iter().find(|one| one.key == chosen).cloned());
                    document.map(|document| pages(draft, document))
                }}
            </div>
            <aside>
                <h2>{here.word("prepare-place-title")}</h2>
                <div class="whos" role="group" aria-label=here.word("prepare-step-people")>
                    <For each=move || draft.people.get() key=|person| person.clone().key let(person)>
                        {person_line(draft, person)}
                    </For>
                </div>
                <p class="small muted how">{here.word("prepare-place-how")}</p>
                <div class="bin-line"><span class="small muted how-short">{here.word("prepare-place-how-short")}</span>{put_or_bin(draft)}</div>
            </aside>
        </div>
        {bar(draft, Step::People, Draft::missing_slot, "part-next", tap(move || draft.go(Step::Recap)))}
    }
}

fn choose_first(draft: Draft) {
    let chosen = draft.document.get_untracked();
    draft.documents.with_untracked(|documents| {
        if !documents.iter().any(|one| one.key == chosen)
            && let Some(first) = documents.first()
        {
            draft.document.set(first.key);
        }
    });
    let chosen = draft.person.get_untracked();
    draft.people.with_untracked(|people| {
        if !people.iter().any(|one| one.key == chosen)
            && let Some(first) = people.first()
        {
            draft.person.set(first.key);
        }
    });
}

/// The slot of the chosen signer on the chosen document.
fn current(draft: Draft) -> Option<Placed> {
    let (document, person) = (draft.document.get(), draft.person.get());
    draft
        .slots
        .with(|slots| slots.iter().find(|slot| slot.document == document && slot.person == person).copied())
}

fn document_line(draft: Draft, document: Doc) -> impl IntoView {
    let here = draft.here;
    let key = document.key;
    let name = document.name;
    let count = document.pages.len().to_string();
    let placed = move || draft.slots.with(|slots| slots.iter().filter(|slot| slot.document == key).count());
    let class = move || if placed() == 0 { "chip calm" } else { "chip good" };
    view! {
        <button type="button" class="pick" aria-pressed=text(move || (draft.document.get() == key).to_string())
            on:click=tap(move || draft.document.set(key))>
            <strong>{name}</strong>
            <span class="small muted">{text(move || here.say("prepare-pages", &[("pages", &count)]))}</span>
            <span class=class>
                {text(move || here.say("prepare-slots", &[("count", &placed().to_string())]))}
            </span>
        </button>
    }
}

fn person_line(draft: Draft, person: Person) -> impl IntoView {
    let here = draft.here;
    let key = person.key;
    let placed = move || draft.slots.with(|slots| slots.iter().any(|slot| slot.person == key));
    let email = (!person.name.trim().is_empty()).then(|| person.email.clone());
    let number =
        draft.people.with_untracked(|people| people.iter().position(|one| one.key == key).unwrap_or(0) + 1);
    view! {
        <button type="button" class=format!("pick who {}", draft.colour(key))
            aria-pressed=text(move || (draft.person.get() == key).to_string())
            on:click=tap(move || draft.person.set(key))>
            <span class="row">
                <span class="dot" aria-hidden="true"></span>
                <strong class="grow">{number} " · " {person.label()}</strong>
                {part(move || if placed() {
                    view! { <span class="chip good">"✓"<span class="unseen">{here.word("prepare-placed")}</span></span> }.into_any()
                } else {
                    view! { <span class="chip warn">{here.word("prepare-to-place")}</span> }.into_any()
                })}
            </span>
            {email.map(|email| view! { <span class="small muted mail">{email}</span> })}
        </button>
    }
}

/// For who does not point: puts the slot on the last page, or takes it away.
fn put_or_bin(draft: Draft) -> impl IntoView {
    let here = draft.here;
    move || {
        match current(draft) {
        Some(slot) => view! {
            <button type="button" class="btn text" on:click=tap(move || bin(draft, slot))>{here.word("prepare-place-bin")}</button>
        }
        .into_any(),
        None => view! {
            <button type="button" class="btn text" on:click=tap(move || put_on_last(draft))>{here.word("prepare-place-last")}</button>
        }
        .into_any(),
    }
    }
}

fn put_on_last(draft: Draft) {
    let sizes = sizes(draft, draft.document.get_untracked());
    let Some((page, shown)) = sizes.iter().copied().enumerate().next_back() else { return };
    let before = draft.slots.with_untracked(|slots| {
        slots
            .iter()
            .filter(|slot| slot.document == draft.document.get_untracked() && slot.page == page)
            .count()
    });
    // Beside each other first, then a row higher.
    let (column, row) = ((before % 2) as f64, (before / 2) as f64);
    let at = (shown.width * (0.28 + 0.44 * column), shown.height - 110.0 - 80.0 * row);
    put(draft, page, at, shown);
}

/// Puts the chosen signer's slot there, wherever it was on this document.
fn put(draft: Draft, page: usize, at: (f64, f64), shown: Page) {
    let slot = Placed::around(draft.document.get_untracked(), draft.person.get_untracked(), page, at, shown);
    replace(draft, slot);
    let id = slot_id(&slot);
    draft.here.spawn(async move {
        crate::device::pause(0).await;
        focus(draft.here, &id);
    });
    let language = draft.here.language.get_untracked();
    draft.here.announce(words::say(language, "prepare-place-put", &[("page", &(page + 1).to_string())]));
}

fn pages(draft: Draft, document: Doc) -> impl IntoView {
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
    let sizes = document.pages.clone();
    page_boxes(here, document.pages, document.shown, move |page| layer(draft, key, page, sizes[page]))
}

/// What lies upon a page: takes clicks, holds the slots.
fn layer(draft: Draft, document: u32, page: usize, shown: Page) -> impl IntoView {
    let click = move |event: MouseEvent| {
        let (Some(layer), Some(target)) = (element(event.current_target()), element(event.target())) else {
            return;
        };
        if layer == target {
            let frame = layer.get_bounding_client_rect();
            let x = (f64::from(event.client_x()) - frame.left()) / frame.width() * shown.width;
            let y = (f64::from(event.client_y()) - frame.top()) / frame.height() * shown.height;
            put(draft, page, (x, y), shown);
        }
    };
    let here_only = move || {
        let mine = |slot: &&Placed| slot.document == document && slot.page == page;
        draft.slots.with(|slots| slots.iter().filter(mine).map(|slot| slot.person).collect::<Vec<_>>())
    };
    view! {
        <div class="layer" on:click=click>
            <For each=here_only key=|person| *person let(person)>
                {slot_view(draft, document, person, page, shown)}
            </For>
        </div>
    }
}
