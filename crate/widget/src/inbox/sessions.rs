//! The sessions that one code opened: good for half an hour, so that stopping and going on needs no other.

use envelope::Timestamp;
use leptos::prelude::*;
use protocol::{
    Code,
    http::{AskListCode, ListCodeSent, ListSession, ListSessions, OpenList, Problem},
};
use serde::{Deserialize, Serialize};

use super::{
    desk::{self, Desk, Key, Outcome, listed},
    load,
};
use crate::{
    moment::device_now,
    tab,
    trouble::{Trouble, trouble},
};

/// How long a code for a list stands, on the device's clock: a minute less than on the backend's.
const GOOD: u64 = 29 * 60 * 1000;

/// What the code opened; the tab keeps it, so that a page that is loaded anew goes on.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Sessions {
    until: Timestamp,
    opened: Vec<Opened>,
}

/// The session for one, or why there is none.
#[derive(Clone, Serialize, Deserialize)]
struct Opened {
    key: Key,
    token: Option<String>,
    problem: Option<Problem>,
}

impl From<ListSession> for Opened {
    fn from(one: ListSession) -> Self {
        let token = one.session.map(|session| session.token);
        Self { key: (one.envelope, one.recipient), token, problem: one.problem }
    }
}

impl Sessions {
    fn is_good(&self) -> bool {
        device_now().0 < self.until.0
    }

    /// Whether all is said about one: what passes may go better with another code.
    fn covers(&self, key: &Key) -> bool {
        let passes = |problem: &Problem| matches!(problem.code.as_str(), "busy" | "internal");
        self.of(key).is_some_and(|one| !one.problem.as_ref().is_some_and(passes))
    }

    /// What was opened for one, if it was.
    fn of(&self, key: &Key) -> Option<&Opened> {
        self.opened.iter().find(|one| one.key == *key)
    }
}

/// The session's token for one, or why there is none.
pub(crate) fn token(desk: Desk, key: &Key) -> Result<String, Trouble> {
    desk.sessions.with_untracked(|sessions| {
        let one = sessions.as_ref().and_then(|sessions| sessions.of(key));
        let one = one.ok_or_else(|| trouble("code_needed", "no session"))?;
        one.token.clone().ok_or_else(|| match &one.problem {
            Some(problem) => trouble(&problem.code, &problem.detail),
            None => trouble("ended", "no session"),
        })
    })
}

/// Whether the code has not been given too long ago.
pub(crate) fn are_good(desk: Desk) -> bool {
    desk.sessions.with_untracked(|sessions| sessions.as_ref().is_some_and(Sessions::is_good))
}

/// What a code opened in this tab before it was loaded anew.
pub(crate) fn recall(desk: Desk) {
    if let Some(place) = place(desk) {
        desk.sessions.set(tab::recall(&place));
    }
}

/// The code has lost its worth.
pub(crate) fn forget(desk: Desk) {
    desk.sessions.set(None);
    if let Some(place) = place(desk) {
        tab::forget(&place);
    }
}

fn place(desk: Desk) -> Option<String> {
    desk.person.get_untracked().map(|person| format!("inbox/{person}"))
}

/// Whether a code that was good covers the whole list under way.
pub(crate) fn cover(desk: Desk) -> bool {
    let keys = desk.keys();
    desk.sessions.with(|sessions| {
        sessions
            .as_ref()
            .is_some_and(|sessions| sessions.is_good() && keys.iter().all(|key| sessions.covers(key)))
    })
}

/// Whether a code for exactly this list is on its way.
pub(crate) fn is_code_sent(desk: Desk) -> bool {
    desk.case.ticking.begun() && desk.coded.with(|coded| *coded == desk.keys())
}

/// Sends a code for the list under way, or for as much of it as one code can be for: that is the list then.
pub(crate) async fn ask_code(desk: Desk) -> Result<(), Trouble> {
    let keys = untrack(|| desk.keys());
    let body = AskListCode { envelopes: keys.iter().map(listed).collect() };
    let ListCodeSent { left_out, sent, .. } =
        load::ask(desk, async |api| api.ask_list_code(&body).await).await?;
    leave_out(desk, left_out);
    desk.case.code.set(String::new());
    desk.coded.set(untrack(|| desk.keys()));
    desk.case.ticking.begin(desk.here, &sent);
    Ok(())
}

/// Takes these out of the list, with the reason to read.
fn leave_out(desk: Desk, left_out: Vec<ListSession>) {
    for one in left_out {
        let key = (one.envelope, one.recipient);
        let title = desk.list.with_untracked(|list| {
            list.iter().find(|line| desk::key(line) == key).map(|line| line.title.clone())
        });
        desk.list.update(|list| list.retain(|line| desk::key(line) != key));
        let failed = one.problem.map(|problem| trouble(&problem.code, &problem.detail));
        let title = title.unwrap_or_default();
        desk.left_out.update(|all| all.push(Outcome { key, title, failed }));
    }
}

/// Opens the list with the code that was typed.
pub(crate) async fn open(desk: Desk) -> Result<(), Trouble> {
    let code = Code::try_from(desk.case.code.get_untracked()).map_err(|why| trouble("code_wrong", why))?;
    let keys = untrack(|| desk.keys());
    let body = OpenList { envelopes: keys.iter().map(listed).collect(), code };
    let opened = load::ask(desk, async |api| api.open_list(&body).await).await;
    if opened.as_ref().is_err_and(|why| why.code != "code_wrong") {
        // Whatever else: this code is of no use any more.
        forget_code(desk);
    }
    let ListSessions { sessions, .. } = opened?;
    forget_code(desk);
    let opened = sessions.into_iter().map(Opened::from).collect();
    let sessions = Sessions { until: device_now().plus(GOOD), opened };
    if let Some(place) = place(desk) {
        tab::keep(&place, &sessions);
    }
    desk.sessions.set(Some(sessions));
    Ok(())
}

fn forget_code(desk: Desk) {
    desk.case.code.set(String::new());
    desk.coded.set(vec![]);
}
