//! What stands on a page and can be taken: a signature's slot, or initials.

use leptos::prelude::*;
use protocol::worker::Page;

use super::{
    doc::Doc,
    draft::Draft,
    handle::{focus_soon, replace, sizes},
    initials::{Initials, Pages},
    slot::Placed,
};

/// One of them, by whose it is and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Thing {
    /// Document, person.
    Slot(u32, u32),
    /// Document, person; the page if it is initialled by itself.
    Initials(u32, u32, Option<usize>),
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
            Self::Slot(_, person) | Self::Initials(_, person, _) => person,
        }
    }

    /// The identifier of its element on a page.
    pub(super) fn id(self, page: usize) -> String {
        match self {
            Self::Slot(document, person) => format!("slot-{document}-{person}"),
            Self::Initials(document, person, one) => {
                format!("initials-{document}-{person}-{page}{}", if one.is_some() { "-one" } else { "" })
            }
        }
    }

    /// Its rectangle on a page.
    pub(super) fn on(self, draft: Draft, page: usize, shown: Page) -> Option<Placed> {
        match self {
            Self::Slot(document, person) => draft.slot(document, person),
            Self::Initials(..) => {
                draft.initials.with(|all| Some(all.iter().find(|one| self.is(one))?.on(page, shown)))
            }
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
        }
    }

    /// Takes it away; the focus goes back to whose it was.
    pub(super) fn bin(self, draft: Draft) {
        match self {
            Self::Slot(document, person) => {
                draft.slots.update(|slots| slots.retain(|one| !one.is_of(document, person)))
            }
            Self::Initials(..) => draft.initials.update(|all| all.retain(|one| !self.is(one))),
        }
        focus_soon(draft.here, format!("who-{}", self.person()));
    }

    /// How small it may get.
    pub(super) fn least(self) -> (f64, f64) {
        match self {
            Self::Slot(..) => (60.0, 24.0),
            Self::Initials(..) => (24.0, 16.0),
        }
    }

    fn is(self, initials: &Initials) -> bool {
        Self::of_initials(initials) == self
    }
}

/// Everything that stands on a document, page by page: a signer's initials only beside a signature.
pub(super) fn standing(document: &Doc, slots: &[Placed], initials: &[Initials]) -> Vec<(Thing, Placed)> {
    let mut all = vec![];
    for slot in slots.iter().filter(|slot| slot.document == document.key) {
        all.push((Thing::Slot(slot.document, slot.person), *slot));
        for own in initials.iter().filter(|own| own.are_of(slot.document, slot.person)) {
            let pages = document.pages().iter().enumerate();
            let pages = pages.filter(|(page, _)| own.are_on(*page, slot.page));
            let single = |page: usize| {
                initials
                    .iter()
                    .any(|one| one.are_of(slot.document, slot.person) && one.pages == Pages::One(page))
            };
            let pages = pages.filter(|(page, _)| own.pages != Pages::Every || !single(*page));
            all.extend(pages.map(|(page, shown)| (Thing::of_initials(own), own.on(page, *shown))));
        }
    }
    all
}

/// What lies over something else, with its rectangle.
pub(super) fn clashing(documents: &[Doc], slots: &[Placed], initials: &[Initials]) -> Vec<(Thing, Placed)> {
    let mut clashing = vec![];
    for document in documents {
        let all = standing(document, slots, initials);
        let over = |(thing, rectangle): &&(Thing, Placed)| {
            all.iter().any(|(other, there)| thing != other && rectangle.overlaps(there))
        };
        clashing.extend(all.iter().filter(over).copied());
    }
    clashing
}

/// What lies over the footer that the page will get; a document that is signed already gets none.
pub(super) fn over_footer(documents: &[Doc], slots: &[Placed], initials: &[Initials]) -> Option<Placed> {
    let unsigned = documents.iter().filter(|one| one.facts().is_some_and(|facts| !facts.signed));
    let mut all = unsigned.flat_map(|document| {
        let covers = |(_, rectangle): &(Thing, Placed)| {
            document.pages().get(rectangle.page).is_some_and(|shown| rectangle.covers_footer(*shown))
        };
        standing(document, slots, initials).into_iter().filter(covers).collect::<Vec<_>>()
    });
    all.next().map(|(_, rectangle)| rectangle)
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
    let slots = draft.slots.get_untracked();
    let mut all = draft.initials.get_untracked();
    let first = Initials::numbered(document, person, pages, position);
    all.retain(|one| Thing::of_initials(one) != Thing::of_initials(&first));
    let free = |initials: &Initials| {
        let with = [all.as_slice(), &[*initials]].concat();
        let clashing = clashing(&documents, &slots, &with);
        !clashing.iter().any(|(thing, _)| *thing == Thing::of_initials(initials))
    };
    let others = (0..30).map(|number| Initials::numbered(document, person, pages, number));
    let chosen = std::iter::once(first).chain(others).find(free).unwrap_or(first);
    all.push(chosen);
    draft.initials.set(all);
    chosen
}
