//! DER elements over exact bytes: a strict bounded reader and a plain writer (ITU-T X.690).

use thiserror::Error;

/// Universal and context tags, as identifier octets (X.690 8.1.2).
pub mod tag {
    #![allow(missing_docs)]
    pub const BOOLEAN: u8 = 0x01;
    pub const INTEGER: u8 = 0x02;
    pub const BIT_STRING: u8 = 0x03;
    pub const OCTET_STRING: u8 = 0x04;
    pub const NULL: u8 = 0x05;
    pub const OID: u8 = 0x06;
    pub const UTF8_STRING: u8 = 0x0c;
    pub const SEQUENCE: u8 = 0x30;
    pub const SET: u8 = 0x31;
    pub const GENERALIZED_TIME: u8 = 0x18;
    /// `[n]`, constructed.
    pub const fn context(n: u8) -> u8 {
        0xa0 | n
    }
    /// `[n]`, primitive.
    pub const fn context_primitive(n: u8) -> u8 {
        0x80 | n
    }
}

/// The bytes are not the DER expected here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Malformed {
    /// The data end inside an element.
    #[error("the data end inside an element")]
    Truncated,
    /// A length that DER does not allow: indefinite, not minimal, or over four octets.
    #[error("an element's length is not DER")]
    Length,
    /// Another element was expected here.
    #[error("element {found:#04x} where {expected:#04x} was expected")]
    Tag {
        /// Identifier octet expected.
        expected: u8,
        /// Identifier octet found.
        found: u8,
    },
    /// Something follows where the element should end.
    #[error("data follow the last element")]
    Trailing,
    /// The element's value breaks its type's rules.
    #[error("an element's value is not allowed: {0}")]
    Value(&'static str),
}

/// One element: identifier octet, the whole encoding, its contents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Element<'a> {
    /// Identifier octet (low tag numbers only).
    pub tag: u8,
    /// Identifier, length and contents.
    pub raw: &'a [u8],
    /// Contents octets.
    pub content: &'a [u8],
}

impl<'a> Element<'a> {
    /// The single element that `bytes` are, of this tag.
    pub fn single(bytes: &'a [u8], tag: u8) -> Result<Self, Malformed> {
        let mut reader = Reader::new(bytes);
        let element = reader.expect(tag)?;
        reader.end()?;
        Ok(element)
    }

    /// A reader of the contents.
    pub fn reader(&self) -> Reader<'a> {
        Reader::new(self.content)
    }
}

/// Reads elements one after another.
#[derive(Debug, Clone, Copy)]
pub struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    /// Starts at the first byte.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    /// Nothing is left.
    pub fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    /// What is left.
    pub fn rest(&self) -> &'a [u8] {
        self.rest
    }

    /// The next identifier octet, not consumed.
    pub fn peek(&self) -> Option<u8> {
        self.rest.first().copied()
    }

    /// The next element, whatever it is.
    pub fn any(&mut self) -> Result<Element<'a>, Malformed> {
        let (header, length) = header(self.rest)?;
        let end = header.checked_add(length).ok_or(Malformed::Length)?;
        let raw = self.rest.get(..end).ok_or(Malformed::Truncated)?;
        self.rest = &self.rest[end..];
        Ok(Element { tag: raw[0], raw, content: &raw[header..] })
    }

    /// The next element, which must have this tag.
    pub fn expect(&mut self, expected: u8) -> Result<Element<'a>, Malformed> {
        match self.peek() {
            None => Err(Malformed::Truncated),
            Some(found) if found != expected => Err(Malformed::Tag { expected, found }),
            Some(_) => self.any(),
        }
    }

    /// The next element if it has this tag.
    pub fn optional(&mut self, tag: u8) -> Result<Option<Element<'a>>, Malformed> {
        if self.peek() == Some(tag) { self.any().map(Some) } else { Ok(None) }
    }

    /// Nothing may be left.
    pub fn end(&self) -> Result<(), Malformed> {
        if self.is_empty() { Ok(()) } else { Err(Malformed::Trailing) }
    }

    /// An INTEGER from 0 to 2^63 - 1.
    pub fn unsigned(&mut self) -> Result<u64, Malformed> {
        unsigned(self.expect(tag::INTEGER)?.content)
    }

    /// All remaining elements, at most `limit`.
    pub fn all(mut self, limit: u16) -> Result<Vec<Element<'a>>, Malformed> {
        let mut elements = Vec::new();
        while !self.is_empty() {
            if elements.len() >= usize::from(limit) {
                return Err(Malformed::Value("too many elements"));
            }
            elements.push(self.any()?);
        }
        Ok(elements)
    }
}

/// Contents of a non-negative INTEGER as a number.
pub fn unsigned(content: &[u8]) -> Result<u64, Malformed> {
    match content {
        [] => Err(Malformed::Value("empty integer")),
        [first, ..] if *first >= 0x80 => Err(Malformed::Value("negative integer")),
        [0, second, ..] if *second < 0x80 => Err(Malformed::Value("integer not minimal")),
        long if long.len() > 8 => Err(Malformed::Value("integer too large")),
        bytes => Ok(bytes.iter().fold(0, |value, byte| value << 8 | u64::from(*byte))),
    }
}

/// Length of the header and of the contents.
fn header(bytes: &[u8]) -> Result<(usize, usize), Malformed> {
    let (tag, first) = match bytes {
        [tag, first, ..] => (*tag, *first),
        _ => return Err(Malformed::Truncated),
    };
    if tag & 0x1f == 0x1f {
        return Err(Malformed::Value("high tag number"));
    }
    if first < 0x80 {
        return Ok((2, usize::from(first)));
    }
    let count = usize::from(first & 0x7f);
    if count == 0 || count > 4 {
        return Err(Malformed::Length);
    }
    let octets = bytes.get(2..2 + count).ok_or(Malformed::Truncated)?;
    let length = octets.iter().fold(0u32, |length, octet| length << 8 | u32::from(*octet));
    if octets[0] == 0 || length < 0x80 {
        return Err(Malformed::Length);
    }
    let length = usize::try_from(length).map_err(|_| Malformed::Length)?;
    Ok((2 + count, length))
}

/// Writes one element whose contents are these parts.
pub fn element(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    let length: usize = parts.iter().map(|part| part.len()).sum();
    let mut out = Vec::with_capacity(length + 6);
    out.push(tag);
    push_length(&mut out, length);
    for part in parts {
        out.extend_from_slice(part);
    }
    out
}

fn push_length(out: &mut Vec<u8>, length: usize) {
    if length < 0x80 {
        out.push(length as u8);
        return;
    }
    let octets = length.to_be_bytes();
    let skip = octets.iter().take_while(|octet| **octet == 0).count();
    out.push(0x80 | (octets.len() - skip) as u8);
    out.extend_from_slice(&octets[skip..]);
}

/// SEQUENCE of these encodings.
pub fn sequence(parts: &[&[u8]]) -> Vec<u8> {
    element(tag::SEQUENCE, parts)
}

/// SET OF these encodings, sorted (X.690 11.6), under `tag` ([`tag::SET`] or an implicit one).
pub fn set_of(tag: u8, mut parts: Vec<Vec<u8>>) -> Vec<u8> {
    parts.sort();
    let parts: Vec<&[u8]> = parts.iter().map(Vec::as_slice).collect();
    element(tag, &parts)
}

/// OBJECT IDENTIFIER from its contents octets.
pub fn oid(contents: &[u8]) -> Vec<u8> {
    element(tag::OID, &[contents])
}

/// OCTET STRING.
pub fn octets(contents: &[u8]) -> Vec<u8> {
    element(tag::OCTET_STRING, &[contents])
}

/// INTEGER from big-endian unsigned bytes: leading zeros dropped, sign octet added.
pub fn integer(bytes: &[u8]) -> Vec<u8> {
    let skip = bytes.iter().take_while(|byte| **byte == 0).count();
    let bytes = &bytes[skip..];
    match bytes.first() {
        Some(first) if *first < 0x80 => element(tag::INTEGER, &[bytes]),
        _ => element(tag::INTEGER, &[&[0], bytes]),
    }
}

/// BIT STRING without unused bits.
pub fn bits(contents: &[u8]) -> Vec<u8> {
    element(tag::BIT_STRING, &[&[0], contents])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_round_trip() {
        for length in [0usize, 1, 127, 128, 255, 256, 65_535, 65_536] {
            let written = octets(&vec![7; length]);
            let element = Element::single(&written, tag::OCTET_STRING).unwrap();
            assert_eq!(element.content.len(), length);
        }
    }

    #[test]
    fn ber_lengths_are_refused() {
        for bytes in [
            &[0x30, 0x80, 0, 0][..],
            &[0x04, 0x81, 0x01, 0],
            &[0x04, 0x82, 0, 0x80],
            &[4, 0x85, 1, 0, 0, 0, 0],
        ] {
            assert_eq!(Reader::new(bytes).any(), Err(Malformed::Length), "{bytes:x?}");
        }
        assert_eq!(Reader::new(&[4, 0x84, 0xff, 0xff, 0xff, 0xff]).any(), Err(Malformed::Truncated));
    }

    #[test]
    fn integers_are_minimal_and_positive() {
        assert_eq!(integer(&[0, 0, 0x80]), [2, 2, 0, 0x80]);
        assert_eq!(integer(&[0]), [2, 1, 0]);
        assert_eq!(integer(&[0x7f]), [2, 1, 0x7f]);
        assert_eq!(unsigned(&[0x80]), Err(Malformed::Value("negative integer")));
        assert_eq!(unsigned(&[0, 1]), Err(Malformed::Value("integer not minimal")));
    }

    #[test]
    fn sets_are_sorted() {
        assert_eq!(set_of(tag::SET, vec![octets(b"b"), octets(b"a")]), [0x31, 6, 4, 1, b'a', 4, 1, b'b']);
    }
}
