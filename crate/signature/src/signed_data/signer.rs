//! Verifies one SignerInfo with its certificate's key: digest, attributes, signature; not trust.

use super::SignerInfo;
use crate::attributes::{self, SignedAttributes};
use crate::certificate::Certificate;
use crate::hash::HashAlgorithm;
use crate::key::{SignatureAlgorithm, VerifyError};
use crate::tlv::{self, Malformed, Reader, tag};
use thiserror::Error;

/// A SignerInfo whose signature is right for this certificate's key.
#[derive(Debug, Clone)]
pub struct VerifiedSigner {
    /// What was signed with it; `None` when the content was signed without attributes.
    pub attributes: Option<SignedAttributes>,
    /// How.
    pub algorithm: SignatureAlgorithm,
    /// The certificate is named in the signed attributes by its hash.
    pub names_certificate: bool,
}

/// Why not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum SignerFailure {
    /// The signer's data are not as CMS demands.
    #[error("the signature's structure is broken: {0}")]
    Format(#[from] Malformed),
    /// The content type among the signed attributes is not that of the content.
    #[error("the signed content type is another")]
    ContentType,
    /// An algorithm that is not supported.
    #[error("the signature uses an algorithm that is not supported")]
    Unsupported,
    /// The content is not the one signed.
    #[error("the content's digest is not the signed one")]
    Digest,
    /// The signature is not right.
    #[error("the signature value does not match the certificate's key")]
    Signature,
    /// The signed attributes name another certificate.
    #[error("the signed attributes name another certificate")]
    OtherCertificate,
}

impl SignerInfo {
    /// Verifies. `digest` gives the content's digest by an algorithm, or `None` when it cannot.
    pub fn verify(
        &self,
        content_type: &[u8],
        digest: &dyn Fn(HashAlgorithm) -> Option<Vec<u8>>,
        certificate: &Certificate,
    ) -> Result<VerifiedSigner, SignerFailure> {
        let hash = self.digest.ok_or(SignerFailure::Unsupported)?;
        let algorithm =
            SignatureAlgorithm::from_der(&self.algorithm, Some(hash))?.ok_or(SignerFailure::Unsupported)?;
        let content = digest(hash).ok_or(SignerFailure::Unsupported)?;
        let Some(set) = &self.signed_attributes else {
            return self.verify_bare(hash, algorithm, &content, certificate);
        };
        let attributes = SignedAttributes::read(set)?;
        if attributes.content_type != content_type {
            return Err(SignerFailure::ContentType);
        }
        if attributes.message_digest != content {
            return Err(SignerFailure::Digest);
        }
        self.verify_attributes(set, algorithm, certificate)?;
        let names_certificate = names(&attributes, certificate)?;
        Ok(VerifiedSigner { attributes: Some(attributes), algorithm, names_certificate })
    }

    // RFC 5652 5.4: without attributes the signature is over the content itself.
    fn verify_bare(
        &self,
        hash: HashAlgorithm,
        algorithm: SignatureAlgorithm,
        content: &[u8],
        certificate: &Certificate,
    ) -> Result<VerifiedSigner, SignerFailure> {
        if algorithm.hash != hash {
            return Err(SignerFailure::Unsupported);
        }
        let key = certificate.public_key().map_err(|_| SignerFailure::Unsupported)?;
        key.verify_digest(algorithm, content, &self.signature).map_err(failure)?;
        Ok(VerifiedSigner { attributes: None, algorithm, names_certificate: false })
    }

    // The signature is over the DER encoding (RFC 5652 5.4): as transmitted, else with the set sorted as DER demands.
    fn verify_attributes(
        &self,
        set: &[u8],
        algorithm: SignatureAlgorithm,
        certificate: &Certificate,
    ) -> Result<(), SignerFailure> {
        let key = certificate.public_key().map_err(|_| SignerFailure::Unsupported)?;
        let transmitted = tlv::element(tag::SET, &[set]);
        let first = key.verify(algorithm, &transmitted, &self.signature);
        if first != Err(VerifyError::Wrong) {
            return first.map_err(failure);
        }
        let elements = Reader::new(set).all(64)?;
        let sorted = tlv::set_of(tag::SET, elements.iter().map(|element| element.raw.to_vec()).collect());
        if sorted == transmitted {
            return Err(SignerFailure::Signature);
        }
        key.verify(algorithm, &sorted, &self.signature).map_err(failure)
    }
}

fn names(attributes: &SignedAttributes, certificate: &Certificate) -> Result<bool, SignerFailure> {
    match &attributes.signing_certificate {
        None => Ok(false),
        Some(None) => Err(SignerFailure::Unsupported),
        Some(Some(id)) => match attributes::names(id, certificate) {
            Some(true) => Ok(true),
            Some(false) => Err(SignerFailure::OtherCertificate),
            None => Err(SignerFailure::Unsupported),
        },
    }
}

fn failure(error: VerifyError) -> SignerFailure {
    match error {
        VerifyError::Unsupported => SignerFailure::Unsupported,
        VerifyError::Wrong => SignerFailure::Signature,
    }
}
