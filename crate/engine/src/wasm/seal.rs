//! The organisation's seal, on all documents of the open envelope at once.

use evidence::Record;
use protocol::{Base64, worker::Answer};
use signature::certificate::Certificate;

use super::{
    Answered,
    session::{ActState, Session},
};
use crate::{Checked, trouble::EngineError};

impl Session {
    pub(super) fn prepare_seal(
        &mut self,
        organisation: &str,
        sealed_at: i64,
    ) -> Result<Answered, EngineError> {
        let documents = self.reading()?.transcript.state().documents_to_seal();
        let copies: Vec<(u16, Checked)> = documents
            .map(|document| Some((document, self.checked.get(&document).cloned()?)))
            .collect::<Option<_>>()
            .ok_or(EngineError::OutOfOrder("a document is not open"))?;
        let unsealed: Vec<_> = (copies.into_iter())
            .map(|(document, checked)| checked.prepare_seal(document, organisation, sealed_at))
            .collect::<Result<_, _>>()?;
        let acts = unsealed.iter().map(crate::Unsealed::act).collect();
        self.act = ActState::Unsealed(unsealed);
        Ok((Answer::SealPrepared { acts }, vec![]))
    }

    pub(super) fn seal(
        &mut self,
        record: &str,
        certificates: &[Certificate],
        values: &[Base64],
    ) -> Result<Answered, EngineError> {
        let record: Record = self.reading()?.agreement(record)?;
        let ActState::Unsealed(unsealed) = std::mem::take(&mut self.act) else {
            return Err(EngineError::OutOfOrder("no seal is prepared"));
        };
        if values.len() != unsealed.len() {
            return Err(EngineError::OutOfOrder("one value for each document"));
        }
        let mut valued = vec![];
        for (one, value) in unsealed.into_iter().zip(values) {
            let value =
                value.0.as_slice().try_into().map_err(|_| EngineError::OutOfOrder("a value of 64 bytes"))?;
            valued.push(one.authorise(&record, certificates)?.sign(value)?);
        }
        Ok(self.valued(valued))
    }
}
