//! What changes in a sender's list, as it happens: server-sent events (WHATWG HTML, 9.2) over a request
//! with a bearer token.
//!
//! Every stream asks the database, whichever process made the change: at once when this one did, every
//! few seconds otherwise. It ends with the session, after an hour, or when the process is told to end;
//! the page then opens another one and reads its list anew.

use std::{
    collections::{BTreeMap, VecDeque},
    convert::Infallible,
    time::Duration,
};

use axum::{
    extract::State,
    response::{
        IntoResponse,
        sse::{Event, KeepAlive, Sse},
    },
};
use envelope::Timestamp;
use futures_util::stream;
use protocol::http::EnvelopeChange;
use tokio::sync::{
    broadcast::{self, error::RecvError},
    watch,
};

use crate::{
    app::Shared,
    places::Place,
    problem::Refusal,
    store::{
        StoreError,
        follow::{self, Stored},
        sessions::OfficeSession,
    },
};

/// The longest stream, milliseconds.
const LONGEST: u64 = 60 * 60 * 1000;
/// How often the database is asked when this process hears of nothing.
const EVERY: Duration = Duration::from_secs(4);
/// Changes that come together are told together.
const TOGETHER: Duration = Duration::from_millis(100);
/// Another process may have written a change a little before it could be seen, milliseconds.
const LATE: u64 = 30_000;
/// How many changes are read at a time.
const PORTION: i64 = 500;

struct Watch {
    app: Shared,
    sender: [u8; 32],
    changed: broadcast::Receiver<[u8; 32]>,
    ending: watch::Receiver<bool>,
    until: Timestamp,
    since: Timestamp,
    /// What was told of each envelope that changed lately: when, and its count of changes.
    told: BTreeMap<String, (Timestamp, i64)>,
    waiting: VecDeque<EnvelopeChange>,
    _place: Place,
}

pub(crate) async fn watch(
    State(app): State<Shared>,
    office: OfficeSession,
) -> Result<impl IntoResponse, Refusal> {
    let sender = app.sender(&office.email);
    let place = app.watchers.take(sender).ok_or(Refusal::Busy)?;
    let now = app.now();
    let mut watch = Watch {
        // From here on no change is missed, also one that comes while the database is asked.
        changed: app.changed.subscribe(),
        sender,
        ending: app.ending.subscribe(),
        until: office.expires_at.min(now.plus(LONGEST)),
        since: now,
        told: BTreeMap::new(),
        waiting: VecDeque::new(),
        _place: place,
        app,
    };
    // What has happened before is in the list already.
    watch.look().await?;
    watch.waiting.clear();
    let events = stream::unfold(watch, |mut watch| async move {
        let event = watch.next().await?;
        Some((Ok::<_, Infallible>(event), watch))
    });
    // Proxies that gather answers before they pass them on leave this one alone.
    Ok(([("x-accel-buffering", "no")], Sse::new(events).keep_alive(KeepAlive::default())))
}

impl Watch {
    /// The next event; none when it is over.
    async fn next(&mut self) -> Option<Event> {
        loop {
            if let Some(change) = self.waiting.pop_front() {
                return Event::default().json_data(change).ok();
            }
            if *self.ending.borrow() || self.app.now() >= self.until {
                return None;
            }
            tokio::select! {
                () = own_change(&mut self.changed, self.sender) => tokio::time::sleep(TOGETHER).await,
                () = tokio::time::sleep(EVERY) => {}
                _ = self.ending.changed() => {}
            }
            self.look().await.ok()?;
        }
    }

    async fn look(&mut self) -> Result<(), StoreError> {
        let mut after = (Timestamp(self.since.0.saturating_sub(LATE)), String::new());
        let mut connection = self.app.store.read().await?;
        loop {
            let lines = follow::changed(&mut connection, self.sender, (after.0, &after.1), PORTION).await?;
            let Some(last) = lines.last() else { break };
            after = (last.changed_at, last.envelope.as_str().to_owned());
            lines.into_iter().for_each(|line| self.take(line));
        }
        let oldest = Timestamp(self.since.0.saturating_sub(LATE));
        self.told.retain(|_, (at, _)| *at > oldest);
        Ok(())
    }
}

impl Watch {
    /// Tells a change, unless it was told.
    fn take(&mut self, line: Stored) {
        self.since = self.since.max(line.changed_at);
        let (id, told) = (line.envelope.as_str().to_owned(), (line.changed_at, line.changes));
        if self.told.insert(id, told).map(|(_, changes)| changes) != Some(line.changes) {
            self.waiting.push_back(change(line));
        }
    }
}

/// Until this sender's list changes, or so much was missed that it may have.
async fn own_change(changed: &mut broadcast::Receiver<[u8; 32]>, own: [u8; 32]) {
    loop {
        match changed.recv().await {
            Ok(sender) if sender != own => {}
            Ok(_) | Err(RecvError::Lagged(_)) => return,
            // The process ends; the stream hears of that elsewhere.
            Err(RecvError::Closed) => std::future::pending().await,
        }
    }
}

fn change(line: Stored) -> EnvelopeChange {
    let Stored { envelope, hidden, phase, done, asked, changed_at, .. } = line;
    EnvelopeChange { envelope, gone: hidden, phase, done, of: asked, changed_at }
}
