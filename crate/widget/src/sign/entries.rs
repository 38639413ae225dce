//! What the reader puts into the further fields, and what is left to be put there.

use envelope::{Field, FieldKind};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::{
    case::{Case, Session},
    places::{self, What},
};

/// A field by its slot's index and its own in the slot.
pub(crate) type Key = (u16, u16);

/// Everything that was entered.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Entries(Vec<(Key, Entered)>);

/// What was put into one field.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum Entered {
    Words(String),
    Ticked,
}

impl Entries {
    fn get(&self, key: Key) -> Option<&Entered> {
        self.0.iter().find(|(one, _)| *one == key).map(|(_, entered)| entered)
    }

    /// Puts something into a field, or takes it out.
    pub(crate) fn put(&mut self, key: Key, entered: Option<Entered>) {
        self.0.retain(|(one, _)| *one != key);
        self.0.extend(entered.map(|entered| (key, entered)));
    }

    pub(crate) fn is_ticked(&self, key: Key) -> bool {
        self.get(key) == Some(&Entered::Ticked)
    }
}

/// One field that the reader fills, with the sender's words about it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Wanted {
    pub(crate) key: Key,
    pub(crate) kind: FieldKind,
    pub(crate) required: bool,
    pub(crate) label: String,
    default: String,
}

impl Wanted {
    pub(crate) fn of(session: &Session, key: Key, field: &Field) -> Self {
        let (slot, index) = key;
        let said = |what: &str| {
            session.reading.value(&format!("slot.{slot}.field.{index}.{what}")).unwrap_or_default().to_owned()
        };
        let (label, default) = (said("label"), said("default"));
        Self { key, kind: field.kind, required: field.required, label, default }
    }

    /// What a kind of field is called, for those that say nothing themselves.
    pub(crate) fn word(&self) -> &'static str {
        match self.kind {
            FieldKind::Initials => "sign-your-initials",
            FieldKind::Name => "field-name",
            FieldKind::Date => "field-date",
            FieldKind::Text => "field-text",
            FieldKind::Checkbox => "field-checkbox",
            FieldKind::Stamp => "field-stamp",
        }
    }

    /// What is asked for, in the sender's words where there are some.
    pub(crate) fn asks(&self, case: Case) -> String {
        if self.label.is_empty() { case.here.t(self.word()) } else { self.label.clone() }
    }

    /// What stands in the field, as words: nothing yet, if it is empty.
    pub(crate) fn words(&self, case: Case) -> String {
        match self.kind {
            FieldKind::Name => case.name.with(|name| name.trim().to_owned()),
            FieldKind::Date => case.today(),
            FieldKind::Text => case.entries.with(|entries| match entries.get(self.key) {
                Some(Entered::Words(words)) => words.trim().to_owned(),
                _ => self.default.clone(),
            }),
            FieldKind::Initials | FieldKind::Checkbox | FieldKind::Stamp => String::new(),
        }
    }

    /// Whether the reader has done what is asked; what is optional, and what fills itself, is never left.
    pub(crate) fn is_left(&self, case: Case) -> bool {
        self.required
            && match self.kind {
                FieldKind::Text => self.words(case).is_empty(),
                FieldKind::Checkbox => !case.entries.with(|entries| entries.is_ticked(self.key)),
                FieldKind::Stamp => case.stamp.with(Option::is_none),
                FieldKind::Initials | FieldKind::Name | FieldKind::Date => false,
            }
    }
}

/// The places that are still to be filled, by their numbers among all.
pub(crate) fn left(case: Case) -> Vec<usize> {
    let places = places::mine(case).into_iter().enumerate();
    let is_left = |what: &What| matches!(what, What::Field(wanted) if wanted.is_left(case));
    places.filter(|(_, place)| is_left(&place.what)).map(|(number, _)| number).collect()
}
