//! The organisation's seal: added here, where the originals are, once the envelope is finalised.

use std::rc::Rc;

use envelope::{Command, EnvelopeId, Phase};
use leptos::prelude::*;
use protocol::{
    http::{AskSeal, PostSeal, SealValues, TimeStamps},
    worker::{Answer, Ask},
};

use super::{
    act::{self, Act},
    desk::Desk,
    opened::{self, Opened},
    originals::{self, Chosen},
};
use crate::{
    api::insist,
    part::tap,
    signed,
    trouble::{Trouble, trouble, unexpected},
};

/// On the envelope's page, while it is missing, or once it was found bad.
pub(super) fn notice(desk: Desk, opened: &Rc<Opened>) -> Option<AnyView> {
    bad(desk, opened).or_else(|| missing(desk, opened))
}

/// While it can be taken back: the rules decide, not this page.
fn bad(desk: Desk, opened: &Rc<Opened>) -> Option<AnyView> {
    opened.reading.state().decide(&Command::VoidSeal, opened.now).ok()?;
    let (here, id) = (desk.here, opened.reading.envelope().to_string());
    let void = move || {
        let id = id.clone();
        here.spawn(async move {
            let view = async { desk.api()?.void_seal(&id).await }.await;
            opened::take(desk, view);
        });
    };
    Some(
        view! {
            <div class="notice bad">
                <span class="sign" aria-hidden="true">"!"</span>
                <div class="stack tight grow">
                    <p>{here.word("follow-seal-void-why")}</p>
                    <p><button type="button" class="btn quiet" on:click=tap(void)>{here.word("follow-seal-void")}</button></p>
                </div>
            </div>
        }
        .into_any(),
    )
}

fn missing(desk: Desk, opened: &Rc<Opened>) -> Option<AnyView> {
    if !opened.reading.state().wants_seal() {
        return None;
    }
    let here = desk.here;
    let whom = opened.named();
    let add = opened.seal.is_some().then(|| {
        view! {
            <p><button type="button" class="btn" aria-haspopup="dialog" on:click=tap(move || act::ask(desk, Act::Seal, whom.clone()))>
                {here.word("follow-seal")}
            </button></p>
        }
    });
    let why = if add.is_some() { "follow-seal-missing" } else { "follow-seal-not-yours" };
    Some(
        view! {
            <div class="notice">
                <span class="sign" aria-hidden="true">"◉"</span>
                <div class="stack tight grow"><p>{here.word(why)}</p>{add}</div>
            </div>
        }
        .into_any(),
    )
}

/// An envelope after an attempt, and how that went.
pub(super) struct Attempt {
    pub(super) opened: Opened,
    pub(super) outcome: Result<(), Trouble>,
}

/// Adds the seal if it is missing and may be added here.
pub(super) async fn if_missing(desk: Desk, opened: Opened, chosen: &Chosen) -> Attempt {
    match &opened.seal {
        None => Attempt { opened, outcome: Ok(()) },
        Some(name) => match add(desk, &opened, name, chosen).await {
            Ok(opened) => Attempt { opened, outcome: Ok(()) },
            Err(why) => Attempt { opened, outcome: Err(why) },
        },
    }
}

/// Seals one envelope; one that is sealed already is done.
pub(super) async fn one(desk: Desk, id: &EnvelopeId, chosen: &Chosen) -> Result<(), Trouble> {
    let opened = opened::read(desk.api()?.envelope(id.as_str()).await?)?;
    if opened.seal.is_none() && !opened.reading.state().is_sealed() {
        return Err(refused(&opened));
    }
    if_missing(desk, opened, chosen).await.outcome
}

/// Why there is nothing to add.
fn refused(opened: &Opened) -> Trouble {
    let asked = opened.reading.sent().is_some_and(|sent| sent.seal);
    match opened.reading.state().phase() {
        _ if !asked => trouble("no_seal", "it was sent without a seal"),
        Phase::Finalised => trouble("not_a_sealer", "this sender may not add it"),
        _ => trouble("not_finalised", "nothing is sealed before the end"),
    }
}

/// Prepares, has the backend sign, embeds and posts it. Another browser may be faster: then it is there all the same.
async fn add(desk: Desk, opened: &Opened, name: &str, chosen: &Chosen) -> Result<Opened, Trouble> {
    let (reading, api) = (&opened.reading, desk.api()?);
    let id = reading.envelope().as_str();
    originals::begin(desk, reading).await?;
    for document in reading.state().documents_to_seal() {
        originals::newest(desk, reading, document, chosen).await?;
    }
    let sealed = async {
        let values = authorised(desk, opened, name).await?;
        let body = embedded(desk, values).await?;
        insist(async || api.seal(id, &body).await).await
    };
    match sealed.await {
        Err(why) if why.code == "already_sealed" => opened::read(api.envelope(id).await?),
        view => opened::read(view?),
    }
}

async fn authorised(desk: Desk, opened: &Opened, name: &str) -> Result<SealValues, Trouble> {
    let sealed_at = i64::try_from(opened.now.0 / 1000).map_err(|_| unexpected())?;
    let ask = Ask::PrepareSeal { organisation: name.to_owned(), sealed_at };
    let Answer::SealPrepared { acts } = desk.here.ask(&ask, vec![]).await?.0 else {
        return Err(unexpected());
    };
    let (api, body) = (desk.api()?, AskSeal { acts });
    let id = opened.reading.envelope().as_str();
    insist(async || api.authorise_seal(id, &body).await).await
}

async fn embedded(desk: Desk, values: SealValues) -> Result<PostSeal, Trouble> {
    let SealValues { record, certificates, values, time_stamps } = values;
    desk.here.ask(&Ask::Seal { record, certificates, values }, vec![]).await?;
    let TimeStamps { tokens, certificates, crls } = time_stamps;
    let (answer, bytes) = desk.here.ask(&Ask::Embed { tokens, certificates, crls }, vec![]).await?;
    let Answer::Signed { revisions } = answer else { return Err(unexpected()) };
    let (revisions, _) = signed::posted(revisions, bytes)?;
    Ok(PostSeal { revisions })
}
