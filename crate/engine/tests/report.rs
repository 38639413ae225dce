//! What a report tells a reader beside the status: whose time, whose trust, where, which version, what followed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod scene;

use paraph_engine::{
    Midstate,
    verify::{Overall, Report, TrustFor, certificates, to_json, verify},
};
use protocol::report::{BreachKind, Change, Integrity, Kind, Status, Trust};
use scene::{NOW, Scene, pdf};

fn trust(scene: &Scene) -> TrustFor {
    TrustFor::pem(&[scene.operator.material.root.certificate.to_pem()]).unwrap()
}

fn report(scene: &Scene, file: &[u8]) -> Report {
    verify(file.to_vec(), None, &trust(scene), NOW + 60).unwrap()
}

/// A file that two have signed, and its version after the first.
fn two_signed() -> (Scene, Vec<u8>, Vec<u8>) {
    let mut scene = Scene::sent(pdf(), 2);
    let first = scene.sign(0);
    scene.post(0, &first);
    let second = scene.sign(1).pdf().bytes().to_vec();
    (scene, first.pdf().bytes().to_vec(), second)
}

#[test]
fn whose_time_and_whose_trust() {
    let (scene, _, file) = two_signed();
    let report = report(&scene, &file);
    let signature = &report.signatures[0];
    let root = &scene.operator.material.root.certificate;
    assert_eq!((signature.kind, signature.trust), (Kind::Approval, Trust::Trusted));
    assert_eq!(signature.anchor.as_ref().unwrap().fingerprint.0, root.fingerprint());
    assert_eq!(signature.certificate.as_ref().unwrap().subject, signature.signer.clone().unwrap());
    assert!(signature.time_proven, "{}", to_json(&report));
    let authority = scene.operator.material.time_stamp.certificate.subject_name();
    assert_eq!(signature.time_stamped_by, Some(authority));
    assert_eq!(signature.authorisation.as_ref().unwrap().len(), 64);
    assert!(signature.warnings.iter().any(|warning| warning == "only-if-finalised"));
    assert_eq!(signature.digest.as_ref().unwrap().algorithm, "sha256");
    assert_eq!(report.file.sha256, Midstate::of(&file).digest());
}

#[test]
fn where_the_mark_stands_and_which_version_was_signed() {
    let (scene, first, file) = two_signed();
    let report = report(&scene, &file);
    let place = report.signatures[0].place.unwrap();
    assert_eq!(place.page, 0);
    assert!(place.width > 0.0 && place.height > 0.0 && place.x > 0.0 && place.y > 0.0);
    assert_ne!(report.signatures[0].place, report.signatures[1].place);
    let end = usize::try_from(report.signatures[0].signed_bytes.unwrap()).unwrap();
    assert!(first.starts_with(&file[..end]), "the DSS of the first comes after what it signed");
    let alone = self::report(&scene, &file[..end]);
    assert!(alone.signatures[0].covers_whole_file);
    assert_eq!(alone.signatures[0].digest, report.signatures[0].digest);
}

#[test]
fn what_followed_is_told() {
    let (scene, _, file) = two_signed();
    let report = report(&scene, &file);
    let [first, second] = report.signatures.as_slice() else { panic!("{}", to_json(&report)) };
    let filled = Change::SignatureFieldFilled { field: second.field.clone() };
    assert!(first.changes.contains(&filled), "{:?}", first.changes);
    assert!(first.changes.contains(&Change::ValidationDataAdded));
    assert_eq!(first.changes.len(), first.later_changes.len());
    assert_eq!(first.breach, None);
}

#[test]
fn a_forbidden_change_is_named_and_the_signed_version_is_still_offered() {
    let (scene, _, mut file) = two_signed();
    file.extend_from_slice(b"\n% a note that is no update\n");
    let report = report(&scene, &file);
    for signature in &report.signatures {
        assert_eq!((signature.status, signature.integrity), (Status::TotalFailed, Integrity::Broken));
        assert_eq!(signature.breach.as_ref().unwrap().kind, BreachKind::Structure);
        assert_eq!(signature.trust, Trust::Trusted, "integrity and trust apart");
        let end = usize::try_from(signature.signed_bytes.unwrap()).unwrap();
        assert_eq!(self::report(&scene, &file[..end]).status, Overall::TotalPassed);
    }
}

#[test]
fn a_changed_version_is_not_offered_as_what_was_signed() {
    let (scene, _, mut file) = two_signed();
    let text = file.windows(5).position(|window| window == b"Lilas").unwrap();
    file[text] = b'X';
    let report = report(&scene, &file);
    for signature in &report.signatures {
        assert_eq!(signature.sub_indication.as_deref(), Some("HASH_FAILURE"));
        assert_eq!((signature.signed_bytes, &signature.breach), (None, &None));
    }
}

#[test]
fn a_report_is_read_back_as_it_was_written() {
    let (scene, _, file) = two_signed();
    let report = report(&scene, &file);
    assert_eq!(serde_json::from_str::<Report>(&to_json(&report)).unwrap(), report);
}

#[test]
fn certificates_are_read_from_pem_and_der() {
    let material = scene::Operator::new().material;
    let root = &material.root.certificate;
    let both = root.to_pem() + &material.issuing.certificate.to_pem();
    for (file, count) in [(root.to_pem().as_bytes(), 1), (root.der(), 1), (both.as_bytes(), 2)] {
        let found = certificates(file).unwrap();
        assert_eq!(found.len(), count);
        assert_eq!((&found[0].0, found[0].1.fingerprint.0), (&root.to_pem(), root.fingerprint()));
        assert!(found[0].1.authority && found[0].1.self_issued);
    }
    for junk in [&b""[..], b"a letter", b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"] {
        assert!(certificates(junk).is_err());
    }
}

/// Neither good nor broken: SHA-1 is too weak to say either.
#[test]
fn a_form_that_was_given_up_is_undecided() {
    let (scene, _, mut file) = two_signed();
    let (new, old) = (b"/ETSI.CAdES.detached", b"/adbe.pkcs7.sha1    ");
    for at in 0..file.len() - new.len() {
        if file[at..].starts_with(new) {
            file[at..at + old.len()].copy_from_slice(old);
        }
    }
    let report = report(&scene, &file);
    assert_eq!(report.status, Overall::Indeterminate, "{}", to_json(&report));
    assert_eq!(report.signatures[0].integrity, Integrity::Unknown);
    assert_eq!(report.signatures[0].signed_bytes, None);
}
