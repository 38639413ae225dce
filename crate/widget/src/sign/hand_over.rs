//! Handing over: somebody else signs in one's place.

use leptos::{html, prelude::*};
use protocol::http::Reassign;

use super::{act, case::Case, confirm, instead::bar, keep, said};
use crate::{
    moment::is_address,
    part::{focus_heading, part, text},
    phone,
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
                <h1 node_ref=heading tabindex="-1">{text(move || case.pick("sign-over-title", "sign-over-approve-title"))}</h1>
                <p>{here.word("sign-over-what")}</p>
                <label class="labelled">
                    <span>{here.word("sign-over-email")}</span>
                    {said::line(case, "email", |said| &mut said.email)}
                </label>
                <label class="labelled">
                    <span>{here.word("sign-over-name")}</span>
                    {said::line(case, "text", |said| &mut said.name)}
                </label>
                {untrack(|| needs_phone(case)).then(|| phone_field(case))}
            </section>
            {part(move || confirm::needs_code(case).then(|| confirm::code_card(case, waiting)))}
            {trouble::alert(here, case.trouble)}
        </div>
        {bar(case, text(go_on), move || send(case, over, waiting))}
    }
}

/// Whether who takes it over has to be reached by SMS.
fn needs_phone(case: Case) -> bool {
    case.of(|session| {
        let sent = session.reading.sent();
        let facts = sent.and_then(|sent| Some((sent, sent.recipients.get(usize::from(session.recipient))?)));
        facts.is_some_and(|(sent, facts)| facts.needs_phone(sent.level))
    })
}

/// The number, and below it as it is understood.
fn phone_field(case: Case) -> impl IntoView {
    let here = case.here;
    let below = move || match number(case) {
        Some(number) => here.say("sign-over-phone-understood", &[("number", &phone::shown(&number))]),
        None => here.t("sign-over-phone-why"),
    };
    view! {
        <label class="labelled">
            <span>{here.word("sign-over-phone")}</span>
            {said::line(case, "tel", |said| &mut said.phone)}
            <span class="small muted">{text(below)}</span>
        </label>
    }
}

fn number(case: Case) -> Option<String> {
    let language = case.here.language.get();
    case.said.with(|said| phone::understood(&said.phone, language))
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
    let phone = untrack(|| if needs_phone(case) { number(case).map(Some) } else { Some(None) });
    let phone = phone.ok_or_else(|| trouble("phone_invalid", "no number"))?;
    session.api.reassign(&Reassign { code, email: email.clone(), name: name.clone(), phone }).await?;
    // Without a session nothing is kept any more.
    case.session.set(None);
    keep::forget(case, &session);
    over.set(Some(name.unwrap_or(email)));
    Ok(())
}
