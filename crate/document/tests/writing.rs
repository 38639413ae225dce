//! Text as a mark: shown with a font of its own, written once, and nothing else passes for it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use document::differences::{Change, check_slot_revision, compare};
use document::layout::{FieldPlacement, SlotPlacement, lay_out};
use document::mark::{Face, Glyph, Line, Mark, Placed, Setting, Written, written};
use document::open::Pdf;
use document::prepare::{Content, Filling, SigningRequest, prepare};
use support::*;

fn laid(builder: &Builder) -> Pdf {
    let pdf = open(builder.classic());
    let update = lay_out(&pdf, &initialled_layout()).unwrap();
    pdf.extended(&update).unwrap()
}

fn slot() -> SlotPlacement {
    initialled_layout().slots.remove(0)
}

/// “ab” for a box; what it is set with only begins like a font.
fn texts(boxes: &[(i32, i32)]) -> Vec<Mark> {
    set([0, 1, 2], boxes)
}

/// The same with other glyphs.
fn set(ids: [u16; 3], boxes: &[(i32, i32)]) -> Vec<Mark> {
    let glyph = |(id, text): (u16, &str)| Glyph { id, advance: 500, text: text.into() };
    let placed = |code: u16| Placed { code, x: 500 * (i32::from(code) - 1), y: 0 };
    let line = || Line { x: 200, y: 1_300, glyphs: [1, 2].map(placed).into() };
    let text = |&(width, height)| Written {
        width: width * 100,
        height: height * 100,
        size: 1_000,
        lines: vec![line()],
    };
    let face = Face {
        name: "ABCDEF+Some-Font".into(),
        ascent: 900,
        descent: -200,
        cap_height: 700,
        bounds: [0, -200, 1000, 900],
        italic_angle: 0,
    };
    let glyphs = ids.into_iter().zip(["", "a", "b"]).map(glyph).collect();
    let font = [&[0, 1, 0, 0][..], &[7; 60]].concat();
    written(Setting { face, glyphs, texts: boxes.iter().map(text).collect() }, font).unwrap()
}

/// Signs slot 0 with text below its mark, and text in its initials.
fn update(before: &Pdf) -> Vec<u8> {
    let mut texts = texts(&[(50, 25), (120, 16)]);
    let signature = mark().above(texts.remove(1));
    let slot = slot();
    let filling = |field: &FieldPlacement| Filling {
        field: field.field_name.clone(),
        content: Some(Content::Drawn(&texts[0], "AB")),
    };
    let fields = slot.fields.iter().map(filling).collect();
    let request = SigningRequest { fields, ..request(&slot.field_name, Some(&signature)) };
    prepare(before, &request).unwrap().embed(&cms()).unwrap()
}

fn count(bytes: &[u8], what: &str) -> usize {
    bytes.windows(what.len()).filter(|window| *window == what.as_bytes()).count()
}

#[test]
fn text_is_a_mark_and_its_font_is_written_once() {
    let before = laid(&Builder::two_pages(""));
    let update = update(&before);
    assert_eq!(update, self::update(&before), "the same bytes each time");
    let after = before.clone().extended(&update).unwrap();
    check_slot_revision(&before, &after, &slot()).unwrap();
    assert!(!compare(&before, &after).unwrap().iter().any(Change::visible));
    for part in ["/Type0", "/CIDFontType2", "/FontFile2", "/ToUnicode"] {
        assert_eq!(count(&update, part), 1, "{part}");
    }
    // The signature's drawing and that of both initials.
    assert_eq!(count(&update, "/Subtype /Form"), 2);
    assert_eq!(count(&update, "/Font <</F0 "), 2);
}

#[test]
fn two_letters_may_share_a_glyph() {
    let pdf = open(Builder::two_pages("").classic());
    let zero = lay_out(&pdf, &layout()).unwrap();
    let before = pdf.extended(&zero).unwrap();
    let mark = set([0, 1, 1], &[(120, 40)]).remove(0);
    let update = prepare(&before, &request("paraph.s0.d0", Some(&mark))).unwrap().embed(&cms()).unwrap();
    assert_eq!(count(&update, "/CIDToGIDMap /Identity"), 0);
    let after = before.clone().extended(&update).unwrap();
    check_slot_revision(&before, &after, &layout().slots[0]).unwrap();
}

#[test]
fn a_captioned_mark_takes_three_fifths() {
    let caption = texts(&[(120, 16)]).remove(0);
    let signature = mark().above(caption);
    assert_eq!((signature.width(), signature.height()), (120.0, 40.0));
    assert_eq!(signature.svg(), mark().svg());
}

/// Changes the revision somewhere without changing its length.
fn patched(before: &Pdf, from: &str, to: &str) -> Result<(), String> {
    let mut bytes = update(before);
    assert_eq!(from.len(), to.len());
    let at = bytes.windows(from.len()).rposition(|window| window == from.as_bytes()).expect(from);
    bytes[at..at + from.len()].copy_from_slice(to.as_bytes());
    let after = before.clone().extended(&bytes).map_err(|why| why.to_string())?;
    let said = check_slot_revision(before, &after, &slot()).map_err(|why| why.to_string());
    // Whoever knows no slots is told as well.
    if let (Err(_), Ok(changes)) = (&said, compare(before, &after)) {
        assert!(changes.iter().any(Change::visible) || from.contains("/F0 "), "{from}: {changes:?}");
    }
    said
}

/// The number that a key of the revision refers to.
fn target(before: &Pdf, key: &str) -> String {
    let text = String::from_utf8_lossy(&update(before)).into_owned();
    let at = text.rfind(key).unwrap() + key.len();
    text[at..].trim_start_matches(['[', ' ']).split(' ').next().unwrap().to_owned()
}

#[test]
fn a_font_is_the_marks_own_and_nothing_more() {
    let before = laid(&Builder::two_pages(""));
    assert_eq!(patched(&before, "/StemV 80", "/StemV 90"), Ok(()));
    let cases = [
        // Glyphs that are drawings, with whatever they draw.
        ("/Subtype /Type0", "/Subtype /Type3"),
        ("/ToUnicode", "/CharProcs"),
        ("/Subtype /CIDFontType2", "/Subtype /CIDFontType0"),
        ("/FontFile2", "/FontFile3"),
        // Other codes than its own.
        ("/Encoding /Identity-H", "/Encoding /Identity-V"),
        ("/CIDToGIDMap /Identity", "/CIDToGIDMap /Identitx"),
        // Keys that no such font needs, and data that are elsewhere.
        ("/StemV 80", "/StemH 80"),
        ("/Length1 64", "/FFilter 64"),
        ("/Length1 64", "/F (a.ttf) "),
    ];
    for (from, to) in cases {
        assert!(patched(&before, from, to).is_err(), "{to}");
    }
}

#[test]
fn no_part_of_a_font_is_from_elsewhere() {
    let before = laid(&Builder::two_pages(""));
    // 5 is a page's content, 7 its resources, 8 its font.
    for (key, elsewhere) in [
        ("/Font <</F0 ", "8"),
        ("/ToUnicode ", "5"),
        ("/FontFile2 ", "5"),
        ("/FontDescriptor ", "8"),
        ("/DescendantFonts [", "8"),
        ("/Font <</F0 ", "5"),
    ] {
        let own = target(&before, key);
        let other = format!("{elsewhere:0>width$}", width = own.len());
        let said = patched(&before, &format!("{key}{own} 0 R"), &format!("{key}{other} 0 R"));
        assert!(said.is_err(), "{key}{other}");
    }
    // Nor is one part another.
    let (file, unicode) = (target(&before, "/FontFile2 "), target(&before, "/ToUnicode "));
    let said = patched(&before, &format!("/FontFile2 {file} 0"), &format!("/FontFile2 {unicode} 0"));
    assert!(said.is_err());
}

#[test]
fn no_page_waits_for_the_font() {
    let plain = laid(&Builder::two_pages(""));
    let font = target(&plain, "/Font <</F0 ");
    // A page that names the font before it is there: its text would be shown with it.
    let mut waiting = Builder::two_pages("");
    waiting.put(7, &format!("<</Font<</F1 8 0 R/F2 {font} 0 R>>>>"));
    let before = laid(&waiting);
    assert_eq!(target(&before, "/Font <</F0 "), font);
    let after = before.clone().extended(&update(&before)).unwrap();
    assert!(check_slot_revision(&before, &after, &slot()).is_err());
    // One that names it afterwards is a changed page.
    let after = plain.clone().extended(&update(&plain)).unwrap();
    let resources = format!("<</Font<</F1 8 0 R/F2 {font} 0 R>>>>");
    let forged = open(appended(&after.bytes(), &[(7, &resources)], ""));
    assert!(check_slot_revision(&plain, &forged, &slot()).is_err());
}
