//! The documents, their signed versions, and the proofs.

use std::rc::Rc;

use envelope::Phase;
use leptos::prelude::*;

use super::{
    act::{self, Act},
    desk::Desk,
    opened::Opened,
};
use crate::{
    device::{save, stem},
    moment,
    part::tap,
    trouble::Trouble,
};

/// The card.
pub(super) fn card(desk: Desk, opened: &Rc<Opened>) -> AnyView {
    let here = desk.here;
    let finalised = opened.reading.state().phase() == Phase::Finalised;
    let sent = opened.reading.sent().map_or(&[][..], |sent| &sent.documents);
    let lines: Vec<_> = (0u16..)
        .zip(sent)
        .map(|(index, facts)| {
            let (name, size) = (opened.reading.document_name(index), moment::size(here, facts.size));
            let look = facts.revision.is_some().then(|| look(desk, opened, index, &name));
            view! { <li><span class="grow">{name}</span><span class="when">{size}</span>{look}</li> }
        })
        .collect();
    let signs = sent.iter().any(|document| document.revision.is_some());
    view! {
        <section class="card stack tight">
            <h2>{here.word("follow-documents")}</h2>
            <ul class="lines">{lines}</ul>
            {(finalised && signs).then(|| signed(desk, opened))}
            {evidence(desk, opened)}
        </section>
    }
    .into_any()
}

/// Whoever only approves is sent files of any kind: those are with their sender.
fn look(desk: Desk, opened: &Opened, document: u16, name: &str) -> AnyView {
    let (here, whom) = (desk.here, opened.named());
    let label = here.say("follow-look-at", &[("name", name)]);
    view! {
        <button type="button" class="btn text" aria-haspopup="dialog" aria-label=label
            on:click=tap(move || act::ask(desk, Act::Look(document), whom.clone()))>{here.word("follow-look")}</button>
    }
    .into_any()
}

fn evidence(desk: Desk, opened: &Rc<Opened>) -> impl IntoView + use<> {
    let opened = opened.clone();
    let keep = move || {
        let opened = opened.clone();
        desk.here.spawn(async move {
            if let Err(why) = save_evidence(desk, &opened).await {
                desk.show(why);
            }
        });
    };
    view! {
        <p class="small muted">{desk.here.word("follow-evidence-why")}</p>
        <p><button type="button" class="btn quiet" on:click=tap(keep)>{desk.here.word("sign-evidence-save")}</button></p>
    }
}

async fn save_evidence(desk: Desk, opened: &Opened) -> Result<(), Trouble> {
    let suffix = words::say(desk.here.language.get_untracked(), "part-evidence-suffix", &[]);
    let name = format!("{}-{suffix}.json", stem(&opened.reading.document_name(0)));
    let bytes = desk.api()?.sent_evidence(opened.reading.envelope().as_str()).await?;
    save(&bytes, &name, "application/json")
}

/// The signed version is made again here: from the host's original, or from the file that was sent.
fn signed(desk: Desk, opened: &Rc<Opened>) -> AnyView {
    let here = desk.here;
    let whom = opened.named();
    view! {
        <p class="small muted">{here.word("follow-versions-how")}</p>
        <p>
            <button type="button" class="btn quiet" aria-haspopup="dialog" on:click=tap(move || act::ask(desk, Act::Versions, whom.clone()))>
                {here.word("follow-versions-save")}
            </button>
        </p>
    }
    .into_any()
}
