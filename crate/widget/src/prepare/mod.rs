//! `<paraph-prepare>`: from “I have a contract” to “it is sent”, one file a step.

use crate::part::{part, tap, text};
use leptos::prelude::*;
use web_sys::MouseEvent;

use crate::{
    here::Here,
    moment,
    office::{self, Door, signin},
};

mod addresses;
mod again;
mod anchors;
mod approval;
mod asked;
mod badge;
mod caption;
mod channel;
mod copies;
mod deadline;
mod doc;
mod documents;
mod draft;
mod drag;
mod duty;
mod hand;
mod handle;
mod home;
mod initials;
mod inspector;
mod keep;
mod level;
mod line;
mod mail;
mod missing;
mod pack;
mod people;
mod person;
mod photograph;
mod place;
mod recap;
mod recurring;
mod refused;
mod removal;
mod reorder;
mod resumed;
mod route;
mod seal;
mod sent;
mod slot;
mod spot;
mod standing;
mod stood;
mod tags;
mod thing;
mod tools;

use draft::{Draft, Step};

/// The element's inside.
pub(crate) fn element(here: Here) -> impl IntoView {
    let draft = Draft::new(here);
    draft.begin();
    view! {
        <div class="frame">
            {header(draft)}
            {part(move || match draft.step.get() {
                Step::SignIn => signin::step(door(draft)).into_any(),
                Step::Waking => waking(here).into_any(),
                Step::Home => home::step(draft).into_any(),
                Step::Documents => documents::step(draft).into_any(),
                Step::People => people::step(draft).into_any(),
                Step::Place => place::step(draft).into_any(),
                Step::Recap => recap::step(draft).into_any(),
                Step::Sent => sent::step(draft).into_any(),
            })}
        </div>
    }
}

/// The way in.
fn door(draft: Draft) -> Door {
    Door {
        here: draft.here,
        trouble: draft.trouble,
        show: Callback::new(move |why| draft.show(why)),
        entered: Callback::new(move |session| draft.enter(session)),
    }
}

/// What was kept is being read: a large document takes a moment.
fn waking(here: Here) -> impl IntoView {
    view! {
        <div class="body">
            <p class="row" role="status"><span class="spin" aria-hidden="true"></span>{here.word("part-loading")}</p>
        </div>
    }
}

const STEPS: [(Step, &str); 4] = [
    (Step::Documents, "prepare-step-documents"),
    (Step::People, "prepare-step-people"),
    (Step::Place, "prepare-step-place"),
    (Step::Recap, "prepare-step-recap"),
];

/// Who approves has no place on a document.
fn steps(draft: Draft) -> Vec<(Step, &'static str)> {
    let approval = draft.approval.get();
    STEPS.into_iter().filter(|(step, _)| !(approval && *step == Step::Place)).collect()
}

/// The path: what is done, where one is, what comes.
fn header(draft: Draft) -> impl IntoView {
    let here = draft.here;
    let at = move || steps(draft).iter().position(|(step, _)| *step == draft.step.get());
    let where_now = move || {
        let (at, steps) = (at()?, steps(draft));
        let (number, count, name) = ((at + 1).to_string(), steps.len().to_string(), here.t(steps[at].1));
        Some(here.say("prepare-where", &[("number", &number), ("count", &count), ("name", &name)]))
    };
    view! {
        <header class="top">
            <span class="brand">"Paraph"</span>
            {part(move || at().map(|at| view! { <ol class="stepper">{stepper(draft, at)}</ol> }))}
            <span class="where">{where_now}</span>
            <span class="total push" class:later=move || draft.step.get() != Step::Documents>{move || total(draft)}</span>
            {part(move || (draft.session.get().is_some() && draft.step.get() == Step::Home).then(|| view! {
                <button type="button" class="btn text push" on:click=tap(move || sign_out(draft))>{here.word("office-sign-out")}</button>
            }))}
        </header>
    }
}

fn stepper(draft: Draft, at: usize) -> Vec<impl IntoView> {
    let here = draft.here;
    steps(draft)
        .into_iter()
        .enumerate()
        .map(|(index, (_, key))| {
            let (class, sign) = match index.cmp(&at) {
                std::cmp::Ordering::Less => ("done", "✓".to_owned()),
                std::cmp::Ordering::Equal => ("on", (index + 1).to_string()),
                std::cmp::Ordering::Greater => ("", (index + 1).to_string()),
            };
            let current = (index == at).then_some("step");
            view! { <li class=class aria-current=current>{sign} " " {here.word(key)}</li> }
        })
        .collect()
}

/// “1.0 MB of 15 MB”, once there is something to count.
fn total(draft: Draft) -> Option<String> {
    let most = draft.session.get()?.most_bytes;
    let size = draft.total_bytes();
    let here = draft.here;
    (size > 0 && draft.step.get().is_making()).then(|| {
        here.say("prepare-total", &[("size", &moment::size(here, size)), ("most", &moment::size(here, most))])
    })
}

/// The draft stays for who signs in again with this address, and shows to nobody else.
fn sign_out(draft: Draft) {
    office::sign_out(draft.here);
    draft.awake.set(false);
    draft.session.set(None);
    draft.empty();
    draft.go(Step::SignIn);
}

/// The bar at the bottom: back, what is missing, on.
fn bar(
    draft: Draft,
    back: Step,
    missing: fn(Draft) -> Option<String>,
    next: &'static str,
    mut on: Box<dyn FnMut(MouseEvent)>,
) -> AnyView {
    let here = draft.here;
    let missing = Memo::new(move |_| missing(draft));
    view! {
        <footer class="bar">
            <button type="button" class="btn quiet" on:click=tap(move || draft.go(back))>{here.word("part-back")}</button>
            <p id="missing" aria-live="polite">{missing}</p>
            <button
                type="button"
                class="btn"
                aria-describedby="missing"
                aria-disabled=text(move || missing.get().is_some().to_string())
                on:click=move |event| if missing.get_untracked().is_none() { on(event) }
            >{here.word(next)}</button>
        </footer>
    }
    .into_any()
}
