//! The skin for a worker.

use js_sys::Error;
use wasm_bindgen::prelude::*;

use crate::TypedError;

/// `text` in the font as numbers: see [`crate::outline`].
///
/// # Errors
/// An `Error` whose `name` is `missing_glyphs` where another way to make the mark helps, else
/// `mark_unusable`.
#[wasm_bindgen]
pub fn outline(text: &str, font: &[u8]) -> Result<Vec<f64>, JsValue> {
    crate::outline(text, font).map_err(|why| failed(&why))
}

fn failed(why: &TypedError) -> JsValue {
    let error = Error::new(&why.to_string());
    let missing = matches!(why, TypedError::MissingGlyphs(_));
    error.set_name(if missing { "missing_glyphs" } else { "mark_unusable" });
    error.into()
}
