//! What a killed page must not lose, kept on this device until the act is done: see `pkg/src/kept.js`.

use js_sys::{Array, Reflect, Uint8Array};
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::JsValue;

use crate::here::Here;

/// What was kept under `key`, with its bytes; none if nothing was, or if another version wrote it.
pub(crate) async fn recall<T: DeserializeOwned>(here: Here, key: &str) -> Option<(T, Vec<Uint8Array>)> {
    let kept = here.recall(&name(key)).await.filter(JsValue::is_object)?;
    let part = |name: &str| Reflect::get(&kept, &name.into()).ok();
    let value = serde_json::from_str(&part("text")?.as_string()?).ok()?;
    let bytes = Array::from(&part("bytes")?).iter().map(|part| Uint8Array::new(&part)).collect();
    Some((value, bytes))
}

/// Keeps a value and bytes in place of what was there. A browser without a database keeps them as
/// long as the page lives.
pub(crate) fn keep(here: Here, key: &str, value: &impl Serialize, bytes: &[Uint8Array]) {
    if let Ok(text) = serde_json::to_string(value) {
        here.keep(&name(key), &text, bytes.iter().collect());
    }
}

/// Forgets a value and everything below it.
pub(crate) fn forget(here: Here, key: &str) {
    here.forget(&name(key));
}

/// The name that a value has in the database.
pub(crate) fn name(key: &str) -> String {
    format!("1/{key}")
}
