//! The command as a person runs it: what it writes, what it says, how it ends.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use engine::Draft;
use envelope::{Digest, Event, Revision, Sent, SlotRevision};
use evidence::{EvidenceFile, Record, StoredRevision, Transcript, sha256};
use lopdf::{Dictionary, Document, Object, Stream, dictionary};
use protocol::{Base64, worker::Layout};
use serde_json::Value;
use tempfile::TempDir;

fn paraph(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_paraph")).args(arguments).output().unwrap()
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// Done, or its one line of reason.
fn done(output: &Output) {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn refused(output: &Output) -> String {
    let reason = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{reason}");
    assert_eq!(reason.lines().count(), 1, "{reason}");
    reason
}

fn pdf(folder: &TempDir) -> PathBuf {
    let mut document = Document::with_version("1.7");
    let pages = document.new_object_id();
    let content = document.add_object(Stream::new(Dictionary::new(), b"0 0 m 100 100 l S".to_vec()));
    let page = document.add_object(dictionary! {
        "Type" => "Page", "Parent" => pages, "Contents" => content,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
    });
    let tree = dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 };
    document.objects.insert(pages, Object::Dictionary(tree));
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    document.trailer.set("Root", catalog);
    let path = folder.path().join("lease.pdf");
    document.save(&path).unwrap();
    path
}

fn report(path: &Path) -> Value {
    let output = paraph(&["verify", text(path), "--json"]);
    done(&output);
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn signs_and_verifies() {
    let folder = TempDir::new().unwrap();
    let (input, out) = (pdf(&folder), folder.path().join("signed.pdf"));
    let before = fs::read(&input).unwrap();
    assert_eq!(report(&input)["status"], "NO-SIGNATURE");
    done(&paraph(&[
        "sign",
        text(&input),
        "--out",
        text(&out),
        "--text",
        "Élodie Martin",
        "--rect",
        "72,600,180,60",
    ]));
    assert_eq!(fs::read(&input).unwrap(), before, "the input is left as it was");
    assert!(fs::read(&out).unwrap().starts_with(&before));
    let report = report(&out);
    let signature = &report["signatures"][0];
    // Intact, and nobody vouches for a certificate that somebody made for themselves.
    assert_eq!(report["status"], "INDETERMINATE");
    assert_eq!(signature["integrity"], "intact");
    assert_eq!(signature["trust"], "untrusted");
    assert_eq!(signature["level"], "B-B");
    assert_eq!(signature["signer"], "Élodie Martin");
    assert_eq!(signature["coversWholeFile"], true);
    let signed_at = signature["signedAt"].as_str().unwrap();
    assert!(signed_at.len() == 20 && signed_at.ends_with('Z'), "RFC 3339: {signed_at}");
    for key in ["field", "status", "subIndication", "laterChanges", "warnings"] {
        assert!(signature.get(key).is_some(), "{key}");
    }
    facts_for_a_reader(&report, &fs::read(&out).unwrap());
}

/// Beside the status: what, by whose clock, by what certificate, where, and how much of the file.
fn facts_for_a_reader(report: &Value, file: &[u8]) {
    let signature = &report["signatures"][0];
    assert_eq!(report["file"]["size"], file.len());
    assert_eq!((&signature["kind"], &signature["timeProven"]), (&"approval".into(), &false.into()));
    assert_eq!(signature["certificate"]["subject"], "Élodie Martin");
    assert_eq!((&signature["certificate"]["selfIssued"], &signature["anchor"]), (&true.into(), &Value::Null));
    let place = serde_json::json!({ "page": 0, "x": 72.0, "y": 600.0, "width": 180.0, "height": 60.0 });
    assert_eq!(signature["place"], place);
    assert_eq!((&signature["signedBytes"], &signature["breach"]), (&file.len().into(), &Value::Null));
}

#[test]
fn signs_twice_and_into_a_named_field() {
    let folder = TempDir::new().unwrap();
    let (input, once, twice) = (pdf(&folder), folder.path().join("1.pdf"), folder.path().join("2.pdf"));
    done(&paraph(&["sign", text(&input), "--out", text(&once), "--text", "Ada"]));
    done(&paraph(&["sign", text(&once), "--out", text(&twice), "--text", "Bea", "--field", "Tenant"]));
    let report = report(&twice);
    let signatures = report["signatures"].as_array().unwrap();
    assert_eq!(signatures.len(), 2);
    assert!(signatures.iter().all(|signature| signature["integrity"] == "intact"), "{report:#}");
    assert_eq!(signatures[1]["field"], "Tenant");
    assert_eq!(signatures[0]["signedBytes"], fs::read(&once).unwrap().len());
    let tenant = |change: &Value| change["kind"] == "signature-field-filled" && change["field"] == "Tenant";
    assert!(signatures[0]["changes"].as_array().unwrap().iter().any(tenant), "{report:#}");
}

#[test]
fn a_changed_file_fails() {
    let folder = TempDir::new().unwrap();
    let (input, out) = (pdf(&folder), folder.path().join("signed.pdf"));
    done(&paraph(&["sign", text(&input), "--out", text(&out), "--text", "Ada"]));
    let mut bytes = fs::read(&out).unwrap();
    let at = bytes.windows(7).position(|window| window == b"100 100").unwrap();
    bytes[at] = b'2';
    fs::write(&out, bytes).unwrap();
    assert_eq!(report(&out)["status"], "TOTAL-FAILED");
}

#[test]
fn a_box_over_the_edge_is_moved_onto_the_page_and_that_is_said() {
    let folder = TempDir::new().unwrap();
    let (input, out) = (pdf(&folder), folder.path().join("signed.pdf"));
    let output =
        paraph(&["sign", text(&input), "--out", text(&out), "--text", "Ada", "--rect", "900,-5,50,5000"]);
    done(&output);
    assert!(String::from_utf8_lossy(&output.stderr).contains("moved onto"));
    let signed = Document::load(&out).unwrap();
    let boxes = signed
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok()?.get(b"Rect").ok()?.as_array().ok());
    let numbers: Vec<f32> = boxes.flatten().map(|number| number.as_float().unwrap()).collect();
    assert_eq!(numbers, [545.0, 0.0, 595.0, 842.0]);
}

#[test]
fn refusals_say_why_in_one_line_and_leave_nothing_behind() {
    let folder = TempDir::new().unwrap();
    let (input, out) = (pdf(&folder), folder.path().join("out.pdf"));
    let junk = folder.path().join("junk.pdf");
    fs::write(&junk, "just a letter").unwrap();
    let nowhere = folder.path().join("no/such/folder.pdf");
    let input = text(&input);
    let out_text = text(&out);
    let sign = |input: &str, more: &[&str]| paraph(&[&["sign", input, "--text", "Ada"], more].concat());
    assert!(refused(&sign(text(&junk), &["--out", out_text])).contains("not a PDF"));
    refused(&sign("missing.pdf", &["--out", out_text]));
    assert!(refused(&sign(input, &["--out", input])).contains("never overwritten"));
    refused(&sign(input, &["--out", text(&nowhere)]));
    refused(&sign(input, &["--out", out_text, "--page", "9", "--rect", "1,1,50,50"]));
    refused(&paraph(&[
        "sign",
        input,
        "--out",
        out_text,
        "--text",
        "\u{5c71}\u{7530}",
        "--rect",
        "1,1,50,50",
    ]));
    refused(&paraph(&["verify", text(&junk), "--json"]));
    refused(&paraph(&["verify", input, "--trust", text(&junk)]));
    refused(&paraph(&["rebuild", "--original", input, "--evidence", text(&junk), "--out", out_text]));
    refused(&paraph(&["keys", "init", "--dir", text(folder.path())]));
    assert!(!out.exists());
}

#[test]
fn rebuilds_only_from_the_right_file() {
    let folder = TempDir::new().unwrap();
    let vectors =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors/evidence/accept/story.json");
    let out = folder.path().join("out.pdf");
    let arguments =
        ["rebuild", "--original", text(&pdf(&folder)).to_owned().leak(), "--evidence", text(&vectors)];
    let reason = refused(&paraph(&[&arguments[..], &["--out", text(&out)]].concat()));
    assert!(reason.contains("another file"), "{reason}");
    assert!(!out.exists());
}

fn base64(bytes: Vec<u8>) -> String {
    let value = serde_json::to_value(Base64(bytes)).unwrap();
    value.as_str().unwrap().to_owned()
}

/// Evidence of this document with revision 0 alone, and then this ciphertext as the seal.
fn evidence(original: &[u8], seal: Option<&[u8]>) -> EvidenceFile {
    let record = include_str!("../../../tests/vectors/record/accept/sent-to-be-sealed.json");
    let Event::Sent(sent) = Record::parse(record).unwrap().event().clone() else { panic!("sent") };
    let draft = Draft::open(original.to_vec(), None).unwrap();
    let slots = (0..).zip(sent.slots.clone()).collect();
    let layout = Layout { id: sent.documents[0].id.clone(), slots, seal: true };
    let laid_out = draft.lay_out(&sent.envelope, &draft.key(&sent.salt), 0, &layout, [3; 32]).unwrap();
    let mut sent: Sent = *sent;
    sent.documents.truncate(1);
    sent.documents[0].sha256 = draft.sha256();
    sent.documents[0].size = original.len() as u64;
    sent.documents[0].revision = Some(laid_out.revision.clone());
    let mut transcript = Transcript::new(sent.envelope.clone());
    let mut revisions =
        vec![StoredRevision { document: 0, number: 0, ciphertext: base64(laid_out.ciphertext) }];
    let at = envelope::Timestamp(1_790_000_000_000);
    transcript.append(Event::Sent(Box::new(sent)), at).unwrap();
    if let Some(seal) = seal {
        let (base, any) = (laid_out.revision.head, Digest([1; 32]));
        let revision = Revision { base, head: any, ciphertext: sha256("", seal), cms: Some(any) };
        transcript.append(Event::Finalised { by_sender: false }, at).unwrap();
        let sealed = vec![SlotRevision { document: 0, revision }];
        transcript.append(Event::Sealed { revisions: sealed }, at).unwrap();
        revisions.push(StoredRevision { document: 0, number: 1, ciphertext: base64(seal.to_vec()) });
    }
    EvidenceFile::new(&transcript, vec![], revisions)
}

/// What is signed is written all the same; a script sees that something is missing.
#[test]
fn a_bad_seal_is_left_out_and_that_is_said() {
    let folder = TempDir::new().unwrap();
    let input = pdf(&folder);
    let rebuild = |name: &str, seal: Option<&[u8]>| {
        let (kept, out) =
            (folder.path().join(format!("{name}.json")), folder.path().join(format!("{name}.pdf")));
        let file = evidence(&fs::read(&input).unwrap(), seal);
        fs::write(&kept, serde_json::to_vec(&file).unwrap()).unwrap();
        let arguments =
            ["rebuild", "--original", text(&input), "--evidence", text(&kept), "--out", text(&out)];
        (paraph(&arguments), fs::read(out).unwrap())
    };
    let (whole, before) = rebuild("before", None);
    done(&whole);
    let (without, written) = rebuild("bad", Some(b"garbage"));
    assert_eq!(without.status.code(), Some(3));
    let said = String::from_utf8(without.stderr).unwrap();
    assert!(said.contains("seal is left out (revision 1 is bad"), "{said}");
    assert_eq!(said.lines().count(), 1);
    assert_eq!(written, before);
}

#[test]
fn keys_are_made_once() {
    let folder = TempDir::new().unwrap();
    let keys = folder.path().join("keys");
    let made = paraph(&["keys", "init", "--dir", text(&keys)]);
    done(&made);
    assert_eq!(String::from_utf8(made.stdout).unwrap().trim().len(), 64);
    let before = fs::read(keys.join("root.key")).unwrap();
    refused(&paraph(&["keys", "init", "--dir", text(&keys)]));
    assert_eq!(fs::read(keys.join("root.key")).unwrap(), before);
}

#[test]
fn an_evidence_file_is_told_in_the_readers_language() {
    let vectors = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors/evidence");
    let mut told = 0;
    for case in fs::read_dir(vectors.join("accept")).unwrap() {
        let case = case.unwrap().path();
        for (language, head) in [("fr", "· envoi 0004"), ("en_GB.UTF-8", "· envelope 0004")] {
            let output = paraph(&["verify", text(&case), "--language", language]);
            done(&output);
            let said = String::from_utf8(output.stdout).unwrap();
            let first = said.lines().next().unwrap();
            assert!(first.contains(head) && said.contains("eIDAS, articles 3"), "{said}");
            told += 1;
        }
        let json: Value = report(&case);
        assert_eq!(json["level"], "email");
    }
    assert!(told >= 4);
    for case in fs::read_dir(vectors.join("refuse")).unwrap() {
        let case = case.unwrap().path();
        // What is wrong with a revision alone does not concern who acted.
        let output = paraph(&["verify", text(&case)]);
        assert!(output.status.success() || !refused(&output).is_empty(), "{}", case.display());
    }
}

#[test]
fn an_evidence_file_tells_of_the_seal() {
    let vectors = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors/evidence/accept");
    let told = |name: &str| {
        let output = paraph(&["verify", text(&vectors.join(name)), "--language", "en"]);
        done(&output);
        (String::from_utf8(output.stdout).unwrap(), report(&vectors.join(name))["seal"]["state"].clone())
    };
    for (name, state, said) in [
        ("sealed.json", "sealed", "is recorded on 2026-09-21T14:13:20Z as put on every document"),
        ("seal-missing.json", "missing", "is not on the documents yet"),
        ("seal-voided.json", "missing", "is not on the documents yet"),
        ("seal-unfounded.json", "unfounded", "NOT PROVEN: a seal"),
    ] {
        let (words, found) = told(name);
        assert!(words.contains(said) && found == state, "{name}: {words}");
    }
    let (words, found) = told("story.json");
    assert!(found.is_null() && !words.contains("seal"), "{words}");
}
