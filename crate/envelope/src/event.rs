//! What happened: public facts, and commitments where the facts are personal.

use serde::{Deserialize, Serialize};

use crate::{
    Approved, Attested, Authorised, Channel, Commitment, Digest, SealAct, Sent, Signed, SlotRevision,
};

/// One thing that happened to an envelope. Recipients and documents are indexes into [`Sent`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum Event {
    /// The sender sent it.
    Sent(Box<Sent>),
    /// It became this recipient's turn.
    Invited {
        /// Who.
        recipient: u16,
    },
    /// The recipient's page opened the link.
    Opened {
        /// Who.
        recipient: u16,
        /// The address it came from (personal: `client`).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        client: Option<Commitment>,
    },
    /// A one-time code left for the recipient.
    CodeSent {
        /// Who.
        recipient: u16,
        /// Which way it went.
        channel: Channel,
        /// The digest of the list of envelopes that it was made for; none for this one alone.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        list: Option<Digest>,
    },
    /// The recipient was reminded.
    Reminded {
        /// Who.
        recipient: u16,
        /// Whether by the schedule in [`Sent`], and not by the sender's hand. Not written when false.
        #[serde(default, skip_serializing_if = "is_no")]
        scheduled: bool,
    },
    /// The deadline is near: whoever is asked and has not acted was told.
    ExpiresSoon {},
    /// An officer of the organisation saw the recipient's identity document.
    Attested(Attested),
    /// The recipient agreed to sign exactly these bytes.
    Authorised(Authorised),
    /// The signatures stand in their slots.
    Signed(Signed),
    /// The recipient approved exactly these bytes.
    Approved(Approved),
    /// Somebody else's browser rebuilt a revision, or could not.
    RevisionChecked {
        /// Who says so.
        recipient: u16,
        /// Which document.
        document: u16,
        /// Which revision.
        number: u16,
        /// What came out.
        outcome: Outcome,
    },
    /// The recipient declined.
    Declined {
        /// Who.
        recipient: u16,
        /// Why (personal: `reason`).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Commitment>,
    },
    /// The role is somebody else's now: its holder handed it over, or the sender did.
    Reassigned {
        /// Whose role.
        recipient: u16,
        /// The e-mail address of who takes it over (personal: `email`).
        email: Commitment,
        /// The name, if it was given (personal: `name`).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        name: Option<Commitment>,
        /// The telephone number, if it was given (personal: `phone`).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        phone: Option<Commitment>,
        /// Whether the sender did it. Not written when false.
        #[serde(default, skip_serializing_if = "is_no")]
        by_sender: bool,
    },
    /// The recipient said something to everybody.
    Commented {
        /// Who.
        recipient: u16,
        /// What (personal: `comment`).
        text: Commitment,
    },
    /// The sender took back a revision that does not rebuild; the slot is open again.
    Voided {
        /// Whose act.
        recipient: u16,
    },
    /// The sender cancelled.
    Cancelled {
        /// Why (personal: `reason`).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Commitment>,
    },
    /// Everything required is there: the signatures take effect.
    Finalised {
        /// Whether the sender did it by hand, without those who are optional. Not written when false.
        #[serde(default, skip_serializing_if = "is_no")]
        by_sender: bool,
    },
    /// The deadline passed with something required missing.
    Expired {},
    /// A browser of the sender's asked for the organisation's seal on exactly these bytes.
    SealAuthorised {
        /// One for each document that takes signatures, in the documents' order.
        acts: Vec<SealAct>,
    },
    /// The organisation's seal stands on every document that takes signatures.
    Sealed {
        /// One revision for each of them, in the same order.
        revisions: Vec<SlotRevision>,
    },
    /// The sender took back the seal, which was found bad; it can be added anew.
    SealVoided {},
}

fn is_no(answer: &bool) -> bool {
    !*answer
}

/// Whether the backend saw it itself or a browser said so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// The backend saw it happen (a code matched, a signature verified).
    Observed,
    /// A browser reported it; the backend cannot know.
    Reported,
}

/// What a check of a revision gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It decrypts, has its digest, and changes only what it may.
    Good,
    /// It does not decrypt under the original's key.
    Undecryptable,
    /// It decrypts to something else than was recorded.
    OtherDigest,
    /// It changes what it may not.
    Forbidden,
}

impl Outcome {
    /// Whether the revision can stay.
    #[must_use]
    pub fn is_good(self) -> bool {
        self == Self::Good
    }
}

impl Event {
    /// Whether the backend observes such events or browsers report them.
    #[must_use]
    pub fn source(&self) -> Source {
        match self {
            Self::RevisionChecked { .. } => Source::Reported,
            _ => Source::Observed,
        }
    }
}
