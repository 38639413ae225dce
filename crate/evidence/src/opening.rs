//! Commitments to personal fields, and their openings, as SD-JWT does with its disclosures.

use envelope::{Commitment, EnvelopeId};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// 32 fresh random bytes, so that nobody can guess a short value behind its commitment.
pub type OpeningSalt = envelope::Salt;

/// What stands behind one commitment. Whoever erases a person deletes their openings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    /// Which field: `title`, `recipient.0.email`, `signer.name`, …
    pub field: String,
    /// The salt.
    pub salt: OpeningSalt,
    /// The value in clear.
    pub value: String,
}

/// An opening that does not belong to its commitment.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the opening of “{field}” does not match its commitment")]
pub struct Unmatched {
    /// The field in question.
    pub field: String,
}

impl Opening {
    /// The commitment to this opening:
    /// SHA-256 over `paraph/v1 commitment\n`, then envelope, field, salt and value, each preceded
    /// by its length as 8 bytes, most significant first.
    #[must_use]
    pub fn commitment(&self, envelope: &EnvelopeId) -> Commitment {
        let mut hash = Sha256::new_with_prefix(b"paraph/v1 commitment\n");
        for part in [envelope.as_str().as_bytes(), self.field.as_bytes(), &self.salt.0, self.value.as_bytes()]
        {
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part);
        }
        Commitment(hash.finalize().into())
    }

    /// Checks that this opens `commitment`.
    ///
    /// # Errors
    /// [`Unmatched`] if it opens another one.
    pub fn check(&self, envelope: &EnvelopeId, commitment: Commitment) -> Result<(), Unmatched> {
        if self.commitment(envelope) == commitment {
            Ok(())
        } else {
            Err(Unmatched { field: self.field.clone() })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opening(field: &str, value: &str) -> Opening {
        Opening { field: field.into(), salt: envelope::Salt([1; 32]), value: value.into() }
    }

    #[test]
    fn a_commitment_binds_envelope_field_and_value() {
        let id = EnvelopeId::from_random([0; 16]);
        let commitment = opening("title", "Bail").commitment(&id);
        assert!(opening("title", "Bail").check(&id, commitment).is_ok());
        assert!(opening("title", "Bai").check(&id, commitment).is_err());
        assert!(opening("titleB", "ail").check(&id, commitment).is_err(), "lengths are bound");
        assert!(opening("title", "Bail").check(&EnvelopeId::from_random([1; 16]), commitment).is_err());
    }
}
