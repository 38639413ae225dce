//! An authority's complete CRL, version 2 (RFC 5280 5.1).

use super::authority::Authority;
use super::certificate::{IssueError, authority_key, extension, signed, time_der};
use crate::key::SignatureAlgorithm;
use crate::oid;
use crate::revocation::RevocationList;
use crate::tlv::{self, tag};

/// A certificate that was revoked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Revoked<'a> {
    /// Contents octets of its serial number ([`crate::certificate::Certificate::serial`]).
    pub serial: &'a [u8],
    /// When, unix seconds.
    pub at: i64,
}

/// What a CRL shall say.
#[derive(Debug, Clone, Copy)]
pub struct RevocationRequest<'a> {
    /// Grows from list to list.
    pub number: u64,
    /// When it is made, unix seconds.
    pub this_update: i64,
    /// When the next is due, unix seconds. For a list that goes into a signature: not before the end of the signer's
    /// certificate, or pyHanko calls the signature invalid between the two moments (measured).
    pub next_update: i64,
    /// All certificates revoked.
    pub revoked: &'a [Revoked<'a>],
}

impl Authority {
    /// Signs a CRL.
    pub fn issue_crl(&self, request: &RevocationRequest<'_>) -> Result<RevocationList, IssueError> {
        if request.next_update <= request.this_update {
            return Err(IssueError::Validity);
        }
        let number = extension(oid::CRL_NUMBER, false, &tlv::integer(&request.number.to_be_bytes()));
        let extensions = tlv::sequence(&[&authority_key(self.key.public_key()), &number]);
        let tbs = tlv::sequence(&[
            &tlv::integer(&[1]),
            &SignatureAlgorithm::ecdsa_sha256_der(),
            self.certificate.subject_der(),
            &time_der(request.this_update)?,
            &time_der(request.next_update)?,
            &entries(request.revoked)?,
            &tlv::element(tag::context(0), &[&extensions]),
        ]);
        Ok(RevocationList::from_der(&signed(&tbs, &self.key))?)
    }
}

// Left out when empty (RFC 5280 5.1.2.6).
fn entries(revoked: &[Revoked<'_>]) -> Result<Vec<u8>, IssueError> {
    let mut entries = Vec::new();
    for one in revoked {
        entries.extend(tlv::sequence(&[&tlv::element(tag::INTEGER, &[one.serial]), &time_der(one.at)?]));
    }
    Ok(if entries.is_empty() { entries } else { tlv::sequence(&[&entries]) })
}
