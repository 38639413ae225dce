//! Everything that stands on the documents: signatures' places, initials, further fields, and what is wrong with where.

use super::{
    asked::Asked, doc::Doc, draft::Draft, initials::Initials, initials::Pages, slot::Placed, thing::Thing,
};
use leptos::prelude::*;

/// All of it, as it was placed.
pub(super) struct Standing<'a> {
    pub(super) slots: &'a [Placed],
    pub(super) initials: &'a [Initials],
    pub(super) asked: &'a [Asked],
}

impl Standing<'_> {
    /// What stands on a document: a signer's initials and fields only beside a signature.
    pub(super) fn on(&self, document: &Doc) -> Vec<(Thing, Placed)> {
        let mut all = vec![];
        for slot in self.slots.iter().filter(|slot| slot.document == document.key) {
            all.push((Thing::Slot(slot.document, slot.person), *slot));
            all.extend(self.initials_beside(slot, document));
            let own = self.asked.iter().filter(|one| one.place.is_of(slot.document, slot.person));
            all.extend(own.map(|one| (one.thing(), one.place)));
        }
        all
    }

    fn initials_beside(&self, slot: &Placed, document: &Doc) -> Vec<(Thing, Placed)> {
        let mut all = vec![];
        let own = |one: &&Initials| one.are_of(slot.document, slot.person);
        let single = |page: usize| self.initials.iter().filter(own).any(|one| one.pages == Pages::One(page));
        for one in self.initials.iter().filter(own) {
            let pages = document.pages().iter().enumerate();
            let pages = pages.filter(|(page, _)| one.are_on(*page, slot.page));
            let pages = pages.filter(|(page, _)| one.pages != Pages::Every || !single(*page));
            all.extend(pages.map(|(page, shown)| (Thing::of_initials(one), one.on(page, *shown))));
        }
        all
    }

    /// What lies over something else, with its rectangle.
    pub(super) fn clashing(&self, documents: &[Doc]) -> Vec<(Thing, Placed)> {
        let mut clashing = vec![];
        for document in documents {
            let all = self.on(document);
            let over = |(thing, rectangle): &&(Thing, Placed)| {
                all.iter().any(|(other, there)| thing != other && rectangle.overlaps(there))
            };
            clashing.extend(all.iter().filter(over).copied());
        }
        clashing
    }

    /// What lies over the footer that the page will get; a document that is signed already gets none.
    pub(super) fn over_footer(&self, documents: &[Doc]) -> Option<Placed> {
        let unsigned = documents.iter().filter(|one| one.facts().is_some_and(|facts| !facts.signed));
        let mut all = unsigned.flat_map(|document| {
            let covers = |(_, rectangle): &(Thing, Placed)| {
                document.pages().get(rectangle.page).is_some_and(|shown| rectangle.covers_footer(*shown))
            };
            self.on(document).into_iter().filter(covers).collect::<Vec<_>>()
        });
        all.next().map(|(_, rectangle)| rectangle)
    }
}

impl Draft {
    /// What stands now, followed.
    pub(super) fn standing<T>(self, read: impl FnOnce(&Standing<'_>, &[Doc]) -> T) -> T {
        let (slots, initials, asked) = (self.slots.read(), self.initials.read(), self.asked.read());
        let standing = Standing { slots: &slots, initials: &initials, asked: &asked };
        self.documents.with(|documents| read(&standing, documents))
    }

    /// What stands on a page of a document.
    pub(super) fn things(self, document: u32, page: usize) -> Vec<Thing> {
        self.standing(|standing, documents| {
            let document = documents.iter().find(|one| one.key == document);
            let all = document.map(|document| standing.on(document));
            let here = all.into_iter().flatten().filter(|(_, rectangle)| rectangle.page == page);
            here.map(|(thing, _)| thing).collect()
        })
    }
}
