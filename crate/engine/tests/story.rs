//! The flow from end to end, natively: a sender, signers one after the other, a verifier.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod scene;

use document::open::Pdf;
use envelope::{FieldKind, Outcome};
use paraph_engine::{
    CheckError, DocumentFacts, Entry, Given, Original, OriginalKey, PrepareError, no_letters,
    verify::{Overall, TrustFor, to_json, verify},
};
use scene::{NOW, SALT, Scene, drawn, name, pdf, pdf_of};

fn trust(scene: &Scene) -> TrustFor {
    TrustFor::pem(&[scene.operator.material.root.certificate.to_pem()]).unwrap()
}

#[test]
fn three_sign_one_after_the_other() {
    let mut scene = Scene::sent(pdf(), 3);
    for signer in 0..3 {
        let signed = scene.sign(signer);
        scene.post(signer, &signed);
        let report = verify(signed.pdf().bytes().to_vec(), None, &trust(&scene), NOW + 60).unwrap();
        assert_eq!(report.status, Overall::TotalPassed, "{}", to_json(&report));
        assert_eq!(report.signatures.len(), usize::from(signer) + 1);
        assert!(signed.pdf().bytes().starts_with(&scene.original));
    }
    assert_eq!(
        scene.transcript.state().head(0).unwrap(),
        paraph_engine::Midstate::of(&scene.open().pdf().bytes()).digest()
    );
}

/// Initials of both on every page, the second signer's after the first one's signature: nothing to warn of.
#[test]
fn two_sign_with_initials_on_every_page() {
    let mut scene = Scene::initialled(pdf_of(3), 2, 3);
    for signer in 0..2 {
        let signed = scene.sign(signer);
        scene.post(signer, &signed);
        assert_eq!(scene.open().pdf().bytes(), signed.pdf().bytes(), "rebuilt and checked by the next");
        let report = verify(signed.pdf().bytes().to_vec(), None, &trust(&scene), NOW + 60).unwrap();
        assert_eq!(report.status, Overall::TotalPassed, "{}", to_json(&report));
        assert!(
            report.signatures.iter().all(|one| one.warnings == ["only-if-finalised"]),
            "{}",
            to_json(&report)
        );
    }
    let report = verify(scene.open().pdf().bytes().to_vec(), None, &trust(&scene), NOW + 60).unwrap();
    let first = &report.signatures[0].later_changes;
    let initials = "fields of the signature in \"Paraph slot 2\"".to_owned();
    assert!(first.contains(&initials) && first.len() == 3, "{first:?}");
    assert_eq!(values(&scene.open().pdf().bytes()), ["ÉM", "ÉM", "ÉM", "ŁN", "ŁN", "ŁN"]);
}

/// What the text fields of a file say, in their order.
fn values(file: &[u8]) -> Vec<String> {
    let document = lopdf::Document::load_mem(file).unwrap();
    let texts = document.objects.values().filter_map(|object| object.as_dict().ok());
    let texts = texts
        .filter(|field| field.get(b"FT").and_then(lopdf::Object::as_name).is_ok_and(|kind| kind == b"Tx"));
    texts.map(|field| lopdf::decode_text_string(field.get(b"V").unwrap()).unwrap()).collect()
}

/// A signature locks its initials, so nobody can put others in their place.
#[test]
fn initials_changed_after_signing_fail() {
    let mut scene = Scene::initialled(pdf(), 1, 1);
    let signed = scene.sign(0).pdf().bytes().to_vec();
    let document = lopdf::Document::load_mem(&signed).unwrap();
    let is_text = |object: &lopdf::Object| {
        object
            .as_dict()
            .and_then(|field| field.get(b"FT"))
            .and_then(lopdf::Object::as_name)
            .is_ok_and(|kind| kind == b"Tx")
    };
    let id = *document.objects.iter().find(|(_, object)| is_text(object)).unwrap().0;
    let mut update = lopdf::IncrementalDocument::create_from(signed, document);
    update.opt_clone_object_to_new_document(id).unwrap();
    let field = update.new_document.get_dictionary_mut(id).unwrap();
    field.set("V", lopdf::Object::string_literal("XX"));
    let mut bytes = vec![];
    update.save_to(&mut bytes).unwrap();
    let report = verify(bytes, None, &trust(&scene), NOW + 60).unwrap();
    assert_eq!(report.status, Overall::TotalFailed, "{}", to_json(&report));
    assert!(to_json(&report).contains("locks"), "{}", to_json(&report));
}

#[test]
fn a_slot_with_initials_is_not_signed_without_them() {
    let scene = Scene::initialled(pdf_of(2), 1, 2);
    let slot = scene.transcript.state().slots_of(0).next().unwrap();
    let stamp = paraph_engine::mark(&drawn(), no_letters, None).unwrap();
    let refused = scene.open().prepare(slot, &Given::mark(stamp), "Élodie Martin", NOW).unwrap_err();
    assert_eq!(refused, PrepareError::NoInitials);
    let trouble = paraph_engine::trouble::EngineError::from(refused).into_trouble();
    assert_eq!(trouble.code, "initials_missing");
}

#[test]
fn later_still_good_and_untrusted_without_the_root() {
    let mut scene = Scene::sent(pdf(), 1);
    let signed = scene.sign(0);
    let years = NOW + 3 * 31_557_600;
    let late = verify(signed.pdf().bytes().to_vec(), None, &trust(&scene), years).unwrap();
    assert_eq!(late.status, Overall::TotalPassed, "{}", to_json(&late));
    let alone = verify(signed.pdf().bytes().to_vec(), None, &TrustFor::default(), NOW).unwrap();
    assert_eq!(alone.status, Overall::Indeterminate, "{}", to_json(&alone));
}

#[test]
fn one_flipped_byte_anywhere_signed_fails() {
    let mut scene = Scene::sent(pdf(), 1);
    let signed = scene.sign(0).pdf().bytes().to_vec();
    let text = signed.windows(5).position(|window| window == b"Lilas").unwrap();
    let mut forged = signed.clone();
    forged[text] = b'X';
    let report = verify(forged, None, &trust(&scene), NOW).unwrap();
    assert_eq!(report.status, Overall::TotalFailed, "{}", to_json(&report));
}

#[test]
fn any_version_that_begins_with_the_original_will_do() {
    let mut scene = Scene::sent(pdf(), 2);
    let signed = scene.sign(0);
    scene.post(0, &signed);
    scene.original = signed.pdf().bytes().to_vec();
    assert_eq!(scene.open().pdf().bytes(), signed.pdf().bytes());
}

#[test]
fn another_file_is_refused() {
    let scene = Scene::sent(pdf(), 1);
    let facts = DocumentFacts::of(scene.transcript.state(), 0).unwrap();
    let mut other = pdf();
    other[200] ^= 1;
    for wrong in [other, pdf()[..pdf().len() - 1].to_vec(), vec![], b"%PDF-1.7".to_vec()] {
        assert!(Original::check(wrong, facts.size, facts.sha256).is_err());
    }
}

#[test]
fn a_revision_that_does_not_decrypt_is_named() {
    let mut scene = Scene::sent(pdf(), 2);
    let signed = scene.sign(0);
    scene.post(0, &signed);
    scene.ciphertexts[1][100] ^= 1;
    let facts = DocumentFacts::of(scene.transcript.state(), 0).unwrap();
    let original = Original::check(pdf(), facts.size, facts.sha256).unwrap();
    let key = OriginalKey::derive(&SALT, original.bytes());
    let bad = original.rebuild(key, &facts, &scene.ciphertexts).unwrap_err();
    assert_eq!((bad.number, bad.outcome), (1, Outcome::Undecryptable));
}

/// A signer who holds the document may encrypt whatever they like: what they may add is checked.
#[test]
fn a_revision_that_redefines_a_page_is_refused_before_it_is_shown() {
    let mut scene = Scene::sent(pdf(), 2);
    let signed = scene.sign(0);
    let evil = redefine_page(&signed.pdf().bytes());
    let head = paraph_engine::Midstate::of(&evil).digest();
    let appended = &evil[scene.open().pdf().bytes().len()..];
    let key = OriginalKey::derive(&SALT, &scene.original);
    let id = scene.transcript.envelope().clone();
    let place = paraph_engine::Place { envelope: &id, document: 0, number: 1, base: signed.base };
    let ciphertext = paraph_engine::encrypt(&key, &place, [1; 32], appended).unwrap();
    scene.post(0, &signed);
    scene.ciphertexts[1] = ciphertext;
    let mut facts = DocumentFacts::of(scene.transcript.state(), 0).unwrap();
    facts.revisions[1].head = head;
    let original = Original::check(pdf(), facts.size, facts.sha256).unwrap();
    let rebuilt = original.rebuild(key, &facts, &scene.ciphertexts).unwrap();
    match rebuilt.check(&facts, None) {
        Err(CheckError::Revision(bad)) => {
            assert_eq!((bad.number, bad.outcome), (1, Outcome::Forbidden), "{bad}")
        }
        other => panic!("{other:?}"),
    }
    let report = verify(evil, None, &trust(&scene), NOW).unwrap();
    assert_eq!(report.status, Overall::TotalFailed, "{}", to_json(&report));
}

/// Appends an update that shows another text, as lopdf writes it.
fn redefine_page(signed: &[u8]) -> Vec<u8> {
    let mut update =
        lopdf::IncrementalDocument::create_from(signed.to_vec(), lopdf::Document::load_mem(signed).unwrap());
    let previous = update.get_prev_documents().clone();
    let (_, page) = previous.get_pages().into_iter().next().unwrap();
    update.opt_clone_object_to_new_document(page).unwrap();
    let text = b"BT /F1 24 Tf 72 700 Td (Lease, 14 rue des Roses) Tj ET".to_vec();
    let content = update.new_document.add_object(lopdf::Stream::new(lopdf::Dictionary::new(), text));
    update.new_document.get_dictionary_mut(page).unwrap().set("Contents", content);
    let mut bytes = vec![];
    update.save_to(&mut bytes).unwrap();
    bytes
}

#[test]
fn the_same_inputs_give_the_same_bytes() {
    let scene = Scene::sent(pdf(), 1);
    assert_eq!(scene.prepare(0).byte_range(), scene.prepare(0).byte_range());
    assert_eq!(scene.ciphertexts, Scene::sent(pdf(), 1).ciphertexts);
    assert!(Pdf::open(scene.open().pdf().bytes().to_vec(), None).is_ok());
}

/// Every kind of field in one slot: what must be there is asked for, and goes where it belongs.
#[test]
fn every_kind_of_field_is_filled_or_asked_for() {
    let mut scene = Scene::furnished(pdf(), 1);
    let checked = scene.open();
    let refused = |given: &Given| {
        let facts = scene.transcript.state().slots_of(0).next().unwrap();
        checked.clone().prepare(facts, given, name(0), NOW).unwrap_err()
    };
    let all = scene.given(0);
    for (index, kind) in (0u16..).zip(FieldKind::ALL).skip(1) {
        let mut given = all.clone();
        given.entries.remove(&index);
        assert_eq!(refused(&given), PrepareError::Missing(index), "{kind:?}");
        let other = match kind {
            FieldKind::Checkbox => Entry::Drawn(all.mark.clone(), "x".into()),
            _ => Entry::Ticked,
        };
        given.entries.insert(index, other);
        assert_eq!(refused(&given), PrepareError::NotForThat(index), "{kind:?}");
    }
    let mut given = all.clone();
    given.entries.insert(1, Entry::Drawn(all.mark, "Somebody Else".into()));
    assert_eq!(refused(&given), PrepareError::OtherName(1));
    let signed = scene.sign(0);
    let report = verify(signed.pdf().bytes().into_owned(), None, &trust(&scene), NOW + 60).unwrap();
    assert_eq!(report.status, Overall::TotalPassed, "{}", to_json(&report));
    scene.post(0, &signed);
    assert_eq!(scene.open().pdf().bytes(), signed.pdf().bytes(), "another browser accepts it");
    assert_eq!(values(&signed.pdf().bytes()), ["ÉM", name(0), "Date", "Text", "Stamp"]);
}
