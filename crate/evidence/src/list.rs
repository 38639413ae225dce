//! The digest of a list of envelopes that one code was given for.

use envelope::{Digest, EnvelopeId};
use sha2::{Digest as _, Sha256};

/// SHA-256 over `paraph/v1 list\n`, then each envelope's identifier and the recipient's index (2 bytes,
/// most significant first), sorted, each once: the order in which a person ticked them is no fact.
#[must_use]
pub fn list_digest(list: &[(EnvelopeId, u16)]) -> Digest {
    let mut sorted: Vec<(&str, u16)> = list.iter().map(|(id, recipient)| (id.as_str(), *recipient)).collect();
    sorted.sort_unstable();
    sorted.dedup();
    let mut hash = Sha256::new_with_prefix(b"paraph/v1 list\n");
    for (envelope, recipient) in sorted {
        hash.update(envelope.as_bytes());
        hash.update(recipient.to_be_bytes());
    }
    Digest(hash.finalize().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_a_set() {
        let [one, two] = [1, 2].map(|seed| (EnvelopeId::from_random([seed; 16]), 0));
        let digest = list_digest(&[one.clone(), two.clone()]);
        assert_eq!(digest, list_digest(&[two.clone(), one.clone(), one.clone()]));
        assert_ne!(digest, list_digest(std::slice::from_ref(&one)));
        assert_ne!(digest, list_digest(&[(one.0, 1), two]));
        // printf 'paraph/v1 list\n' | sha256sum
        assert_eq!(
            list_digest(&[]).to_string(),
            "b37c74a455755fa59cffee670bba9a1e9945fd769327dddf25f9f2e9d2423b5d"
        );
    }
}
