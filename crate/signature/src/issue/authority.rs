//! A certification authority: issues signers' certificates.

use super::certificate::{Draft, IssueError, Profile, Serial, common_name, issue};
use crate::certificate::Certificate;
use crate::key::{PublicKey, SigningKey};

/// An authority's key with its certificate.
#[derive(Debug, Clone)]
pub struct Authority {
    pub(super) key: SigningKey,
    pub(super) certificate: Certificate,
}

/// What a signer's certificate shall say.
#[derive(Debug, Clone, Copy)]
pub struct SignerRequest<'a> {
    /// The subject's common name: what the person is called, 1 to 64 characters.
    pub name: &'a str,
    /// The signer's key, P-256. That the signer holds its private half must have been proven before.
    pub key: &'a PublicKey,
    /// First second of validity.
    pub not_before: i64,
    /// Last second of validity.
    pub not_after: i64,
    /// Serial number.
    pub serial: Serial,
    /// Where the CRL is published, if anywhere.
    pub crl_address: Option<&'a str>,
}

impl Authority {
    /// The key must be the certificate's, and the certificate a CA's.
    pub fn new(key: SigningKey, certificate: Certificate) -> Result<Self, IssueError> {
        if certificate.spki_der() != key.public_key().to_spki_der() || !certificate.may_issue() {
            return Err(IssueError::NotAnAuthority);
        }
        Ok(Self { key, certificate })
    }

    /// Its certificate.
    pub fn certificate(&self) -> &Certificate {
        &self.certificate
    }

    /// A certificate for signing documents. No e-mail address: it would persist in every copy.
    pub fn issue_signer(&self, request: &SignerRequest<'_>) -> Result<Certificate, IssueError> {
        self.certify(Profile::Signer(request.crl_address), request)
    }

    /// A certificate for one seal of an organisation: it says that its key makes seals, and no signer's does. It ends soon,
    /// before anything could be revoked, so there is no address of a CRL.
    pub fn issue_seal(&self, request: &SignerRequest<'_>) -> Result<Certificate, IssueError> {
        self.certify(Profile::Seal, request)
    }

    fn certify(&self, profile: Profile<'_>, request: &SignerRequest<'_>) -> Result<Certificate, IssueError> {
        if !request.key.is_p256() {
            return Err(IssueError::NotP256);
        }
        self.issue(&Draft {
            profile,
            subject: &common_name(request.name)?,
            key: request.key,
            validity: (request.not_before, request.not_after),
            serial: request.serial,
        })
    }

    pub(super) fn issue(&self, draft: &Draft<'_>) -> Result<Certificate, IssueError> {
        issue(draft, self.certificate.subject_der(), &self.key)
    }
}
