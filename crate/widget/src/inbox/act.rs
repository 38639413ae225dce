//! One after the other: signs or declines each of the list; one that fails does not stop the others.

use js_sys::{Object, Reflect};
use leptos::prelude::*;
use protocol::http::{Decline, InboxLine, OpenLink, SignerSession};

use super::{
    desk::{Deed, Desk, Key, Outcome, Step, key, listed},
    load, sessions,
};
use crate::{
    api::{Api, insist},
    sign::many,
    trouble::Trouble,
};

/// Begins: the step that follows shows how it goes.
pub(crate) fn begin(desk: Desk) {
    desk.outcomes.set(vec![]);
    desk.stops.set(false);
    desk.resumed.set(false);
    desk.go(Step::Working);
    desk.here.spawn(run(desk));
}

async fn run(desk: Desk) {
    for line in desk.list.get_untracked() {
        if desk.stops.get_untracked() {
            break;
        }
        let failed = one(desk, &line).await.err();
        let over = failed.as_ref().is_some_and(|why| is_over(desk, why));
        note(desk, &line, failed);
        if over {
            // Nothing more goes with this code; what is left stays ticked.
            sessions::forget(desk);
            break;
        }
    }
    // What was done no longer waits. Without an answer the list is only older.
    let _ = load::look(desk).await;
    desk.go(Step::Result);
}

/// Whether the code has lost its worth on the way. A single session may be over because somebody else
/// has that one's place now.
fn is_over(desk: Desk, why: &Trouble) -> bool {
    match why.code.as_str() {
        "code_needed" | "code_expired" => true,
        "unauthorised" => !sessions::are_good(desk),
        _ => false,
    }
}

fn note(desk: Desk, line: &InboxLine, failed: Option<Trouble>) {
    let key = key(line);
    if failed.as_ref().is_none_or(|why| why.code == "one_by_one") {
        desk.chosen.update(|chosen| chosen.retain(|one| *one != key));
    }
    desk.outcomes.update(|outcomes| outcomes.push(Outcome { key, title: line.title.clone(), failed }));
}

async fn one(desk: Desk, line: &InboxLine) -> Result<(), Trouble> {
    match desk.deed.get_untracked() {
        Deed::Sign => {
            many::sign(desk.case, &sessions::token(desk, &key(line))?, &desk.files.get_untracked()).await
        }
        Deed::Decline => decline(desk, &key(line)).await,
    }
}

/// Declining needs no code, as from a link of one's own.
async fn decline(desk: Desk, key: &Key) -> Result<(), Trouble> {
    let link = load::ask(desk, async |api| api.inbox_link(&listed(key)).await).await?;
    let secret = link.url.rsplit_once('#').map(|(_, secret)| secret.to_owned()).unwrap_or_default();
    let SignerSession { token, .. } =
        Api::of(desk.here).open_link(desk.here, &OpenLink { link: secret }).await?;
    let api = Api::with_token(desk.here, &token);
    let reason = Some(desk.reason.get_untracked().trim().to_owned()).filter(|reason| !reason.is_empty());
    insist(async || api.decline(&Decline { reason: reason.clone() }).await).await?;
    let detail = Object::new();
    let _ = Reflect::set(&detail, &"envelope".into(), &key.0.as_str().into());
    desk.here.emit("paraph-declined", &detail);
    Ok(())
}
