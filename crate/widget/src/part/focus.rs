//! Focus follows the step: a new step's heading gets it, so that a screen reader begins there.

use leptos::{html, prelude::*};
use wasm_bindgen::JsCast as _;
use web_sys::{FocusEvent, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

use crate::here::Here;

/// For a heading that opens a step: focuses it once it stands on the page.
pub(crate) fn focus_heading(heading: NodeRef<html::H1>) {
    Effect::new(move |_| {
        if let Some(heading) = heading.get() {
            grab_focus(&heading);
        }
    });
}

/// Focuses an element, at the top of the page.
fn grab_focus(element: &HtmlElement) {
    let _ = element.focus();
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// A field that takes the focus comes out from under the bars: WebKit scrolls only to what is outside the window.
pub(crate) fn uncover(event: &FocusEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
    if let Some(field) = target.filter(|target| target.matches(".field, .code").unwrap_or(false)) {
        let how = ScrollIntoViewOptions::new();
        how.set_block(ScrollLogicalPosition::Nearest);
        field.scroll_into_view_with_scroll_into_view_options(&how);
    }
}

/// Brings the element of this identifier into view, and focuses it if it can be.
pub(crate) fn scroll_to(here: Here, id: &str) {
    let Some(element) = here.root().get_element_by_id(id) else { return };
    let how = ScrollIntoViewOptions::new();
    how.set_block(ScrollLogicalPosition::Start);
    element.scroll_into_view_with_scroll_into_view_options(&how);
    let _ = element.unchecked_into::<HtmlElement>().focus();
}
