//! What else waits for the same person: offered at the end, while the code just given still says who that is.

use leptos::prelude::*;
use protocol::http::{InboxLine, Listed, OpenOwnInbox};

use super::case::Case;
use crate::{
    api::Api,
    part::{part, tap, text},
    trouble::Trouble,
};

/// At most so many are shown.
const SHOWN: usize = 5;

/// The card; nothing where nothing waits, or where it cannot be known.
pub(crate) fn card(case: Case) -> impl IntoView {
    let found = RwSignal::new_local(None::<(Api, u32, Vec<InboxLine>)>);
    // A code by SMS says nothing about a mailbox, and an inbox is one's. One that approved is not good for more.
    let unproven = untrack(|| case.code_by_sms() || case.approves());
    if case.identified.get_untracked() && !unproven {
        case.here.spawn(async move {
            // A convenience: without an answer there is nothing to say.
            if let Ok(one) = look(case).await {
                found.set(one);
            }
        });
    }
    part(move || found.get().map(|(api, waiting, lines)| several(case, &api, waiting, lines)))
}

async fn look(case: Case) -> Result<Option<(Api, u32, Vec<InboxLine>)>, Trouble> {
    let opened = case.now()?.api.own_inbox(&OpenOwnInbox { code: None }).await?;
    if opened.waiting == 0 {
        return Ok(None);
    }
    let api = Api::with_token(case.here, &opened.token);
    let view = api.inbox().await?;
    Ok((!view.lines.is_empty()).then_some((api, view.waiting, view.lines)))
}

fn several(case: Case, api: &Api, waiting: u32, lines: Vec<InboxLine>) -> impl IntoView + use<> {
    let here = case.here;
    let lines: Vec<_> = lines.into_iter().take(SHOWN).map(|one| line(case, api.clone(), one)).collect();
    view! {
        <section class="card stack tight others">
            <h2>{text(move || here.say("sign-others-title", &[("count", &waiting.to_string())]))}</h2>
            <ul class="lines">{lines}</ul>
        </section>
    }
}

fn line(case: Case, api: Api, line: InboxLine) -> impl IntoView {
    let here = case.here;
    let InboxLine { envelope, recipient, title, sender, .. } = line;
    let api = StoredValue::new_local(api);
    let label = title.clone();
    let open = move || {
        let (api, one) = (api.get_value(), Listed { envelope: envelope.clone(), recipient });
        here.spawn(async move {
            match api.inbox_link(&one).await {
                Ok(link) => leave(&link.url),
                Err(why) => case.show(why),
            }
        });
    };
    view! {
        <li>
            <span class="grow">
                <strong>{title}</strong>
                <span class="small muted">{text(move || here.say("sign-others-from", &[("sender", &sender)]))}</span>
            </span>
            <button type="button" class="btn quiet" on:click=tap(open)
                aria-label=text(move || here.say("sign-others-open-one", &[("title", &label)]))>
                {here.word("sign-others-open")}
            </button>
        </li>
    }
}

fn leave(address: &str) {
    if let Some(window) = web_sys::window() {
        let _ = window.location().assign(address);
    }
}
