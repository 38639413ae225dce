//! Asks the backend what waits, with the token that the host page has or gets.

use js_sys::{Object, Reflect};
use leptos::prelude::*;
use protocol::http::InboxView;

use super::{
    desk::{Desk, Key, key, listed},
    keep,
};
use crate::{
    api::Api,
    trouble::{Trouble, trouble},
};

/// Looks, or looks again.
pub(crate) fn begin(desk: Desk) {
    desk.here.spawn(async move {
        if let Err(why) = look(desk).await {
            // The host page gives the token later, by setting it.
            if why.code != "no_token" {
                desk.case.show(why);
            }
        }
    });
}

/// What waits now; the host page is told.
pub(crate) async fn look(desk: Desk) -> Result<(), Trouble> {
    let view = ask(desk, async |api| api.inbox().await).await?;
    let detail = Object::new();
    let _ = Reflect::set(&detail, &"waiting".into(), &view.waiting.into());
    keep::bring_back(desk, &view).await;
    desk.chosen.update(|chosen| chosen.retain(|one| view.lines.iter().any(|line| key(line) == *one)));
    let changed =
        desk.view.with_untracked(|before| before.as_ref().is_none_or(|before| differs(before, &view)));
    // Drawn anew only when there is news: the focus stays where it is.
    if changed {
        desk.view.set(Some(view));
    }
    desk.here.emit("paraph-inbox", &detail);
    Ok(())
}

fn differs(before: &InboxView, now: &InboxView) -> bool {
    before.waiting != now.waiting || before.lines.iter().map(key).ne(now.lines.iter().map(key))
}

/// Leaves for the signing page, with a fresh link.
pub(crate) fn open(desk: Desk, one: Key) {
    desk.here.spawn(async move {
        let link = ask(desk, async |api| api.inbox_link(&listed(&one)).await).await;
        let went = link.map(|link| {
            let window = web_sys::window();
            window.is_some_and(|window| window.location().assign(&link.url).is_ok())
        });
        if let Err(why) = went {
            desk.case.show(why);
        }
    });
}

/// Asks as this person; a token that is over is replaced once.
pub(crate) async fn ask<T>(desk: Desk, call: impl AsyncFn(Api) -> Result<T, Trouble>) -> Result<T, Trouble> {
    let first = Api::with_token(desk.here, &token(desk, false).await?);
    match call(first).await {
        Err(why) if why.code == "unauthorised" && desk.here.property("getToken").is_function() => {
            call(Api::with_token(desk.here, &token(desk, true).await?)).await
        }
        other => other,
    }
}

async fn token(desk: Desk, fresh: bool) -> Result<String, Trouble> {
    // What the host page sets counts at once.
    if let Some(given) = desk.here.property("token").as_string() {
        return Ok(given);
    }
    if let Some(known) = desk.token.get_value().filter(|_| !fresh) {
        return Ok(known);
    }
    let asked = desk.here.call("getToken", &wasm_bindgen::JsValue::UNDEFINED).await;
    let given = asked.ok_or_else(|| trouble("no_token", "neither token nor getToken is set"))??;
    let given = given.as_string().ok_or_else(|| trouble("host", "getToken gave no text"))?;
    desk.token.set_value(Some(given.clone()));
    Ok(given)
}
