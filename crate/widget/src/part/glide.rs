//! Scrolling to something, softly unless the person asked for less motion.

use web_sys::{Element, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};

/// Further than this many screens one jumps: nobody wants to watch seventy pages go by.
const FAR: f64 = 3.0;

/// Brings an element into view.
pub(crate) fn glide(element: &Element, block: ScrollLogicalPosition) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(block);
    let jump = is_calm() || is_far(element);
    options.set_behavior(if jump { ScrollBehavior::Instant } else { ScrollBehavior::Smooth });
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Makes sure that an element is seen, without scrolling further than that takes.
pub(crate) fn reveal(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

fn is_calm() -> bool {
    web_sys::window()
        .and_then(|window| window.match_media("(prefers-reduced-motion: reduce)").ok()?)
        .is_some_and(|query| query.matches())
}

fn is_far(element: &Element) -> bool {
    let screen = web_sys::window().and_then(|window| window.inner_height().ok()?.as_f64());
    screen.is_some_and(|height| element.get_bounding_client_rect().top().abs() > FAR * height)
}
