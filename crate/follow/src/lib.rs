//! The module of `<paraph-follow>`: one element's inside and nothing of the others, so that nobody downloads
//! what they do not see.

use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, ShadowRoot};
use widget::{House, Mounted};

/// Runs `<paraph-follow>` in a shadow root.
#[wasm_bindgen]
#[must_use]
pub fn mount(host: HtmlElement, root: ShadowRoot, house: House, language: &str) -> Mounted {
    widget::mount_follow(host, root, house, language)
}
