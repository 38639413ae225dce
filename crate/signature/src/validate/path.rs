//! Certificate paths from a certificate to a trust anchor, judged at one moment (RFC 5280 6).

use super::TrustAnchors;
use crate::certificate::Certificate;
use crate::revocation::RevocationList;
use thiserror::Error;

/// Certificates in a path, at most.
const LONGEST: usize = 8;
/// Signatures verified while searching, at most.
const STEPS: u16 = 64;

/// What the first certificate is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Signing documents.
    Document,
    /// Signing time-stamps.
    TimeStamp,
}

/// A path that holds at its moment.
#[derive(Debug, Clone)]
pub struct Path {
    /// From the first certificate to the anchor, both included.
    pub certificates: Vec<Certificate>,
    /// For every certificate but the anchor a list of its issuer shows that it was not revoked at the moment.
    pub revocation_known: bool,
}

/// Why there is no path that holds.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PathFailure {
    /// None leads to a trust anchor.
    #[error("no chain of certificates leads to a trusted authority")]
    NoChain,
    /// The search was given up after 64 signatures.
    #[error("too many certificates to find a chain")]
    TooMany,
    /// An extension that RFC 5280 forbids, or that cannot be read.
    #[error("the certificate of {0} has broken extensions")]
    Broken(String),
    /// A critical extension that is not understood.
    #[error("the certificate of {0} has the unknown critical extension {1}")]
    UnknownCritical(String, String),
    /// The path is longer than a CA allows.
    #[error("{0} does not allow so many authorities below it")]
    PathLength(String),
    /// Not made for this.
    #[error("the certificate of {0} is not made for this use")]
    Usage(String),
    /// Signed with a weak hash or key.
    #[error("the certificate of {0} uses an algorithm that is no longer trusted")]
    Weak(String),
    /// Before its validity.
    #[error("the certificate of {0} was not valid yet")]
    NotYetValid(String),
    /// After its validity.
    #[error("the certificate of {0} had expired")]
    Expired(String),
    /// Revoked at or before the moment.
    #[error("the certificate of {name} was revoked")]
    Revoked {
        /// Whose.
        name: String,
        /// When, unix seconds.
        at: i64,
    },
}

/// The first path found from `leaf` over `pool` to an anchor that holds at `at` (unix seconds).
///
/// When only paths are found that do not hold, the reason of the last one; with none at all, [`PathFailure::NoChain`].
pub fn build(
    leaf: &Certificate,
    pool: &[&Certificate],
    anchors: &TrustAnchors,
    lists: &[RevocationList],
    at: i64,
    purpose: Purpose,
) -> Result<Path, PathFailure> {
    let mut search = Search { pool, anchors, lists, at, purpose, steps: 0, failure: PathFailure::NoChain };
    search.extend(vec![leaf.clone()]).ok_or(search.failure)
}

struct Search<'a> {
    pool: &'a [&'a Certificate],
    anchors: &'a TrustAnchors,
    lists: &'a [RevocationList],
    at: i64,
    purpose: Purpose,
    steps: u16,
    failure: PathFailure,
}

impl Search<'_> {
    // Recursion ends at LONGEST certificates.
    fn extend(&mut self, path: Vec<Certificate>) -> Option<Path> {
        let last = path.last()?.clone();
        if self.anchors.contains(&last) {
            return self.judge(path);
        }
        if path.len() >= LONGEST {
            return None;
        }
        for issuer in self.issuers(&last, &path) {
            let mut longer = path.clone();
            longer.push(issuer);
            if let Some(found) = self.extend(longer) {
                return Some(found);
            }
        }
        None
    }

    /// Anchors first, then others, whose name, key identifier, rights and signature fit; never one already in the path.
    fn issuers(&mut self, child: &Certificate, path: &[Certificate]) -> Vec<Certificate> {
        let mut fitting = Vec::new();
        for candidate in self.anchors.iter().chain(self.pool.iter().copied()) {
            if !may_be_issuer(candidate, child) || path.contains(candidate) || fitting.contains(candidate) {
                continue;
            }
            if self.steps >= STEPS {
                self.failure = PathFailure::TooMany;
                break;
            }
            self.steps += 1;
            let key = candidate.public_key();
            if key.is_ok_and(|key| child.verify_issued_by(&key).is_ok()) {
                fitting.push(candidate.clone());
            }
        }
        fitting
    }

    fn judge(&mut self, path: Vec<Certificate>) -> Option<Path> {
        match judge(&path, self.lists, self.at, self.purpose) {
            Ok(revocation_known) => Some(Path { certificates: path, revocation_known }),
            Err(failure) => {
                self.failure = failure;
                None
            }
        }
    }
}

fn may_be_issuer(issuer: &Certificate, child: &Certificate) -> bool {
    let identifiers = (child.authority_key_identifier(), issuer.subject_key_identifier());
    let identifier_fits = !matches!(identifiers, (Some(wanted), Some(found)) if wanted != found);
    issuer.subject_der() == child.issuer_der() && identifier_fits && issuer.may_issue()
}

/// Whether revocation is known for the whole path, or why the path does not hold.
fn judge(
    path: &[Certificate],
    lists: &[RevocationList],
    at: i64,
    purpose: Purpose,
) -> Result<bool, PathFailure> {
    for (position, certificate) in path.iter().enumerate() {
        judge_form(certificate, position + 1 == path.len())?;
        judge_length(certificate, path, position)?;
    }
    judge_use(&path[0], purpose)?;
    for certificate in path {
        judge_time(certificate, at)?;
    }
    let mut known = true;
    for pair in path.windows(2) {
        known &= judge_revocation(&pair[0], &pair[1], lists, at)?;
    }
    Ok(known)
}

fn judge_form(certificate: &Certificate, is_anchor: bool) -> Result<(), PathFailure> {
    let name = || certificate.subject_name();
    if certificate.has_broken_extensions() {
        return Err(PathFailure::Broken(name()));
    }
    if let Some(extension) = certificate.unknown_critical_extension() {
        return Err(PathFailure::UnknownCritical(name(), extension));
    }
    let weak_key = certificate.public_key().is_ok_and(|key| key.is_weak());
    // An anchor is trusted for itself, not for the signature it carries.
    let weak_hash =
        !is_anchor && certificate.signature_algorithm().is_none_or(|algorithm| algorithm.hash.is_weak());
    if weak_key || weak_hash { Err(PathFailure::Weak(name())) } else { Ok(()) }
}

// RFC 5280 4.2.1.9: self-issued certificates between do not count, nor does the first of the path.
fn judge_length(certificate: &Certificate, path: &[Certificate], position: usize) -> Result<(), PathFailure> {
    let below = path[..position].iter().skip(1).filter(|one| !one.is_self_issued()).count();
    match certificate.path_length() {
        Some(limit) if position > 0 && below > usize::from(limit) => {
            Err(PathFailure::PathLength(certificate.subject_name()))
        }
        _ => Ok(()),
    }
}

fn judge_use(leaf: &Certificate, purpose: Purpose) -> Result<(), PathFailure> {
    let fits = match purpose {
        Purpose::Document => leaf.may_sign_documents() && !leaf.may_time_stamp(),
        Purpose::TimeStamp => leaf.may_time_stamp(),
    };
    if fits { Ok(()) } else { Err(PathFailure::Usage(leaf.subject_name())) }
}

fn judge_time(certificate: &Certificate, at: i64) -> Result<(), PathFailure> {
    if at < certificate.not_before() {
        return Err(PathFailure::NotYetValid(certificate.subject_name()));
    }
    if at > certificate.not_after() {
        return Err(PathFailure::Expired(certificate.subject_name()));
    }
    Ok(())
}

// A list speaks about `at` when it was still current then, or made later, while the certificate was not yet
// expired: afterwards an authority may drop it from its lists (RFC 5280 3.3).
fn judge_revocation(
    certificate: &Certificate,
    issuer: &Certificate,
    lists: &[RevocationList],
    at: i64,
) -> Result<bool, PathFailure> {
    let mut known = false;
    for list in lists.iter().filter(|list| list.issuer_der() == issuer.subject_der()) {
        if list.verify(issuer).is_err() {
            continue;
        }
        match list.revoked_at(certificate) {
            Some(revoked) if revoked <= at => {
                return Err(PathFailure::Revoked { name: certificate.subject_name(), at: revoked });
            }
            _ => {}
        }
        let current = list.next_update().is_none_or(|next| next >= at);
        known |= current && list.this_update() <= certificate.not_after();
    }
    Ok(known)
}
