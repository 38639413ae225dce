//! What stands on a page and can be taken: a signature's slot, initials, or a further field.

use leptos::prelude::*;
use protocol::worker::Page;

use super::{
    draft::Draft,
    handle::{focus_soon, replace, sizes},
    initials::{Initials, Pages},
    slot::Placed,
    standing::Standing,
};

/// One of them, by whose it is and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Thing {
    /// Document, person.
    Slot(u32, u32),
    /// Document, person; the page if it is initialled by itself.
    Initials(u32, u32, Option<usize>),
    /// A further field by its key, and whose it is.
    Asked(u32, u32),
}

impl Thing {
    pub(super) fn of_initials(initials: &Initials) -> Self {
        let page = match initials.pages {
            Pages::Every => None,
            Pages::One(page) => Some(page),
        };
        Self::Initials(initials.document, initials.person, page)
    }

    pub(super) fn person(self) -> u32 {
        match self {
            Self::Slot(_, person) | Self::Initials(_, person, _) | Self::Asked(_, person) => person,
        }
    }

    /// The identifier of its element on a page.
    pub(super) fn id(self, page: usize) -> String {
        match self {
            Self::Slot(document, person) => format!("slot-{document}-{person}"),
            Self::Initials(document, person, one) => {
                format!("initials-{document}-{person}-{page}{}", if one.is_some() { "-one" } else { "" })
            }
            Self::Asked(key, _) => format!("field-{key}"),
        }
    }

    /// Its rectangle on a page.
    pub(super) fn on(self, draft: Draft, page: usize, shown: Page) -> Option<Placed> {
        match self {
            Self::Slot(document, person) => draft.slot(document, person),
            Self::Initials(..) => {
                draft.initials.with(|all| Some(all.iter().find(|one| self.is(one))?.on(page, shown)))
            }
            Self::Asked(key, _) => draft.field(key).map(|field| field.place),
        }
    }

    /// Puts it elsewhere; initials of every page go there on all of them.
    pub(super) fn put(self, draft: Draft, rectangle: Placed, shown: Page) {
        match self {
            Self::Slot(..) => replace(draft, rectangle),
            Self::Initials(..) => draft.initials.update(|all| {
                if let Some(one) = all.iter_mut().find(|one| self.is(one)) {
                    *one = one.at(&rectangle, shown);
                }
            }),
            Self::Asked(key, _) => draft.change_field(key, |field| field.place = rectangle),
        }
    }

    /// Takes it away; the focus goes back to whose it was.
    pub(super) fn bin(self, draft: Draft) {
        match self {
            Self::Slot(document, person) => {
                draft.slots.update(|slots| slots.retain(|one| !one.is_of(document, person)))
            }
            Self::Initials(..) => draft.initials.update(|all| all.retain(|one| !self.is(one))),
            Self::Asked(key, _) => draft.asked.update(|all| all.retain(|one| one.key != key)),
        }
        draft.chosen.set(None);
        focus_soon(draft.here, format!("who-{}", self.person()));
    }

    /// How small it may get.
    pub(super) fn least(self) -> (f64, f64) {
        match self {
            Self::Slot(..) => (60.0, 24.0),
            Self::Initials(..) => (24.0, 16.0),
            Self::Asked(..) => (10.0, 10.0),
        }
    }

    fn is(self, initials: &Initials) -> bool {
        Self::of_initials(initials) == self
    }
}

/// The signer initials every page of a document, where nobody else signs or initials.
pub(super) fn initial_every_page(draft: Draft, document: u32, person: u32) {
    add(draft, document, person, Pages::Every);
}

/// The signer initials one page; at a point if one was given, else at the bottom.
pub(super) fn initial_page(draft: Draft, document: u32, person: u32, page: usize, at: Option<(f64, f64)>) {
    let initials = add(draft, document, person, Pages::One(page));
    let shown = sizes(draft, document).get(page).copied();
    let thing = Thing::of_initials(&initials);
    if let (Some(at), Some(shown)) = (at, shown) {
        let there = initials.on(page, shown).centred(page, at, shown);
        thing.put(draft, there, shown);
    }
    focus_soon(draft.here, thing.id(page));
    let language = draft.here.language.get_untracked();
    draft.here.announce(words::say(language, "prepare-initials-put", &[("page", &(page + 1).to_string())]));
}

/// The first place where they lie over nothing, beginning with the signer's own in the row.
fn add(draft: Draft, document: u32, person: u32, pages: Pages) -> Initials {
    let position = untrack(|| draft.position(person));
    let documents = draft.documents.get_untracked();
    let (slots, asked) = (draft.slots.get_untracked(), draft.asked.get_untracked());
    let mut all = draft.initials.get_untracked();
    let first = Initials::numbered(document, person, pages, position);
    all.retain(|one| Thing::of_initials(one) != Thing::of_initials(&first));
    let free = |initials: &Initials| {
        let with = [all.as_slice(), &[*initials]].concat();
        let standing = Standing { slots: &slots, initials: &with, asked: &asked };
        let clashing = standing.clashing(&documents);
        !clashing.iter().any(|(thing, _)| *thing == Thing::of_initials(initials))
    };
    let others = (0..30).map(|number| Initials::numbered(document, person, pages, number));
    let chosen = std::iter::once(first).chain(others).find(free).unwrap_or(first);
    all.push(chosen);
    draft.initials.set(all);
    chosen
}
