//! Facts as a report writes them.

use document::place::Placement;
use envelope::Digest;
use protocol::report::{self, Place};
use signature::{certificate::Certificate, time};

/// What a certificate says.
pub(super) fn certificate(certificate: &Certificate) -> report::Certificate {
    report::Certificate {
        subject: certificate.subject_name(),
        issuer: certificate.issuer_name(),
        serial: hexadecimal(certificate.serial()),
        not_before: time::rfc3339(certificate.not_before()),
        not_after: time::rfc3339(certificate.not_after()),
        fingerprint: Digest(certificate.fingerprint()),
        authority: certificate.may_issue(),
        self_issued: certificate.is_self_issued(),
    }
}

/// A place on a page.
pub(super) fn place(placement: Placement) -> Place {
    let Placement { page, x, y, width, height } = placement;
    Place { page, x, y, width, height }
}

/// Bytes in lower-case hexadecimal digits.
pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
