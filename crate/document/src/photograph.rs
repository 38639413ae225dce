//! A photograph or a scan made into a PDF of one page, so that it can be signed.

use crate::write;
use lopdf::{Dictionary, Object, Stream, StringFormat};

/// A4, upright, in points.
const SHORT: f64 = 595.0;
const LONG: f64 = 842.0;
/// White around the picture: somewhere a mark can stand.
const MARGIN: f64 = 28.0;

/// Why a picture becomes no page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PhotographError {
    /// No JPEG of three colours and eight bits (ITU-T T.81).
    #[error("the picture is no JPEG in colour")]
    NotJpeg,
}

/// A PDF whose only page, A4, shows `jpeg` as large as fits, at most one pixel a point. `random` goes into
/// the file's identifier, so that who knows the picture cannot guess the file.
///
/// # Errors
/// [`PhotographError`] if the bytes are no such JPEG.
pub fn page_of(jpeg: Vec<u8>, random: [u8; 32]) -> Result<Vec<u8>, PhotographError> {
    let (width, height) = size(&jpeg).ok_or(PhotographError::NotJpeg)?;
    let (content, sheet) = content(f64::from(width), f64::from(height));
    let reference = |number| Object::Reference((number, 0));
    let catalog = dictionary([("Type", Object::Name(b"Catalog".to_vec())), ("Pages", reference(2))]);
    let pages = dictionary([
        ("Type", Object::Name(b"Pages".to_vec())),
        ("Kids", vec![reference(3)].into()),
        ("Count", 1.into()),
    ]);
    let images = dictionary([("Im0", reference(5))]);
    let page = dictionary([
        ("Type", Object::Name(b"Page".to_vec())),
        ("Parent", reference(2)),
        ("MediaBox", vec![0.into(), 0.into(), sheet.0.into(), sheet.1.into()].into()),
        ("Resources", dictionary([("XObject", images.into())]).into()),
        ("Contents", reference(4)),
    ]);
    let content = Stream::new(Dictionary::new(), content.into_bytes());
    let picture = picture(jpeg, width, height);
    Ok(file(&[catalog.into(), pages.into(), page.into(), content.into(), picture.into()], random))
}

/// Draws the picture in the middle of a sheet that lies as it does; answers the sheet's size too.
fn content(width: f64, height: f64) -> (String, (i64, i64)) {
    let (across, down) = if width > height { (LONG, SHORT) } else { (SHORT, LONG) };
    let scale = ((across - 2.0 * MARGIN) / width).min((down - 2.0 * MARGIN) / height).min(1.0);
    let (width, height) = (width * scale, height * scale);
    let (x, y) = ((across - width) / 2.0, (down - height) / 2.0);
    let content = format!("q {width:.2} 0 0 {height:.2} {x:.2} {y:.2} cm /Im0 Do Q");
    (content, (across as i64, down as i64))
}

/// A file of these objects, numbered from 1; the first is the catalog (ISO 32000-2, 7.5).
fn file(objects: &[Object], random: [u8; 32]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (number, object) in (1..).zip(objects) {
        table += &format!("{:010} 00000 n \n", bytes.len());
        bytes.extend(format!("{number} 0 obj\n").bytes());
        write::object(&mut bytes, object);
        bytes.extend(b"\nendobj\n");
    }
    let start = bytes.len();
    let half = |half: &[u8]| Object::String(half.to_vec(), StringFormat::Hexadecimal);
    let trailer = dictionary([
        ("Size", (objects.len() as i64 + 1).into()),
        ("Root", Object::Reference((1, 0))),
        ("ID", vec![half(&random[..16]), half(&random[16..])].into()),
    ]);
    bytes.extend(table.bytes());
    bytes.extend(b"trailer\n");
    write::dictionary(&mut bytes, &trailer);
    bytes.extend(format!("\nstartxref\n{start}\n%%EOF\n").bytes());
    bytes
}

/// The JPEG as it is (ISO 32000-2, 7.4.8).
fn picture(jpeg: Vec<u8>, width: u16, height: u16) -> Stream {
    let entries = [
        ("Type", Object::Name(b"XObject".to_vec())),
        ("Subtype", Object::Name(b"Image".to_vec())),
        ("Width", i64::from(width).into()),
        ("Height", i64::from(height).into()),
        ("ColorSpace", Object::Name(b"DeviceRGB".to_vec())),
        ("BitsPerComponent", 8.into()),
        ("Filter", Object::Name(b"DCTDecode".to_vec())),
    ];
    Stream::new(dictionary(entries), jpeg)
}

fn dictionary<const N: usize>(entries: [(&str, Object); N]) -> Dictionary {
    let mut dictionary = Dictionary::new();
    entries.into_iter().for_each(|(key, value)| dictionary.set(key, value));
    dictionary
}

/// Width and height as the frame header says (ITU-T T.81, B.2.2), if it has three components of eight bits.
fn size(jpeg: &[u8]) -> Option<(u16, u16)> {
    let mut rest = jpeg.strip_prefix(b"\xff\xd8")?;
    loop {
        let [0xff, marker, high, low, ..] = *rest else { return None };
        let segment = rest.get(2..2 + usize::from(u16::from_be_bytes([high, low])))?;
        // Baseline, extended and progressive frames; the others no browser writes.
        if matches!(marker, 0xc0..=0xc2) {
            let [_, _, 8, h1, h0, w1, w0, 3, ..] = *segment else { return None };
            let (width, height) = (u16::from_be_bytes([w1, w0]), u16::from_be_bytes([h1, h0]));
            return (width > 0 && height > 0).then_some((width, height));
        }
        rest = rest.get(2 + segment.len().max(2)..)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::open::Pdf;
    use crate::place::PageGeometry;

    /// As far as a JPEG is looked at here.
    fn jpeg(width: u16, height: u16) -> Vec<u8> {
        let [w1, w0] = width.to_be_bytes();
        let [h1, h0] = height.to_be_bytes();
        let mut jpeg = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08".to_vec();
        jpeg.extend([h1, h0, w1, w0, 3]);
        jpeg.extend([0; 9]);
        jpeg
    }

    #[test]
    fn a_page_lies_as_its_picture_does() {
        for (width, height, shown) in [(3000, 2000, (842.0, 595.0)), (200, 300, (595.0, 842.0))] {
            let pdf = Pdf::open(page_of(jpeg(width, height), [7; 32]).unwrap(), None).unwrap();
            assert_eq!(pdf.page_count(), 1);
            assert_eq!(PageGeometry::of(&pdf, 0).unwrap().shown_size(), shown);
        }
    }

    #[test]
    fn the_identifier_is_random_and_all_else_is_not() {
        let page = |random| page_of(jpeg(3000, 2000), [random; 32]).unwrap();
        assert_eq!(page(1), page(1));
        assert_ne!(page(1), page(2));
    }

    #[test]
    fn what_is_no_colour_jpeg_is_refused() {
        let mut grey = jpeg(9, 9);
        let components = grey.len() - 10;
        grey[components] = 1;
        for bytes in [&b"\x89PNG"[..], b"", b"\xff\xd8", b"\xff\xd8\xff\xe0\x00\x00", &jpeg(0, 9), &grey] {
            assert_eq!(page_of(bytes.to_vec(), [0; 32]), Err(PhotographError::NotJpeg));
        }
        let whole = jpeg(9, 9);
        for end in 0..whole.len() - 9 {
            assert_eq!(page_of(whole[..end].to_vec(), [0; 32]), Err(PhotographError::NotJpeg), "{end}");
        }
    }
}
