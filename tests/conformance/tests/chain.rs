//! Three signatures on one PDF, the last into a slot that stayed empty until then: what pyHanko,
//! pdfsig and qpdf say, at the time and after every signer's certificate has expired.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../../crate/engine/tests/scene/mod.rs"]
mod scene;

use std::path::{Path, PathBuf};

use paraph_conformance::{
    documents::{Content, Structure, write},
    foreign::{Verdict, adesverify, pdfsig, pyhanko, qpdf},
};
use scene::{NOW, Scene, name};

/// Within the certificates' few minutes: 2026-11-22, a little after [`NOW`].
const AT_THE_TIME: i64 = NOW + 120;
/// Long after; the operator's own certificates are still good.
const LATER: i64 = NOW + 400 * 86_400;

fn utc(seconds: i64) -> String {
    let (days, rest) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    // Days since 1970 to a date (Howard Hinnant's algorithm).
    let z = days + 719_468;
    let (era, of_era) = (z.div_euclid(146_097), z.rem_euclid(146_097));
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let (day, month) =
        (of_year - (153 * shifted + 2) / 5 + 1, if shifted < 10 { shifted + 3 } else { shifted - 9 });
    let year = year + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02} {:02}:{:02}:{:02}", rest / 3600, rest / 60 % 60, rest % 60)
}

/// A chain of three on a document, each state kept as a file.
fn chain(folder: &Path, structure: Structure, form: bool) -> (Vec<PathBuf>, PathBuf) {
    let original = folder.join("original.pdf");
    let content = Content { text: "Bail".into(), pages: 2, ballast: 50_000, form, ..Content::default() };
    write(&original, &content, structure).unwrap();
    let mut scene = Scene::sent(std::fs::read(&original).unwrap(), 3);
    let mut states = vec![];
    for signer in 0..3 {
        let signed = scene.sign(signer);
        scene.post(signer, &signed);
        let state = folder.join(format!("signed-{}.pdf", signer + 1));
        std::fs::write(&state, signed.bytes()).unwrap();
        states.push(state);
    }
    let root = folder.join("root.pem");
    std::fs::write(&root, scene.operator.material.root.certificate.to_pem()).unwrap();
    (states, root)
}

fn accepted(structure: Structure, form: bool) {
    let folder = tempfile::tempdir().unwrap();
    let (states, root) = chain(folder.path(), structure, form);
    for (count, state) in (1..).zip(&states) {
        qpdf(state, None).unwrap();
        pdfsig(state, count, None).unwrap();
        let at_the_time = pyhanko(state, &root, Some(&utc(AT_THE_TIME))).unwrap();
        assert_eq!(at_the_time.len(), count);
        for (signer, verdict) in (0..).zip(&at_the_time) {
            good(verdict, signer, usize::from(signer) + 1 == count);
        }
        adesverify(state, &root, &utc(AT_THE_TIME), count).unwrap();
        adesverify(state, &root, &utc(LATER), count).unwrap();
    }
}

fn good(verdict: &Verdict, signer: u16, last: bool) {
    assert_eq!(verdict.signer, name(signer));
    assert!(verdict.valid && verdict.trusted && verdict.time_stamped && verdict.bottom_line, "{verdict:#?}");
    let expected: &[&str] = if last { &["NONE", "LTA_UPDATES"] } else { &["FORM_FILLING"] };
    assert!(expected.contains(&verdict.later_changes.as_str()), "{verdict:#?}");
}

#[test]
fn a_classic_pdf() {
    accepted(Structure::Classic, false);
}

#[test]
fn an_xref_stream_pdf() {
    accepted(Structure::XrefStream, false);
}

#[test]
fn a_linearized_pdf() {
    accepted(Structure::Linearized, false);
}

#[test]
fn a_form_pdf() {
    accepted(Structure::Classic, true);
    accepted(Structure::XrefStream, true);
}

#[test]
fn an_aes_256_pdf() {
    accepted(Structure::Encrypted, false);
    accepted(Structure::Encrypted, true);
}

#[test]
fn the_validators_do_refuse_a_forgery() {
    let folder = tempfile::tempdir().unwrap();
    let (states, root) = chain(folder.path(), Structure::Classic, false);
    let mut bytes = std::fs::read(&states[2]).unwrap();
    let at = bytes.windows(9).position(|window| window == b"/Keywords").unwrap();
    bytes[at + 1] = b'k';
    let forged = folder.path().join("forged.pdf");
    std::fs::write(&forged, bytes).unwrap();
    let verdicts = pyhanko(&forged, &root, Some(&utc(AT_THE_TIME))).unwrap();
    assert!(verdicts.iter().all(|verdict| !verdict.valid), "{verdicts:#?}");
    assert!(adesverify(&forged, &root, &utc(AT_THE_TIME), 3).is_err());
    assert!(pdfsig(&forged, 3, None).is_err());
}

#[test]
fn another_root_is_not_trusted() {
    let folder = tempfile::tempdir().unwrap();
    let (states, root) = chain(folder.path(), Structure::Classic, false);
    let other = scene_root_of_somebody_else();
    std::fs::write(&root, other).unwrap();
    let verdicts = pyhanko(&states[0], &root, Some(&utc(AT_THE_TIME))).unwrap();
    assert!(verdicts[0].valid && !verdicts[0].trusted, "{verdicts:#?}");
    assert!(adesverify(&states[0], &root, &utc(AT_THE_TIME), 1).is_err());
}

fn scene_root_of_somebody_else() -> String {
    use signature::issue::{Init, Material};
    let (keys, serials) = ([[11; 32], [12; 32], [13; 32], [14; 32]], [[1; 16], [2; 16], [3; 16], [4; 16]]);
    let material = Material::init(&Init { operator: "Other", now: NOW - 86_400, keys, serials }).unwrap();
    material.root.certificate.to_pem()
}

#[test]
fn dates_are_dates() {
    assert_eq!(utc(0), "1970-01-01 00:00:00");
    assert_eq!(utc(1_795_341_600), "2026-11-22 10:00:00");
    assert_eq!(utc(1_709_210_096), "2024-02-29 12:34:56");
}
