//! Objects as PDF syntax (ISO 32000-2, 7.3), the same bytes every time.

use lopdf::{Dictionary, Object};

/// Appends `object` to `out`.
pub(crate) fn object(out: &mut Vec<u8>, object: &Object) {
    match object {
        Object::Null => out.extend(b"null"),
        Object::Boolean(value) => out.extend(value.to_string().bytes()),
        Object::Integer(value) => out.extend(value.to_string().bytes()),
        Object::Real(value) => out.extend(real(*value).bytes()),
        Object::Name(value) => name(out, value),
        Object::String(value, _) => string(out, value),
        Object::Array(items) => array(out, items),
        Object::Dictionary(value) => dictionary(out, value),
        Object::Stream(stream) => {
            dictionary(out, &stream.dict);
            out.extend(b"\nstream\n");
            out.extend(&stream.content);
            out.extend(b"\nendstream");
        }
        Object::Reference(id) => out.extend(format!("{} {} R", id.0, id.1).bytes()),
    }
}

/// A number as content streams and dictionaries write it: no exponent.
pub(crate) fn real(value: f32) -> String {
    if !value.is_finite() {
        return "0".into();
    }
    let text = value.to_string();
    if text.contains('.') { text } else { text + ".0" }
}

pub(crate) fn name(out: &mut Vec<u8>, name: &[u8]) {
    out.push(b'/');
    for &byte in name {
        if byte.is_ascii_graphic() && !b"()<>[]{}/%#".contains(&byte) {
            out.push(byte);
        } else {
            out.extend(format!("#{byte:02X}").bytes());
        }
    }
}

/// Printable ASCII as a literal string, anything else in hexadecimal.
pub(crate) fn string(out: &mut Vec<u8>, text: &[u8]) {
    if text.iter().all(|byte| byte.is_ascii_graphic() || *byte == b' ') {
        out.push(b'(');
        for &byte in text {
            if b"()\\".contains(&byte) {
                out.push(b'\\');
            }
            out.push(byte);
        }
        out.push(b')');
    } else {
        out.push(b'<');
        hex(out, text);
        out.push(b'>');
    }
}

pub(crate) fn hex(out: &mut Vec<u8>, bytes: &[u8]) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    for &byte in bytes {
        out.push(DIGITS[usize::from(byte >> 4)]);
        out.push(DIGITS[usize::from(byte & 15)]);
    }
}

fn array(out: &mut Vec<u8>, items: &[Object]) {
    out.push(b'[');
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.push(b' ');
        }
        object(out, item);
    }
    out.push(b']');
}

pub(crate) fn dictionary(out: &mut Vec<u8>, dictionary: &Dictionary) {
    out.extend(b"<<");
    for (key, value) in dictionary.iter() {
        name(out, key);
        out.push(b' ');
        object(out, value);
    }
    out.extend(b">>");
}

/// A text string (7.9.2.2): ASCII as it is, anything else as UTF-16 with its mark.
pub(crate) fn text(text: &str) -> Vec<u8> {
    if text.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ') {
        return text.as_bytes().to_vec();
    }
    let mut out = vec![0xfe, 0xff];
    out.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    out
}

/// A text string read back.
pub(crate) fn read_text(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, rest @ ..] => {
            let units: Vec<u16> =
                rest.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16_lossy(&units)
        }
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => lopdf::decode_text_string(&Object::string_literal(bytes))
            .unwrap_or_else(|_| bytes.iter().map(|&byte| byte as char).collect()),
    }
}

/// Whether two objects mean the same; how a string is written does not count.
pub(crate) fn same(a: &Object, b: &Object) -> bool {
    match (a, b) {
        (Object::String(a, _), Object::String(b, _)) => a == b,
        (Object::Array(a), Object::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (Object::Dictionary(a), Object::Dictionary(b)) => same_dictionary(a, b),
        (Object::Stream(a), Object::Stream(b)) => same_dictionary(&a.dict, &b.dict) && a.content == b.content,
        (Object::Null, Object::Null) => true,
        (Object::Boolean(a), Object::Boolean(b)) => a == b,
        (Object::Integer(a), Object::Integer(b)) => a == b,
        (Object::Real(a), Object::Real(b)) => a == b,
        (Object::Name(a), Object::Name(b)) => a == b,
        (Object::Reference(a), Object::Reference(b)) => a == b,
        _ => false,
    }
}

/// Whether two dictionaries mean the same, in whatever order.
pub(crate) fn same_dictionary(a: &Dictionary, b: &Dictionary) -> bool {
    a.len() == b.len() && a.iter().all(|(key, value)| b.get(key).is_ok_and(|other| same(value, other)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::Cursor;

    #[test]
    fn what_is_written_reads_back() {
        let mut inner = Dictionary::new();
        inner.set("A B#", Object::Array(vec![Object::Integer(-3), Object::Real(0.001), Object::Null]));
        inner.set("S", Object::string_literal("a)(\\\r\n\u{e9}"));
        inner.set("R", Object::Reference((7, 2)));
        let value = Object::Dictionary(inner);
        let mut out = Vec::new();
        object(&mut out, &value);
        assert!(same(&Cursor::new(out.as_slice(), 0).object().unwrap(), &value));
    }

    #[test]
    fn text_strings_read_back() {
        for sample in ["plain", "Zoë Łukasz 🖋", "(a)\\"] {
            assert_eq!(read_text(&text(sample)), sample);
        }
    }
}
