//! The version of the rules an envelope is decided by, and what a well-formed envelope is.

use serde::{Deserialize, Serialize};

use crate::{Document, Invalid, Placement, Recipient, Role, Sent, Timestamp};

/// Pinned by the first event. Rules of a version never change once released; an unknown version
/// does not parse, so nobody decides by rules they do not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub enum RulesVersion {
    /// The first rules.
    V1,
}

/// The algorithms of an envelope, all pinned at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Suite {
    /// SHA-256, HMAC and HKDF with it, AES-256-GCM, ECDSA on P-256.
    #[serde(rename = "paraph/v1")]
    V1,
}

/// At most this many documents, recipients or slots: enough for any contract, few enough to hold.
pub const MOST: usize = 200;

/// At most this many further fields in all: initials of five on every page of a contract of a
/// hundred pages, and a revision that fills them stays small.
pub const MOST_FIELDS: usize = 500;

/// At most this many things are found in one document: there are about a dozen kinds.
pub const MOST_FINDINGS: usize = 32;

/// The longest pause between two scheduled reminders, in days.
pub const MOST_DAYS: u16 = 90;

/// At most this many scheduled reminders to one person.
pub const MOST_REMINDERS: u16 = 20;

/// A document of this kind can be signed.
const PDF: &str = "application/pdf";
/// The longest media type (RFC 6838, 4.2: 127 characters on each side of the slash).
const LONGEST_MEDIA_TYPE: usize = 255;

impl TryFrom<u16> for RulesVersion {
    type Error = String;

    fn try_from(number: u16) -> Result<Self, String> {
        match number {
            1 => Ok(Self::V1),
            other => Err(format!("rules version {other} is not known here; a newer Paraph reads it")),
        }
    }
}

impl From<RulesVersion> for u16 {
    fn from(version: RulesVersion) -> Self {
        match version {
            RulesVersion::V1 => 1,
        }
    }
}

impl Sent {
    /// Whether this can be sent at `now`.
    ///
    /// # Errors
    /// The first rule that it breaks.
    pub fn check(&self, now: Timestamp) -> Result<(), Invalid> {
        self.check_counts()?;
        self.check_documents()?;
        self.check_route()?;
        self.check_slots()?;
        self.check_reminders()?;
        if self.deadline <= now { Err(Invalid::Deadline) } else { Ok(()) }
    }

    fn check_counts(&self) -> Result<(), Invalid> {
        for (count, what) in [
            (self.documents.len(), "documents"),
            (self.recipients.len(), "recipients"),
            (self.slots.len(), "slots"),
        ] {
            if count > MOST {
                return Err(Invalid::TooMany(what));
            }
        }
        let fields: usize = self.slots.iter().map(|slot| slot.fields.len()).sum();
        if fields > MOST_FIELDS { Err(Invalid::TooManyFields) } else { Ok(()) }
    }

    fn check_documents(&self) -> Result<(), Invalid> {
        if self.documents.is_empty() {
            return Err(Invalid::NoDocument);
        }
        if self.seal && self.documents.iter().all(|document| document.revision.is_none()) {
            return Err(Invalid::NothingToSeal);
        }
        (0u16..).zip(&self.documents).try_for_each(|(index, document)| document.check(index))
    }

    fn check_route(&self) -> Result<(), Invalid> {
        if self.recipients.iter().all(|recipient| recipient.role == Role::Copy) {
            return Err(Invalid::NobodyActs);
        }
        let mut step = 0;
        for (index, recipient) in (0u16..).zip(&self.recipients) {
            let next =
                if index == 0 { recipient.step == 0 } else { (step..=step + 1).contains(&recipient.step) };
            if !next {
                return Err(Invalid::Steps(index));
            }
            step = recipient.step;
            self.check_person(index, recipient)?;
        }
        Ok(())
    }

    fn check_person(&self, index: u16, recipient: &Recipient) -> Result<(), Invalid> {
        if !["fr", "en"].contains(&recipient.language.as_str()) {
            return Err(Invalid::Language(index));
        }
        if recipient.needs_phone(self.level) && recipient.phone.is_none() {
            return Err(Invalid::PhoneMissing(index));
        }
        match recipient.role {
            Role::Finaliser if !recipient.required => Err(Invalid::OptionalFinaliser(index)),
            Role::Finaliser if !self.is_alone_and_last(index, recipient) => {
                Err(Invalid::FinaliserNotLast(index))
            }
            _ => Ok(()),
        }
    }

    fn check_reminders(&self) -> Result<(), Invalid> {
        let fits = |reminders: &crate::Reminders| {
            (1..=MOST_DAYS).contains(&reminders.every_days) && (1..=MOST_REMINDERS).contains(&reminders.most)
        };
        if self.reminders.as_ref().is_none_or(fits) { Ok(()) } else { Err(Invalid::Reminders) }
    }

    fn is_alone_and_last(&self, index: u16, finaliser: &Recipient) -> bool {
        (0u16..)
            .zip(&self.recipients)
            .all(|(other, facts)| other == index || facts.role == Role::Copy || facts.step < finaliser.step)
    }

    fn check_slots(&self) -> Result<(), Invalid> {
        let mut taken = std::collections::BTreeSet::new();
        for (index, slot) in (0u16..).zip(&self.slots) {
            let signer = self.recipients.get(usize::from(slot.recipient)).filter(|facts| facts.role.signs());
            let document = self.documents.get(usize::from(slot.document)).filter(|_| signer.is_some());
            if document.ok_or(Invalid::Slot(index))?.revision.is_none() {
                return Err(Invalid::SlotWithoutRevision(index));
            }
            if !slot.placement.has_area() {
                return Err(Invalid::EmptySlot(index));
            }
            let empty = (0u16..).zip(&slot.fields).find(|(_, field)| !field.placement.has_area());
            if let Some((field, _)) = empty {
                return Err(Invalid::EmptyField(index, field));
            }
            let unsound = (0u16..).zip(&slot.fields).find(|(_, field)| !field.is_sound());
            if let Some((field, _)) = unsound {
                return Err(Invalid::UnsoundField(index, field));
            }
            if !taken.insert((slot.recipient, slot.document)) {
                return Err(Invalid::TwoSlots(slot.recipient));
            }
        }
        let has_slot = |index| self.slots.iter().any(|slot| slot.recipient == index);
        let without =
            (0u16..).zip(&self.recipients).find(|(index, facts)| facts.role.signs() && !has_slot(*index));
        without.map_or(Ok(()), |(index, _)| Err(Invalid::NoSlot(index)))
    }
}

/// A short list of short words: they are public, and no place for anything else.
pub(crate) fn are_findings(findings: &[String]) -> bool {
    let is_word = |word: &String| {
        (1..=40).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
    };
    findings.len() <= MOST_FINDINGS && findings.iter().all(is_word)
}

impl Document {
    fn check(&self, index: u16) -> Result<(), Invalid> {
        if !is_media_type(&self.media_type) {
            return Err(Invalid::MediaType(index));
        }
        if !are_findings(&self.findings) {
            return Err(Invalid::Findings(index));
        }
        match &self.revision {
            Some(_) if self.media_type != PDF => Err(Invalid::RevisionOfOther(index)),
            Some(revision) if revision.base != self.sha256 => Err(Invalid::RevisionBase(index)),
            _ => Ok(()),
        }
    }
}

/// `type/subtype` without parameters (RFC 6838, 4.2).
fn is_media_type(text: &str) -> bool {
    let is_name = |name: &str| {
        name.starts_with(|first: char| first.is_ascii_alphanumeric())
            && name.chars().all(|one| one.is_ascii_alphanumeric() || "!#$&-^_.+".contains(one))
    };
    text.len() <= LONGEST_MEDIA_TYPE
        && text.split_once('/').is_some_and(|(kind, subtype)| is_name(kind) && is_name(subtype))
}

impl Placement {
    fn has_area(&self) -> bool {
        self.width > 0 && self.height > 0
    }
}

impl Role {
    /// Whether this role puts signatures into slots.
    #[must_use]
    pub fn signs(self) -> bool {
        matches!(self, Self::Signer | Self::Finaliser)
    }

    /// Whether this role does anything at all.
    #[must_use]
    pub fn acts(self) -> bool {
        self != Self::Copy
    }
}
