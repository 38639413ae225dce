//! Where an envelope stands: the fold of its events.

use crate::{Approved, Attested, Authorised, Commitment, Digest, Outcome, SealAct, Sent, Timestamp};

/// An envelope's state. Begins as [`Envelope::draft`]; only [`Envelope::apply`] changes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Envelope {
    pub(crate) sent: Option<Box<Sent>>,
    pub(crate) phase: Phase,
    pub(crate) recipients: Vec<RecipientState>,
    pub(crate) chains: Vec<Vec<Head>>,
    /// Who acted, oldest first; voiding takes from the end.
    pub(crate) signed: Vec<u16>,
    pub(crate) sent_at: Timestamp,
    /// Whether it was said that the deadline is near.
    pub(crate) warned: bool,
    /// Every list of bytes that the seal was asked for since it was last taken back, oldest first.
    pub(crate) seal_acts: Vec<Vec<SealAct>>,
    /// When the seal was asked for, each time, whatever became of it.
    pub(crate) seal_tries: Vec<Timestamp>,
    /// Whether the seal is there.
    pub(crate) sealed: bool,
}

/// The life of an envelope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Nothing has been sent.
    Draft,
    /// Signatures and approvals are being collected.
    Collecting,
    /// All done: the signatures have effect.
    Finalised,
    /// A required recipient declined.
    Declined,
    /// The sender cancelled.
    Cancelled,
    /// The deadline passed.
    Expired,
}

/// The end of a document's chain of revisions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// SHA-256 of the whole file.
    pub digest: Digest,
    /// SHA-256 of the encrypted revision that led here.
    pub ciphertext: Digest,
    /// SHA-256 of the CMS in it; none for revision 0.
    pub cms: Option<Digest>,
    /// Whose slot it filled; none for revision 0 and for the seal.
    pub by: Option<u16>,
    /// What another party's browser found, once it looked.
    pub outcome: Option<Outcome>,
}

impl Head {
    /// Whether it is the organisation's seal.
    #[must_use]
    pub fn is_seal(&self) -> bool {
        self.by.is_none() && self.cms.is_some()
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct RecipientState {
    /// When the recipient was last invited, reminded or warned; none: not asked yet.
    pub(crate) told_at: Option<Timestamp>,
    /// How often the sender reminded by hand.
    pub(crate) reminded: u16,
    /// How often the schedule did.
    pub(crate) scheduled: u16,
    pub(crate) opened: bool,
    pub(crate) done: Option<Done>,
    pub(crate) attested: Option<Attested>,
    pub(crate) authorised: Option<Authorised>,
    pub(crate) approved: Option<Approved>,
    pub(crate) code_matched_at: Option<Timestamp>,
    /// When the newest of all the codes matched that were agreed with.
    pub(crate) newest_code: Option<Timestamp>,
    /// How often it was agreed since, with that code or an older one.
    pub(crate) agreed: u16,
    /// How often the role was handed over.
    pub(crate) reassigned: u16,
    /// What was commented, by its commitments: the same twice is one comment.
    pub(crate) comments: Vec<Commitment>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Done {
    Signed,
    Approved,
    Declined,
}

impl Envelope {
    /// The state before anything happened.
    #[must_use]
    pub fn draft() -> Self {
        Self {
            sent: None,
            phase: Phase::Draft,
            recipients: vec![],
            chains: vec![],
            signed: vec![],
            sent_at: Timestamp(0),
            warned: false,
            seal_acts: vec![],
            seal_tries: vec![],
            sealed: false,
        }
    }

    /// What was sent, once it was.
    #[must_use]
    pub fn sent(&self) -> Option<&Sent> {
        self.sent.as_deref()
    }

    /// Where in its life the envelope is.
    #[must_use]
    pub fn phase(&self) -> Phase {
        self.phase
    }

    /// A document's revisions so far, revision 0 first; none where nothing is ever added.
    #[must_use]
    pub fn revisions(&self, document: u16) -> &[Head] {
        self.chains.get(usize::from(document)).map_or(&[], Vec::as_slice)
    }

    /// SHA-256 of the document's newest version: the original where nothing is ever added to it.
    #[must_use]
    pub fn head(&self, document: u16) -> Option<Digest> {
        let original = || Some(self.sent()?.documents.get(usize::from(document))?.sha256);
        self.revisions(document).last().map(|head| head.digest).or_else(original)
    }

    /// The approval this recipient gave.
    #[must_use]
    pub fn approved(&self, recipient: u16) -> Option<&Approved> {
        self.recipients.get(usize::from(recipient))?.approved.as_ref()
    }

    /// The agreement this recipient last gave.
    #[must_use]
    pub fn authorised(&self, recipient: u16) -> Option<&Authorised> {
        self.recipients.get(usize::from(recipient))?.authorised.as_ref()
    }

    /// The slots of a recipient, in their order, with their indexes.
    pub fn slots_of(&self, recipient: u16) -> impl Iterator<Item = (u16, &crate::Slot)> {
        let slots = self.sent().map_or(&[][..], |sent| &sent.slots);
        (0u16..).zip(slots).filter(move |(_, slot)| slot.recipient == recipient)
    }

    /// Whether nothing but a mark is asked of a recipient: many such envelopes can be signed at once.
    #[must_use]
    pub fn asks_only_a_mark(&self, recipient: u16) -> bool {
        let signs = self.recipient(recipient).is_some_and(|facts| facts.role.signs());
        let mut fields = self.slots_of(recipient).flat_map(|(_, slot)| &slot.fields);
        signs && !self.wants_identity() && !fields.any(|field| field.kind.is_asked())
    }
}
