//! Further fields in the making: what else a signer gives on a page, and how it is asked for.

use envelope::FieldKind;
use leptos::prelude::*;
use protocol::worker::Page;
use serde::{Deserialize, Serialize};

use super::{
    draft::Draft,
    handle::{focus_soon, sizes},
    slot::Placed,
    thing::Thing,
};

/// The kinds that are placed one by one; initials have their own way.
pub(super) const KINDS: [FieldKind; 5] =
    [FieldKind::Name, FieldKind::Date, FieldKind::Text, FieldKind::Checkbox, FieldKind::Stamp];

/// The longest label or default, in characters.
pub(super) const LONGEST: u32 = 200;
/// Between a field that finds its place by itself and what is there already.
const GAP: f64 = 6.0;

/// A field of one signer on one page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Asked {
    pub(crate) key: u32,
    pub(crate) kind: FieldKind,
    pub(crate) place: Placed,
    pub(crate) required: bool,
    /// What is asked for.
    pub(crate) label: String,
    /// What stands there unless the signer writes something else.
    pub(crate) default: String,
}

impl Asked {
    pub(super) fn thing(&self) -> Thing {
        Thing::Asked(self.key, self.place.person)
    }
}

/// What a kind is called.
pub(super) fn word(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Initials => "field-initials",
        FieldKind::Name => "field-name",
        FieldKind::Date => "field-date",
        FieldKind::Text => "field-text",
        FieldKind::Checkbox => "field-checkbox",
        FieldKind::Stamp => "field-stamp",
    }
}

/// How large it begins.
pub(super) fn size(kind: FieldKind) -> (f64, f64) {
    match kind {
        FieldKind::Initials => (54.0, 26.0),
        FieldKind::Name => (160.0, 18.0),
        FieldKind::Date => (80.0, 18.0),
        FieldKind::Text => (200.0, 18.0),
        FieldKind::Checkbox => (14.0, 14.0),
        FieldKind::Stamp => (130.0, 70.0),
    }
}

/// Puts a field of the chosen signer on a page of the chosen document, and chooses it.
pub(super) fn put(draft: Draft, kind: FieldKind, page: usize, at: (f64, f64), shown: Page) {
    let (document, person) = (draft.document.get_untracked(), draft.person.get_untracked());
    let place = Placed::sized(document, person, page, size(kind)).centred(page, at, shown);
    add(draft, kind, place, String::new());
}

/// As [`put`], in a free place of the page that is looked at.
pub(super) fn put_in_view(draft: Draft, kind: FieldKind) {
    let (document, person) = (draft.document.get_untracked(), draft.person.get_untracked());
    let pages = sizes(draft, document);
    let Some((page, at)) = draft.in_view() else { return };
    let Some(shown) = pages.get(page).copied() else { return };
    let first = Placed::sized(document, person, page, size(kind)).centred(page, at, shown);
    let all = untrack(|| {
        draft.standing(|standing, documents| {
            let document = documents.iter().find(|one| one.key == document);
            document.map(|document| standing.on(document)).unwrap_or_default()
        })
    });
    let free = |place: &Placed| !all.iter().any(|(_, other)| place.overlaps(other));
    let below = |step: u32| first.moved(0.0, f64::from(step) * (first.height + GAP), shown);
    let above = |step: u32| first.moved(0.0, -f64::from(step) * (first.height + GAP), shown);
    let place = (0..40).map(below).chain((1..40).map(above)).find(free).unwrap_or(first);
    add(draft, kind, place, String::new());
}

/// Adds a field where it stands.
pub(super) fn add(draft: Draft, kind: FieldKind, place: Placed, label: String) {
    let asked = Asked { key: draft.key(), kind, place, required: true, label, default: String::new() };
    let thing = asked.thing();
    draft.asked.update(|all| all.push(asked));
    draft.chosen.set(Some(thing));
    focus_soon(draft.here, thing.id(place.page));
    let language = draft.here.language.get_untracked();
    let (kind, page) = (words::say(language, word(kind), &[]), (place.page + 1).to_string());
    draft.here.announce(words::say(language, "prepare-field-put", &[("kind", &kind), ("page", &page)]));
}

impl Draft {
    /// A field by its key.
    pub(super) fn field(self, key: u32) -> Option<Asked> {
        self.asked.with(|all| all.iter().find(|one| one.key == key).cloned())
    }

    /// Changes a field.
    pub(super) fn change_field(self, key: u32, change: impl FnOnce(&mut Asked)) {
        self.asked.update(|all| {
            if let Some(one) = all.iter_mut().find(|one| one.key == key) {
                change(one);
            }
        });
    }
}
