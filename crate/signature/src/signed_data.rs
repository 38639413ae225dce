//! CMS SignedData, anybody's: read over exact bytes, and one SignerInfo verified (RFC 5652 5).

mod signer;
mod write;

pub use signer::{SignerFailure, VerifiedSigner};
pub(crate) use write::{Parts, write};

use crate::ber::{self, BerError};
use crate::certificate::Certificate;
use crate::hash::HashAlgorithm;
use crate::oid;
use crate::revocation::RevocationList;
use crate::tlv::{Element, Malformed, Reader, tag};
use thiserror::Error;

/// What a SignedData carries.
#[derive(Debug, Clone)]
pub struct SignedData {
    /// Contents octets of the content type's identifier.
    pub content_type: Vec<u8>,
    /// The encapsulated content's octets; `None` in a detached signature.
    pub content: Option<Vec<u8>>,
    /// The certificates that can be read, in the order found.
    pub certificates: Vec<Certificate>,
    /// How many certificates or CRLs could not be read and were left out.
    pub unreadable: u16,
    /// The CRLs that can be read.
    pub revocation_lists: Vec<RevocationList>,
    /// The signers.
    pub signers: Vec<SignerInfo>,
}

/// One signer of a SignedData.
#[derive(Debug, Clone)]
pub struct SignerInfo {
    /// Which certificate.
    pub identifier: SignerIdentifier,
    /// The digest's algorithm; `None` when unknown.
    pub digest: Option<HashAlgorithm>,
    /// Contents of the signed attributes' set, exactly as transmitted.
    pub signed_attributes: Option<Vec<u8>>,
    /// DER of the signature's AlgorithmIdentifier.
    pub algorithm: Vec<u8>,
    /// The signature's octets.
    pub signature: Vec<u8>,
    /// Contents of the unsigned attributes' set.
    pub unsigned_attributes: Option<Vec<u8>>,
}

/// How a SignerInfo names its certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignerIdentifier {
    /// Issuer's Name in DER, serial number's contents.
    IssuerAndSerial(Vec<u8>, Vec<u8>),
    /// Subject key identifier.
    KeyIdentifier(Vec<u8>),
}

/// Not a SignedData.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum SignedDataError {
    /// Not even BER.
    #[error("the signature is not CMS: {0}")]
    Ber(#[from] BerError),
    /// Not the structure.
    #[error("the signature is not CMS SignedData: {0}")]
    Malformed(#[from] Malformed),
    /// Another kind of CMS.
    #[error("CMS of another kind than SignedData")]
    OtherContent,
    /// Bytes other than zero padding follow.
    #[error("data follow the CMS")]
    Trailing,
}

impl SignerIdentifier {
    /// Whether `certificate` is the one named.
    pub fn matches(&self, certificate: &Certificate) -> bool {
        match self {
            Self::IssuerAndSerial(issuer, serial) => {
                issuer == certificate.issuer_der() && serial == certificate.serial()
            }
            Self::KeyIdentifier(identifier) => {
                certificate.subject_key_identifier().as_ref() == Some(identifier)
            }
        }
    }
}

impl SignedData {
    /// Parses a ContentInfo, DER or BER; only zero octets may follow it (a PDF's /Contents is padded with them).
    pub fn parse(bytes: &[u8]) -> Result<Self, SignedDataError> {
        let (der, rest) = ber::to_der(bytes)?;
        if rest.iter().any(|octet| *octet != 0) {
            return Err(SignedDataError::Trailing);
        }
        let mut info = Element::single(&der, tag::SEQUENCE)?.reader();
        if info.expect(tag::OID)?.content != oid::SIGNED_DATA {
            return Err(SignedDataError::OtherContent);
        }
        let explicit = info.expect(tag::context(0))?;
        info.end()?;
        Ok(signed_data(Element::single(explicit.content, tag::SEQUENCE)?)?)
    }

    /// The certificates a signer may mean.
    pub fn candidates<'a>(&'a self, signer: &'a SignerInfo) -> impl Iterator<Item = &'a Certificate> {
        self.certificates.iter().filter(|certificate| signer.identifier.matches(certificate))
    }
}

fn signed_data(element: Element<'_>) -> Result<SignedData, Malformed> {
    let mut reader = element.reader();
    reader.unsigned()?;
    reader.expect(tag::SET)?;
    let (content_type, content) = encapsulated(reader.expect(tag::SEQUENCE)?)?;
    let mut unreadable = 0;
    let certificates =
        readable(reader.optional(tag::context(0))?, &mut unreadable, |der| Certificate::from_der(der).ok())?;
    let lists = readable(reader.optional(tag::context(1))?, &mut unreadable, |der| {
        RevocationList::from_der(der).ok()
    })?;
    let signers = reader.expect(tag::SET)?.reader().all(16)?;
    reader.end()?;
    let signers = signers.into_iter().map(signer_info).collect::<Result<_, _>>()?;
    Ok(SignedData { content_type, content, certificates, unreadable, revocation_lists: lists, signers })
}

fn encapsulated(element: Element<'_>) -> Result<(Vec<u8>, Option<Vec<u8>>), Malformed> {
    let mut reader = element.reader();
    let content_type = reader.expect(tag::OID)?.content.to_vec();
    let content = match reader.optional(tag::context(0))? {
        Some(explicit) => Some(Element::single(explicit.content, tag::OCTET_STRING)?.content.to_vec()),
        None => None,
    };
    reader.end()?;
    Ok((content_type, content))
}

fn readable<T>(
    set: Option<Element<'_>>,
    unreadable: &mut u16,
    read: impl Fn(&[u8]) -> Option<T>,
) -> Result<Vec<T>, Malformed> {
    let elements = set.map_or(Ok(Vec::new()), |set| set.reader().all(256))?;
    let mut items = Vec::new();
    for element in elements {
        match read(element.raw) {
            Some(item) => items.push(item),
            None => *unreadable += 1,
        }
    }
    Ok(items)
}

fn signer_info(element: Element<'_>) -> Result<SignerInfo, Malformed> {
    let mut reader = Element::single(element.raw, tag::SEQUENCE)?.reader();
    reader.unsigned()?;
    let identifier = signer_identifier(&mut reader)?;
    let digest = reader.expect(tag::SEQUENCE)?.reader().expect(tag::OID)?;
    let signed_attributes = reader.optional(tag::context(0))?.map(|set| set.content.to_vec());
    let algorithm = reader.expect(tag::SEQUENCE)?.raw.to_vec();
    let signature = reader.expect(tag::OCTET_STRING)?.content.to_vec();
    let unsigned_attributes = reader.optional(tag::context(1))?.map(|set| set.content.to_vec());
    reader.end()?;
    let digest = HashAlgorithm::from_oid(digest.content);
    Ok(SignerInfo { identifier, digest, signed_attributes, algorithm, signature, unsigned_attributes })
}

fn signer_identifier(reader: &mut Reader<'_>) -> Result<SignerIdentifier, Malformed> {
    if let Some(identifier) = reader.optional(tag::context_primitive(0))? {
        return Ok(SignerIdentifier::KeyIdentifier(identifier.content.to_vec()));
    }
    let mut pair = reader.expect(tag::SEQUENCE)?.reader();
    let issuer = pair.expect(tag::SEQUENCE)?.raw.to_vec();
    let serial = pair.expect(tag::INTEGER)?.content.to_vec();
    pair.end()?;
    Ok(SignerIdentifier::IssuerAndSerial(issuer, serial))
}
