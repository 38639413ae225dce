//! What the inbox knows: what waits, what was ticked, and how far acting on it has come.

use envelope::{Digest, EnvelopeId};
use leptos::prelude::*;
use protocol::http::{InboxLine, InboxView, Listed};
use serde::{Deserialize, Serialize};
use web_sys::File;

use super::sessions::Sessions;
use crate::{
    here::Here,
    sign::{
        case::{Case, Step as CaseStep},
        ink::Ink,
    },
    trouble::Trouble,
};

/// How many one code may be for.
const MOST: usize = 100;

/// Where the person is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Step {
    /// What waits.
    List,
    /// About to sign many.
    Sign,
    /// About to decline many.
    Decline,
    /// The device acts on one after the other.
    Working,
    /// What came of it.
    Result,
}

/// What is done with many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Deed {
    Sign,
    Decline,
}

/// One envelope, as one of its recipients.
pub(crate) type Key = (EnvelopeId, u16);

/// What came of one: nothing to say, or why it did not go.
#[derive(Clone)]
pub(crate) struct Outcome {
    pub(crate) key: Key,
    pub(crate) title: String,
    pub(crate) failed: Option<Trouble>,
}

/// Everything of one inbox, in signals: cheap to copy into every handler.
#[derive(Clone, Copy)]
pub(crate) struct Desk {
    pub(crate) here: Here,
    /// Mark, name and consents are given once, with the same parts as for a single envelope.
    pub(crate) case: Case,
    pub(crate) step: RwSignal<Step>,
    pub(crate) view: RwSignal<Option<InboxView>>,
    pub(crate) chosen: RwSignal<Vec<Key>>,
    /// What is being done, and with which.
    pub(crate) deed: RwSignal<Deed>,
    pub(crate) list: RwSignal<Vec<InboxLine>>,
    pub(crate) outcomes: RwSignal<Vec<Outcome>>,
    /// The person wants it to stop after the one under way.
    pub(crate) stops: RwSignal<bool>,
    pub(crate) reason: RwSignal<String>,
    /// What was ticked and is not in the list that a code was sent for, and why.
    pub(crate) left_out: RwSignal<Vec<Outcome>>,
    /// The list that a code was sent for.
    pub(crate) coded: RwSignal<Vec<Key>>,
    pub(crate) sessions: RwSignal<Option<Sessions>, LocalStorage>,
    /// Files that the person dropped.
    pub(crate) files: RwSignal<Vec<File>, LocalStorage>,
    /// The names of those that are none of the documents.
    pub(crate) strange: RwSignal<Vec<String>>,
    /// Whose inbox it is, once what was kept for this person is back.
    pub(crate) person: RwSignal<Option<Digest>>,
    /// Whether it was killed while it signed or declined.
    pub(crate) resumed: RwSignal<bool>,
    pub(crate) token: StoredValue<Option<String>>,
    /// For whom what was kept is being looked for.
    pub(crate) recalling: StoredValue<Option<Digest>>,
    /// Whether the person has gone from one step to another: then the focus follows.
    pub(crate) moved: StoredValue<bool>,
}

impl Desk {
    pub(crate) fn new(here: Here) -> Self {
        Self {
            here,
            case: Case::new(here),
            step: RwSignal::new(Step::List),
            view: RwSignal::new(None),
            chosen: RwSignal::new(vec![]),
            deed: RwSignal::new(Deed::Sign),
            list: RwSignal::new(vec![]),
            outcomes: RwSignal::new(vec![]),
            stops: RwSignal::new(false),
            reason: RwSignal::new(String::new()),
            left_out: RwSignal::new(vec![]),
            coded: RwSignal::new(vec![]),
            sessions: RwSignal::new_local(None),
            files: RwSignal::new_local(vec![]),
            strange: RwSignal::new(vec![]),
            person: RwSignal::new(None),
            resumed: RwSignal::new(false),
            token: StoredValue::new(None),
            recalling: StoredValue::new(None),
            moved: StoredValue::new(false),
        }
    }

    /// Goes to a step with a clean slate.
    pub(crate) fn go(self, step: Step) {
        self.moved.set_value(true);
        self.case.trouble.set(None);
        // Consents are not taken back from what is being signed.
        self.case.step.set(if step == Step::Working { CaseStep::Acting } else { CaseStep::Confirm });
        self.step.set(step);
    }

    /// Another person has come to this page: nothing of the one before stays.
    pub(crate) fn clear(self) {
        let case = self.case;
        self.person.set(None);
        self.chosen.set(vec![]);
        self.list.set(vec![]);
        self.outcomes.set(vec![]);
        self.reason.set(String::new());
        self.left_out.set(vec![]);
        self.coded.set(vec![]);
        self.sessions.set(None);
        self.files.set(vec![]);
        self.strange.set(vec![]);
        self.resumed.set(false);
        case.name.set(String::new());
        case.ink.set(Ink::default());
        case.typed.set(String::new());
        case.picture.set(None);
        case.mark.set(None);
        case.signature_terms.set(false);
        case.certificate_terms.set(false);
        case.code.set(String::new());
        self.go(Step::List);
    }

    /// What is ticked and can be done so, at most as many as one code may be for.
    pub(crate) fn ticked(self, deed: Deed) -> Vec<InboxLine> {
        let fits = |line: &InboxLine| deed == Deed::Decline || signs(line);
        self.ticked_lines().into_iter().filter(fits).take(MOST).collect()
    }

    /// Everything that is ticked.
    pub(crate) fn ticked_lines(self) -> Vec<InboxLine> {
        let chosen = self.chosen.get();
        let view = self.view.get();
        let lines = view.into_iter().flat_map(|view| view.lines);
        lines.filter(|line| chosen.contains(&key(line))).collect()
    }

    /// Whether more is ticked than one code may be for: the others stay ticked for afterwards.
    pub(crate) fn has_too_many(self) -> bool {
        self.ticked_lines().iter().filter(|line| signs(line)).count() > MOST
    }

    /// Takes what is ticked to where it is looked over once more.
    pub(crate) fn take(self, deed: Deed) {
        let list = untrack(|| self.ticked(deed));
        if list.is_empty() {
            return;
        }
        self.list.set(list);
        self.left_out.set(vec![]);
        self.deed.set(deed);
        // A phone's pad belongs to one envelope.
        self.case.session.set(None);
        self.go(if deed == Deed::Sign { Step::Sign } else { Step::Decline });
    }

    /// The list under way.
    pub(crate) fn keys(self) -> Vec<Key> {
        self.list.with(|list| list.iter().map(key).collect())
    }
}

/// Whether only a mark is asked for; approving, and what asks for more, is done one by one.
pub(crate) fn signs(line: &InboxLine) -> bool {
    line.with_others
}

pub(crate) fn key(line: &InboxLine) -> Key {
    (line.envelope.clone(), line.recipient)
}

pub(crate) fn listed((envelope, recipient): &Key) -> Listed {
    Listed { envelope: envelope.clone(), recipient: *recipient }
}
