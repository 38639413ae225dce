//! Where a signer initials: one place for every page of a document, or a page by itself.
//!
//! A place is kept by its distance to the page's lower right corner, so that it is beside the footer
//! on pages of any size.

use protocol::worker::Page;
use serde::{Deserialize, Serialize};

use super::slot::Placed;

/// Room for two or three letters by hand.
const SIZE: (f64, f64) = (54.0, 26.0);
/// From the page's edge, and between two signers.
const MARGIN: f64 = 24.0;
const GAP: f64 = 8.0;
/// At the height of the footer.
const FOOT: f64 = 8.0;

/// The pages that are initialled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Pages {
    /// Every page but the one that the signer signs.
    Every,
    /// This one.
    One(usize),
}

/// Initials of one signer on one document.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Initials {
    pub(crate) document: u32,
    pub(crate) person: u32,
    pub(crate) pages: Pages,
    right: f64,
    bottom: f64,
    width: f64,
    height: f64,
}

impl Initials {
    /// At the bottom right: side by side, then a row higher.
    pub(crate) fn numbered(document: u32, person: u32, pages: Pages, number: usize) -> Self {
        let (column, row) = ((number % 3) as f64, (number / 3) as f64);
        let right = MARGIN + column * (SIZE.0 + GAP);
        let bottom = FOOT + row * (SIZE.1 + GAP);
        Self { document, person, pages, right, bottom, width: SIZE.0, height: SIZE.1 }
    }

    /// What stands in these rectangles beside a signature: on every page in one place, or each by itself.
    pub(crate) fn of(signed: &Placed, rectangles: &[Placed], pages: &[Page]) -> Vec<Self> {
        let one = |place: &Placed| {
            let Placed { document, person, page, .. } = *place;
            let shown = pages.get(page)?;
            Some(Self::numbered(document, person, Pages::One(page), 0).at(place, *shown))
        };
        let all: Vec<Self> = rectangles.iter().filter_map(one).collect();
        let Some(first) = all.first().map(|first| Self { pages: Pages::Every, ..*first }) else { return all };
        let is_there = |page: usize| all.iter().any(|one| one.pages == Pages::One(page) && one.is_as(&first));
        let every = (0..pages.len()).all(|page| first.are_on(page, signed.page) == is_there(page));
        if every && all.len() > 1 { vec![first] } else { all }
    }

    /// Whether they are in the same place of a page, to what is recorded of it.
    fn is_as(&self, other: &Self) -> bool {
        let own = |one: &Self| [one.right, one.bottom, one.width, one.height];
        own(self).iter().zip(own(other)).all(|(one, other)| (one - other).abs() < 0.01)
    }

    /// In a rectangle of a page.
    pub(crate) fn at(self, rectangle: &Placed, shown: Page) -> Self {
        let Placed { x, y, width, height, .. } = *rectangle;
        Self { right: shown.width - x - width, bottom: shown.height - y - height, width, height, ..self }
    }

    /// The rectangle on a page.
    pub(crate) fn on(&self, page: usize, shown: Page) -> Placed {
        let Self { document, person, right, bottom, width, height, .. } = *self;
        let (x, y) = (shown.width - right - width, shown.height - bottom - height);
        Placed { document, person, page, x, y, width, height }.moved(0.0, 0.0, shown)
    }

    /// The same on another document.
    pub(crate) fn on_document(self, document: u32) -> Self {
        Self { document, ..self }
    }

    /// Whether a page has them, if the signer signs on `signed`.
    pub(crate) fn are_on(&self, page: usize, signed: usize) -> bool {
        match self.pages {
            Pages::Every => page != signed,
            Pages::One(one) => page == one,
        }
    }

    /// Whether they are this signer's on this document.
    pub(crate) fn are_of(&self, document: u32, person: u32) -> bool {
        (self.document, self.person) == (document, person)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const A4: Page = Page { width: 595.0, height: 842.0 };

    #[test]
    fn signers_stand_side_by_side_and_never_upon_each_other() {
        let all: Vec<Placed> =
            (0..9).map(|number| Initials::numbered(0, 0, Pages::Every, number).on(0, A4)).collect();
        for (index, one) in all.iter().enumerate() {
            assert!(one.x >= 362.0 && one.y + one.height <= 842.0, "beside the footer, on the page: {one:?}");
            assert!(!all[index + 1..].iter().any(|other| one.overlaps(other)));
        }
    }

    #[test]
    fn the_place_is_the_same_from_the_corner_of_any_page() {
        let moved = Initials::numbered(0, 0, Pages::Every, 0).on(0, A4).moved(-100.0, -50.0, A4);
        let initials = Initials::numbered(0, 0, Pages::Every, 0).at(&moved, A4);
        assert_eq!(initials.on(3, A4), Placed { page: 3, ..moved });
        let wide = Page { width: 842.0, height: 595.0 };
        let there = initials.on(1, wide);
        assert_eq!((wide.width - there.x, wide.height - there.y), (A4.width - moved.x, A4.height - moved.y));
        let tiny = initials.on(1, Page { width: 50.0, height: 20.0 });
        assert_eq!((tiny.x, tiny.y, tiny.width, tiny.height), (0.0, 0.0, 50.0, 20.0));
    }

    #[test]
    fn what_was_placed_once_for_every_page_is_known_again() {
        let pages = [A4, Page { width: 842.0, height: 595.0 }, A4, A4];
        let signed = Placed::around(0, 0, 3, (300.0, 400.0), A4);
        let every = Initials::numbered(0, 0, Pages::Every, 2);
        let sent = |page: usize| Placed::of(0, 0, every.on(page, pages[page]).placement());
        let all = [sent(0), sent(1), sent(2)];
        let again = Initials::of(&signed, &all, &pages);
        assert!(matches!(again[..], [one] if one.pages == Pages::Every && one.is_as(&every)), "{again:?}");
        for some in [&all[..2], &all[..1], &[all[0], all[1], all[2].moved(1.0, 0.0, A4)]] {
            let again = Initials::of(&signed, some, &pages);
            let stood: Vec<usize> =
                (0..4).filter(|page| again.iter().any(|one| one.are_on(*page, 3))).collect();
            assert_eq!(stood, (0..some.len()).collect::<Vec<_>>());
            for (one, place) in again.iter().zip(some) {
                assert_eq!(one.on(place.page, pages[place.page]).placement(), place.placement());
            }
        }
        assert_eq!(Initials::of(&signed, &[], &pages), []);
    }

    #[test]
    fn every_page_is_every_page_but_the_signed_one() {
        let every = Initials::numbered(0, 0, Pages::Every, 0);
        let pages: Vec<usize> = (0..4).filter(|page| every.are_on(*page, 2)).collect();
        assert_eq!(pages, [0, 1, 3]);
    }
}
