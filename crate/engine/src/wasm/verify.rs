//! What `<paraph-verify>` asks: answered by the module `verifier` only, so that who signs does not download it.

use document::open::Pdf;
use evidence::EvidenceFile;
use protocol::worker::{Anchor, Answer, Ask};

use super::{
    Answered,
    ask::{Bytes, first, pages, words},
};
use crate::{
    findings::findings,
    testimony::testimony,
    trouble::EngineError,
    verify::{TrustFor, certificates, report, to_json},
};

/// The answer to a question about somebody's signatures.
pub(super) fn answer(ask: Ask, bytes: Bytes) -> Result<Answered, EngineError> {
    match ask {
        Ask::Verify { anchors, now, password } => verified(bytes, &anchors, now, password.as_deref()),
        Ask::Testify => {
            let file = EvidenceFile::parse(&first(bytes)?)?;
            Ok((Answer::Testified { report: to_json(&testimony(&file)?) }, vec![]))
        }
        Ask::Certificates => {
            let found = certificates(&first(bytes)?).map_err(EngineError::Anchor)?;
            let certificates = found.into_iter().map(|(pem, facts)| Anchor { pem, facts }).collect();
            Ok((Answer::Certificates { certificates }, vec![]))
        }
        _ => Err(EngineError::OutOfOrder("not a question about signatures")),
    }
}

fn verified(
    bytes: Bytes,
    anchors: &[String],
    now: i64,
    password: Option<&str>,
) -> Result<Answered, EngineError> {
    let pdf = Pdf::open(first(bytes)?, password)?;
    let report = to_json(&report(&pdf, &TrustFor::pem(anchors)?, now));
    let answer = Answer::Verified { report, pages: pages(&pdf), findings: words(&findings(&pdf)) };
    Ok((answer, vec![]))
}
