//! Verdicts over our own signatures and those of others.
#![allow(clippy::unwrap_used)]

mod common;

use common::{CONTENT, DAY, NOW, World, by_content, digest, material, signer, world};
use paraph_signature::attributes::CommitmentType;
use paraph_signature::certificate::Certificate;
use paraph_signature::cms::ToBeSigned;
use paraph_signature::issue::KeyPair;
use paraph_signature::issue::Revoked;
use paraph_signature::tlv::{Element, tag};
use paraph_signature::validate::{
    Integrity, Level, SignatureReport, Status, SubIndication, Trust, TrustAnchors, ValidationData, Warning,
    validate, validate_document_time_stamp,
};

fn verdict(world: &World, cms: &[u8], data: &ValidationData, now: i64) -> SignatureReport {
    validate(cms, &by_content(CONTENT), &world.anchors, data, now)
}

fn outcome(report: &SignatureReport) -> (Status, Option<SubIndication>, Integrity) {
    (report.status, report.sub_indication, report.integrity)
}

#[test]
fn long_term_signatures_outlive_their_certificate() {
    let world = world();
    let (cms, data) = (world.stamped(NOW), world.data(NOW));
    for now in [NOW + 1, NOW + 5_000, NOW + 400 * DAY, NOW + 3_000 * DAY] {
        let report = verdict(&world, &cms, &data, now);
        assert_eq!(
            outcome(&report),
            (Status::TotalPassed, None, Integrity::Intact),
            "{now} {:?}",
            report.reason
        );
        assert_eq!((report.level, report.signed_at), (Some(Level::BLT), Some(NOW)));
        assert_eq!(report.signer.as_deref(), Some("Zoé Ångström"));
        assert_eq!((report.trust, report.authorisation), (Trust::Trusted, Some([7; 32])));
        assert_eq!(report.warnings, [Warning::OnlyIfFinalised]);
    }
    let report = verdict(&world, &cms, &data, NOW + 4_000 * DAY);
    assert_eq!(
        outcome(&report).1,
        Some(SubIndication::OutOfBoundsNoPoe),
        "the time-stamp's certificate has expired too"
    );
    let proven = ValidationData { proven_at: Some(NOW + 3_000 * DAY), ..data };
    assert_eq!(verdict(&world, &cms, &proven, NOW + 4_000 * DAY).status, Status::TotalPassed);
}

#[test]
fn without_revocation_lists_it_ends_with_the_certificate() {
    let world = world();
    let (cms, none) = (world.stamped(NOW), ValidationData::default());
    let report = verdict(&world, &cms, &none, NOW + 1);
    assert_eq!((report.status, report.level), (Status::TotalPassed, Some(Level::BT)));
    assert!(report.warnings.contains(&Warning::RevocationUnknown));
    let report = verdict(&world, &cms, &none, NOW + 5_000);
    assert_eq!(
        (report.status, report.sub_indication),
        (Status::Indeterminate, Some(SubIndication::TryLater))
    );
    let bare = world.unstamped(&world.signer, CONTENT).without_time_stamp();
    let report = verdict(&world, bare.der(), &world.data(NOW), NOW + 1);
    assert_eq!((report.status, report.level, report.signed_at), (Status::TotalPassed, Some(Level::BB), None));
    let report = verdict(&world, bare.der(), &world.data(NOW), NOW + 5_000);
    assert_eq!(report.sub_indication, Some(SubIndication::OutOfBoundsNoPoe));
}

#[test]
fn revocation_counts_from_its_date() {
    let world = world();
    let cms = world.stamped(NOW);
    let serial = world.signer.certificate.serial();
    let with = |at| {
        let list = world.crl(NOW + 100, &[Revoked { serial, at }]);
        let revocation_lists = vec![list, world.material.root_crl.clone()];
        verdict(&world, &cms, &ValidationData { revocation_lists, ..ValidationData::default() }, NOW + 200)
    };
    assert_eq!(with(NOW - 10).sub_indication, Some(SubIndication::RevokedNoPoe));
    assert_eq!(with(NOW).sub_indication, Some(SubIndication::RevokedNoPoe));
    assert_eq!(with(NOW + 50).status, Status::TotalPassed, "the time-stamp is older");
}

#[test]
fn a_list_by_somebody_else_says_nothing() {
    let world = world();
    let other = material(60);
    let impostor =
        paraph_signature::issue::Authority::new(other.issuing.key, other.issuing.certificate).unwrap();
    let serial = world.signer.certificate.serial();
    let revoked = [Revoked { serial, at: NOW - 10 }];
    let request = paraph_signature::issue::RevocationRequest {
        number: 1,
        this_update: NOW,
        next_update: NOW + DAY,
        revoked: &revoked,
    };
    // Same names, another key.
    let list = impostor.issue_crl(&request).unwrap();
    let data = ValidationData { revocation_lists: vec![list], ..ValidationData::default() };
    let report = verdict(&world, &world.stamped(NOW), &data, NOW + 1);
    assert_eq!(report.status, Status::TotalPassed);
    assert!(report.warnings.contains(&Warning::RevocationUnknown));
}

#[test]
fn changes_break_it_and_strangers_are_not_trusted() {
    let world = world();
    let (cms, data) = (world.stamped(NOW), world.data(NOW));
    let report = validate(&cms, &by_content(b"other bytes"), &world.anchors, &data, NOW);
    assert_eq!(outcome(&report), (Status::TotalFailed, Some(SubIndication::HashFailure), Integrity::Broken));
    let look_alike = TrustAnchors::new(vec![material(60).root.certificate]);
    let report = validate(&cms, &by_content(CONTENT), &look_alike, &data, NOW);
    let wanted = (Status::Indeterminate, Some(SubIndication::NoCertificateChainFound), Integrity::Intact);
    assert_eq!(outcome(&report), wanted);
    assert!(matches!(report.trust, Trust::Untrusted(_)));
    let report = validate(&cms, &by_content(CONTENT), &TrustAnchors::default(), &data, NOW);
    assert_eq!(outcome(&report), wanted);
    assert!(report.warnings.contains(&Warning::TimeStampRejected));
}

#[test]
fn no_changed_byte_of_the_signed_part_passes() {
    let world = world();
    let cms = world.unstamped(&world.signer, CONTENT).without_time_stamp().into_der();
    let data = world.data(NOW);
    for at in 0..cms.len() {
        let mut changed = cms.clone();
        changed[at] ^= 0x20;
        let report = verdict(&world, &changed, &data, NOW);
        // The version, the list of digest algorithms and the carried issuing certificate are not signed.
        if report.status == Status::TotalPassed {
            assert_eq!(report.integrity, Integrity::Intact);
            let signed = paraph_signature::signed_data::SignedData::parse(&changed).unwrap();
            let original = paraph_signature::signed_data::SignedData::parse(&cms).unwrap();
            assert_eq!(signed.signers[0].signature, original.signers[0].signature, "byte {at}");
            assert_eq!(
                signed.signers[0].signed_attributes, original.signers[0].signed_attributes,
                "byte {at}"
            );
            assert_eq!(signed.content_type, original.content_type, "byte {at}");
        }
    }
}

#[test]
fn a_time_stamp_of_another_signature_does_not_pass() {
    let world = world();
    let unstamped = world.unstamped(&world.signer, CONTENT);
    let genuine = world.token(&unstamped.time_stamp_imprint(), NOW);
    // Signature values have one to three lengths in DER: look for one of the same.
    let mut others = (0..=255).map(|seed| world.token(&[seed; 32], NOW));
    let foreign = others.find(|other| other.der().len() == genuine.der().len()).unwrap();
    let cms = unstamped.with_time_stamp(&genuine).unwrap().into_der();
    let at = cms.windows(genuine.der().len()).position(|window| window == genuine.der()).unwrap();
    let mut swapped = cms.clone();
    swapped[at..at + foreign.der().len()].copy_from_slice(foreign.der());
    let report = verdict(&world, &swapped, &world.data(NOW), NOW);
    assert_eq!(
        outcome(&report),
        (Status::Indeterminate, Some(SubIndication::SigConstraintsFailure), Integrity::Intact)
    );
    assert!(report.warnings.contains(&Warning::TimeStampRejected));
}

#[test]
fn certificates_may_only_do_what_they_are_for() {
    let world = world();
    // The signer's own key issues another certificate: it is no authority.
    assert!(
        paraph_signature::issue::Authority::new(world.signer.key.clone(), world.signer.certificate.clone())
            .is_err()
    );
    let later = signer(&world.authority, "Too early", 44, (NOW + 1_000, NOW + 2_000));
    let unstamped = world.unstamped(&later, CONTENT);
    let token = world.token(&unstamped.time_stamp_imprint(), NOW);
    let cms = unstamped.with_time_stamp(&token).unwrap();
    let report = verdict(&world, cms.der(), &world.data(NOW), NOW + 1_500);
    assert_eq!(
        (report.status, report.sub_indication),
        (Status::TotalFailed, Some(SubIndication::NotYetValid))
    );
}

#[test]
fn document_time_stamps() {
    let world = world();
    let token = world.token(&digest(CONTENT), NOW);
    let data = ValidationData {
        revocation_lists: vec![world.material.root_crl.clone()],
        ..ValidationData::default()
    };
    let judge = |content: &[u8], anchors: &TrustAnchors| {
        validate_document_time_stamp(token.der(), &by_content(content), anchors, &data, NOW + 10)
    };
    let report = judge(CONTENT, &world.anchors);
    assert_eq!((report.status, report.signed_at, report.time_proven), (Status::TotalPassed, Some(NOW), true));
    assert_eq!(judge(b"other", &world.anchors).sub_indication, Some(SubIndication::HashFailure));
    let report = judge(CONTENT, &TrustAnchors::default());
    assert_eq!(report.sub_indication, Some(SubIndication::NoCertificateChainFound));
    let report = verdict(&world, token.der(), &data, NOW);
    assert_eq!(report.sub_indication, Some(SubIndication::FormatFailure), "a token is no detached signature");
}

#[test]
fn reports_read_in_the_words_of_the_standard() {
    let world = world();
    let report = validate(b"junk", &by_content(CONTENT), &world.anchors, &ValidationData::default(), NOW);
    let json = serde_json::to_value(&report).unwrap();
    assert_eq!((&json["status"], &json["subIndication"]), (&"TOTAL-FAILED".into(), &"FORMAT_FAILURE".into()));
    assert_eq!((&json["integrity"], &json["trust"]), (&"broken".into(), &"untrusted".into()));
}

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn foreign(cms: &[u8]) -> SignatureReport {
    let root = Certificate::from_pem(&String::from_utf8(fixture("root.pem")).unwrap()).unwrap();
    let now = root.not_before() + DAY;
    let anchors = TrustAnchors::new(vec![root]);
    validate(cms, &by_content(&fixture("content.bin")), &anchors, &ValidationData::default(), now)
}

#[test]
fn indefinite_lengths_and_padding_are_read() {
    let der = fixture("rsa-pkcs1-sha256.der");
    let info = Element::single(&der, tag::SEQUENCE).unwrap().reader().all(2).unwrap();
    let signed_data = Element::single(info[1].content, tag::SEQUENCE).unwrap();
    let mut ber = [&[0x30, 0x80][..], info[0].raw, &[0xa0, 0x80, 0x30, 0x80], signed_data.content].concat();
    ber.extend([0; 6]);
    assert_eq!(foreign(&ber).status, Status::TotalPassed);
    ber.extend([0; 1000]);
    assert_eq!(foreign(&ber).status, Status::TotalPassed, "padded as in a PDF");
    ber.push(1);
    assert_eq!(foreign(&ber).sub_indication, Some(SubIndication::FormatFailure));
}

#[test]
fn signatures_of_others_pass() {
    let names = [
        ("rsa-pkcs1-sha256.der", Level::BB),
        ("rsa-pss-sha256.der", Level::Cms),
        ("rsa-pss-sha384-salt20.der", Level::Cms),
        ("rsa-bare.der", Level::Cms),
        ("rsa-key-identifier.der", Level::Cms),
        ("p384-sha384.der", Level::BB),
    ];
    for (name, level) in names {
        let report = foreign(&fixture(name));
        assert_eq!(
            outcome(&report),
            (Status::TotalPassed, None, Integrity::Intact),
            "{name} {:?}",
            report.reason
        );
        assert_eq!(report.level, Some(level), "{name}");
    }
}

#[test]
fn signatures_of_others_that_must_not_pass() {
    let names = [
        ("rsa-pkcs1-sha1.der", Status::Indeterminate, SubIndication::CryptoConstraintsFailure),
        ("rsa-short.der", Status::Indeterminate, SubIndication::CryptoConstraintsFailure),
        ("critical-extension.der", Status::Indeterminate, SubIndication::ChainConstraintsFailure),
        ("no-certificate.der", Status::Indeterminate, SubIndication::NoSigningCertificateFound),
        ("encapsulated.der", Status::TotalFailed, SubIndication::FormatFailure),
        ("encapsulated-ber.der", Status::TotalFailed, SubIndication::FormatFailure),
    ];
    for (name, status, sub_indication) in names {
        let report = foreign(&fixture(name));
        assert_eq!(
            (report.status, report.sub_indication),
            (status, Some(sub_indication)),
            "{name} {:?}",
            report.reason
        );
    }
}

/// Whoever signs chooses name and attributes; that it is a seal is said by who issued the certificate, too.
#[test]
fn a_signer_makes_no_seal_whatever_the_signature_says() {
    let world = world();
    let says_seal = |pair: &KeyPair| {
        let seal = CommitmentType::Seal([7; 32]);
        let to_be_signed = ToBeSigned::new(&pair.certificate, &digest(CONTENT), Some(seal)).unwrap();
        let value = pair.key.sign(to_be_signed.signed_attributes_der());
        let cms = to_be_signed.complete(&value, &world.chain).unwrap().without_time_stamp();
        verdict(&world, cms.der(), &world.data(NOW), NOW + 1)
    };
    let report = says_seal(&world.one_seal());
    assert_eq!((report.status, report.seal), (Status::TotalPassed, true));
    assert!(!report.warnings.contains(&Warning::SealNotCertified));
    // The seal's own key alone makes none, either.
    let namesake = signer(&world.authority, "Essai seal", 43, (NOW - 60, NOW + 600));
    for other in [&namesake, &world.material.seal] {
        let report = says_seal(other);
        assert_eq!(
            (report.status, report.seal, &report.trust),
            (Status::TotalPassed, false, &Trust::Trusted)
        );
        assert!(report.warnings.contains(&Warning::SealNotCertified));
    }
    assert!(!verdict(&world, &world.stamped(NOW), &world.data(NOW), NOW + 1).seal);
}
