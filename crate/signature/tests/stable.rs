//! The same input gives the same bytes, today and in later versions: what was signed must stay rebuildable.
#![allow(clippy::unwrap_used)]

mod common;

use common::{AUTHORISATION, CONTENT, NOW, digest, world};
use paraph_signature::attributes::{CommitmentType, SignedAttributes};
use paraph_signature::cms::ToBeSigned;
use paraph_signature::hash::sha256;
use paraph_signature::tlv::{Element, tag};

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn signed_attributes_and_cms_are_stable() {
    let world = world();
    let to_be_signed =
        ToBeSigned::new(&world.signer.certificate, &digest(CONTENT), Some(AUTHORISATION)).unwrap();
    let attributes = to_be_signed.signed_attributes_der();
    assert_eq!(hex(&sha256(attributes)), "c9cb78299a8a4ee1f8ae8760d7d4a70a84d7d3986cd116d85f03c7949020e810");
    assert_eq!(
        hex(&sha256(&world.stamped(NOW))),
        "9ffb0e8dcf876489750447d0403b0b69973387d102f2da15a4ce05e4fd806227"
    );
    assert_eq!(
        hex(&sha256(world.material.root.certificate.der())),
        "f81c23ae30ffd54c70afa6a40cc78ed1c5ec49b73ee7d860b9b4404a140ba0f4"
    );
    assert!(world.stamped(NOW).len() < 4096, "a time-stamped signature stays small: what a PDF must reserve");
}

#[test]
fn attributes_read_back() {
    let world = world();
    let certificate = &world.signer.certificate;
    for authorisation in [None, Some(AUTHORISATION), Some(CommitmentType::Seal([9; 32]))] {
        let to_be_signed = ToBeSigned::new(certificate, &digest(CONTENT), authorisation).unwrap();
        let set = Element::single(to_be_signed.signed_attributes_der(), tag::SET).unwrap();
        let read = SignedAttributes::read(set.content).unwrap();
        assert_eq!(read.message_digest, digest(CONTENT));
        assert_eq!(
            (read.authorisation, read.if_finalised),
            (authorisation, authorisation == Some(AUTHORISATION))
        );
        assert_eq!(read.signing_time, None, "PAdES states the time in /M");
        let (_, hash) = read.signing_certificate.unwrap().unwrap();
        assert_eq!(hash, certificate.fingerprint());
    }
}
