//! Comparing large files: in portions, and eight bytes at a time.
//!
//! One wasm call over a large buffer stays in the browser's slow compilation tier, as it does for hashing, and
//! `memcmp` goes byte by byte there.

const PORTION: usize = 64 * 1024;

/// Whether `file` begins with `start`.
pub(crate) fn begins_with(file: &[u8], start: &[u8]) -> bool {
    after(file, start).is_some()
}

/// What follows `start` in `file`, if it begins with it.
pub(crate) fn after<'a>(file: &'a [u8], start: &[u8]) -> Option<&'a [u8]> {
    let (same, rest) = file.split_at_checked(start.len())?;
    let portions = same.chunks(PORTION).zip(start.chunks(PORTION));
    portions.into_iter().all(|(one, other)| equal(one, other)).then_some(rest)
}

/// Not inlined: each call is a chance for the browser to go on in its fast tier.
#[inline(never)]
fn equal(one: &[u8], other: &[u8]) -> bool {
    let ((one, rest), (other, other_rest)) = (one.as_chunks::<8>(), other.as_chunks::<8>());
    let words = one.iter().zip(other);
    rest == other_rest && words.into_iter().all(|(a, b)| u64::from_ne_bytes(*a) == u64::from_ne_bytes(*b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_other_byte_is_noticed() {
        let file: Vec<u8> = (0..200_003u32).map(|at| (at % 251) as u8).collect();
        for length in [0, 1, 7, 8, 65_536, 65_537, 200_003] {
            assert_eq!(after(&file, &file[..length]), Some(&file[length..]), "{length}");
        }
        for at in [0, 7, 65_535, 65_536, 131_072, 200_002] {
            let mut other = file.clone();
            other[at] ^= 1;
            assert!(!begins_with(&file, &other), "{at}");
        }
        assert!(!begins_with(&file[..5], &file[..6]), "longer than the file");
    }
}
