//! A further field of a slot: initials today; each is created empty by revision 0, as the slot's signature field is.

use serde::{Deserialize, Serialize};

use crate::{Placement, Slot};

/// One place on a page that a signer fills together with the signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// What goes there.
    pub kind: FieldKind,
    /// Where it stands.
    pub placement: Placement,
}

/// What goes into a further field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    /// The signer's initials ("paraphe"): the same mark in each.
    Initials,
}

impl FieldKind {
    /// The word in a field's name: the same in every language, so that revision 0
    /// follows from public facts alone.
    fn word(self) -> &'static str {
        match self {
            Self::Initials => "initials",
        }
    }
}

impl Field {
    /// The form field's name: by slot and by its index in the slot, not by person. No dots: they
    /// would part it into levels (ISO 32000-2, 12.7.4.2).
    #[must_use]
    pub fn name(&self, slot: usize, index: usize) -> String {
        format!("{} {} {}", Slot::field_name(slot), self.kind.word(), index + 1)
    }

    /// What readers call it.
    #[must_use]
    pub fn tooltip(&self, index: usize) -> String {
        let word = match self.kind {
            FieldKind::Initials => "Initials",
        };
        format!("{word} {}", index + 1)
    }
}

impl Slot {
    /// Whether the signer has to bring initials too.
    #[must_use]
    pub fn wants_initials(&self) -> bool {
        self.fields.iter().any(|field| field.kind == FieldKind::Initials)
    }
}
