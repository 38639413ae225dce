//! Certificate revocation lists over their exact bytes (RFC 5280 5).

use crate::certificate::Certificate;
use crate::key::{PublicKey, SignatureAlgorithm, VerifyError};
use crate::pem::{self, PemError};
use crate::tlv::{Element, Malformed, tag};
use crate::{hash, time};
use const_oid::db::rfc5280;
use core::fmt;
use der::{Decode, Encode};
use thiserror::Error;
use x509_cert::certificate::Raw;
use x509_cert::crl::CertificateList;

/// Larger lists are refused: 16 MiB.
const LARGEST: usize = 16 * 1024 * 1024;

/// One complete CRL.
#[derive(Clone)]
pub struct RevocationList {
    der: Vec<u8>,
    parsed: CertificateList<Raw>,
    issuer: Vec<u8>,
}

/// The CRL cannot be read or used.
#[derive(Debug, Error)]
pub enum RevocationListError {
    /// Over 16 MiB.
    #[error("the CRL is larger than 16 MiB")]
    TooLarge,
    /// Not a CRL.
    #[error("not a CRL: {0}")]
    Decode(#[from] der::Error),
    /// Not a CRL either.
    #[error("not a CRL: {0}")]
    Malformed(#[from] Malformed),
    /// Not PEM.
    #[error(transparent)]
    Pem(#[from] PemError),
    /// A critical extension (delta, indirect or partial lists) whose meaning is not honoured here.
    #[error("a partial, delta or indirect CRL is not supported")]
    Partial,
}

impl RevocationList {
    /// Parses DER; nothing may follow it. Delta, indirect and partial lists are refused: what they leave out is not "good".
    pub fn from_der(der: &[u8]) -> Result<Self, RevocationListError> {
        if der.len() > LARGEST {
            return Err(RevocationListError::TooLarge);
        }
        let issuer = raw_issuer(der)?;
        let parsed = CertificateList::<Raw>::from_der(der)?;
        if is_partial(&parsed) {
            return Err(RevocationListError::Partial);
        }
        Ok(Self { der: der.to_vec(), parsed, issuer })
    }

    /// All CRLs of a PEM text.
    pub fn all_from_pem(text: &str) -> Result<Vec<Self>, RevocationListError> {
        pem::decode_all(text, "X509 CRL")?.iter().map(|der| Self::from_der(der)).collect()
    }

    /// The exact DER.
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// PEM, lines ending in LF.
    pub fn to_pem(&self) -> String {
        pem::encode(&self.der, "X509 CRL")
    }

    /// SHA-256 of the DER.
    pub fn fingerprint(&self) -> [u8; 32] {
        hash::sha256(&self.der)
    }

    /// DER of the issuer's Name.
    pub fn issuer_der(&self) -> &[u8] {
        &self.issuer
    }

    /// When it was made, unix seconds.
    pub fn this_update(&self) -> i64 {
        time::from_x509(&self.parsed.tbs_cert_list.this_update)
    }

    /// When the next is due, unix seconds.
    pub fn next_update(&self) -> Option<i64> {
        self.parsed.tbs_cert_list.next_update.as_ref().map(time::from_x509)
    }

    /// Its number (RFC 5280 5.2.3), when stated and below 2^64.
    pub fn number(&self) -> Option<u64> {
        let extensions = self.parsed.tbs_cert_list.crl_extensions.as_ref()?;
        let number = extensions.iter().find(|extension| extension.extn_id == rfc5280::ID_CE_CRL_NUMBER)?;
        u64::from_der(number.extn_value.as_bytes()).ok()
    }

    /// Whether this list is `issuer`'s: same name, allowed to sign CRLs, signature right.
    pub fn verify(&self, issuer: &Certificate) -> Result<(), VerifyError> {
        let key = issuer.public_key().map_err(|_| VerifyError::Unsupported)?;
        if self.issuer != issuer.subject_der() || !issuer.may_sign_crls() {
            return Err(VerifyError::Wrong);
        }
        self.verify_key(&key)
    }

    /// When this certificate was revoked, unix seconds; `None` when the list does not name it.
    pub fn revoked_at(&self, certificate: &Certificate) -> Option<i64> {
        let entries = self.parsed.tbs_cert_list.revoked_certificates.as_ref()?;
        let entry = entries.iter().find(|entry| &entry.serial_number == certificate.serial_number())?;
        Some(time::from_x509(&entry.revocation_date))
    }

    fn verify_key(&self, key: &PublicKey) -> Result<(), VerifyError> {
        if self.parsed.signature_algorithm != self.parsed.tbs_cert_list.signature {
            return Err(VerifyError::Wrong);
        }
        let der = self.parsed.signature_algorithm.to_der().map_err(|_| VerifyError::Unsupported)?;
        let algorithm =
            SignatureAlgorithm::from_der(&der, None).ok().flatten().ok_or(VerifyError::Unsupported)?;
        if algorithm.hash.is_weak() {
            return Err(VerifyError::Unsupported);
        }
        let signature = self.parsed.signature.as_bytes().ok_or(VerifyError::Wrong)?;
        let tbs = Element::single(&self.der, tag::SEQUENCE)
            .and_then(|outer| outer.reader().expect(tag::SEQUENCE))
            .map_err(|_| VerifyError::Wrong)?;
        key.verify(algorithm, tbs.raw, signature)
    }
}

impl fmt::Debug for RevocationList {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RevocationList({:?}, {})", self.number(), self.this_update())
    }
}

// RFC 5280 5.1.2: version, algorithm, issuer.
fn raw_issuer(der: &[u8]) -> Result<Vec<u8>, Malformed> {
    let mut reader = Element::single(der, tag::SEQUENCE)?.reader().expect(tag::SEQUENCE)?.reader();
    reader.optional(tag::INTEGER)?;
    reader.expect(tag::SEQUENCE)?;
    Ok(reader.expect(tag::SEQUENCE)?.raw.to_vec())
}

// Any critical extension of a list or of an entry (certificateIssuer of indirect lists) changes what it covers.
fn is_partial(list: &CertificateList<Raw>) -> bool {
    let tbs = &list.tbs_cert_list;
    let of_list = tbs.crl_extensions.iter().flatten();
    let of_entries = tbs
        .revoked_certificates
        .iter()
        .flatten()
        .flat_map(|entry| entry.crl_entry_extensions.iter().flatten());
    of_list.chain(of_entries).any(|extension| extension.critical)
}
