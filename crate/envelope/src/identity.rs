//! Who somebody is beside the mailbox: a sign-in at a provider, or a document shown to an officer.

use serde::{Deserialize, Serialize};

use crate::{Commitment, Consent, Digest, Salt};

/// A sign-in at an OpenID Connect provider whose nonce was bound to exactly what was agreed to
/// (`protocol::identity_message`; OpenID Connect Core 1.0, 2 and 3.1.3.7).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Identity {
    /// The provider, as its tokens name it (`iss`).
    pub issuer: String,
    /// The operator, as the provider knows it (`aud`).
    pub client: String,
    /// 32 random bytes in the message of the nonce: the provider learns nothing of what is agreed to.
    pub salt: Salt,
    /// The ID token, a JWS in compact form (personal: `identity.token`).
    pub token: Commitment,
    /// The name that the provider gave (personal: `identity.name`).
    pub name: Commitment,
    /// Whether the name stands in the token itself. Without it the provider told it beside the token, and
    /// only the operator says so.
    pub name_signed: bool,
    /// The provider's word for how sure it is (`acr`); none if it gave none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acr: Option<String>,
    /// The provider's key as the operator fetched it then: the required members of the JWK in their
    /// order, without spaces (RFC 7638, 3.2). SHA-256 of this text is the key's thumbprint.
    pub key: String,
}

/// An officer of the organisation saw somebody's identity document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attested {
    /// Whose identity.
    pub recipient: u16,
    /// The officer's address (personal: `officer`).
    pub officer: Commitment,
    /// The name as the document has it (personal: `attested.name`).
    pub name: Commitment,
    /// What was shown.
    pub document: IdentityDocument,
    /// SHA-256 of the picture's file, which stayed with the officer.
    pub picture: Digest,
    /// What the officer states, word by word.
    pub statement: Consent,
}

/// What kind of document was shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IdentityDocument {
    /// A passport.
    Passport,
    /// A national identity card.
    IdentityCard,
    /// A residence permit.
    ResidencePermit,
    /// Another one with a picture.
    Other,
}

impl IdentityDocument {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Passport, Self::IdentityCard, Self::ResidencePermit, Self::Other];
}

/// At most this many bytes of issuer, client and `acr`: addresses and short words.
const LONGEST_WORD: usize = 255;
/// At most this many bytes of a key: RSA of 8192 bits has 1,400.
const LONGEST_KEY: usize = 2048;

impl Identity {
    /// Whether everything public is as short as it can be: no place for anything else.
    pub(crate) fn is_sound(&self) -> bool {
        let is_word =
            |text: &str| (1..=LONGEST_WORD).contains(&text.len()) && !text.chars().any(char::is_control);
        is_word(&self.issuer)
            && is_word(&self.client)
            && self.acr.as_deref().is_none_or(is_word)
            && (1..=LONGEST_KEY).contains(&self.key.len())
    }
}
