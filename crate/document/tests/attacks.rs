//! What an attacker may append, and what must be said about it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use document::differences::{Part, check_revision0, check_slot_revision, compare};
use document::layout::lay_out;
use document::open::Pdf;
use document::signatures::{FormatProblem, signatures};
use support::*;

fn laid() -> Pdf {
    let pdf = open(Builder::two_pages("").classic());
    let update = lay_out(&pdf, &layout()).unwrap();
    pdf.extended(&update).unwrap()
}

fn refused(before: &Pdf, bytes: Vec<u8>) -> String {
    refused_about(before, bytes).0
}

fn refused_about(before: &Pdf, bytes: Vec<u8>) -> (String, Option<Part>) {
    match Pdf::open(bytes, None) {
        Err(error) => (error.to_string(), None),
        Ok(after) => {
            let why = compare(before, &after).expect_err("must be refused");
            (why.to_string(), Some(why.part))
        }
    }
}

const ID: &str = "/ID[<00112233445566778899aabbccddeeff><00>]";

/// Objects to append, what the trailer says besides, a word of the refusal, and the part it is about.
type Case = (&'static [(u32, &'static str)], &'static str, &'static str, Part);

#[test]
fn redefinitions_are_refused_and_named() {
    let before = signed(laid(), "paraph.s0.d0");
    let cases: [Case; 9] = [
        (&[(5, "<</Length 4>>\nstream\n0 g \nendstream")], "", "content", Part::Content),
        (&[(8, "<</Type/Font/Subtype/Type1/BaseFont/Courier>>")], "", "font", Part::Content),
        (
            &[(2, "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 400 500]/Resources 7 0 R>>")],
            "",
            "pages",
            Part::Pages,
        ),
        (&[(7, "<</Font<</F1 8 0 R/F2 8 0 R>>>>")], "", "redefines", Part::Other),
        (
            &[(1, "<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked true>>/OpenAction[3 0 R/Fit]>>")],
            "",
            "OpenAction",
            Part::Other,
        ),
        (&[(3, "<</Type/Page/Parent 2 0 R/Contents 5 0 R>>")], "", "entry", Part::Content),
        (&[(60, "<</Length 1 /Length 2>>")], "", "twice", Part::Structure),
        (&[(60, "<<>>")], "/Extra 8 0 R", "Extra", Part::Structure),
        (
            &[(
                2,
                "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2/Rotate 90/MediaBox[0 0 400 500]/Resources 7 0 R>>",
            )],
            "",
            "page tree",
            Part::Pages,
        ),
    ];
    for (objects, trailer, word, part) in cases {
        let (said, about) =
            refused_about(&before, appended(&before.bytes(), objects, &format!("{ID}{trailer}")));
        assert!(said.contains(word), "{objects:?}: {said}");
        assert_eq!(about, Some(part), "{objects:?}: {said}");
    }
}

#[test]
fn tricks_with_the_table_are_refused() {
    let before = signed(laid(), "paraph.s0.d0");
    let base = before.bytes().to_vec();
    let empty = appended(&base, &[], ID);
    let patched = |row: &str| {
        let at = empty.windows(12).rposition(|window| window == b"xref\ntrailer").unwrap();
        let mut bytes = empty.clone();
        bytes.splice(at + 5..at + 5, row.bytes());
        bytes
    };
    let said = refused(&before, patched("8 1\n0000000000 00001 f \n"));
    assert!(said.contains("taken out"), "{said}");
    let at = base.windows(7).position(|window| window == b"8 0 obj").unwrap();
    let said = refused(&before, patched(&format!("5 1\n{at:010} 00000 n \n")));
    assert!(said.contains("earlier revision"), "{said}");
    let mut hidden = base.clone();
    hidden.extend(b"90 0 obj\n<</Type/Page>>\nendobj\n");
    let said = refused(&before, appended(&hidden, &[(91, "<<>>")], ID));
    assert!(said.contains("not listed"), "{said}");
    let mut tail = base.clone();
    tail.extend(b"90 0 obj\n<</Type/Page>>\nendobj\n");
    let said = refused(&before, tail);
    assert!(said.contains("no update"), "{said}");
    let said = refused(&before, appended(&[&base[..], b"\nGarbage\n"].concat(), &[(91, "<<>>")], ID));
    assert!(said.contains("no object"), "{said}");
}

#[test]
fn a_dangling_reference_may_not_be_filled() {
    let mut builder = Builder::two_pages("/Annots[99 0 R]");
    builder.trailer = ID.into();
    let before = open(builder.classic());
    let overlay = "<</Type/Annot/Subtype/FreeText/Rect[0 0 300 300]/Contents(paid)>>";
    let said = refused(&before, appended(&before.bytes(), &[(99, overlay)], ID));
    assert!(said.contains("99"), "{said}");
}

#[test]
fn revision_zero_is_its_layout_and_nothing_more() {
    let original = open(Builder::two_pages("").classic());
    let with0 = laid();
    let mut other = layout();
    other.document_id = "PRPH-0002".into();
    assert!(check_revision0(&original, &with0, &other).is_err());
    let mut moved = layout();
    moved.slots[0].placement.x += 1.0;
    assert!(check_revision0(&original, &with0, &moved).is_err());
    let more = open(appended(&with0.bytes(), &[(150, "<</A 1>>")], ID));
    assert!(check_revision0(&original, &more, &layout()).is_err());
}

#[test]
fn a_slot_revision_signs_its_own_slot_only() {
    let before = laid();
    let after = signed(before.clone(), "paraph.s1.d0");
    assert!(check_slot_revision(&before, &after, &layout().slots[1]).is_ok());
    assert!(check_slot_revision(&before, &after, &layout().slots[0]).is_err());
    let two = signed(after.clone(), "paraph.s2.d0");
    assert!(check_slot_revision(&before, &two, &layout().slots[1]).is_err());
    let extra = open(appended(&after.bytes(), &[(150, "<</Hidden true>>")], ID));
    let said = check_slot_revision(&before, &extra, &layout().slots[1]).unwrap_err().to_string();
    assert!(said.contains("belongs to nothing"), "{said}");
}

#[test]
fn a_mark_may_only_draw() {
    let before = laid();
    let update = prepared(&before, "paraph.s1.d0").embed(&cms()).unwrap();
    let plain = before.clone().extended(&update).unwrap();
    assert!(check_slot_revision(&before, &plain, &layout().slots[1]).is_ok());
    // The same number of bytes, another meaning: the matrix becomes an action, the box an annotation's.
    let patch = |from: &[u8], to: &[u8]| {
        assert_eq!(from.len(), to.len());
        let at = update.windows(from.len()).position(|window| window == from).unwrap();
        let mut changed = update.clone();
        changed[at..at + from.len()].copy_from_slice(to);
        before
            .clone()
            .extended(&changed)
            .map(|after| check_slot_revision(&before, &after, &layout().slots[1]))
    };
    assert!(!matches!(patch(b"/Matrix", b"/OC8888"), Ok(Ok(()))));
    assert!(!matches!(patch(b"/ETSI.CAdES.detached", b"/adbe.pkcs7.detached"), Ok(Ok(()))));
}

#[test]
fn signatures_are_read_strictly() {
    let pdf = signed(laid(), "paraph.s0.d0");
    let problem = |from: &str, to: &str| {
        let mut bytes = pdf.bytes().to_vec();
        let at = bytes.windows(from.len()).rposition(|window| window == from.as_bytes()).unwrap();
        bytes.splice(at..at + from.len(), to.bytes());
        signatures(&open(bytes)).into_iter().next().and_then(|signature| signature.problem)
    };
    assert_eq!(signatures(&pdf)[0].problem, None);
    assert_eq!(problem("/ByteRange [0 ", "/ByteRange [1 "), Some(FormatProblem::ByteRangeOutside));
    assert_eq!(problem("/ByteRange [0 ", "/ByteRange [  "), Some(FormatProblem::BadByteRange));
    assert_eq!(problem("/Contents <3081c8", "/Contents <3181c8"), Some(FormatProblem::NotDer));
    assert_eq!(
        problem("/Contents <3081c8", "/Contents <3081c7"),
        Some(FormatProblem::NotDer),
        "a byte too many"
    );
    assert_eq!(problem("/M (D:2025", "/V (D:2025"), None);
}

#[test]
fn a_dropped_signature_is_reported() {
    let pdf = signed(laid(), "paraph.s0.d0");
    let text = String::from_utf8_lossy(&pdf.bytes()).into_owned();
    let catalog = "<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked true>>>>";
    assert!(text.contains("AcroForm"));
    let gone = open(appended(&pdf.bytes(), &[(1, catalog)], ID));
    assert_eq!(signatures(&gone)[0].problem, Some(FormatProblem::Removed));
}
