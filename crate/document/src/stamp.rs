//! The stamp: putting a mark on the page, as the appearance of its field (ISO 32000-2, 12.5.5).

use crate::mark::{Drawing, Image, Mark};
use crate::place::{PageGeometry, Rect, round};
use crate::update::Update;
use lopdf::{Dictionary, Object, ObjectId, Stream};

/// Share of the box left free on every side.
const MARGIN: f64 = 0.04;
/// Ink: a dark blue, read as handwriting beside black print.
const INK: &str = "0.05 0.09 0.35 rg";

/// Adds the appearance of a field at `rect`: the mark, upright as shown, as large as the box allows, centred.
pub(crate) fn appearance(
    update: &mut Update<'_>,
    geometry: &PageGeometry,
    rect: &Rect,
    mark: Option<&Mark>,
) -> ObjectId {
    let (width, height) = shown_box(geometry, rect);
    let mut resources = Dictionary::new();
    let content = match mark {
        None => Vec::new(),
        Some(mark) => draw(update, &mut resources, mark, width, height),
    };
    add_form(update, geometry, (width, height), resources, content)
}

/// Adds a drawing for a field at `rect` that needs no resources: `draw` gets its width and height as shown.
pub(crate) fn form(
    update: &mut Update<'_>,
    geometry: &PageGeometry,
    rect: &Rect,
    draw: impl FnOnce(f64, f64) -> Vec<u8>,
) -> ObjectId {
    let (width, height) = shown_box(geometry, rect);
    let content = draw(width, height);
    add_form(update, geometry, (width, height), Dictionary::new(), content)
}

fn add_form(
    update: &mut Update<'_>,
    geometry: &PageGeometry,
    (width, height): (f64, f64),
    resources: Dictionary,
    content: Vec<u8>,
) -> ObjectId {
    let mut form = Dictionary::new();
    form.set("Type", Object::Name(b"XObject".to_vec()));
    form.set("Subtype", Object::Name(b"Form".to_vec()));
    form.set("BBox", Rect { x0: 0.0, y0: 0.0, x1: width, y1: height }.to_array());
    let matrix = geometry.upright().map(|value| Object::Integer(value as i64));
    form.set("Matrix", matrix.to_vec());
    form.set("Resources", resources);
    update.add(compressed(form, content))
}

/// Width and height of `rect` as shown, in units of the page's space.
fn shown_box(geometry: &PageGeometry, rect: &Rect) -> (f64, f64) {
    match geometry.rotate.degrees() {
        90 | 270 => (rect.height(), rect.width()),
        _ => (rect.width(), rect.height()),
    }
}

/// The scale and the corner that fit the mark into the box.
fn fit(mark: &Mark, width: f64, height: f64) -> (f64, f64, f64) {
    let (room_x, room_y) = (width * (1.0 - 2.0 * MARGIN), height * (1.0 - 2.0 * MARGIN));
    let scale = (room_x / mark.width()).min(room_y / mark.height());
    (scale, (width - mark.width() * scale) / 2.0, (height - mark.height() * scale) / 2.0)
}

fn draw(
    update: &mut Update<'_>,
    resources: &mut Dictionary,
    mark: &Mark,
    width: f64,
    height: f64,
) -> Vec<u8> {
    let (scale, left, bottom) = fit(mark, width, height);
    match &mark.drawing {
        Drawing::Paths(path) => {
            let top = bottom + mark.height() * scale;
            let mut out = format!("q {INK}\n").into_bytes();
            out.extend(path.operators(|x, y| (left + x * scale, top - y * scale)));
            out.extend(b"f\nQ\n");
            out
        }
        Drawing::Image(image) => {
            let mut objects = Dictionary::new();
            objects.set("Im0", Object::Reference(add_image(update, image)));
            resources.set("XObject", objects);
            let [w, h, x, y] = [mark.width() * scale, mark.height() * scale, left, bottom].map(round);
            format!("q {w} 0 0 {h} {x} {y} cm /Im0 Do Q\n").into_bytes()
        }
    }
}

fn add_image(update: &mut Update<'_>, image: &Image) -> ObjectId {
    let mut dictionary = samples(image, b"DeviceRGB");
    if let Some(alpha) = &image.alpha {
        let mask = compressed(samples(image, b"DeviceGray"), alpha.clone());
        dictionary.set("SMask", Object::Reference(update.add(mask)));
    }
    update.add(compressed(dictionary, image.rgb.clone()))
}

fn samples(image: &Image, space: &[u8]) -> Dictionary {
    let mut dictionary = Dictionary::new();
    dictionary.set("Type", Object::Name(b"XObject".to_vec()));
    dictionary.set("Subtype", Object::Name(b"Image".to_vec()));
    dictionary.set("Width", i64::from(image.width));
    dictionary.set("Height", i64::from(image.height));
    dictionary.set("ColorSpace", Object::Name(space.to_vec()));
    dictionary.set("BitsPerComponent", 8);
    dictionary
}

/// Flate where it helps; left plain if it does not.
pub(crate) fn compressed(dictionary: Dictionary, content: Vec<u8>) -> Stream {
    let mut stream = Stream::new(dictionary, content);
    // An error can only come from the sink, which is memory; plain data is just as right.
    let _ = stream.compress();
    stream
}
