//! What preparing knows: documents, people, slots, words; and who sends.

use std::rc::Rc;

use envelope::Digest;
use js_sys::Uint8Array;
use leptos::prelude::*;
use protocol::{http::OfficeSession, worker::Page};
use serde::{Deserialize, Serialize};

use super::{pack::Package, slot::Placed};
use crate::{
    api::Api,
    here::Here,
    kept,
    moment::{device_now, is_address},
    part::Shown,
    tab,
    trouble::{Trouble, tell, trouble},
};

/// Where on the path the sender is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    SignIn,
    Home,
    Documents,
    People,
    Place,
    Recap,
    Sent,
}

/// A document in the making.
#[derive(Clone)]
pub(crate) struct Doc {
    pub(crate) key: u32,
    pub(crate) name: String,
    pub(crate) sha256: Digest,
    pub(crate) size: u64,
    pub(crate) pages: Vec<Page>,
    pub(crate) findings: Vec<String>,
    pub(crate) signed: bool,
    pub(crate) password: Option<String>,
    pub(crate) bytes: Uint8Array,
    pub(crate) shown: RwSignal<Option<Shown>, LocalStorage>,
}

/// A signer in the making.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Person {
    pub(crate) key: u32,
    pub(crate) email: String,
    pub(crate) name: String,
}

impl Person {
    /// What the sender calls this signer.
    pub(crate) fn label(&self) -> String {
        let name = self.name.trim();
        if name.is_empty() { self.email.trim().to_owned() } else { name.to_owned() }
    }
}

/// Everything of one envelope in the making, in signals.
#[derive(Clone, Copy)]
pub(crate) struct Draft {
    pub(crate) here: Here,
    pub(crate) session: RwSignal<Option<OfficeSession>>,
    pub(crate) step: RwSignal<Step>,
    pub(crate) trouble: RwSignal<Option<Trouble>>,
    pub(crate) documents: RwSignal<Vec<Doc>, LocalStorage>,
    pub(crate) people: RwSignal<Vec<Person>>,
    pub(crate) at_once: RwSignal<bool>,
    pub(crate) slots: RwSignal<Vec<Placed>>,
    pub(crate) document: RwSignal<u32>,
    pub(crate) person: RwSignal<u32>,
    pub(crate) title: RwSignal<String>,
    pub(crate) message: RwSignal<String>,
    /// Whether it is being sent now.
    pub(crate) sending: RwSignal<bool>,
    /// What is being sent: kept for a retry, so that it is the same act.
    pub(crate) package: RwSignal<Option<Rc<Package>>, LocalStorage>,
    keys: StoredValue<u32>,
}

/// What a reload brings back: words and people. The documents are chosen again.
#[derive(Serialize, Deserialize)]
struct Kept {
    people: Vec<Person>,
    at_once: bool,
    title: String,
    message: String,
}

impl Draft {
    pub(crate) fn new(here: Here) -> Self {
        Self {
            here,
            session: RwSignal::new(None),
            step: RwSignal::new(Step::SignIn),
            trouble: RwSignal::new(None),
            documents: RwSignal::new_local(vec![]),
            people: RwSignal::new(vec![]),
            at_once: RwSignal::new(false),
            slots: RwSignal::new(vec![]),
            document: RwSignal::new(0),
            person: RwSignal::new(0),
            title: RwSignal::new(String::new()),
            message: RwSignal::new(String::new()),
            sending: RwSignal::new(false),
            package: RwSignal::new_local(None),
            keys: StoredValue::new(1),
        }
    }

    /// Goes on where a reload left off.
    pub(crate) fn begin(self) {
        let session = tab::recall::<OfficeSession>("office").filter(|kept| kept.expires_at > device_now());
        if session.is_some() {
            self.session.set(session);
            self.step.set(Step::Home);
        }
        self.here.spawn(async move {
            if let Some((kept, _)) = kept::recall::<Kept>(self.here, "draft").await {
                self.take(kept);
            }
            self.keep_following();
        });
    }

    fn take(self, kept: Kept) {
        self.keys.set_value(kept.people.iter().map(|person| person.key).max().unwrap_or(0) + 1);
        self.people.set(kept.people);
        self.at_once.set(kept.at_once);
        self.title.set(kept.title);
        self.message.set(kept.message);
    }

    fn keep_following(self) {
        Effect::new(move |_| {
            let (people, at_once) = (self.people.get(), self.at_once.get());
            let (title, message) = (self.title.get(), self.message.get());
            kept::keep(self.here, "draft", &Kept { people, at_once, title, message }, &[]);
        });
    }

    /// A draft with nothing in it.
    pub(crate) fn empty(self) {
        self.documents.set(vec![]);
        self.people.set(vec![]);
        self.slots.set(vec![]);
        self.title.set(String::new());
        self.message.set(String::new());
        self.package.set(None);
    }

    pub(crate) fn key(self) -> u32 {
        self.keys
            .try_update_value(|next| {
                *next += 1;
                *next
            })
            .unwrap_or_default()
    }

    pub(crate) fn go(self, step: Step) {
        self.trouble.set(None);
        self.step.set(step);
    }

    /// Shows a trouble; a session that is over leads back to signing in, with everything kept.
    pub(crate) fn show(self, why: Trouble) {
        tell(self.here, &why);
        if why.code == "unauthorised" {
            tab::forget("office");
            self.session.set(None);
            self.step.set(Step::SignIn);
        }
        self.trouble.set(Some(why));
    }

    pub(crate) fn api(self) -> Result<Api, Trouble> {
        let session = self.session.get_untracked().ok_or_else(|| trouble("unauthorised", "no session"))?;
        Ok(Api::with_token(self.here, &session.token))
    }

    pub(crate) fn total_bytes(self) -> u64 {
        self.documents.with(|documents| documents.iter().map(|document| document.size).sum())
    }

    /// Whether the documents are within the limit.
    pub(crate) fn fits(self) -> bool {
        let most =
            self.session.with(|session| session.as_ref().map_or(u64::MAX, |session| session.most_bytes));
        self.total_bytes() <= most
    }

    /// Whose turn it is to have a colour: four, then again.
    pub(crate) fn colour(self, person: u32) -> &'static str {
        let at = self.people.with(|people| people.iter().position(|one| one.key == person)).unwrap_or(0);
        ["who-1", "who-2", "who-3", "who-4"][at % 4]
    }

    /// What keeps the documents step from being done.
    pub(crate) fn missing_documents(self) -> Option<String> {
        if self.documents.with(Vec::is_empty) {
            Some(self.here.t("prepare-missing-document"))
        } else if !self.fits() {
            Some(self.here.t("trouble-too-large"))
        } else {
            None
        }
    }

    /// What keeps the people step from being done.
    pub(crate) fn missing_people(self) -> Option<String> {
        let people = self.people.get();
        if people.is_empty() {
            return Some(self.here.t("prepare-missing-person"));
        }
        let wrong = people.iter().position(|person| !is_address(&person.email))?;
        Some(self.here.say("prepare-missing-address", &[("number", &(wrong + 1).to_string())]))
    }

    /// What keeps it from being sent.
    pub(crate) fn missing_anything(self) -> Option<String> {
        if self.sending.get() {
            Some(self.here.t("prepare-sending"))
        } else if self.title.with(|title| title.trim().is_empty()) {
            Some(self.here.t("prepare-missing-title"))
        } else {
            self.missing_documents().or_else(|| self.missing_people()).or_else(|| self.missing_slot())
        }
    }

    /// The first signer without any place to sign.
    pub(crate) fn missing_slot(self) -> Option<String> {
        let slots = self.slots.get();
        let placed = |person: &Person| slots.iter().any(|slot| slot.person == person.key);
        let person = self.people.with(|people| people.iter().find(|person| !placed(person)).cloned())?;
        Some(self.here.say("prepare-missing-slot", &[("name", &person.label())]))
    }
}
