//! Further fields: filled with their slot's signature and with no other, over files of every structure.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use document::differences::{Change, check_revision0, check_slot_revision, compare};
use document::layout::{FieldPlacement, Layout, LayoutError, SlotPlacement, lay_out};
use document::open::Pdf;
use document::place::{PageGeometry, Placement};
use document::prepare::{FieldForm, PrepareError, prepare};
use document::signatures::signatures;
use support::*;

const ID: &str = "/ID[<00112233445566778899aabbccddeeff><00>]";

fn files() -> Vec<(&'static str, Vec<u8>)> {
    let plain = Builder::two_pages("");
    let turned = Builder::two_pages("/Rotate 270/CropBox[20 30 380 480]/UserUnit 2");
    let mut form = Builder::two_pages("");
    form.put(1, "<</Type/Catalog/Pages 2 0 R/AcroForm 9 0 R>>");
    form.put(3, "<</Type/Page/Parent 2 0 R/Contents[5 0 R]/Annots 11 0 R>>");
    form.put(9, "<</Fields 10 0 R/DR<</Font 7 0 R>>/DA(/Helv 0 Tf)>>");
    form.put(10, "[12 0 R]");
    form.put(11, "[12 0 R]");
    form.put(12, "<</Type/Annot/Subtype/Widget/FT/Tx/T(Name)/V(x)/Rect[10 10 50 20]/P 3 0 R>>");
    let mut inline = Builder::two_pages("");
    inline.put(1, "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[]/DR<</Font<</Helv 8 0 R>>>>>>>>");
    vec![
        ("classic", plain.classic()),
        ("modern", plain.modern()),
        ("turned", turned.classic()),
        ("turned modern", turned.modern()),
        ("form", form.classic()),
        ("form modern", form.modern()),
        ("inline form", inline.classic()),
    ]
}

fn laid(bytes: Vec<u8>) -> Pdf {
    let pdf = open(bytes);
    let update = lay_out(&pdf, &initialled_layout()).unwrap();
    pdf.extended(&update).unwrap()
}

fn slot(index: usize) -> SlotPlacement {
    initialled_layout().slots.remove(index)
}

fn plain() -> Pdf {
    laid(Builder::two_pages("").classic())
}

fn count(pdf: &Pdf, what: &str) -> usize {
    pdf.bytes().windows(what.len()).filter(|window| *window == what.as_bytes()).count()
}

#[test]
fn three_sign_and_initial_every_page_one_after_the_other() {
    for (name, bytes) in files() {
        let original = open(bytes.clone());
        let mut pdf = laid(bytes);
        check_revision0(&original, &pdf, &initialled_layout())
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        for i in [1, 0, 2] {
            let before = pdf.clone();
            pdf = signed_slot(pdf, &slot(i));
            check_slot_revision(&before, &pdf, &slot(i))
                .unwrap_or_else(|error| panic!("{name} {i}: {error}"));
            let new = String::from_utf8_lossy(&pdf.bytes()[before.bytes().len()..]).into_owned();
            assert_eq!(
                new.matches("/Subtype /Form").count(),
                2,
                "{name}: one drawing for both pages, one to sign"
            );
            assert_eq!(new.matches("<feff005a0141>").count(), 2, "{name}: what they say");
        }
        assert_eq!(signatures(&pdf).len(), 3);
        for signature in signatures(&pdf) {
            assert_eq!(signature.problem, None, "{name}");
            let earlier = pdf.earlier(signature.revision_end as usize).unwrap();
            let changes = compare(&earlier, &pdf).unwrap_or_else(|error| panic!("{name}: {error}"));
            assert!(
                changes.iter().all(|change| !change.visible() && change.tolerated(Some(2))),
                "{changes:?}"
            );
            let initialled = |change: &&Change| matches!(change, Change::FieldsFilled { .. });
            assert_eq!(changes.iter().filter(initialled).count() * 2, changes.len(), "{name}: {changes:?}");
        }
    }
}

#[test]
fn initials_stand_where_they_were_placed_at_every_turn() {
    for (name, bytes) in files() {
        let pdf = laid(bytes);
        let placement = slot(2).fields[1].placement;
        let geometry = PageGeometry::of(&pdf, 1).unwrap();
        let rect = geometry.rect(&placement).unwrap();
        let numbers = [rect.x0, rect.y0, rect.x1, rect.y1]
            .map(|v| if v.fract() == 0.0 { format!("{v:.1}") } else { v.to_string() });
        assert!(count(&pdf, &format!("/Rect [{}]", numbers.join(" "))) > 0, "{name}: {numbers:?}");
    }
}

#[test]
fn the_form_has_one_font_for_them() {
    for (name, bytes) in files() {
        let before = count(&open(bytes.clone()), "/Helvetica");
        let (footer, wanted) = (1, usize::from(name != "inline form"));
        assert_eq!(count(&laid(bytes), "/Helvetica"), before + footer + wanted, "{name}");
    }
}

#[test]
fn without_initials_nothing_changes_in_revision_0() {
    let pdf = open(Builder::two_pages("").classic());
    let bytes = lay_out(&pdf, &layout()).unwrap();
    for word in ["/Lock", "/Tx", "/DR", "/Helv "] {
        assert!(!String::from_utf8_lossy(&bytes).contains(word), "{word}");
    }
}

#[test]
fn a_signed_document_takes_no_further_fields() {
    let mut layout = initialled_layout();
    let rename = |name: &mut String| *name = name.replace("paraph", "more");
    for slot in &mut layout.slots {
        rename(&mut slot.field_name);
        slot.fields.iter_mut().for_each(|field| rename(&mut field.field_name));
    }
    let signed = signed_slot(plain(), &slot(0));
    assert_eq!(lay_out(&signed, &layout), Err(LayoutError::SignedAlready));
    layout.slots.iter_mut().for_each(|slot| slot.fields.clear());
    assert!(lay_out(&signed, &layout).is_ok());
}

#[test]
fn names_and_places_are_checked_as_those_of_slots() {
    let pdf = open(Builder::two_pages("").classic());
    let with = |change: &dyn Fn(&mut Layout)| {
        let mut layout = initialled_layout();
        change(&mut layout);
        lay_out(&pdf, &layout)
    };
    let twice = with(&|layout| layout.slots[1].fields[0].field_name = "paraph.s0.d0".into());
    assert_eq!(twice, Err(LayoutError::FieldExists("paraph.s0.d0".into())));
    assert!(matches!(
        with(&|layout| layout.slots[1].fields[0].placement.page = 9),
        Err(LayoutError::Place(_))
    ));
    let nameless = with(&|layout| layout.slots[1].fields[0].field_name.clear());
    assert_eq!(nameless, Err(LayoutError::BadFieldName(String::new())));
}

#[test]
fn what_cannot_be_filled_is_refused() {
    let pdf = plain();
    for bad in ["", " ", "a\nb", &"x".repeat(201)] {
        let refused = Err(PrepareError::BadText("paraph.i0.0".into()));
        assert_eq!(prepared_slot(&pdf, &slot(0), bad), refused, "{bad:?}");
    }
    assert!(prepared_slot(&pdf, &slot(0), &"É".repeat(200)).is_ok());
    let mut other = slot(0);
    other.fields[0].field_name = "paraph.s1.d0".into();
    assert!(matches!(prepared_slot(&pdf, &other, "ZŁ"), Err(PrepareError::NotForThat(_))));
    other.fields[0].field_name = "none".into();
    assert!(matches!(prepared_slot(&pdf, &other, "ZŁ"), Err(PrepareError::NoField(_))));
    let signed = signed_slot(pdf, &slot(1));
    other.fields[0].field_name = slot(1).fields[0].field_name.clone();
    assert_eq!(prepared_slot(&signed, &other, "ZŁ"), Err(PrepareError::Forbidden), "locked by its signature");
}

/// Signs slot 0, but fills other fields than its own.
fn forged(before: &Pdf, fields: &[&str]) -> Result<(), String> {
    let mut other = slot(0);
    other.fields.retain(|_| false);
    for name in fields {
        let mut field = slot(0).fields.remove(0);
        field.field_name = (*name).into();
        other.fields.push(field);
    }
    check_slot_revision(before, &signed_slot(before.clone(), &other), &slot(0)).map_err(|why| why.to_string())
}

#[test]
fn somebody_elses_initials_are_refused_and_so_are_missing_ones() {
    let before = plain();
    assert_eq!(forged(&before, &["paraph.i0.0", "paraph.i0.1"]), Ok(()));
    let said = forged(&before, &["paraph.i0.0", "paraph.i0.1", "paraph.i1.0"]).unwrap_err();
    assert!(said.contains("more than sign") && said.contains("paraph.i1.0"), "{said}");
    let said = forged(&before, &["paraph.i0.0"]).unwrap_err();
    assert!(said.contains("not filled"), "{said}");
    let said = forged(&before, &["paraph.i0.1", "paraph.i1.0"]).unwrap_err();
    assert!(said.contains("paraph.i1.0"), "{said}");
}

/// The number of a field's object, and its dictionary as written.
fn written(pdf: &Pdf, partial_name: &str) -> (u32, String) {
    let text = String::from_utf8_lossy(&pdf.bytes()).into_owned();
    let at = text.rfind(&format!("/T ({partial_name})")).unwrap();
    let start = text[..at].rfind(" 0 obj\n").unwrap();
    let number = text[..start].rsplit('\n').next().unwrap().parse().unwrap();
    let end = start + text[start..].find("\nendobj").unwrap();
    (number, text[start + 7..end].to_owned())
}

/// The prepared revision of slot 0 with one change of the same length somewhere in it, or a longer one
/// with `appended` on top.
fn changed(before: &Pdf, from: &str, to: &str) -> Result<(), String> {
    let update = prepared_slot(before, &slot(0), "AB").unwrap().embed(&cms()).unwrap();
    assert_eq!(from.len(), to.len());
    let at = update.windows(from.len()).rposition(|window| window == from.as_bytes()).expect(from);
    let mut bytes = update.clone();
    bytes[at..at + from.len()].copy_from_slice(to.as_bytes());
    let after = before.clone().extended(&bytes).map_err(|why| why.to_string())?;
    check_slot_revision(before, &after, &slot(0)).map_err(|why| why.to_string())
}

#[test]
fn only_value_and_drawing_of_the_own_initials_may_change() {
    let before = plain();
    assert_eq!(changed(&before, "/V (AB)", "/V (AC)"), Ok(()));
    let cases = [
        ("/Rect [160.0", "/Rect [110.0", "Rect"),
        ("/Ff 1", "/Ff 0", "Ff"),
        ("/F 644", "/F 132", "entry F"),
        ("/TU (Initials", "/TU (INITIALS", "TU"),
        ("/V (AB)", "/V null", "i0.1"),
        ("/V (AB)", "/W (AB)", "entry W"),
        ("/FieldMDP", "/FieldMDX", ""),
        ("/Include", "/Exclude", ""),
    ];
    for (from, to, word) in cases {
        let said = changed(&before, from, to).unwrap_err();
        assert!(said.contains(word), "{from}: {said}");
    }
}

#[test]
fn initials_are_locked_by_their_signature() {
    let signed = signed_slot(plain(), &slot(0));
    let (number, dictionary) = written(&signed, "0");
    for (from, to) in [("/V <feff005a0141>", "/V (XX)"), ("/Rect [160.0", "/Rect [110.0")] {
        let body = dictionary.replace(from, to);
        assert_ne!(body, dictionary);
        let after = open(appended(&signed.bytes(), &[(number, &body)], ID));
        assert!(compare(&signed, &after).is_err(), "{from}");
        assert!(check_slot_revision(&signed, &after, &slot(1)).is_err(), "{from}");
    }
    let (number, dictionary) = written(&plain(), "0");
    let before = plain();
    let body = dictionary.replacen("<<", "<</V (XX)", 1);
    let after = open(appended(&before.bytes(), &[(number, &body)], ID));
    let changes = compare(&before, &after).unwrap();
    assert!(changes.iter().all(Change::visible), "filled by nobody who signs: {changes:?}");
}

/// Whoever signed before locks all fields but these: ours could be made, and never be signed.
#[test]
fn no_field_is_made_that_an_earlier_signature_would_lock() {
    let file = signed_slot(plain(), &slot(0)).into_bytes();
    let further = Layout {
        slots: vec![SlotPlacement { field_name: "later".into(), fields: vec![], ..slot(0) }],
        ..initialled_layout()
    };
    assert!(lay_out(&open(file.clone()), &further).is_ok(), "it locks its own fields alone");
    let mut locked = file;
    let (from, to) = (b"/Include".as_slice(), b"/Exclude".as_slice());
    while let Some(at) = locked.windows(from.len()).position(|window| window == from) {
        locked[at..at + to.len()].copy_from_slice(to);
    }
    assert_eq!(lay_out(&open(locked), &further), Err(LayoutError::Locked));
}

/// As in an encrypted document: the signature does not repeat what its field asks of it.
#[test]
fn the_fields_own_lock_counts_where_the_signature_has_none() {
    let mut bytes = signed_slot(plain(), &slot(0)).into_bytes();
    let at = bytes.windows(9).position(|window| window == b"/FieldMDP").unwrap();
    bytes[at + 8] = b'X';
    let signed = open(bytes);
    let (number, dictionary) = written(&signed, "0");
    let body = dictionary.replace("/V <feff005a0141>", "/V (XX)");
    let after = open(appended(&signed.bytes(), &[(number, &body)], ID));
    let said = compare(&signed, &after).unwrap_err().to_string();
    assert!(said.contains("locks"), "{said}");
}

#[test]
fn initials_that_show_more_than_a_drawing_are_worth_a_warning() {
    let before = plain();
    let update = prepared_slot(&before, &slot(0), "AB").unwrap().embed(&cms()).unwrap();
    let signed = before.clone().extended(&update).unwrap();
    assert!(!compare(&before, &signed).unwrap().iter().any(Change::visible));
    let patch = |from: &[u8], to: &[u8]| {
        let at = update.windows(from.len()).rposition(|window| window == from).unwrap();
        let mut bytes = update.clone();
        bytes[at..at + from.len()].copy_from_slice(to);
        before.clone().extended(&bytes)
    };
    if let Ok(after) = patch(b"/Matrix", b"/OC8888") {
        let changes = compare(&before, &after);
        assert!(changes.is_err() || changes.unwrap().iter().any(Change::visible));
        assert!(check_slot_revision(&before, &after, &slot(0)).is_err());
    }
}

#[test]
fn the_same_inputs_give_the_same_bytes() {
    for (_, bytes) in files() {
        let make = || prepared_slot(&laid(bytes.clone()), &slot(1), "ZŁ").unwrap();
        assert_eq!(make(), make());
    }
}

#[test]
fn a_slot_without_initials_needs_none() {
    let pdf = open(Builder::two_pages("").classic());
    let mut layout = initialled_layout();
    layout.slots[0].fields.clear();
    let update = lay_out(&pdf, &layout).unwrap();
    let before = pdf.extended(&update).unwrap();
    let prepared = prepare(&before, &request("paraph.s0.d0", Some(&mark()))).unwrap();
    let after = before.clone().extended(&prepared.embed(&cms()).unwrap()).unwrap();
    check_slot_revision(&before, &after, &layout.slots[0]).unwrap();
    assert!(check_slot_revision(&before, &after, &slot(0)).is_err());
}

#[test]
fn five_hundred_fit_in_a_small_revision() {
    let pdf = open(Builder::two_pages("").classic());
    let mut layout = initialled_layout();
    let field = layout.slots[0].fields.remove(0);
    let place = |i: u32| {
        let placement = Placement { page: i % 2, ..field.placement };
        let field_name = format!("Paraph slot 1 initials {}", i + 1);
        FieldPlacement { field_name, placement, ..field.clone() }
    };
    layout.slots.truncate(1);
    layout.slots[0].fields = (0..500).map(place).collect();
    let zero = lay_out(&pdf, &layout).unwrap();
    let before = pdf.extended(&zero).unwrap();
    let update = prepared_slot(&before, &layout.slots[0], "ZŁ").unwrap().embed(&cms()).unwrap();
    let after = before.clone().extended(&update).unwrap();
    check_slot_revision(&before, &after, &layout.slots[0]).unwrap();
    assert!(zero.len() < 256 * 1024 && update.len() < 256 * 1024, "{} {}", zero.len(), update.len());
}

/// Slot 0 with a box on each page beside its initials, the second of them optional, and an optional text.
fn ticked_layout() -> Layout {
    let mut layout = initialled_layout();
    let field = |name: &str, page: u32, form: FieldForm, required: bool| FieldPlacement {
        field_name: name.into(),
        tooltip: name.into(),
        placement: Placement { page, x: 20.0, y: 210.0, width: 14.0, height: 14.0 },
        form,
        required,
    };
    layout.slots[0].fields.extend([
        field("box", 0, FieldForm::Checkbox, true),
        field("perhaps", 1, FieldForm::Checkbox, false),
        FieldPlacement {
            placement: Placement { page: 0, x: 60.0, y: 240.0, width: 80.0, height: 12.0 },
            ..field("mention", 0, FieldForm::Text, false)
        },
    ]);
    layout
}

#[test]
fn boxes_are_ticked_and_optional_fields_may_stay_empty() {
    for (name, bytes) in files() {
        let original = open(bytes);
        let layout = ticked_layout();
        let before = original.extended(&lay_out(&original, &layout).unwrap()).unwrap();
        check_revision0(&original, &before, &layout).unwrap_or_else(|error| panic!("{name}: {error}"));
        for empty in [&[][..], &["perhaps"], &["mention", "perhaps"]] {
            let update = prepared_but(&before, &layout.slots[0], "AB", empty).unwrap().embed(&cms()).unwrap();
            let after = before.extended(&update).unwrap();
            check_slot_revision(&before, &after, &layout.slots[0])
                .unwrap_or_else(|error| panic!("{name} {empty:?}: {error}"));
            assert!(!compare(&before, &after).unwrap().iter().any(Change::visible), "{name} {empty:?}");
            let ticks = count(&after, "/AS /Yes") - count(&before, "/AS /Yes");
            assert_eq!(ticks, if empty.contains(&"perhaps") { 1 } else { 2 }, "{name}");
        }
        for missing in ["box", "paraph.i0.1"] {
            let update =
                prepared_but(&before, &layout.slots[0], "AB", &[missing]).unwrap().embed(&cms()).unwrap();
            let after = before.extended(&update).unwrap();
            let said = check_slot_revision(&before, &after, &layout.slots[0]).unwrap_err().to_string();
            assert!(said.contains("not filled"), "{name} {missing}: {said}");
        }
    }
}

#[test]
fn nothing_but_the_tick_of_a_box_may_change() {
    let original = open(Builder::two_pages("").classic());
    let layout = ticked_layout();
    let before = original.extended(&lay_out(&original, &layout).unwrap()).unwrap();
    let update = prepared_slot(&before, &layout.slots[0], "AB").unwrap().embed(&cms()).unwrap();
    let changed = |from: &str, to: &str| {
        assert_eq!(from.len(), to.len());
        let at = update.windows(from.len()).rposition(|window| window == from.as_bytes()).expect(from);
        let mut bytes = update.clone();
        bytes[at..at + from.len()].copy_from_slice(to.as_bytes());
        let after = before.extended(&bytes).unwrap();
        check_slot_revision(&before, &after, &layout.slots[0]).map_err(|why| why.to_string())
    };
    assert_eq!(changed("/AS /Yes", "/AS /Yes"), Ok(()));
    for (from, to) in [("/AS /Yes", "/AS /Off"), ("/V /Yes", "/V /Foo"), ("/Ff 1", "/Ff 0"), ("/Btn", "/BtN")]
    {
        assert!(changed(from, to).is_err(), "{from}");
    }
    // A box that somebody ticks without signing is worth a warning, and not the slot's.
    let (number, dictionary) = written(&before, "perhaps");
    let body = dictionary.replace("/AS /Off", "/AS /Yes").replace("/V /Off", "/V /Yes");
    let after = open(appended(&before.bytes(), &[(number, &body)], ID));
    assert!(compare(&before, &after).unwrap().iter().all(Change::visible));
    // And so is one of another slot.
    let other = &layout.slots[1];
    let mut forged = other.clone();
    forged.fields.push(layout.slots[0].fields[3].clone());
    let update = prepared_slot(&before, &forged, "AB").unwrap().embed(&cms()).unwrap();
    let said =
        check_slot_revision(&before, &before.extended(&update).unwrap(), other).unwrap_err().to_string();
    assert!(said.contains("more than sign"), "{said}");
}

#[test]
fn a_tick_goes_into_boxes_only_and_words_into_texts_only() {
    let original = open(Builder::two_pages("").classic());
    let before = original.extended(&lay_out(&original, &ticked_layout()).unwrap()).unwrap();
    for (name, form) in [("box", FieldForm::Text), ("mention", FieldForm::Checkbox)] {
        let mut slot = slot(0);
        slot.fields[0].field_name = name.into();
        slot.fields[0].form = form;
        assert_eq!(prepared_slot(&before, &slot, "AB"), Err(PrepareError::NotForThat(name.into())));
    }
}
