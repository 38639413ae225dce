//! What one can say or do instead of signing: a comment for everybody, or somebody else who signs.

use leptos::{html, prelude::*};
use protocol::http::{Comment, Reassign};

use super::{
    act,
    case::{Case, Step},
    confirm,
};
use crate::{
    moment::is_address,
    part::{focus_heading, part, tap, text, typing},
    trouble::{self, Trouble, trouble},
};

/// The step for a comment.
pub(crate) fn comment(case: Case) -> impl IntoView {
    let here = case.here;
    let heading = NodeRef::<html::H1>::new();
    focus_heading(heading);
    let said = RwSignal::new(String::new());
    let send = move || async move {
        let session = case.now()?;
        let text = said.get_untracked().trim().to_owned();
        if text.is_empty() {
            return Err(trouble("text_missing", "nothing written"));
        }
        let view = session.api.comment(&Comment { text }).await?;
        case.adopt(&session.token, view)?;
        case.go(Step::Read);
        here.announce(words::say(here.language.get_untracked(), "sign-comment-sent", &[]));
        Ok(())
    };
    view! {
        <div class="body stack">
            <section class="card stack">
                <h1 node_ref=heading tabindex="-1">{here.word("sign-comment-title")}</h1>
                <label class="labelled">
                    <span>{here.word("sign-comment-label")}</span>
                    <textarea class="field" maxlength="2000" on:input=typing(move |text| said.set(text))></textarea>
                </label>
            </section>
            {trouble::alert(here, case.trouble)}
        </div>
        {bar(case, text(move || here.t("sign-comment-send")), send)}
    }
}

/// The step for handing over.
pub(crate) fn hand_over(case: Case) -> impl IntoView {
    let here = case.here;
    let heading = NodeRef::<html::H1>::new();
    focus_heading(heading);
    let done = NodeRef::<html::H1>::new();
    focus_heading(done);
    let (email, name) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let over = RwSignal::new(None::<String>);
    let waiting = RwSignal::new(false);
    let send = move || async move {
        let session = case.now()?;
        if !untrack(|| confirm::may_sign(case)) {
            confirm::ask_code(case, waiting);
            return Ok(());
        }
        let code = if case.identified.get_untracked() { None } else { Some(act::code(case)?) };
        let email = email.get_untracked().trim().to_owned();
        if !is_address(&email) {
            return Err(trouble("address_invalid", "not an address"));
        }
        let name = Some(name.get_untracked().trim().to_owned()).filter(|name| !name.is_empty());
        session.api.reassign(&Reassign { code, email: email.clone(), name: name.clone() }).await?;
        super::keep::forget(case, &session);
        case.session.set(None);
        over.set(Some(name.unwrap_or(email)));
        Ok(())
    };
    let field = move |key: &'static str, kind: &'static str, value: RwSignal<String>| {
        view! {
            <label class="labelled">
                <span>{here.word(key)}</span>
                <input class="field" type=kind autocomplete="off" maxlength="254"
                    prop:value=move || value.get() on:input=typing(move |text| value.set(text)) />
            </label>
        }
    };
    part(move || {
        match over.get() {
        Some(whose) => view! {
            <div class="body stack">
                <section class="card stack centre">
                    <div class="round" aria-hidden="true">"→"</div>
                    <h1 node_ref=done tabindex="-1">{here.word("sign-over-done-title")}</h1>
                    <p class="muted">{text(move || here.say("sign-over-done", &[("name", &whose)]))}</p>
                </section>
            </div>
        }
        .into_any(),
        None => view! {
            <div class="body stack">
                <section class="card stack">
                    <h1 node_ref=heading tabindex="-1">{here.word("sign-over-title")}</h1>
                    <p>{here.word("sign-over-what")}</p>
                    {field("sign-over-email", "email", email)}
                    {field("sign-over-name", "text", name)}
                </section>
                {part(move || confirm::needs_code(case).then(|| confirm::code_card(case, waiting)))}
                {trouble::alert(here, case.trouble)}
            </div>
            {bar(case, text(move || here.t(if confirm::may_sign(case) { "sign-over-send" } else { "sign-code-ask" })), send)}
        }
        .into_any(),
    }
    })
}

/// Back to the document, or on; what goes wrong is shown where one is.
fn bar<F: Future<Output = Result<(), Trouble>> + 'static>(
    case: Case,
    words: Box<dyn FnMut() -> String + Send>,
    send: impl Fn() -> F + Copy + 'static,
) -> impl IntoView {
    let here = case.here;
    let waiting = RwSignal::new(false);
    let go = move || {
        waiting.set(true);
        case.trouble.set(None);
        here.spawn(async move {
            let done = send().await;
            let _ = waiting.try_set(false);
            if let Err(why) = done {
                case.show(why);
            }
        });
    };
    view! {
        <footer class="bar">
            <button class="btn quiet" on:click=tap(move || case.go(Step::Read))>{here.word("sign-decline-no")}</button>
            <button class="btn" disabled=move || waiting.get() on:click=tap(go)>{words}</button>
        </footer>
    }
}

/// What was said so far, for everybody to read.
pub(crate) fn comments(case: Case) -> impl IntoView {
    let here = case.here;
    part(move || {
        let said = case.of(|session| session.reading.comments());
        (!said.is_empty()).then(|| {
            let lines: Vec<_> = said
                .into_iter()
                .map(|(who, words)| view! { <div><dt>{who}</dt><dd>{words}</dd></div> })
                .collect();
            view! {
                <section class="card stack tight">
                    <h2>{here.word("sign-comments")}</h2>
                    <dl class="said">{lines}</dl>
                </section>
            }
        })
    })
}
