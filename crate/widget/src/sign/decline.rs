//! Declining, with a reason that the sender reads.

use js_sys::{Object, Reflect};
use leptos::{html, prelude::*};
use protocol::http::Decline;

use super::case::{Case, Step};
use crate::{
    part::{focus_heading, tap, text, typing},
    trouble::{self, Trouble},
};

/// The step.
pub(crate) fn step(case: Case) -> impl IntoView {
    let here = case.here;
    let heading = NodeRef::<html::H1>::new();
    focus_heading(heading);
    let reason = RwSignal::new(String::new());
    let waiting = RwSignal::new(false);
    let decline = move |_| {
        waiting.set(true);
        here.spawn(async move {
            let done = post(case, reason.get_untracked().trim()).await;
            waiting.set(false);
            match done {
                Ok(()) => case.go(Step::Status),
                Err(why) => case.show(why),
            }
        });
    };
    view! {
        <div class="body stack">
            <section class="card stack">
                <h1 node_ref=heading tabindex="-1">{here.word("sign-decline-title")}</h1>
                <p>{text(move || here.t(if is_required(case) { "sign-decline-what" } else { "sign-decline-what-optional" }))}</p>
                <label class="labelled">
                    <span>{here.word("sign-decline-reason")}</span>
                    <textarea class="field" maxlength="500" prop:value=move || reason.get()
                        on:input=typing(move |text| reason.set(text))></textarea>
                </label>
            </section>
            {trouble::alert(here, case.trouble)}
        </div>
        <footer class="bar">
            <button class="btn text end" disabled=move || waiting.get() on:click=decline>{here.word("sign-decline-yes")}</button>
            <button class="btn push" on:click=tap(move || case.go(Step::Read))>{here.word("sign-decline-no")}</button>
        </footer>
    }
}

fn is_required(case: Case) -> bool {
    case.of(|session| {
        let facts =
            session.reading.sent().and_then(|sent| sent.recipients.get(usize::from(session.recipient)));
        facts.is_some_and(|facts| facts.required)
    })
}

async fn post(case: Case, reason: &str) -> Result<(), Trouble> {
    let session = case.now()?;
    let body = Decline { reason: (!reason.is_empty()).then(|| reason.to_owned()) };
    let view = session.api.decline(&body).await?;
    case.adopt(&session.token, view)?;
    super::keep::forget(case, &session);
    let detail = Object::new();
    let _ = Reflect::set(&detail, &"envelope".into(), &session.reading.envelope().as_str().into());
    case.here.emit("paraph-declined", &detail);
    Ok(())
}
