//! The skin for a worker.

use js_sys::{Array, Error, Uint8Array};
use wasm_bindgen::prelude::*;

use crate::{Item, TypedError};

/// `text` in the font as numbers: see [`crate::outline`].
///
/// # Errors
/// An `Error` whose `name` is `missing_glyphs` where another way to make the mark helps, else
/// `mark_unusable`.
#[wasm_bindgen]
pub fn outline(text: &str, font: &[u8]) -> Result<Vec<f64>, JsValue> {
    crate::outline(text, font).map_err(|why| failed(&why))
}

/// Sets texts in boxes (width, height and largest size of each in a row): see [`crate::set`]. Gives the
/// setting as JSON, and the font's bytes.
///
/// # Errors
/// As [`outline`].
#[wasm_bindgen]
pub fn set(texts: Vec<String>, boxes: &[f64], font: &[u8]) -> Result<Array, JsValue> {
    let item = |(text, lengths): (_, &[f64])| match *lengths {
        [width, height, largest] => Item { text, width, height, largest },
        // No box at all.
        _ => Item { text, width: 0.0, height: 0.0, largest: 0.0 },
    };
    let items: Vec<Item<'_>> = texts.iter().zip(boxes.chunks(3)).map(item).collect();
    let setting = crate::set(&items, font).map_err(|why| failed(&why))?;
    Ok(Array::of2(&setting.to_json().into(), &Uint8Array::from(&setting.font[..])))
}

fn failed(why: &TypedError) -> JsValue {
    let error = Error::new(&why.to_string());
    let missing = matches!(why, TypedError::MissingGlyphs(_));
    error.set_name(if missing { "missing_glyphs" } else { "mark_unusable" });
    error.into()
}
