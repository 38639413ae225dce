//! An encrypted revision as the backend keeps it: `docs/formats.md`, “Encrypted revision”.

use aes_gcm::{
    Aes256Gcm, KeyInit,
    aead::{Aead, Payload},
};
use subtle::ConstantTimeEq;

use crate::key::{OriginalKey, Place};

const MAGIC: &[u8; 8] = b"PARAPHR1";
const HEADER: usize = 8 + 32 + 32;
const TAG: usize = 16;
/// The smallest bucket: a signature with its validation data fits, whatever its mark.
const SMALLEST: usize = 64 * 1024;
/// The largest revision that is encrypted or decrypted.
pub const LARGEST: usize = 8 * 1024 * 1024;

/// Why a revision cannot be encrypted or decrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EncryptedError {
    /// More bytes than a revision may have.
    #[error("the revision is larger than {LARGEST} bytes")]
    TooLarge,
    /// Not an encrypted revision at all.
    #[error("these bytes are not an encrypted revision")]
    Format,
    /// Encrypted by somebody with another original, for another place, or changed since.
    #[error("the revision does not decrypt under this original")]
    Undecryptable,
}

/// Encrypts a revision's bytes. `random` must be 32 fresh random bytes: they make the key, which
/// is used for this one message, so the nonce can be zero.
///
/// # Errors
/// [`EncryptedError::TooLarge`].
pub fn encrypt(
    key: &OriginalKey,
    place: &Place<'_>,
    random: [u8; 32],
    revision: &[u8],
) -> Result<Vec<u8>, EncryptedError> {
    let derived = key.revision(&random, place);
    let mut ciphertext = Vec::with_capacity(HEADER + SMALLEST + TAG);
    ciphertext.extend(MAGIC);
    ciphertext.extend(random);
    ciphertext.extend(derived.commitment);
    let payload = Payload { msg: &pad(revision)?, aad: &ciphertext };
    let body = cipher(&derived.encryption)
        .encrypt(&[0; 12].into(), payload)
        .map_err(|_| EncryptedError::TooLarge)?;
    ciphertext.extend(body);
    Ok(ciphertext)
}

/// Decrypts a revision's bytes.
///
/// # Errors
/// [`EncryptedError`] for anything that was not encrypted with this original for this place.
pub fn decrypt(key: &OriginalKey, place: &Place<'_>, ciphertext: &[u8]) -> Result<Vec<u8>, EncryptedError> {
    let Parts { key, header, encrypted } = Parts::of(key, place, ciphertext)?;
    let payload = Payload { msg: encrypted, aad: header };
    let padded = cipher(&key).decrypt(&[0; 12].into(), payload).map_err(|_| EncryptedError::Undecryptable)?;
    unpad(padded)
}

/// An encrypted revision in its parts, and the key that decrypts it: AES-256-GCM with a nonce of zeros, the
/// header beside it. A browser does that much faster than we do.
pub(crate) struct Parts<'a> {
    pub(crate) key: [u8; 32],
    pub(crate) header: &'a [u8],
    pub(crate) encrypted: &'a [u8],
}

impl<'a> Parts<'a> {
    /// Takes it apart.
    pub(crate) fn of(
        key: &OriginalKey,
        place: &Place<'_>,
        ciphertext: &'a [u8],
    ) -> Result<Self, EncryptedError> {
        if ciphertext.len() > HEADER + LARGEST + TAG {
            return Err(EncryptedError::TooLarge);
        }
        let (header, encrypted) = ciphertext.split_at_checked(HEADER).ok_or(EncryptedError::Format)?;
        let (magic, rest) = header.split_at(MAGIC.len());
        let (random, commitment) = rest.split_at(32);
        if magic != MAGIC {
            return Err(EncryptedError::Format);
        }
        let derived = key.revision(random.try_into().map_err(|_| EncryptedError::Format)?, place);
        if !bool::from(derived.commitment.as_slice().ct_eq(commitment)) {
            return Err(EncryptedError::Undecryptable);
        }
        Ok(Self { key: derived.encryption, header, encrypted })
    }
}

fn cipher(key: &[u8; 32]) -> Aes256Gcm {
    Aes256Gcm::new(key.into())
}

/// Length (8 bytes, most significant first), the bytes, zeros up to the bucket: the next power of
/// two, at least 64 KiB, so that sizes tell little.
fn pad(revision: &[u8]) -> Result<Vec<u8>, EncryptedError> {
    let bucket = (8 + revision.len()).next_power_of_two().max(SMALLEST);
    if bucket > LARGEST {
        return Err(EncryptedError::TooLarge);
    }
    let mut padded = Vec::with_capacity(bucket);
    padded.extend((revision.len() as u64).to_be_bytes());
    padded.extend(revision);
    padded.resize(bucket, 0);
    Ok(padded)
}

/// One padding for each content, so that one revision has one plaintext.
pub(crate) fn unpad(mut padded: Vec<u8>) -> Result<Vec<u8>, EncryptedError> {
    let (length, rest) = padded.split_first_chunk::<8>().ok_or(EncryptedError::Format)?;
    let length = usize::try_from(u64::from_be_bytes(*length)).map_err(|_| EncryptedError::Format)?;
    let zeros = rest.get(length..).ok_or(EncryptedError::Format)?;
    let bucket = (8 + length).next_power_of_two().max(SMALLEST);
    if padded.len() != bucket || zeros.iter().any(|byte| *byte != 0) {
        return Err(EncryptedError::Format);
    }
    padded.truncate(8 + length);
    padded.drain(..8);
    Ok(padded)
}

#[cfg(test)]
mod tests {
    use envelope::{Digest, EnvelopeId, Salt};
    use proptest::prelude::*;

    use super::*;

    fn place(envelope: &EnvelopeId, number: u16) -> Place<'_> {
        Place { envelope, document: 0, number, base: Digest([1; 32]) }
    }

    #[test]
    fn only_the_same_original_at_the_same_place_opens() {
        let id = EnvelopeId::from_random([1; 16]);
        let key = OriginalKey::derive(&Salt([2; 32]), b"original");
        let ciphertext = encrypt(&key, &place(&id, 1), [3; 32], b"appended").unwrap();
        assert_eq!(ciphertext.len(), HEADER + SMALLEST + TAG);
        assert_eq!(decrypt(&key, &place(&id, 1), &ciphertext).unwrap(), b"appended");
        assert_eq!(decrypt(&key, &place(&id, 2), &ciphertext), Err(EncryptedError::Undecryptable));
        let other = OriginalKey::derive(&Salt([2; 32]), b"origina1");
        assert_eq!(decrypt(&other, &place(&id, 1), &ciphertext), Err(EncryptedError::Undecryptable));
        let other = OriginalKey::derive(&Salt([3; 32]), b"original");
        assert_eq!(decrypt(&other, &place(&id, 1), &ciphertext), Err(EncryptedError::Undecryptable));
    }

    #[test]
    fn any_changed_byte_is_noticed() {
        let id = EnvelopeId::from_random([1; 16]);
        let key = OriginalKey::derive(&Salt([2; 32]), b"original");
        let ciphertext = encrypt(&key, &place(&id, 0), [3; 32], b"appended").unwrap();
        for at in [0, 8, 40, HEADER, HEADER + 9, ciphertext.len() - 1] {
            let mut changed = ciphertext.clone();
            changed[at] ^= 1;
            assert!(decrypt(&key, &place(&id, 0), &changed).is_err(), "byte {at}");
        }
        assert!(decrypt(&key, &place(&id, 0), &ciphertext[..ciphertext.len() - 1]).is_err());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn whatever_is_encrypted_decrypts(revision in prop::collection::vec(any::<u8>(), 0..200_000)) {
            let id = EnvelopeId::from_random([1; 16]);
            let key = OriginalKey::derive(&Salt([2; 32]), b"original");
            let ciphertext = encrypt(&key, &place(&id, 0), [3; 32], &revision).unwrap();
            prop_assert_eq!(decrypt(&key, &place(&id, 0), &ciphertext).unwrap(), revision);
        }

        #[test]
        fn junk_is_refused(junk in prop::collection::vec(any::<u8>(), 0..300)) {
            let id = EnvelopeId::from_random([1; 16]);
            let key = OriginalKey::derive(&Salt([2; 32]), b"original");
            prop_assert!(decrypt(&key, &place(&id, 0), &junk).is_err());
        }
    }
}
