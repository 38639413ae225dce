//! Three signatures on one PDF, the last into a slot that stayed empty until then, with and without
//! initials on every page and fields of every kind: what pyHanko, pdfsig, qpdf and our own verifier say, at the time and after
//! every signer's certificate has expired.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../../crate/engine/tests/scene/mod.rs"]
mod scene;

use std::path::{Path, PathBuf};

use paraph_conformance::{
    documents::{Content, Structure, write},
    foreign::{Verdict, adesverify, moved, pdfsig, pyhanko, qpdf},
    programs::{output, program},
};
use scene::{NOW, Scene, name};
use serde_json::{Value, json};

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

/// How many pages the documents have.
const PAGES: u32 = 2;

/// What each signer has to fill besides the signature.
#[derive(Clone, Copy)]
enum Fields {
    None,
    Initials,
    EveryKind,
}

/// A chain of three on a document, each state kept as a file.
fn chain(folder: &Path, structure: Structure, form: bool, fields: Fields) -> (Vec<PathBuf>, PathBuf) {
    let original = folder.join("original.pdf");
    let tagged = matches!(fields, Fields::EveryKind);
    let pages = PAGES as usize;
    let content = Content { text: "Bail".into(), pages, ballast: 50_000, form, tagged, ..Content::default() };
    write(&original, &content, structure).unwrap();
    let bytes = std::fs::read(&original).unwrap();
    let mut scene = match fields {
        Fields::None => Scene::sent(bytes, 3),
        Fields::Initials => Scene::initialled(bytes, 3, PAGES),
        Fields::EveryKind => Scene::furnished(bytes, 3),
    };
    let mut states = vec![];
    for signer in 0..3 {
        let signed = scene.sign(signer);
        scene.post(signer, &signed);
        let state = folder.join(format!("signed-{}.pdf", signer + 1));
        std::fs::write(&state, signed.pdf().bytes()).unwrap();
        states.push(state);
    }
    let root = folder.join("root.pem");
    std::fs::write(&root, scene.operator.material.root.certificate.to_pem()).unwrap();
    (states, root)
}

fn accepted(structure: Structure, form: bool) {
    for fields in [Fields::None, Fields::Initials, Fields::EveryKind] {
        accepted_with(structure, form, fields);
    }
}

fn accepted_with(structure: Structure, form: bool, fields: Fields) {
    let folder = tempfile::tempdir().unwrap();
    let (states, root) = chain(folder.path(), structure, form, fields);
    for (count, state) in (1..).zip(&states) {
        qpdf(state, None).unwrap();
        pdfsig(state, count, None).unwrap();
        let at_the_time = pyhanko(state, &root, Some(&utc(AT_THE_TIME))).unwrap();
        assert_eq!(at_the_time.len(), count);
        for (signer, verdict) in (0..).zip(&at_the_time) {
            good(verdict, name(signer), usize::from(signer) + 1 == count);
        }
        adesverify(state, &root, &utc(AT_THE_TIME), count).unwrap();
        adesverify(state, &root, &utc(LATER), count).unwrap();
        passes(state, &root, count);
    }
}

/// Our own verifier: everything passed, and nothing was changed that a reader must be warned of.
fn passes(state: &Path, root: &Path, count: usize) {
    let signatures = passed(state, root);
    assert_eq!(signatures.len(), count);
    for signature in signatures {
        assert_eq!(signature["warnings"], json!(["only-if-finalised"]), "{signature}");
    }
}

fn passed(state: &Path, root: &Path) -> Vec<Value> {
    let said = verify(state, root, &["--json"]);
    let report: Value = serde_json::from_str(&said).unwrap();
    assert_eq!(report["status"], "TOTAL-PASSED", "{said}");
    report["signatures"].as_array().unwrap().clone()
}

fn verify(state: &Path, root: &Path, arguments: &[&str]) -> String {
    let mut paraph = moved(program("paraph").unwrap(), &utc(AT_THE_TIME));
    output(paraph.arg("verify").arg(state).arg("--trust").arg(root).args(arguments)).unwrap()
}

fn good(verdict: &Verdict, signer: &str, last: bool) {
    assert_eq!(verdict.signer, signer);
    assert!(verdict.valid && verdict.trusted && verdict.time_stamped && verdict.bottom_line, "{verdict:#?}");
    assert!(verdict.docmdp_ok, "{verdict:#?}");
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
    accepted_with(Structure::Encrypted, false, Fields::None);
    accepted_with(Structure::Encrypted, true, Fields::Initials);
    accepted_with(Structure::Encrypted, false, Fields::EveryKind);
}

/// Two signatures and the organisation's seal behind them, in a field that nobody sees.
fn accepted_with_seal(structure: Structure, tagged: bool) {
    let folder = tempfile::tempdir().unwrap();
    let (file, root) = (folder.path().join("sealed.pdf"), folder.path().join("root.pem"));
    let content = Content { text: "Bail".into(), pages: PAGES as usize, tagged, ..Content::default() };
    write(&file, &content, structure).unwrap();
    let mut scene = Scene::to_be_sealed(std::fs::read(&file).unwrap(), 2);
    for signer in 0..2 {
        let signed = scene.sign(signer);
        scene.post(signer, &signed);
    }
    std::fs::write(&file, scene.seal().pdf().bytes()).unwrap();
    std::fs::write(&root, scene.operator.material.root.certificate.to_pem()).unwrap();
    qpdf(&file, None).unwrap();
    pdfsig(&file, 3, None).unwrap();
    let verdicts = pyhanko(&file, &root, Some(&utc(AT_THE_TIME))).unwrap();
    let [first, second, seal] = &verdicts[..] else { panic!("{verdicts:#?}") };
    good(first, name(0), false);
    good(second, name(1), false);
    good(seal, "Test seal", true);
    for at in [AT_THE_TIME, LATER] {
        adesverify(&file, &root, &utc(at), 3).unwrap();
    }
    sealed(&file, &root);
}

/// Our own verifier: a seal, whose word it is, and a mark that nobody looks for.
fn sealed(file: &Path, root: &Path) {
    let signatures = passed(file, root);
    let said = |key: &str| signatures.iter().map(|one| one[key].clone()).collect::<Vec<_>>();
    assert_eq!(json!(said("kind")), json!(["approval", "approval", "seal"]));
    assert_eq!(json!(said("sealedBy")), json!(["Test seal", "Test seal", null]));
    let seal = &signatures[2];
    assert_eq!((&seal["place"], &seal["warnings"]), (&Value::Null, &json!([])), "{seal}");
    let words = verify(file, root, &[]);
    assert!(words.contains("a seal, by \"Test seal\": TOTAL-PASSED"), "{words}");
    assert_eq!(words.matches("finalised according to \"Test seal\"").count(), 2, "{words}");
}

#[test]
fn a_sealed_pdf() {
    accepted_with_seal(Structure::Classic, false);
    accepted_with_seal(Structure::Linearized, false);
}

#[test]
fn a_sealed_xref_stream_pdf_that_is_tagged() {
    accepted_with_seal(Structure::XrefStream, true);
}

#[test]
fn a_sealed_aes_256_pdf() {
    accepted_with_seal(Structure::Encrypted, false);
    accepted_with_seal(Structure::Encrypted, true);
}

#[test]
fn the_validators_do_refuse_a_forgery() {
    let folder = tempfile::tempdir().unwrap();
    let (states, root) = chain(folder.path(), Structure::Classic, false, Fields::None);
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

/// A tagged document stays tagged: poppler finds every field in its structure, after the text.
#[test]
fn a_tagged_document_stays_tagged() {
    let folder = tempfile::tempdir().unwrap();
    let (states, _) = chain(folder.path(), Structure::Classic, false, Fields::EveryKind);
    let structure =
        |file: &Path| output(std::process::Command::new("pdfinfo").arg("-struct").arg(file)).unwrap();
    let before = structure(&folder.path().join("original.pdf"));
    let after = structure(&states[2]);
    assert!(after.starts_with(before.trim_end()), "{before}\n{after}");
    let forms = after.lines().filter(|line| line.trim() == "Form").count();
    assert_eq!(forms, 3 * 8, "{after}");
    assert!(
        output(std::process::Command::new("pdfinfo").arg(&states[2]))
            .unwrap()
            .contains("Tagged:          yes")
    );
}

/// Initials are locked by their signature: another text in them, and it is not valid any more.
#[test]
fn pyhanko_refuses_initials_changed_afterwards() {
    let folder = tempfile::tempdir().unwrap();
    let (states, root) = chain(folder.path(), Structure::Classic, false, Fields::Initials);
    let bytes = std::fs::read(&states[2]).unwrap();
    let document = lopdf::Document::load_mem(&bytes).unwrap();
    let is_first = |object: &lopdf::Object| {
        let name = object.as_dict().and_then(|field| field.get(b"T")).and_then(lopdf::Object::as_str);
        name.is_ok_and(|name| name == b"Paraph slot 1 initials 1")
    };
    let id = *document.objects.iter().find(|(_, object)| is_first(object)).unwrap().0;
    let mut update = lopdf::IncrementalDocument::create_from(bytes, document);
    update.opt_clone_object_to_new_document(id).unwrap();
    update.new_document.get_dictionary_mut(id).unwrap().set("V", lopdf::Object::string_literal("XX"));
    let forged = folder.path().join("forged.pdf");
    update.save(&forged).unwrap();
    let verdicts = pyhanko(&forged, &root, Some(&utc(AT_THE_TIME))).unwrap();
    assert!(!verdicts[0].docmdp_ok && !verdicts[0].bottom_line, "{verdicts:#?}");
    assert!(verdicts[1..].iter().all(|verdict| verdict.valid), "{verdicts:#?}");
}

#[test]
fn another_root_is_not_trusted() {
    let folder = tempfile::tempdir().unwrap();
    let (states, root) = chain(folder.path(), Structure::Classic, false, Fields::None);
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
