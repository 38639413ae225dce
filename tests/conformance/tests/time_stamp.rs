//! A document time-stamp that pyHanko appends after our signature: what our verifier says of both.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use paraph_conformance::{
    documents::{Content, Structure, write},
    programs::{output, program, python, root},
};
use serde_json::Value;

/// A file signed by our command, then time-stamped by pyHanko; and the anchor of its authority.
fn time_stamped(folder: &Path) -> (PathBuf, PathBuf) {
    let [original, signed, stamped, anchor] =
        ["original.pdf", "signed.pdf", "stamped.pdf", "anchor.pem"].map(|name| folder.join(name));
    write(&original, &Content { text: "Bail".into(), pages: 1, ..Content::default() }, Structure::Classic)
        .unwrap();
    let mut paraph = Command::new(program("paraph").unwrap());
    output(paraph.arg("sign").arg(&original).arg("--out").arg(&signed).args(["--text", "Ada"])).unwrap();
    let mut stamper = Command::new(python().unwrap());
    stamper.arg(root().join("tests/conformance/python/time_stamp.py"));
    output(stamper.args([&signed, &stamped, &anchor])).unwrap();
    (stamped, anchor)
}

fn report(file: &Path, anchor: Option<&Path>) -> Value {
    let mut paraph = Command::new(program("paraph").unwrap());
    paraph.arg("verify").arg(file).arg("--json");
    if let Some(anchor) = anchor {
        paraph.arg("--trust").arg(anchor);
    }
    serde_json::from_str(&output(&mut paraph).unwrap()).unwrap()
}

#[test]
fn a_document_time_stamp_is_judged_as_one_and_the_signature_before_it_stays_intact() {
    let folder = tempfile::tempdir().unwrap();
    let (file, anchor) = time_stamped(folder.path());
    let trusted = report(&file, Some(&anchor));
    let [signature, stamp] = trusted["signatures"].as_array().unwrap().as_slice() else {
        panic!("{trusted}")
    };
    assert_eq!(signature["integrity"], "intact", "{trusted}");
    assert_eq!(signature["status"], "INDETERMINATE", "self-issued: {trusted}");
    assert_eq!(
        (&stamp["status"], &stamp["integrity"]),
        (&"TOTAL-PASSED".into(), &"intact".into()),
        "{trusted}"
    );
    assert_eq!(stamp["signer"], "Time-stamps of somebody else");

    let untrusted = report(&file, None);
    assert_eq!(untrusted["signatures"][1]["status"], "INDETERMINATE", "{untrusted}");
    assert_eq!(untrusted["signatures"][1]["integrity"], "intact", "{untrusted}");
}

#[test]
fn a_document_time_stamp_over_other_bytes_fails() {
    let folder = tempfile::tempdir().unwrap();
    let (file, anchor) = time_stamped(folder.path());
    let mut bytes = std::fs::read(&file).unwrap();
    let at = bytes.windows(9).position(|window| window == b"/Keywords").unwrap();
    bytes[at + 1] = b'k';
    std::fs::write(&file, bytes).unwrap();
    let report = report(&file, Some(&anchor));
    assert_eq!(report["status"], "TOTAL-FAILED");
    assert!(
        report["signatures"].as_array().unwrap().iter().all(|one| one["integrity"] == "broken"),
        "{report}"
    );
}
