//! The same inputs give the same bytes natively and in wasm, up to a prepared signature.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../../crate/engine/tests/scene/mod.rs"]
mod scene;

use std::{
    io::Write as _,
    process::{Command, Stdio},
};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use envelope::{Digest, Event, Salt, Slot};
use evidence::Record;
use paraph_conformance::{
    documents::{Content, Structure, write},
    module::{Answered, Module, Trouble},
    programs::root,
};
use protocol::{
    Base64,
    worker::{Answer, Ask, Initials, Layout, Mark},
};
use scene::{NOW, SALT, Scene, drawn, name};
use serde_json::{Value, json};
use signature::issue;

const FONT: &[u8] = include_bytes!("../../../pkg/fonts/Caveat.ttf");

fn start() -> Module {
    Module::start().unwrap()
}

fn answer(wasm: &mut Module, ask: &Ask, bytes: &[&[u8]]) -> Answered {
    wasm.ask(ask, bytes).unwrap().unwrap_or_else(|trouble| panic!("{trouble:?}"))
}

/// The word for why it cannot be done.
fn trouble(wasm: &mut Module, ask: &Ask) -> String {
    match wasm.ask(ask, &[]).unwrap() {
        Err(Trouble::Said(word, _)) => word,
        other => panic!("{other:?}"),
    }
}

/// Documents of every structure, with and without a form.
fn documents() -> Vec<(String, Vec<u8>)> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.pdf");
    let mut documents = vec![];
    for structure in Structure::ALL {
        for form in [false, true] {
            let content =
                Content { text: "Bail".into(), pages: 3, ballast: 200_000, form, ..Content::default() };
            write(&path, &content, structure).unwrap();
            documents.push((format!("{structure:?}, form {form}"), std::fs::read(&path).unwrap()));
        }
    }
    documents
}

/// An encrypted file's strings and streams carry fresh random bytes (ISO 32000-2, 7.6.3.1).
fn is_random(name: &str) -> bool {
    name.starts_with("Encrypted")
}

#[test]
fn revision_0_is_the_same() {
    let mut wasm = start();
    for (name, original) in documents().into_iter().filter(|(name, _)| !is_random(name)) {
        for pages in [0, 3] {
            revision_0(&mut wasm, &name, &Scene::initialled(original.clone(), 2, pages));
        }
        revision_0(&mut wasm, &name, &Scene::to_be_sealed(original, 2));
    }
}

fn revision_0(wasm: &mut Module, name: &str, scene: &Scene) {
    let sent = scene.transcript.state().sent().unwrap();
    answer(wasm, &Ask::Reset, &[]);
    answer(wasm, &Ask::Inspect { password: None }, &[&scene.original]);
    let slots = (0u16..).zip(sent.slots.clone()).collect();
    let layouts = vec![Layout { id: sent.documents[0].id.clone(), slots, seal: sent.seal }];
    let salt: Salt = SALT;
    let ask = Ask::LayOut { envelope: sent.envelope.clone(), salt, layouts };
    let (Answer::LaidOut { revisions }, ciphertexts) = answer(wasm, &ask, &[]) else { panic!("{name}") };
    assert_eq!(revisions[0].head, sent.documents[0].revision.as_ref().unwrap().head, "{name}");
    assert_eq!(ciphertexts[0].len(), scene.ciphertexts[0].len(), "{name}");
}

#[test]
fn what_natively_is_sealed_opens_in_wasm_and_is_prepared_to_the_same_bytes() {
    let mut wasm = start();
    answer(&mut wasm, &Ask::Font { name: "Caveat".into() }, &[FONT]);
    let marks = [drawn(), Mark::Typed { text: "Łukasz Nowak-Élie".into(), font: "Caveat".into() }];
    for (document, original) in documents() {
        for pages in [0, 3] {
            let mut scene = Scene::initialled(original.clone(), 2, pages);
            let signed = scene.sign(0);
            scene.post(0, &signed);
            for mark in &marks {
                let opened = open(&mut wasm, &scene, &original);
                assert_eq!(opened, *signed.pdf().bytes(), "{document}, {pages} initials: rebuilt");
                prepared(&mut wasm, &scene, mark, is_random(&document));
            }
        }
    }
}

/// Typed initials beside any mark; the same bytes unless they are `random`.
fn prepared(wasm: &mut Module, scene: &Scene, mark: &Mark, random: bool) {
    let typed = Mark::Typed { text: "ŁN".into(), font: "Caveat".into() };
    let initials = Initials { mark: typed, text: " ŁN ".into() };
    let ask = Ask::Prepare {
        mark: mark.clone(),
        initials: Some(initials.clone()),
        entries: vec![],
        name: name(1).into(),
        signed_at: NOW,
    };
    let (Answer::Prepared { acts, .. }, _) = answer(wasm, &ask, &[]) else { panic!("not prepared") };
    if !random {
        assert_eq!(acts, [prepare(scene, mark, &initials)]);
    }
}

/// From the hole to the whole revision: the key is the operator's, so nothing of it is new each time.
#[test]
fn the_seal_is_the_same() {
    let mut wasm = start();
    for (document, original) in documents() {
        let mut scene = Scene::to_be_sealed(original.clone(), 1);
        let signed = scene.sign(0);
        scene.post(0, &signed);
        let native = scene.seal();
        open(&mut wasm, &scene, &original);
        let record = scene.transcript.records().last().unwrap();
        let Event::SealAuthorised { acts } = record.event() else { panic!("{document}") };
        let ask = Ask::PrepareSeal { organisation: "Test seal".into(), sealed_at: NOW + 180 };
        let (Answer::SealPrepared { acts: prepared }, _) = answer(&mut wasm, &ask, &[]) else {
            panic!("{document}: not prepared")
        };
        if !is_random(&document) {
            assert_eq!(prepared, *acts, "{document}");
            assert_eq!(embedded(&mut wasm, &scene, record), native.appended(), "{document}");
        }
    }
}

/// The operator's answer, taken in wasm: what is appended.
fn embedded(wasm: &mut Module, scene: &Scene, record: &Record) -> Vec<u8> {
    let Event::SealAuthorised { acts } = record.event() else { panic!("no seal") };
    let (pair, issuing) = (scene.operator.seal(), &scene.operator.material.issuing);
    let made = issue::seal(&pair, &acts[0].byte_range.0, record.hash().0).unwrap();
    let certificates = [&pair.certificate, &issuing.certificate].map(|one| Base64(one.der().to_vec()));
    let (record, values) = (record.as_str().to_owned(), vec![Base64(made.value.to_vec())]);
    let ask = Ask::Seal { record, certificates: certificates.to_vec(), values };
    let (Answer::SignatureValues { imprints }, _) = answer(wasm, &ask, &[]) else { panic!("not taken") };
    assert_eq!(imprints, [Digest(made.imprint)]);
    let data = scene.operator.validation();
    let plain = |list: Vec<Vec<u8>>| list.into_iter().map(Base64).collect();
    let tokens = vec![Base64(scene.operator.stamp(imprints[0]))];
    let embed = Ask::Embed { tokens, certificates: plain(data.certificates), crls: plain(data.crls) };
    answer(wasm, &embed, &[]).1.pop().unwrap()
}

#[test]
fn initials_are_asked_for_and_the_document_is_kept() {
    let mut wasm = start();
    let (_, original) = documents().remove(0);
    let mut scene = Scene::initialled(original.clone(), 2, 3);
    let signed = scene.sign(0);
    scene.post(0, &signed);
    open(&mut wasm, &scene, &original);
    let with = |initials: Option<Initials>| Ask::Prepare {
        mark: drawn(),
        initials,
        entries: vec![],
        name: name(1).into(),
        signed_at: NOW,
    };
    assert_eq!(trouble(&mut wasm, &with(None)), "initials_missing");
    let initials = |text: String| Some(Initials { mark: drawn(), text });
    assert_eq!(trouble(&mut wasm, &with(initials("x".repeat(33)))), "initials_text");
    answer(&mut wasm, &with(initials("ŁN".into())), &[]);
}

/// What the wasm module of letters says of texts in boxes of these lengths.
fn set_in_wasm(texts: &[&str], boxes: &[[f64; 3]]) -> Value {
    let mut node = Command::new("node");
    node.arg(root().join("tests/conformance/node/letters.mjs")).arg(root().join("pkg/dist"));
    let mut child = node.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let boxes: Vec<f64> = boxes.iter().flatten().copied().collect();
    let ask = json!({ "texts": texts, "boxes": boxes, "font": root().join("pkg/fonts/NotoSans.ttf") });
    child.stdin.take().unwrap().write_all(ask.to_string().as_bytes()).unwrap();
    serde_json::from_slice(&child.wait_with_output().unwrap().stdout).unwrap()
}

#[test]
fn texts_are_set_alike() {
    let texts =
        ["Élodie Łukasz Ελένη Зоя Đặng", "Lu et approuvé, bon pour accord le 26/11/2026", "محمد سلام", "שרה"];
    let boxes = [[210.0, 60.0, 12.0], [90.5, 41.3, 14.0], [120.0, 18.7, 11.0], [33.3, 3.0, 12.0]];
    let item = |(text, [width, height, largest]): (&'static str, [f64; 3])| letters::Item {
        text,
        width,
        height,
        largest,
    };
    let items: Vec<_> = texts.into_iter().zip(boxes).map(item).collect();
    let native =
        letters::set(&items, &std::fs::read(root().join("pkg/fonts/NotoSans.ttf")).unwrap()).unwrap();
    let wasm = set_in_wasm(&texts, &boxes);
    assert_eq!(wasm["setting"], native.to_json());
    assert_eq!(wasm["font"], BASE64_STANDARD.encode(&native.font));
    let refused = |text, room| set_in_wasm(&[text], &[room])["refused"].clone();
    assert_eq!(refused("山田", boxes[0]), "missing_glyphs");
    assert_eq!(refused("Élodie et Łukasz", [9.0, 9.0, 9.0]), "no_room");
    assert_eq!(refused(" ", boxes[0]), "mark_unusable");
}

fn open(wasm: &mut Module, scene: &Scene, original: &[u8]) -> Vec<u8> {
    let records = scene.transcript.records().iter().map(|record| record.as_str().to_owned()).collect();
    let (envelope, challenge) = (scene.transcript.envelope().clone(), Salt([1; 32]));
    answer(wasm, &Ask::Reset, &[]);
    answer(wasm, &Ask::Envelope { envelope, recipient: 1, records, challenge }, &[]);
    let mut bytes = vec![original];
    bytes.extend(scene.ciphertexts.iter().map(Vec::as_slice));
    answer(wasm, &Ask::Open { document: 0, password: None }, &bytes).1.remove(0)
}

fn prepare(scene: &Scene, mark: &Mark, initials: &Initials) -> envelope::Act {
    let slot: (u16, &Slot) = scene.transcript.state().slots_of(1).next().unwrap();
    let stamp = paraph_engine::mark(mark, lettered, None).unwrap();
    let initials = paraph_engine::initials(initials, lettered, None).unwrap();
    let given = paraph_engine::Given { initials: Some(initials), ..paraph_engine::Given::mark(stamp) };
    scene.open().prepare(slot, &given, name(1), NOW).unwrap().act()
}

fn lettered(text: &str, _font: &str) -> Result<document::mark::Path, paraph_engine::MarkError> {
    Ok(document::mark::Path::of_numbers(&letters::outline(text, FONT).unwrap()).unwrap())
}

/// The file is held once, and what is made of it beside it is small: a phone has little memory.
#[test]
fn a_large_file_takes_little_more_than_itself() {
    const SIZE: usize = 40_000_000;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.pdf");
    let content = Content { text: "Bail".into(), pages: 3, ballast: SIZE, ..Content::default() };
    write(&path, &content, Structure::Classic).unwrap();
    let original = std::fs::read(&path).unwrap();
    let mut scene = Scene::sent(original.clone(), 2);
    let signed = scene.sign(0);
    scene.post(0, &signed);
    let mut wasm = start();
    open(&mut wasm, &scene, &original);
    let ask =
        Ask::Prepare { mark: drawn(), initials: None, entries: vec![], name: name(1).into(), signed_at: NOW };
    answer(&mut wasm, &ask, &[]);
    let taken = wasm.memory() as f64 / original.len() as f64;
    assert!(taken < 2.2, "{taken:.2} times the file");
}
