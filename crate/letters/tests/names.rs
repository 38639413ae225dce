//! Names in the bundled fonts: right in every one that has their letters, and refused by name where it has not.
#![allow(clippy::unwrap_used)]

use paraph_letters::{TypedError, outline};
use std::path::Path;

const NAMES: [&str; 7] = ["Élodie", "Łukasz", "Ελένη", "Зоя", "Đặng", "محمد الأحمدي", "שרה לוי"];

/// The names that each font has the letters of.
const FONTS: [(&str, &[usize]); 5] = [
    ("Caveat", &[0, 1, 3]),
    ("DancingScript", &[0, 1, 4]),
    ("GreatVibes", &[0, 1, 3, 4]),
    ("Mynerve", &[0, 1, 2, 4]),
    ("NotoSans", &[0, 1, 2, 3, 4, 5, 6]),
];

fn font(name: &str) -> Vec<u8> {
    let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../pkg/fonts");
    std::fs::read(fonts.join(name).with_extension("ttf")).unwrap()
}

/// Where contours begin and end, from left to right.
fn width(numbers: &[f64]) -> (f64, f64) {
    let (mut rest, mut bounds) = (numbers, (f64::MAX, f64::MIN));
    while let [kind, tail @ ..] = rest {
        let points = [2, 2, 6, 0][*kind as usize];
        for x in tail[..points].iter().step_by(2) {
            bounds = (bounds.0.min(*x), bounds.1.max(*x));
        }
        rest = &tail[points..];
    }
    bounds
}

fn contours(numbers: &[f64]) -> usize {
    let (mut rest, mut count) = (numbers, 0);
    while let [kind, tail @ ..] = rest {
        count += usize::from(*kind == 0.0);
        rest = &tail[[2, 2, 6, 0][*kind as usize]..];
    }
    count
}

#[test]
fn five_names_are_outlines_in_every_font_that_has_their_letters() {
    for (name, has) in FONTS {
        let font = font(name);
        for (index, text) in NAMES.iter().enumerate() {
            match outline(text, &font) {
                Ok(numbers) => {
                    assert!(has.contains(&index), "{name}: {text}");
                    // At least a contour for each letter.
                    assert!(
                        contours(&numbers) >= text.split(' ').map(|w| w.chars().count()).sum::<usize>() / 2
                    );
                    let (left, right) = width(&numbers);
                    assert!(right - left > 600.0, "{name}: {text} is {} wide", right - left);
                }
                Err(TypedError::MissingGlyphs(missing)) => {
                    assert!(!has.contains(&index), "{name}: {text} lacks {missing:?}");
                }
                Err(other) => panic!("{name}: {text}: {other}"),
            }
        }
    }
}

#[test]
fn accents_and_hooks_are_drawn() {
    for (name, _) in FONTS {
        let font = font(name);
        let drawn = |text: &str| contours(&outline(text, &font).unwrap());
        assert!(drawn("É") > drawn("E"), "{name}");
        assert!(outline("Ł", &font).unwrap() != outline("L", &font).unwrap(), "{name}");
    }
    let text = font("NotoSans");
    assert_eq!(contours(&outline("ặ", &text).unwrap()), contours(&outline("a", &text).unwrap()) + 2);
}

#[test]
fn arabic_and_hebrew_run_to_the_left_also_beside_latin() {
    let font = font("NotoSans");
    let drawn = |text: &str| outline(text, &font).unwrap();
    let (heh, lamed) = (drawn("ש"), drawn("ל"));
    // The first letter stands to the right of the second: its outline comes last, moved by the other's width.
    let both = drawn("של");
    assert_eq!(&both[..lamed.len()], &lamed[..]);
    assert_eq!(both.len(), heh.len() + lamed.len());
    // Arabic letters join: two are not what they are alone.
    assert_ne!(drawn("مح").len(), drawn("م").len() + drawn("ح").len());
    // Latin letters within keep their own direction.
    let latin = drawn("Eva");
    let mixed = drawn("שרה Eva");
    assert_eq!(&mixed[..latin.len()], &latin[..]);
}

#[test]
fn what_no_font_has_is_named() {
    let refused = outline("山田 Yamada", &font("NotoSans")).unwrap_err();
    assert_eq!(refused, TypedError::MissingGlyphs(vec!['山', '田']));
    assert_eq!(outline("  ", &font("Caveat")), Err(TypedError::Empty));
    assert_eq!(outline(&"a".repeat(201), &font("Caveat")), Err(TypedError::TooLong));
    assert_eq!(outline("a", b"no font"), Err(TypedError::BadFont));
}
