//! Every vector of the stored formats, made by another implementation (`tests/vectors/make.py`).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::{fs, path::PathBuf};

use envelope::{Commitment, Digest, EnvelopeId, Event};
use paraph_evidence::{Agreement, EvidenceFile, Opening, Record, Transcript};
use serde::Deserialize;

/// Runs `accepts` over a format's cases and holds it to what each must give.
fn check(format: &str, at_least: (usize, usize), accepts: impl Fn(&[u8]) -> bool) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors").join(format);
    for (kind, wanted, least) in [("accept", true, at_least.0), ("refuse", false, at_least.1)] {
        let cases: Vec<_> =
            fs::read_dir(folder.join(kind)).unwrap().map(|entry| entry.unwrap().path()).collect();
        assert!(cases.len() >= least, "{format}/{kind} lacks cases");
        for case in cases {
            assert_eq!(accepts(&fs::read(&case).unwrap()), wanted, "{}", case.display());
        }
    }
}

#[test]
fn openings() {
    #[derive(Deserialize)]
    struct Case {
        envelope: EnvelopeId,
        opening: Opening,
        commitment: Commitment,
    }
    check("opening", (3, 8), |bytes| {
        serde_json::from_slice::<Case>(bytes)
            .is_ok_and(|case| case.opening.check(&case.envelope, case.commitment).is_ok())
    });
}

#[test]
fn records() {
    check("record", (15, 30), |bytes| {
        std::str::from_utf8(bytes).is_ok_and(|text| Record::parse(text).is_ok())
    });
}

#[test]
fn transcripts() {
    #[derive(Deserialize)]
    struct Case {
        envelope: EnvelopeId,
        records: Vec<String>,
        tip: Option<Digest>,
        phase: Option<String>,
    }
    check("transcript", (2, 10), |bytes| {
        let case: Case = serde_json::from_slice(bytes).unwrap();
        let Ok(read) = Transcript::parse(case.envelope, case.records.iter().map(String::as_str)) else {
            return false;
        };
        Some(read.tip()) == case.tip && Some(format!("{:?}", read.state().phase())) == case.phase
    });
}

#[test]
fn nonces() {
    #[derive(Deserialize)]
    struct Case {
        envelope: EnvelopeId,
        event: Event,
        nonce: String,
    }
    check("nonce", (4, 14), |bytes| {
        let case: Case = serde_json::from_slice(bytes).unwrap();
        let Some((agreement, identity)) = Agreement::of(&case.event) else { return false };
        agreement.nonce(&case.envelope, &identity.salt) == case.nonce
    });
}

#[test]
fn evidence_files() {
    check("evidence", (2, 11), |bytes| {
        let Ok(file) = EvidenceFile::parse(bytes) else { return false };
        let Ok(transcript) = file.transcript() else { return false };
        transcript.state().sent().is_some() && file.ciphertexts(&transcript, 0).is_ok()
    });
}

/// What is written is what is read: the same bytes, the same hash.
#[test]
fn a_record_is_written_as_it_is_read() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors/record/accept");
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        let record = Record::parse(&text).unwrap();
        let (sequence, previous, at) = (record.sequence(), record.previous(), record.at());
        let again = Record::new(record.envelope(), sequence, previous, at, record.event().clone()).unwrap();
        let reordered = path.ends_with("other-key-order.json");
        assert_eq!(again.as_str() == text, !reordered, "{}", path.display());
    }
}
