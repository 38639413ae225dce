//! What an evidence file says of those who acted: who, by which code, and who they showed to be; and of the seal.

use envelope::{Channel, Digest, EnvelopeId, IdentityDocument, Level};
use serde::{Deserialize, Serialize};

/// The report on an evidence file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EvidenceReport {
    /// The envelope.
    pub envelope: EnvelopeId,
    /// What it is called: its sender's text; none if it was erased.
    pub title: Option<String>,
    /// How those who act are identified: what it is worth in law follows from this.
    pub level: Level,
    /// Whoever signed or approved and was not voided, in the route's order.
    pub acts: Vec<PersonActed>,
    /// The organisation's seal; none if it was not asked for, or the envelope is not finalised.
    pub seal: Option<SealState>,
}

/// What became of the organisation's seal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "kebab-case", deny_unknown_fields)]
pub enum SealState {
    /// It was asked for when the envelope was sent, and no browser has added it yet.
    Missing,
    /// It is on every document that takes signatures.
    Sealed {
        /// When, as the backend recorded it (RFC 3339).
        at: Option<String>,
    },
    /// It is recorded, and the records before do not allow it: not asked for, on other bytes, or before the end.
    Unfounded {
        /// When, as the backend recorded it (RFC 3339).
        at: Option<String>,
    },
}

/// Somebody who signed or approved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PersonActed {
    /// The name signed with, or the one given; none if it was erased.
    pub name: Option<String>,
    /// Whether it was an approval, which has no key.
    pub approval: bool,
    /// When, as the backend recorded it (RFC 3339).
    pub at: Option<String>,
    /// Which way the code went.
    pub code_by: Channel,
    /// Whether the agreement fits what else is recorded.
    pub agreed: Agreed,
    /// A sign-in at a provider.
    pub signed_in: Option<SignedIn>,
    /// What an officer attested.
    pub attested: Option<AttestedBy>,
}

/// Whether an agreement rests on a code that was sent for it, and on the texts that belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Agreed {
    /// It does.
    Consistent,
    /// No code left for this person for what the agreement names: this envelope alone, or that list.
    NoCode,
    /// Texts are named that belong to another act.
    OtherTexts,
}

/// A sign-in at a provider, and whether it proves what it should.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SignedIn {
    /// The provider.
    pub issuer: String,
    /// The name it gave; none if it was erased.
    pub name: Option<String>,
    /// Whether the name is the one signed with; none if that cannot be compared.
    pub same_name: Option<bool>,
    /// Whether the name stands in the signed token.
    pub name_signed: bool,
    /// How sure the provider was, in its word.
    pub acr: Option<String>,
    /// The person, as the provider calls them.
    pub subject: Option<String>,
    /// When the provider says so (RFC 3339).
    pub issued_at: Option<String>,
    /// Thumbprint of the provider's key, as the operator fetched it then.
    pub key: Option<Digest>,
    /// What came of checking it.
    pub proof: Proof,
}

/// Whether a kept token proves a sign-in for exactly this content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Proof {
    /// It does: signed by the kept key, by and for whom it should be, bound to this content.
    Proven,
    /// The token is not in this file: its reader may not see it, or it was erased.
    Withheld,
    /// The kept key did not sign it, or is none.
    Signature,
    /// It is another provider's, another client's, or says another level or name than was recorded.
    Other,
    /// It is bound to other content.
    Unbound,
}

/// What an officer attested.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AttestedBy {
    /// The officer's address; none if this reader may not see it, or it was erased.
    pub officer: Option<String>,
    /// The name as the document has it.
    pub name: Option<String>,
    /// What was shown.
    pub document: IdentityDocument,
    /// SHA-256 of the picture's file, which stayed with the officer.
    pub picture: Digest,
    /// Whether the name is the one signed with; none if that cannot be compared.
    pub same_name: Option<bool>,
}
