//! What following knows: the list as far as it is shown, what was asked of it, and the envelope that is open.

use std::{collections::BTreeSet, rc::Rc};

use envelope::EnvelopeId;
use leptos::prelude::*;
use protocol::{
    http::{FollowLine, OfficeSession, PhaseCount, PhaseWord, Sort, UnseenPerson},
    worker::Ask,
};

use super::{act::Asking, list, live, opened::Opened, unseen};
use crate::{
    api::Api,
    here::Here,
    office::{self, Door},
    trouble::{Trouble, tell, trouble},
};

/// How the list is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum View {
    List,
    Board,
}

/// A line of the list: the same line while its facts change, so that nobody loses the focus.
#[derive(Clone)]
pub(super) struct Row {
    pub(super) id: EnvelopeId,
    pub(super) line: ArcRwSignal<FollowLine>,
}

/// A column of the board: the first of a state, and whether there are more.
#[derive(Clone)]
pub(super) struct Column {
    pub(super) phase: PhaseWord,
    pub(super) rows: Vec<Row>,
    pub(super) more: bool,
}

/// Everything, in signals.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    pub(super) here: Here,
    pub(super) session: RwSignal<Option<OfficeSession>>,
    pub(super) trouble: RwSignal<Option<Trouble>>,
    pub(super) rows: RwSignal<Vec<Row>>,
    pub(super) columns: RwSignal<Vec<Column>>,
    pub(super) counts: RwSignal<Vec<PhaseCount>>,
    /// Whether anything has been read.
    pub(super) read: RwSignal<bool>,
    /// Where the next portion begins.
    pub(super) next: RwSignal<Option<String>>,
    /// Where what is shown begins, and where the pages before it did.
    pub(super) start: RwSignal<Option<String>>,
    pub(super) before: RwSignal<Vec<Option<String>>>,
    /// Counts the questions: an answer to an older one is dropped.
    pub(super) round: StoredValue<u32>,
    pub(super) search: RwSignal<String>,
    pub(super) phase: RwSignal<Option<PhaseWord>>,
    pub(super) sort: RwSignal<Sort>,
    pub(super) view: RwSignal<View>,
    pub(super) picked: RwSignal<BTreeSet<EnvelopeId>>,
    /// Whether changes arrive; none until they did once.
    pub(super) live: RwSignal<Option<bool>>,
    /// Which envelope is open.
    pub(super) at: RwSignal<Option<EnvelopeId>>,
    pub(super) opened: RwSignal<Option<Rc<Opened>>, LocalStorage>,
    /// Whom this officer can attest.
    pub(super) unseen: RwSignal<Vec<Rc<UnseenPerson>>, LocalStorage>,
    /// What is about to be done.
    pub(super) asking: RwSignal<Option<Asking>>,
}

impl Desk {
    pub(super) fn new(here: Here) -> Self {
        Self {
            here,
            session: RwSignal::new(None),
            trouble: RwSignal::new(None),
            rows: RwSignal::new(vec![]),
            columns: RwSignal::new(vec![]),
            counts: RwSignal::new(vec![]),
            read: RwSignal::new(false),
            next: RwSignal::new(None),
            start: RwSignal::new(None),
            before: RwSignal::new(vec![]),
            round: StoredValue::new(0),
            search: RwSignal::new(String::new()),
            phase: RwSignal::new(None),
            sort: RwSignal::new(Sort::Sent),
            view: RwSignal::new(View::List),
            picked: RwSignal::new(BTreeSet::new()),
            live: RwSignal::new(None),
            at: RwSignal::new(None),
            opened: RwSignal::new_local(None),
            unseen: RwSignal::new_local(vec![]),
            asking: RwSignal::new(None),
        }
    }

    /// Goes on in this tab's session, if there is one.
    pub(super) fn begin(self) {
        if let Some(session) = office::session() {
            self.enter(session);
        }
    }

    /// Somebody has signed in.
    fn enter(self, session: OfficeSession) {
        self.trouble.set(None);
        self.session.set(Some(session));
        list::anew(self);
        live::listen(self);
        unseen::watch(self);
    }

    /// Nothing of what was read stays.
    pub(super) fn leave(self) {
        office::sign_out(self.here);
        self.session.set(None);
        self.read.set(false);
        self.rows.set(vec![]);
        self.columns.set(vec![]);
        self.picked.set(BTreeSet::new());
        self.opened.set(None);
        self.unseen.set(vec![]);
        self.asking.set(None);
        let here = self.here;
        here.spawn(async move {
            let _ = here.ask(&Ask::Reset, vec![]).await;
        });
    }

    /// The way in.
    pub(super) fn door(self) -> Door {
        Door {
            here: self.here,
            trouble: self.trouble,
            show: Callback::new(move |why| self.show(why)),
            entered: Callback::new(move |session| self.enter(session)),
        }
    }

    /// Shows a trouble; a session that is over leads back to signing in.
    pub(super) fn show(self, why: Trouble) {
        tell(self.here, &why);
        if why.code == "unauthorised" {
            self.leave();
        }
        self.trouble.set(Some(why));
    }

    pub(super) fn api(self) -> Result<Api, Trouble> {
        let session = self.session.get_untracked().ok_or_else(|| trouble("unauthorised", "no session"))?;
        Ok(Api::with_token(self.here, &session.token))
    }

    /// Whether this sender may add the organisation's seal, as far as was known when they signed in.
    pub(super) fn may_seal(self) -> bool {
        self.session.with_untracked(|session| session.as_ref().is_some_and(|session| session.seal))
    }

    /// Says something to who cannot see it appear.
    pub(super) fn announce(self, key: &str, values: &[(&str, &str)]) {
        let language = self.here.language.get_untracked();
        self.here.announce(words::say(language, key, values));
    }

    /// How many envelopes there are, whatever is searched for.
    pub(super) fn total(self) -> u32 {
        self.counts.with(|counts| counts.iter().map(|one| one.count).sum())
    }

    /// How many are in a state.
    pub(super) fn count(self, phase: PhaseWord) -> u32 {
        let is_it = |one: &&PhaseCount| one.phase == phase;
        self.counts.with(|counts| counts.iter().find(is_it).map_or(0, |one| one.count))
    }

    /// What a line that is shown says.
    pub(super) fn line(self, id: &EnvelopeId) -> Option<FollowLine> {
        let find =
            |rows: &Vec<Row>| rows.iter().find(|row| row.id == *id).map(|row| row.line.get_untracked());
        self.rows.with_untracked(find).or_else(|| {
            self.columns.with_untracked(|columns| columns.iter().find_map(|column| find(&column.rows)))
        })
    }
}
