//! Stamps the mark into a slot and prepares the signature: everything but the CMS is fixed.

use document::{
    mark::Mark,
    prepare::{self as pdf, PrepareError, SigningRequest},
};
use envelope::{Act, Digest, Slot};

use crate::{Checked, Midstate};

/// Room for the CMS in /Contents: a chain of three certificates and a time-stamp take about half.
pub const CMS_ROOM: usize = 12 * 1024;

/// A document with a mark in its slot and a hole for the CMS.
#[derive(Debug)]
pub struct Prepared {
    pub(crate) checked: Checked,
    pub(crate) update: pdf::Prepared,
    pub(crate) slot: u16,
    pub(crate) document: u16,
    byte_range: Digest,
}

impl Checked {
    /// Prepares the signature in `slot`. `signed_at` (seconds since 1970) becomes /M.
    ///
    /// # Errors
    /// [`PrepareError`] if the slot is not there or filled already.
    pub fn prepare(
        self,
        (slot, facts): (u16, &Slot),
        mark: &Mark,
        signer_name: &str,
        signed_at: i64,
    ) -> Result<Prepared, PrepareError> {
        let field = Slot::field_name(usize::from(slot));
        let request =
            SigningRequest { field, mark: Some(mark), signer_name, signed_at, contents_len: CMS_ROOM };
        let update = pdf::prepare(&self.pdf, &request)?;
        let byte_range = self.byte_range_digest(&update);
        Ok(Prepared { checked: self, update, slot, document: facts.document, byte_range })
    }

    /// SHA-256 over the ByteRange: the file so far was hashed while it was read, so only the
    /// appended bytes are hashed now.
    fn byte_range_digest(&self, update: &pdf::Prepared) -> Digest {
        let [base, before, after] = update.signed_parts(self.pdf.bytes());
        let all = base.len() == self.pdf.bytes().len();
        let hash = if all { self.hash.clone() } else { Midstate::of(base) };
        hash.then(before).then(after).digest()
    }
}

impl Prepared {
    /// Index of the document.
    #[must_use]
    pub fn document(&self) -> u16 {
        self.document
    }

    /// What the signer agrees to.
    #[must_use]
    pub fn act(&self) -> Act {
        Act { slot: self.slot, base: self.checked.hash.digest(), byte_range: self.byte_range }
    }

    /// SHA-256 over the signature's ByteRange.
    #[must_use]
    pub fn byte_range(&self) -> Digest {
        self.byte_range
    }

    /// Gives the document back as it was, to sign on another base.
    #[must_use]
    pub fn abandon(self) -> Checked {
        self.checked
    }
}
