//! Name, consent and code: the person confirms, then the device signs.

use envelope::Consent;
use leptos::{html, prelude::*};
use protocol::http::CodeSent;
use web_sys::SubmitEvent;

use super::{
    act,
    case::{Case, Step},
    identity, identity_card,
    look::look,
};
use crate::{
    device,
    part::{code_field, focus_heading, part, tap, text, typing},
    trouble::{self, Trouble},
};

/// The texts agreed to, by the names they have in the evidence.
pub(crate) const TERMS: [&str; 2] = ["consent-signature-terms", "consent-certificate-terms"];
/// Those for a list that is signed at once.
pub(crate) const LIST_TERMS: [&str; 2] = ["consent-list-terms", "consent-list-certificate-terms"];

/// The agreement as it is recorded: which texts, in which language, and the digest of each as shown.
pub(crate) fn consents_to(case: Case, texts: &[&str]) -> Vec<Consent> {
    let language = case.agreed_in.get_untracked();
    texts
        .iter()
        .map(|text| Consent {
            text: (*text).to_owned(),
            language: language.tag().to_owned(),
            sha256: device::sha256(&words::say(language, text, &[])),
        })
        .collect()
}

/// A change of language shows other texts: what was ticked was not these. What is being signed goes on
/// with the texts that were agreed to.
pub(crate) fn follow_language(case: Case) {
    Effect::new(move |_| {
        let language = case.here.language.get();
        if case.step.get_untracked() != Step::Acting && case.agreed_in.get_untracked() != language {
            case.agreed_in.set(language);
            case.signature_terms.set(false);
            case.certificate_terms.set(false);
            case.approval_terms.set(false);
        }
    });
}

/// What submitting does once nothing is `missing`: it asks for the code, and with the code it begins.
pub(super) fn submitted(
    case: Case,
    waiting: RwSignal<bool>,
    missing: fn(Case) -> Option<&'static str>,
) -> impl Fn(SubmitEvent) {
    move |event| {
        event.prevent_default();
        if untrack(|| missing(case)).is_some() || waiting.get_untracked() {
            return;
        }
        if untrack(|| may_sign(case)) {
            act::begin(case);
        } else {
            ask_code(case, waiting);
        }
    }
}

/// The step.
pub(crate) fn step(case: Case) -> impl IntoView {
    let here = case.here;
    let heading = NodeRef::<html::H1>::new();
    focus_heading(heading);
    let waiting = RwSignal::new(false);
    let submit = submitted(case, waiting, missing);
    view! {
        <form class="frame-rest" on:submit=submit>
            <div class="body stack">
                <section class="card stack">
                    <h1 node_ref=heading tabindex="-1">{here.word("sign-name-title")}</h1>
                    {name_field(case)}
                    <p class="small muted">{text(move || checked(case))}</p>
                    {your_mark(case)}
                </section>
                <section class="card">
                    <h2 class="unseen">{here.word("sign-consent-title")}</h2>
                    {consent_box(case, "consent-signature-terms", case.signature_terms)}
                    {consent_box(case, "consent-certificate-terms", case.certificate_terms)}
                </section>
                {identity_card::card(case, move || ungiven(case).is_none())}
                {trouble::alert(here, case.trouble)}
                {part(move || needs_code(case).then(|| code_card(case, waiting)))}
                <p class="small muted">{here.word("sign-privacy")}</p>
            </div>
            <footer class="bar">
                <button type="button" class="btn quiet" on:click=tap(move || case.go(Step::Read))>{here.word("part-back")}</button>
                <p id="confirm-missing" aria-live="polite">{move || missing(case).map(|key| here.t(key))}</p>
                <button type="submit" class="btn" aria-describedby="confirm-missing"
                    aria-disabled=text(move || (missing(case).is_some() || waiting.get()).to_string())>
                    {text(move || here.t(if may_sign(case) { "sign-now" } else { "sign-code-ask" }))}
                </button>
            </footer>
        </form>
    }
}

/// What the code proves: who reads a mailbox, or who holds a telephone.
pub(crate) fn checked(case: Case) -> String {
    let key = if case.code_by_sms() { "sign-name-phone" } else { "sign-name-address" };
    case.here.say(key, &[("address", &case.code_goes_to())])
}

/// Whether a code is on its way, or was good a short while ago.
pub(crate) fn may_sign(case: Case) -> bool {
    case.ticking.begun() || case.identified.get()
}

/// Whether a code that was sent is still to be typed.
pub(crate) fn needs_code(case: Case) -> bool {
    case.ticking.begun() && !case.identified.get()
}

/// What keeps the person from going on, as a sentence's key.
fn missing(case: Case) -> Option<&'static str> {
    if let Some(ungiven) = ungiven(case) {
        Some(ungiven)
    } else if identity::is_missing(case) {
        Some(missing_identity(case))
    } else if !case.identified.get() && case.ticking.begun() && case.code.with(String::len) != 6 {
        Some("sign-missing-code")
    } else {
        None
    }
}

/// What is not given yet of name and consent.
fn ungiven(case: Case) -> Option<&'static str> {
    let name = case.name.with(|name| name.trim().chars().count());
    if !(2..=64).contains(&name) {
        Some("sign-missing-name")
    } else if !case.signature_terms.get() || !case.certificate_terms.get() {
        Some("sign-missing-consent")
    } else {
        None
    }
}

/// Who can show it here does; everybody else has to be seen first.
pub(super) fn missing_identity(case: Case) -> &'static str {
    if identity::may_ask(case) { "sign-missing-identity" } else { "sign-missing-officer" }
}

pub(crate) fn name_field(case: Case) -> impl IntoView {
    let here = case.here;
    view! {
        <label class="labelled">
            <span>{here.word("sign-name-label")}</span>
            <input
                class="field"
                type="text"
                name="name"
                autocomplete="name"
                maxlength="64"
                required
                prop:readOnly=move || case.of(|session| session.attested().is_some())
                prop:value=move || case.name.get()
                on:input=typing(move |text| case.name.set(text))
            />
        </label>
    }
}

pub(crate) fn your_mark(case: Case) -> impl IntoView {
    let here = case.here;
    move || case.mark.get().map(|(_, shape)| view! { <div class="preview">{look(here, shape)}</div> })
}

pub(crate) fn consent_box(case: Case, text: &'static str, agreed: RwSignal<bool>) -> impl IntoView {
    let here = case.here;
    view! {
        <label class="check">
            <input type="checkbox" prop:checked=move || agreed.get()
                on:change=move |event| {
                    case.agreed_in.set(here.language.get_untracked());
                    agreed.set(event_target_checked(&event));
                } />
            <span>{here.word(text)}</span>
        </label>
    }
}

pub(crate) fn code_card(case: Case, waiting: RwSignal<bool>) -> impl IntoView {
    let here = case.here;
    let title = NodeRef::<html::H2>::new();
    Effect::new(move |_| {
        if title.get().is_some()
            && let Some(field) = here.root().get_element_by_id("code")
        {
            let _ = wasm_bindgen::JsCast::unchecked_into::<web_sys::HtmlElement>(field).focus();
        }
    });
    view! {
        <section class="card stack">
            <h2 node_ref=title>{text(move || {
                here.t(if case.code_by_sms() { "sign-code-title-sms" } else { "sign-code-title" })
            })}</h2>
            <p>{text(move || {
                let key = if case.code_by_sms() { "sign-code-sent-sms" } else { "sign-code-sent" };
                here.say(key, &[("address", &case.code_goes_to())])
            })}</p>
            {code_field(here, "code", case.code)}
            <div class="row">
                <span class="small muted">{case.ticking.line(here)}</span>
                <button type="button" class="btn text" disabled=move || waiting.get() on:click=tap(move || ask_code(case, waiting))>
                    {here.word("sign-code-again")}
                </button>
            </div>
        </section>
    }
}

pub(crate) fn ask_code(case: Case, waiting: RwSignal<bool>) {
    waiting.set(true);
    case.trouble.set(None);
    case.here.spawn(async move {
        let asked: Result<CodeSent, Trouble> = async { case.now()?.api.ask_code().await }.await;
        waiting.set(false);
        match asked {
            Ok(sent) => {
                case.code.set(String::new());
                case.identified.set(false);
                case.ticking.begin(case.here, &sent);
            }
            Err(why) => case.show(why),
        }
    });
}
