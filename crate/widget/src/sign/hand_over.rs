//! Handing over: somebody else signs in one's place.

use leptos::{html, prelude::*};
use protocol::http::Reassign;

use super::{act, case::Case, confirm, instead::bar, keep, said};
use crate::{
    moment::is_address,
    part::{focus_heading, part, text},
    trouble::{self, Trouble, trouble},
};

/// The step.
pub(crate) fn step(case: Case) -> impl IntoView {
    let over = RwSignal::new(None::<String>);
    let waiting = RwSignal::new(false);
    part(move || match over.get() {
        Some(whose) => done(case, whose).into_any(),
        None => asked(case, over, waiting).into_any(),
    })
}

fn asked(case: Case, over: RwSignal<Option<String>>, waiting: RwSignal<bool>) -> impl IntoView {
    let here = case.here;
    let heading = NodeRef::<html::H1>::new();
    focus_heading(heading);
    let go_on = move || here.t(if confirm::may_sign(case) { "sign-over-send" } else { "sign-code-ask" });
    view! {
        <div class="body stack">
            <section class="card stack">
                <h1 node_ref=heading tabindex="-1">{here.word("sign-over-title")}</h1>
                <p>{here.word("sign-over-what")}</p>
                <label class="labelled">
                    <span>{here.word("sign-over-email")}</span>
                    {said::line(case, "email", |said| &mut said.email)}
                </label>
                <label class="labelled">
                    <span>{here.word("sign-over-name")}</span>
                    {said::line(case, "text", |said| &mut said.name)}
                </label>
            </section>
            {part(move || confirm::needs_code(case).then(|| confirm::code_card(case, waiting)))}
            {trouble::alert(here, case.trouble)}
        </div>
        {bar(case, text(go_on), move || send(case, over, waiting))}
    }
}

fn done(case: Case, whose: String) -> impl IntoView {
    let here = case.here;
    let heading = NodeRef::<html::H1>::new();
    focus_heading(heading);
    view! {
        <div class="body stack">
            <section class="card stack centre">
                <div class="round" aria-hidden="true">"→"</div>
                <h1 node_ref=heading tabindex="-1">{here.word("sign-over-done-title")}</h1>
                <p class="muted">{text(move || here.say("sign-over-done", &[("name", &whose)]))}</p>
            </section>
        </div>
    }
}

async fn send(case: Case, over: RwSignal<Option<String>>, waiting: RwSignal<bool>) -> Result<(), Trouble> {
    let session = case.now()?;
    if !untrack(|| confirm::may_sign(case)) {
        confirm::ask_code(case, waiting);
        return Ok(());
    }
    let code = if case.identified.get_untracked() { None } else { Some(act::code(case)?) };
    let (email, name) =
        case.said.with_untracked(|said| (said.email.trim().to_owned(), said.name.trim().to_owned()));
    if !is_address(&email) {
        return Err(trouble("address_invalid", "not an address"));
    }
    let name = Some(name).filter(|name| !name.is_empty());
    session.api.reassign(&Reassign { code, email: email.clone(), name: name.clone(), phone: None }).await?;
    // Without a session nothing is kept any more.
    case.session.set(None);
    keep::forget(case, &session);
    over.set(Some(name.unwrap_or(email)));
    Ok(())
}
