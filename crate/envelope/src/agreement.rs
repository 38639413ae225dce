//! What somebody agreed to, bound to exact bytes: to sign them, to approve them, and what was signed.

use serde::{Deserialize, Serialize};

use crate::{Commitment, Digest, Identity, Timestamp};

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
    /// The digest of the list of envelopes that this one code was given for; none for a code of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list: Option<Digest>,
    /// The sign-in at a provider that was bound to all of this; none where the level asks for none, or
    /// where an officer attested.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub identity: Option<Identity>,
}

/// A recipient's approval, bound to the bytes of every document. No mark, no key: what it is worth
/// is the code that matched, and this record in the chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Approved {
    /// Who.
    pub recipient: u16,
    /// What was agreed to.
    pub consents: Vec<Consent>,
    /// What was approved: every document, in the documents' order.
    pub versions: Vec<Version>,
    /// What was said with it, to everybody (personal: `comment`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<Commitment>,
    /// When the code that this rests on matched.
    pub code_matched_at: Timestamp,
    /// As in [`Authorised`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list: Option<Digest>,
    /// As in [`Authorised`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub identity: Option<Identity>,
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

/// A document as it was when it was approved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Version {
    /// Index of the document.
    pub document: u16,
    /// SHA-256 of the whole file: the newest version, or the original where nothing is ever added to it.
    pub sha256: Digest,
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
