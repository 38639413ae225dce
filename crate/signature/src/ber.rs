//! Other people's BER as DER: definite minimal lengths, strings in one piece (ITU-T X.690 8 to 10).
//!
//! Bytes that are DER already come out unchanged. Sets are not sorted anew: what was signed keeps its order.

use crate::tlv;
use thiserror::Error;

/// Elements within elements, at most.
const DEEPEST: u8 = 48;

/// The data are not BER, or not BER that is supported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum BerError {
    /// The data end inside an element, or a length reaches beyond its container.
    #[error("an element's length reaches beyond the data")]
    Truncated,
    /// A length of more than four octets, or the reserved form.
    #[error("an element's length is not possible")]
    Length,
    /// Nested deeper than 48 levels.
    #[error("elements are nested too deeply")]
    Depth,
    /// A tag number above 30.
    #[error("a high tag number")]
    HighTag,
    /// A string in pieces that is not an OCTET STRING, or an indefinite length where there can be none.
    #[error("a form of BER that is not supported")]
    Unsupported,
}

const CONSTRUCTED: u8 = 0x20;
const OCTETS_IN_PIECES: u8 = 0x24;
const OCTETS: u8 = 0x04;

/// The first element as DER, and what follows it.
pub fn to_der(bytes: &[u8]) -> Result<(Vec<u8>, &[u8]), BerError> {
    element(bytes, 0)
}

enum Length {
    Definite(usize),
    Indefinite,
}

fn element(bytes: &[u8], depth: u8) -> Result<(Vec<u8>, &[u8]), BerError> {
    if depth > DEEPEST {
        return Err(BerError::Depth);
    }
    let (tag, length, body) = header(bytes)?;
    match length {
        Length::Definite(length) => {
            let (content, rest) = body.split_at_checked(length).ok_or(BerError::Truncated)?;
            if tag & CONSTRUCTED == 0 {
                return Ok((tlv::element(tag, &[content]), rest));
            }
            let (children, _) = children(content, false, tag, depth)?;
            Ok((finish(tag, &children), rest))
        }
        Length::Indefinite if tag & CONSTRUCTED == 0 => Err(BerError::Unsupported),
        Length::Indefinite => {
            let (children, rest) = children(body, true, tag, depth)?;
            Ok((finish(tag, &children), rest))
        }
    }
}

fn finish(tag: u8, children: &[u8]) -> Vec<u8> {
    let tag = if tag == OCTETS_IN_PIECES { OCTETS } else { tag };
    tlv::element(tag, &[children])
}

/// The children's encodings one after another (for an OCTET STRING in pieces: its octets), to the end or to the
/// end-of-contents octets.
fn children(mut rest: &[u8], indefinite: bool, tag: u8, depth: u8) -> Result<(Vec<u8>, &[u8]), BerError> {
    // Other universal strings in pieces, BIT STRING and the character strings, are never seen in signatures.
    if tag & 0xc0 == 0 && !matches!(tag, OCTETS_IN_PIECES | 0x30 | 0x31) {
        return Err(BerError::Unsupported);
    }
    let mut out = Vec::new();
    loop {
        if indefinite && rest.starts_with(&[0, 0]) {
            return Ok((out, &rest[2..]));
        }
        if rest.is_empty() {
            return if indefinite { Err(BerError::Truncated) } else { Ok((out, rest)) };
        }
        let (child, after) = element(rest, depth + 1)?;
        append(&mut out, tag, &child)?;
        rest = after;
    }
}

fn append(out: &mut Vec<u8>, tag: u8, child: &[u8]) -> Result<(), BerError> {
    if tag != OCTETS_IN_PIECES {
        out.extend_from_slice(child);
        return Ok(());
    }
    let piece = tlv::Element::single(child, OCTETS).map_err(|_| BerError::Unsupported)?;
    out.extend_from_slice(piece.content);
    Ok(())
}

fn header(bytes: &[u8]) -> Result<(u8, Length, &[u8]), BerError> {
    let [tag, first, rest @ ..] = bytes else { return Err(BerError::Truncated) };
    if tag & 0x1f == 0x1f {
        return Err(BerError::HighTag);
    }
    match first {
        0x80 => Ok((*tag, Length::Indefinite, rest)),
        0..0x80 => Ok((*tag, Length::Definite(usize::from(*first)), rest)),
        0x85.. => Err(BerError::Length),
        count => {
            let (octets, rest) =
                rest.split_at_checked(usize::from(count & 0x7f)).ok_or(BerError::Truncated)?;
            let length = octets.iter().fold(0u32, |length, octet| length << 8 | u32::from(*octet));
            let length = usize::try_from(length).map_err(|_| BerError::Length)?;
            Ok((*tag, Length::Definite(length), rest))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn der_is_unchanged() {
        let der = [0x30, 0x08, 0x02, 0x01, 0x05, 0xa0, 0x03, 0x04, 0x01, 0x09];
        assert_eq!(to_der(&der), Ok((der.to_vec(), &[][..])));
    }

    #[test]
    fn indefinite_lengths_and_pieces_become_definite() {
        let ber = [0x30, 0x80, 0x24, 0x80, 4, 1, 7, 4, 2, 8, 9, 0, 0, 0x02, 0x81, 1, 5, 0, 0, 0xff];
        let der = [0x30, 8, 4, 3, 7, 8, 9, 2, 1, 5];
        assert_eq!(to_der(&ber), Ok((der.to_vec(), &[0xff][..])));
    }

    #[test]
    fn broken_lengths_and_depths_are_refused() {
        assert_eq!(to_der(&[0x30, 0x80, 2, 1, 5]), Err(BerError::Truncated));
        assert_eq!(to_der(&[0x30, 0x84, 0x7f, 0xff, 0xff, 0xff, 0]), Err(BerError::Truncated));
        assert_eq!(to_der(&[0x30, 0x88, 0, 0, 0, 0, 0, 0, 0, 1, 5]), Err(BerError::Length));
        assert_eq!(to_der(&[0x04, 0x80, 0, 0]), Err(BerError::Unsupported));
        assert_eq!(to_der(&[0x30, 0x80].repeat(10_000)), Err(BerError::Depth));
        assert_eq!(to_der(&[]), Err(BerError::Truncated));
    }
}
