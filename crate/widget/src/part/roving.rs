//! One stop of the Tab key for several choices: arrows, Home and End go from one to the other
//! (ARIA Authoring Practices, tabs and radio groups).

use web_sys::{HtmlElement, KeyboardEvent};

use crate::here::Here;

/// Which of `count` choices a key goes to from the one at `at`; none: the key is for something else.
pub(crate) fn goes_to(event: &KeyboardEvent, at: usize, count: usize) -> Option<usize> {
    let to = match event.key().as_str() {
        "ArrowRight" | "ArrowDown" => (at + 1) % count,
        "ArrowLeft" | "ArrowUp" => (at + count - 1) % count,
        "Home" => 0,
        "End" => count - 1,
        _ => return None,
    };
    event.prevent_default();
    Some(to)
}

/// `0` for the choice that the Tab key stops at.
pub(crate) fn stop(chosen: bool) -> &'static str {
    if chosen { "0" } else { "-1" }
}

/// Focuses a choice by its identifier.
pub(crate) fn focus(here: Here, id: &str) {
    if let Some(choice) = here.root().get_element_by_id(id) {
        let _ = wasm_bindgen::JsCast::unchecked_into::<HtmlElement>(choice).focus();
    }
}
