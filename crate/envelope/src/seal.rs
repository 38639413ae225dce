//! The organisation's seal: after the end, a browser of the sender's adds it to every document that takes
//! signatures, whoever signed it in the end.
//!
//! The backend signs with the organisation's key and never sees a document, so two records stand for it: what it
//! was asked to seal, whose hash goes into each CMS, and the revisions that carry it.

use serde::{Deserialize, Serialize};

use crate::{Digest, Envelope, Event, Head, NotAllowed, Phase, SlotRevision, Timestamp};

/// The signature field that revision 0 makes for it, and how readers call it.
pub const SEAL_FIELD: (&str, &str) = ("Paraph seal", "Seal");

/// How often it may be asked for within [`DAY`]: a browser may close in between, and several may begin at once.
const MOST_TRIES: usize = 20;

/// How often in all: each is a record that everybody reads.
const MOST_TRIES_EVER: usize = 200;

/// In milliseconds.
const DAY: u64 = 24 * 60 * 60 * 1000;

/// What is to be sealed on one document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealAct {
    /// Index of the document.
    pub document: u16,
    /// SHA-256 of the whole file that is sealed: its newest version.
    pub base: Digest,
    /// SHA-256 over the seal's ByteRange (ISO 32000-2, 12.8.1).
    pub byte_range: Digest,
}

impl Envelope {
    /// Whether the envelope is finalised, its sender asked for the organisation's seal, and no browser has added it yet.
    #[must_use]
    pub fn wants_seal(&self) -> bool {
        self.phase == Phase::Finalised && self.is_to_be_sealed() && !self.sealed
    }

    /// Whether the organisation's seal is on every document that takes signatures.
    #[must_use]
    pub fn is_sealed(&self) -> bool {
        self.sealed
    }

    /// The documents that the seal goes onto: those to which anything is ever added.
    pub fn documents_to_seal(&self) -> impl Iterator<Item = u16> {
        (0u16..).zip(&self.chains).filter(|(_, chain)| !chain.is_empty()).map(|(document, _)| document)
    }

    /// Whether the seal is there and was found bad on some document: the signed version before it stands.
    #[must_use]
    pub fn is_seal_bad(&self) -> bool {
        let mut last = self.chains.iter().filter_map(|chain| chain.get(1..)?.last());
        let is_bad = |head: &Head| head.outcome.is_some_and(|outcome| !outcome.is_good());
        self.sealed && last.any(|head| head.is_seal() && is_bad(head))
    }

    /// Whether this may be recorded next at `at`, if it is of the seal: a reader of records asks, as they are not decided
    /// anew.
    #[must_use]
    pub fn lets_seal(&self, event: &Event, at: Timestamp) -> bool {
        let decided = match event {
            Event::SealAuthorised { acts } => self.decide_authorise_seal(acts, at),
            Event::Sealed { revisions } => self.decide_seal(revisions),
            Event::SealVoided {} => self.decide_void_seal(),
            _ => return true,
        };
        decided.is_ok_and(|events| events.first() == Some(event))
    }

    pub(crate) fn decide_authorise_seal(
        &self,
        acts: &[SealAct],
        now: Timestamp,
    ) -> Result<Vec<Event>, NotAllowed> {
        self.may_be_sealed()?;
        let documents = acts.iter().map(|act| act.document);
        self.are_all(documents, acts.iter().map(|act| act.base))?;
        if self.seal_acts.iter().any(|before| before == acts) {
            return Ok(vec![]);
        }
        let of_late = self.seal_tries.iter().filter(|at| now < at.plus(DAY)).count();
        if of_late >= MOST_TRIES || self.seal_tries.len() >= MOST_TRIES_EVER {
            return Err(NotAllowed::TooManySeals);
        }
        Ok(vec![Event::SealAuthorised { acts: acts.to_vec() }])
    }

    pub(crate) fn decide_seal(&self, revisions: &[SlotRevision]) -> Result<Vec<Event>, NotAllowed> {
        if self.sealed && self.is_this_seal(revisions) {
            return Ok(vec![]);
        }
        self.may_be_sealed()?;
        let documents = revisions.iter().map(|one| one.document);
        self.are_all(documents, revisions.iter().map(|one| one.revision.base))?;
        if self.seal_acts.is_empty() || revisions.iter().any(|one| one.revision.cms.is_none()) {
            return Err(NotAllowed::NotAuthorised);
        }
        Ok(vec![Event::Sealed { revisions: revisions.to_vec() }])
    }

    /// One that nobody found bad stays: the sender cannot take back what others hold.
    pub(crate) fn decide_void_seal(&self) -> Result<Vec<Event>, NotAllowed> {
        let may = self.phase == Phase::Finalised && self.is_seal_bad();
        if may { Ok(vec![Event::SealVoided {}]) } else { Err(NotAllowed::NotVoidable) }
    }

    fn is_to_be_sealed(&self) -> bool {
        self.sent().is_some_and(|sent| sent.seal)
    }

    fn may_be_sealed(&self) -> Result<(), NotAllowed> {
        match self.phase {
            Phase::Draft => Err(NotAllowed::NotSent),
            _ if !self.is_to_be_sealed() => Err(NotAllowed::NoSeal),
            Phase::Collecting => Err(NotAllowed::NotFinalised),
            Phase::Finalised if self.sealed => Err(NotAllowed::AlreadySealed),
            Phase::Finalised => Ok(()),
            ended => Err(NotAllowed::Ended(ended)),
        }
    }

    /// Every document that takes the seal, in order, each upon its newest version.
    fn are_all(
        &self,
        documents: impl Iterator<Item = u16>,
        bases: impl Iterator<Item = Digest>,
    ) -> Result<(), NotAllowed> {
        if !documents.eq(self.documents_to_seal()) {
            return Err(NotAllowed::OtherDocuments);
        }
        let heads = self.documents_to_seal().filter_map(|document| self.head(document));
        if bases.eq(heads) { Ok(()) } else { Err(NotAllowed::Stale) }
    }

    fn is_this_seal(&self, revisions: &[SlotRevision]) -> bool {
        let is_there = |SlotRevision { document, revision }: &SlotRevision| {
            self.revisions(*document).last().is_some_and(|head| {
                head.digest == revision.head
                    && head.ciphertext == revision.ciphertext
                    && head.cms == revision.cms
            })
        };
        revisions.iter().map(|one| one.document).eq(self.documents_to_seal())
            && revisions.iter().all(is_there)
    }
}
