//! All records of one envelope: appended one after the other, checked link by link, replayed.

use envelope::{Digest, Envelope, EnvelopeId, Event, Timestamp};

use crate::{Record, RecordError};

/// An envelope's records in order, and the state they lead to.
#[derive(Clone, Debug)]
pub struct Transcript {
    envelope: EnvelopeId,
    records: Vec<Record>,
    state: Envelope,
}

/// Why records are not a transcript. `0` counts the records from 0.
#[derive(Debug, thiserror::Error)]
pub enum TranscriptError {
    /// A record that cannot be read.
    #[error("record {0}: {1}")]
    Record(u32, #[source] RecordError),
    /// A record of another envelope, or at another place.
    #[error("record {0} does not belong at this place of this envelope")]
    Misplaced(u32),
    /// A record whose predecessor is another one.
    #[error("record {0} does not follow the one before: something was changed, left out or put in")]
    Broken(u32),
    /// Time runs backwards.
    #[error("record {0} is older than the one before")]
    Backwards(u32),
    /// The first record does not send, or a later one does.
    #[error("record {0}: a transcript begins by sending its own envelope, once")]
    Sent(u32),
}

/// Where the openings of a person's address and name stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// The record.
    pub sequence: u32,
    /// The field of the address.
    pub email: String,
    /// The field of the name.
    pub name: String,
    /// The field of the telephone number.
    pub phone: String,
}

impl Transcript {
    /// The empty transcript of an envelope.
    #[must_use]
    pub fn new(envelope: EnvelopeId) -> Self {
        Self { envelope, records: vec![], state: Envelope::draft() }
    }

    /// Reads a transcript from its records' exact bytes and checks every link.
    ///
    /// # Errors
    /// [`TranscriptError`], naming the first record that is wrong.
    pub fn parse<'a>(
        envelope: EnvelopeId,
        records: impl IntoIterator<Item = &'a str>,
    ) -> Result<Self, TranscriptError> {
        let mut transcript = Self::new(envelope);
        for bytes in records {
            let record =
                Record::parse(bytes).map_err(|why| TranscriptError::Record(transcript.next(), why))?;
            transcript.push(record)?;
        }
        Ok(transcript)
    }

    /// Appends an event at a moment that the backend observed.
    ///
    /// # Errors
    /// [`TranscriptError`] if the event cannot stand here.
    pub fn append(&mut self, event: Event, at: Timestamp) -> Result<&Record, TranscriptError> {
        // A clock that was set back must not make the transcript unreadable.
        let at = self.records.last().map_or(at, |last| at.max(last.at()));
        let record = Record::new(&self.envelope, self.next(), self.tip(), at, event)
            .map_err(|why| TranscriptError::Record(self.next(), why))?;
        self.push(record)
    }

    fn push(&mut self, record: Record) -> Result<&Record, TranscriptError> {
        let place = self.next();
        if record.envelope() != &self.envelope || record.sequence() != place {
            return Err(TranscriptError::Misplaced(place));
        }
        if record.previous() != self.tip() {
            return Err(TranscriptError::Broken(place));
        }
        if self.records.last().is_some_and(|last| record.at() < last.at()) {
            return Err(TranscriptError::Backwards(place));
        }
        let sends = matches!(record.event(), Event::Sent(sent) if sent.envelope == self.envelope);
        if sends != (place == 0) {
            return Err(TranscriptError::Sent(place));
        }
        self.state = std::mem::replace(&mut self.state, Envelope::draft()).apply(record.event(), record.at());
        self.records.push(record);
        Ok(&self.records[place as usize])
    }

    /// The envelope's identifier.
    #[must_use]
    pub fn envelope(&self) -> &EnvelopeId {
        &self.envelope
    }

    /// The records, oldest first.
    #[must_use]
    pub fn records(&self) -> &[Record] {
        &self.records
    }

    /// The state that the events lead to.
    #[must_use]
    pub fn state(&self) -> &Envelope {
        &self.state
    }

    /// Where a recipient's address and name stand now: as the sender gave them, or as the newest
    /// `reassigned` did.
    #[must_use]
    pub fn contact(&self, recipient: u16) -> Contact {
        self.contact_at(recipient, u32::MAX)
    }

    /// The same at an earlier time: whose the role was when this record was made.
    #[must_use]
    pub fn contact_at(&self, recipient: u16, sequence: u32) -> Contact {
        let reassigned = |record: &&Record| {
            let whose = match record.event() {
                Event::Reassigned { recipient, .. } => Some(*recipient),
                _ => None,
            };
            whose == Some(recipient) && record.sequence() <= sequence
        };
        match self.records.iter().rev().find(reassigned) {
            Some(record) => {
                let [email, name, phone] = ["email", "name", "phone"].map(str::to_owned);
                Contact { sequence: record.sequence(), email, name, phone }
            }
            None => Contact {
                sequence: 0,
                email: format!("recipient.{recipient}.email"),
                name: format!("recipient.{recipient}.name"),
                phone: format!("recipient.{recipient}.phone"),
            },
        }
    }

    /// The hash that the next record will name as the one before.
    #[must_use]
    pub fn tip(&self) -> Digest {
        self.records.last().map_or_else(|| Record::genesis(&self.envelope), Record::hash)
    }

    fn next(&self) -> u32 {
        u32::try_from(self.records.len()).unwrap_or(u32::MAX)
    }
}
