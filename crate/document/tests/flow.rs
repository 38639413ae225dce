//! Laying out, signing and adding validation data, over files of every structure.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use document::differences::{Change, check_revision0, check_slot_revision, compare};
use document::dss::{ValidationData, add_validation_data};
use document::layout::{LayoutError, lay_out};
use document::open::{OpenError, Pdf};
use document::place::{PageGeometry, Placement};
use document::prepare::{EmbedError, PrepareError, prepare, prepare_new_field};
use document::revisions::revisions;
use document::signatures::{FormatProblem, signatures};
use support::*;

fn files() -> Vec<(&'static str, Vec<u8>)> {
    let plain = Builder::two_pages("");
    let turned = Builder::two_pages("/Rotate 270/CropBox[20 30 380 480]/UserUnit 2");
    let mut form = Builder::two_pages("");
    form.put(1, "<</Type/Catalog/Pages 2 0 R/AcroForm 9 0 R>>");
    form.put(3, "<</Type/Page/Parent 2 0 R/Contents[5 0 R]/Annots 11 0 R>>");
    form.put(9, "<</Fields 10 0 R/DA(/Helv 0 Tf)>>");
    form.put(10, "[12 0 R]");
    form.put(11, "[12 0 R]");
    form.put(12, "<</Type/Annot/Subtype/Widget/FT/Tx/T(Name)/V(x)/Rect[10 10 50 20]/P 3 0 R>>");
    let mut junk = b"a mail header\r\n\r\n".to_vec();
    junk.extend(plain.classic());
    vec![
        ("classic", plain.classic()),
        ("modern", plain.modern()),
        ("turned", turned.classic()),
        ("turned modern", turned.modern()),
        ("form", form.classic()),
        ("form modern", form.modern()),
        ("junk before the header", junk),
    ]
}

#[test]
fn three_slots_filled_one_after_the_other() {
    for (name, bytes) in files() {
        let original = open(bytes.clone());
        let update = lay_out(&original, &layout()).unwrap_or_else(|error| panic!("{name}: {error}"));
        let mut pdf = original.clone().extended(&update).unwrap();
        check_revision0(&original, &pdf, &layout()).unwrap_or_else(|error| panic!("{name}: {error}"));
        for i in 0..3 {
            let field = format!("paraph.s{i}.d0");
            let before = pdf.clone();
            pdf = signed(pdf, &field);
            let data = ValidationData {
                certificates: vec![vec![0x30, 1, i]],
                crls: vec![vec![0x30, 2, 9]],
                ocsps: vec![],
            };
            pdf = {
                let update = add_validation_data(&pdf, &data).unwrap();
                pdf.extended(&update).unwrap()
            };
            assert!(add_validation_data(&pdf, &data).unwrap().is_empty(), "{name}: nothing twice");
            check_slot_revision(&before, &pdf, &layout().slots[usize::from(i)])
                .unwrap_or_else(|error| panic!("{name} {field}: {error}"));
        }
        assert!(pdf.bytes().starts_with(&bytes));
        assert_eq!(pdf.page_count(), 2);
        let found = signatures(&pdf);
        assert_eq!(found.len(), 3, "{name}");
        for (i, signature) in found.iter().enumerate() {
            assert_eq!(signature.problem, None, "{name}");
            assert_eq!(signature.contents, cms());
            assert_eq!(signature.name.as_deref(), Some("Zoë Łukasz"));
            assert!(!signature.covers_whole_file);
            let earlier = pdf.earlier(signature.revision_end as usize).unwrap();
            let changes = compare(&earlier, &pdf).unwrap_or_else(|error| panic!("{name} {i}: {error}"));
            assert!(changes.contains(&Change::ValidationDataAdded));
            assert_eq!(changes.len(), 1 + (2 - i), "{name}: {changes:?}");
            assert!(changes.iter().all(|change| change.tolerated(Some(2))));
        }
        assert_eq!(revisions(&pdf).len(), 8, "{name}");
    }
}

#[test]
fn the_same_inputs_give_the_same_bytes() {
    for (_, bytes) in files() {
        let make = || {
            let pdf = open(bytes.clone());
            let pdf = {
                let update = lay_out(&pdf, &layout()).unwrap();
                pdf.extended(&update).unwrap()
            };
            prepared(&pdf, "paraph.s1.d0")
        };
        assert_eq!(make(), make());
    }
}

#[test]
fn what_is_signed_is_everything_but_the_contents() {
    let pdf = open(Builder::two_pages("").classic());
    let pdf = {
        let update = lay_out(&pdf, &layout()).unwrap();
        pdf.extended(&update).unwrap()
    };
    let prepared = prepared(&pdf, "paraph.s0.d0");
    let [before, after] = prepared.signed_parts();
    let [zero, first, second, last] = prepared.byte_range();
    assert_eq!(zero, 0);
    assert_eq!(first as usize, pdf.len() + before.len());
    assert_eq!(last as usize, after.len());
    assert_eq!(second - first, 512 * 2 + 2);
    assert_eq!(prepared.clone().embed(&[0x30; 513]), Err(EmbedError::TooLong(513, 512)));
    assert_eq!(prepared.clone().embed(b"junk"), Err(EmbedError::NotDer));
    let update = prepared.embed(&cms()).unwrap();
    assert_eq!(signatures(&pdf.extended(&update).unwrap())[0].contents, cms());
}

#[test]
fn fields_stand_where_they_were_placed() {
    for (name, bytes) in files() {
        let pdf = open(bytes);
        let pdf = {
            let update = lay_out(&pdf, &layout()).unwrap();
            pdf.extended(&update).unwrap()
        };
        let placement = layout().slots[1].placement;
        let geometry = PageGeometry::of(&pdf, 1).unwrap();
        let rect = geometry.rect(&placement).unwrap();
        let numbers = [rect.x0, rect.y0, rect.x1, rect.y1]
            .map(|v| if v.fract() == 0.0 { format!("{v:.1}") } else { v.to_string() });
        let text = String::from_utf8_lossy(&pdf.bytes()).into_owned();
        assert!(text.contains(&format!("/Rect [{}]", numbers.join(" "))), "{name}: {numbers:?}");
        let back = geometry.placement(1, &rect);
        assert!((back.x - placement.x).abs() < 1e-9 && (back.y - placement.y).abs() < 1e-9);
    }
}

#[test]
fn a_new_field_in_the_same_update_seen_or_not() {
    for (name, bytes) in files() {
        let placement = Placement { page: 1, x: 10.0, y: 10.0, width: 90.0, height: 30.0 };
        for place in [None, Some(&placement)] {
            let pdf = open(bytes.clone());
            let prepared = prepare_new_field(&pdf, &request("Signature1", Some(&mark())), place).unwrap();
            let update = prepared.embed(&cms()).unwrap();
            let pdf = pdf.extended(&update).unwrap();
            let found = signatures(&pdf);
            assert_eq!(
                (found.len(), found[0].problem.clone(), found[0].covers_whole_file),
                (1, None, true),
                "{name}"
            );
        }
    }
}

#[test]
fn what_cannot_be_done_is_refused() {
    assert_eq!(Pdf::open(b"GIF89a".to_vec(), None).unwrap_err(), OpenError::NotPdf);
    let pdf = open(Builder::two_pages("").classic());
    let mut twice = layout();
    twice.slots[1].field_name = "paraph.s0".into();
    assert_eq!(lay_out(&pdf, &twice), Err(LayoutError::FieldExists("paraph.s0".into())));
    let mut off = layout();
    off.slots[0].placement.page = 9;
    assert!(matches!(lay_out(&pdf, &off), Err(LayoutError::Place(_))));
    let mut bad = layout();
    bad.document_id = "é\n".into();
    assert_eq!(lay_out(&pdf, &bad), Err(LayoutError::BadDocumentId));
    assert!(matches!(prepare(&pdf, &request("none", None)), Err(PrepareError::NoField(_))));
    let laid = {
        let update = lay_out(&pdf, &layout()).unwrap();
        pdf.extended(&update).unwrap()
    };
    let done = signed(laid, "paraph.s0.d0");
    assert!(matches!(prepare(&done, &request("paraph.s0.d0", None)), Err(PrepareError::AlreadySigned(_))));
}

#[test]
fn a_broken_table_is_refused_not_guessed() {
    let mut bytes = Builder::two_pages("").classic();
    let at = bytes.windows(9).rposition(|window| window == b"startxref").unwrap();
    bytes.splice(at + 10..at + 12, *b"99");
    assert_eq!(Pdf::open(bytes, None).unwrap_err(), OpenError::RecoveredXref);
}

/// Whoever wrote them: an earlier signature covers them (ISO 32000-2, 7.5.6).
#[test]
fn entries_of_the_trailer_are_kept() {
    let mut builder = Builder::two_pages("");
    builder.trailer += "/FooBar 8 0 R/DocChecksum/ABCD";
    for bytes in [builder.classic(), builder.modern()] {
        let before = signed(laid(open(bytes)), "paraph.s0.d0");
        let after = signed(before.clone(), "paraph.s1.d0");
        compare(&before, &after).unwrap();
        let text = String::from_utf8_lossy(&after.bytes()).into_owned();
        assert_eq!(text.matches("/FooBar 8 0 R").count(), 4, "once a section");
        assert_eq!(text.matches("/ABCD").count(), 4, "once a section");
    }
}

/// Revision 0 keeps them too, and no later one may leave out or change any.
#[test]
fn entries_of_the_trailer_stay_what_they_are() {
    let mut builder = Builder::two_pages("");
    builder.trailer += "/FooBar 8 0 R/DocChecksum/ABCD";
    let (original, id) = (builder.classic(), builder.trailer.clone());
    let revision0 = laid(open(original.clone()));
    check_revision0(&open(original.clone()), &revision0, &layout()).unwrap();
    compare(&open(original.clone()), &open(appended(&original, &[(60, "<<>>")], &id))).unwrap();
    for other in ["", "/FooBar 7 0 R", "/FooBar(8 0 R)", "/FooBar 8 0 R/New 1"] {
        let later = open(appended(&original, &[(60, "<<>>")], &id.replace("/FooBar 8 0 R", other)));
        let why = compare(&open(original.clone()), &later).unwrap_err().to_string();
        assert!(why.starts_with("the trailer's entry "), "{other}: {why}");
        let text = revision0.bytes().into_owned();
        let at = text.windows(7).rposition(|window| window == b"/FooBar").unwrap();
        let changed = [&text[..at], other.as_bytes(), &text[at + 13..]].concat();
        let why =
            check_revision0(&open(original.clone()), &open(changed), &layout()).unwrap_err().to_string();
        assert!(why.contains("the trailer's entry "), "{other}: {why}");
    }
}

fn laid(pdf: Pdf) -> Pdf {
    let update = lay_out(&pdf, &layout()).unwrap();
    pdf.extended(&update).unwrap()
}

#[test]
fn an_unfilled_room_is_no_signature() {
    let pdf = open(Builder::two_pages("").classic());
    let pdf = {
        let update = lay_out(&pdf, &layout()).unwrap();
        pdf.extended(&update).unwrap()
    };
    let update = prepared(&pdf, "paraph.s0.d0").update().to_vec();
    let pdf = pdf.extended(&update).unwrap();
    assert_eq!(signatures(&pdf)[0].problem, Some(FormatProblem::NoContents));
}
