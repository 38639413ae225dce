//! Looks for a secret word in what was sent, however it is wrapped: plain, base 64, hexadecimal,
//! deflated, and any of these inside another.

use std::io::Read as _;

use base64::{
    Engine as _, alphabet,
    engine::general_purpose::GeneralPurpose,
    engine::{DecodePaddingMode, GeneralPurposeConfig},
};
use flate2::read::{DeflateDecoder, ZlibDecoder};

/// How many wrappings are undone, one inside the other.
const DEPTH: usize = 3;
/// Shorter runs of base 64 or hexadecimal digits cannot hold the word.
const SHORTEST: usize = 16;
/// Enough to find a word near the beginning of what unpacks.
const UNPACKED: u64 = 1 << 20;

/// A word that nobody would write by chance.
///
/// # Errors
/// There is no randomness.
pub fn word() -> anyhow::Result<String> {
    let mut random = [0; 12];
    getrandom::fill(&mut random)?;
    Ok(format!("Canary{}", hex::encode(random)))
}

/// The way to the word in these bytes, such as `base64 > deflate`; none if it is not there.
#[must_use]
pub fn find(word: &str, bytes: &[u8]) -> Option<String> {
    search(word.as_bytes(), bytes, DEPTH).map(|path| if path.is_empty() { "plain".into() } else { path })
}

fn search(word: &[u8], bytes: &[u8], depth: usize) -> Option<String> {
    if contains(bytes, word) {
        return Some(String::new());
    }
    if contains(bytes, &wide(word)) {
        return Some("utf-16".into());
    }
    let deeper = depth.checked_sub(1)?;
    unwrapped(bytes).find_map(|(how, inner)| {
        let rest = search(word, &inner, deeper)?;
        Some(if rest.is_empty() { how.to_owned() } else { format!("{how} > {rest}") })
    })
}

fn unwrapped(bytes: &[u8]) -> impl Iterator<Item = (&'static str, Vec<u8>)> {
    let percent = contains(bytes, b"%").then(|| ("percent", percent(bytes)));
    percent.into_iter().chain(base64s(bytes)).chain(hexes(bytes)).chain(inflated(bytes))
}

/// Every run of base 64 digits, from each of its four possible beginnings.
fn base64s(bytes: &[u8]) -> impl Iterator<Item = (&'static str, Vec<u8>)> {
    let digit = |byte: &u8| byte.is_ascii_alphanumeric() || b"+/-_".contains(byte);
    let config = GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::RequireNone)
        .with_decode_allow_trailing_bits(true);
    let engine = GeneralPurpose::new(&alphabet::STANDARD, config);
    runs(bytes, digit).flat_map(move |run| {
        let standard: Vec<u8> = run
            .iter()
            .map(|byte| match byte {
                b'-' => b'+',
                b'_' => b'/',
                other => *other,
            })
            .collect();
        let engine = engine.clone();
        (0..4usize.min(standard.len()))
            .filter_map(move |start| {
                let usable = (standard.len() - start) / 4 * 4;
                engine.decode(&standard[start..start + usable]).ok().map(|inner| ("base64", inner))
            })
            .collect::<Vec<_>>()
    })
}

fn hexes(bytes: &[u8]) -> impl Iterator<Item = (&'static str, Vec<u8>)> {
    runs(bytes, |byte| byte.is_ascii_hexdigit()).flat_map(|run| {
        (0..2usize.min(run.len()))
            .filter_map(|start| {
                let usable = (run.len() - start) / 2 * 2;
                hex::decode(&run[start..start + usable]).ok().map(|inner| ("hex", inner))
            })
            .collect::<Vec<_>>()
    })
}

/// What unpacks from anywhere: a zlib header tells where; gzip and zip hold bare deflate after a
/// header of theirs.
fn inflated(bytes: &[u8]) -> impl Iterator<Item = (&'static str, Vec<u8>)> {
    let at = move |index: usize| bytes.get(index..).unwrap_or_default();
    (0..bytes.len()).filter_map(move |start| {
        let rest = at(start);
        let unpacked = match rest {
            [0x78, 0x01 | 0x5e | 0x9c | 0xda, ..] => read(ZlibDecoder::new(rest)),
            [0x1f, 0x8b, 8, 0, ..] => read(DeflateDecoder::new(at(start + 10))),
            [b'P', b'K', 3, 4, ..] => {
                let name = usize::from(*rest.get(26)?) + usize::from(*rest.get(28)?);
                read(DeflateDecoder::new(at(start + 30 + name)))
            }
            _ if start == 0 => read(DeflateDecoder::new(rest)),
            _ => return None,
        };
        (!unpacked.is_empty()).then_some(("deflate", unpacked))
    })
}

/// As far as it unpacks: an error at the end does not matter.
fn read(decoder: impl std::io::Read) -> Vec<u8> {
    let mut unpacked = vec![];
    let _ = decoder.take(UNPACKED).read_to_end(&mut unpacked);
    unpacked
}

fn percent(bytes: &[u8]) -> Vec<u8> {
    let mut plain = vec![];
    let mut rest = bytes;
    while let [first, tail @ ..] = rest {
        let mut byte = [0];
        let escaped =
            *first == b'%' && tail.len() >= 2 && hex::decode_to_slice(&tail[..2], &mut byte).is_ok();
        plain.push(if escaped { byte[0] } else { *first });
        rest = if escaped { &tail[2..] } else { tail };
    }
    plain
}

fn runs(bytes: &[u8], belongs: impl Fn(&u8) -> bool) -> impl Iterator<Item = &[u8]> {
    bytes.split(move |byte| !belongs(byte)).filter(|run| run.len() >= SHORTEST)
}

fn wide(word: &[u8]) -> Vec<u8> {
    word.iter().flat_map(|byte| [0, *byte]).collect()
}

fn contains(bytes: &[u8], word: &[u8]) -> bool {
    // The first byte rules most places out.
    let Some(first) = word.first() else { return true };
    let mut rest = bytes;
    while let Some(at) = rest.iter().position(|byte| byte == first) {
        rest = &rest[at..];
        if rest.starts_with(word) {
            return true;
        }
        rest = &rest[1..];
    }
    false
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD};
    use flate2::{
        Compression,
        write::{DeflateEncoder, GzEncoder, ZlibEncoder},
    };

    use super::*;

    fn zlib(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(vec![], Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn the_word_is_found_however_it_is_wrapped() {
        let word = word().unwrap();
        let text = format!("some words before {word} and after").into_bytes();
        let mut gzip = GzEncoder::new(vec![], Compression::best());
        gzip.write_all(&text).unwrap();
        let mut bare = DeflateEncoder::new(vec![], Compression::best());
        bare.write_all(&text).unwrap();
        let wrapped = [
            text.clone(),
            zlib(&text),
            gzip.finish().unwrap(),
            bare.finish().unwrap(),
            [b"%PDF stream\n".to_vec(), zlib(&text), b"endstream".to_vec()].concat(),
            format!("{{\"a\":\"{}\"}}", BASE64_STANDARD.encode(&text)).into_bytes(),
            format!("x.{}.y", BASE64_URL_SAFE_NO_PAD.encode(zlib(&text))).into_bytes(),
            hex::encode(&text).into_bytes(),
            hex::encode_upper(BASE64_STANDARD.encode(&text)).into_bytes(),
            String::from_utf8_lossy(&text).replace('a', "%61").into_bytes(),
            wide(word.as_bytes()),
        ];
        for (index, bytes) in wrapped.iter().enumerate() {
            assert!(find(&word, bytes).is_some(), "wrapping {index}");
            assert!(find(&super::word().unwrap(), bytes).is_none(), "another word, wrapping {index}");
        }
        for shift in 0..4 {
            let shifted = format!("{}{}", "x".repeat(shift), BASE64_STANDARD.encode(&text));
            assert!(find(&word, shifted.as_bytes()).is_some(), "shifted by {shift}");
        }
    }
}
