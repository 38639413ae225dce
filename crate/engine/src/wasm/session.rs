//! What one page's worker holds, between one question and the next.

use std::collections::BTreeMap;

use envelope::{EnvelopeId, Salt, Slot};
use evidence::{Record, Transcript};
use protocol::Challenge;

use super::{letters::Letters, web_crypto::OneTimeKey};
use crate::{Checked, Draft, Prepared, Signed, Valued, trouble::EngineError};

/// The session's state.
#[derive(Default)]
pub(crate) struct Session {
    /// A sender's files, in order.
    pub(crate) drafts: Vec<Draft>,
    /// For typed marks.
    pub(crate) letters: Letters,
    /// A picture for marks.
    pub(crate) picture: Option<document::mark::Image>,
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
    /// Signature values are made; time-stamps are missing.
    Valued(Vec<Valued>),
    /// Signed, until the backend has taken it.
    Signed(Vec<Signed>),
}

impl Session {
    pub(crate) fn reading(&self) -> Result<&Reading, EngineError> {
        self.reading.as_ref().ok_or(EngineError::OutOfOrder("no envelope is open"))
    }

    /// An act that did not come to its end gives its documents back, to be signed anew.
    pub(crate) fn abandon_act(&mut self) {
        let given_back: Vec<(u16, Checked)> = match std::mem::take(&mut self.act) {
            ActState::None => vec![],
            ActState::Prepared(prepared, _) => {
                prepared.into_iter().map(|one| (one.document(), one.abandon())).collect()
            }
            ActState::Valued(valued) => {
                valued.into_iter().map(Valued::abandon).map(|one| (one.document(), one.abandon())).collect()
            }
            ActState::Signed(signed) => signed.into_iter().map(|one| (one.document, one.abandon())).collect(),
        };
        self.checked.extend(given_back);
    }

    /// Whether any of the reader's slots has initials fields: asked before its document is taken.
    pub(crate) fn wants_initials(&self) -> Result<bool, EngineError> {
        let reading = self.reading()?;
        Ok(reading.transcript.state().slots_of(reading.recipient).any(|(_, slot)| slot.wants_initials()))
    }

    /// The documents that the reader signs, taken for the act, with their slots.
    pub(crate) fn take_slots(&mut self) -> Result<Vec<(u16, Slot, Checked)>, EngineError> {
        let reading = self.reading()?;
        let slots: Vec<_> = reading
            .transcript
            .state()
            .slots_of(reading.recipient)
            .map(|(index, slot)| (index, slot.clone()))
            .collect();
        if slots.iter().any(|(_, slot)| !self.checked.contains_key(&slot.document)) {
            return Err(EngineError::OutOfOrder("a document is not open"));
        }
        let take = |(index, slot): (u16, Slot)| {
            self.checked.remove(&slot.document).map(|checked| (index, slot, checked))
        };
        Ok(slots.into_iter().filter_map(take).collect())
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
