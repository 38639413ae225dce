//! What one page's worker holds, between one question and the next.

use std::collections::BTreeMap;

use envelope::{EnvelopeId, Salt, Slot};
use evidence::{Record, Transcript};
use protocol::Challenge;

use super::{
    letters::Letters,
    web_crypto::{Keys, OneTimeKey},
};
use crate::{Checked, Draft, Prepared, Unsealed, Valued, trouble::EngineError};

/// The session's state.
#[derive(Default)]
pub(crate) struct Session {
    /// A sender's files, in order.
    pub(crate) drafts: Vec<Draft>,
    /// For typed marks.
    pub(crate) letters: Letters,
    /// Where a key is kept that outlives the page.
    pub(crate) keys: Option<Keys>,
    /// The name of the kept key for the next act, and whether it is to be made anew.
    pub(crate) kept_key: Option<(String, bool)>,
    /// Pictures by name.
    pub(crate) pictures: BTreeMap<String, document::mark::Image>,
    /// The envelope that a recipient reads.
    pub(crate) reading: Option<Reading>,
    /// Its documents that were checked, by index.
    pub(crate) checked: BTreeMap<u16, Checked>,
    /// How far the act has come.
    pub(crate) act: ActState,
}

/// An envelope open before a recipient.
pub(crate) struct Reading {
    pub(crate) recipient: u16,
    pub(crate) transcript: Transcript,
    pub(crate) challenge: Challenge,
}

/// The reader's act, on all documents at once.
#[derive(Default)]
pub(crate) enum ActState {
    /// Nothing has begun.
    #[default]
    None,
    /// Marks are stamped, the key is made.
    Prepared(Vec<Prepared>, OneTimeKey),
    /// The organisation's seal is prepared.
    Unsealed(Vec<Unsealed>),
    /// Signature values are made; time-stamps are missing.
    Valued(Vec<Valued>),
}

impl Session {
    pub(crate) fn reading(&self) -> Result<&Reading, EngineError> {
        self.reading.as_ref().ok_or(EngineError::OutOfOrder("no envelope is open"))
    }

    /// The documents that the reader signs, with their slots. Copies share their bytes with what is kept
    /// here: an act that comes to no end is begun anew from these.
    pub(crate) fn slots(&self) -> Result<Vec<(u16, Slot, Checked)>, EngineError> {
        let reading = self.reading()?;
        let copy = |(index, slot): (u16, &Slot)| {
            let checked = self.checked.get(&slot.document).cloned();
            Some((index, slot.clone(), checked?))
        };
        let slots: Option<_> = reading.transcript.state().slots_of(reading.recipient).map(copy).collect();
        slots.ok_or(EngineError::OutOfOrder("a document is not open"))
    }
}

impl Reading {
    pub(crate) fn new(
        envelope: EnvelopeId,
        recipient: u16,
        records: &[String],
        challenge: Challenge,
    ) -> Result<Self, EngineError> {
        let transcript = Transcript::parse(envelope, records.iter().map(String::as_str))?;
        Ok(Self { recipient, transcript, challenge })
    }

    pub(crate) fn salt(&self) -> Result<Salt, EngineError> {
        let sent = self.transcript.state().sent();
        sent.map(|sent| sent.salt).ok_or(EngineError::OutOfOrder("nothing was sent"))
    }

    /// Reads the record of the agreement: it must follow what this page knows.
    pub(crate) fn agreement(&self, record: &str) -> Result<Record, EngineError> {
        let record = Record::parse(record)?;
        let same = record.envelope() == self.transcript.envelope();
        if same { Ok(record) } else { Err(EngineError::OutOfOrder("the record is of another envelope")) }
    }
}
