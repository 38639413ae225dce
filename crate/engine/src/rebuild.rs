//! Rebuilds a document by concatenation: the original and every decrypted revision, each checked
//! against its recorded digest. Stamping is never run again, so old files rebuild for ever.

use envelope::Outcome;

use crate::{
    DocumentFacts, Midstate, Original,
    encrypted::{self, EncryptedError},
    key::OriginalKey,
};

/// A document up to its newest revision, bit for bit as its signers left it.
#[derive(Clone, Debug)]
pub struct Rebuilt {
    pub(crate) original: Vec<u8>,
    /// What each revision appended.
    pub(crate) revisions: Vec<Vec<u8>>,
    pub(crate) hash: Midstate,
    pub(crate) key: OriginalKey,
}

/// A revision that is not what was recorded, or may not be what it is.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("revision {number} is bad: {reason}")]
pub struct BadRevision {
    /// Number of the revision, from 0.
    pub number: u16,
    /// In what way.
    pub outcome: Outcome,
    /// In words.
    pub reason: String,
}

impl Original {
    /// Rebuilds the newest version. `ciphertexts` are the revisions in order.
    ///
    /// # Errors
    /// [`BadRevision`], naming the first one that does not decrypt to what was recorded.
    pub fn rebuild(
        self,
        key: OriginalKey,
        facts: &DocumentFacts,
        ciphertexts: &[impl AsRef<[u8]>],
    ) -> Result<Rebuilt, BadRevision> {
        let opener = key.clone();
        let open = |number: u16| {
            let ciphertext = ciphertexts.get(usize::from(number)).map_or(&[][..], AsRef::as_ref);
            encrypted::decrypt(&opener, &facts.place(number), ciphertext)
        };
        self.join(key, facts, (0..).map(open))
    }

    /// Joins the revisions, decrypted in their order.
    pub(crate) fn join(
        self,
        key: OriginalKey,
        facts: &DocumentFacts,
        decrypted: impl Iterator<Item = Result<Vec<u8>, EncryptedError>>,
    ) -> Result<Rebuilt, BadRevision> {
        let (original, hash) = self.into_parts();
        let mut rebuilt = Rebuilt { original, revisions: vec![], hash, key };
        for ((number, revision), decrypted) in (0u16..).zip(&facts.revisions).zip(decrypted) {
            rebuilt.push(decrypted.map_err(|why| BadRevision {
                number,
                outcome: Outcome::Undecryptable,
                reason: why.to_string(),
            })?);
            if rebuilt.hash.digest() != revision.head {
                let reason = "it decrypts to other bytes than were recorded".to_owned();
                return Err(BadRevision { number, outcome: Outcome::OtherDigest, reason });
            }
        }
        Ok(rebuilt)
    }
}

impl Rebuilt {
    fn push(&mut self, appended: Vec<u8>) {
        self.hash = std::mem::take(&mut self.hash).then(&appended);
        self.revisions.push(appended);
    }
}
