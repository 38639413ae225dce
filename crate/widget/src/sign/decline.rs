//! Declining, with a reason that the sender reads.

use js_sys::{Object, Reflect};
use leptos::{html, prelude::*};
use protocol::http::Decline;

use super::case::{Case, Step};
use crate::{
    part::focus_heading,
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
                <h1 node_ref=heading tabindex="-1">{move || here.t("sign-decline-title")}</h1>
                <p>{move || here.t("sign-decline-what")}</p>
                <label class="labelled">
                    <span>{move || here.t("sign-decline-reason")}</span>
                    <textarea class="field" maxlength="500" prop:value=move || reason.get()
                        on:input=move |event| reason.set(event_target_value(&event))></textarea>
                </label>
            </section>
            {trouble::alert(here, case.trouble)}
        </div>
        <footer class="bar">
            <button class="btn" on:click=move |_| case.go(Step::Read)>{move || here.t("sign-decline-no")}</button>
            <button class="btn quiet push" disabled=move || waiting.get() on:click=decline>{move || here.t("sign-decline-yes")}</button>
        </footer>
    }
}

async fn post(case: Case, reason: &str) -> Result<(), Trouble> {
    let session = case.now()?;
    let body = Decline { reason: (!reason.is_empty()).then(|| reason.to_owned()) };
    let view = session.api.decline(&body).await?;
    case.adopt(&session.token, view)?;
    let detail = Object::new();
    let _ = Reflect::set(&detail, &"envelope".into(), &session.reading.envelope().as_str().into());
    case.here.emit("paraph-declined", &detail);
    Ok(())
}
