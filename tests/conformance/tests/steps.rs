//! The steps to a signature have the bytes that `tests/vectors/steps` pins: natively, and in the module.
//!
//! A case says everything that a step is made from; what a case does not say yet (another kind of field) is a
//! further key of it. `PARAPH_PIN=1` writes the digests anew: for a new case, never for a released one.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../../crate/engine/tests/scene/mod.rs"]
mod scene;

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use document::mark::{Image, Mark as StampedMark};
use envelope::{Digest, Salt, Slot};
use evidence::sha256;
use paraph_conformance::{
    module::{Answered, Module},
    programs::root,
};
use paraph_engine::{CMS_ROOM, Given, Lent, MarkError, TextBox};
use protocol::{
    Base64,
    worker::{Answer, Ask, Content, Entry, Initials, Layout, MARK, Mark},
};
use scene::{NOW, SALT, Scene};
use serde::Deserialize;
use serde_json::Value;
use signature::key::PublicKey;

/// What the steps are made from, and the SHA-256 of the whole file after each.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// A file beside the folder of cases.
    original: String,
    slot: Slot,
    mark: Mark,
    /// Of the mark: width, height, four bytes a pixel.
    #[serde(default)]
    picture: Option<(u32, u32, Base64)>,
    #[serde(default)]
    initials: Option<Initials>,
    #[serde(default)]
    entries: Vec<Entry>,
    /// What is put in the place of the signature's own.
    cms: Base64,
    steps: Steps,
}

/// In the order in which they are made.
type Steps = BTreeMap<String, Digest>;

#[test]
fn every_step_has_its_bytes() {
    let mut wasm = Module::start().unwrap();
    let cases = cases();
    assert!(cases.len() >= 6);
    for path in cases {
        let case: Case = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
        let native = case.natively();
        let name = path.display();
        assert_eq!(case.in_wasm(&mut wasm), native, "{name}: wasm is not what it is natively");
        if std::env::var_os("PARAPH_PIN").is_some() {
            pin(&path, &native);
        } else {
            assert_eq!(native, case.steps, "{name}");
        }
    }
}

/// What is only a little different has other bytes: a digest that pins nothing would not tell.
#[test]
fn every_input_counts() {
    let read = |path: &PathBuf| serde_json::from_slice::<Case>(&fs::read(path).unwrap()).unwrap();
    for path in cases() {
        let (mut moved, mut other) = (read(&path), read(&path));
        moved.slot.placement.x += 1;
        other.cms.0[5] ^= 1;
        let (moved, other) = (moved.natively(), other.natively());
        assert!(moved.iter().all(|(step, digest)| read(&path).steps[step] != *digest), "{moved:?}");
        assert_ne!(other["3 embedded"], read(&path).steps["3 embedded"]);
    }
}

fn cases() -> Vec<PathBuf> {
    let entries = fs::read_dir(folder().join("accept")).unwrap();
    let mut cases: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    cases
}

fn folder() -> PathBuf {
    root().join("tests/vectors/steps")
}

fn pin(path: &Path, steps: &Steps) {
    let mut case: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    case["steps"] = serde_json::to_value(steps).unwrap();
    fs::write(path, serde_json::to_string(&case).unwrap() + "\n").unwrap();
}

impl Case {
    fn sent(&self) -> (Vec<u8>, Scene) {
        let original = fs::read(folder().join(&self.original)).unwrap();
        (original.clone(), Scene::of(original, vec![(0, self.slot.clone())]))
    }

    fn natively(&self) -> Steps {
        let (_, mut scene) = self.sent();
        let checked = scene.open();
        let before = checked.pdf().bytes().into_owned();
        let slot = scene.transcript.state().slots_of(0).next().unwrap();
        let prepared = checked.prepare(slot, &self.given(), scene::name(0), NOW).unwrap();
        let byte_range = prepared.byte_range();
        let appended = scene.finish(0, prepared).appended().to_vec();
        self.steps(&before, byte_range, &appended)
    }

    fn given(&self) -> Given {
        let picture = self.picture.as_ref();
        let picture = picture.map(|(width, height, rgba)| paraph_engine::picture(*width, *height, &rgba.0));
        let mark = paraph_engine::mark(&self.mark, lettered, picture.as_ref()).unwrap();
        let initials = self.initials.as_ref();
        let initials = initials.map(|it| paraph_engine::initials(it, lettered, picture.as_ref()).unwrap());
        let entries: Vec<_> = self.entries.iter().collect();
        Given::read(&self.slot, (&mark, initials.as_ref()), &entries, self).unwrap()
    }

    fn in_wasm(&self, wasm: &mut Module) -> Steps {
        let (original, mut scene) = self.sent();
        let sent = scene.transcript.state().sent().unwrap();
        answer(wasm, &Ask::Reset, &[]);
        answer(wasm, &Ask::Inspect { password: None }, &[&original]);
        let layouts = vec![Layout {
            id: sent.documents[0].id.clone(),
            slots: vec![(0, self.slot.clone())],
            seal: false,
        }];
        let lay_out = Ask::LayOut { envelope: sent.envelope.clone(), salt: SALT, layouts };
        let (Answer::LaidOut { revisions }, _) = answer(wasm, &lay_out, &[]) else { panic!("not laid out") };
        let before = open(wasm, &scene, &original);
        assert_eq!(sha256("", &before), revisions[0].head, "what is laid out is what is opened");
        self.lend(wasm);
        let (byte_range, appended) = self.sign(wasm, &mut scene);
        self.steps(&before, byte_range, &appended)
    }

    /// Fonts and picture, by their names.
    fn lend(&self, wasm: &mut Module) {
        let initials = self.initials.as_ref().map(|initials| &initials.mark);
        for mark in [Some(&self.mark), initials].into_iter().flatten() {
            if let Mark::Typed { font: name, .. } = mark {
                answer(wasm, &Ask::Font { name: name.clone() }, &[&font(name)]);
            }
        }
        for entry in &self.entries {
            if let Content::Text { font: name, .. } = &entry.content {
                answer(wasm, &Ask::Font { name: name.clone() }, &[&font(name)]);
            }
        }
        if let Some((width, height, rgba)) = &self.picture {
            let ask = Ask::Picture { name: MARK.into(), width: *width, height: *height };
            answer(wasm, &ask, &[&rgba.0]);
        }
    }

    /// The digest of the ByteRange, and what is appended.
    fn sign(&self, wasm: &mut Module, scene: &mut Scene) -> (Digest, Vec<u8>) {
        let prepare = Ask::Prepare {
            mark: self.mark.clone(),
            initials: self.initials.clone(),
            entries: self.entries.clone(),
            name: scene::name(0).into(),
            signed_at: NOW,
        };
        let (Answer::Prepared { mut acts, key, .. }, _) = answer(wasm, &prepare, &[]) else {
            panic!("not prepared")
        };
        let act = acts.pop().unwrap();
        let byte_range = act.byte_range;
        let (record, certificates) = scene.authorise(0, act, &PublicKey::from_spki_der(&key.0).unwrap());
        let certificates = certificates.iter().map(|one| Base64(one.der().to_vec())).collect();
        let ask = Ask::Sign { record: record.as_str().to_owned(), certificates };
        let (Answer::SignatureValues { imprints }, _) = answer(wasm, &ask, &[]) else { panic!("not signed") };
        let tokens = imprints.into_iter().map(|imprint| Base64(scene.operator.stamp(imprint))).collect();
        let data = scene.operator.validation();
        let plain = |list: Vec<Vec<u8>>| list.into_iter().map(Base64).collect();
        let embed = Ask::Embed { tokens, certificates: plain(data.certificates), crls: plain(data.crls) };
        (byte_range, answer(wasm, &embed, &[]).1.pop().unwrap())
    }

    fn steps(&self, before: &[u8], byte_range: Digest, appended: &[u8]) -> Steps {
        let embedded = [before, &embedded(appended, &self.cms.0)].concat();
        let steps = [
            ("1 revision 0", sha256("", before)),
            ("2 prepared, its ByteRange", byte_range),
            ("3 embedded", sha256("", &embedded)),
        ];
        steps.map(|(step, digest)| (step.to_owned(), digest)).into()
    }
}

/// The signature's update, with this CMS in the place of its own: keys are new each time, and so is what they sign.
fn embedded(appended: &[u8], cms: &[u8]) -> Vec<u8> {
    let find = |word: &[u8], from: usize| {
        from + appended[from..].windows(word.len()).position(|window| window == word).unwrap()
    };
    let hole = find(b"/Contents <", 0) + 11;
    assert_eq!(find(b">", hole) - hole, 2 * CMS_ROOM);
    let digits: String = cms.iter().map(|byte| format!("{byte:02x}")).collect();
    let mut update = appended[..find(b"%%EOF\n", hole) + 6].to_vec();
    update[hole..hole + 2 * CMS_ROOM].fill(b'0');
    update[hole..hole + digits.len()].copy_from_slice(digits.as_bytes());
    update
}

fn open(wasm: &mut Module, scene: &Scene, original: &[u8]) -> Vec<u8> {
    let records = scene.transcript.records().iter().map(|record| record.as_str().to_owned()).collect();
    let (envelope, challenge) = (scene.transcript.envelope().clone(), Salt([1; 32]));
    answer(wasm, &Ask::Envelope { envelope, recipient: 0, records, challenge }, &[]);
    let mut shown =
        answer(wasm, &Ask::Open { document: 0, password: None }, &[original, &scene.ciphertexts[0]])
            .1
            .remove(0);
    // The buffer has room behind the file, for the signed one.
    shown.truncate(scene.open().pdf().len());
    shown
}

impl Lent for Case {
    fn picture(&self, name: &str) -> Option<Image> {
        let (width, height, rgba) = self.picture.as_ref().filter(|_| name == MARK)?;
        Some(paraph_engine::picture(*width, *height, &rgba.0))
    }

    fn write(&self, texts: &[TextBox<'_>], name: &str) -> Result<Vec<StampedMark>, MarkError> {
        let items = texts.iter().map(|&TextBox { text, width, height, largest }| letters::Item {
            text,
            width,
            height,
            largest,
        });
        let items: Vec<_> = items.collect();
        let setting = letters::set(&items, &font(name)).unwrap();
        paraph_engine::written(&setting.to_json(), setting.font)
    }
}

fn answer(wasm: &mut Module, ask: &Ask, bytes: &[&[u8]]) -> Answered {
    wasm.ask(ask, bytes).unwrap().unwrap_or_else(|trouble| panic!("{trouble:?}"))
}

fn font(name: &str) -> Vec<u8> {
    fs::read(root().join(format!("pkg/fonts/{name}.ttf"))).unwrap()
}

fn lettered(text: &str, name: &str) -> Result<document::mark::Path, paraph_engine::MarkError> {
    Ok(document::mark::Path::of_numbers(&letters::outline(text, &font(name)).unwrap()).unwrap())
}
