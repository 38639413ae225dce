//! What one tab keeps: sessions, in its session storage. Closing the tab ends them.

use serde::{Serialize, de::DeserializeOwned};

/// What was kept under `key`; none if nothing was, or if an older version wrote it.
pub(crate) fn recall<T: DeserializeOwned>(key: &str) -> Option<T> {
    let text = storage()?.get_item(&name(key)).ok()??;
    serde_json::from_str(&text).ok()
}

/// Keeps a value. A browser without storage only loses the convenience.
pub(crate) fn keep(key: &str, value: &impl Serialize) {
    if let (Some(storage), Ok(text)) = (storage(), serde_json::to_string(value)) {
        let _ = storage.set_item(&name(key), &text);
    }
}

/// Forgets a value.
pub(crate) fn forget(key: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(&name(key));
    }
}

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok()?
}

fn name(key: &str) -> String {
    format!("paraph/1/{key}")
}
