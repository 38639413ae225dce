//! What preparing knows: documents, people, slots, words; and who sends.

use std::rc::Rc;

use envelope::{Level, Reminders};
use leptos::prelude::*;
use protocol::http::OfficeSession;
use serde::{Deserialize, Serialize};

use super::{
    anchors::Taken, asked::Asked, caption::Captioned, doc::Doc, initials::Initials, keep, pack::Package,
    person::Person, slot::Placed, standing::Standing, stood, thing::Thing,
};
use crate::{
    api::Api,
    here::Here,
    office::{self, stood::Stood},
    trouble::{Trouble, tell, trouble},
};

/// Where on the path the sender is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Step {
    SignIn,
    /// What was kept is being read again.
    Waking,
    Home,
    Documents,
    People,
    Place,
    Recap,
    Sent,
}

impl Step {
    /// The four that make an envelope.
    pub(crate) fn is_making(self) -> bool {
        matches!(self, Self::Documents | Self::People | Self::Place | Self::Recap)
    }
}

/// Everything of one envelope in the making, in signals.
#[derive(Clone, Copy)]
pub(crate) struct Draft {
    pub(crate) here: Here,
    pub(crate) session: RwSignal<Option<OfficeSession>>,
    pub(crate) step: RwSignal<Step>,
    pub(crate) trouble: RwSignal<Option<Trouble>>,
    /// Whether an approval is asked for, and no signature.
    pub(crate) approval: RwSignal<bool>,
    pub(crate) documents: RwSignal<Vec<Doc>, LocalStorage>,
    pub(crate) people: RwSignal<Vec<Person>>,
    pub(crate) copies: RwSignal<Vec<Person>>,
    pub(crate) at_once: RwSignal<bool>,
    pub(crate) copy_to_all: RwSignal<bool>,
    /// How those who act are identified.
    pub(crate) level: RwSignal<Level>,
    /// Whether and how often who is asked is reminded by itself.
    pub(crate) reminders: RwSignal<Option<Reminders>>,
    /// Whether signers may hand over to somebody else.
    pub(crate) may_reassign: RwSignal<bool>,
    /// Whether the organisation's seal is wanted.
    pub(crate) seal: RwSignal<bool>,
    pub(crate) slots: RwSignal<Vec<Placed>>,
    pub(crate) initials: RwSignal<Vec<Initials>>,
    /// Further fields.
    pub(crate) asked: RwSignal<Vec<Asked>>,
    pub(crate) captions: RwSignal<Vec<Captioned>>,
    /// What lies over something else on its page.
    pub(super) clashing: Memo<Vec<(Thing, Placed)>>,
    /// The documents that were looked through for tags, and what those gave.
    pub(super) tagged: RwSignal<Vec<u32>>,
    pub(super) taken: RwSignal<Option<Taken>>,
    /// What was last taken on a page.
    pub(super) chosen: RwSignal<Option<Thing>>,
    /// What stood on documents of an envelope that is sent again, as long as those are not here.
    pub(crate) stood: RwSignal<Vec<Stood>>,
    /// Who does not sign which document, because the sender said so: document, person.
    pub(crate) left_out: RwSignal<Vec<(u32, u32)>>,
    pub(crate) document: RwSignal<u32>,
    pub(crate) person: RwSignal<u32>,
    pub(crate) title: RwSignal<String>,
    pub(crate) message: RwSignal<String>,
    /// The last day, as a date field writes it; empty for the usual one.
    pub(crate) last_day: RwSignal<String>,
    /// Whether a touch of a page initials it, and does not place the signature.
    pub(crate) marking: RwSignal<bool>,
    /// Whether it is being sent now.
    pub(crate) sending: RwSignal<bool>,
    /// What is being sent: kept for a retry, so that it is the same act.
    pub(crate) package: RwSignal<Option<Rc<Package>>, LocalStorage>,
    /// Whether what was kept has been read: before that, nothing is kept in its place.
    pub(crate) awake: RwSignal<bool>,
    /// Whether this draft comes from an earlier visit, to be said.
    pub(crate) resumed: RwSignal<bool>,
    /// The last of the four steps that make an envelope.
    pub(crate) left: RwSignal<Step>,
    /// Where to go on when what came in between is done.
    pub(crate) back_to: RwSignal<Option<Step>>,
    keys: StoredValue<u32>,
}

impl Draft {
    pub(crate) fn new(here: Here) -> Self {
        let (documents, slots, initials, asked) = (
            RwSignal::new_local(vec![]),
            RwSignal::new(vec![]),
            RwSignal::new(vec![]),
            RwSignal::new(vec![]),
        );
        let clashing = Memo::new(move |_| {
            let (slots, initials, asked) = (slots.read(), initials.read(), asked.read());
            let standing = Standing { slots: &slots, initials: &initials, asked: &asked };
            documents.with(|documents: &Vec<Doc>| standing.clashing(documents))
        });
        Self {
            here,
            session: RwSignal::new(None),
            step: RwSignal::new(Step::SignIn),
            trouble: RwSignal::new(None),
            approval: RwSignal::new(false),
            documents,
            people: RwSignal::new(vec![]),
            copies: RwSignal::new(vec![]),
            at_once: RwSignal::new(false),
            copy_to_all: RwSignal::new(true),
            level: RwSignal::new(Level::Email),
            reminders: RwSignal::new(None),
            may_reassign: RwSignal::new(false),
            seal: RwSignal::new(false),
            slots,
            initials,
            asked,
            captions: RwSignal::new(vec![]),
            clashing,
            tagged: RwSignal::new(vec![]),
            taken: RwSignal::new(None),
            chosen: RwSignal::new(None),
            stood: RwSignal::new(vec![]),
            left_out: RwSignal::new(vec![]),
            document: RwSignal::new(0),
            person: RwSignal::new(0),
            title: RwSignal::new(String::new()),
            message: RwSignal::new(String::new()),
            last_day: RwSignal::new(String::new()),
            marking: RwSignal::new(false),
            sending: RwSignal::new(false),
            package: RwSignal::new_local(None),
            awake: RwSignal::new(false),
            resumed: RwSignal::new(false),
            left: RwSignal::new(Step::Documents),
            back_to: RwSignal::new(None),
            keys: StoredValue::new(1),
        }
    }

    /// Goes on where a reload left off.
    pub(crate) fn begin(self) {
        keep::follow(self);
        stood::follow(self);
        if let Some(session) = office::session() {
            self.enter(session);
        }
    }

    /// Somebody has signed in: what this person was making comes back.
    pub(crate) fn enter(self, session: OfficeSession) {
        let before = self.session.get_untracked().map(|session| session.email);
        let same = self.awake.get_untracked() && before.as_ref() == Some(&session.email);
        self.session.set(Some(session));
        if same {
            let back = self.back_to.get_untracked().unwrap_or(Step::Home);
            self.back_to.set(None);
            self.go(back);
        } else {
            self.awake.set(false);
            self.empty();
            self.go(Step::Waking);
            self.here.spawn(keep::wake(self));
        }
    }

    /// A draft with nothing in it.
    pub(crate) fn empty(self) {
        self.approval.set(false);
        self.documents.set(vec![]);
        self.people.set(vec![]);
        self.copies.set(vec![]);
        self.at_once.set(false);
        self.copy_to_all.set(true);
        self.level.set(Level::Email);
        self.reminders.set(None);
        self.may_reassign.set(false);
        self.seal.set(false);
        self.slots.set(vec![]);
        self.initials.set(vec![]);
        self.asked.set(vec![]);
        self.captions.set(vec![]);
        self.tagged.set(vec![]);
        self.taken.set(None);
        self.chosen.set(None);
        self.stood.set(vec![]);
        self.left_out.set(vec![]);
        self.title.set(String::new());
        self.message.set(String::new());
        self.last_day.set(String::new());
        self.package.set(None);
        self.resumed.set(false);
        self.left.set(Step::Documents);
        self.back_to.set(None);
    }

    pub(crate) fn key(self) -> u32 {
        // Two tabs of one sender keep their documents in one place: counting would make them the same.
        let apart = crate::device::random().map_or(0, u32::from_le_bytes) & 0x3fff_0000;
        self.keys
            .try_update_value(|next| {
                *next += 1;
                *next & 0xffff | apart
            })
            .unwrap_or_default()
    }

    /// Keys in use are not given again.
    pub(crate) fn key_taken(self, key: u32) {
        self.keys.update_value(|next| *next = (*next).max(key));
    }

    pub(crate) fn go(self, step: Step) {
        self.trouble.set(None);
        if step.is_making() {
            self.left.set(step);
        }
        self.step.set(step);
    }

    /// Shows a trouble; a session that is over leads back to signing in, with everything kept.
    pub(crate) fn show(self, why: Trouble) {
        tell(self.here, &why);
        if why.code == "unauthorised" {
            office::sign_out(self.here);
            self.back_to.set(Some(self.step.get_untracked()));
            self.step.set(Step::SignIn);
        }
        self.trouble.set(Some(why));
    }

    pub(crate) fn api(self) -> Result<Api, Trouble> {
        let session = self.session.get_untracked().ok_or_else(|| trouble("unauthorised", "no session"))?;
        Ok(Api::with_token(self.here, &session.token))
    }

    /// How many bytes all documents may have.
    pub(crate) fn most_bytes(self) -> u64 {
        self.session.with(|session| session.as_ref().map_or(u64::MAX, |session| session.most_bytes))
    }

    pub(crate) fn total_bytes(self) -> u64 {
        self.documents.with(|documents| documents.iter().map(Doc::size).sum())
    }

    /// A signer's place in the order, from 0.
    pub(crate) fn position(self, person: u32) -> usize {
        self.people.with(|people| people.iter().position(|one| one.key == person)).unwrap_or(0)
    }

    /// Whose turn it is to have a colour: four, then again.
    pub(crate) fn colour(self, person: u32) -> &'static str {
        ["who-1", "who-2", "who-3", "who-4"][self.position(person) % 4]
    }

    /// What the sender calls a signer.
    pub(crate) fn label(self, person: u32) -> String {
        let find = |people: &Vec<Person>| people.iter().find(|one| one.key == person).map(Person::label);
        self.people.with(find).unwrap_or_default()
    }

    /// What a document is called.
    pub(crate) fn name(self, document: u32) -> String {
        let find = |documents: &Vec<Doc>| {
            documents.iter().find(|one| one.key == document).map(|one| one.name.clone())
        };
        self.documents.with(find).unwrap_or_default()
    }

    /// The slot of a signer on a document.
    pub(crate) fn slot(self, document: u32, person: u32) -> Option<Placed> {
        self.slots.with(|slots| slots.iter().find(|slot| slot.is_of(document, person)).copied())
    }

    /// Whether the sender said that this signer does not sign this document.
    pub(crate) fn is_left_out(self, document: u32, person: u32) -> bool {
        self.left_out.with(|pairs| pairs.contains(&(document, person)))
    }
}
