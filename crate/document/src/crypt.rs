//! Encrypting new objects under the document's own key (ISO 32000-2, 7.6), without randomness.

use aes::cipher::block_padding::Pkcs7;
use aes::cipher::{BlockModeEncrypt, KeyIvInit};
use lopdf::encryption::crypt_filters::{CryptFilter, IdentityCryptFilter, Rc4CryptFilter};
use lopdf::{Dictionary, EncryptionState, Object, ObjectId};
use sha2::{Digest, Sha256};
use std::sync::Arc;

/// The encryption of an opened document.
#[derive(Debug, Clone)]
pub(crate) struct Crypt {
    state: EncryptionState,
}

/// The document's encryption cannot be applied to a new object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the document's encryption cannot be continued")]
pub struct CryptError;

impl Crypt {
    /// None when the document names a crypt filter that it does not define, or that is not known.
    pub(crate) fn new(state: EncryptionState) -> Option<Self> {
        let names = [state.default_stream_filter(), state.default_string_filter()];
        let known = |name: &&[u8]| {
            name.is_empty() || *name == b"Identity" || state.crypt_filters().contains_key(*name)
        };
        let usable = state.version() < 4 || names.iter().all(known);
        usable.then_some(Crypt { state })
    }

    pub(crate) fn state(&self) -> &EncryptionState {
        &self.state
    }

    /// The object of the encryption dictionary.
    pub(crate) fn dictionary(&self) -> Option<ObjectId> {
        self.state.encrypt_object_id()
    }

    /// Encrypts the strings and the data of `object`. The /Contents of a signature stays in clear (7.6.2).
    pub(crate) fn encrypt(&self, id: ObjectId, object: &mut Object) -> Result<(), CryptError> {
        let mut counter = 0u32;
        self.walk(id, object, &mut counter, 100)
    }

    /// One string, for objects that are written piece by piece.
    pub(crate) fn string(&self, id: ObjectId, counter: u32, text: &[u8]) -> Result<Vec<u8>, CryptError> {
        self.apply(&*self.filter(self.state.default_string_filter()), id, counter, text)
    }

    fn walk(
        &self,
        id: ObjectId,
        object: &mut Object,
        counter: &mut u32,
        depth: u32,
    ) -> Result<(), CryptError> {
        let depth = depth.checked_sub(1).ok_or(CryptError)?;
        match object {
            Object::String(text, _) => {
                *counter += 1;
                *text = self.string(id, *counter, text)?;
            }
            Object::Array(items) => {
                for item in items {
                    self.walk(id, item, counter, depth)?;
                }
            }
            Object::Dictionary(dictionary) => self.entries(id, dictionary, counter, depth)?,
            Object::Stream(stream) => {
                self.entries(id, &mut stream.dict, counter, depth)?;
                let filter = self.filter(self.state.default_stream_filter());
                let data = self.apply(&*filter, id, 0, &stream.content)?;
                stream.set_content(data);
            }
            _ => {}
        }
        Ok(())
    }

    fn entries(
        &self,
        id: ObjectId,
        dictionary: &mut Dictionary,
        counter: &mut u32,
        depth: u32,
    ) -> Result<(), CryptError> {
        let signature = is_signature(dictionary);
        for (key, value) in dictionary.iter_mut() {
            if !(signature && key == b"Contents") {
                self.walk(id, value, counter, depth)?;
            }
        }
        Ok(())
    }

    fn filter(&self, name: &[u8]) -> Arc<dyn CryptFilter> {
        if self.state.version() < 4 {
            return Arc::new(Rc4CryptFilter);
        }
        match self.state.crypt_filters().get(name) {
            Some(filter) => filter.clone(),
            None => Arc::new(IdentityCryptFilter),
        }
    }

    fn apply(
        &self,
        filter: &dyn CryptFilter,
        id: ObjectId,
        counter: u32,
        text: &[u8],
    ) -> Result<Vec<u8>, CryptError> {
        let key = filter.compute_key(self.state.file_encryption_key(), id).map_err(|_| CryptError)?;
        let iv = || synthetic_iv(&key, id, counter, text);
        match filter.method() {
            b"AESV2" => aes_cbc::<aes::Aes128>(&key, iv(), text),
            b"AESV3" => aes_cbc::<aes::Aes256>(&key, iv(), text),
            _ => filter.encrypt(&key, text).map_err(|_| CryptError),
        }
    }
}

/// The same object must give the same bytes, so the vector is derived from key and text, as in SIV modes.
fn synthetic_iv(key: &[u8], id: ObjectId, counter: u32, text: &[u8]) -> [u8; 16] {
    let mut hash = Sha256::new();
    hash.update(b"paraph/v1 pdf iv");
    hash.update((key.len() as u64).to_be_bytes());
    hash.update(key);
    hash.update(id.0.to_be_bytes());
    hash.update(id.1.to_be_bytes());
    hash.update(counter.to_be_bytes());
    hash.update(text);
    let mut iv = [0; 16];
    iv.copy_from_slice(&hash.finalize()[..16]);
    iv
}

fn aes_cbc<C>(key: &[u8], iv: [u8; 16], text: &[u8]) -> Result<Vec<u8>, CryptError>
where
    C: aes::cipher::BlockCipherEncrypt + aes::cipher::KeyInit,
    cbc::Encryptor<C>: KeyIvInit + BlockModeEncrypt,
{
    let cipher = cbc::Encryptor::<C>::new_from_slices(key, &iv).map_err(|_| CryptError)?;
    let mut out = iv.to_vec();
    out.extend(cipher.encrypt_padded_vec::<Pkcs7>(text));
    Ok(out)
}

fn is_signature(dictionary: &Dictionary) -> bool {
    dictionary.has_type(b"Sig")
        || dictionary.has_type(b"DocTimeStamp")
        || (dictionary.has(b"ByteRange") && dictionary.has(b"Contents"))
}
