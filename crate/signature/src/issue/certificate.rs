//! Writes and signs one certificate (RFC 5280 4.1).

use crate::certificate::{Certificate, CertificateError};
use crate::key::{PublicKey, SignatureAlgorithm, SigningKey};
use crate::tlv::{self, Element, tag};
use crate::{hash, oid, time};
use der::Encode;
use thiserror::Error;

/// The certificate or list cannot be issued.
#[derive(Debug, Error)]
pub enum IssueError {
    /// No name, or one with control characters.
    #[error("the name is empty or has control characters")]
    Name,
    /// Over 64 characters (RFC 5280 appendix A, ub-common-name).
    #[error("the name has more than 64 characters")]
    NameTooLong,
    /// Before 1970, after 9999, or ending before it begins.
    #[error("the validity is not possible")]
    Validity,
    /// The CRL's address is not ASCII.
    #[error("the CRL's address is not ASCII")]
    Address,
    /// The signer's key is not P-256.
    #[error("only P-256 keys are certified")]
    NotP256,
    /// The key and the certificate of the authority do not belong together, or it is no authority.
    #[error("this key and certificate are not an authority's")]
    NotAnAuthority,
    /// What was written cannot be read again: a defect.
    #[error("the issued certificate cannot be read: {0}")]
    Certificate(#[from] CertificateError),
    /// The same for a CRL.
    #[error("the issued CRL cannot be read: {0}")]
    RevocationList(#[from] crate::revocation::RevocationListError),
    /// A private key from the random octets is not possible.
    #[error(transparent)]
    Key(#[from] crate::key::SigningKeyError),
}

/// A positive serial number of 16 octets, 126 bits of them random (RFC 5280 4.1.2.2: at most 20 octets).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Serial([u8; 16]);

impl Serial {
    /// From 16 octets of a cryptographic random generator.
    pub fn from_random(mut octets: [u8; 16]) -> Self {
        // Positive, and never shorter than 16 octets.
        octets[0] = octets[0] & 0x7f | 0x40;
        Self(octets)
    }

    /// Contents octets of the INTEGER.
    pub fn octets(&self) -> &[u8; 16] {
        &self.0
    }
}

/// What a certificate is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Profile<'a> {
    Root,
    IssuingAuthority,
    TimeStamp,
    /// An organisation's seal.
    Seal,
    /// Signing documents; where its CRL is published, if anywhere.
    Signer(Option<&'a str>),
}

/// The fields of a certificate to be.
pub(super) struct Draft<'a> {
    pub(super) profile: Profile<'a>,
    /// DER of the subject's Name.
    pub(super) subject: &'a [u8],
    pub(super) key: &'a PublicKey,
    /// First and last second.
    pub(super) validity: (i64, i64),
    pub(super) serial: Serial,
}

/// DER of a Name that is a common name only.
pub(super) fn common_name(name: &str) -> Result<Vec<u8>, IssueError> {
    let name = name.trim();
    if name.is_empty() || name.chars().any(char::is_control) {
        return Err(IssueError::Name);
    }
    if name.chars().count() > 64 {
        return Err(IssueError::NameTooLong);
    }
    let text = tlv::element(tag::UTF8_STRING, &[name.as_bytes()]);
    let pair = tlv::sequence(&[&tlv::oid(oid::COMMON_NAME), &text]);
    Ok(tlv::sequence(&[&tlv::element(tag::SET, &[&pair])]))
}

/// Signs the draft as `issuer` (Name DER) with `signer`.
pub(super) fn issue(
    draft: &Draft<'_>,
    issuer: &[u8],
    signer: &SigningKey,
) -> Result<Certificate, IssueError> {
    let (not_before, not_after) = draft.validity;
    if not_after <= not_before {
        return Err(IssueError::Validity);
    }
    let validity = tlv::sequence(&[&time_der(not_before)?, &time_der(not_after)?]);
    let extensions = extensions(draft, signer.public_key())?;
    let tbs = tlv::sequence(&[
        &tlv::element(tag::context(0), &[&tlv::integer(&[2])]),
        &tlv::integer(draft.serial.octets()),
        &SignatureAlgorithm::ecdsa_sha256_der(),
        issuer,
        &validity,
        draft.subject,
        draft.key.to_spki_der(),
        &tlv::element(tag::context(3), &[&tlv::sequence(&slices(&extensions))]),
    ]);
    Ok(Certificate::from_der(&signed(&tbs, signer))?)
}

/// `SEQUENCE { tbs, algorithm, signature }`.
pub(super) fn signed(tbs: &[u8], signer: &SigningKey) -> Vec<u8> {
    tlv::sequence(&[tbs, &SignatureAlgorithm::ecdsa_sha256_der(), &tlv::bits(&signer.sign_der(tbs))])
}

/// DER of a certificate's Time.
pub(super) fn time_der(unix: i64) -> Result<Vec<u8>, IssueError> {
    time::to_x509(unix).and_then(|time| time.to_der().ok()).ok_or(IssueError::Validity)
}

/// One Extension.
pub(super) fn extension(identifier: &[u8], critical: bool, value: &[u8]) -> Vec<u8> {
    let flag = if critical { tlv::element(tag::BOOLEAN, &[&[0xff]]) } else { Vec::new() };
    tlv::sequence(&[&tlv::oid(identifier), &flag, &tlv::octets(value)])
}

/// Extension authorityKeyIdentifier naming this key.
pub(super) fn authority_key(key: &PublicKey) -> Vec<u8> {
    let identifier = tlv::element(tag::context_primitive(0), &[&key_identifier(key)]);
    extension(oid::AUTHORITY_KEY_IDENTIFIER, false, &tlv::sequence(&[&identifier]))
}

fn slices(parts: &[Vec<u8>]) -> Vec<&[u8]> {
    parts.iter().map(Vec::as_slice).collect()
}

fn extensions(draft: &Draft<'_>, issuer: &PublicKey) -> Result<Vec<Vec<u8>>, IssueError> {
    let mut extensions = purpose(draft.profile)?;
    let subject_key = tlv::octets(&key_identifier(draft.key));
    extensions.push(extension(oid::SUBJECT_KEY_IDENTIFIER, false, &subject_key));
    if draft.profile != Profile::Root {
        extensions.push(authority_key(issuer));
    }
    Ok(extensions)
}

// Named bit lists (RFC 5280 4.2.1.3): keyCertSign and cRLSign; digitalSignature; the same with nonRepudiation.
const USAGE_AUTHORITY: [u8; 2] = [1, 0x06];
const USAGE_TIME_STAMP: [u8; 2] = [7, 0x80];
const USAGE_SIGNER: [u8; 2] = [6, 0xc0];

fn purpose(profile: Profile<'_>) -> Result<Vec<Vec<u8>>, IssueError> {
    let is_authority = tlv::element(tag::BOOLEAN, &[&[0xff]]);
    let usage = |bits: [u8; 2]| extension(oid::KEY_USAGE, true, &tlv::element(tag::BIT_STRING, &[&bits]));
    let constraints =
        |length: &[u8]| extension(oid::BASIC_CONSTRAINTS, true, &tlv::sequence(&[&is_authority, length]));
    Ok(match profile {
        Profile::Root => vec![constraints(&[]), usage(USAGE_AUTHORITY)],
        Profile::IssuingAuthority => vec![constraints(&tlv::integer(&[0])), usage(USAGE_AUTHORITY)],
        Profile::TimeStamp => {
            let only = tlv::sequence(&[&tlv::oid(oid::TIME_STAMPING)]);
            vec![usage(USAGE_TIME_STAMP), extension(oid::EXTENDED_KEY_USAGE, true, &only)]
        }
        Profile::Seal => vec![usage(USAGE_SIGNER), seal_policy()],
        Profile::Signer(None) => vec![usage(USAGE_SIGNER)],
        Profile::Signer(Some(address)) => vec![usage(USAGE_SIGNER), distribution_point(address)?],
    })
}

// RFC 5280 4.2.1.4: one policy without qualifiers. An extended key usage of our own would say the same, and Acrobat
// takes no certificate for a document's that has only unknown ones.
fn seal_policy() -> Vec<u8> {
    let policy = tlv::sequence(&[&tlv::oid(oid::PARAPH_SEAL_POLICY)]);
    extension(oid::CERTIFICATE_POLICIES, false, &tlv::sequence(&[&policy]))
}

// RFC 5280 4.2.1.13: one distribution point with one URI.
fn distribution_point(address: &str) -> Result<Vec<u8>, IssueError> {
    if !address.is_ascii() {
        return Err(IssueError::Address);
    }
    let uri = tlv::element(tag::context_primitive(6), &[address.as_bytes()]);
    let name = tlv::element(tag::context(0), &[&tlv::element(tag::context(0), &[&uri])]);
    Ok(extension(oid::CRL_DISTRIBUTION_POINTS, false, &tlv::sequence(&[&tlv::sequence(&[&name])])))
}

// RFC 7093 2 (1): the leftmost 160 bits of the SHA-256 of the key's octets.
fn key_identifier(key: &PublicKey) -> [u8; 20] {
    let mut reader =
        Element::single(key.to_spki_der(), tag::SEQUENCE).map_or(tlv::Reader::new(&[]), |spki| spki.reader());
    let bits = reader.any().and_then(|_| reader.expect(tag::BIT_STRING));
    let octets = bits.map_or(&[][..], |bits| bits.content.get(1..).unwrap_or_default());
    let mut identifier = [0; 20];
    identifier.copy_from_slice(&hash::sha256(octets)[..20]);
    identifier
}
