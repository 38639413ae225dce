//! How much may be inflated of one file in all: a small file costs little, however it is packed.

use lopdf::{DecompressError, Dictionary, Error, Object, Stream};

/// Enough for any file that is small because it has little in it.
const LEAST: usize = 64 * 1024 * 1024;
/// Flate makes a thousandth of nothing but blanks (RFC 1951), of real content about a tenth.
const RATIO: usize = 32;
/// Filters whose output may be larger than their input (ISO 32000-2, 7.4), and the most they make of a byte: Flate
/// 258 bytes of two bits, LZW 4096 of twelve, run lengths 128 of two bytes. Of Brotli nothing is known.
const GROWING: [(&[u8], usize); 4] =
    [(b"FlateDecode", 1032), (b"LZWDecode", 2731), (b"RunLengthDecode", 64), (b"BrotliDecode", usize::MAX)];

/// What is left to inflate.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Budget(usize);

impl Budget {
    /// For a file of so many bytes.
    pub(crate) fn of(len: usize) -> Self {
        Self(len.saturating_mul(RATIO).max(LEAST))
    }

    /// The stream's data with its filters undone, at most `limit` bytes of it.
    pub(crate) fn plain(&mut self, stream: &Stream, limit: usize) -> Option<Vec<u8>> {
        let limit = limit.min(self.0);
        let made = plain(stream, limit);
        let used = match &made {
            Ok(plain) if !hides(stream) => plain.len(),
            Err(Error::Decompress(DecompressError::MemoryLimitExceeded { .. })) => limit,
            // What one filter made for the next, or before it failed, is not seen: the most that it can be.
            _ => most(stream).min(limit),
        };
        self.0 -= used.min(self.0);
        made.ok()
    }

    pub(crate) fn is_spent(&self) -> bool {
        self.0 == 0
    }
}

/// The stream's data with its filters undone, if they are no more than `limit` bytes.
pub(crate) fn plain(stream: &Stream, limit: usize) -> lopdf::Result<Vec<u8>> {
    if !rows_fit(&stream.dict) {
        return Err(DecompressError::Predictor("a row is larger than a file").into());
    }
    stream.get_plain_content_with_limit(limit)
}

/// Whether the rows of a predictor (7.4.4.4) have a size that every machine counts alike: lopdf takes these numbers
/// as `usize`, which in wasm has 32 bits.
pub(crate) fn rows_fit(stream: &Dictionary) -> bool {
    let Ok(parameters) = stream.get(b"DecodeParms") else { return true };
    match parameters {
        Object::Array(each) => each.iter().all(row_fits),
        one => row_fits(one),
    }
}

fn row_fits(parameters: &Object) -> bool {
    let Object::Dictionary(parameters) = parameters else { return true };
    let number = |key: &[u8], absent| {
        let number = parameters.get(key).and_then(Object::as_i64).unwrap_or(absent);
        number.max(1).unsigned_abs()
    };
    let samples = number(b"Columns", 1).checked_mul(number(b"Colors", 1));
    let bits = samples.and_then(|samples| samples.checked_mul(number(b"BitsPerComponent", 8)));
    bits.is_some_and(|bits| bits <= u64::from(u32::MAX >> 1))
}

/// Whether a filter's output is the input of another that makes it larger or smaller.
fn hides(stream: &Stream) -> bool {
    growth(stream).count() > 1
}

fn most(stream: &Stream) -> usize {
    growth(stream).fold(stream.content.len(), usize::saturating_mul)
}

fn growth(stream: &Stream) -> impl Iterator<Item = usize> {
    let filters = stream.filters().unwrap_or_default();
    let known = filters.into_iter().filter_map(|name| GROWING.iter().find(|(other, _)| *other == name));
    known.map(|(_, growth)| *growth).collect::<Vec<_>>().into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stream(columns: i64, colors: i64, bits: i64) -> Stream {
        let mut parameters = Dictionary::new();
        parameters.set("Predictor", 12);
        parameters.set("Columns", columns);
        parameters.set("Colors", colors);
        parameters.set("BitsPerComponent", bits);
        let mut stream = Stream::new(Dictionary::new(), b"0123456789".repeat(100));
        stream.compress().unwrap();
        stream.dict.set("DecodeParms", parameters);
        stream
    }

    #[test]
    fn rows_are_counted_alike_on_every_machine() {
        for (columns, colors, bits, fit) in [
            (4, 1, 8, true),
            (0, -1, 0, true),
            (1 << 28, 1, 8, false),
            ((1 << 32) + 4, 1, 8, false),
            (i64::MAX, i64::MAX, i64::MAX, false),
            (1 << 16, 1 << 16, 1, false),
        ] {
            let stream = stream(columns, colors, bits);
            assert_eq!(rows_fit(&stream.dict), fit, "{columns} {colors} {bits}");
            let mut each = stream.dict.clone();
            each.set("DecodeParms", vec![Object::Null, stream.dict.get(b"DecodeParms").unwrap().clone()]);
            assert_eq!(rows_fit(&each), fit, "{columns} {colors} {bits}, in an array");
            assert!(fit || plain(&stream, usize::MAX).is_err());
        }
    }

    #[test]
    fn a_budget_is_of_the_whole_file() {
        let mut budget = Budget::of(0);
        let mut large = Stream::new(Dictionary::new(), vec![b' '; LEAST / 2]);
        large.compress().unwrap();
        assert!(budget.plain(&large, usize::MAX).is_some() && !budget.is_spent());
        assert!(budget.plain(&large, LEAST / 4).is_none() && !budget.is_spent());
        assert!(budget.plain(&large, usize::MAX).is_none() && budget.is_spent());
    }

    #[test]
    fn what_fails_costs_what_it_may_have_made() {
        let mut broken = Stream::new(Dictionary::new(), vec![0xff; 100]);
        broken.dict.set("Filter", "FlateDecode");
        let mut budget = Budget::of(0);
        budget.plain(&broken, usize::MAX);
        assert!(budget.0 >= LEAST - 100 * 1032 && !budget.is_spent());
        broken.dict.set("Filter", vec![Object::Name(b"FlateDecode".to_vec()); 9]);
        budget.plain(&broken, usize::MAX);
        assert!(budget.is_spent());
    }
}
