//! What happened: public facts, and commitments where the facts are personal.

use serde::{Deserialize, Serialize};

use crate::{Commitment, Digest, Sent, Timestamp};

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
    },
    /// The recipient agreed to sign exactly these bytes.
    Authorised(Authorised),
    /// The signatures stand in their slots.
    Signed(Signed),
    /// The recipient approved.
    Approved {
        /// Who.
        recipient: u16,
    },
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
    /// The recipient handed the role over to somebody else, whose turn it is now.
    Reassigned {
        /// Whose role.
        recipient: u16,
        /// The e-mail address of who takes it over (personal: `email`).
        email: Commitment,
        /// The name, if it was given (personal: `name`).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        name: Option<Commitment>,
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
    Finalised {},
    /// The deadline passed with something required missing.
    Expired {},
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

/// Which way a code goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// By e-mail.
    Email,
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

/// A recipient's agreement, bound to the bytes of every document signed by it.
/// The hash of this event goes into each CMS.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Authorised {
    /// Who.
    pub recipient: u16,
    /// The name given (personal: `signer.name`); it becomes the certificate's subject.
    pub name: Commitment,
    /// What was agreed to.
    pub consents: Vec<Consent>,
    /// SHA-256 of the SubjectPublicKeyInfo of the key made for this act.
    pub key: Digest,
    /// One entry a document, in the documents' order.
    pub acts: Vec<Act>,
    /// When the code that this rests on matched.
    pub code_matched_at: Timestamp,
}

/// A text that was agreed to, as it was shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Consent {
    /// Which text, such as `signature-terms`.
    pub text: String,
    /// In which language.
    pub language: String,
    /// SHA-256 of the text in UTF-8.
    pub sha256: Digest,
}

/// The agreement on one document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Act {
    /// Index of the slot.
    pub slot: u16,
    /// SHA-256 of the whole file that is signed upon.
    pub base: Digest,
    /// SHA-256 over the signature's ByteRange (ISO 32000-2, 12.8.1).
    pub byte_range: Digest,
    /// What the signer was told of the document, as the signer's own browser found it: words as in
    /// [`crate::Document::findings`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<String>,
}

/// A recipient's signatures, all documents in one act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signed {
    /// Who.
    pub recipient: u16,
    /// One revision for each authorised act, in the same order.
    pub revisions: Vec<SlotRevision>,
}

/// The revision that fills a recipient's slot on one document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SlotRevision {
    /// Index of the document.
    pub document: u16,
    /// The bytes, as digests.
    pub revision: Revision,
}

/// One party's appended bytes, as recorded: what they stand on, what they give, and their
/// ciphertext.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Revision {
    /// SHA-256 of the whole file before.
    pub base: Digest,
    /// SHA-256 of the whole file after: the next revision's `base`.
    pub head: Digest,
    /// SHA-256 of the encrypted revision as stored.
    pub ciphertext: Digest,
    /// SHA-256 of the CMS; none for revision 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cms: Option<Digest>,
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
