//! The backend accepts the authorised signature and nothing else.

mod common;

use common::{AUTHORISATION, CONTENT, NOW, World, digest, material, signer, world};
use paraph_signature::attributes::CommitmentType;
use paraph_signature::check::{CheckError, check_signer_post};
use paraph_signature::cms::ToBeSigned;
use paraph_signature::timestamp::TokenError;
use paraph_signature::validate::TrustAnchors;

fn check(world: &World, cms: &[u8]) -> Result<i64, CheckError> {
    check_signer_post(cms, &world.expected(&digest(CONTENT)), NOW + 1).map(|checked| checked.signed_at)
}

#[test]
fn the_authorised_signature_is_accepted() {
    let world = world();
    assert_eq!(check(&world, &world.stamped(NOW)), Ok(NOW));
}

#[test]
fn any_changed_byte_is_refused() {
    let world = world();
    let unstamped = world.unstamped(&world.signer, CONTENT);
    let token = world.token(&unstamped.time_stamp_imprint(), NOW);
    let cms = unstamped.with_time_stamp(&token).unwrap().into_der();
    let start = cms.windows(token.der().len()).position(|window| window == token.der()).unwrap();
    let mut accepted = 0;
    for at in 0..cms.len() {
        let mut changed = cms.clone();
        changed[at] ^= 0x01;
        if check(&world, &changed).is_ok() {
            accepted += 1;
            assert!(at >= start, "byte {at} is not the token's");
        }
    }
    // CMS leaves a few octets of the token outside its signature: version numbers and the list of digest algorithms.
    assert!(accepted < 16, "{accepted}");
}

#[test]
fn anything_added_or_missing_is_refused() {
    let world = world();
    let cms = world.stamped(NOW);
    assert_eq!(check(&world, &[&cms[..], &[0]].concat()), Err(CheckError::Extra));
    assert!(matches!(check(&world, &[&cms[..], &[1]].concat()), Err(CheckError::NotCms(_))));
    assert!(check(&world, &cms[..cms.len() - 1]).is_err());
    let mut other = World { chain: Vec::new(), ..common::world() };
    assert_eq!(check(&world, &other.stamped(NOW)), Err(CheckError::Extra));
    other.chain = vec![world.material.issuing.certificate.clone(), world.material.seal.certificate.clone()];
    assert_eq!(check(&world, &other.stamped(NOW)), Err(CheckError::Extra));
    let without = world.unstamped(&world.signer, CONTENT).without_time_stamp();
    assert_eq!(check(&world, without.der()), Err(CheckError::NoTimeStamp));
    assert_eq!(check(&world, &[0x30; 70_000]), Err(CheckError::TooLarge));
}

#[test]
fn another_document_or_authorisation_is_refused() {
    let world = world();
    let cms = world.stamped(NOW);
    let other = digest(b"another document");
    let refused = check_signer_post(&cms, &world.expected(&other), NOW).unwrap_err();
    assert_eq!(refused, CheckError::OtherDigest);
    let right = digest(CONTENT);
    let mut expected = world.expected(&right);
    // A seal is nobody's agreement, even with the same hash.
    for other in [CommitmentType::Approval([8; 32]), CommitmentType::Seal(*AUTHORISATION.hash())] {
        expected.authorisation = other;
        assert_eq!(check_signer_post(&cms, &expected, NOW).unwrap_err(), CheckError::OtherAuthorisation);
    }
}

#[test]
fn a_signature_without_authorisation_is_refused() {
    let world = world();
    let to_be_signed = ToBeSigned::new(&world.signer.certificate, &digest(CONTENT), None).unwrap();
    let signature = world.signer.key.sign(to_be_signed.signed_attributes_der());
    let unstamped = to_be_signed.complete(&signature, &world.chain).unwrap();
    let token = world.token(&unstamped.time_stamp_imprint(), NOW);
    let cms = unstamped.with_time_stamp(&token).unwrap();
    assert_eq!(check(&world, cms.der()), Err(CheckError::OtherAuthorisation));
}

#[test]
fn another_certificate_is_refused() {
    let mut world = world();
    let other = signer(&world.authority, "Somebody else", 43, (NOW - 60, NOW + 600));
    let right = core::mem::replace(&mut world.signer, other);
    let cms = world.stamped(NOW);
    world.signer = right;
    assert_eq!(check(&world, &cms), Err(CheckError::OtherCertificate));
}

#[test]
fn a_time_stamp_by_others_or_at_another_time_is_refused() {
    let world = world();
    let cms = world.stamped(NOW);
    let strangers = TrustAnchors::new(vec![material(90).root.certificate]);
    let right = digest(CONTENT);
    let mut expected = world.expected(&right);
    expected.time_stamp_anchors = &strangers;
    let refused = check_signer_post(&cms, &expected, NOW).unwrap_err();
    assert!(matches!(refused, CheckError::TimeStamp(TokenError::Untrusted(_))), "{refused}");
    assert_eq!(check(&world, &world.stamped(NOW + 300)), Err(CheckError::Time), "in the future");
    assert_eq!(check(&world, &world.stamped(NOW - 61)), Err(CheckError::Time), "before the certificate");
    assert!(check(&world, &world.stamped(NOW + 30)).is_ok(), "clocks differ a little");
}

#[test]
fn the_steps_refuse_wrong_signatures_and_tokens() {
    let world = world();
    let to_be_signed =
        ToBeSigned::new(&world.signer.certificate, &digest(CONTENT), Some(AUTHORISATION)).unwrap();
    let wrong = world.material.seal.key.sign(to_be_signed.signed_attributes_der());
    assert!(to_be_signed.clone().complete(&wrong, &[]).is_err());
    assert!(to_be_signed.complete(&[0; 64], &[]).is_err());
    let unstamped = world.unstamped(&world.signer, CONTENT);
    assert!(unstamped.with_time_stamp(&world.token(&[9; 32], NOW)).is_err());
    let tsa = &world.material.time_stamp.certificate;
    assert!(
        ToBeSigned::new(&world.material.root.certificate, &[0; 32], None).is_err(),
        "a CA does not sign documents"
    );
    assert!(ToBeSigned::new(tsa, &[0; 32], None).is_err(), "nor does a time-stamp key");
}
