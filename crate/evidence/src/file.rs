//! The evidence file: what anyone with the original needs to rebuild and check, offline.

use base64::{Engine as _, prelude::BASE64_STANDARD};
use envelope::{Digest, EnvelopeId};
use serde::{Deserialize, Serialize};

use crate::{Opening, Transcript, TranscriptError, record::sha256};

/// A transcript, the openings its reader may see, and the encrypted revisions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EvidenceFile {
    format: Format,
    /// The envelope.
    pub envelope: EnvelopeId,
    /// The exact bytes of each record, oldest first.
    pub records: Vec<String>,
    /// The openings that this reader may see: the record's place, and what it opens.
    pub openings: Vec<(u32, Opening)>,
    /// Every revision of every document, as encrypted by its author's browser.
    pub revisions: Vec<StoredRevision>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Format {
    #[serde(rename = "paraph-evidence/1")]
    V1,
}

/// One encrypted revision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StoredRevision {
    /// Index of the document.
    pub document: u16,
    /// Number of the revision, from 0.
    pub number: u16,
    /// The ciphertext, in base 64.
    pub ciphertext: String,
}

/// Why bytes are not an evidence file.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// Not the strict JSON of an evidence file.
    #[error("not an evidence file: {0}")]
    Syntax(#[from] serde_json::Error),
    /// The transcript inside is not one.
    #[error("the evidence file's transcript is wrong: {0}")]
    Transcript(#[from] TranscriptError),
    /// A revision that the transcript does not record.
    #[error("revision {number} of document {document} is not the one that was recorded")]
    Revision {
        /// Index of the document.
        document: u16,
        /// Number of the revision.
        number: u16,
    },
    /// A revision that the transcript records and the file lacks.
    #[error("revision {number} of document {document} is missing")]
    Missing {
        /// Index of the document.
        document: u16,
        /// Number of the revision.
        number: u16,
    },
}

impl EvidenceFile {
    /// The file for a transcript, some of its openings, and its revisions.
    #[must_use]
    pub fn new(
        transcript: &Transcript,
        openings: Vec<(u32, Opening)>,
        revisions: Vec<StoredRevision>,
    ) -> Self {
        let records = transcript.records().iter().map(|record| record.as_str().to_owned()).collect();
        Self { format: Format::V1, envelope: transcript.envelope().clone(), records, openings, revisions }
    }

    /// Reads an evidence file.
    ///
    /// # Errors
    /// [`FileError::Syntax`] for anything else.
    pub fn parse(bytes: &[u8]) -> Result<Self, FileError> {
        Ok(serde_json::from_slice(bytes)?)
    }

    /// The transcript, every link checked.
    ///
    /// # Errors
    /// [`FileError::Transcript`] naming the first wrong record.
    pub fn transcript(&self) -> Result<Transcript, FileError> {
        Ok(Transcript::parse(self.envelope.clone(), self.records.iter().map(String::as_str))?)
    }

    /// A document's ciphertexts in order, each checked against the transcript.
    ///
    /// # Errors
    /// [`FileError`] if one is missing or another one than recorded.
    pub fn ciphertexts(&self, transcript: &Transcript, document: u16) -> Result<Vec<Vec<u8>>, FileError> {
        let chain = transcript.state().revisions(document);
        (0u16..).zip(chain).map(|(number, head)| self.ciphertext(document, number, head.ciphertext)).collect()
    }

    fn ciphertext(&self, document: u16, number: u16, recorded: Digest) -> Result<Vec<u8>, FileError> {
        let is_it = |stored: &&StoredRevision| stored.document == document && stored.number == number;
        let stored = self.revisions.iter().find(is_it).ok_or(FileError::Missing { document, number })?;
        BASE64_STANDARD
            .decode(&stored.ciphertext)
            .ok()
            .filter(|bytes| sha256("", bytes) == recorded)
            .ok_or(FileError::Revision { document, number })
    }
}
