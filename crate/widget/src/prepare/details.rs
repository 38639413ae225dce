//! One envelope that was sent: who has signed, and what its sender can still do.

use std::rc::Rc;

use crate::part::{comments, part, tap, text, typing, who};
use envelope::{EnvelopeId, Phase};
use leptos::prelude::*;
use protocol::http::{Cancel, EnvelopeSummary, EnvelopeView, Void};

use super::{draft::Draft, home, signed::signed};
use crate::{reading::Reading, trouble::Trouble};

type List = RwSignal<Option<Vec<EnvelopeSummary>>, LocalStorage>;

/// The details, fetched when opened.
pub(crate) fn of(draft: Draft, envelope: EnvelopeId, list: List) -> impl IntoView {
    let here = draft.here;
    let reading = RwSignal::new_local(None::<Rc<Reading>>);
    let id = envelope.to_string();
    here.spawn(async move {
        let view: Result<EnvelopeView, Trouble> = async { draft.api()?.envelope(&id).await }.await;
        take(draft, view, reading);
    });
    view! {
        <div class="stack tight">
            {part(move || reading.get().map(|reading| people(draft, &reading)))}
            {part(move || reading.get().map(|reading| signed(draft, reading)))}
            {move || reading.get().and_then(|reading| {
                let bad = voidable(&reading)?;
                Some(bad_act(draft, envelope.clone(), bad, reading.person(bad), list))
            })}
            {
                let envelope = reading;
                move || envelope.get()
                    .filter(|reading| reading.state().phase() == Phase::Collecting)
                    .map(|reading| cancel(draft, reading.envelope().clone(), list))
            }
        </div>
    }
}

fn take(
    draft: Draft,
    view: Result<EnvelopeView, Trouble>,
    reading: RwSignal<Option<Rc<Reading>>, LocalStorage>,
) {
    let read = view.and_then(|view| Reading::new(&view.envelope, &view.records, &view.openings));
    match read {
        Ok(read) => reading.set(Some(Rc::new(read))),
        Err(why) => draft.show(why),
    }
}

fn people(draft: Draft, reading: &Reading) -> impl IntoView + use<> {
    let here = draft.here;
    let reason = reading.reason().map(str::to_owned);
    view! {
        {who(here, reading, None)}
        {comments(reading).map(|said| view! { <h3>{here.word("prepare-comments")}</h3>{said} })}
        {reason.map(|reason| view! { <p class="notice"><span>{text(move || here.say("prepare-reason", &[("reason", &reason)]))}</span></p> })}
    }
}

/// The recipient whose act is the last and was found bad: the rules decide, not this page.
fn voidable(reading: &Reading) -> Option<u16> {
    let now = envelope::Timestamp(0);
    reading.acting().into_iter().find(|recipient| {
        let command = envelope::Command::Void { recipient: *recipient };
        reading.state().decide(&command, now).is_ok()
    })
}

fn bad_act(draft: Draft, envelope: EnvelopeId, recipient: u16, name: String, list: List) -> impl IntoView {
    let here = draft.here;
    let void = move |_| {
        let id = envelope.to_string();
        here.spawn(async move {
            let done: Result<_, Trouble> = async { draft.api()?.void(&id, &Void { recipient }).await }.await;
            finish(draft, done.map(drop), list);
        });
    };
    view! {
        <div class="notice bad">
            <span class="sign" aria-hidden="true">"!"</span>
            <div class="stack tight grow">
                <p>{text(move || here.say("prepare-void-why", &[("name", &name)]))}</p>
                <button class="btn quiet" on:click=void>{here.word("prepare-void")}</button>
            </div>
        </div>
    }
}

fn cancel(draft: Draft, envelope: EnvelopeId, list: List) -> impl IntoView {
    let here = draft.here;
    let sure = RwSignal::new(false);
    let reason = RwSignal::new(String::new());
    let id = StoredValue::new(envelope.to_string());
    let cancel = move |_| {
        here.spawn(async move {
            let reason = reason.get_untracked().trim().to_owned();
            let body = Cancel { reason: (!reason.is_empty()).then_some(reason) };
            let done: Result<_, Trouble> = async { draft.api()?.cancel(&id.get_value(), &body).await }.await;
            finish(draft, done.map(drop), list);
        });
    };
    move || {
        if sure.get() {
            view! {
            <div class="stack tight">
                <label class="labelled">
                    <span>{here.word("prepare-cancel-reason")}</span>
                    <input class="field" maxlength="500" on:input=typing(move |text| reason.set(text)) />
                </label>
                <div class="row">
                    <button class="btn" on:click=tap(move || sure.set(false))>{here.word("prepare-cancel-no")}</button>
                    <button class="btn quiet" on:click=cancel>{here.word("prepare-cancel-yes")}</button>
                </div>
            </div>
        }
        .into_any()
        } else {
            view! {
            <p><button class="btn text end" on:click=tap(move || sure.set(true))>{here.word("prepare-cancel")}</button></p>
        }
        .into_any()
        }
    }
}

fn finish(draft: Draft, done: Result<(), Trouble>, list: List) {
    if let Err(why) = done {
        draft.show(why);
    }
    home::load(draft, list);
}
