//! What a mark's drawing may do: paths, colours, images and text in fonts of its own (ISO 32000-2, annex A).

use super::Forbidden;
use crate::syntax::Cursor;
use lopdf::{Object, ObjectId};
use std::collections::BTreeSet;

/// The resources that a drawing has.
#[derive(Default)]
pub(super) struct Names {
    pub(super) images: BTreeSet<Vec<u8>>,
    pub(super) fonts: BTreeSet<Vec<u8>>,
}

/// Outside of text.
const DRAWING: [&str; 34] = [
    "q", "Q", "cm", "w", "J", "j", "M", "d", "m", "l", "c", "v", "y", "h", "re", "f", "F", "f*", "S", "s",
    "B", "B*", "b", "b*", "n", "W", "W*", "g", "G", "rg", "RG", "k", "K", "Do",
];
/// Within text; how it is rendered (Tr) stays as it is, so that what can be copied can be seen.
const TEXT: [&str; 7] = ["Tf", "Td", "Ts", "Tj", "TJ", "g", "rg"];

/// Checks what a drawing does; everything stays within the form's box, which readers clip to (8.10.2).
pub(super) fn check_operators(id: ObjectId, content: &[u8], names: &Names) -> Result<(), Forbidden> {
    let fail = |what: &str| Forbidden::object(id.0, what);
    let mut cursor = Cursor::new(content, 0);
    let (mut operands, mut in_text) = (Vec::new(), false);
    loop {
        cursor.space();
        let Some(byte) = cursor.peek() else { break };
        if b"/[(<+-.".contains(&byte) || byte.is_ascii_digit() {
            let operand = cursor.object().ok().filter(is_operand);
            operands.push(operand.ok_or_else(|| fail("its drawing cannot be read"))?);
            continue;
        }
        let operator = operator(&mut cursor, in_text);
        let operator = operator.ok_or_else(|| fail("its drawing uses more than paths, images and text"))?;
        match operator {
            "BT" => in_text = true,
            "ET" => in_text = false,
            _ if uses_its_own(operator, &operands, names) => {}
            _ => return Err(fail("its drawing shows something from elsewhere")),
        }
        operands.clear();
    }
    if in_text { Err(fail("its drawing cannot be read")) } else { Ok(()) }
}

/// Text begins and ends; in between there is nothing but text (9.4.1).
fn operator(cursor: &mut Cursor<'_>, in_text: bool) -> Option<&'static str> {
    let (edge, within): (_, &[&'static str]) = if in_text { ("ET", &TEXT) } else { ("BT", &DRAWING) };
    [edge].into_iter().chain(within.iter().copied()).find(|operator| cursor.keyword(operator.as_bytes()))
}

fn is_operand(operand: &Object) -> bool {
    let plain = |operand: &Object| {
        matches!(operand, Object::Integer(_) | Object::Real(_) | Object::Name(_) | Object::String(..))
    };
    match operand {
        Object::Array(items) => items.iter().all(plain),
        operand => plain(operand),
    }
}

/// Whether an operator that names a resource names one of the drawing's, and text is shown as strings.
fn uses_its_own(operator: &str, operands: &[Object], names: &Names) -> bool {
    match (operator, operands) {
        ("Do", [Object::Name(name)]) => names.images.contains(name),
        ("Tf", [Object::Name(name), Object::Integer(_) | Object::Real(_)]) => names.fonts.contains(name),
        ("Tj", [Object::String(..)]) | ("TJ", [Object::Array(_)]) => true,
        ("Do" | "Tf" | "Tj" | "TJ", _) => false,
        _ => !operands.iter().any(|operand| matches!(operand, Object::Name(_) | Object::String(..))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(content: &str) -> Result<(), String> {
        let names = Names { images: [b"Im0".to_vec()].into(), fonts: [b"F0".to_vec()].into() };
        check_operators((9, 0), content.as_bytes(), &names).map_err(|error| error.what)
    }

    #[test]
    fn paths_images_and_text_are_a_mark() {
        assert_eq!(check("q 0 0 1 rg 1 2 m 3 4 l h f Q q 9 0 0 9 0 0 cm /Im0 Do Q"), Ok(()));
        assert_eq!(check("q 0.1 g BT /F0 12 Tf 2 7 Td [-20<0001>20<0002>] TJ 1 Ts <0001> Tj ET Q"), Ok(()));
    }

    #[test]
    fn anything_else_is_none() {
        let refused = [
            // Another image, another font, a font without a size.
            "/Im1 Do",
            "BT /F1 12 Tf ET",
            "BT /F0 Tf ET",
            "/F0 12 Tf",
            // In text nothing but text, and it ends.
            "BT /Im0 Do ET",
            "BT 1 2 m ET",
            "BT q ET Q",
            "BT BT ET ET",
            "BT /F0 12 Tf (a) Tj",
            "ET",
            "(a) Tj",
            // Invisible text, and text as a clip.
            "BT 3 Tr (a) Tj ET",
            "BT 7 Tr (a) Tj ET",
            // Inline images, marked content, patterns, states, shadings, colour spaces.
            "BI /W 1 /H 1 /BPC 8 /CS /G ID a EI",
            "/Span <</ActualText (x)>> BDC EMC",
            "/P0 scn",
            "/G0 gs",
            "/S0 sh",
            "/Pattern cs",
            "/Im0 g",
            "BT [[(a)]] TJ ET",
            "BT (a) (b) Tj ET",
            "1 0 0 0 0 0 d1",
        ];
        for content in refused {
            assert!(check(content).is_err(), "{content}");
        }
    }
}
