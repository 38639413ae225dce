//! What makes an envelope malformed: a name for each reason, so that the interface has a sentence for each.

use crate::{MOST, MOST_DAYS, MOST_FIELDS, MOST_REMINDERS};

/// What makes an envelope malformed. Indexes count from 0.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Invalid {
    /// No document.
    #[error("an envelope needs at least one document")]
    NoDocument,
    /// More than [`MOST`] of something.
    #[error("an envelope holds at most {MOST} {0}")]
    TooMany(&'static str),
    /// Nobody to act.
    #[error("an envelope needs somebody who signs or approves")]
    NobodyActs,
    /// The first recipient's step is not 0, or a step is left out, or they are not in order.
    #[error("steps must begin with 0 and go up one at a time (recipient {0})")]
    Steps(u16),
    /// A finaliser who is not alone in the last step.
    #[error("a finaliser acts last and alone (recipient {0})")]
    FinaliserNotLast(u16),
    /// A slot that points to nothing, or to somebody who does not sign.
    #[error("slot {0} names a document or a signer that is not there")]
    Slot(u16),
    /// A slot of no width or height.
    #[error("slot {0} has no area")]
    EmptySlot(u16),
    /// More than [`MOST_FIELDS`] further fields.
    #[error("an envelope holds at most {MOST_FIELDS} further fields")]
    TooManyFields,
    /// A further field of no width or height: the slot's index, and the field's in it.
    #[error("field {1} of slot {0} has no area")]
    EmptyField(u16, u16),
    /// Words that do not belong to this kind of field, or one that follows by itself and is not required.
    #[error("field {1} of slot {0} asks for what its kind does not have")]
    UnsoundField(u16, u16),
    /// What was found in a document is no list of short words.
    #[error("what was found in document {0} is not written as it must be")]
    Findings(u16),
    /// A signer has two slots on one document.
    #[error("recipient {0} has two signature slots on one document")]
    TwoSlots(u16),
    /// A signer without a place to sign.
    #[error("recipient {0} signs but has no slot")]
    NoSlot(u16),
    /// A slot on a document to which nothing can be added.
    #[error("slot {0} is on a document without revision 0")]
    SlotWithoutRevision(u16),
    /// Revision 0 of something else than a PDF.
    #[error("document {0} is not a PDF and cannot have revision 0")]
    RevisionOfOther(u16),
    /// Not a media type.
    #[error("document {0} has no proper media type")]
    MediaType(u16),
    /// Revision 0 does not stand on the original.
    #[error("revision 0 of document {0} does not stand on its original")]
    RevisionBase(u16),
    /// A language that nothing is written in.
    #[error("recipient {0} has a language that is not spoken here")]
    Language(u16),
    /// Links or codes go by SMS, and there is no number.
    #[error("recipient {0} needs a telephone number")]
    PhoneMissing(u16),
    /// A finaliser that may be missing: nothing could end then.
    #[error("a finaliser is always required (recipient {0})")]
    OptionalFinaliser(u16),
    /// A schedule that never or always reminds.
    #[error("reminders come every 1 to {MOST_DAYS} days, 1 to {MOST_REMINDERS} times")]
    Reminders,
    /// The seal is asked for where nothing is signed.
    #[error("there is no document that the organisation's seal could be added to")]
    NothingToSeal,
    /// The deadline has passed already.
    #[error("the deadline is in the past")]
    Deadline,
}

impl Invalid {
    /// A stable name.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoDocument => "envelope_no_document",
            Self::TooMany(..) => "envelope_too_many",
            Self::NobodyActs => "envelope_nobody_acts",
            Self::Steps(..) => "envelope_steps",
            Self::FinaliserNotLast(..) => "envelope_finaliser_not_last",
            Self::Slot(..) => "envelope_slot",
            Self::EmptySlot(..) => "envelope_empty_slot",
            Self::TooManyFields => "envelope_too_many_fields",
            Self::EmptyField(..) => "envelope_empty_field",
            Self::UnsoundField(..) => "envelope_unsound_field",
            Self::Findings(..) => "envelope_findings",
            Self::TwoSlots(..) => "envelope_two_slots",
            Self::NoSlot(..) => "envelope_no_slot",
            Self::SlotWithoutRevision(..) => "envelope_slot_without_revision",
            Self::RevisionOfOther(..) => "envelope_revision_of_other",
            Self::MediaType(..) => "envelope_media_type",
            Self::RevisionBase(..) => "envelope_revision_base",
            Self::Language(..) => "envelope_language",
            Self::PhoneMissing(..) => "envelope_phone_missing",
            Self::OptionalFinaliser(..) => "envelope_optional_finaliser",
            Self::Reminders => "envelope_reminders",
            Self::NothingToSeal => "envelope_nothing_to_seal",
            Self::Deadline => "envelope_deadline",
        }
    }
}
