//! Stamps the mark into a slot, fills its further fields and prepares the signature: everything but the CMS is fixed.

use document::{
    layout::SlotPlacement,
    prepare::{self as pdf, SigningRequest},
};
use envelope::{Act, Digest, Slot};

use crate::{Checked, Given, Midstate, facts::slot_layout};

/// Room for the CMS in /Contents: a chain of three certificates and a time-stamp take about half.
pub const CMS_ROOM: usize = 12 * 1024;

/// A document with a hole for the CMS: everything else is fixed.
#[derive(Debug)]
pub(crate) struct Hollow {
    pub(crate) checked: Checked,
    pub(crate) update: pdf::Prepared,
    pub(crate) fields: SlotPlacement,
    pub(crate) document: u16,
    pub(crate) byte_range: Digest,
}

/// A document with a mark in its slot and a hole for the CMS.
#[derive(Debug)]
pub struct Prepared {
    pub(crate) hollow: Hollow,
    slot: u16,
}

/// Why a signature cannot be prepared.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum PrepareError {
    /// The slot has initials fields.
    #[error("the slot asks for initials, and none were given")]
    NoInitials,
    /// A field that must be filled.
    #[error("field {0} of the slot must be filled, and nothing was given for it")]
    Missing(u16),
    /// A tick for what is no box, or something to see for one.
    #[error("what was given for field {0} of the slot does not go there")]
    NotForThat(u16),
    /// The name on the page must be the one that is signed with.
    #[error("field {0} of the slot holds another name than the signature's")]
    OtherName(u16),
    /// A seal is recorded already; it has to be taken back before another is made.
    #[error("the seal that is recorded is bad: it must be taken back first")]
    BadSeal,
    /// The document does not take it.
    #[error(transparent)]
    Document(#[from] pdf::PrepareError),
}

impl Checked {
    /// Prepares the signature in `slot` with what its signer gives. `signed_at` (seconds since 1970)
    /// becomes /M.
    ///
    /// # Errors
    /// [`PrepareError`] if the slot is not there or filled already, or asks for something that is
    /// not given.
    pub fn prepare(
        self,
        (slot, facts): (u16, &Slot),
        given: &Given,
        signer_name: &str,
        signed_at: i64,
    ) -> Result<Prepared, PrepareError> {
        let fields = slot_layout(usize::from(slot), facts);
        let request = SigningRequest {
            field: fields.field_name.clone(),
            mark: Some(&given.mark),
            fields: given.fillings(facts, &fields, signer_name)?,
            signer_name,
            signed_at,
            contents_len: CMS_ROOM,
        };
        let update = pdf::prepare(&self.pdf, &request)?;
        Ok(Prepared { hollow: self.with_hole(update, fields, facts.document), slot })
    }

    pub(crate) fn with_hole(self, update: pdf::Prepared, fields: SlotPlacement, document: u16) -> Hollow {
        let byte_range = self.byte_range_digest(&update);
        Hollow { checked: self, update, fields, document, byte_range }
    }

    /// SHA-256 over the ByteRange: the file so far was hashed while it was read, so only the
    /// appended bytes are hashed now.
    fn byte_range_digest(&self, update: &pdf::Prepared) -> Digest {
        update.signed_parts().into_iter().fold(self.hash.clone(), Midstate::then).digest()
    }
}

impl Hollow {
    /// SHA-256 of the whole file before.
    pub(crate) fn base(&self) -> Digest {
        self.checked.hash.digest()
    }
}

impl Prepared {
    /// Index of the document.
    #[must_use]
    pub fn document(&self) -> u16 {
        self.hollow.document
    }

    /// What the signer agrees to.
    #[must_use]
    pub fn act(&self) -> Act {
        let hollow = &self.hollow;
        let findings = hollow.checked.findings.iter().map(|&word| word.to_owned()).collect();
        Act { slot: self.slot, base: hollow.base(), byte_range: hollow.byte_range, findings }
    }

    /// SHA-256 over the signature's ByteRange.
    #[must_use]
    pub fn byte_range(&self) -> Digest {
        self.hollow.byte_range
    }
}
