//! Text that a signer's fields show: others copy it as it was typed, draw it where it belongs, and find its font
//! once, embedded and reduced.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::{path::Path, process::Command};

use document::{
    differences::check_slot_revision,
    layout::{FieldPlacement, Layout, SlotPlacement, lay_out},
    mark::{Mark, Path as Outline},
    open::Pdf,
    place::Placement,
    prepare::{Content as Filled, FieldForm, Filling, SigningRequest, prepare},
};
use letters::Item;
use paraph_conformance::{
    documents::{Content, Structure, write},
    foreign::qpdf,
    programs::output,
};
use paraph_engine::written;

const FONT: &[u8] = include_bytes!("../../../pkg/fonts/NotoSans.ttf");
const HANDWRITING: &[u8] = include_bytes!("../../../pkg/fonts/Caveat.ttf");
/// Where the fields stand, in points from the left and the top: nothing else is there.
const LEFT: f64 = 360.0;
const TOP: f64 = 100.0;
const WIDTH: f64 = 210.0;
const HEIGHT: f64 = 60.0;

fn folder(name: &str) -> tempfile::TempDir {
    tempfile::Builder::new().prefix(name).tempdir().unwrap()
}

fn place(row: u32, width: f64, height: f64) -> Placement {
    Placement { page: 0, x: LEFT, y: TOP + 100.0 * f64::from(row), width, height }
}

/// One slot, with further fields below it.
fn layout() -> Layout {
    let field = |(row, width): (u32, f64)| FieldPlacement {
        field_name: format!("paraph.f{row}"),
        tooltip: format!("Text {row}"),
        placement: place(row, width, 20.0),
        form: FieldForm::Text,
        required: true,
    };
    let slot = SlotPlacement {
        field_name: "paraph.s0".into(),
        tooltip: "Signature 1".into(),
        placement: place(0, WIDTH, HEIGHT),
        fields: [(1, WIDTH), (2, 180.0)].map(field).into(),
    };
    Layout { document_id: "PRPH-0001".into(), slots: vec![slot], footer: false }
}

fn laid(path: &Path, structure: Structure) -> Pdf {
    let content = Content { text: "Contrat".into(), pages: 2, ..Content::default() };
    write(path, &content, structure).unwrap();
    let pdf = Pdf::open(std::fs::read(path).unwrap(), None).unwrap();
    let update = lay_out(&pdf, &layout()).unwrap();
    pdf.extended(&update).unwrap()
}

/// Each text for its box.
fn set(texts: &[(&str, f64, f64)]) -> Vec<Mark> {
    let item = |&(text, width, height)| Item { text, width, height, largest: 12.0 };
    let items: Vec<_> = texts.iter().map(item).collect();
    let setting = letters::set(&items, FONT).unwrap();
    written(&setting.to_json(), setting.font).unwrap()
}

/// What stands for a CMS: nobody here reads it.
fn cms() -> Vec<u8> {
    [&[0x30, 0x81, 200][..], &[7; 200]].concat()
}

/// The slot signed with a mark, and its fields filled with another.
fn signed(before: &Pdf, signature: &Mark, field: &Mark) -> Vec<u8> {
    let slot = &layout().slots[0];
    let request = SigningRequest {
        field: slot.field_name.clone(),
        mark: Some(signature),
        fields: slot
            .fields
            .iter()
            .map(|one| Filling { field: one.field_name.clone(), content: Some(Filled::Drawn(field, "AB")) })
            .collect(),
        signer_name: "Élodie",
        signed_at: 1_795_000_000,
        contents_len: 512,
    };
    let update = prepare(before, &request).unwrap().embed(&cms()).unwrap();
    let after = before.clone().extended(&update).unwrap();
    check_slot_revision(before, &after, slot).unwrap();
    after.into_bytes()
}

/// The text in a box of the first page, without the signs that only say its direction.
fn copied(path: &Path, placement: &Placement) -> String {
    let mut command = Command::new("pdftotext");
    let sides = [("-x", placement.x), ("-y", placement.y), ("-W", placement.width), ("-H", placement.height)];
    for (side, length) in sides {
        command.arg(side).arg(length.to_string());
    }
    let text = output(command.args(["-f", "1", "-l", "1"]).arg(path).arg("-")).unwrap();
    text.chars()
        .filter(|c| !matches!(c, '\u{202a}'..='\u{202e}' | '\u{c}'))
        .collect::<String>()
        .trim()
        .to_owned()
}

#[test]
fn text_is_copied_as_it_was_typed() {
    let folder = folder("paraph-writing");
    let path = folder.path().join("a.pdf");
    let texts = [
        "Élodie Łukasz Ελένη Зоя Đặng",
        "Lu et approuvé, bon pour accord le 26/11/2026",
        "Æsir – Œuvre « ß » ffi fl Þór Çağrı İ ı",
        "محمد الأحمدي",
        "سلام لا إله",
        "שרה לוי",
        // An accent of its own, as some keyboards and systems write it.
        "E\u{301}lodie",
        // Letters that look the same.
        "ΑAА ΕEЕ ΟOО ÐĐ",
    ];
    for structure in Structure::ALL {
        for text in texts {
            let before = laid(&path, structure);
            let marks = set(&[(text, WIDTH, HEIGHT), ("26/11/2026", WIDTH, 20.0)]);
            std::fs::write(&path, signed(&before, &marks[0], &marks[1])).unwrap();
            qpdf(&path, None).unwrap();
            assert_eq!(copied(&path, &place(0, WIDTH, HEIGHT)), text, "{structure:?}");
            assert_eq!(copied(&path, &place(1, WIDTH, 20.0)), "26/11/2026");
        }
    }
}

#[test]
fn a_long_text_is_copied_line_by_line() {
    let folder = folder("paraph-writing-long");
    let path = folder.path().join("a.pdf");
    let text =
        "Lu et approuvé, bon pour accord sans réserve, à Łódź, le 26 novembre 2026, en deux exemplaires";
    let marks = set(&[(text, WIDTH, HEIGHT), ("Élodie", WIDTH, 20.0)]);
    std::fs::write(&path, signed(&laid(&path, Structure::Classic), &marks[0], &marks[1])).unwrap();
    let copied = copied(&path, &place(0, WIDTH, HEIGHT));
    assert!(copied.lines().count() > 1, "{copied}");
    assert_eq!(copied.split_whitespace().collect::<Vec<_>>().join(" "), text);
}

#[test]
fn three_fields_share_one_font() {
    let folder = folder("paraph-writing-font");
    let path = folder.path().join("a.pdf");
    for structure in Structure::ALL {
        let before = laid(&path, structure);
        let marks = set(&[("Élodie Łukasz", WIDTH, HEIGHT), ("26/11/2026", WIDTH, 20.0)]);
        let signed = signed(&before, &marks[0], &marks[1]);
        std::fs::write(&path, &signed).unwrap();
        let fonts = output(Command::new("pdffonts").arg(&path)).unwrap();
        let ours: Vec<_> = fonts.lines().filter(|line| line.contains("+NotoSans")).collect();
        let [font] = &ours[..] else { panic!("{fonts}") };
        // Name, type (of two words), encoding, embedded, subset, to Unicode.
        let said: Vec<_> = font.split_whitespace().skip(1).take(6).collect();
        assert_eq!(said, ["CID", "TrueType", "Identity-H", "yes", "yes", "yes"], "{structure:?}");
        assert!(signed.len() - before.len() < 20_000, "{}", signed.len() - before.len());
    }
}

/// The first page in grey, a pixel a point.
fn drawn(path: &Path) -> (usize, Vec<u8>) {
    let out = path.with_extension("pgm");
    output(Command::new("mutool").args(["draw", "-q", "-r", "72", "-o"]).arg(&out).arg(path).arg("1"))
        .unwrap();
    let bytes = std::fs::read(&out).unwrap();
    let header: Vec<&[u8]> = bytes.splitn(4, |byte| byte.is_ascii_whitespace()).collect();
    let number = |index: usize| String::from_utf8_lossy(header[index]).parse::<usize>().unwrap();
    let (width, height) = (number(1), number(2));
    // P5, width, height, depth, samples.
    (width, bytes[bytes.len() - width * height..].to_vec())
}

/// How many pixels differ within boxes, and outside of them.
fn differing(before: &Path, after: &Path, boxes: &[Placement]) -> (usize, usize) {
    let ((width, before), (_, after)) = (drawn(before), drawn(after));
    assert_eq!(before.len(), after.len());
    let within = |index: usize| {
        let (x, y) = ((index % width) as f64 + 0.5, (index / width) as f64 + 0.5);
        // What is smoothed at an edge reaches a pixel further.
        let inside = |from: f64, length: f64, at: f64| (from - 1.0..from + length + 1.0).contains(&at);
        boxes.iter().any(|place| inside(place.x, place.width, x) && inside(place.y, place.height, y))
    };
    let differ = (0..before.len()).filter(|&index| before[index] != after[index]);
    let (inside, outside): (Vec<_>, Vec<_>) = differ.partition(|&index| within(index));
    (inside.len(), outside.len())
}

#[test]
fn text_is_drawn_in_its_box_and_nowhere_else() {
    let folder = folder("paraph-writing-drawn");
    let [path, empty] = ["a.pdf", "empty.pdf"].map(|name| folder.path().join(name));
    let before = laid(&path, Structure::Classic);
    std::fs::write(&empty, before.bytes()).unwrap();
    let outline = Outline::of_numbers(&letters::outline("Élodie Łukasz", HANDWRITING).unwrap()).unwrap();
    let caption = "Élodie Łukasz\n26/11/2026";
    let marks = set(&[(caption, WIDTH, HEIGHT * 0.4), ("محمد الأحمدي", WIDTH, 20.0)]);
    let signature = Mark::outlined(outline).unwrap().above(marks[0].clone());
    assert_eq!((signature.width(), signature.height()), (WIDTH, HEIGHT));
    std::fs::write(&path, signed(&before, &signature, &marks[1])).unwrap();
    assert_eq!(
        copied(&path, &place(0, WIDTH, HEIGHT)).lines().collect::<Vec<_>>(),
        caption.split('\n').collect::<Vec<_>>()
    );
    let (upper, lower) =
        (place(0, WIDTH, HEIGHT * 0.6), Placement { y: TOP + HEIGHT * 0.6, ..place(0, WIDTH, HEIGHT * 0.4) });
    let fields = [place(1, WIDTH, 20.0), place(2, 180.0, 20.0)];
    for one in [upper, lower, fields[0], fields[1]] {
        assert!(differing(&empty, &path, &[one]).0 > 60, "{one:?}");
    }
    assert_eq!(differing(&empty, &path, &[upper, lower, fields[0], fields[1]]).1, 0);
    // Read from the right, it stands at the right.
    let half = |x: f64| Placement { x, width: WIDTH / 2.0 - 2.0, ..fields[0] };
    let [left, right] = [LEFT, LEFT + WIDTH / 2.0 + 2.0].map(|x| differing(&empty, &path, &[half(x)]).0);
    assert!(left == 0 && right > 60, "{left} {right}");
}

#[test]
fn the_same_text_gives_the_same_bytes() {
    let folder = folder("paraph-writing-same");
    let before = laid(&folder.path().join("a.pdf"), Structure::XrefStream);
    let make = || {
        let marks = set(&[("Đặng Зоя", WIDTH, HEIGHT), ("שרה לוי", WIDTH, 20.0)]);
        signed(&before, &marks[0], &marks[1])
    };
    assert_eq!(make(), make());
}
