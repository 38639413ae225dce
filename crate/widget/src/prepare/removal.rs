//! A document or a signer is taken away, with everything that stands for it.

use leptos::prelude::*;

use super::{draft::Draft, keep};

impl Draft {
    /// Takes a document away, with everything that stands on it.
    pub(crate) fn remove_document(self, key: u32) {
        self.documents.update(|documents| documents.retain(|document| document.key != key));
        self.slots.update(|slots| slots.retain(|slot| slot.document != key));
        self.initials.update(|all| all.retain(|one| one.document != key));
        self.asked.update(|all| all.retain(|one| one.place.document != key));
        self.captions.update(|all| all.retain(|one| one.document != key));
        self.left_out.update(|pairs| pairs.retain(|(document, _)| *document != key));
        keep::forget_document(self, key);
    }

    /// Takes a signer away, with the places to sign.
    pub(crate) fn remove_person(self, key: u32) {
        self.people.update(|people| people.retain(|person| person.key != key));
        self.unplace(key);
    }

    /// Takes away everything that stands on the documents for somebody.
    pub(crate) fn unplace(self, key: u32) {
        self.slots.update(|slots| slots.retain(|slot| slot.person != key));
        self.initials.update(|all| all.retain(|one| one.person != key));
        self.asked.update(|all| all.retain(|one| one.place.person != key));
        self.captions.update(|all| all.retain(|one| one.person != key));
        self.left_out.update(|pairs| pairs.retain(|(_, person)| *person != key));
    }
}
