//! Stamps the mark into a slot, fills its initials and prepares the signature: everything but the CMS is fixed.

use document::{
    layout::SlotPlacement,
    mark::Mark,
    prepare::{self as pdf, SigningRequest},
};
use envelope::{Act, Digest, FieldKind, Slot};

use crate::{Checked, Initials, Midstate, facts::slot_layout};

/// Room for the CMS in /Contents: a chain of three certificates and a time-stamp take about half.
pub const CMS_ROOM: usize = 12 * 1024;

/// A document with a mark in its slot and a hole for the CMS.
#[derive(Debug)]
pub struct Prepared {
    pub(crate) checked: Checked,
    pub(crate) update: pdf::Prepared,
    pub(crate) slot: u16,
    pub(crate) fields: SlotPlacement,
    pub(crate) document: u16,
    byte_range: Digest,
}

/// Why a signature cannot be prepared.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum PrepareError {
    /// The slot has initials fields.
    #[error("the slot asks for initials, and none were given")]
    NoInitials,
    /// The document does not take it.
    #[error(transparent)]
    Document(#[from] pdf::PrepareError),
}

impl Checked {
    /// Prepares the signature in `slot`, with `initials` in its initials fields. `signed_at`
    /// (seconds since 1970) becomes /M.
    ///
    /// # Errors
    /// [`PrepareError`] if the slot is not there or filled already, or asks for initials that are
    /// not given.
    pub fn prepare(
        self,
        (slot, facts): (u16, &Slot),
        mark: &Mark,
        initials: Option<&Initials>,
        signer_name: &str,
        signed_at: i64,
    ) -> Result<Prepared, PrepareError> {
        let fields = slot_layout(usize::from(slot), facts);
        let request = SigningRequest {
            field: fields.field_name.clone(),
            mark: Some(mark),
            initials: fill(facts, &fields, initials)?,
            signer_name,
            signed_at,
            contents_len: CMS_ROOM,
        };
        let update = pdf::prepare(&self.pdf, &request)?;
        let byte_range = self.byte_range_digest(&update);
        Ok(Prepared { checked: self, update, slot, fields, document: facts.document, byte_range })
    }

    /// SHA-256 over the ByteRange: the file so far was hashed while it was read, so only the
    /// appended bytes are hashed now.
    fn byte_range_digest(&self, update: &pdf::Prepared) -> Digest {
        update.signed_parts().into_iter().fold(self.hash.clone(), Midstate::then).digest()
    }
}

/// What goes into the slot's initials fields; none if it has none.
fn fill<'a>(
    facts: &Slot,
    fields: &SlotPlacement,
    initials: Option<&'a Initials>,
) -> Result<Option<pdf::Initials<'a>>, PrepareError> {
    if !facts.wants_initials() {
        return Ok(None);
    }
    let Initials { mark, text } = initials.ok_or(PrepareError::NoInitials)?;
    let own = facts.fields.iter().zip(&fields.fields).filter(|(field, _)| field.kind == FieldKind::Initials);
    let fields = own.map(|(_, field)| field.field_name.clone()).collect();
    Ok(Some(pdf::Initials { fields, mark, text }))
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
}
