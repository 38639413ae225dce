//! Where a point of the window is upon the pages.

use leptos::prelude::*;
use protocol::worker::Page;
use wasm_bindgen::JsCast as _;
use web_sys::{DomRect, Element};

use super::{draft::Draft, handle::sizes};

/// A point of a page.
#[derive(Clone, Copy)]
pub(super) struct Spot {
    pub(super) page: usize,
    pub(super) shown: Page,
    /// In points of the page, which it may lie beside.
    pub(super) at: (f64, f64),
    /// Whether it lies on the page.
    pub(super) inside: bool,
}

impl Draft {
    /// The page that a point of the window is over, or the one nearest to it.
    pub(super) fn spot(self, (x, y): (f64, f64)) -> Option<Spot> {
        let layers = self.here.root().query_selector_all(".desk .layer").ok()?;
        let frames = (0..layers.length())
            .filter_map(|page| Some((page as usize, layers.item(page)?.unchecked_into::<Element>())))
            .map(|(page, layer)| (page, layer.get_bounding_client_rect()));
        let off = |frame: &DomRect| (frame.top() - y).max(y - frame.bottom()).max(0.0);
        let (page, frame) = frames.min_by(|one, other| off(&one.1).total_cmp(&off(&other.1)))?;
        let shown = sizes(self, self.document.get_untracked()).get(page).copied()?;
        let points = shown.width / frame.width();
        let at = ((x - frame.left()) * points, (y - frame.top()) * points);
        let inside =
            (frame.left()..=frame.right()).contains(&x) && (frame.top()..=frame.bottom()).contains(&y);
        Some(Spot { page, shown, at, inside })
    }

    /// The page in the middle of the window, and the point of it there.
    pub(super) fn in_view(self) -> Option<(usize, (f64, f64))> {
        let window = web_sys::window()?;
        let height = window.inner_height().ok()?.as_f64()?;
        let spot = self.spot((0.0, height / 2.0))?;
        Some((spot.page, (spot.shown.width / 2.0, spot.at.1)))
    }
}
