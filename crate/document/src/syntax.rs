//! A strict reader of PDF syntax (ISO 32000-2, 7.3) that remembers where every value stands.
//!
//! lopdf reads objects well but drops their positions and forgives duplicate keys; a verifier needs both.

use crate::file::Stretch;
use lopdf::{Dictionary, Object, ObjectId, StringFormat};
use std::ops::Range;

pub(crate) const MAX_DEPTH: u32 = 100;

/// Why bytes are not the PDF syntax they should be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{what} at byte {at}")]
pub(crate) struct SyntaxError {
    pub(crate) what: &'static str,
    pub(crate) at: usize,
}

/// One dictionary entry and where its value stands.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub(crate) key: Vec<u8>,
    pub(crate) value: Object,
    pub(crate) span: Range<usize>,
}

/// One indirect object as written in the file.
#[derive(Debug, Clone)]
pub(crate) struct Indirect {
    pub(crate) id: ObjectId,
    /// The value; for a stream its dictionary.
    pub(crate) value: Object,
    /// Entries of the outermost dictionary in file order, duplicates included.
    pub(crate) entries: Vec<Entry>,
    /// Where the stream's data stands.
    pub(crate) data: Option<Range<usize>>,
    /// From the object number to the end of `endobj`.
    pub(crate) span: Range<usize>,
    /// A dictionary key written twice, at any depth.
    pub(crate) duplicate: Option<Vec<u8>>,
}

impl Indirect {
    /// The outermost dictionary's entry at `key`, if it is there exactly once.
    pub(crate) fn entry(&self, key: &[u8]) -> Option<&Entry> {
        let mut found = self.entries.iter().filter(|entry| entry.key == key);
        found.next().filter(|_| found.next().is_none())
    }
}

/// A cursor over bytes.
pub(crate) struct Cursor<'a> {
    bytes: Stretch<'a>,
    pub(crate) at: usize,
    pub(crate) duplicate: Option<Vec<u8>>,
}

pub(crate) fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | 9 | 10 | 12 | 13 | 32)
}

fn is_delimiter(byte: u8) -> bool {
    b"()<>[]{}/%".contains(&byte)
}

pub(crate) fn is_regular(byte: u8) -> bool {
    !is_space(byte) && !is_delimiter(byte)
}

impl<'a> Cursor<'a> {
    pub(crate) fn new(bytes: impl Into<Stretch<'a>>, at: usize) -> Self {
        let bytes = bytes.into();
        Cursor { bytes, at: at.clamp(bytes.start(), bytes.end()), duplicate: None }
    }

    pub(crate) fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at)
    }

    fn fail<T>(&self, what: &'static str) -> Result<T, SyntaxError> {
        Err(SyntaxError { what, at: self.at })
    }

    /// Skips white space and comments.
    pub(crate) fn space(&mut self) {
        while let Some(byte) = self.peek() {
            if is_space(byte) {
                self.at += 1;
            } else if byte == b'%' {
                while self.peek().is_some_and(|byte| byte != b'\n' && byte != b'\r') {
                    self.at += 1;
                }
            } else {
                return;
            }
        }
    }

    /// Takes `word` if it stands here as a whole token.
    pub(crate) fn keyword(&mut self, word: &[u8]) -> bool {
        let end = self.at + word.len();
        let whole = self.bytes.slice(self.at..end) == Some(word)
            && self.bytes.get(end).is_none_or(|byte| !is_regular(byte));
        if whole {
            self.at = end;
        }
        whole
    }

    /// A run of digits as a number.
    pub(crate) fn unsigned(&mut self) -> Result<u64, SyntaxError> {
        let start = self.at;
        let mut value = 0u64;
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            value = match value.checked_mul(10).and_then(|v| v.checked_add(u64::from(digit - b'0'))) {
                Some(value) => value,
                None => return self.fail("number too large"),
            };
            self.at += 1;
        }
        if self.at == start { self.fail("number expected") } else { Ok(value) }
    }

    /// Any direct object.
    pub(crate) fn object(&mut self) -> Result<Object, SyntaxError> {
        self.value(MAX_DEPTH)
    }

    fn value(&mut self, depth: u32) -> Result<Object, SyntaxError> {
        if depth == 0 {
            return self.fail("nested too deep");
        }
        match self.peek() {
            Some(b'/') => self.name().map(Object::Name),
            Some(b'(') => self.literal(),
            Some(b'[') => self.array(depth),
            Some(b'<') if self.bytes.get(self.at + 1) == Some(b'<') => {
                let entries = self.entries(depth)?;
                Ok(Object::Dictionary(to_dictionary(&entries)))
            }
            Some(b'<') => self.hexadecimal(),
            Some(b'+' | b'-' | b'.' | b'0'..=b'9') => self.number_or_reference(),
            Some(b't') if self.keyword(b"true") => Ok(Object::Boolean(true)),
            Some(b'f') if self.keyword(b"false") => Ok(Object::Boolean(false)),
            Some(b'n') if self.keyword(b"null") => Ok(Object::Null),
            _ => self.fail("object expected"),
        }
    }

    fn name(&mut self) -> Result<Vec<u8>, SyntaxError> {
        self.at += 1;
        let mut name = Vec::new();
        while let Some(byte) = self.peek().filter(|&byte| is_regular(byte)) {
            self.at += 1;
            match (byte, self.hex_pair()) {
                (b'#', Some(escaped)) => {
                    self.at += 2;
                    name.push(escaped);
                }
                _ => name.push(byte),
            }
        }
        Ok(name)
    }

    fn hex_pair(&self) -> Option<u8> {
        let digit = |at: usize| self.bytes.get(at).and_then(hex_value);
        Some(digit(self.at)? << 4 | digit(self.at + 1)?)
    }

    fn literal(&mut self) -> Result<Object, SyntaxError> {
        self.at += 1;
        let mut text = Vec::new();
        let mut open = 1u32;
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'\\' => self.escape(&mut text),
                b'\r' => {
                    self.at += usize::from(self.peek() == Some(b'\n'));
                    text.push(b'\n');
                }
                b'(' => {
                    open = open.saturating_add(1);
                    text.push(byte);
                }
                b')' if open == 1 => return Ok(Object::String(text, StringFormat::Literal)),
                b')' => {
                    open -= 1;
                    text.push(byte);
                }
                _ => text.push(byte),
            }
        }
        self.fail("string not closed")
    }

    fn escape(&mut self, text: &mut Vec<u8>) {
        let Some(byte) = self.peek() else { return };
        self.at += 1;
        match byte {
            b'n' => text.push(b'\n'),
            b'r' => text.push(b'\r'),
            b't' => text.push(b'\t'),
            b'b' => text.push(8),
            b'f' => text.push(12),
            b'\n' => {}
            b'\r' => self.at += usize::from(self.peek() == Some(b'\n')),
            b'0'..=b'7' => {
                let mut value = u32::from(byte - b'0');
                for _ in 0..2 {
                    if let Some(digit @ b'0'..=b'7') = self.peek() {
                        value = value * 8 + u32::from(digit - b'0');
                        self.at += 1;
                    }
                }
                text.push((value & 0xff) as u8);
            }
            other => text.push(other),
        }
    }

    fn hexadecimal(&mut self) -> Result<Object, SyntaxError> {
        self.at += 1;
        let mut text = Vec::new();
        let mut half: Option<u8> = None;
        while let Some(byte) = self.peek() {
            self.at += 1;
            match (byte, hex_value(byte), half) {
                (b'>', _, half) => {
                    text.extend(half.map(|high| high << 4));
                    return Ok(Object::String(text, StringFormat::Hexadecimal));
                }
                (_, Some(digit), None) => half = Some(digit),
                (_, Some(digit), Some(high)) => {
                    text.push(high << 4 | digit);
                    half = None;
                }
                (byte, None, _) if is_space(byte) => {}
                _ => return self.fail("bad hexadecimal string"),
            }
        }
        self.fail("string not closed")
    }

    fn array(&mut self, depth: u32) -> Result<Object, SyntaxError> {
        self.at += 1;
        let mut items = Vec::new();
        loop {
            self.space();
            if self.peek() == Some(b']') {
                self.at += 1;
                return Ok(Object::Array(items));
            }
            items.push(self.value(depth - 1)?);
        }
    }

    /// A dictionary's entries in file order.
    pub(crate) fn entries(&mut self, depth: u32) -> Result<Vec<Entry>, SyntaxError> {
        if self.bytes.slice(self.at..self.at + 2) != Some(b"<<") {
            return self.fail("dictionary expected");
        }
        self.at += 2;
        let mut entries: Vec<Entry> = Vec::new();
        let mut seen = std::collections::BTreeSet::new();
        loop {
            self.space();
            if self.bytes.slice(self.at..self.at + 2) == Some(b">>") {
                self.at += 2;
                return Ok(entries);
            }
            if self.peek() != Some(b'/') {
                return self.fail("key expected");
            }
            let key = self.name()?;
            self.space();
            let start = self.at;
            let value = self.value(depth - 1)?;
            if !seen.insert(key.clone()) {
                self.duplicate.get_or_insert(key.clone());
            }
            entries.push(Entry { key, value, span: start..self.at });
        }
    }

    fn number_or_reference(&mut self) -> Result<Object, SyntaxError> {
        if self.peek().is_some_and(|byte| byte.is_ascii_digit())
            && let Some((id, end)) = self.reference()
        {
            self.at = end;
            return Ok(Object::Reference(id));
        }
        let start = self.at;
        while self.peek().is_some_and(is_regular) {
            self.at += 1;
        }
        let text = std::str::from_utf8(self.bytes.slice(start..self.at).unwrap_or_default()).unwrap_or("");
        if let Ok(integer) = text.parse::<i64>() {
            return Ok(Object::Integer(integer));
        }
        let plain = text.bytes().all(|b| b.is_ascii_digit() || b"+-.".contains(&b));
        match text.parse::<f32>() {
            Ok(real) if plain => Ok(Object::Real(real)),
            _ => self.fail("bad number"),
        }
    }

    fn reference(&self) -> Option<(ObjectId, usize)> {
        let mut ahead = Cursor::new(self.bytes, self.at);
        let number = u32::try_from(ahead.unsigned().ok()?).ok()?;
        ahead.peek().filter(|&byte| is_space(byte))?;
        ahead.space();
        let generation = u16::try_from(ahead.unsigned().ok()?).ok()?;
        ahead.peek().filter(|&byte| is_space(byte))?;
        ahead.space();
        ahead.keyword(b"R").then_some(((number, generation), ahead.at))
    }

    /// The header `N G obj`.
    pub(crate) fn header(&mut self) -> Result<ObjectId, SyntaxError> {
        let number = self.unsigned()?;
        self.space();
        let generation = self.unsigned()?;
        self.space();
        let id = u32::try_from(number).ok().zip(u16::try_from(generation).ok());
        match (id, self.bytes.slice(self.at..self.at + 3)) {
            (Some(id), Some(b"obj")) => {
                self.at += 3;
                Ok(id)
            }
            _ => self.fail("object header expected"),
        }
    }
}

fn hex_value(byte: u8) -> Option<u8> {
    (byte as char).to_digit(16).map(|digit| digit as u8)
}

pub(crate) fn to_dictionary(entries: &[Entry]) -> Dictionary {
    let mut dictionary = Dictionary::new();
    for entry in entries {
        dictionary.set(entry.key.clone(), entry.value.clone());
    }
    dictionary
}

/// Reads the indirect object at `at`; `length_of` answers an indirect /Length.
pub(crate) fn indirect(
    bytes: Stretch<'_>,
    at: usize,
    length_of: &dyn Fn(ObjectId) -> Option<usize>,
) -> Result<Indirect, SyntaxError> {
    let mut cursor = Cursor::new(bytes, at);
    cursor.space();
    let start = cursor.at;
    let id = cursor.header()?;
    cursor.space();
    let mut entries = Vec::new();
    let value = if bytes.slice(cursor.at..cursor.at + 2) == Some(b"<<") {
        entries = cursor.entries(MAX_DEPTH)?;
        Object::Dictionary(to_dictionary(&entries))
    } else {
        cursor.object()?
    };
    cursor.space();
    let data = stream_data(&mut cursor, &value, length_of)?;
    cursor.space();
    if !cursor.keyword(b"endobj") {
        return cursor.fail("endobj expected");
    }
    Ok(Indirect { id, value, entries, data, span: start..cursor.at, duplicate: cursor.duplicate })
}

/// Where the data of the stream object at `at` begins, whatever its length.
pub(crate) fn data_start(bytes: Stretch<'_>, at: usize) -> Option<usize> {
    let mut cursor = Cursor::new(bytes, at);
    cursor.space();
    cursor.header().ok()?;
    cursor.space();
    cursor.entries(MAX_DEPTH).ok()?;
    cursor.space();
    cursor.at += bytes.after(cursor.at)?.starts_with(b"stream").then_some(6)?;
    while matches!(cursor.peek(), Some(b' ' | b'\t')) {
        cursor.at += 1;
    }
    match (cursor.peek(), bytes.get(cursor.at + 1)) {
        (Some(b'\r'), Some(b'\n')) => Some(cursor.at + 2),
        _ => Some(cursor.at + 1),
    }
}

fn stream_data(
    cursor: &mut Cursor<'_>,
    value: &Object,
    length_of: &dyn Fn(ObjectId) -> Option<usize>,
) -> Result<Option<Range<usize>>, SyntaxError> {
    let Object::Dictionary(dictionary) = value else { return Ok(None) };
    if !cursor.keyword(b"stream") {
        return Ok(None);
    }
    match (cursor.peek(), cursor.bytes.get(cursor.at + 1)) {
        (Some(b'\r'), Some(b'\n')) => cursor.at += 2,
        (Some(b'\n' | b'\r'), _) => cursor.at += 1,
        _ => return cursor.fail("end of line expected after stream"),
    }
    let length = match dictionary.get(b"Length") {
        Ok(Object::Integer(length)) => usize::try_from(*length).ok(),
        Ok(Object::Reference(id)) => length_of(*id),
        _ => None,
    };
    let start = cursor.at;
    let end = length.and_then(|length| start.checked_add(length)).filter(|&end| end <= cursor.bytes.end());
    let Some(end) = end else { return cursor.fail("bad stream length") };
    cursor.at = end;
    cursor.space();
    if !cursor.keyword(b"endstream") {
        return cursor.fail("endstream expected");
    }
    Ok(Some(start..end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stretch(bytes: &[u8]) -> Stretch<'_> {
        bytes.into()
    }

    fn read(text: &str) -> Result<Object, SyntaxError> {
        Cursor::new(text.as_bytes(), 0).object()
    }

    #[test]
    fn values_of_every_kind() {
        assert_eq!(read("12 0 R").unwrap(), Object::Reference((12, 0)));
        assert_eq!(read("12 0").unwrap(), Object::Integer(12));
        assert_eq!(read("-.5 ").unwrap(), Object::Real(-0.5));
        assert_eq!(read("(a\\(b\\051(c))").unwrap().as_str().unwrap(), b"a(b)(c)");
        assert_eq!(read("<48 6 >").unwrap().as_str().unwrap(), b"H`");
        assert_eq!(read("/A#20B").unwrap().as_name().unwrap(), b"A B");
        assert!(read("<</A[2 R]/B<</C null>>>>").is_err(), "2 R is no object");
        assert!(read("<</A[1 2 R]/B<</C null>>>>").is_ok());
    }

    #[test]
    fn duplicates_and_depth_are_noticed() {
        let object = indirect(stretch(b"1 0 obj<</A 1/B<</C 1/C 2>>>>endobj"), 0, &|_| None).unwrap();
        assert_eq!(object.duplicate.as_deref(), Some(&b"C"[..]));
        assert!(read(&"[".repeat(100_000)).is_err());
    }

    #[test]
    fn a_stream_ends_where_its_length_says() {
        let bytes = b"7 0 obj <</Length 3>> stream\nabc\nendstream endobj";
        let object = indirect(stretch(bytes), 0, &|_| None).unwrap();
        assert_eq!(&bytes[object.data.unwrap()], b"abc");
        assert!(
            indirect(stretch(b"7 0 obj <</Length 4>> stream\nabc endstream endobj"), 0, &|_| None).is_ok()
        );
        assert!(
            indirect(stretch(b"7 0 obj <</Length 9>> stream\nabc\nendstream endobj"), 0, &|_| None).is_err()
        );
    }
}
