//! The document is the key: what only a holder of the original can derive.

use envelope::{Digest, EnvelopeId, Salt};
use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// `K = HMAC-SHA256(key = envelope salt, message = original bytes)`.
#[derive(Clone)]
pub struct OriginalKey([u8; 32]);

/// Where a revision belongs; bound into its key.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// The envelope.
    pub envelope: &'a EnvelopeId,
    /// Index of the document.
    pub document: u16,
    /// Number of the revision, from 0.
    pub number: u16,
    /// SHA-256 of the whole file before.
    pub base: Digest,
}

/// The key of one revision, used once, and the commitment that is published with it.
pub(crate) struct RevisionKey {
    pub(crate) encryption: [u8; 32],
    pub(crate) commitment: [u8; 32],
}

impl OriginalKey {
    /// Derives the key from the original.
    #[must_use]
    pub fn derive(salt: &Salt, original: &[u8]) -> Self {
        // A key shorter than the hash's block is followed by zeros (RFC 2104, 2).
        let mut block = [0; 64];
        block[..32].copy_from_slice(&salt.0);
        let mut mac = Hmac::<Sha256>::new(&block.into());
        for portion in original.chunks(64 * 1024) {
            mac.update(portion);
        }
        Self(mac.finalize().into_bytes().into())
    }

    /// The key as WebCrypto derived it.
    #[must_use]
    pub fn from_hmac(value: [u8; 32]) -> Self {
        Self(value)
    }

    /// `HKDF-SHA256(K, salt = random, info = place)`, 64 bytes: key and commitment.
    pub(crate) fn revision(&self, random: &[u8; 32], place: &Place<'_>) -> RevisionKey {
        let mut output = [0; 64];
        let info = place.info();
        // 64 bytes are always within HKDF's limit of 255 blocks; were they not, no key would be used.
        let expanded = Hkdf::<Sha256>::new(Some(random), &self.0).expand(&info, &mut output);
        debug_assert!(expanded.is_ok());
        let (mut encryption, mut commitment) = ([0; 32], [0; 32]);
        encryption.copy_from_slice(&output[..32]);
        commitment.copy_from_slice(&output[32..]);
        RevisionKey { encryption, commitment }
    }
}

impl std::fmt::Debug for OriginalKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("OriginalKey(••••)")
    }
}

impl Place<'_> {
    /// Every part preceded by its length as 4 bytes, most significant first.
    fn info(&self) -> Vec<u8> {
        let parts: [&[u8]; 5] = [
            b"paraph/v1 revision",
            self.envelope.as_str().as_bytes(),
            &self.document.to_be_bytes(),
            &self.number.to_be_bytes(),
            &self.base.0,
        ];
        parts
            .iter()
            .flat_map(|part| (part.len() as u32).to_be_bytes().into_iter().chain(part.iter().copied()))
            .collect()
    }
}
