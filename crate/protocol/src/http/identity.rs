//! Showing who one is, beside the code: at a provider, or to an officer of the organisation.

use envelope::{Act, Commitment, Consent, Digest, EnvelopeId, IdentityDocument, Timestamp, Version};
use evidence::{AgreedTo, Agreement, Opening};
use serde::{Deserialize, Serialize};

messages! {
    /// A recipient's page wants its reader to sign in at the provider, for exactly this content. The same
    /// content again, once the reader is known, asks for nothing more.
    struct AskIdentity {
        /// The language of the page to which the provider leads back: `fr` or `en`.
        pub language: String,
        /// The texts that will be agreed to.
        pub consents: Vec<Consent>,
        /// To what.
        pub to: IdentityFor,
    }

    /// How far a sign-in has come.
    struct IdentityState {
        /// Where it is.
        pub stage: IdentityStage,
        /// Where to sign in; only in the answer to [`AskIdentity`].
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub address: Option<String>,
        /// The name that the provider gave.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub name: Option<String>,
        /// The provider's word for how sure it is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub acr: Option<String>,
        /// Until when it waits, or is good.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub expires_at: Option<Timestamp>,
        /// The backend's clock.
        pub now: Timestamp,
    }

    /// An officer attests that they saw a recipient's identity document.
    struct AttestIdentity {
        /// Whose.
        pub recipient: u16,
        /// The record since which the role is theirs: nobody attests whoever has it meanwhile.
        pub since: u32,
        /// The name as the document has it; the page makes the salt (field `attested.name`): the same post
        /// once more is the same attestation.
        pub name: Opening,
        /// What was shown.
        pub document: IdentityDocument,
        /// SHA-256 of the picture's file, which stays with the officer.
        pub picture: Digest,
        /// What the officer states: `statement-identity`.
        pub statement: Consent,
    }
}

/// What the reader will agree to.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum IdentityFor {
    /// To sign.
    Sign {
        /// Commitment to the name to sign with.
        name: Commitment,
        /// SHA-256 of the key's SubjectPublicKeyInfo.
        key: Digest,
        /// As in `Authorise`.
        acts: Vec<Act>,
    },
    /// To approve.
    Approve {
        /// As in `Approve`.
        versions: Vec<Version>,
        /// Commitment to what is said with it.
        comment: Option<Commitment>,
    },
}

messages! {
    /// Who is still to show an officer who they are, the most urgent first; whoever sent it.
    struct Unseen {
        /// At most 200.
        pub people: Vec<UnseenPerson>,
    }

    /// Somebody who is.
    struct UnseenPerson {
        /// The envelope.
        pub envelope: EnvelopeId,
        /// As whom.
        pub recipient: u16,
        /// The record since which the role is theirs.
        pub since: u32,
        /// The name the sender gave, if one was given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub name: Option<String>,
        /// The address.
        pub email: String,
        /// What they are asked about.
        pub title: String,
        /// Who asks.
        pub sender: String,
    }

    /// It is recorded.
    struct IdentityAttested {}
}

/// Where a sign-in is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IdentityStage {
    /// None was asked for, or too long ago.
    None,
    /// Nobody has come back yet, or said there that it is they.
    Waiting,
    /// The reader is known.
    Known,
    /// The reader went back, or the provider would not.
    Cancelled,
    /// The provider does not answer as it should.
    Unreachable,
    /// What it answered is not believed.
    Unbelieved,
    /// It knows no name.
    Nameless,
}

impl AskIdentity {
    /// What the nonce is made of.
    #[must_use]
    pub fn agreement(&self, recipient: u16) -> Agreement<'_> {
        let to = match &self.to {
            IdentityFor::Sign { name, key, acts } => AgreedTo::Sign { name: *name, key: *key, acts },
            IdentityFor::Approve { versions, comment } => AgreedTo::Approve { versions, comment: *comment },
        };
        Agreement { recipient, consents: &self.consents, to }
    }
}
