//! Signs, embeds the CMS with its time-stamp and validation data, and checks what was made.

use document::{
    differences::{Forbidden, check_slot_revision},
    dss::{self, DssError, ValidationData},
    open::{OpenError, Pdf},
    prepare::EmbedError,
};
use envelope::{Digest, EnvelopeId};
use signature::{
    cms::{Cms, SignError, Unstamped},
    timestamp::{TimeStampToken, TokenError},
};

use crate::{
    Authorised, Checked,
    encrypted::{self, EncryptedError},
    key::Place,
    prepare::Hollow,
};

/// A signature value without its time-stamp.
#[derive(Debug)]
pub struct Valued {
    hollow: Hollow,
    unstamped: Unstamped,
}

/// A signed document, with what its signer appended.
#[derive(Debug)]
pub struct Signed {
    /// Index of the document.
    pub document: u16,
    /// SHA-256 of the whole file before.
    pub base: Digest,
    /// SHA-256 of the whole file after.
    pub head: Digest,
    /// The CMS, DER.
    pub cms: Vec<u8>,
    before: Checked,
    pdf: Pdf,
    appended: Vec<u8>,
}

/// Why a signature could not be finished.
#[derive(Debug, thiserror::Error)]
pub enum FinishError {
    /// The time-stamp token cannot be read.
    #[error("the time-stamp cannot be read: {0}")]
    Token(#[from] TokenError),
    /// The signature cannot be made.
    #[error(transparent)]
    Sign(#[from] SignError),
    /// The CMS does not fit into its place.
    #[error(transparent)]
    Embed(#[from] EmbedError),
    /// The validation data cannot be added.
    #[error(transparent)]
    Dss(#[from] DssError),
    /// The result does not open.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The result changes more than its slot, or less.
    #[error(transparent)]
    Forbidden(#[from] Forbidden),
    /// The revision cannot be encrypted.
    #[error(transparent)]
    Encrypted(#[from] EncryptedError),
    /// What was encrypted does not decrypt to what was made.
    #[error("the encrypted revision does not rebuild")]
    Rebuild,
}

impl Authorised {
    /// The exact bytes to sign with ECDSA P-256 and SHA-256.
    #[must_use]
    pub fn to_sign(&self) -> &[u8] {
        self.to_be_signed.signed_attributes_der()
    }

    /// Takes the signature value, raw `r ‖ s`.
    ///
    /// # Errors
    /// [`SignError`] if it is not the certificate's key that signed.
    pub fn sign(self, value: &[u8; 64]) -> Result<Valued, SignError> {
        let unstamped = self.to_be_signed.complete(value, &self.chain)?;
        Ok(Valued { hollow: self.hollow, unstamped })
    }
}

impl Valued {
    /// SHA-256 of the signature value, for the time-stamp (RFC 3161).
    #[must_use]
    pub fn imprint(&self) -> Digest {
        Digest(self.unstamped.time_stamp_imprint())
    }

    /// Embeds the CMS with its time-stamp, and the validation data after it: one revision.
    ///
    /// # Errors
    /// [`FinishError`]; nothing is kept of a failed attempt.
    pub fn finish(self, token: &[u8], validation: &ValidationData) -> Result<Signed, FinishError> {
        let cms = self.unstamped.with_time_stamp(&TimeStampToken::parse(token)?)?;
        embed(self.hollow, cms, validation)
    }
}

fn embed(hollow: Hollow, cms: Cms, validation: &ValidationData) -> Result<Signed, FinishError> {
    let Hollow { checked, update, fields, document, .. } = hollow;
    let mut appended = update.embed(cms.der())?;
    let with_signature = checked.pdf.extended(&appended)?;
    let (with_dss, pdf) = dss::with_validation_data(with_signature, validation)?;
    appended.extend_from_slice(&with_dss);
    check_slot_revision(&checked.pdf, &pdf, &fields)?;
    let (base, head) = (checked.hash.digest(), checked.hash.clone().then(&appended).digest());
    Ok(Signed { document, base, head, cms: cms.into_der(), before: checked, pdf, appended })
}

impl Signed {
    /// The whole signed file.
    #[must_use]
    pub fn pdf(&self) -> &Pdf {
        &self.pdf
    }

    /// What its signer appended.
    #[must_use]
    pub fn appended(&self) -> &[u8] {
        &self.appended
    }

    /// The revision, encrypted with 32 fresh random bytes, and rebuilt once as the next party will.
    ///
    /// # Errors
    /// [`FinishError`] if it does not rebuild.
    pub fn encrypt(&self, envelope: &EnvelopeId, random: [u8; 32]) -> Result<Vec<u8>, FinishError> {
        let place = Place { envelope, document: self.document, number: self.before.next, base: self.base };
        let ciphertext = encrypted::encrypt(&self.before.key, &place, random, &self.appended)?;
        let rebuilt = encrypted::decrypt(&self.before.key, &place, &ciphertext)?;
        let head = self.before.hash.clone().then(&rebuilt).digest();
        if head == self.head { Ok(ciphertext) } else { Err(FinishError::Rebuild) }
    }
}
