//! Random bytes of the operating system, and the secrets made of them.

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use envelope::Digest;
use evidence::sha256;

/// The operating system gives no random bytes: nothing that needs a secret can go on.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("the operating system gives no random bytes")]
pub struct NoRandomness;

/// `N` fresh random bytes.
pub(crate) fn bytes<const N: usize>() -> Result<[u8; N], NoRandomness> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| NoRandomness)?;
    Ok(bytes)
}

/// 32 hexadecimal digits that name a row and mean nothing.
pub(crate) fn name() -> Result<String, NoRandomness> {
    Ok(hex::encode(bytes::<16>()?))
}

/// A secret of 256 bits that its owner carries around: a link's, or a session's.
pub(crate) struct Secret(String);

impl Secret {
    pub(crate) fn new() -> Result<Self, NoRandomness> {
        Ok(Self(BASE64_URL_SAFE_NO_PAD.encode(bytes::<32>()?)))
    }

    /// What the owner gets: 43 characters of URL-safe base 64.
    pub(crate) fn into_string(self) -> String {
        self.0
    }

    /// What is stored.
    pub(crate) fn hash(&self) -> Digest {
        secret_hash(&self.0)
    }
}

/// What is stored of a secret that somebody shows. A plain hash is enough for 256 random bits.
pub(crate) fn secret_hash(shown: &str) -> Digest {
    sha256("paraph/v1 secret\n", shown.as_bytes())
}
