//! Where a signature will stand: a rectangle on a page as shown, in points, kept inside the page.

use envelope::Placement;
use protocol::worker::Page;

/// A slot in the making. One for each signer and document.
#[derive(Clone, Copy, Debug, PartialEq)]
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

impl Placed {
    /// A slot whose middle is at a point of a page.
    pub(crate) fn around(document: u32, person: u32, page: usize, at: (f64, f64), shown: Page) -> Self {
        let (width, height) = (SIZE.0.min(shown.width), SIZE.1.min(shown.height));
        let (x, y) = (at.0 - width / 2.0, at.1 - height / 2.0);
        Self { document, person, page, x, y, width, height }.inside(shown)
    }

    /// Moved, but not over the edge.
    pub(crate) fn moved(self, right: f64, down: f64, shown: Page) -> Self {
        Self { x: self.x + right, y: self.y + down, ..self }.inside(shown)
    }

    /// On another page, at the same place as far as that page reaches.
    pub(crate) fn on_page(self, page: usize, shown: Page) -> Self {
        Self { page, ..self }.inside(shown)
    }

    fn inside(self, shown: Page) -> Self {
        let x = self.x.min(shown.width - self.width).max(0.0);
        let y = self.y.min(shown.height - self.height).max(0.0);
        Self { x, y, ..self }
    }

    /// As it is recorded: thousandths of a point, whole, never over the edge by rounding.
    pub(crate) fn placement(self) -> Placement {
        let thousandths = |points: f64| (points * 1000.0).floor().max(0.0) as u32;
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
    fn a_small_page_gets_a_small_slot() {
        let slot = Placed::around(0, 0, 0, (50.0, 50.0), Page { width: 100.0, height: 40.0 });
        assert_eq!((slot.x, slot.y, slot.width, slot.height), (0.0, 0.0, 100.0, 40.0));
    }

    #[test]
    fn thousandths_are_whole() {
        let placement = Placed::around(0, 0, 3, (300.12345, 400.0), A4).placement();
        assert_eq!((placement.page, placement.x, placement.width), (3, 210_123, 180_000));
    }
}
