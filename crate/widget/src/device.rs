//! What the device does for us: files in and out, digests, random bytes.

use envelope::{Digest, Salt};
use gloo_timers::{callback::Timeout, future::TimeoutFuture};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, ShareData, Url, Window};

use crate::trouble::{Trouble, describe, trouble};

fn window() -> Result<Window, Trouble> {
    web_sys::window().ok_or_else(|| trouble("insecure", "no window"))
}

/// Whether this page may use cryptography: only over HTTPS or on localhost.
pub(crate) fn is_secure() -> bool {
    web_sys::window().is_some_and(|window| window.is_secure_context())
}

/// `N` random bytes from the browser's generator.
pub(crate) fn random<const N: usize>() -> Result<[u8; N], Trouble> {
    let mut bytes = [0; N];
    let crypto = window()?.crypto().map_err(|why| trouble("insecure", &describe(&why)))?;
    crypto.get_random_values_with_u8_array(&mut bytes).map_err(|why| trouble("insecure", &describe(&why)))?;
    Ok(bytes)
}

/// A fresh salt.
pub(crate) fn salt() -> Result<Salt, Trouble> {
    random().map(Salt)
}

/// SHA-256 of a text in UTF-8.
pub(crate) fn sha256(text: &str) -> Digest {
    evidence::sha256("", text.as_bytes())
}

/// SHA-256 of a file by the browser's own code: no engine is needed.
pub(crate) async fn file_sha256(bytes: &Uint8Array) -> Result<Digest, Trouble> {
    let wrong = |why: JsValue| trouble("insecure", &describe(&why));
    let subtle = window()?.crypto().map_err(wrong)?.subtle();
    let digest = subtle.digest_with_str_and_buffer_source("SHA-256", bytes).map_err(wrong)?;
    let digest = Uint8Array::new(&JsFuture::from(digest).await.map_err(wrong)?).to_vec();
    digest.try_into().map(Digest).map_err(|_| trouble("insecure", "no digest"))
}

/// Reads a file, or anything else that is a blob.
pub(crate) async fn read(blob: &Blob) -> Result<Uint8Array, Trouble> {
    let buffer = JsFuture::from(blob.array_buffer());
    let buffer = buffer.await.map_err(|why| trouble("file_unreadable", &describe(&why)))?;
    Ok(Uint8Array::new(&buffer))
}

/// What a host page may hand over as a document: a blob, a buffer, or a view of one.
pub(crate) async fn bytes_of(value: JsValue) -> Result<Uint8Array, Trouble> {
    match value.dyn_into::<Blob>() {
        Ok(blob) => read(&blob).await,
        Err(other) if other.is_instance_of::<js_sys::ArrayBuffer>() => Ok(Uint8Array::new(&other)),
        // A copy: the host's own array must not be emptied by the transfer to the engine.
        Err(other) if other.is_instance_of::<Uint8Array>() => Ok(copy(other.unchecked_ref())),
        Err(_) => Err(trouble("host", "getDocument gave neither bytes nor a blob")),
    }
}

/// A copy, for handing to somebody who takes the bytes away.
pub(crate) fn copy(bytes: &Uint8Array) -> Uint8Array {
    bytes.slice(0, bytes.length())
}

/// `bytes` with `more` behind them: in the same buffer where it has room, for a file is large.
pub(crate) fn grown(bytes: &Uint8Array, more: &Uint8Array) -> Uint8Array {
    let (start, length) = (bytes.byte_offset(), bytes.length() + more.length());
    let room = bytes.buffer().unchecked_into::<js_sys::ArrayBuffer>();
    let whole = if start + length <= room.byte_length() {
        Uint8Array::new_with_byte_offset_and_length(&room, start, length)
    } else {
        let whole = Uint8Array::new_with_length(length);
        whole.set(bytes, 0);
        whole
    };
    whole.set(more, bytes.length());
    whole
}

/// Lets the person save bytes as a file.
pub(crate) fn save(bytes: &Uint8Array, name: &str, media_type: &str) -> Result<(), Trouble> {
    let went_wrong = |why: JsValue| trouble("not_saved", &describe(&why));
    let kind = BlobPropertyBag::new();
    kind.set_type(media_type);
    let blob = Blob::new_with_u8_array_sequence_and_options(&Array::of1(bytes), &kind).map_err(went_wrong)?;
    let url = Url::create_object_url_with_blob(&blob).map_err(went_wrong)?;
    let document = window()?.document().ok_or_else(|| trouble("not_saved", "no document"))?;
    let link: HtmlAnchorElement = document.create_element("a").map_err(went_wrong)?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // Revoked late: Safari reads the blob after the click has returned.
    Timeout::new(60_000, move || drop(Url::revoke_object_url(&url))).forget();
    Ok(())
}

/// The files to share, if this device can share files.
fn shareable(files: &[(Uint8Array, String)]) -> Option<(Window, ShareData)> {
    let window = web_sys::window()?;
    if !js_sys::Reflect::has(&window.navigator(), &"canShare".into()).unwrap_or(false) {
        return None;
    }
    let list = Array::new();
    for (bytes, name) in files {
        let kind = web_sys::FilePropertyBag::new();
        kind.set_type("application/pdf");
        let file = File::new_with_u8_array_sequence_and_options(&Array::of1(bytes), name, &kind).ok()?;
        list.push(&file);
    }
    let data = ShareData::new();
    data.set_files(&list);
    window.navigator().can_share_with_data(&data).then_some((window, data))
}

/// Whether this device can share these files.
pub(crate) fn can_share(files: &[(Uint8Array, String)]) -> bool {
    shareable(files).is_some()
}

/// Opens the device's share sheet. Closing it without a choice is no trouble.
pub(crate) async fn share(files: &[(Uint8Array, String)]) {
    if let Some((window, data)) = shareable(files) {
        let _ = JsFuture::from(window.navigator().share_with_data(&data)).await;
    }
}

/// Puts a text onto the clipboard; whether that went well.
pub(crate) async fn copy_text(text: &str) -> bool {
    match web_sys::window() {
        Some(window) => JsFuture::from(window.navigator().clipboard().write_text(text)).await.is_ok(),
        None => false,
    }
}

/// Waits.
pub(crate) async fn pause(millis: u32) {
    TimeoutFuture::new(millis).await;
}

/// The name of the signed copy: `bail.pdf` → `bail-signé.pdf`.
pub(crate) fn signed_name(name: &str, suffix: &str) -> String {
    format!("{}-{suffix}.pdf", stem(name))
}

/// A document's name without its ending.
pub(crate) fn stem(name: &str) -> &str {
    name.strip_suffix(".pdf").or_else(|| name.strip_suffix(".PDF")).unwrap_or(name)
}
