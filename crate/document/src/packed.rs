//! Object streams while a file is loaded: what lopdf would make of each is bounded before it makes it.

use crate::inflated::Budget;
use crate::syntax::{self, Cursor};
use lopdf::{Object, Stream};
use std::cell::Cell;

/// Values that a file's object streams may hold in all: each takes a hundred bytes of memory or more.
const MAX_VALUES: usize = 4_000_000;

/// Why a file is refused that holds more.
pub(crate) const TOO_MUCH: &str = "its object streams hold too much";

thread_local! {
    /// lopdf shows each object to a plain function before it unpacks it, on the thread that loads.
    static LEFT: Cell<Option<Left>> = const { Cell::new(None) };
}

/// What may still be unpacked of a file.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Left {
    budget: Budget,
    values: usize,
}

/// Loads a file of `len` bytes; also answers whether its object streams hold no more than such a file may.
pub(crate) fn bounded<T>(len: usize, load: impl FnOnce() -> T) -> (T, bool) {
    LEFT.set(Some(Left::of(len)));
    let loaded = load();
    let left = LEFT.take();
    (loaded, left.is_some_and(|left| !left.is_spent()))
}

/// Empties an object stream that may not be unpacked.
pub(crate) fn admit(stream: &mut Stream) {
    let mut left = LEFT.get();
    if !left.as_mut().is_some_and(|left| left.take(stream)) {
        stream.content = Vec::new();
    }
    LEFT.set(left);
}

impl Left {
    /// Of a file of so many bytes.
    pub(crate) fn of(len: usize) -> Self {
        Left { budget: Budget::of(len), values: MAX_VALUES }
    }

    pub(crate) fn is_spent(&self) -> bool {
        self.budget.is_spent() || self.values == 0
    }

    /// Whether an object stream may be unpacked too.
    pub(crate) fn take(&mut self, stream: &Stream) -> bool {
        let Some(plain) = self.budget.plain(stream, usize::MAX) else { return false };
        let Some(offsets) = offsets(stream, &plain) else { return false };
        let values = if is_clear(&offsets, &plain) { values(&plain) } else { self.values };
        self.values -= values.min(self.values);
        !self.is_spent()
    }
}

/// Where lopdf begins to read objects; none where machines count differently.
fn offsets(stream: &Stream, plain: &[u8]) -> Option<Vec<usize>> {
    let first = stream.dict.get(b"First").and_then(Object::as_i64).ok();
    let first = first.and_then(|first| u32::try_from(first).ok()).unwrap_or_default();
    let head = std::str::from_utf8(plain.get(..first as usize).unwrap_or_default()).unwrap_or_default();
    let words = head.split(['\r', '\n']).flat_map(|line| {
        line.split('%').next().unwrap_or_default().split_whitespace().map(|word| word.parse::<u32>().ok())
    });
    let numbers: Vec<_> = words.collect();
    let begin = |pair: &[Option<u32>]| pair[0].and(pair[1]);
    let offsets = numbers.chunks_exact(2).filter_map(begin);
    offsets.map(|offset| first.checked_add(offset).map(|at| at as usize)).collect()
}

/// Whether objects do not stand in each other (ISO 32000-2, 7.5.7): read one by one they are read once.
fn is_clear(offsets: &[usize], plain: &[u8]) -> bool {
    if apart(offsets, plain) {
        return true;
    }
    let mut read = 0;
    offsets.iter().filter(|&&at| at < plain.len()).all(|&at| {
        let mut cursor = Cursor::new(plain, at);
        cursor.space();
        let _ = cursor.object();
        read += cursor.at - at;
        read <= 2 * plain.len()
    })
}

/// Whether that can be told without reading them: each begins with a token outside of all brackets, in their order.
fn apart(offsets: &[usize], plain: &[u8]) -> bool {
    if !offsets.is_sorted_by(|one, next| one < next) {
        return false;
    }
    let (mut at, mut depth) = (offsets.first().copied().unwrap_or_default(), 0u32);
    for &begin in offsets {
        while at < begin {
            let Some(next) = token(plain, at, &mut depth) else { return false };
            at = next;
        }
        let starts = plain.get(begin).is_some_and(|&byte| !syntax::is_space(byte) && byte != b'%');
        if at != begin || depth != 0 || !starts {
            return false;
        }
    }
    true
}

/// The end of the token, or of the white space, that stands there; none for a string, unless it is plain.
fn token(plain: &[u8], at: usize, depth: &mut u32) -> Option<usize> {
    let rest = plain.get(at..)?;
    match rest.first()? {
        b'(' => {
            let end = rest.iter().skip(1).position(|byte| b"(\\)".contains(byte))? + 1;
            return (rest[end] == b')').then_some(at + end + 1);
        }
        b'<' if rest.get(1) != Some(&b'<') => return Some(at + memchr::memchr(b'>', rest)? + 1),
        b'%' => return None,
        b'<' | b'>' => {
            *depth = if rest[0] == b'<' { *depth + 1 } else { depth.checked_sub(1)? };
            return (rest.get(1) == Some(&rest[0])).then_some(at + 2);
        }
        b'[' => *depth += 1,
        b']' => *depth = depth.checked_sub(1)?,
        _ => {
            let same = syntax::is_regular(rest[0]);
            let end = rest.iter().skip(1).position(|&byte| !same || !syntax::is_regular(byte));
            return Some(at + end.map_or(rest.len(), |end| end + 1));
        }
    }
    Some(at + 1)
}

/// How many values there can be: each begins with a delimiter, or after one, or after white space.
fn values(plain: &[u8]) -> usize {
    let mut count = 0;
    let mut inside = false;
    for &byte in plain {
        let regular = syntax::is_regular(byte);
        count += usize::from(regular && !inside || matches!(byte, b'(' | b'[' | b'<' | b'/'));
        inside = regular;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use lopdf::Dictionary;

    fn admitted(head: &str, body: &[u8]) -> bool {
        let mut stream = Stream::new(Dictionary::new(), [head.as_bytes(), body].concat());
        stream.dict.set("First", head.len() as i64);
        bounded(0, || {
            admit(&mut stream);
            !stream.content.is_empty()
        }) == (true, true)
    }

    #[test]
    fn each_object_is_read_once() {
        let many = |step: usize| (0..40_000).map(|i| format!("{i} {} ", i * step)).collect::<String>();
        let body = b"[1 2]\n".repeat(40_000);
        assert!(admitted(&many(6), &body));
        assert!(!admitted(&many(0), &[&b"["[..], &body, b"]"].concat()), "all of them are the same");
        assert!(
            !admitted(&many(1), &[vec![b' '; 200_000], body].concat()),
            "all of them begin with the blanks"
        );
    }

    #[test]
    fn what_is_apart_is_told_without_reading() {
        let body = b"<</A[1 2]/B(plain)>> [<0a> 12 0 R] /Name null 7";
        assert!(apart(&[0, 21, 35, 41, 46], body));
        for (offsets, body) in [
            (&[0, 4][..], &b"<</A 1>>"[..]),
            (&[0, 1], b"12345"),
            (&[0, 2], b"1   2"),
            (&[21, 0], b"<</A[1 2]/B(plain)>> [<0a> 12 0 R]"),
            (&[0, 0], b"true"),
            (&[0, 3], b"(1 2)"),
            (&[0, 6], b"[(a] [)"),
            (&[0, 3], b"1 %2"),
            (&[0, 9], b"1"),
        ] {
            assert!(!apart(offsets, body), "{offsets:?} {:?}", String::from_utf8_lossy(body));
        }
    }

    #[test]
    fn there_are_not_too_many_values() {
        assert!(admitted("1 0 ", &b"1 ".repeat(1_000_000)));
        assert!(!admitted("1 0 ", &b"1 ".repeat(5_000_000)));
        assert!(!admitted("1 0 ", &b"[".repeat(5_000_000)));
    }

    #[test]
    fn places_are_counted_alike_on_every_machine() {
        assert!(admitted("1 4294960000 2 0 ", b"true"));
        assert!(!admitted("1 4294967290 2 0 ", b"true"));
    }

    #[test]
    fn nothing_is_unpacked_unless_it_is_counted() {
        let mut stream = Stream::new(Dictionary::new(), b"1 0 true".to_vec());
        admit(&mut stream);
        assert!(stream.content.is_empty());
    }
}
