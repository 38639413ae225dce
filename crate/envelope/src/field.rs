//! The further fields of a slot, filled in the same act as its signature; each is created empty by revision 0.

use serde::{Deserialize, Serialize};

use crate::{Commitment, Placement, Slot, sent::is_yes, sent::yes};

/// One place on a page that a signer fills together with the signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// What goes there.
    pub kind: FieldKind,
    /// Where it stands.
    pub placement: Placement,
    /// Whether the signer must fill it. Not written when true.
    #[serde(default = "yes", skip_serializing_if = "is_yes")]
    pub required: bool,
    /// What is asked for, in the sender's words (personal: `slot.N.field.M.label`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<Commitment>,
    /// What stands in a text field unless its signer writes something else (personal: `slot.N.field.M.default`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default: Option<Commitment>,
}

/// What goes into a further field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    /// The signer's initials ("paraphe"): the same mark in each.
    Initials,
    /// The name that the signer signs with.
    Name,
    /// The day of the signature.
    Date,
    /// A few words that the signer writes ("Lu et approuvé").
    Text,
    /// A box that the signer ticks, or not.
    Checkbox,
    /// The picture of a company's stamp.
    Stamp,
}

/// What stands under the mark in a signature's own place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Caption {
    /// The name that the signer signs with.
    #[serde(default, skip_serializing_if = "is_no")]
    pub name: bool,
    /// The day of the signature.
    #[serde(default, skip_serializing_if = "is_no")]
    pub date: bool,
    /// Why it is signed, in the sender's words (personal: `slot.N.reason`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Commitment>,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
fn is_no(answer: &bool) -> bool {
    !*answer
}

impl Caption {
    /// Whether nothing stands there.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl FieldKind {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Initials, Self::Name, Self::Date, Self::Text, Self::Checkbox, Self::Stamp];

    /// The word in a field's name and tooltip: the same in every language, so that revision 0
    /// follows from public facts alone.
    fn word(self) -> &'static str {
        match self {
            Self::Initials => "Initials",
            Self::Name => "Name",
            Self::Date => "Date",
            Self::Text => "Text",
            Self::Checkbox => "Checkbox",
            Self::Stamp => "Stamp",
        }
    }

    /// Whether the signer has to give something of one's own for it: the rest follows from mark, name and day.
    #[must_use]
    pub fn is_asked(self) -> bool {
        matches!(self, Self::Text | Self::Checkbox | Self::Stamp)
    }
}

impl Field {
    /// A field that must be filled and says nothing of itself.
    #[must_use]
    pub const fn new(kind: FieldKind, placement: Placement) -> Self {
        Self { kind, placement, required: true, label: None, default: None }
    }

    /// The form field's name: by slot and by its index in the slot, not by person. No dots: they
    /// would part it into levels (ISO 32000-2, 12.7.4.2).
    #[must_use]
    pub fn name(&self, slot: usize, index: usize) -> String {
        format!("{} {} {}", Slot::field_name(slot), self.kind.word().to_ascii_lowercase(), index + 1)
    }

    /// What readers call it.
    #[must_use]
    pub fn tooltip(&self, index: usize) -> String {
        format!("{} {}", self.kind.word(), index + 1)
    }

    /// Whether its words belong to its kind: only what is asked has a label, only a text a default. A box
    /// that is ticked beforehand would be nobody's consent.
    pub(crate) fn is_sound(&self) -> bool {
        (self.label.is_none() || self.kind.is_asked())
            && (self.default.is_none() || self.kind == FieldKind::Text)
            && (self.required || self.kind.is_asked())
    }
}

impl Slot {
    /// Whether the signer has to bring initials too.
    #[must_use]
    pub fn wants_initials(&self) -> bool {
        self.fields.iter().any(|field| field.kind == FieldKind::Initials)
    }
}
