//! The sender's side: a file is looked at, and revision 0 is made.

use document::{
    layout::{LayoutError, lay_out},
    open::{OpenError, Pdf},
};
use envelope::{Digest, EnvelopeId, Placement, Revision, Salt, Slot};
use protocol::worker::Layout;

use crate::{
    Midstate,
    encrypted::{self, EncryptedError},
    facts::layout_of,
    key::{OriginalKey, Place},
};

/// A document that is about to be sent.
#[derive(Clone, Debug)]
pub struct Draft {
    pdf: Pdf,
    hash: Midstate,
}

/// Revision 0 of a document, encrypted.
#[derive(Clone, Debug)]
pub struct LaidOut {
    /// As the first event records it.
    pub revision: Revision,
    /// The encrypted revision.
    pub ciphertext: Vec<u8>,
}

/// Why revision 0 could not be made.
#[derive(Debug, thiserror::Error)]
pub enum LayOutError {
    /// The slots cannot stand there.
    #[error(transparent)]
    Layout(#[from] LayoutError),
    /// It cannot be encrypted.
    #[error(transparent)]
    Encrypted(#[from] EncryptedError),
}

impl Draft {
    /// Opens a file that is about to be sent.
    ///
    /// # Errors
    /// [`OpenError`] if it cannot be signed.
    pub fn open(file: Vec<u8>, password: Option<&str>) -> Result<Self, OpenError> {
        let hash = Midstate::of(&file);
        Ok(Self { pdf: Pdf::open(file, password)?, hash })
    }

    /// The opened document.
    #[must_use]
    pub fn pdf(&self) -> &Pdf {
        &self.pdf
    }

    /// SHA-256 of the file.
    #[must_use]
    pub fn sha256(&self) -> Digest {
        self.hash.digest()
    }

    /// Whether this file takes slots at all: one is laid out and thrown away, so that its sender hears
    /// of a refusal when choosing the file, and not when sending it.
    ///
    /// # Errors
    /// [`LayOutError`] if no slot can stand there.
    pub fn try_slot(&self) -> Result<(), LayOutError> {
        let placement = Placement { page: 0, x: 0, y: 0, width: 1000, height: 1000 };
        let slot = Slot::new(0, 0, placement);
        lay_out(&self.pdf, &layout_of("00000-00000", [(0, &slot)].into_iter(), true))?;
        Ok(())
    }

    /// Makes revision 0: the footer, the empty slots, and the seal's field.
    /// `random` must be 32 fresh random bytes.
    ///
    /// # Errors
    /// [`LayOutError`] if the slots cannot stand there.
    pub fn lay_out(
        &self,
        envelope: &EnvelopeId,
        key: &OriginalKey,
        index: u16,
        layout: &Layout,
        random: [u8; 32],
    ) -> Result<LaidOut, LayOutError> {
        let slots = layout.slots.iter().map(|(index, slot)| (usize::from(*index), slot));
        let appended = lay_out(&self.pdf, &layout_of(layout.id.as_str(), slots, layout.seal))?;
        let base = self.sha256();
        let place = Place { envelope, document: index, number: 0, base };
        let ciphertext = encrypted::encrypt(key, &place, random, &appended)?;
        let head = self.hash.clone().then(&appended).digest();
        let digest = Midstate::of(&ciphertext).digest();
        Ok(LaidOut { revision: Revision { base, head, ciphertext: digest, cms: None }, ciphertext })
    }

    /// The key that only holders of this file derive.
    #[must_use]
    pub fn key(&self, salt: &Salt) -> OriginalKey {
        OriginalKey::derive(salt, &self.pdf.bytes())
    }
}
