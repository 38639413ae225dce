//! What stood on the documents of an envelope, for the draft that it becomes again.

use envelope::{Digest, FieldKind, Placement};
use serde::{Deserialize, Serialize};

/// Everything that stood on one document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Stood {
    /// The document, whatever it is called when it comes again.
    pub(crate) sha256: Digest,
    /// What it was called.
    pub(crate) name: String,
    pub(crate) slots: Vec<Slot>,
    /// The signers who did not sign it.
    pub(crate) left_out: Vec<u32>,
}

/// One signer's place, with what belongs to it. Signers are named by their place among those who acted, and by
/// their key in a draft.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Slot {
    pub(crate) person: u32,
    pub(crate) placement: Placement,
    pub(crate) name: bool,
    pub(crate) date: bool,
    pub(crate) reason: String,
    pub(crate) fields: Vec<Field>,
}

/// Initials or a further field.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Field {
    pub(crate) kind: FieldKind,
    pub(crate) placement: Placement,
    pub(crate) required: bool,
    pub(crate) label: String,
    pub(crate) default: String,
}

impl Stood {
    /// The same, with every signer named anew.
    pub(crate) fn renamed(mut self, name: impl Fn(u32) -> Option<u32>) -> Self {
        self.slots.retain_mut(|slot| match name(slot.person) {
            Some(person) => {
                slot.person = person;
                true
            }
            None => false,
        });
        self.left_out = self.left_out.into_iter().filter_map(name).collect();
        self
    }
}
