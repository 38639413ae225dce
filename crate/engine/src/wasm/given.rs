//! What the reader gives, read from the message into what each slot gets.

use std::collections::BTreeMap;

use document::mark::{CAPTION, Mark, image};
use envelope::{Placement, Slot};
use protocol::worker::{self, Content};

use super::session::Session;
use crate::{Entry, Given, Initials, MarkError, TextBox, trouble::EngineError};

/// The greatest size of letters, in points: in a field as in print, under a mark smaller.
const LARGEST: f64 = 11.0;
const LARGEST_CAPTION: f64 = 8.0;

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
                Ok((index, self.for_slot(slot, &mark, initials.as_ref(), &own)?))
            })
            .collect()
    }

    fn for_slot(
        &self,
        slot: &Slot,
        mark: &Mark,
        initials: Option<&Initials>,
        entries: &[&worker::Entry],
    ) -> Result<Given, EngineError> {
        let mut drawn = self.drawn(slot, entries)?;
        let caption = drawn.remove(&None).and_then(|entry| match entry {
            Entry::Drawn(caption, _) => Some(caption),
            Entry::Ticked => None,
        });
        let mark = match caption {
            Some(caption) => mark.clone().above(caption),
            None => mark.clone(),
        };
        let entries = drawn.into_iter().filter_map(|(field, entry)| Some((field?, entry))).collect();
        Ok(Given { mark, initials: initials.cloned(), entries })
    }

    /// Every entry as it will be seen. Words in one font are set together: it is embedded once for all of a slot.
    fn drawn(
        &self,
        slot: &Slot,
        entries: &[&worker::Entry],
    ) -> Result<BTreeMap<Option<u16>, Entry>, EngineError> {
        let mut drawn = BTreeMap::new();
        let mut words: BTreeMap<&str, Vec<(Option<u16>, TextBox<'_>)>> = BTreeMap::new();
        for entry in entries {
            let place = place_of(slot, entry.field)?;
            match &entry.content {
                Content::Ticked => drop(drawn.insert(entry.field, Entry::Ticked)),
                Content::Picture { name, text } => {
                    let picture = self.pictures.get(name).cloned().ok_or(MarkError::NoPicture)?;
                    let mark = image(picture).map_err(MarkError::from)?;
                    drawn.insert(entry.field, Entry::Drawn(mark, text.clone()));
                }
                Content::Text { text, font } => {
                    let words = words.entry(font.as_str()).or_default();
                    words.push((entry.field, text_box(entry.field, place, text)));
                }
            }
        }
        for (font, words) in words {
            let boxes: Vec<_> = words.iter().map(|(_, words)| *words).collect();
            for ((field, words), mark) in words.iter().zip(self.letters.write(&boxes, font)?) {
                drawn.insert(*field, Entry::Drawn(mark, words.text.to_owned()));
            }
        }
        Ok(drawn)
    }
}

fn place_of(slot: &Slot, field: Option<u16>) -> Result<&Placement, EngineError> {
    let Some(index) = field else { return Ok(&slot.placement) };
    let field = slot.fields.get(usize::from(index));
    field.map(|field| &field.placement).ok_or(EngineError::OutOfOrder("there is no such field"))
}

fn text_box<'a>(field: Option<u16>, place: &Placement, text: &'a str) -> TextBox<'a> {
    let points = |thousandths: u32| f64::from(thousandths) / 1000.0;
    let (width, height) = (points(place.width), points(place.height));
    match field {
        Some(_) => TextBox { text, width, height, largest: LARGEST },
        None => TextBox { text, width, height: height * CAPTION, largest: LARGEST_CAPTION },
    }
}
