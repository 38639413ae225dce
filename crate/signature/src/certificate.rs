//! X.509 certificates over their exact bytes (RFC 5280).

mod extensions;

use crate::key::{PublicKey, PublicKeyError, SignatureAlgorithm, VerifyError};
use crate::pem::{self, PemError};
use crate::tlv::{Element, Malformed, tag};
use crate::{hash, time};
use const_oid::db::rfc4519;
use core::fmt;
use der::{Decode, Encode, Tag, Tagged};
use thiserror::Error;
use x509_cert::certificate::{CertificateInner, Raw};
use x509_cert::name::Name;
use x509_cert::serial_number::SerialNumber;

type Parsed = CertificateInner<Raw>;

/// Larger certificates are refused: 64 KiB.
const LARGEST: usize = 64 * 1024;

/// One certificate. Equality is that of the bytes.
#[derive(Clone)]
pub struct Certificate {
    der: Vec<u8>,
    parsed: Parsed,
    raw: RawFields,
}

/// Fields as they stand in the certificate, to compare and to copy byte for byte.
#[derive(Clone)]
struct RawFields {
    tbs: Vec<u8>,
    serial: Vec<u8>,
    issuer: Vec<u8>,
    subject: Vec<u8>,
    spki: Vec<u8>,
}

/// The certificate cannot be read.
#[derive(Debug, Error)]
pub enum CertificateError {
    /// Over 64 KiB.
    #[error("the certificate is larger than 64 KiB")]
    TooLarge,
    /// Not a certificate.
    #[error("not a certificate: {0}")]
    Decode(#[from] der::Error),
    /// Not a certificate either.
    #[error("not a certificate: {0}")]
    Malformed(#[from] Malformed),
    /// Not PEM.
    #[error(transparent)]
    Pem(#[from] PemError),
    /// No certificate where one is needed.
    #[error("there is no certificate in this text")]
    Missing,
}

impl Certificate {
    /// Parses DER; nothing may follow it.
    pub fn from_der(der: &[u8]) -> Result<Self, CertificateError> {
        if der.len() > LARGEST {
            return Err(CertificateError::TooLarge);
        }
        let raw = raw_fields(der)?;
        let parsed = Parsed::from_der(der)?;
        Ok(Self { der: der.to_vec(), parsed, raw })
    }

    /// The first certificate of a PEM text.
    pub fn from_pem(text: &str) -> Result<Self, CertificateError> {
        Ok(Self::chain_from_pem(text)?.swap_remove(0))
    }

    /// All certificates of a PEM text, in its order; at least one.
    pub fn chain_from_pem(text: &str) -> Result<Vec<Self>, CertificateError> {
        let chain: Result<Vec<_>, _> =
            pem::decode_all(text, "CERTIFICATE")?.iter().map(|der| Self::from_der(der)).collect();
        chain.and_then(|chain| if chain.is_empty() { Err(CertificateError::Missing) } else { Ok(chain) })
    }

    /// The exact DER.
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// PEM, lines ending in LF.
    pub fn to_pem(&self) -> String {
        pem::encode(&self.der, "CERTIFICATE")
    }

    /// SHA-256 of the DER.
    pub fn fingerprint(&self) -> [u8; 32] {
        hash::sha256(&self.der)
    }

    /// The subject's common name, else the whole subject as text.
    pub fn subject_name(&self) -> String {
        common_name(self.parsed.tbs_certificate().subject())
    }

    /// The issuer's common name, else the whole issuer as text.
    pub fn issuer_name(&self) -> String {
        common_name(self.parsed.tbs_certificate().issuer())
    }

    /// DER of the subject's Name.
    pub fn subject_der(&self) -> &[u8] {
        &self.raw.subject
    }

    /// DER of the issuer's Name.
    pub fn issuer_der(&self) -> &[u8] {
        &self.raw.issuer
    }

    /// Contents octets of the serial number.
    pub fn serial(&self) -> &[u8] {
        &self.raw.serial
    }

    /// Start of validity, unix seconds.
    pub fn not_before(&self) -> i64 {
        time::from_x509(&self.parsed.tbs_certificate().validity().not_before)
    }

    /// End of validity, unix seconds, inclusive.
    pub fn not_after(&self) -> i64 {
        time::from_x509(&self.parsed.tbs_certificate().validity().not_after)
    }

    /// Whether `unix` lies in the validity, both ends included (RFC 5280 4.1.2.5).
    pub fn is_valid_at(&self, unix: i64) -> bool {
        (self.not_before()..=self.not_after()).contains(&unix)
    }

    /// The key; fails on kinds of keys that are not supported.
    pub fn public_key(&self) -> Result<PublicKey, PublicKeyError> {
        PublicKey::from_spki_der(&self.raw.spki)
    }

    /// DER of the SubjectPublicKeyInfo.
    pub fn spki_der(&self) -> &[u8] {
        &self.raw.spki
    }

    /// Subject and issuer are the same name (its signature is not looked at).
    pub fn is_self_issued(&self) -> bool {
        self.raw.subject == self.raw.issuer
    }

    /// The algorithm of the issuer's signature, if known.
    pub fn signature_algorithm(&self) -> Option<SignatureAlgorithm> {
        let der = self.parsed.signature_algorithm().to_der().ok()?;
        SignatureAlgorithm::from_der(&der, None).ok().flatten()
    }

    /// Verifies the issuer's signature over this certificate's own bytes; names and rights are not looked at.
    pub fn verify_issued_by(&self, issuer: &PublicKey) -> Result<(), VerifyError> {
        // RFC 5280 4.1.1.2: the algorithm stands twice and must be the same.
        if self.parsed.signature_algorithm() != self.parsed.tbs_certificate().signature() {
            return Err(VerifyError::Wrong);
        }
        let algorithm = self.signature_algorithm().ok_or(VerifyError::Unsupported)?;
        let signature = self.parsed.signature().as_bytes().ok_or(VerifyError::Wrong)?;
        issuer.verify(algorithm, &self.raw.tbs, signature)
    }

    pub(crate) fn serial_number(&self) -> &SerialNumber<Raw> {
        self.parsed.tbs_certificate().serial_number()
    }
}

impl PartialEq for Certificate {
    fn eq(&self, other: &Self) -> bool {
        self.der == other.der
    }
}

impl Eq for Certificate {}

impl fmt::Debug for Certificate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Certificate({})", self.subject_name())
    }
}

// RFC 5280 4.1: version, serial number, algorithm, issuer, validity, subject, key.
fn raw_fields(der: &[u8]) -> Result<RawFields, Malformed> {
    let tbs = Element::single(der, tag::SEQUENCE)?.reader().expect(tag::SEQUENCE)?;
    let mut reader = tbs.reader();
    reader.optional(tag::context(0))?;
    let serial = reader.expect(tag::INTEGER)?.content.to_vec();
    reader.expect(tag::SEQUENCE)?;
    let issuer = reader.expect(tag::SEQUENCE)?.raw.to_vec();
    reader.expect(tag::SEQUENCE)?;
    let subject = reader.expect(tag::SEQUENCE)?.raw.to_vec();
    let spki = reader.expect(tag::SEQUENCE)?.raw.to_vec();
    Ok(RawFields { tbs: tbs.raw.to_vec(), serial, issuer, subject, spki })
}

// Untrusted text: control characters and directional marks are replaced, so that it cannot pass for other text.
fn common_name(name: &Name) -> String {
    let text = name
        .iter()
        .filter(|pair| pair.oid == rfc4519::COMMON_NAME)
        .last()
        .and_then(|pair| text_of(&pair.value));
    // Without a common name, whatever it says of itself. (`Name`'s own way of writing itself brings the names
    // of a thousand object identifiers into the page.)
    let others = || name.iter().filter_map(|pair| text_of(&pair.value)).collect::<Vec<_>>().join(", ");
    let text = text.unwrap_or_else(others);
    text.chars().map(|c| if is_deceptive(c) { '\u{fffd}' } else { c }).collect()
}

fn is_deceptive(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

// The string types of a DirectoryString (RFC 5280 4.1.2.4); TeletexString is Latin-1 in practice.
fn text_of(value: &der::Any) -> Option<String> {
    let octets = value.value();
    match value.tag() {
        Tag::Utf8String | Tag::PrintableString | Tag::Ia5String => String::from_utf8(octets.to_vec()).ok(),
        Tag::TeletexString => Some(octets.iter().map(|octet| char::from(*octet)).collect()),
        Tag::BmpString => {
            let units: Vec<u16> =
                octets.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16(&units).ok()
        }
        _ => None,
    }
}
