//! One event as stored: its exact bytes, its place in the chain, its hash.

use envelope::{Digest, EnvelopeId, Event, Source, Timestamp};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// The longest record that is read: an envelope at its limits stays far below.
const LONGEST: usize = 1 << 20;

/// An event with its place in the chain, and the bytes it is stored as. The bytes are what is
/// hashed; they are never written again from the parsed form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    bytes: Box<str>,
    fields: Fields,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Fields {
    format: Format,
    envelope: EnvelopeId,
    sequence: u32,
    previous: Digest,
    at: Timestamp,
    source: Source,
    event: Event,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Format {
    #[serde(rename = "paraph-event/1")]
    V1,
}

/// Why bytes are not a record.
#[derive(Debug, thiserror::Error)]
pub enum RecordError {
    /// Longer than any record.
    #[error("the record is longer than {LONGEST} bytes")]
    TooLong,
    /// Not the strict JSON of a record: a duplicate or unknown key, another format, bad values.
    #[error("not a record: {0}")]
    Syntax(#[from] serde_json::Error),
    /// The record says of its event what cannot be.
    #[error("the record claims that the event was {0:?}, which such an event never is")]
    Source(Source),
}

impl Record {
    /// The record of `event`, following the one whose hash is `previous`.
    ///
    /// # Errors
    /// [`RecordError`] if the event is too large to be stored.
    pub fn new(
        envelope: &EnvelopeId,
        sequence: u32,
        previous: Digest,
        at: Timestamp,
        event: Event,
    ) -> Result<Self, RecordError> {
        let (format, source, envelope) = (Format::V1, event.source(), envelope.clone());
        let fields = Fields { format, envelope, sequence, previous, at, source, event };
        let bytes = serde_json::to_string(&fields)?;
        if bytes.len() > LONGEST {
            return Err(RecordError::TooLong);
        }
        Ok(Self { bytes: bytes.into(), fields })
    }

    /// Reads a record from its exact bytes.
    ///
    /// # Errors
    /// [`RecordError`] for anything but a well-formed record.
    pub fn parse(bytes: &str) -> Result<Self, RecordError> {
        if bytes.len() > LONGEST {
            return Err(RecordError::TooLong);
        }
        let fields: Fields = serde_json::from_str(bytes)?;
        if fields.source != fields.event.source() {
            return Err(RecordError::Source(fields.source));
        }
        Ok(Self { bytes: bytes.into(), fields })
    }

    /// The exact bytes, UTF-8.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.bytes
    }

    /// SHA-256 over `paraph/v1 event\n` and the bytes: what the next record and the CMS name.
    #[must_use]
    pub fn hash(&self) -> Digest {
        sha256("paraph/v1 event\n", self.bytes.as_bytes())
    }

    /// The envelope it belongs to.
    #[must_use]
    pub fn envelope(&self) -> &EnvelopeId {
        &self.fields.envelope
    }

    /// Its place, from 0.
    #[must_use]
    pub fn sequence(&self) -> u32 {
        self.fields.sequence
    }

    /// The hash of the record before; see [`Record::genesis`] for the first.
    #[must_use]
    pub fn previous(&self) -> Digest {
        self.fields.previous
    }

    /// When the backend stored it.
    #[must_use]
    pub fn at(&self) -> Timestamp {
        self.fields.at
    }

    /// What happened.
    #[must_use]
    pub fn event(&self) -> &Event {
        &self.fields.event
    }

    /// What the first record of an envelope names as the one before.
    #[must_use]
    pub fn genesis(envelope: &EnvelopeId) -> Digest {
        sha256("paraph/v1 envelope\n", envelope.as_str().as_bytes())
    }
}

/// SHA-256 over a domain and bytes; an empty domain gives the plain digest.
#[must_use]
pub fn sha256(domain: &str, bytes: &[u8]) -> Digest {
    Digest(Sha256::new_with_prefix(domain.as_bytes()).chain_update(bytes).finalize().into())
}
