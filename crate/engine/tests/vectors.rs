//! Encrypted revisions, made by another implementation (`tests/vectors/make.py`).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::{fs, path::PathBuf};

use envelope::{Digest, EnvelopeId, Salt};
use paraph_engine::{Midstate, OriginalKey, Place, decrypt, encrypt};
use protocol::Base64;
use serde::Deserialize;

#[derive(Deserialize)]
struct Case {
    salt: Salt,
    original: Base64,
    envelope: EnvelopeId,
    document: u16,
    number: u16,
    base: Digest,
    sealed: String,
    sha256: Option<Digest>,
    change: Option<usize>,
    cut: Option<usize>,
    more: Option<usize>,
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors/revision")
}

impl Case {
    fn place(&self) -> Place<'_> {
        Place { envelope: &self.envelope, document: self.document, number: self.number, base: self.base }
    }

    fn key(&self) -> OriginalKey {
        OriginalKey::derive(&self.salt, &self.original.0)
    }

    fn sealed(&self) -> Vec<u8> {
        let mut sealed = fs::read(folder().join(&self.sealed)).unwrap();
        if let Some(at) = self.change {
            sealed[at] ^= 1;
        }
        sealed.truncate(self.cut.unwrap_or(usize::MAX));
        sealed.extend(vec![0; self.more.unwrap_or(0)]);
        sealed
    }
}

fn cases(kind: &str) -> Vec<(String, Case)> {
    let entries = fs::read_dir(folder().join(kind)).unwrap().map(|entry| entry.unwrap().path());
    entries
        .map(|path| (path.display().to_string(), serde_json::from_slice(&fs::read(&path).unwrap()).unwrap()))
        .collect()
}

#[test]
fn revisions_open_as_recorded() {
    let cases = cases("accept");
    assert!(cases.len() >= 2);
    for (name, case) in cases {
        let plain = decrypt(&case.key(), &case.place(), &case.sealed()).unwrap();
        assert_eq!(Some(Midstate::of(&plain).digest()), case.sha256, "{name}");
        let random = case.sealed()[8..40].try_into().unwrap();
        assert_eq!(
            encrypt(&case.key(), &case.place(), random, &plain).unwrap(),
            case.sealed(),
            "{name}: sealed anew"
        );
    }
}

#[test]
fn everything_else_is_refused() {
    let cases = cases("refuse");
    assert!(cases.len() >= 18);
    for (name, case) in cases {
        assert!(decrypt(&case.key(), &case.place(), &case.sealed()).is_err(), "{name}");
    }
}
