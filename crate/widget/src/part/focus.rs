//! Focus follows the step: a new step's heading gets it, so that a screen reader begins there.

use leptos::{html, prelude::*};
use web_sys::HtmlElement;

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
