//! Finds a document among files that were dropped: by its digest, not by its name.

use envelope::Digest;
use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

use crate::device::read;

/// The file whose first `size` bytes have this digest: the original, or any later version of it.
pub(crate) async fn matching(files: &[File], sha256: Digest, size: u64) -> Option<Uint8Array> {
    let size = size as f64;
    let mut likely: Vec<&File> = files.iter().filter(|file| file.size() >= size).collect();
    likely.sort_by(|a, b| a.size().total_cmp(&b.size()));
    for file in likely {
        if begins_with(file, sha256, size).await.unwrap_or(false) {
            return read(file).await.ok();
        }
    }
    None
}

/// Whether a file is this document, or a later version of it.
pub(crate) async fn is_of(file: &File, sha256: Digest, size: u64) -> bool {
    file.size() >= size as f64 && begins_with(file, sha256, size as f64).await.unwrap_or(false)
}

async fn begins_with(file: &File, sha256: Digest, size: f64) -> Result<bool, JsValue> {
    let Ok(bytes) = read(&file.slice_with_f64_and_f64(0.0, size)?).await else { return Ok(false) };
    let crypto = web_sys::window().ok_or(JsValue::NULL)?.crypto()?.subtle();
    let digest = JsFuture::from(crypto.digest_with_str_and_js_u8_array("SHA-256", &bytes)?).await?;
    Ok(Uint8Array::new(&ArrayBuffer::from(digest)).to_vec() == sha256.0)
}
