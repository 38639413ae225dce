//! The list changes by itself: server-sent events, read by `fetch` because they need the bearer token.

use js_sys::{Reflect, Uint8Array};
use leptos::prelude::*;
use protocol::http::EnvelopeChange;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReadableStreamDefaultReader};

use super::{desk::Desk, list, opened};
use crate::{
    device::pause,
    office::phase,
    trouble::{Trouble, describe, trouble},
};

/// The first pause before it is tried again, and the longest, milliseconds.
const FIRST: u32 = 1_000;
const LONGEST: u32 = 60_000;
/// Changes that come together are read together.
const TOGETHER: u32 = 300;

/// Closes the stream with the task that reads it.
struct Line(AbortController);

impl Drop for Line {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Listens as long as this session lasts.
pub(super) fn listen(desk: Desk) {
    let own = token(desk);
    desk.here.spawn(async move {
        let (mut wait, mut before) = (FIRST, false);
        while own.is_some() && token(desk) == own {
            match stream(desk, before).await {
                Err(why) if why.code == "unauthorised" => return desk.show(why),
                Err(why) if why.code == "offline" => {}
                // Too many look on: this page asks now and then.
                Err(why) if why.code == "busy" => {
                    list::again(desk);
                    opened::again(desk);
                }
                _ => wait = FIRST,
            }
            desk.live.set(Some(false));
            pause(wait).await;
            (wait, before) = ((wait * 2).min(LONGEST), true);
        }
    });
}

fn token(desk: Desk) -> Option<String> {
    desk.session.with_untracked(|session| Some(session.as_ref()?.token.clone()))
}

/// One stream, until it ends. What happened while there was none is read anew.
async fn stream(desk: Desk, before: bool) -> Result<(), Trouble> {
    let line = Line(AbortController::new().map_err(broken)?);
    let answer = desk.api()?.events(&line.0.signal()).await?;
    desk.live.set(Some(true));
    if before {
        list::again(desk);
        opened::again(desk);
    }
    let body = answer.body().ok_or_else(|| trouble("offline", "no body"))?;
    let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
    let mut rest = vec![];
    loop {
        let read = JsFuture::from(reader.read()).await.map_err(broken)?;
        let part = |name: &str| Reflect::get(&read, &name.into()).unwrap_or(JsValue::UNDEFINED);
        if part("done").is_truthy() {
            return Ok(());
        }
        rest.extend(Uint8Array::new(&part("value")).to_vec());
        let changes = take(&mut rest);
        if !changes.is_empty() {
            hear(desk, &changes);
        }
    }
}

fn broken(why: JsValue) -> Trouble {
    trouble("offline", &describe(&why))
}

/// Takes the whole events out of what has arrived. Others are comments that keep the line open.
fn take(arrived: &mut Vec<u8>) -> Vec<EnvelopeChange> {
    let mut changes = vec![];
    while let Some(end) = arrived.windows(2).position(|pair| pair == b"\n\n") {
        let event: Vec<u8> = arrived.drain(..end + 2).collect();
        let text = String::from_utf8_lossy(&event);
        let data = text.lines().filter_map(|line| line.strip_prefix("data:"));
        changes.extend(data.filter_map(|data| serde_json::from_str(data.trim()).ok()));
    }
    changes
}

/// Tells what changed, and reads what is shown once more.
fn hear(desk: Desk, changes: &[EnvelopeChange]) {
    say(desk, changes);
    let open = desk.at.get_untracked();
    let of_open = changes.iter().any(|change| open.as_ref() == Some(&change.envelope));
    let round = desk.round.get_value();
    desk.here.spawn(async move {
        pause(TOGETHER).await;
        // Somebody asked for something else meanwhile: that is new enough.
        if desk.round.try_get_value() == Some(round) {
            list::again(desk);
        }
        if of_open {
            opened::again(desk);
        }
    });
}

/// One change by its title and state, several by their number: a screen reader is not kept busy.
fn say(desk: Desk, changes: &[EnvelopeChange]) {
    let told: Vec<_> = changes
        .iter()
        .filter_map(|change| {
            let line = desk.line(&change.envelope)?;
            let same = (line.phase, line.done) == (change.phase, change.done);
            (!same && !change.gone).then_some((line.title, change))
        })
        .collect();
    match told.as_slice() {
        [] => {}
        [(title, change)] => {
            let state = words::say(desk.here.language.get_untracked(), phase::word(change.phase), &[]);
            let (done, of) = (change.done.to_string(), change.of.to_string());
            let values = [("title", title.as_str()), ("state", &state), ("done", &done), ("of", &of)];
            desk.announce("follow-changed", &values);
        }
        several => desk.announce("follow-changed-several", &[("count", &several.len().to_string())]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHANGE: &str = r#"{"envelope":"0123456789ABCDEFGHJKMNPQRS","gone":false,"phase":"waiting","done":1,"of":2,"changed_at":5}"#;

    #[test]
    fn events_are_taken_whole() {
        let mut arrived = format!(":\n\ndata: {CHANGE}\n\ndata: {}", &CHANGE[..20]).into_bytes();
        assert_eq!(take(&mut arrived).len(), 1);
        arrived.extend(CHANGE[20..].bytes().chain(*b"\n\n"));
        assert_eq!(take(&mut arrived)[0].done, 1);
        assert!(arrived.is_empty());
    }

    #[test]
    fn what_is_no_event_is_passed_over() {
        assert!(take(&mut b"event: x\ndata: {}\n\n:\n\n".to_vec()).is_empty());
    }
}
