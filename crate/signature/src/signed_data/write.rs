//! Writes a SignedData of one P-256 signer (RFC 5652 5.1).

use crate::certificate::Certificate;
use crate::key::SignatureAlgorithm;
use crate::tlv::{self, Element, tag};
use crate::{hash, oid};

/// What goes into the SignedData.
pub(crate) struct Parts<'a> {
    /// Contents octets of the content type.
    pub(crate) content_type: &'a [u8],
    /// Encapsulated content; `None` for a detached signature.
    pub(crate) content: Option<&'a [u8]>,
    /// The signer's certificate.
    pub(crate) signer: &'a Certificate,
    /// All certificates to carry.
    pub(crate) certificates: &'a [Certificate],
    /// The signed attributes as signed: DER of a SET.
    pub(crate) signed_attributes: &'a [u8],
    /// DER of the ECDSA signature.
    pub(crate) signature: &'a [u8],
    /// Attributes to add unsigned.
    pub(crate) unsigned_attributes: Vec<Vec<u8>>,
}

/// DER of the ContentInfo.
pub(crate) fn write(parts: Parts<'_>) -> Vec<u8> {
    let digest = hash::sha256_identifier();
    // RFC 5652 5.1: version 3 when the content is not id-data, otherwise 1 (the signer is named by issuer and serial).
    let version: u8 = if parts.content_type == oid::DATA { 1 } else { 3 };
    let mut certificates: Vec<Vec<u8>> = parts.certificates.iter().map(|one| one.der().to_vec()).collect();
    certificates.sort();
    certificates.dedup();
    let mut fields = vec![
        tlv::integer(&[version]),
        tlv::set_of(tag::SET, vec![digest]),
        encapsulated(parts.content_type, parts.content),
    ];
    if !certificates.is_empty() {
        fields.push(tlv::set_of(tag::context(0), certificates));
    }
    fields.push(tlv::element(tag::SET, &[&signer_info(&parts)]));
    let fields: Vec<&[u8]> = fields.iter().map(Vec::as_slice).collect();
    let explicit = tlv::element(tag::context(0), &[&tlv::sequence(&fields)]);
    tlv::sequence(&[&tlv::oid(oid::SIGNED_DATA), &explicit])
}

fn encapsulated(content_type: &[u8], content: Option<&[u8]>) -> Vec<u8> {
    let explicit =
        content.map(|octets| tlv::element(tag::context(0), &[&tlv::octets(octets)])).unwrap_or_default();
    tlv::sequence(&[&tlv::oid(content_type), &explicit])
}

fn signer_info(parts: &Parts<'_>) -> Vec<u8> {
    let serial = tlv::element(tag::INTEGER, &[parts.signer.serial()]);
    // What was signed as a SET stands here under the implicit tag [0] (RFC 5652 5.4).
    let attributes = Element::single(parts.signed_attributes, tag::SET).map_or(&[][..], |set| set.content);
    let unsigned = if parts.unsigned_attributes.is_empty() {
        Vec::new()
    } else {
        tlv::set_of(tag::context(1), parts.unsigned_attributes.clone())
    };
    tlv::sequence(&[
        &tlv::integer(&[1]),
        &tlv::sequence(&[parts.signer.issuer_der(), &serial]),
        &hash::sha256_identifier(),
        &tlv::element(tag::context(0), &[attributes]),
        &SignatureAlgorithm::ecdsa_sha256_der(),
        &tlv::octets(parts.signature),
        &unsigned,
    ])
}
