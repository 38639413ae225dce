//! A file in memory that only grows: what was opened is shared by its versions, what was appended since is each one's own.

use crate::same;
use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

/// The bytes of one version.
#[derive(Debug, Clone)]
pub(crate) struct File {
    opened: Arc<Vec<u8>>,
    appended: Vec<u8>,
}

impl File {
    pub(crate) fn new(bytes: Vec<u8>) -> File {
        File { opened: Arc::new(bytes), appended: Vec::new() }
    }

    pub(crate) fn extended(&self, update: &[u8]) -> File {
        File { opened: self.opened.clone(), appended: [&self.appended, update].concat() }
    }

    pub(crate) fn len(&self) -> usize {
        self.opened.len() + self.appended.len()
    }

    /// What was opened, and what was appended since.
    pub(crate) fn parts(&self) -> [&[u8]; 2] {
        [&self.opened, &self.appended]
    }

    pub(crate) fn whole(&self) -> Cow<'_, [u8]> {
        if self.appended.is_empty() { Cow::Borrowed(&self.opened) } else { Cow::Owned(self.parts().concat()) }
    }

    pub(crate) fn into_whole(self) -> Vec<u8> {
        let mut bytes = Arc::try_unwrap(self.opened).unwrap_or_else(|shared| shared.to_vec());
        bytes.extend_from_slice(&self.appended);
        bytes
    }

    /// A copy of `range`; none if it leaves the file.
    pub(crate) fn copy(&self, range: Range<usize>) -> Option<Vec<u8>> {
        let border = self.opened.len();
        let own = range.start.max(border) - border..range.end.max(border) - border;
        let opened = self.opened.get(range.start.min(border)..range.end.min(border))?;
        Some([opened, self.appended.get(own)?].concat())
    }

    pub(crate) fn begins_with(&self, earlier: &File) -> bool {
        if Arc::ptr_eq(&self.opened, &earlier.opened) {
            return self.appended.starts_with(&earlier.appended);
        }
        same::begins_with(&self.whole(), &earlier.whole())
    }

    /// The part in which the byte at `at` stands; positions in it count from the byte at `base`.
    pub(crate) fn stretch(&self, at: usize, base: usize) -> Stretch<'_> {
        if at < self.opened.len() || self.appended.is_empty() {
            Stretch { bytes: self.opened.get(base..).unwrap_or_default(), from: 0 }
        } else {
            Stretch { bytes: &self.appended, from: self.opened.len().saturating_sub(base) }
        }
    }
}

/// Bytes of a file that stand side by side, found by their positions in the file.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stretch<'a> {
    bytes: &'a [u8],
    from: usize,
}

impl<'a> From<&'a [u8]> for Stretch<'a> {
    fn from(bytes: &'a [u8]) -> Self {
        Stretch { bytes, from: 0 }
    }
}

impl<'a> Stretch<'a> {
    /// `bytes` that begin at the position `from`.
    pub(crate) fn at(bytes: &'a [u8], from: usize) -> Self {
        Stretch { bytes, from }
    }

    /// Where it begins.
    pub(crate) fn start(&self) -> usize {
        self.from
    }

    /// Where it ends.
    pub(crate) fn end(&self) -> usize {
        self.from + self.bytes.len()
    }

    pub(crate) fn get(&self, at: usize) -> Option<u8> {
        self.bytes.get(at.checked_sub(self.from)?).copied()
    }

    pub(crate) fn slice(&self, range: Range<usize>) -> Option<&'a [u8]> {
        self.bytes.get(range.start.checked_sub(self.from)?..range.end.checked_sub(self.from)?)
    }

    /// The bytes from `at` on.
    pub(crate) fn after(&self, at: usize) -> Option<&'a [u8]> {
        self.slice(at..self.end())
    }

    /// The part before `end`.
    pub(crate) fn before(&self, end: usize) -> Stretch<'a> {
        let len = end.saturating_sub(self.from).min(self.bytes.len());
        Stretch { bytes: &self.bytes[..len], from: self.from }
    }

    /// The end of what is not white space.
    pub(crate) fn used(&self) -> usize {
        let last = self.bytes.iter().rposition(|&byte| !crate::syntax::is_space(byte));
        self.from + last.map_or(0, |at| at + 1)
    }

    /// Where `word` stands first, from `at` on.
    pub(crate) fn find(&self, at: usize, word: &[u8]) -> Option<usize> {
        find(self.after(at)?, word).next().map(|found| at + found)
    }

    /// Where `word` stands last.
    pub(crate) fn rfind(&self, word: &[u8]) -> Option<usize> {
        let (bytes, first) = (self.bytes, *word.first()?);
        memchr::memrchr_iter(first, bytes).find(|&at| bytes[at..].starts_with(word)).map(|at| self.from + at)
    }
}

/// Where `word` stands in `bytes`.
pub(crate) fn find<'a>(bytes: &'a [u8], word: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    let first = word.first().copied().unwrap_or_default();
    memchr::memchr_iter(first, bytes).filter(move |&at| bytes[at..].starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_share_what_was_opened() {
        let first = File::new(b"junk%PDF-one".to_vec());
        let second = first.extended(b"two").extended(b"three");
        assert_eq!(&*second.whole(), b"junk%PDF-onetwothree");
        assert!(second.begins_with(&first) && !first.begins_with(&second));
        assert!(File::new(second.whole().into_owned()).begins_with(&first.extended(b"two")));
        assert!(!File::new(b"junk%PDF-oneTwo".to_vec()).begins_with(&first.extended(b"two")));
        assert_eq!(second.copy(10..14).as_deref(), Some(&b"netw"[..]));
        assert_eq!(second.copy(13..15).as_deref(), Some(&b"wo"[..]));
        assert_eq!(second.copy(2..5).as_deref(), Some(&b"nk%"[..]));
        assert_eq!(second.copy(10..99), None);
    }

    #[test]
    fn positions_count_from_the_base() {
        let file = File::new(b"junk%PDF-one".to_vec()).extended(b"two three two");
        let (opened, appended) = (file.stretch(4, 4), file.stretch(12, 4));
        assert_eq!(opened.slice(0..5), Some(&b"%PDF-"[..]));
        assert_eq!((appended.start(), appended.end()), (8, 21));
        assert_eq!(appended.slice(12..17), Some(&b"three"[..]));
        assert_eq!((appended.find(9, b"two"), appended.rfind(b"two")), (Some(18), Some(18)));
        assert_eq!((appended.get(7), appended.get(8), appended.get(21)), (None, Some(b't'), None));
        assert_eq!(appended.before(11).after(8), Some(&b"two"[..]));
    }
}
