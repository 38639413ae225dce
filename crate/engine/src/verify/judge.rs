//! One signature judged: its own bytes, its signer, and what followed it.

use std::cell::RefCell;

use document::{
    differences::Change,
    open::Pdf,
    shown,
    signatures::{FormatProblem, SignatureField},
};
use protocol::report::{Integrity, Kind, Signature, SignedDigest, Status, Trust};
use signature::{
    hash::HashAlgorithm,
    time,
    validate::{self, SignatureReport, TrustAnchors, ValidationData},
};

use super::{
    after::{self, After},
    facts, json_word,
};

/// What all signatures of a file are judged by.
pub(super) struct Case<'a> {
    pub(super) pdf: &'a Pdf,
    pub(super) anchors: &'a TrustAnchors,
    pub(super) data: &'a ValidationData,
    pub(super) now: i64,
}

/// Forms of ISO 32000-1 that ISO 32000-2 gave up (12.8.3.2, 12.8.3.3.1): both rest on SHA-1.
const GIVEN_UP: [&str; 2] = ["adbe.x509.rsa_sha1", "adbe.pkcs7.sha1"];

/// The last digest computed over a ByteRange.
type Computed = RefCell<Option<(HashAlgorithm, Vec<u8>)>>;

impl Case<'_> {
    pub(super) fn judge(&self, found: &SignatureField) -> Signature {
        let computed = Computed::default();
        let mut report = self.validate(found, &computed);
        let as_signed = report.integrity == validate::Integrity::Intact;
        let after = after::look(self.pdf, found);
        if let Some(breach) = &after.breach {
            after::break_off(&mut report, &breach.detail);
        }
        let signed_bytes = as_signed.then_some(found.revision_end).filter(|end| *end > 0);
        self.signature(found, report, after, signed_bytes, computed.into_inner())
    }

    fn validate(&self, found: &SignatureField, computed: &Computed) -> SignatureReport {
        let digest = |algorithm| {
            let digest = digest(self.pdf, found, algorithm)?;
            *computed.borrow_mut() = Some((algorithm, digest.clone()));
            Some(digest)
        };
        let given_up = GIVEN_UP.contains(&found.sub_filter.as_str());
        match &found.problem {
            // The first of them has no CMS at all.
            None | Some(FormatProblem::NotDer) if given_up => SignatureReport::unsupported(format!(
                "signatures of the form {} are not supported",
                found.sub_filter
            )),
            Some(problem) => SignatureReport::format_failure(problem.to_string()),
            // A document time-stamp has a token where a signature has its CMS (ISO 32000-2, 12.8.5).
            None if kind(found) == Kind::DocumentTimeStamp => validate::validate_document_time_stamp(
                &found.contents,
                &digest,
                self.anchors,
                self.data,
                self.now,
            ),
            None => validate::validate(&found.contents, &digest, self.anchors, self.data, self.now),
        }
    }

    fn signature(
        &self,
        found: &SignatureField,
        report: SignatureReport,
        after: After,
        signed_bytes: Option<u64>,
        computed: Option<(HashAlgorithm, Vec<u8>)>,
    ) -> Signature {
        let warnings = warnings(&report, &after.changes);
        let signed_at = report.signed_at.or(found.signing_time);
        Signature {
            field: found.field.clone(),
            kind: if report.seal { Kind::Seal } else { kind(found) },
            status: status(report.status),
            sub_indication: report.sub_indication.as_ref().map(json_word),
            reason: report.reason,
            integrity: integrity(report.integrity),
            trust: trust(&report.trust),
            level: report.level.as_ref().map(json_word),
            signer: report.signer,
            signed_at: signed_at.and_then(time::rfc3339),
            time_proven: report.time_proven,
            time_stamped_by: report.time_stamped_by,
            certificate: report.certificate.as_ref().map(facts::certificate),
            anchor: report.anchor.as_ref().map(facts::certificate),
            digest: computed.map(|(algorithm, value)| SignedDigest {
                algorithm: json_word(&algorithm),
                value: facts::hexadecimal(&value),
            }),
            place: shown::place_of(self.pdf, &found.field).map(facts::place),
            signed_bytes,
            covers_whole_file: found.covers_whole_file,
            later_changes: after.changes.iter().map(after::sentence).collect(),
            changes: after.changes.into_iter().map(after::told).collect(),
            breach: after.breach,
            authorisation: report.authorisation.map(|hash| facts::hexadecimal(&hash)),
            sealed_by: None,
            warnings,
        }
    }
}

/// The digest over the ByteRange, by whatever algorithm the signature names.
fn digest(pdf: &Pdf, found: &SignatureField, algorithm: HashAlgorithm) -> Option<Vec<u8>> {
    let [first, length, second, rest] = found.byte_range.map(|at| usize::try_from(at).unwrap_or(usize::MAX));
    let bytes = pdf.bytes();
    let part = |from: usize, length: usize| bytes.get(from..from.checked_add(length)?);
    algorithm.digest(&[part(first, length)?, part(second, rest)?])
}

fn kind(found: &SignatureField) -> Kind {
    match (found.sub_filter.as_str(), found.doc_mdp) {
        ("ETSI.RFC3161", _) => Kind::DocumentTimeStamp,
        (_, Some(_)) => Kind::Certification,
        (_, None) => Kind::Approval,
    }
}

/// What does not change the status, and in English why that is not passed.
fn warnings(report: &SignatureReport, changes: &[Change]) -> Vec<String> {
    let mut warnings: Vec<String> = report.warnings.iter().map(json_word).collect();
    // What is seen now is not all that was signed: never a plain green.
    warnings.extend(changes.iter().any(Change::visible).then(|| "changed-after-signing".to_owned()));
    warnings.extend(report.reason.clone());
    warnings
}

fn status(status: validate::Status) -> Status {
    match status {
        validate::Status::TotalPassed => Status::TotalPassed,
        validate::Status::Indeterminate => Status::Indeterminate,
        validate::Status::TotalFailed => Status::TotalFailed,
    }
}

fn integrity(integrity: validate::Integrity) -> Integrity {
    match integrity {
        validate::Integrity::Intact => Integrity::Intact,
        validate::Integrity::Broken => Integrity::Broken,
        validate::Integrity::Unknown => Integrity::Unknown,
    }
}

fn trust(trust: &validate::Trust) -> Trust {
    match trust {
        validate::Trust::Trusted => Trust::Trusted,
        validate::Trust::Untrusted(_) => Trust::Untrusted,
    }
}
