//! Rebuilds a document by concatenation: the original and every decrypted revision, each checked
//! against its recorded digest. Stamping is never run again, so old files rebuild for ever. The seal comes from a
//! browser whose work nobody could check: one that is bad is left out, and the signed version before it is rebuilt.

use envelope::{Digest, Outcome};

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
    /// The seal, if it is not what was recorded: it is not among the revisions.
    pub(crate) bad_seal: Option<BadRevision>,
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
    /// Rebuilds the newest version, or the one before a seal that is bad. `ciphertexts` are the revisions in order.
    ///
    /// # Errors
    /// [`BadRevision`], naming the first other one that does not decrypt to what was recorded.
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
        let mut rebuilt = Rebuilt { original, revisions: vec![], hash, key, bad_seal: None };
        for ((number, revision), decrypted) in (0u16..).zip(&facts.revisions).zip(decrypted) {
            match rebuilt.push(number, decrypted, revision.head) {
                Err(bad) if facts.is_last_and_seal(number) => rebuilt.bad_seal = Some(bad),
                pushed => pushed?,
            }
        }
        Ok(rebuilt)
    }
}

impl Rebuilt {
    /// Adds a revision, if it leads to this digest.
    fn push(
        &mut self,
        number: u16,
        decrypted: Result<Vec<u8>, EncryptedError>,
        head: Digest,
    ) -> Result<(), BadRevision> {
        let bad = |outcome, reason| BadRevision { number, outcome, reason };
        let appended = decrypted.map_err(|why| bad(Outcome::Undecryptable, why.to_string()))?;
        let hash = self.hash.clone().then(&appended);
        if hash.digest() != head {
            let reason = "it decrypts to other bytes than were recorded".to_owned();
            return Err(bad(Outcome::OtherDigest, reason));
        }
        self.hash = hash;
        self.revisions.push(appended);
        Ok(())
    }
}
