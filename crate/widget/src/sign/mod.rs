//! `<paraph-sign>`: from the link to the signed document, one file a step.

use crate::part::{part, tap};
use leptos::prelude::*;

use crate::{here::Here, moment, trouble};

pub(crate) mod act;
mod approve;
mod bring;
pub(crate) mod case;
mod comment;
pub(crate) mod confirm;
mod decline;
mod done;
mod draw;
mod entries;
mod field;
mod file;
mod filling;
mod glimpse;
mod guide;
mod hand_over;
pub(crate) mod identity;
mod identity_card;
mod initials;
pub(crate) mod ink;
mod instead;
pub(crate) mod keep;
mod link;
pub(crate) mod look;
pub(crate) mod many;
pub(crate) mod mark;
mod others;
mod over;
mod overview;
mod pad;
mod paste;
mod phone;
mod picture;
mod places;
mod read;
mod reader;
mod ready;
mod said;
mod session;
mod status;
mod typed;
mod whereabouts;

use case::{Case, Goal, Step};

/// The element's inside.
pub(crate) fn element(here: Here) -> impl IntoView {
    let case = Case::new(here);
    if let Some(shared) = link::secret(here).as_deref().and_then(phone::Shared::of) {
        return view! { <div class="frame">{pad::element(case, shared)}</div> }.into_any();
    }
    confirm::follow_language(case);
    link::open(case);
    view! {
        <div class="frame">
            {header(case)}
            {part(move || match case.step.get() {
                Step::Loading => loading(here).into_any(),
                Step::Bring => bring::step(case).into_any(),
                Step::Read => read::step(case).into_any(),
                Step::Confirm if untrack(|| case.approves()) => approve::step(case).into_any(),
                Step::Confirm => confirm::step(case).into_any(),
                Step::Acting if untrack(|| case.approves()) => approve::acting(case).into_any(),
                Step::Acting => act::step(case).into_any(),
                Step::Done => done::step(case).into_any(),
                Step::Decline => decline::step(case).into_any(),
                Step::Comment => comment::step(case).into_any(),
                Step::HandOver => hand_over::step(case).into_any(),
                Step::Whereabouts => whereabouts::step(case).into_any(),
                Step::Status => status::step(case).into_any(),
                Step::Broken => broken(case).into_any(),
            })}
        </div>
    }
    .into_any()
}

/// Who asks, what for, until when: on every step.
fn header(case: Case) -> impl IntoView {
    let here = case.here;
    let line = move || match case.step.get() {
        Step::Bring | Step::Done if case.goal.get() == Goal::Copy => String::new(),
        Step::Bring => case.pick("sign-step-read", "sign-step-look"),
        Step::Status => String::new(),
        Step::Confirm | Step::Acting => case.pick("sign-step-confirm", "sign-step-approve"),
        Step::Done => here.t("sign-step-done"),
        _ => asked_by(case),
    };
    move || {
        let title = case.of(|session| session.reading.title().to_owned());
        let sender = case.of(|session| session.reading.value("sender.email").unwrap_or_default().to_owned());
        (!title.is_empty()).then(|| {
            view! {
                <header class="top">
                    <div class="badge" aria-hidden="true">{moment::initials(&sender)}</div>
                    <div class="grow">
                        <p><strong>{title}</strong></p>
                        <p class="small muted">{line}</p>
                    </div>
                </header>
            }
        })
    }
}

/// “elise@exemple.fr asks you to sign · before 30 Nov 2026”.
fn asked_by(case: Case) -> String {
    let sender = case.of(|session| session.reading.value("sender.email").unwrap_or_default().to_owned());
    let until = case.of(|session| session.reading.sent().map(|sent| sent.deadline));
    let until = until.map(|until| moment::day(case.here, until)).unwrap_or_default();
    let key = if case.approves() { "sign-asked-by-approve" } else { "sign-asked-by" };
    case.here.say(key, &[("sender", &sender), ("until", &until)])
}

fn loading(here: Here) -> impl IntoView {
    view! {
        <div class="body stack" role="status">
            <p class="row"><span class="spin" aria-hidden="true"></span>{here.word("sign-loading")}</p>
        </div>
    }
}

fn broken(case: Case) -> impl IntoView {
    let here = case.here;
    view! {
        <div class="body stack">
            <h1>{here.word("sign-broken-title")}</h1>
            {trouble::alert(here, case.trouble)}
            {part(move || if link::is_wrong(case) { paste::form(case).into_any() } else if link::is_over(case) {
                over::offer(case).into_any()
            } else {
                view! { <p><button class="btn quiet" on:click=tap(move || link::open(case))>{here.word("part-again")}</button></p> }.into_any()
            })}
        </div>
    }
}
