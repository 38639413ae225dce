//! Fields of a tagged document are in its structure, whatever form its tree has.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use document::differences::{check_revision0, check_slot_revision};
use document::layout::lay_out;
use document::open::Pdf;
use lopdf::{Dictionary, Object};
use support::*;

/// A tagged document whose structure root has these entries besides its type; the pages own the keys 0 and 1.
fn tagged(root: &str) -> Builder {
    let mut builder = Builder::two_pages("/StructParents 0");
    builder.put(1, "<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked true>>/Lang(fr-FR)/StructTreeRoot 9 0 R>>");
    builder.put(9, &format!("<</Type/StructTreeRoot{root}>>"));
    builder.put(10, "<</Type/StructElem/S/Document/P 9 0 R/K[11 0 R]>>");
    builder.put(11, "<</Type/StructElem/S/P/P 10 0 R/Pg 3 0 R/K 0>>");
    builder.put(12, "<</Nums[0[11 0 R]1[11 0 R]]>>");
    builder.put(13, "<</Kids[14 0 R]>>");
    builder.put(14, "<</Limits[0 41]/Nums[0[11 0 R]41[11 0 R]]>>");
    builder
}

fn trees() -> [(&'static str, &'static str, i64); 6] {
    [
        ("list", "/K[10 0 R]/ParentTree 12 0 R/ParentTreeNextKey 2", 2),
        ("kids", "/K 10 0 R/ParentTree 13 0 R/ParentTreeNextKey 42", 42),
        ("without next key", "/K 10 0 R/ParentTree 13 0 R", 42),
        ("too small a next key", "/K 10 0 R/ParentTree 13 0 R/ParentTreeNextKey 3", 42),
        ("inline", "/K[10 0 R 11 0 R]/ParentTree<</Nums[5[11 0 R]]>>", 6),
        ("empty", "", 0),
    ]
}

fn laid(bytes: Vec<u8>) -> (Pdf, Pdf) {
    let original = open(bytes);
    let with0 = original.extended(&lay_out(&original, &initialled_layout()).unwrap()).unwrap();
    (original, with0)
}

/// Every entry of the number tree, read by lopdf alone.
fn numbers(document: &lopdf::Document, node: &Dictionary) -> Vec<(i64, Object)> {
    let array = |key: &[u8]| match node.get_deref(key, document) {
        Ok(Object::Array(items)) => items.clone(),
        _ => vec![],
    };
    let own = array(b"Nums");
    let own = own.chunks_exact(2).map(|pair| (pair[0].as_i64().unwrap(), pair[1].clone()));
    let below = array(b"Kids");
    let below = below
        .iter()
        .flat_map(|kid| numbers(document, document.get_dictionary(kid.as_reference().unwrap()).unwrap()));
    own.chain(below.collect::<Vec<_>>()).collect()
}

#[test]
fn every_widget_has_its_element_under_its_own_key() {
    for (name, root, first) in trees() {
        for bytes in [tagged(root).classic(), tagged(root).modern()] {
            let (original, with0) = laid(bytes);
            check_revision0(&original, &with0, &initialled_layout())
                .unwrap_or_else(|why| panic!("{name}: {why}"));
            let document = lopdf::Document::load_mem(&with0.bytes()).unwrap();
            let root = document.catalog().unwrap().get_deref(b"StructTreeRoot", &document).unwrap();
            let root = root.as_dict().unwrap();
            let parents = root.get_deref(b"ParentTree", &document).unwrap().as_dict().unwrap();
            let numbers = numbers(&document, parents);
            let keys: Vec<i64> = numbers.iter().map(|(key, _)| *key).collect();
            assert!(keys.is_sorted_by(|a, b| a < b), "{name}: {keys:?}");
            let widgets: Vec<_> = document
                .objects
                .iter()
                .filter(|(_, object)| object.as_dict().is_ok_and(|widget| widget.has(b"StructParent")))
                .collect();
            assert_eq!(widgets.len(), 9, "{name}");
            for (id, widget) in widgets {
                let widget = widget.as_dict().unwrap();
                let key = widget.get(b"StructParent").unwrap().as_i64().unwrap();
                assert!((first..first + 9).contains(&key), "{name}: {key}");
                let element = &numbers.iter().find(|(one, _)| *one == key).expect(name).1;
                let element = document.get_dictionary(element.as_reference().unwrap()).unwrap();
                assert_eq!(element.get(b"S").unwrap().as_name().unwrap(), b"Form");
                let reference = element.get(b"K").unwrap().as_dict().unwrap();
                assert_eq!(reference.get(b"Obj").unwrap().as_reference().unwrap(), *id, "{name}");
                let parent = element.get(b"P").unwrap().as_reference().unwrap();
                let kids = document.get_dictionary(parent).unwrap().get_deref(b"K", &document).unwrap();
                assert!(kids.as_array().unwrap().iter().any(|kid| {
                    document
                        .get_dictionary(kid.as_reference().unwrap())
                        .is_ok_and(|kid| std::ptr::eq(kid, element))
                }));
            }
            let language = document.catalog().unwrap().get(b"Lang").unwrap().as_str().unwrap();
            assert_eq!(language, b"fr-FR");
        }
    }
}

#[test]
fn signing_leaves_the_structure_as_it_is() {
    let (_, before) = laid(tagged(trees()[0].1).classic());
    let slot = &initialled_layout().slots[0];
    let after = signed_slot(before.clone(), slot);
    check_slot_revision(&before, &after, slot).unwrap();
    let new = String::from_utf8_lossy(&after.bytes()[before.len()..]).into_owned();
    assert!(!new.contains("StructElem") && !new.contains("/Nums"), "{new}");
    // A second one is laid out upon a signature: its field has no element, or the first would be broken.
    let mut more = layout();
    more.slots.truncate(1);
    more.slots[0].field_name = "another".into();
    let bytes = lay_out(&after, &more).unwrap();
    assert!(!String::from_utf8_lossy(&bytes).contains("StructElem"));
}

#[test]
fn a_structure_that_is_none_is_left_alone() {
    for root in [
        "/K 99 0 R/ParentTree 99 0 R",
        "/K(text)/ParentTree<</Kids[9 0 R 13 0 R]>>",
        "/ParentTree 13 0 R/ParentTreeNextKey 99999999999",
    ] {
        let (original, with0) = laid(tagged(root).classic());
        check_revision0(&original, &with0, &initialled_layout()).unwrap();
        assert!(original.extended(&with0.bytes()[original.len()..]).is_ok(), "{root}");
    }
    let mut untyped = tagged("");
    untyped.put(1, "<</Type/Catalog/Pages 2 0 R/StructTreeRoot 77 0 R>>");
    let (_, with0) = laid(untyped.classic());
    assert!(!String::from_utf8_lossy(&with0.bytes()).contains("/S /Form"));
    let plain = laid(Builder::two_pages("").classic()).1;
    assert!(!String::from_utf8_lossy(&plain.bytes()).contains("StructParent"));
}
