//! The organisation's seal, after the end: the same steps as a signer's, with nothing to be seen and the key elsewhere.
//!
//! ```text
//! sender   Checked → Unsealed → Authorised → Valued → Signed
//! ```

use document::prepare::{self as pdf, SigningRequest};
use envelope::{Event, SealAct};
use evidence::Record;
use signature::{attributes::CommitmentType, certificate::Certificate};

use crate::{
    AuthoriseError, Authorised, CMS_ROOM, Checked, PrepareError, authorise::own_first, facts::seal_layout,
    prepare::Hollow,
};

/// A document with a hole in the seal's field.
#[derive(Debug)]
pub struct Unsealed(Hollow);

impl Checked {
    /// Prepares the seal of `organisation` on the document at this index. `sealed_at` (seconds since 1970) becomes /M.
    ///
    /// # Errors
    /// [`PrepareError`] if revision 0 made no field for it, or it is recorded already, even if it is bad.
    pub fn prepare_seal(
        self,
        document: u16,
        organisation: &str,
        sealed_at: i64,
    ) -> Result<Unsealed, PrepareError> {
        if self.bad_seal.is_some() {
            return Err(PrepareError::BadSeal);
        }
        let field = seal_layout();
        let request = SigningRequest {
            field: field.field_name.clone(),
            mark: None,
            fields: vec![],
            signer_name: organisation,
            signed_at: sealed_at,
            contents_len: CMS_ROOM,
        };
        let update = pdf::prepare(&self.pdf, &request)?;
        Ok(Unsealed(self.with_hole(update, field, document)))
    }
}

impl Unsealed {
    /// What is asked for.
    #[must_use]
    pub fn act(&self) -> SealAct {
        let Self(hollow) = self;
        SealAct { document: hollow.document, base: hollow.base(), byte_range: hollow.byte_range }
    }

    /// Takes the record of `seal_authorised` and the certificates, the organisation's first.
    ///
    /// # Errors
    /// [`AuthoriseError`] if they are not for these bytes.
    pub fn authorise(
        self,
        record: &Record,
        certificates: &[Certificate],
    ) -> Result<Authorised, AuthoriseError> {
        match record.event() {
            Event::SealAuthorised { acts } if acts.contains(&self.act()) => {}
            _ => return Err(AuthoriseError::OtherAct),
        }
        let (own, chain) = own_first(certificates)?;
        self.0.authorised(own, chain, CommitmentType::Seal(record.hash().0))
    }
}
