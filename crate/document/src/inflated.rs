//! How much may be inflated of one file in all: a small file costs little, however it is packed.

use crate::file::Stretch;
use crate::syntax;
use crate::xref::{Chain, Place};
use lopdf::{Dictionary, Object, ObjectId, Stream};

/// Enough for any file that is small because it has little in it.
const LEAST: usize = 64 * 1024 * 1024;
/// Flate makes a thousandth of nothing but blanks (RFC 1951), of real content about a tenth.
const RATIO: usize = 32;
/// Filters whose output may be larger than their input (ISO 32000-2, 7.4).
const GROWING: [&[u8]; 4] = [b"FlateDecode", b"LZWDecode", b"RunLengthDecode", b"BrotliDecode"];

/// What is left to inflate.
#[derive(Debug)]
pub(crate) struct Budget(usize);

impl Budget {
    /// For a file of so many bytes.
    pub(crate) fn of(len: usize) -> Self {
        Self(len.saturating_mul(RATIO).max(LEAST))
    }

    /// The stream's data with its filters undone, at most `limit` bytes of it.
    pub(crate) fn plain(&mut self, stream: &Stream, limit: usize) -> Option<Vec<u8>> {
        let limit = limit.min(self.0);
        let plain = stream.get_plain_content_with_limit(limit).ok();
        let growing = stream.filters().unwrap_or_default();
        let growing = growing.iter().filter(|filter| GROWING.contains(filter)).count();
        // What one filter made for the next, or before it failed, is not seen: the most that it can be.
        let used = plain.as_ref().filter(|_| growing < 2).map_or(limit, Vec::len);
        self.0 -= used.min(self.0);
        plain
    }

    fn is_spent(&self) -> bool {
        self.0 == 0
    }
}

/// Whether all object streams together inflate to no more than a file of this length may.
pub(crate) fn object_streams_fit(bytes: Stretch<'_>, chain: &Chain, containers: &[u32]) -> bool {
    let mut budget = Budget::of(bytes.end() - bytes.start());
    containers.iter().all(|&number| {
        if let Some(stream) = object_stream(bytes, chain, number) {
            budget.plain(&stream, usize::MAX);
        }
        !budget.is_spent()
    })
}

fn object_stream(bytes: Stretch<'_>, chain: &Chain, number: u32) -> Option<Stream> {
    let Some(Place::At { offset, .. }) = chain.place(number) else { return None };
    let length = |id: ObjectId| match chain.place(id.0) {
        Some(Place::At { offset, .. }) => {
            let found = syntax::indirect(bytes, offset, &|_| None).ok()?;
            usize::try_from(found.value.as_i64().ok()?).ok()
        }
        _ => None,
    };
    if let Ok(found) = syntax::indirect(bytes, offset, &length) {
        let dictionary = found.value.as_dict().ok()?.clone();
        return Some(Stream::new(dictionary, bytes.slice(found.data?)?.to_vec()));
    }
    // Others may read what we do not: whatever stands there up to the next end of a stream.
    let start = syntax::data_start(bytes, offset)?;
    let rest = bytes.after(start)?;
    let end = rest.windows(9).position(|word| word == b"endstream").unwrap_or(rest.len());
    let mut dictionary = Dictionary::new();
    dictionary.set("Filter", Object::Name(b"FlateDecode".to_vec()));
    Some(Stream::new(dictionary, rest[..end].to_vec()))
}
