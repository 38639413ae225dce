//! Texts in boxes: where lines end, how large they are, and that what is set is what was typed.
#![allow(clippy::unwrap_used)]

use paraph_letters::{Item, Line, Setting, TypedError, Written, set};

const FONT: &[u8] = include_bytes!("../../../pkg/fonts/NotoSans.ttf");

fn item(text: &str, width: f64, height: f64) -> Item<'_> {
    Item { text, width, height, largest: 12.0 }
}

fn one(text: &str, width: f64, height: f64) -> Setting {
    set(&[item(text, width, height)], FONT).unwrap()
}

fn says(setting: &Setting, line: &Line) -> String {
    line.glyphs.iter().map(|glyph| setting.glyphs[usize::from(glyph.code)].text.as_str()).collect()
}

fn lines(setting: &Setting, text: &Written) -> Vec<String> {
    text.lines.iter().map(|line| says(setting, line)).collect()
}

#[test]
fn a_short_text_is_one_line_in_the_middle() {
    let setting = one("Élodie Łukasz Ελένη Зоя Đặng", 200.0, 20.0);
    let [text] = &setting.texts[..] else { panic!() };
    assert_eq!(lines(&setting, text), ["Élodie Łukasz Ελένη Зоя Đặng"]);
    assert_eq!(text.size, 1_200);
    // Capitals of 714 thousandths: as much above as below.
    assert_eq!((text.lines[0].x, text.lines[0].y), (200, 1_428));
}

#[test]
fn a_long_text_is_smaller_then_broken_at_spaces_then_in_words() {
    let mention = "Lu et approuvé, bon pour accord le 26/11/2026";
    let smaller = one(mention, 200.0, 20.0);
    assert_eq!(smaller.texts[0].lines.len(), 1);
    assert!((700..1_200).contains(&smaller.texts[0].size), "{}", smaller.texts[0].size);
    let broken = one(mention, 90.0, 60.0);
    assert_eq!(lines(&broken, &broken.texts[0]).join(" "), mention);
    assert!(broken.texts[0].lines.len() > 1);
    let word = "Donaudampfschifffahrtsgesellschaft".repeat(3);
    let cut = one(&word, 90.0, 60.0);
    assert!(cut.texts[0].lines.len() > 1);
    assert_eq!(lines(&cut, &cut.texts[0]).concat(), word);
}

#[test]
fn nothing_leaves_its_box() {
    for text in ["Lu et approuvé, bon pour accord le 26/11/2026", "Đặng\nŁukasz\n26/11/2026", "محمد الأحمدي"]
    {
        for (width, height) in [(60.0, 40.0), (120.0, 30.0), (300.0, 14.0), (90.0, 90.0)] {
            let Ok(setting) = set(&[item(text, width, height)], FONT) else { continue };
            let text = &setting.texts[0];
            for line in &text.lines {
                let end =
                    line.glyphs.iter().map(|glyph| glyph.x + setting.glyphs[usize::from(glyph.code)].advance);
                let [x, y, size] = [line.x, line.y, text.size].map(|length| f64::from(length) / 100.0);
                let right = x + f64::from(end.max().unwrap()) / 1000.0 * size;
                assert!(x >= 0.0 && right <= width, "{right} of {width}");
                assert!(y - 0.7 * size >= -0.01 && y + 0.24 * size <= height);
            }
        }
    }
}

#[test]
fn what_is_read_from_the_right_stands_at_the_right() {
    let setting = one("محمد الأحمدي", 200.0, 20.0);
    let line = &setting.texts[0].lines[0];
    assert!(line.x > 10_000, "{}", line.x);
    // From left to right the letters come in the opposite order, each with its own glyph.
    assert_eq!(says(&setting, line).chars().rev().collect::<String>(), "محمد الأحمدي");
    let setting = one("שרה לוי", 200.0, 20.0);
    assert_eq!(says(&setting, &setting.texts[0].lines[0]), "שרה לוי".chars().rev().collect::<String>());
    // A ligature that the script needs says one letter, and what does not show the other.
    let setting = one("سلام", 200.0, 20.0);
    assert_eq!(says(&setting, &setting.texts[0].lines[0]), "مالس");
    assert!(setting.glyphs.iter().any(|glyph| glyph.text == "ل" && glyph.advance == 0));
    // Numbers keep their direction.
    let setting = one("שרה 26/11", 200.0, 20.0);
    assert!(says(&setting, &setting.texts[0].lines[0]).starts_with("26/11"));
}

#[test]
fn one_font_for_all_and_the_same_bytes_each_time() {
    let items = [item("Élodie", 100.0, 20.0), item("26/11/2026", 80.0, 20.0), item("Elodie", 100.0, 20.0)];
    let setting = set(&items, FONT).unwrap();
    assert_eq!(setting, set(&items, FONT).unwrap());
    assert_eq!(setting.to_json(), set(&items, FONT).unwrap().to_json());
    assert_eq!(setting.texts.len(), 3);
    assert!(setting.font.len() < 8_000, "{}", setting.font.len());
    let (tag, name) = setting.face.name.split_once('+').unwrap();
    assert!(tag.len() == 6 && tag.bytes().all(|byte| byte.is_ascii_uppercase()), "{tag}");
    assert_eq!(name, "NotoSans-Regular");
    // Each letter once.
    let mut texts: Vec<_> = setting.glyphs.iter().map(|glyph| glyph.text.as_str()).collect();
    texts.sort_unstable();
    texts.dedup();
    assert_eq!(texts.len(), setting.glyphs.len());
}

#[test]
fn limits_are_said() {
    let refused = |text: &str, width, height| set(&[item(text, width, height)], FONT).unwrap_err();
    assert_eq!(refused("山", 90.0, 20.0), TypedError::MissingGlyphs(vec!['山']));
    assert_eq!(refused("\t\u{0}a", 90.0, 20.0), TypedError::MissingGlyphs(vec!['\u{0}']));
    assert_eq!(refused(" \n ", 90.0, 20.0), TypedError::Empty);
    assert_eq!(refused(&"a".repeat(2_001), 900.0, 900.0), TypedError::TooLong);
    assert_eq!(refused(&"a ".repeat(500), 50.0, 20.0), TypedError::NoRoom);
    assert_eq!(refused("a", f64::NAN, 20.0), TypedError::NoRoom);
    assert_eq!(refused("a", -1.0, 20.0), TypedError::NoRoom);
    assert_eq!(set(&[item("a", 20.0, 20.0)], b"no font"), Err(TypedError::BadFont));
    // Low boxes get small letters, not a refusal.
    assert!(one("a", 20.0, 4.0).texts[0].size < 500);
}

#[test]
fn a_damaged_font_is_refused_or_read_never_a_panic() {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    for _ in 0..300 {
        let mut font = FONT.to_vec();
        for _ in 0..8 {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            // Mostly the tables' directory and headers, where a byte changes most.
            let reach = if state.is_multiple_of(3) { font.len() } else { 4_096 };
            font[state as usize % reach] ^= (state >> 40) as u8;
        }
        let _ = set(&[item("Élodie محمد שרה", 200.0, 40.0)], &font);
        let _ = paraph_letters::outline("Élodie محمد שרה", &font);
    }
    for length in [0, 3, 12, 200, 5_000, FONT.len() / 2] {
        let _ = set(&[item("Élodie", 200.0, 40.0)], &FONT[..length]);
    }
}
