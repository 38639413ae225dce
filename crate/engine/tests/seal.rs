//! The organisation's seal after the end, and who can make none of it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod scene;

use document::open::Pdf;
use envelope::{Event, Outcome, SealAct};
use paraph_engine::{
    AuthoriseError, DocumentFacts, Original, OriginalKey, PrepareError,
    verify::{Overall, TrustFor, to_json, verify},
};
use protocol::report::{Kind, Report};
use scene::{NOW, SALT, Scene, pdf};

fn report(scene: &Scene, file: &Pdf) -> Report {
    let trust = TrustFor::pem(&[scene.operator.material.root.certificate.to_pem()]).unwrap();
    verify(file.bytes().to_vec(), None, &trust, NOW + 600).unwrap()
}

/// Both have signed.
fn signed() -> Scene {
    let mut scene = Scene::to_be_sealed(pdf(), 2);
    for signer in 0..2 {
        let signed = scene.sign(signer);
        scene.post(signer, &signed);
    }
    scene
}

#[test]
fn the_seal_comes_last_and_breaks_nothing() {
    let mut scene = signed();
    let sealed = scene.seal();
    scene.post_seal(&sealed);
    assert_eq!(scene.open().pdf().bytes(), sealed.pdf().bytes(), "rebuilt and checked by whoever opens it");
    let report = report(&scene, sealed.pdf());
    assert_eq!(report.status, Overall::TotalPassed, "{}", to_json(&report));
    let [first, second, seal] = &report.signatures[..] else { panic!("{}", to_json(&report)) };
    assert_eq!((first.kind, second.kind, seal.kind), (Kind::Approval, Kind::Approval, Kind::Seal));
    assert_eq!(seal.signer.as_deref(), Some("Test seal"));
    assert_eq!((seal.place, seal.covers_whole_file), (None, true));
    // A seal is there only because the envelope is finalised; the others alone do not say so.
    assert!(seal.warnings.is_empty(), "{:?}", seal.warnings);
    assert_eq!(second.warnings, ["only-if-finalised"]);
    for (signature, said) in [(first, Some("Test seal")), (second, Some("Test seal")), (seal, None)] {
        assert_eq!(signature.sealed_by.as_deref(), said, "{}", signature.field);
    }
    let record = scene
        .transcript
        .records()
        .iter()
        .find(|record| matches!(record.event(), Event::SealAuthorised { .. }));
    assert_eq!(seal.authorisation, Some(record.unwrap().hash().to_string()));
}

#[test]
fn who_is_not_trusted_says_nothing_of_others() {
    let mut scene = signed();
    let sealed = scene.seal();
    let own = scene.operator.material.seal.certificate.to_pem();
    for trust in [TrustFor::default(), TrustFor::pem(&[own]).unwrap()] {
        let report = verify(sealed.pdf().bytes().to_vec(), None, &trust, NOW + 600).unwrap();
        assert_eq!(report.signatures[2].kind, Kind::Seal);
        assert!(report.signatures.iter().all(|one| one.sealed_by.is_none()), "{}", to_json(&report));
    }
}

#[test]
fn without_a_field_there_is_no_seal() {
    let mut scene = Scene::sent(pdf(), 1);
    let signed = scene.sign(0);
    scene.post(0, &signed);
    let refused = scene.open().prepare_seal(0, "Test seal", NOW).unwrap_err();
    assert!(matches!(refused, PrepareError::Document(_)), "{refused:?}");
}

#[test]
fn it_is_not_put_there_twice() {
    let mut scene = signed();
    let sealed = scene.seal();
    scene.post_seal(&sealed);
    assert!(scene.open().prepare_seal(0, "Test seal", NOW).is_err());
}

#[test]
fn the_record_must_be_of_these_bytes() {
    let mut scene = signed();
    let unsealed = || signed().open().prepare_seal(0, "Test seal", NOW).unwrap();
    let certificates = [scene.operator.material.seal.certificate.clone()];
    let act = SealAct { byte_range: unsealed().act().base, ..unsealed().act() };
    let other =
        scene.transcript.append(Event::SealAuthorised { acts: vec![act] }, scene::at(9)).unwrap().clone();
    let refused = unsealed().authorise(&other, &certificates).unwrap_err();
    assert!(matches!(refused, AuthoriseError::OtherAct), "{refused:?}");
    let acts = vec![unsealed().act()];
    let right = scene.transcript.append(Event::SealAuthorised { acts }, scene::at(9)).unwrap().clone();
    assert!(matches!(unsealed().authorise(&right, &[]), Err(AuthoriseError::Certificate(_))));
    let authorised = unsealed().authorise(&right, &certificates).unwrap();
    assert!(authorised.sign(&[7; 64]).is_err(), "not a value by that key");
}

/// The version before the seal comes out as it was signed, the seal is named, and no other is made upon it.
fn is_left_out(scene: &Scene, signed: &[u8], outcome: Outcome) {
    let opened = scene.open();
    assert_eq!(opened.pdf().bytes(), signed);
    let bad = opened.bad_seal().expect("named");
    let last = scene.transcript.state().revisions(0).len() - 1;
    assert_eq!((usize::from(bad.number), bad.outcome), (last, outcome));
    let refused = opened.prepare_seal(0, "Test seal", NOW).unwrap_err();
    assert_eq!(refused, PrepareError::BadSeal);
}

/// A backend that stores something else than the seal in its place.
#[test]
fn a_signers_revision_is_no_seal() {
    let mut scene = Scene::to_be_sealed(pdf(), 2);
    let first = scene.sign(0);
    scene.post(0, &first);
    let second = scene.sign(1);
    scene.post_seal(&second);
    is_left_out(&scene, &first.pdf().bytes(), Outcome::Forbidden);
    assert_eq!(scene.prepare(1).act().base, first.head, "what is kept has the digest of what is kept");
}

#[test]
fn a_seal_that_does_not_decrypt_loses_nothing() {
    let mut scene = signed();
    let before = scene.open().pdf().bytes().into_owned();
    let sealed = scene.seal();
    scene.post_seal(&sealed);
    let garbage = scene.ciphertexts.last().unwrap().iter().map(|byte| byte ^ 1).collect();
    for ciphertext in [garbage, vec![], b"garbage".to_vec()] {
        *scene.ciphertexts.last_mut().unwrap() = ciphertext;
        is_left_out(&scene, &before, Outcome::Undecryptable);
    }
    scene.ciphertexts.pop();
    is_left_out(&scene, &before, Outcome::Undecryptable);
}

#[test]
fn a_seal_of_another_digest_loses_nothing() {
    let mut scene = signed();
    let before = scene.open().pdf().bytes().into_owned();
    let sealed = scene.seal();
    scene.post_seal_as(&sealed, sealed.base);
    is_left_out(&scene, &before, Outcome::OtherDigest);
}

/// What is left out is the seal alone.
#[test]
fn a_signers_bad_revision_stops_a_sealed_document() {
    let mut scene = signed();
    let sealed = scene.seal();
    scene.post_seal(&sealed);
    scene.ciphertexts[2] = b"garbage".to_vec();
    let facts = DocumentFacts::of(scene.transcript.state(), 0).unwrap();
    let original = Original::check(scene.original.clone(), facts.size, facts.sha256).unwrap();
    let key = OriginalKey::derive(&SALT, original.bytes());
    let bad = original.rebuild(key, &facts, &scene.ciphertexts).unwrap_err();
    assert_eq!((bad.number, bad.outcome), (2, Outcome::Undecryptable));
}

/// Taken back, it is as if it had never been there.
#[test]
fn after_a_bad_one_was_taken_back_another_is_added() {
    let mut scene = signed();
    let sealed = scene.seal();
    scene.post_seal(&sealed);
    *scene.ciphertexts.last_mut().unwrap() = b"garbage".to_vec();
    let outcome = scene.open().bad_seal().unwrap().outcome;
    let checked = Event::RevisionChecked { recipient: 0, document: 0, number: 3, outcome };
    scene.transcript.append(checked, scene::at(9)).unwrap();
    scene.transcript.append(Event::SealVoided {}, scene::at(9)).unwrap();
    scene.ciphertexts.pop();
    let sealed = scene.seal();
    scene.post_seal(&sealed);
    let opened = scene.open();
    assert_eq!(opened.pdf().bytes(), sealed.pdf().bytes());
    assert!(opened.bad_seal().is_none());
}
