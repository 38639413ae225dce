//! Where a signature will stand: a rectangle on a page as shown, in points, kept inside the page.

use envelope::Placement;
use protocol::worker::Page;
use serde::{Deserialize, Serialize};

/// A slot in the making. One for each signer and document.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Placed {
    pub(crate) document: u32,
    pub(crate) person: u32,
    pub(crate) page: usize,
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) width: f64,
    pub(crate) height: f64,
}

/// A slot's size unless the page is smaller: room for a name and a line.
const SIZE: (f64, f64) = (180.0, 60.0);
/// Between slots that are placed by themselves, and to the edge.
const GAP: f64 = 24.0;
/// How far the footer reaches from the middle to each side, and up from the edge.
const FOOTER: (f64, f64) = (80.0, 18.0);
/// Room for the footer.
const FOOT: f64 = 64.0;

impl Placed {
    /// Whether it is this signer's on this document.
    pub(crate) fn is_of(&self, document: u32, person: u32) -> bool {
        (self.document, self.person) == (document, person)
    }

    /// At the bottom of a page, beside or above what stands there already.
    pub(crate) fn free(document: u32, person: u32, page: usize, shown: Page, others: &[Self]) -> Self {
        let (width, height) = (SIZE.0.min(shown.width), SIZE.1.min(shown.height));
        let columns = ((shown.width - GAP) / (width + GAP)).floor().max(1.0);
        let rows = ((shown.height - FOOT) / (height + GAP)).floor().max(1.0);
        let side = ((shown.width - columns * (width + GAP) + GAP) / 2.0).max(0.0);
        let at = |number: f64| {
            let (column, row) = (number % columns, (number / columns).floor());
            let x = side + column * (width + GAP);
            let y = shown.height - FOOT - height - row * (height + GAP);
            Self { document, person, page, x, y, width, height }.inside(shown)
        };
        let places = (0..(columns * rows) as u32).map(|number| at(f64::from(number)));
        places.into_iter().find(|place| !others.iter().any(|other| place.overlaps(other))).unwrap_or(at(0.0))
    }

    /// Page by page, from the top, then from the left.
    pub(super) fn in_reading_order(&self, other: &Self) -> std::cmp::Ordering {
        let key = |one: &Self| (one.page, one.y, one.x);
        let ((page, y, x), (page_too, y_too, x_too)) = (key(self), key(other));
        page.cmp(&page_too).then(y.total_cmp(&y_too)).then(x.total_cmp(&x_too))
    }

    /// Whether both cover the same piece of paper.
    pub(crate) fn overlaps(&self, other: &Self) -> bool {
        (self.document, self.page) == (other.document, other.page)
            && self.x < other.x + other.width
            && other.x < self.x + self.width
            && self.y < other.y + other.height
            && other.y < self.y + self.height
    }

    /// Whether it covers the line that is written at the bottom of each page: `footer` in the crate
    /// `document` draws it in 7 points, 10 above the edge, in the middle.
    pub(crate) fn covers_footer(&self, shown: Page) -> bool {
        let middle = shown.width / 2.0;
        self.y + self.height > shown.height - FOOTER.1
            && self.x < middle + FOOTER.0
            && middle - FOOTER.0 < self.x + self.width
    }

    /// Wider and higher, as far as the page reaches, and never illegibly small.
    pub(crate) fn resized(self, wider: f64, higher: f64, least: (f64, f64), shown: Page) -> Self {
        let fit = |length: f64, least: f64, most: f64| length.max(least).min(most);
        let width = fit(self.width + wider, least.0, shown.width - self.x);
        let height = fit(self.height + higher, least.1, shown.height - self.y);
        Self { width, height, ..self }
    }

    /// Where something stood that was recorded.
    pub(crate) fn of(document: u32, person: u32, placement: Placement) -> Self {
        let points = |thousandths: u32| f64::from(thousandths) / 1000.0;
        Self {
            document,
            person,
            page: placement.page as usize,
            x: points(placement.x),
            y: points(placement.y),
            width: points(placement.width),
            height: points(placement.height),
        }
    }

    /// A rectangle of a size, wherever it will stand.
    pub(crate) fn sized(document: u32, person: u32, page: usize, (width, height): (f64, f64)) -> Self {
        Self { document, person, page, x: 0.0, y: 0.0, width, height }
    }

    /// A slot whose middle is at a point of a page.
    pub(crate) fn around(document: u32, person: u32, page: usize, at: (f64, f64), shown: Page) -> Self {
        let (width, height) = (SIZE.0.min(shown.width), SIZE.1.min(shown.height));
        let (x, y) = (at.0 - width / 2.0, at.1 - height / 2.0);
        Self { document, person, page, x, y, width, height }.inside(shown)
    }

    /// Of the same size, with its middle at another point.
    pub(crate) fn centred(self, page: usize, at: (f64, f64), shown: Page) -> Self {
        let (x, y) = (at.0 - self.width / 2.0, at.1 - self.height / 2.0);
        Self { page, x, y, ..self }.inside(shown)
    }

    /// Moved, but not over the edge.
    pub(crate) fn moved(self, right: f64, down: f64, shown: Page) -> Self {
        Self { x: self.x + right, y: self.y + down, ..self }.inside(shown)
    }

    /// On another page, at the same place as far as that page reaches.
    pub(crate) fn on_page(self, page: usize, shown: Page) -> Self {
        Self { page, ..self }.inside(shown)
    }

    /// At the same place of another document: on its last page if it was on the last one. On a page
    /// of another size it is as far along and as far down, in proportion.
    pub(crate) fn on_document(self, document: u32, own: &[Page], pages: &[Page]) -> Option<Self> {
        let last = pages.len().checked_sub(1)?;
        let page = if self.page + 1 == own.len() { last } else { self.page.min(last) };
        let (from, to) = (own.get(self.page)?, pages[page]);
        let along = |at: f64, size: f64, from: f64, to: f64| {
            if from > size { at / (from - size) * (to - size).max(0.0) } else { 0.0 }
        };
        let x = along(self.x, self.width, from.width, to.width);
        let y = along(self.y, self.height, from.height, to.height);
        Some(Self { document, page, x, y, ..self }.inside(to))
    }

    fn inside(self, shown: Page) -> Self {
        let (width, height) = (self.width.min(shown.width), self.height.min(shown.height));
        let x = self.x.min(shown.width - width).max(0.0);
        let y = self.y.min(shown.height - height).max(0.0);
        Self { x, y, width, height, ..self }
    }

    /// As it is recorded: thousandths of a point, whole, never over the edge by rounding. What was recorded before
    /// is recorded as it was, though its quotient may lie a little below.
    pub(crate) fn placement(self) -> Placement {
        let thousandths = |points: f64| (points * 1000.0 + 1e-6).floor().max(0.0) as u32;
        Placement {
            page: u32::try_from(self.page).unwrap_or(u32::MAX),
            x: thousandths(self.x),
            y: thousandths(self.y),
            width: thousandths(self.width).max(1),
            height: thousandths(self.height).max(1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const A4: Page = Page { width: 595.0, height: 842.0 };

    #[test]
    fn a_slot_stays_on_its_page() {
        let slot = Placed::around(0, 0, 2, (0.0, 9999.0), A4);
        assert_eq!((slot.x, slot.y), (0.0, 782.0));
        let slot = slot.moved(9999.0, -9999.0, A4);
        assert_eq!((slot.x, slot.y), (415.0, 0.0));
        let slot = slot.on_page(1, Page { width: 300.0, height: 200.0 });
        assert_eq!((slot.page, slot.x), (1, 120.0));
    }

    #[test]
    fn places_found_by_themselves_are_free() {
        let mut slots: Vec<Placed> = vec![];
        for person in 0..12 {
            let slot = Placed::free(0, person, 0, A4, &slots);
            assert!(!slots.iter().any(|other| slot.overlaps(other)), "{slot:?}");
            assert!(slot.x >= 0.0 && slot.x + slot.width <= A4.width && slot.y >= 0.0);
            slots.push(slot);
        }
    }

    #[test]
    fn a_slot_is_resized_within_its_page_and_stays_legible() {
        let slot = Placed::around(0, 0, 0, (500.0, 800.0), A4);
        let large = slot.resized(9999.0, 9999.0, (60.0, 24.0), A4);
        assert_eq!((large.x + large.width, large.y + large.height), (A4.width, A4.height));
        let small = slot.resized(-9999.0, -9999.0, (60.0, 24.0), A4);
        assert_eq!((small.width, small.height), (60.0, 24.0));
    }

    #[test]
    fn the_same_place_on_another_document_is_on_its_last_page_too() {
        let slot = Placed { x: 207.5, y: 600.0, ..Placed::around(0, 0, 2, (0.0, 0.0), A4) };
        assert_eq!(slot.on_document(1, &[A4; 3], &[A4]).unwrap(), Placed { document: 1, page: 0, ..slot });
        let small = Page { width: 300.0, height: 200.0 };
        let there = slot.on_document(1, &[A4; 3], &[A4, small]).unwrap();
        assert_eq!((there.page, there.x.round(), there.y.round()), (1, 60.0, 107.0));
        assert_eq!(slot.on_document(1, &[A4; 9], &[A4; 4]).unwrap().page, 2);
        assert_eq!(slot.on_document(1, &[A4; 3], &[]), None);
    }

    #[test]
    fn the_footer_is_covered_at_the_bottom_of_the_middle_only() {
        let at = |x: f64, y: f64| Placed::around(0, 0, 0, (x, y), A4).covers_footer(A4);
        assert!(at(297.0, 900.0) && at(180.0, 812.0));
        assert!(!at(297.0, 780.0) && !at(100.0, 900.0) && !at(500.0, 900.0));
    }

    #[test]
    fn a_small_page_gets_a_small_slot() {
        let slot = Placed::around(0, 0, 0, (50.0, 50.0), Page { width: 100.0, height: 40.0 });
        assert_eq!((slot.x, slot.y, slot.width, slot.height), (0.0, 0.0, 100.0, 40.0));
    }

    #[test]
    fn thousandths_are_whole() {
        let placement = Placed::around(0, 0, 3, (300.12345, 400.0), A4).placement();
        assert_eq!((placement.page, placement.x, placement.width), (3, 210_123, 180_000));
    }

    #[test]
    fn what_was_recorded_is_recorded_again_as_it_was() {
        for at in 1..1_500_000 {
            let placement = Placement { page: 2, x: at, y: at, width: at, height: at };
            assert_eq!(Placed::of(1, 2, placement).placement(), placement);
        }
    }
}
