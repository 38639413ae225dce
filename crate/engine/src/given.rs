//! What a signer gives for one slot: the mark, and what goes into the further fields.

use std::collections::BTreeMap;

use document::{
    layout::SlotPlacement,
    mark::Mark,
    prepare::{Content, Filling},
};
use envelope::{Field, FieldKind, Slot};

use crate::{Initials, PrepareError};

/// Everything for one slot.
#[derive(Clone, Debug)]
pub struct Given {
    /// What is stamped into the signature's place.
    pub mark: Mark,
    /// What goes into every place for initials.
    pub initials: Option<Initials>,
    /// What goes into the other fields, by their index in the slot.
    pub entries: BTreeMap<u16, Entry>,
}

/// What goes into one field.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    /// Something to see, and what it says.
    Drawn(Mark, String),
    /// The box is ticked.
    Ticked,
}

impl Given {
    /// A mark, where nothing else is asked for.
    #[must_use]
    pub fn mark(mark: Mark) -> Self {
        Self { mark, initials: None, entries: BTreeMap::new() }
    }

    /// What goes into each of the slot's fields.
    pub(crate) fn fillings<'a>(
        &'a self,
        facts: &Slot,
        fields: &SlotPlacement,
        name: &str,
    ) -> Result<Vec<Filling<'a>>, PrepareError> {
        let places = (0u16..).zip(facts.fields.iter().zip(&fields.fields));
        places
            .map(|(index, (field, place))| {
                let content = self.content(index, field, name)?;
                Ok(Filling { field: place.field_name.clone(), content })
            })
            .collect()
    }

    fn content(&self, index: u16, field: &Field, name: &str) -> Result<Option<Content<'_>>, PrepareError> {
        if field.kind == FieldKind::Initials {
            let initials = self.initials.as_ref().ok_or(PrepareError::NoInitials)?;
            return Ok(Some(Content::Drawn(&initials.mark, &initials.text)));
        }
        let entry = self.entries.get(&index);
        match (entry, field.kind) {
            (None, _) if field.required => Err(PrepareError::Missing(index)),
            (None, _) => Ok(None),
            (Some(Entry::Ticked), FieldKind::Checkbox) => Ok(Some(Content::Ticked)),
            // One name in the certificate and on the page.
            (Some(Entry::Drawn(_, text)), FieldKind::Name) if text != name => {
                Err(PrepareError::OtherName(index))
            }
            (Some(Entry::Drawn(..)), FieldKind::Checkbox) | (Some(Entry::Ticked), _) => {
                Err(PrepareError::NotForThat(index))
            }
            (Some(Entry::Drawn(mark, text)), _) => Ok(Some(Content::Drawn(mark, text))),
        }
    }
}
