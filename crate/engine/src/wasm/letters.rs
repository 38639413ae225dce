//! Typed marks and set texts: they come from another module, which is loaded with the first font.

use std::collections::BTreeMap;

use document::mark::{Mark, Path};
use js_sys::{Array, Error, Float64Array, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::{MarkError, TextBox, trouble::EngineError, written};

/// The fonts by name, and what makes outlines and set texts of them.
#[derive(Default)]
pub(crate) struct Letters {
    /// Loads the module; gives its functions.
    load: Option<Function>,
    module: Option<Module>,
    fonts: BTreeMap<String, Uint8Array>,
}

struct Module {
    outline: Function,
    set: Function,
}

impl Letters {
    /// `load` is only called when there is a font.
    pub(crate) fn from(load: Option<Function>) -> Self {
        Self { load, ..Self::default() }
    }

    /// Takes a font.
    pub(crate) async fn add(&mut self, name: String, font: &[u8]) -> Result<(), EngineError> {
        if self.module.is_none() {
            let loaded = self.load().await;
            self.module = Some(loaded.map_err(|why| EngineError::NotLoaded(message(&why)))?);
        }
        self.fonts.insert(name, Uint8Array::from(font));
        Ok(())
    }

    async fn load(&self) -> Result<Module, JsValue> {
        let load = self.load.as_ref().ok_or("this page has no letters")?;
        let loaded = JsFuture::from(load.call0(&JsValue::NULL)?.dyn_into::<Promise>()?).await?;
        let function = |name: &str| Reflect::get(&loaded, &name.into())?.dyn_into::<Function>();
        Ok(Module { outline: function("outline")?, set: function("set")? })
    }

    /// A font and what sets it.
    fn font(&self, name: &str) -> Result<(&Uint8Array, &Module), MarkError> {
        let found = self.fonts.get(name).zip(self.module.as_ref());
        found.ok_or_else(|| MarkError::NoFont(name.to_owned()))
    }

    /// A text in a font.
    pub(crate) fn outline(&self, text: &str, font: &str) -> Result<Path, MarkError> {
        let (bytes, module) = self.font(font)?;
        let numbers =
            module.outline.call2(&JsValue::NULL, &text.into(), bytes).map_err(|why| failed(&why))?;
        Path::of_numbers(&numbers.unchecked_into::<Float64Array>().to_vec())
            .ok_or_else(|| MarkError::Typed("half an outline".to_owned()))
    }

    /// Texts in their boxes as marks, in order, all with one part of a font.
    pub(crate) fn write(&self, items: &[TextBox<'_>], font: &str) -> Result<Vec<Mark>, MarkError> {
        let (bytes, module) = self.font(font)?;
        let texts: Array = items.iter().map(|item| JsValue::from_str(item.text)).collect();
        let boxes: Vec<f64> = items.iter().flat_map(|item| [item.width, item.height, item.largest]).collect();
        let boxes = Float64Array::from(&boxes[..]);
        let set = module.set.call3(&JsValue::NULL, &texts, &boxes, bytes).map_err(|why| failed(&why))?;
        let set = set.unchecked_into::<Array>();
        let setting = set.get(0).as_string().unwrap_or_default();
        written(&setting, set.get(1).unchecked_into::<Uint8Array>().to_vec())
    }
}

fn failed(why: &JsValue) -> MarkError {
    let name = why.dyn_ref::<Error>().map(|error| String::from(error.name()));
    match name.as_deref() {
        Some("missing_glyphs") => MarkError::MissingGlyphs(message(why)),
        Some("no_room") => MarkError::NoRoom,
        _ => MarkError::Typed(message(why)),
    }
}

fn message(why: &JsValue) -> String {
    let message = why.dyn_ref::<Error>().map(|error| String::from(error.message()));
    message.or_else(|| why.as_string()).unwrap_or_else(|| "unknown failure".to_owned())
}
