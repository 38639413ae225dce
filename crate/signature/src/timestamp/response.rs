//! TimeStampResp (RFC 3161 2.4.2).

use super::{TimeStampRequest, TimeStampToken, TokenError};
use crate::tlv::{self, Element, Malformed, Reader, tag};
use thiserror::Error;

/// An authority's answer.
#[derive(Debug, Clone)]
pub enum TimeStampResponse {
    /// PKIStatus granted or grantedWithMods, with its token.
    Granted(Box<TimeStampToken>),
    /// Any other status.
    Refused {
        /// PKIStatus: 2 rejection, 3 waiting, 4 and 5 revocation.
        status: u64,
        /// PKIFreeText, joined with "; ".
        text: String,
        /// PKIFailureInfo, when one of those known.
        failure: Option<Failure>,
    },
}

/// PKIFailureInfo (RFC 3161 2.4.2); the discriminant is the bit's number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Failure {
    BadAlgorithm = 0,
    BadRequest = 2,
    BadDataFormat = 5,
    TimeNotAvailable = 14,
    UnacceptedPolicy = 15,
    UnacceptedExtension = 16,
    SystemFailure = 25,
}

const FAILURES: [Failure; 7] = [
    Failure::BadAlgorithm,
    Failure::BadRequest,
    Failure::BadDataFormat,
    Failure::TimeNotAvailable,
    Failure::UnacceptedPolicy,
    Failure::UnacceptedExtension,
    Failure::SystemFailure,
];

/// Not a usable answer.
#[derive(Debug, Error)]
pub enum ResponseError {
    /// Not a TimeStampResp.
    #[error("not a time-stamp response: {0}")]
    Malformed(#[from] Malformed),
    /// Granted, but the token is broken.
    #[error("the response's token is broken: {0}")]
    Token(#[from] TokenError),
    /// Granted without a token, or refused with one.
    #[error("the response's status and token contradict each other")]
    Contradiction,
    /// The authority refused.
    #[error("the time-stamping authority refused (status {status}): {text}")]
    Refused {
        /// PKIStatus.
        status: u64,
        /// Its reason.
        text: String,
    },
    /// The token is for another request.
    #[error("the time-stamp answers another request")]
    OtherRequest,
}

impl TimeStampResponse {
    /// Parses DER.
    pub fn from_der(der: &[u8]) -> Result<Self, ResponseError> {
        let mut reader = Element::single(der, tag::SEQUENCE)?.reader();
        let mut info = reader.expect(tag::SEQUENCE)?.reader();
        let token = reader.optional(tag::SEQUENCE)?;
        reader.end()?;
        let status = info.unsigned()?;
        match (status, token) {
            (0 | 1, Some(token)) => Ok(Self::Granted(Box::new(TimeStampToken::parse(token.raw)?))),
            (0 | 1, None) | (_, Some(_)) => Err(ResponseError::Contradiction),
            (status, None) => {
                let text = free_text(&mut info)?;
                let failure = info.optional(tag::BIT_STRING)?.and_then(|bits| failure(bits.content));
                Ok(Self::Refused { status, text, failure })
            }
        }
    }

    /// DER.
    pub fn to_der(&self) -> Vec<u8> {
        match self {
            Self::Granted(token) => granted(token.der()),
            Self::Refused { status, text, failure } => {
                let status = tlv::integer(&status.to_be_bytes());
                let text = tlv::sequence(&[&tlv::element(tag::UTF8_STRING, &[text.as_bytes()])]);
                let failure = failure.map(failure_der).unwrap_or_default();
                tlv::sequence(&[&tlv::sequence(&[&status, &text, &failure])])
            }
        }
    }

    /// The token, if it answers this request: same imprint, same nonce. Its signature is not verified yet.
    pub fn token_for(self, request: &TimeStampRequest) -> Result<TimeStampToken, ResponseError> {
        match self {
            Self::Refused { status, text, .. } => Err(ResponseError::Refused { status, text }),
            Self::Granted(token) if token.answers(request) => Ok(*token),
            Self::Granted(_) => Err(ResponseError::OtherRequest),
        }
    }
}

/// A granted response around a token's DER.
pub(crate) fn granted(token: &[u8]) -> Vec<u8> {
    tlv::sequence(&[&tlv::sequence(&[&tlv::integer(&[0])]), token])
}

fn free_text(info: &mut Reader<'_>) -> Result<String, Malformed> {
    let Some(list) = info.optional(tag::SEQUENCE)? else { return Ok(String::new()) };
    let texts = list.reader().all(16)?;
    let texts: Vec<_> = texts.iter().map(|text| String::from_utf8_lossy(text.content)).collect();
    Ok(texts.join("; "))
}

fn failure(bits: &[u8]) -> Option<Failure> {
    let set =
        |bit: u8| bits.get(1 + usize::from(bit / 8)).is_some_and(|octet| octet & (0x80 >> (bit % 8)) != 0);
    FAILURES.into_iter().find(|failure| set(*failure as u8))
}

// A named bit list without trailing zero bits (X.690 11.2.2).
fn failure_der(failure: Failure) -> Vec<u8> {
    let bit = failure as u8;
    let mut contents = vec![0; 2 + usize::from(bit / 8)];
    contents[0] = 7 - bit % 8;
    if let Some(last) = contents.last_mut() {
        *last = 0x80 >> (bit % 8);
    }
    tlv::element(tag::BIT_STRING, &[&contents])
}
