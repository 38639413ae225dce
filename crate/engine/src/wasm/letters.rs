//! Typed marks: their outlines come from another module, which is loaded with the first font.

use std::collections::BTreeMap;

use document::mark::Path;
use js_sys::{Error, Float64Array, Function, Promise, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::{MarkError, trouble::EngineError};

/// The fonts by name, and what makes outlines of them.
#[derive(Default)]
pub(crate) struct Letters {
    /// Loads the module; gives its function `outline`.
    load: Option<Function>,
    outline: Option<Function>,
    fonts: BTreeMap<String, Uint8Array>,
}

impl Letters {
    /// `load` is only called when there is a font.
    pub(crate) fn from(load: Option<Function>) -> Self {
        Self { load, ..Self::default() }
    }

    /// Takes a font.
    pub(crate) async fn add(&mut self, name: String, font: &[u8]) -> Result<(), EngineError> {
        if self.outline.is_none() {
            let loaded = self.load().await;
            self.outline = Some(loaded.map_err(|why| EngineError::NotLoaded(message(&why)))?);
        }
        self.fonts.insert(name, Uint8Array::from(font));
        Ok(())
    }

    async fn load(&self) -> Result<Function, JsValue> {
        let load = self.load.as_ref().ok_or("this page has no letters")?;
        JsFuture::from(load.call0(&JsValue::NULL)?.dyn_into::<Promise>()?).await?.dyn_into()
    }

    /// A text in a font.
    pub(crate) fn outline(&self, text: &str, font: &str) -> Result<Path, MarkError> {
        let missing = || MarkError::NoFont(font.to_owned());
        let (bytes, outline) = self.fonts.get(font).zip(self.outline.as_ref()).ok_or_else(missing)?;
        let numbers = outline.call2(&JsValue::NULL, &text.into(), bytes).map_err(|why| failed(&why))?;
        Path::of_numbers(&numbers.unchecked_into::<Float64Array>().to_vec())
            .ok_or_else(|| MarkError::Typed("half an outline".to_owned()))
    }
}

fn failed(why: &JsValue) -> MarkError {
    let name = why.dyn_ref::<Error>().map(|error| String::from(error.name()));
    match name.as_deref() {
        Some("missing_glyphs") => MarkError::MissingGlyphs(message(why)),
        _ => MarkError::Typed(message(why)),
    }
}

fn message(why: &JsValue) -> String {
    let message = why.dyn_ref::<Error>().map(|error| String::from(error.message()));
    message.or_else(|| why.as_string()).unwrap_or_else(|| "unknown failure".to_owned())
}
