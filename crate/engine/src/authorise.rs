//! The agreement is recorded and the certificate issued: what the key has to sign.

use envelope::Event;
use evidence::{Record, RecordError};
use signature::{
    attributes::CommitmentType,
    certificate::Certificate,
    cms::{SignError, ToBeSigned},
};

use crate::{Prepared, prepare::Hollow};

/// A prepared document whose signing the backend has recorded.
#[derive(Debug)]
pub struct Authorised {
    pub(crate) hollow: Hollow,
    pub(crate) chain: Vec<Certificate>,
    pub(crate) to_be_signed: ToBeSigned,
}

/// Why the recorded agreement is not for this document.
#[derive(Debug, thiserror::Error)]
pub enum AuthoriseError {
    /// The record cannot be read.
    #[error(transparent)]
    Record(#[from] RecordError),
    /// The record is of something else than this act.
    #[error("the backend recorded another agreement than the one given here")]
    OtherAct,
    /// No certificate, or one for another key.
    #[error("the backend issued a certificate that does not fit: {0}")]
    Certificate(String),
    /// The signature cannot be made.
    #[error(transparent)]
    Sign(#[from] SignError),
}

impl Prepared {
    /// Takes the record of the `authorised` event and the certificates, the signer's first.
    /// `key` is the DER SubjectPublicKeyInfo of the key that will sign.
    ///
    /// # Errors
    /// [`AuthoriseError`] if they are not for this act and this key.
    pub fn authorise(
        self,
        record: &Record,
        key: &[u8],
        certificates: &[Certificate],
    ) -> Result<Authorised, AuthoriseError> {
        let act = self.act();
        match record.event() {
            Event::Authorised(authorised) if authorised.acts.contains(&act) => {}
            _ => return Err(AuthoriseError::OtherAct),
        }
        let (own, chain) = own_first(certificates)?;
        let certified = own.public_key().map_err(|why| AuthoriseError::Certificate(why.to_string()))?;
        if certified.to_spki_der() != key {
            return Err(AuthoriseError::Certificate("it is for another key".to_owned()));
        }
        self.hollow.authorised(own, chain, CommitmentType::Approval(record.hash().0))
    }
}

impl Hollow {
    pub(crate) fn authorised(
        self,
        own: &Certificate,
        chain: &[Certificate],
        authorisation: CommitmentType,
    ) -> Result<Authorised, AuthoriseError> {
        let to_be_signed = ToBeSigned::new(own, &self.byte_range.0, Some(authorisation))?;
        Ok(Authorised { hollow: self, chain: chain.to_vec(), to_be_signed })
    }
}

/// The certificate of the key that signs, and those above it.
pub(crate) fn own_first(
    certificates: &[Certificate],
) -> Result<(&Certificate, &[Certificate]), AuthoriseError> {
    certificates.split_first().ok_or_else(|| AuthoriseError::Certificate("there is none".to_owned()))
}
