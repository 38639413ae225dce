//! The envelope that is open: read as its records say, by its identifier in the page's address.

use std::rc::Rc;

use envelope::{EnvelopeId, Phase, Timestamp};
use leptos::{ev, prelude::*};
use protocol::http::{Delivery, EnvelopeView, PhaseWord};

use super::desk::Desk;
use crate::{reading::Reading, trouble::Trouble};

/// An envelope as its sender sees it.
pub(super) struct Opened {
    pub(super) reading: Reading,
    pub(super) deliveries: Vec<Delivery>,
    /// The name in the organisation's seal, where it is missing and may be added here.
    pub(super) seal: Option<String>,
    /// The backend's clock when it was read.
    pub(super) now: Timestamp,
}

impl Opened {
    /// Its state in a word.
    pub(super) fn phase(&self) -> PhaseWord {
        PhaseWord::of(self.reading.state())
    }

    /// Whether anybody can still act.
    pub(super) fn is_collecting(&self) -> bool {
        self.reading.state().phase() == Phase::Collecting
    }

    /// Its identifier and title, for what is done to it.
    pub(super) fn named(&self) -> Vec<(EnvelopeId, String)> {
        vec![(self.reading.envelope().clone(), self.reading.title().to_owned())]
    }
}

/// Opens what the page's address names, now and whenever it changes: the browser's own way back works.
pub(super) fn follow_address(desk: Desk) {
    let look = move || desk.at.set(named());
    look();
    let listener = window_event_listener(ev::hashchange, move |_| look());
    on_cleanup(move || listener.remove());
    Effect::new(move |_| {
        let (at, signed_in) = (desk.at.get(), desk.session.with(Option::is_some));
        let held = desk.opened.with_untracked(|held| held.as_ref().map(|one| one.reading.envelope().clone()));
        if at != held {
            desk.opened.set(None);
        }
        if at.is_some() && signed_in {
            again(desk);
        }
    });
}

fn named() -> Option<EnvelopeId> {
    let hash = web_sys::window()?.location().hash().ok()?;
    EnvelopeId::try_from(hash.trim_start_matches('#').to_owned()).ok()
}

/// Names an envelope in the page's address, or none.
pub(super) fn go(id: Option<&EnvelopeId>) {
    if let Some(window) = web_sys::window() {
        let _ = window.location().set_hash(id.map_or("", EnvelopeId::as_str));
    }
}

/// Reads the open envelope, or reads it again.
pub(super) fn again(desk: Desk) {
    let Some(id) = desk.at.get_untracked() else { return };
    desk.here.spawn(async move {
        let view: Result<_, Trouble> = async { desk.api()?.envelope(id.as_str()).await }.await;
        take(desk, view);
    });
}

/// Shows what was answered, if it is still what is open.
pub(super) fn take(desk: Desk, view: Result<EnvelopeView, Trouble>) {
    match view.and_then(read) {
        Ok(opened) if desk.at.get_untracked().as_ref() == Some(opened.reading.envelope()) => {
            desk.opened.set(Some(Rc::new(opened)));
        }
        Ok(_) => {}
        Err(why) => desk.show(why),
    }
}

/// An answer as it is read for people.
pub(super) fn read(view: EnvelopeView) -> Result<Opened, Trouble> {
    let EnvelopeView { envelope, records, openings, deliveries, seal, now } = view;
    Ok(Opened { reading: Reading::new(&envelope, &records, &openings)?, deliveries, seal, now })
}
