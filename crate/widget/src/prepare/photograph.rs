//! A photograph or a scan offered for signature: it becomes a PDF of one page, here.

use js_sys::Uint8Array;
use protocol::worker::Ask;
use wasm_bindgen::JsValue;
use web_sys::File;

use crate::{
    here::Here,
    trouble::{Trouble, describe, trouble, unexpected},
};

/// What the file chooser offers.
pub(crate) const TYPES: &str = "application/pdf,.pdf,image/png,image/jpeg,.png,.jpg,.jpeg";

/// How files of office programs begin: zipped ones, older ones, and RTF.
const OFFICE: [&[u8]; 3] = [b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf"];
const PICTURES: [&[u8]; 2] = [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"];

/// The PDF to sign, and its name: the file as it is, or a page made of a picture.
///
/// # Errors
/// A picture that cannot be read; a file of an office program, which its own program makes a PDF of.
pub(crate) async fn paper(
    here: Here,
    file: &File,
    bytes: Uint8Array,
) -> Result<(Uint8Array, String), Trouble> {
    if is_office(&bytes) {
        return Err(trouble("office_file", &file.name()));
    }
    // Besides these, whatever this browser can show: a telephone's own format, say.
    if !begins(&bytes, &PICTURES) && !file.type_().starts_with("image/") {
        return Ok((bytes, file.name()));
    }
    let unreadable = |why: JsValue| trouble("photograph_unreadable", &describe(&why));
    let jpeg = here.photograph(file).await.map_err(unreadable)?;
    let (_, made) = here.ask(&Ask::Photograph, vec![jpeg]).await?;
    let pdf = made.into_iter().next().ok_or_else(unexpected)?;
    Ok((pdf, named(&file.name())))
}

/// Whether it is a file of an office program, or an archive, which begins alike.
pub(crate) fn is_office(bytes: &Uint8Array) -> bool {
    begins(bytes, &OFFICE)
}

fn begins(bytes: &Uint8Array, with: &[&[u8]]) -> bool {
    let start = bytes.subarray(0, bytes.length().min(8)).to_vec();
    with.iter().any(|with| start.starts_with(with))
}

/// What the page made of a picture is called.
fn named(picture: &str) -> String {
    let stem = picture.rsplit_once('.').map_or(picture, |(stem, _)| stem);
    format!("{}.pdf", if stem.is_empty() { picture } else { stem })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_named_after_its_picture() {
        assert_eq!(named("scan 3.jpeg"), "scan 3.pdf");
        assert_eq!(named("image"), "image.pdf");
        assert_eq!(named(".png"), ".png.pdf");
    }
}
