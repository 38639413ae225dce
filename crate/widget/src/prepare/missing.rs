//! What keeps each step from being done, in words; none, and the way is free.

use envelope::{FieldKind, MOST_FIELDS};
use leptos::prelude::*;

use super::{
    asked::Asked,
    deadline,
    doc::{Doc, State},
    draft::Draft,
    person::Person,
    slot::Placed,
    thing::Thing,
};
use crate::moment::is_address;

impl Draft {
    /// Whether the documents are within the limit.
    pub(crate) fn fits(self) -> bool {
        self.total_bytes() <= self.most_bytes()
    }

    /// What keeps the documents step from being done.
    pub(crate) fn missing_documents(self) -> Option<String> {
        let unread = self.documents.with(|documents| {
            let unread = documents.iter().find(|one| one.facts().is_none())?;
            Some((unread.name.clone(), matches!(unread.state, State::Locked { .. })))
        });
        if let Some((name, locked)) = unread {
            let key = if locked { "prepare-missing-password" } else { "prepare-missing-reading" };
            return Some(self.here.say(key, &[("name", &name)]));
        }
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
        let wrong = |people: &[Person]| people.iter().position(|person| !is_address(&person.email));
        if let Some(at) = wrong(&people) {
            return Some(self.here.say("prepare-missing-address", &[("number", &(at + 1).to_string())]));
        }
        if wrong(&self.copies.get()).is_some() {
            return Some(self.here.t("prepare-missing-copy"));
        }
        if let Some(at) = self.without_phone() {
            return Some(self.here.say("prepare-missing-phone", &[("number", &at.to_string())]));
        }
        if !self.approval.get() && people.iter().all(|person| !person.role.signs()) {
            return Some(self.here.t("prepare-missing-signer"));
        }
        let nobody = people.iter().all(|person| !person.required);
        nobody.then(|| self.here.t("prepare-missing-required"))
    }

    /// The signers who have no place on a document, and were not left out of it.
    pub(crate) fn unplaced(self, document: u32) -> Vec<Person> {
        let placed = |person: &Person| {
            self.slot(document, person.key).is_some() || self.is_left_out(document, person.key)
        };
        self.signers().into_iter().filter(|person| !placed(person)).collect()
    }

    /// What keeps the places step from being done.
    pub(crate) fn missing_slot(self) -> Option<String> {
        self.missing_on_a_document()
            .or_else(|| self.signs_nothing())
            .or_else(|| self.too_many_fields())
            .or_else(|| self.unlabelled())
    }

    /// The first signer without a place, document by document.
    fn missing_on_a_document(self) -> Option<String> {
        let documents = self.documents.with(|documents| documents.iter().map(brief).collect::<Vec<_>>());
        let key = if documents.len() > 1 { "prepare-missing-slot-on" } else { "prepare-missing-slot" };
        documents.into_iter().find_map(|(document, name)| {
            let person = self.unplaced(document).first()?.label();
            Some(self.here.say(key, &[("name", &person), ("document", &name)]))
        })
    }

    /// The first signer who was left out of every document.
    fn signs_nothing(self) -> Option<String> {
        let signs =
            |person: &Person| self.slots.with(|slots| slots.iter().any(|slot| slot.person == person.key));
        let idle = self.signers().iter().find(|one| !signs(one)).map(Person::label)?;
        Some(self.here.say("prepare-missing-any-slot", &[("name", &idle)]))
    }

    fn too_many_fields(self) -> Option<String> {
        let most = MOST_FIELDS.to_string();
        (self.further_fields() > MOST_FIELDS)
            .then(|| self.here.say("prepare-too-many-fields", &[("most", &most)]))
    }

    /// The first text that is asked for without saying what: nobody could know what to write.
    fn unlabelled(self) -> Option<String> {
        let is_bare = |field: &&Asked| field.kind == FieldKind::Text && field.label.trim().is_empty();
        let place = self.asked.with(|all| all.iter().find(is_bare).map(|field| field.place))?;
        let (name, page) = (self.label(place.person), (place.page + 1).to_string());
        Some(self.here.say("prepare-missing-label", &[("name", &name), ("page", &page)]))
    }

    /// How many places there are besides the signatures'.
    fn further_fields(self) -> usize {
        let is_further = |(thing, _): &(Thing, Placed)| !matches!(thing, Thing::Slot(..));
        self.standing(|standing, documents| {
            let of = |document: &Doc| standing.on(document).into_iter().filter(is_further).count();
            documents.iter().map(of).sum()
        })
    }

    /// What keeps it from being sent.
    pub(crate) fn missing_anything(self) -> Option<String> {
        if self.sending.get() {
            Some(self.here.t("prepare-sending"))
        } else if self.title.with(|title| title.trim().is_empty()) {
            Some(self.here.t("prepare-missing-title"))
        } else if deadline::end(self).is_none() {
            Some(self.here.t("prepare-missing-deadline"))
        } else {
            let places = || if self.approval.get() { None } else { self.missing_slot() };
            self.missing_documents().or_else(|| self.missing_people()).or_else(places)
        }
    }
}

fn brief(document: &Doc) -> (u32, String) {
    (document.key, document.name.clone())
}
