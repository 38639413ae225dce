//! `paraph rebuild`: the signed PDF, from its original and the evidence, with no server.

use std::process::ExitCode;

use anyhow::{Context, ensure};
use engine::{DocumentFacts, Original, OriginalKey};
use envelope::Envelope;
use evidence::EvidenceFile;

use crate::{arguments::Rebuild, file};

/// Written, but without the seal.
const WITHOUT_SEAL: u8 = 3;

pub(crate) fn rebuild(arguments: &Rebuild) -> anyhow::Result<ExitCode> {
    let evidence = EvidenceFile::parse(&file::read(&arguments.evidence)?)
        .with_context(|| format!("{} cannot be used", arguments.evidence.display()))?;
    let transcript = evidence.transcript()?;
    let (original, facts) = find(file::read(&arguments.original)?, transcript.state(), arguments.document)
        .with_context(|| format!("{} cannot be used", arguments.original.display()))?;
    let salt = transcript.state().sent().map(|sent| sent.salt).context("nothing was sent")?;
    let key = OriginalKey::derive(&salt, original.bytes());
    let ciphertexts = evidence.ciphertexts(&transcript, facts.index)?;
    let rebuilt = original.rebuild(key, &facts, &ciphertexts)?;
    let checked = rebuilt.check(&facts, arguments.password.as_deref())?;
    file::write(&arguments.out, &checked.pdf().bytes(), &arguments.original)?;
    let Some(bad) = checked.bad_seal() else { return Ok(ExitCode::SUCCESS) };
    eprintln!("paraph: the organisation's seal is left out ({bad}): the signed version before it is written");
    Ok(ExitCode::from(WITHOUT_SEAL))
}

/// The document that this file begins with: the one asked for, or whichever matches.
fn find(
    bytes: Vec<u8>,
    envelope: &Envelope,
    wanted: Option<u16>,
) -> anyhow::Result<(Original, DocumentFacts)> {
    let documents = (0u16..).map_while(|index| DocumentFacts::of(envelope, index));
    let mut candidates: Vec<_> =
        documents.filter(|facts| wanted.is_none_or(|wanted| facts.index + 1 == wanted)).collect();
    ensure!(!candidates.is_empty(), "the envelope has no such document");
    let last = candidates.pop().context("no document")?;
    for facts in candidates {
        if let Ok(original) = Original::check(bytes.clone(), facts.size, facts.sha256) {
            return Ok((original, facts));
        }
    }
    Ok((Original::check(bytes, last.size, last.sha256)?, last))
}
