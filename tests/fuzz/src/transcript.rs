//! A stranger's evidence: the file and what is told of it, a record, a chain of records.

use engine::testimony::testimony;
use envelope::EnvelopeId;
use evidence::{EvidenceFile, Record, Transcript};

/// Reads the bytes as an evidence file, and their lines as records.
pub fn transcript(bytes: &[u8]) {
    if let Ok(file) = EvidenceFile::parse(bytes) {
        let _ = testimony(&file);
    }
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let first = text.lines().next().and_then(|line| Record::parse(line).ok());
    let envelope = first.map_or_else(|| EnvelopeId::from_random([0; 16]), |record| record.envelope().clone());
    let _ = Transcript::parse(envelope, text.lines());
}
