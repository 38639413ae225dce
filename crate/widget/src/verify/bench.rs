//! What the element knows: the files that were looked at, and who is recognised.

use envelope::Timestamp;
use js_sys::Uint8Array;
use leptos::prelude::*;
use protocol::{
    report::{Report, evidence::EvidenceReport},
    worker::{Anchor, Page},
};

use crate::{
    here::Here,
    part::Shown,
    trouble::{Trouble, tell},
};

/// A file on the bench.
#[derive(Clone)]
pub(super) struct Sheet {
    pub(super) key: u32,
    pub(super) name: String,
    pub(super) size: u64,
    pub(super) state: RwSignal<State, LocalStorage>,
}

/// How far it is.
#[derive(Clone)]
pub(super) enum State {
    /// Being read: from 0 to 1.
    Reading(f64),
    /// The engine looks at it.
    Checking,
    /// It waits for its password; whether one was wrong.
    Locked(Uint8Array, bool),
    /// It cannot be looked at.
    Failed(Trouble),
    /// The report is there.
    Done(Done),
    /// An evidence file was read.
    Told(EvidenceReport),
}

/// A file with its report, in signals: cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Done {
    pub(super) facts: StoredValue<Facts, LocalStorage>,
    /// The whole file, opened for drawing.
    pub(super) shown: RwSignal<Option<Shown>, LocalStorage>,
    /// The signed version that is shown instead.
    pub(super) version: RwSignal<Option<Version>, LocalStorage>,
}

/// What stays as it is.
pub(super) struct Facts {
    pub(super) name: String,
    pub(super) bytes: Uint8Array,
    pub(super) password: Option<String>,
    pub(super) report: Report,
    pub(super) pages: Vec<Page>,
    pub(super) findings: Vec<String>,
    pub(super) at: Timestamp,
}

/// The file as one signature covers it.
#[derive(Clone)]
pub(super) struct Version {
    /// Which signature, from 0.
    pub(super) signature: usize,
    pub(super) length: u64,
    pub(super) pages: Vec<Page>,
    pub(super) shown: RwSignal<Option<Shown>, LocalStorage>,
}

/// A recognised authority, and whether the person added it.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Recognised {
    pub(super) anchor: Anchor,
    pub(super) own: bool,
}

/// Everything of one element.
#[derive(Clone, Copy)]
pub(super) struct Bench {
    pub(super) here: Here,
    pub(super) sheets: RwSignal<Vec<Sheet>, LocalStorage>,
    /// The file in view.
    pub(super) current: RwSignal<Option<u32>>,
    pub(super) anchors: RwSignal<Vec<Recognised>>,
    /// Whether all that is needed is loaded.
    pub(super) ready: RwSignal<bool>,
    pub(super) trouble: RwSignal<Option<Trouble>>,
    next: StoredValue<u32>,
}

impl Bench {
    pub(super) fn new(here: Here) -> Self {
        Self {
            here,
            sheets: RwSignal::new_local(vec![]),
            current: RwSignal::new(None),
            anchors: RwSignal::new(vec![]),
            ready: RwSignal::new(false),
            trouble: RwSignal::new(None),
            next: StoredValue::new(0),
        }
    }

    /// Lays a file on the bench, in view.
    pub(super) fn lay(self, name: String, size: u64) -> Sheet {
        let key = self.next.get_value();
        self.next.set_value(key + 1);
        let sheet = Sheet { key, name, size, state: RwSignal::new_local(State::Reading(0.0)) };
        self.sheets.update(|sheets| sheets.push(sheet.clone()));
        self.current.set(Some(key));
        sheet
    }

    /// Takes a file away and forgets its bytes.
    pub(super) fn remove(self, key: u32) {
        let gone = self.sheets.with_untracked(|sheets| sheets.iter().find(|sheet| sheet.key == key).cloned());
        self.sheets.update(|sheets| sheets.retain(|sheet| sheet.key != key));
        if self.current.get_untracked() == Some(key) {
            let last = self.sheets.with_untracked(|sheets| sheets.last().map(|sheet| sheet.key));
            self.current.set(last);
        }
        if let Some(done) = gone.and_then(|sheet| sheet.state.with_untracked(State::done)) {
            done.forget();
        }
    }

    /// The file in view, followed: its name and how far it is.
    pub(super) fn state(self) -> Option<(String, State)> {
        let key = self.current.get()?;
        let sheet = self.sheets.with(|sheets| sheets.iter().find(|sheet| sheet.key == key).cloned())?;
        Some((sheet.name.clone(), sheet.state.get()))
    }

    /// Shows a trouble where the person is, and tells the host page.
    pub(super) fn show(self, trouble: Trouble) {
        tell(self.here, &trouble);
        self.trouble.set(Some(trouble));
    }
}

impl State {
    /// The report, if it is there.
    pub(super) fn done(&self) -> Option<Done> {
        if let Self::Done(done) = self { Some(*done) } else { None }
    }
}

impl Done {
    /// Gives the memory back; a signal would hold it until the element is gone.
    fn forget(self) {
        self.facts.update_value(|facts| facts.bytes = Uint8Array::new_with_length(0));
        self.version.set(None);
        self.shown.set(None);
    }

    /// Reads a fact.
    pub(super) fn of<T>(self, read: impl FnOnce(&Facts) -> T) -> T {
        self.facts.with_value(read)
    }
}
