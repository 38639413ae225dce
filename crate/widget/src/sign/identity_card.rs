//! The card on which the reader shows who they are, between what is agreed to and the code.

use leptos::prelude::*;
use protocol::http::IdentityStage;

use super::{
    case::{Case, Session},
    identity::{self, Seen, Stage},
};
use crate::{
    part::{identity as document, part, tap, text},
    spelled::small,
};

/// The card; nothing where nobody is asked. `ready` says whether everything else is given.
pub(super) fn card(case: Case, ready: impl Fn() -> bool + Copy + Send + Sync + 'static) -> impl IntoView {
    identity::follow_content(case);
    if let Ok(session) = case.now() {
        identity::fix_name(case, &session);
    }
    identity::resume(case);
    part(move || {
        if !case.of(|session| session.reading.state().wants_identity()) {
            return ().into_any();
        }
        let inside = match (case.of(Session::attested), identity::may_ask(case)) {
            (Some(seen), _) => attested(case, seen),
            (None, true) => at_provider(case, ready),
            (None, false) => to_officer(case),
        };
        view! { <section class="card stack identity">{inside}</section> }.into_any()
    })
}

fn sender(case: Case) -> String {
    case.of(|session| session.reading.value("sender.email").unwrap_or_default().to_owned())
}

fn provider(case: Case) -> String {
    case.of(|session| session.provider.clone().unwrap_or_default())
}

fn attested(case: Case, seen: Seen) -> AnyView {
    let here = case.here;
    let key = if untrack(|| case.approves()) {
        "sign-identity-attested-approves"
    } else {
        "sign-identity-attested"
    };
    let said = move || {
        let document = here.t(document(seen.document));
        here.say(key, &[("officer", &seen.officer), ("document", &document), ("name", &seen.name)])
    };
    view! {
        <h2>{here.word("sign-identity-shown")}</h2>
        <p class="notice good"><span class="sign" aria-hidden="true">"✓"</span><span>{text(said)}</span></p>
    }
    .into_any()
}

/// No provider: an officer has to see the document first. The page goes on by itself.
fn to_officer(case: Case) -> AnyView {
    let here = case.here;
    let what = move || here.say("sign-identity-officer-what", &[("sender", &sender(case))]);
    view! {
        <h2>{here.word("sign-identity-officer-first")}</h2>
        <p class="row" role="status"><span class="spin" aria-hidden="true"></span><span>{text(what)}</span></p>
    }
    .into_any()
}

fn at_provider(case: Case, ready: impl Fn() -> bool + Copy + Send + Sync + 'static) -> AnyView {
    let here = case.here;
    let said = move |key: &'static str| {
        move || here.say(key, &[("sender", &sender(case)), ("provider", &provider(case))])
    };
    view! {
        <h2>{here.word("sign-identity-title")}</h2>
        <p>{text(said("sign-identity-why"))}</p>
        {part(move || match case.identity.get() {
            Stage::Open => open(case, ready, None),
            Stage::Changed => open(case, ready, Some("sign-identity-changed")),
            Stage::Failed(why) => open(case, ready, Some(failed(why))),
            Stage::Preparing => preparing(case),
            Stage::Waiting(address) => waiting(case, address),
            Stage::Known(name, acr) => known(case, name, acr),
        })}
        <p class="small muted">{text(said("sign-identity-privacy"))}</p>
        {part(move || (case.of(|session| session.officers) && identity::is_missing(case)).then(|| view! {
            <p class="small muted">{text(said("sign-identity-officer-too"))}</p>
        }))}
    }
    .into_any()
}

fn failed(why: IdentityStage) -> &'static str {
    match why {
        IdentityStage::Cancelled => "sign-identity-stage-cancelled",
        IdentityStage::Unbelieved => "sign-identity-stage-unbelieved",
        IdentityStage::Nameless => "sign-identity-stage-nameless",
        IdentityStage::None => "sign-identity-stage-none",
        IdentityStage::Unreachable | IdentityStage::Waiting | IdentityStage::Known => {
            "sign-identity-stage-unreachable"
        }
    }
}

/// The way in, with what went wrong before.
fn open(
    case: Case,
    ready: impl Fn() -> bool + Copy + Send + Sync + 'static,
    before: Option<&'static str>,
) -> AnyView {
    let here = case.here;
    let ask = move || {
        if untrack(ready) {
            identity::ask(case);
        }
    };
    view! {
        {part(move || before.filter(|_| case.trouble.with(Option::is_none)).map(|key| notice(case, key)))}
        <div><button type="button" class="btn" aria-describedby="confirm-missing"
            aria-disabled=text(move || (!ready()).to_string()) on:click=tap(ask)>{here.word("sign-identity-ask")}</button></div>
    }
    .into_any()
}

/// What went wrong before; where the page itself says it already, not twice.
fn notice(case: Case, key: &'static str) -> AnyView {
    let said = move || case.here.say(key, &[("sender", &sender(case)), ("provider", &provider(case))]);
    view! {
        <p class="notice warn" role="alert"><span class="sign" aria-hidden="true">"!"</span><span>{text(said)}</span></p>
    }
    .into_any()
}

fn preparing(case: Case) -> AnyView {
    view! {
        <p class="row" role="status"><span class="spin" aria-hidden="true"></span>{case.here.word("sign-identity-preparing")}</p>
    }
    .into_any()
}

/// A plain link, tapped by the person: no browser stops it.
fn waiting(case: Case, address: Option<String>) -> AnyView {
    let here = case.here;
    let name = move || here.say("sign-identity-open", &[("provider", &provider(case))]);
    let link = address.map(|address| {
        view! {
            <div><a class="btn provider" href=address target="_blank" rel="noopener noreferrer">
                {text(name)}<span class="unseen">" "{here.word("sign-identity-window")}</span>
            </a></div>
        }
    });
    view! {
        {link}
        <p class="row" role="status"><span class="spin" aria-hidden="true"></span><span>{here.word("sign-identity-waiting")}</span></p>
        {again(case)}
    }
    .into_any()
}

fn known(case: Case, name: String, acr: Option<String>) -> AnyView {
    let here = case.here;
    let who = name.clone();
    let said = move || here.say("sign-identity-known", &[("provider", &provider(case)), ("name", &who)]);
    let differs = move || {
        let signs = case.name.with(|signs| signs.trim().to_owned());
        let other = !case.approves() && small(&signs) != small(&name);
        other.then(|| here.say("sign-identity-differs", &[("name", &signs)]))
    };
    view! {
        <p class="notice good"><span class="sign" aria-hidden="true">"✓"</span><span class="stack tight">
            <span>{text(said)}</span>
            {acr.map(|acr| view! { <span class="small">{text(move || here.say("sign-identity-acr", &[("acr", &acr)]))}</span> })}
        </span></p>
        {part(move || differs().map(|differs| view! {
            <p class="notice warn"><span class="sign" aria-hidden="true">"!"</span><span>{differs}</span></p>
        }))}
    }
    .into_any()
}

fn again(case: Case) -> AnyView {
    view! {
        <div><button type="button" class="btn text" on:click=tap(move || identity::ask(case))>{case.here.word("sign-identity-again")}</button></div>
    }
    .into_any()
}
