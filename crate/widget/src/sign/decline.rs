//! Declining, with a reason that the sender reads.

use js_sys::{Object, Reflect};
use leptos::{html, prelude::*};
use protocol::http::Decline;

use super::{
    act,
    case::{Case, Step},
    link, said,
};
use crate::{
    part::{focus_heading, tap, text},
    trouble::{self, Trouble},
};

/// The step.
pub(crate) fn step(case: Case) -> impl IntoView {
    let here = case.here;
    let heading = NodeRef::<html::H1>::new();
    focus_heading(heading);
    let waiting = RwSignal::new(false);
    let decline = move |_| {
        waiting.set(true);
        here.spawn(async move {
            let done = post(case).await;
            waiting.set(false);
            match done {
                Ok(()) => case.go(Step::Status),
                Err(why) if act::was_late(&why) => link::open(case),
                Err(why) => case.show(why),
            }
        });
    };
    view! {
        <div class="body stack">
            <section class="card stack">
                <h1 node_ref=heading tabindex="-1">{text(move || case.pick("sign-decline-title", "sign-decline-approve-title"))}</h1>
                <p>{text(move || match is_required(case) {
                    true => here.t("sign-decline-what"),
                    false => case.pick("sign-decline-what-optional", "sign-decline-approve-optional"),
                })}</p>
                <label class="labelled">
                    <span>{here.word("sign-decline-reason")}</span>
                    {said::lines(case, "500", |said| &mut said.reason)}
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

async fn post(case: Case) -> Result<(), Trouble> {
    let session = case.now()?;
    let reason = case.said.with_untracked(|said| said.reason.trim().to_owned());
    let body = Decline { reason: Some(reason).filter(|reason| !reason.is_empty()) };
    let view = session.api.decline(&body).await?;
    case.adopt(&session.token, view)?;
    case.said.update(|said| said.reason.clear());
    super::keep::forget(case, &session);
    let detail = Object::new();
    let _ = Reflect::set(&detail, &"envelope".into(), &session.reading.envelope().as_str().into());
    case.here.emit("paraph-declined", &detail);
    Ok(())
}
