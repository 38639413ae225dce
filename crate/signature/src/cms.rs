//! A PAdES signature in steps that consume each other: [`ToBeSigned`] → [`Unstamped`] → [`Cms`].
//!
//! The key stays where it is (WebCrypto, a file): it signs [`ToBeSigned::signed_attributes_der`] and the 64 octets come back.

use crate::attributes::{self, CommitmentType};
use crate::certificate::Certificate;
use crate::key::{self, PublicKey, PublicKeyError};
use crate::signed_data::{self, Parts};
use crate::timestamp::TimeStampToken;
use crate::{hash, oid};
use thiserror::Error;

/// What the signer's key is to sign.
#[derive(Debug, Clone)]
pub struct ToBeSigned {
    certificate: Certificate,
    key: PublicKey,
    attributes: Vec<u8>,
}

/// A signature without time-stamp (PAdES B-B).
#[derive(Debug, Clone)]
pub struct Unstamped {
    certificate: Certificate,
    chain: Vec<Certificate>,
    attributes: Vec<u8>,
    signature: Vec<u8>,
}

/// The finished CMS, DER.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cms(Vec<u8>);

/// The signature cannot be made.
#[derive(Debug, Error)]
pub enum SignError {
    /// The certificate's key is not P-256.
    #[error("the certificate's key is not P-256")]
    NotP256,
    /// The certificate's key cannot be used.
    #[error("the certificate's key cannot be used: {0}")]
    Key(#[from] PublicKeyError),
    /// The certificate's key usage forbids signing.
    #[error("the certificate does not allow signing")]
    Usage,
    /// The 64 octets are not a signature by the certificate's key over the signed attributes.
    #[error("the signature value does not match the certificate's key")]
    WrongSignature,
    /// The token is not for this signature.
    #[error("the time-stamp is for other data")]
    OtherTimeStamp,
}

impl ToBeSigned {
    /// For a detached signature over bytes with this SHA-256 digest (a PDF's ByteRange).
    pub fn new(
        certificate: &Certificate,
        digest: &[u8; 32],
        authorisation: Option<CommitmentType>,
    ) -> Result<Self, SignError> {
        let key = certificate.public_key()?;
        if !key.is_p256() {
            return Err(SignError::NotP256);
        }
        if !certificate.may_sign_documents() || certificate.may_time_stamp() {
            return Err(SignError::Usage);
        }
        let attributes = attributes::signed_attributes(oid::DATA, digest, certificate, authorisation);
        Ok(Self { certificate: certificate.clone(), key, attributes })
    }

    /// The exact bytes to sign with ECDSA P-256 and SHA-256.
    pub fn signed_attributes_der(&self) -> &[u8] {
        &self.attributes
    }

    /// Takes the signature (`r || s`) and the certificates above the signer's, to be carried along.
    pub fn complete(self, signature: &[u8; 64], chain: &[Certificate]) -> Result<Unstamped, SignError> {
        self.key.verify_raw(&self.attributes, signature).map_err(|_| SignError::WrongSignature)?;
        let signature = key::raw_to_der(signature).map_err(|_| SignError::WrongSignature)?;
        Ok(Unstamped {
            certificate: self.certificate,
            chain: chain.to_vec(),
            attributes: self.attributes,
            signature,
        })
    }
}

impl Unstamped {
    /// SHA-256 of the signature value: what a time-stamp is asked for (RFC 3161 appendix A).
    pub fn time_stamp_imprint(&self) -> [u8; 32] {
        hash::sha256(&self.signature)
    }

    /// With a time-stamp over this very signature, by whomever: who the authority is must have been checked before.
    pub fn with_time_stamp(self, token: &TimeStampToken) -> Result<Cms, SignError> {
        if !token.is_over(&self.signature) {
            return Err(SignError::OtherTimeStamp);
        }
        let attribute = attributes::attribute(oid::SIGNATURE_TIME_STAMP, token.der());
        Ok(self.write(vec![attribute]))
    }

    /// Without a time-stamp.
    pub fn without_time_stamp(self) -> Cms {
        self.write(Vec::new())
    }

    fn write(self, unsigned_attributes: Vec<Vec<u8>>) -> Cms {
        let mut certificates = vec![self.certificate.clone()];
        certificates.extend(self.chain);
        Cms(signed_data::write(Parts {
            content_type: oid::DATA,
            content: None,
            signer: &self.certificate,
            certificates: &certificates,
            signed_attributes: &self.attributes,
            signature: &self.signature,
            unsigned_attributes,
        }))
    }
}

impl Cms {
    /// DER of the ContentInfo.
    pub fn der(&self) -> &[u8] {
        &self.0
    }

    /// DER of the ContentInfo.
    pub fn into_der(self) -> Vec<u8> {
        self.0
    }
}
