//! What a page gives for one slot, read from the message into what is stamped.

use std::collections::BTreeMap;

use document::mark::{CAPTION, Image, Mark, image};
use envelope::{Placement, Slot};
use protocol::worker::{self, Content};

use crate::{Entry, Given, Initials, MarkError, TextBox};

/// The greatest size of letters, in points: in a field as in print, under a mark smaller.
const LARGEST: f64 = 11.0;
const LARGEST_CAPTION: f64 = 8.0;

/// What is not in the message itself: pictures by their name, and what sets texts in a font.
pub trait Lent {
    /// The picture of this name.
    fn picture(&self, name: &str) -> Option<Image>;
    /// The texts as marks, in their order, all with one part of the font.
    ///
    /// # Errors
    /// [`MarkError`] if the font is not there, or a text cannot be set.
    fn write(&self, texts: &[TextBox<'_>], font: &str) -> Result<Vec<Mark>, MarkError>;
}

impl Given {
    /// What goes into one slot: its own entries only.
    ///
    /// # Errors
    /// [`MarkError`] for what cannot be stamped.
    pub fn read(
        slot: &Slot,
        (mark, initials): (&Mark, Option<&Initials>),
        entries: &[&worker::Entry],
        lent: &impl Lent,
    ) -> Result<Given, MarkError> {
        let mut drawn = drawn(slot, entries, lent)?;
        let mark = match drawn.remove(&None) {
            Some(Entry::Drawn(caption, _)) => mark.clone().above(caption),
            _ => mark.clone(),
        };
        let entries = drawn.into_iter().filter_map(|(field, entry)| Some((field?, entry))).collect();
        Ok(Given { mark, initials: initials.cloned(), entries })
    }
}

/// Every entry as it will be seen. Words in one font are set together: it is embedded once for all of a slot.
fn drawn(
    slot: &Slot,
    entries: &[&worker::Entry],
    lent: &impl Lent,
) -> Result<BTreeMap<Option<u16>, Entry>, MarkError> {
    let mut drawn = BTreeMap::new();
    let mut words: BTreeMap<&str, Vec<(Option<u16>, TextBox<'_>)>> = BTreeMap::new();
    for entry in entries {
        match &entry.content {
            Content::Ticked => drop(drawn.insert(entry.field, Entry::Ticked)),
            Content::Picture { name, text } => {
                let picture = lent.picture(name).ok_or(MarkError::NoPicture)?;
                drawn.insert(entry.field, Entry::Drawn(image(picture)?, text.clone()));
            }
            Content::Text { text, font } => {
                let place = place_of(slot, entry.field).ok_or(MarkError::NoField)?;
                let words = words.entry(font.as_str()).or_default();
                words.push((entry.field, text_box(entry.field, place, text)));
            }
        }
    }
    for (font, words) in words {
        let boxes: Vec<_> = words.iter().map(|(_, words)| *words).collect();
        for ((field, words), mark) in words.iter().zip(lent.write(&boxes, font)?) {
            drawn.insert(*field, Entry::Drawn(mark, words.text.to_owned()));
        }
    }
    Ok(drawn)
}

fn place_of(slot: &Slot, field: Option<u16>) -> Option<&Placement> {
    match field {
        None => Some(&slot.placement),
        Some(index) => slot.fields.get(usize::from(index)).map(|field| &field.placement),
    }
}

fn text_box<'a>(field: Option<u16>, place: &Placement, text: &'a str) -> TextBox<'a> {
    let points = |thousandths: u32| f64::from(thousandths) / 1000.0;
    let (width, height) = (points(place.width), points(place.height));
    match field {
        Some(_) => TextBox { text, width, height, largest: LARGEST },
        None => TextBox { text, width, height: height * CAPTION, largest: LARGEST_CAPTION },
    }
}
