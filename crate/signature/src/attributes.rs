//! Signed attributes of a PAdES signature: what is written, and what of a stranger's is read.
//!
//! Written (ETSI EN 319 122-1 5, EN 319 142-1 6.3): content-type, message-digest, signing-certificate-v2 with SHA-256, and
//! for an authorised signature commitment-type-indication "proof of approval" with two qualifiers of [`crate::oid`]:
//! the SHA-256 of the `authorised` event, and "effective only if the envelope is finalised". An organisation's seal has
//! a commitment type of its own: "the envelope is finalised; its content was not seen", with the SHA-256 of the
//! `seal_authorised` event. pyHanko, OpenSSL and poppler accept both. No signing-time: PAdES states the time in the signature dictionary's `/M`.

use crate::certificate::Certificate;
use crate::hash::HashAlgorithm;
use crate::tlv::{self, Element, Malformed, Reader, tag};
use crate::{hash, oid, time};

/// What a signature carries out: the SHA-256 of the event that it rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CommitmentType {
    /// Somebody's agreement: `authorised`. The signature is a proof of approval.
    Approval([u8; 32]),
    /// The organisation's seal: `seal_authorised`. The content was not seen; the envelope is finalised.
    Seal([u8; 32]),
}

impl CommitmentType {
    /// The hash.
    #[must_use]
    pub fn hash(&self) -> &[u8; 32] {
        match self {
            Self::Approval(hash) | Self::Seal(hash) => hash,
        }
    }
}

/// The SET OF attributes to be signed, DER.
pub(crate) fn signed_attributes(
    content_type: &[u8],
    digest: &[u8; 32],
    certificate: &Certificate,
    authorisation: Option<CommitmentType>,
) -> Vec<u8> {
    let mut attributes = vec![
        attribute(oid::CONTENT_TYPE, &tlv::oid(content_type)),
        attribute(oid::MESSAGE_DIGEST, &tlv::octets(digest)),
        attribute(oid::SIGNING_CERTIFICATE_V2, &signing_certificate_v2(certificate)),
    ];
    attributes
        .extend(authorisation.map(|hash| attribute(oid::COMMITMENT_TYPE_INDICATION, &commitment(hash))));
    tlv::set_of(tag::SET, attributes)
}

/// One Attribute with one value.
pub(crate) fn attribute(identifier: &[u8], value: &[u8]) -> Vec<u8> {
    tlv::sequence(&[&tlv::oid(identifier), &tlv::element(tag::SET, &[value])])
}

// RFC 5035 4: hashAlgorithm is SHA-256 by default and then left out; issuerSerial binds the issuer too.
fn signing_certificate_v2(certificate: &Certificate) -> Vec<u8> {
    let directory_name = tlv::element(tag::context(4), &[certificate.issuer_der()]);
    let serial = tlv::element(tag::INTEGER, &[certificate.serial()]);
    let issuer_serial = tlv::sequence(&[&tlv::sequence(&[&directory_name]), &serial]);
    let id = tlv::sequence(&[&tlv::octets(&certificate.fingerprint()), &issuer_serial]);
    tlv::sequence(&[&tlv::sequence(&[&id])])
}

// RFC 5126 5.11.1.
fn commitment(authorisation: CommitmentType) -> Vec<u8> {
    let event = tlv::sequence(&[&tlv::oid(oid::PARAPH_AUTHORISATION), &tlv::octets(authorisation.hash())]);
    if matches!(authorisation, CommitmentType::Seal(_)) {
        return tlv::sequence(&[&tlv::oid(oid::PARAPH_SEAL), &tlv::sequence(&[&event])]);
    }
    let condition = tlv::sequence(&[&tlv::oid(oid::PARAPH_IF_FINALISED), &tlv::element(tag::NULL, &[])]);
    tlv::sequence(&[&tlv::oid(oid::PROOF_OF_APPROVAL), &tlv::sequence(&[&event, &condition])])
}

/// The attributes that matter, read from a SignerInfo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedAttributes {
    /// Contents octets of the content type's identifier.
    pub content_type: Vec<u8>,
    /// The message digest.
    pub message_digest: Vec<u8>,
    /// Hash algorithm and hash of the signing certificate, from signing-certificate-v2 or its SHA-1 predecessor;
    /// `None` when neither is there. An unknown hash algorithm gives `Some(None)`.
    pub signing_certificate: Option<Option<(HashAlgorithm, Vec<u8>)>>,
    /// The signer's own claim, unix seconds.
    pub signing_time: Option<i64>,
    /// The event that it rests on.
    pub authorisation: Option<CommitmentType>,
    /// Effective only if its envelope is finalised.
    pub if_finalised: bool,
}

impl SignedAttributes {
    /// Reads the contents of the SET. content-type and message-digest are mandatory and single (RFC 5652 11).
    pub fn read(set: &[u8]) -> Result<Self, Malformed> {
        let attributes = Attributes::read(set)?;
        let content_type =
            attributes.one(oid::CONTENT_TYPE)?.ok_or(Malformed::Value("no content-type attribute"))?;
        let digest =
            attributes.one(oid::MESSAGE_DIGEST)?.ok_or(Malformed::Value("no message-digest attribute"))?;
        let (authorisation, if_finalised) = read_commitments(&attributes);
        Ok(Self {
            content_type: Element::single(content_type, tag::OID)?.content.to_vec(),
            message_digest: Element::single(digest, tag::OCTET_STRING)?.content.to_vec(),
            signing_certificate: read_signing_certificate(&attributes)?,
            signing_time: attributes.one(oid::SIGNING_TIME)?.and_then(time::from_der),
            authorisation,
            if_finalised,
        })
    }
}

/// A SET OF Attribute: identifiers with their sets of values.
pub(crate) struct Attributes<'a>(Vec<(&'a [u8], Element<'a>)>);

impl<'a> Attributes<'a> {
    /// At most 64 attributes.
    pub(crate) fn read(set: &'a [u8]) -> Result<Self, Malformed> {
        let mut read = Vec::new();
        for element in Reader::new(set).all(64)? {
            let mut reader = Element::single(element.raw, tag::SEQUENCE)?.reader();
            let identifier = reader.expect(tag::OID)?.content;
            let values = reader.expect(tag::SET)?;
            reader.end()?;
            read.push((identifier, values));
        }
        Ok(Self(read))
    }

    /// The raw values of all attributes of this kind.
    pub(crate) fn values(&self, identifier: &[u8]) -> Result<Vec<&'a [u8]>, Malformed> {
        let mut raw = Vec::new();
        for (_, values) in self.0.iter().filter(|(other, _)| *other == identifier) {
            raw.extend(values.reader().all(16)?.iter().map(|value| value.raw));
        }
        Ok(raw)
    }

    /// The raw value of an attribute that stands at most once and with one value (RFC 5652 11).
    pub(crate) fn one(&self, identifier: &[u8]) -> Result<Option<&'a [u8]>, Malformed> {
        let stands = self.0.iter().filter(|(other, _)| *other == identifier).count();
        match (stands, self.values(identifier)?.as_slice()) {
            (0, _) => Ok(None),
            (1, [value]) => Ok(Some(value)),
            _ => Err(Malformed::Value("an attribute stands twice or has not one value")),
        }
    }
}

type SigningCertificate = Option<Option<(HashAlgorithm, Vec<u8>)>>;

fn read_signing_certificate(attributes: &Attributes<'_>) -> Result<SigningCertificate, Malformed> {
    if let Some(value) = attributes.one(oid::SIGNING_CERTIFICATE_V2)? {
        return read_certificate_id(value, HashAlgorithm::Sha256).map(Some);
    }
    match attributes.one(oid::SIGNING_CERTIFICATE)? {
        Some(value) => read_certificate_id(value, HashAlgorithm::Sha1).map(Some),
        None => Ok(None),
    }
}

// The first identifier is the signing certificate's (RFC 5035 5.4).
fn read_certificate_id(
    value: &[u8],
    default: HashAlgorithm,
) -> Result<Option<(HashAlgorithm, Vec<u8>)>, Malformed> {
    let ids = Element::single(value, tag::SEQUENCE)?.reader().expect(tag::SEQUENCE)?;
    let mut id = ids.reader().expect(tag::SEQUENCE)?.reader();
    let algorithm = match id.optional(tag::SEQUENCE)? {
        Some(identifier) => HashAlgorithm::from_oid(identifier.reader().expect(tag::OID)?.content),
        None => Some(default),
    };
    let hash = id.expect(tag::OCTET_STRING)?.content.to_vec();
    Ok(algorithm.map(|algorithm| (algorithm, hash)))
}

// A stranger's commitment of a shape unknown here says nothing about ours.
fn read_commitments(attributes: &Attributes<'_>) -> (Option<CommitmentType>, bool) {
    let values = attributes.values(oid::COMMITMENT_TYPE_INDICATION).unwrap_or_default();
    let read: Vec<_> = values.into_iter().filter_map(|value| read_commitment(value).ok()).collect();
    (read.iter().find_map(|commitment| commitment.0), read.iter().any(|commitment| commitment.1))
}

fn read_commitment(value: &[u8]) -> Result<(Option<CommitmentType>, bool), Malformed> {
    let mut reader = Element::single(value, tag::SEQUENCE)?.reader();
    let of = if reader.expect(tag::OID)?.content == oid::PARAPH_SEAL {
        CommitmentType::Seal
    } else {
        CommitmentType::Approval
    };
    let (mut authorisation, mut if_finalised) = (None, false);
    for qualifier in reader.optional(tag::SEQUENCE)?.map_or(Ok(Vec::new()), |list| list.reader().all(16))? {
        let mut reader = qualifier.reader();
        match reader.expect(tag::OID)?.content {
            oid::PARAPH_AUTHORISATION => {
                authorisation = Some(of(read_hash(reader.expect(tag::OCTET_STRING)?.content)?))
            }
            oid::PARAPH_IF_FINALISED => if_finalised = true,
            _ => {}
        }
    }
    Ok((authorisation, if_finalised))
}

fn read_hash(content: &[u8]) -> Result<[u8; 32], Malformed> {
    content.try_into().map_err(|_| Malformed::Value("the authorisation's hash is not 32 octets"))
}

/// Whether a certificate is the one a signing-certificate attribute names; `None` when its hash is not compiled in.
pub(crate) fn names(id: &(HashAlgorithm, Vec<u8>), certificate: &Certificate) -> Option<bool> {
    if id.0 == HashAlgorithm::Sha256 {
        return Some(id.1 == hash::sha256(certificate.der()));
    }
    id.0.digest(&[certificate.der()]).map(|digest| digest == id.1)
}
