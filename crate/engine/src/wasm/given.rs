//! What the reader gives for each slot, with the pictures and fonts that the page has lent.

use std::collections::BTreeMap;

use document::mark::{Image, Mark};
use protocol::worker;

use super::session::Session;
use crate::{Given, Lent, MarkError, TextBox, trouble::EngineError};

impl Session {
    /// For each of the reader's slots, what goes into it.
    pub(super) fn given(
        &self,
        mark: &worker::Mark,
        initials: Option<&worker::Initials>,
        entries: &[worker::Entry],
    ) -> Result<BTreeMap<u16, Given>, EngineError> {
        let mark = self.mark(mark)?;
        let initials = initials.map(|wanted| self.initials(wanted)).transpose()?;
        let reading = self.reading()?;
        let slots = reading.transcript.state().slots_of(reading.recipient);
        slots
            .map(|(index, slot)| {
                let own: Vec<_> = entries.iter().filter(|entry| entry.slot == index).collect();
                Ok((index, Given::read(slot, (&mark, initials.as_ref()), &own, self)?))
            })
            .collect()
    }
}

impl Lent for Session {
    fn picture(&self, name: &str) -> Option<Image> {
        self.pictures.get(name).cloned()
    }

    fn write(&self, texts: &[TextBox<'_>], font: &str) -> Result<Vec<Mark>, MarkError> {
        self.letters.write(texts, font)
    }
}
