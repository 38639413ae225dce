//! The skin for a worker.

use js_sys::{Array, Error, Uint8Array};
use wasm_bindgen::prelude::*;

use crate::{Item, TypedError};

/// `text` in the font as numbers: see [`crate::outline`].
///
/// # Errors
/// An `Error` whose `name` is `missing_glyphs` where another way to make the mark helps, `no_room` where a
/// shorter text or a larger box does, else `mark_unusable`.
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
    let items: Vec<Item<'_>> =
        texts.iter().zip(boxes.chunks(3)).map(|(text, room)| item(text, room)).collect();
    let setting = crate::set(&items, font).map_err(|why| failed(&why))?;
    Ok(Array::of2(&setting.to_json().into(), &Uint8Array::from(&setting.font[..])))
}

fn item<'t>(text: &'t str, room: &[f64]) -> Item<'t> {
    let length = |index: usize| room.get(index).copied().unwrap_or_default();
    Item { text, width: length(0), height: length(1), largest: length(2) }
}

fn failed(why: &TypedError) -> JsValue {
    let error = Error::new(&why.to_string());
    error.set_name(match why {
        TypedError::MissingGlyphs(_) => "missing_glyphs",
        TypedError::NoRoom => "no_room",
        _ => "mark_unusable",
    });
    error.into()
}
