//! A time-stamping authority: a request in, a response out (RFC 3161, ETSI EN 319 422).

use super::certificate::{IssueError, Serial};
use super::material::KeyPair;
use crate::certificate::Certificate;
use crate::key;
use crate::signed_data::{self, Parts};
use crate::timestamp::{
    Failure, RequestError, TimeStampRequest, TimeStampResponse, TimeStampToken, imprint_der,
};
use crate::tlv::{self, tag};
use crate::{attributes, hash, oid, time};

/// The authority's key, certificate and the certificates between it and the root.
#[derive(Debug, Clone)]
pub struct TimeStampAuthority {
    pair: KeyPair,
    chain: Vec<Certificate>,
}

impl TimeStampAuthority {
    /// The certificate must be for time-stamping only and be the key's.
    pub fn new(pair: KeyPair, chain: Vec<Certificate>) -> Result<Self, IssueError> {
        let own = pair.certificate.spki_der() == pair.key.public_key().to_spki_der();
        if !own || !pair.certificate.may_time_stamp() {
            return Err(IssueError::NotAnAuthority);
        }
        Ok(Self { pair, chain })
    }

    /// Its certificate.
    pub fn certificate(&self) -> &Certificate {
        &self.pair.certificate
    }

    /// Answers a request's DER at `now` (unix seconds; the clock must be right to the second).
    pub fn respond(&self, request: &[u8], now: i64, serial: Serial) -> TimeStampResponse {
        match TimeStampRequest::from_der(request) {
            Ok(request) => {
                self.grant(&request, now, serial).unwrap_or_else(|failure| refused(failure, "refused"))
            }
            Err(error) => refused(failure(&error), &error.to_string()),
        }
    }

    /// A token for a parsed request, or why not.
    pub fn grant(
        &self,
        request: &TimeStampRequest,
        now: i64,
        serial: Serial,
    ) -> Result<TimeStampResponse, Failure> {
        if request.policy.as_ref().is_some_and(|policy| policy != oid::PARAPH_TSA_POLICY) {
            return Err(Failure::UnacceptedPolicy);
        }
        if !self.pair.certificate.is_valid_at(now) {
            return Err(Failure::TimeNotAvailable);
        }
        let info = tst_info(request, now, serial).ok_or(Failure::TimeNotAvailable)?;
        let token = TimeStampToken::parse(&self.sign(&info, request.wants_certificates)?);
        Ok(TimeStampResponse::Granted(Box::new(token.map_err(|_| Failure::SystemFailure)?)))
    }

    fn sign(&self, info: &[u8], with_certificates: bool) -> Result<Vec<u8>, Failure> {
        let signer = &self.pair.certificate;
        let set = attributes::signed_attributes(oid::TST_INFO, &hash::sha256(info), signer, None);
        let signature = key::raw_to_der(&self.pair.key.sign(&set)).map_err(|_| Failure::SystemFailure)?;
        let mut certificates = vec![signer.clone()];
        certificates.extend(self.chain.iter().cloned());
        Ok(signed_data::write(Parts {
            content_type: oid::TST_INFO,
            content: Some(info),
            signer,
            certificates: if with_certificates { &certificates } else { &[] },
            signed_attributes: &set,
            signature: &signature,
            unsigned_attributes: Vec::new(),
        }))
    }
}

// RFC 3161 2.4.2. Accuracy one second: the time is cut to whole seconds (EN 319 422 5.2.2 demands an accuracy).
fn tst_info(request: &TimeStampRequest, now: i64, serial: Serial) -> Option<Vec<u8>> {
    let gen_time = time::to_generalized(now)?;
    let nonce = request.nonce.as_ref().map(|nonce| tlv::element(tag::INTEGER, &[nonce])).unwrap_or_default();
    Some(tlv::sequence(&[
        &tlv::integer(&[1]),
        &tlv::oid(oid::PARAPH_TSA_POLICY),
        &imprint_der(request.hash, &request.imprint),
        &tlv::integer(serial.octets()),
        &tlv::element(tag::GENERALIZED_TIME, &[gen_time.as_bytes()]),
        &tlv::sequence(&[&tlv::integer(&[1])]),
        &nonce,
    ]))
}

fn failure(error: &RequestError) -> Failure {
    match error {
        RequestError::Malformed(_) | RequestError::Length => Failure::BadDataFormat,
        RequestError::Version => Failure::BadRequest,
        RequestError::Algorithm => Failure::BadAlgorithm,
        RequestError::Extensions => Failure::UnacceptedExtension,
    }
}

fn refused(failure: Failure, text: &str) -> TimeStampResponse {
    TimeStampResponse::Refused { status: 2, text: text.to_owned(), failure: Some(failure) }
}
