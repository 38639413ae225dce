//! The original: whatever version a person kept begins with it.

use envelope::Digest;

use crate::Midstate;

/// The file is not the one this envelope is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is another file: its first {size} bytes are not the original that was sent")]
pub struct OtherFile {
    /// The original's length.
    pub size: u64,
}

/// The original's bytes, checked.
#[derive(Clone, Debug)]
pub struct Original {
    bytes: Vec<u8>,
    hash: Midstate,
}

impl Original {
    /// Takes the original out of a file: its first `size` bytes, if they have the digest. A signed
    /// version begins with its original, so it will do.
    ///
    /// # Errors
    /// [`OtherFile`] for anything else.
    pub fn check(mut file: Vec<u8>, size: u64, sha256: Digest) -> Result<Self, OtherFile> {
        let length = usize::try_from(size).map_err(|_| OtherFile { size })?;
        if file.len() < length {
            return Err(OtherFile { size });
        }
        file.truncate(length);
        let hash = Midstate::of(&file);
        if hash.digest() != sha256 {
            return Err(OtherFile { size });
        }
        Ok(Self { bytes: file, hash })
    }

    /// The bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    pub(crate) fn into_parts(self) -> (Vec<u8>, Midstate) {
        (self.bytes, self.hash)
    }
}
