//! Parsers answer junk with errors: no panic, no endless loop, never a passed verdict.

mod common;

use common::{CONTENT, NOW, by_content, world};
use paraph_signature::attributes::SignedAttributes;
use paraph_signature::certificate::Certificate;
use paraph_signature::key::PublicKey;
use paraph_signature::revocation::RevocationList;
use paraph_signature::signed_data::SignedData;
use paraph_signature::timestamp::{TimeStampRequest, TimeStampResponse, TimeStampToken};
use paraph_signature::validate::{Integrity, Status, TrustAnchors, ValidationData, validate};
use paraph_signature::{ber, pem};
use proptest::prelude::*;

fn parse_all(bytes: &[u8]) {
    let _ = ber::to_der(bytes);
    let _ = Certificate::from_der(bytes);
    let _ = RevocationList::from_der(bytes);
    let _ = PublicKey::from_spki_der(bytes);
    let _ = SignedData::parse(bytes);
    let _ = SignedAttributes::read(bytes);
    let _ = TimeStampRequest::from_der(bytes);
    let _ = TimeStampResponse::from_der(bytes);
    let _ = TimeStampToken::parse(bytes);
    let _ = pem::decode_all(&String::from_utf8_lossy(bytes), "CERTIFICATE");
}

/// Bytes that look like DER: a tag, a length that often fits, contents.
fn der_like() -> impl Strategy<Value = Vec<u8>> {
    let leaf = proptest::collection::vec(any::<u8>(), 0..40);
    leaf.prop_recursive(5, 64, 6, |inner| {
        (
            prop_oneof![
                Just(0x30u8),
                Just(0x31),
                Just(0xa0),
                Just(0x04),
                Just(0x06),
                Just(0x02),
                any::<u8>()
            ],
            proptest::collection::vec(inner, 0..6),
        )
            .prop_map(|(tag, parts)| {
                let parts: Vec<&[u8]> = parts.iter().map(Vec::as_slice).collect();
                paraph_signature::tlv::element(tag, &parts)
            })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        parse_all(&bytes);
    }

    #[test]
    fn structured_bytes(bytes in der_like()) {
        parse_all(&bytes);
    }

    #[test]
    fn normalised_der_is_stable(bytes in der_like()) {
        if let Ok((der, _)) = ber::to_der(&bytes) {
            prop_assert_eq!(ber::to_der(&der), Ok((der.clone(), &[][..])));
        }
    }
}

#[test]
fn damaged_signatures() {
    let world = world();
    let (cms, data) = (world.stamped(NOW), world.data(NOW));
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let damage = (0..cms.len(), any::<u8>(), 0..cms.len());
    runner
        .run(&damage, |(at, octet, end)| {
            let mut damaged = cms.clone();
            damaged[at] = octet;
            parse_all(&damaged);
            parse_all(&cms[..end]);
            let report = validate(&cms[..end], &by_content(CONTENT), &world.anchors, &data, NOW);
            prop_assert_eq!(report.status, Status::TotalFailed);
            Ok(())
        })
        .unwrap();
}

#[test]
fn damaged_signatures_of_others() {
    let folder = format!("{}/tests/fixtures", env!("CARGO_MANIFEST_DIR"));
    let read = |name: &str| std::fs::read(format!("{folder}/{name}")).unwrap();
    let content = read("content.bin");
    let root = Certificate::from_pem(&String::from_utf8(read("root.pem")).unwrap()).unwrap();
    let (now, anchors) = (root.not_before() + 10, TrustAnchors::new(vec![root]));
    let none = ValidationData::default();
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    for name in ["rsa-pkcs1-sha256.der", "rsa-pss-sha256.der", "rsa-bare.der", "p384-sha384.der"] {
        let cms = read(name);
        let damage = proptest::collection::vec((0..cms.len(), any::<u8>()), 1..4);
        runner
            .run(&damage, |damage| {
                let mut damaged = cms.clone();
                damage.iter().for_each(|(at, octet)| damaged[*at] = *octet);
                let report = validate(&damaged, &by_content(&content), &anchors, &none, now);
                let other = validate(&damaged, &by_content(b"other"), &anchors, &none, now);
                prop_assert_ne!(other.status, Status::TotalPassed);
                prop_assert!(report.status != Status::TotalPassed || report.integrity == Integrity::Intact);
                Ok(())
            })
            .unwrap();
    }
}

#[test]
fn bombs_end_quickly() {
    let world = world();
    let none = ValidationData::default();
    let bombs = [
        [0x30, 0x80].repeat(200_000),
        [0x24, 0x80].repeat(200_000),
        [0x30, 0x84, 0x7f, 0xff, 0xff, 0xff].repeat(50_000),
        paraph_signature::tlv::sequence(&[&vec![0; 2_000_000]]),
    ];
    for bomb in bombs {
        let report = validate(&bomb, &by_content(CONTENT), &world.anchors, &none, NOW);
        assert_eq!(report.status, Status::TotalFailed);
    }
}
