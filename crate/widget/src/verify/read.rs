//! Reads a file in portions, so that a large one shows how far it is.

use js_sys::Uint8Array;
use web_sys::File;

use crate::{
    device::read as read_blob,
    trouble::{Trouble, describe, trouble},
};

/// Larger files do not fit a browser's memory several times over.
const MOST: f64 = 1e9;
/// Bytes a portion.
const PORTION: f64 = 8e6;

/// The bytes of a file; `done` hears the share that is read.
pub(super) async fn read(file: &File, done: impl Fn(f64)) -> Result<Uint8Array, Trouble> {
    let size = file.size();
    if size > MOST {
        return Err(trouble("too_large", &file.name()));
    }
    let bytes = Uint8Array::new_with_length(size as u32);
    let mut at = 0.0;
    while at < size {
        let end = (at + PORTION).min(size);
        let portion = file.slice_with_f64_and_f64(at, end);
        let portion = portion.map_err(|why| trouble("file_unreadable", &describe(&why)))?;
        bytes.set(&read_blob(&portion).await?.into(), at as u32);
        at = end;
        done(at / size);
    }
    Ok(bytes)
}
