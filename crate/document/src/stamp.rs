//! The stamp: putting a mark on the page, as the appearance of its field (ISO 32000-2, 12.5.5).

use crate::mark::{CAPTION, Drawing, Image, Mark, Writing};
use crate::place::{PageGeometry, Rect, round};
use crate::update::Update;
use lopdf::{Dictionary, Object, ObjectId, Stream};

/// Share of the box left free on every side.
const MARGIN: f64 = 0.04;
/// Ink: a dark blue, read as handwriting beside black print.
const INK: &str = "0.05 0.09 0.35 rg";

/// Adds the appearance of a field at `rect`: the mark, upright as shown. A drawing is as large as the box allows
/// and in its middle; text stands as it was set for the box.
pub(crate) fn appearance(
    update: &mut Update<'_>,
    geometry: &PageGeometry,
    rect: &Rect,
    mark: Option<&Mark>,
) -> ObjectId {
    let (width, height) = shown_box(geometry, rect);
    let area = Rect { x0: 0.0, y0: 0.0, x1: width, y1: height };
    let mut sheet = Sheet { update, images: Dictionary::new(), fonts: Dictionary::new() };
    let content = mark.map(|mark| sheet.draw(mark, &area)).unwrap_or_default();
    let resources = sheet.resources();
    add_form(update, geometry, &area, resources, content)
}

/// Adds a drawing for a field at `rect` that needs no resources: `draw` gets its width and height as shown.
pub(crate) fn form(
    update: &mut Update<'_>,
    geometry: &PageGeometry,
    rect: &Rect,
    draw: impl FnOnce(f64, f64) -> Vec<u8>,
) -> ObjectId {
    let (width, height) = shown_box(geometry, rect);
    let area = Rect { x0: 0.0, y0: 0.0, x1: width, y1: height };
    add_form(update, geometry, &area, Dictionary::new(), draw(width, height))
}

fn add_form(
    update: &mut Update<'_>,
    geometry: &PageGeometry,
    area: &Rect,
    resources: Dictionary,
    content: Vec<u8>,
) -> ObjectId {
    let mut form = Dictionary::new();
    form.set("Type", Object::Name(b"XObject".to_vec()));
    form.set("Subtype", Object::Name(b"Form".to_vec()));
    form.set("BBox", area.to_array());
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

/// The scale and the lower left corner that fit the mark into the area, in its middle.
fn fit(mark: &Mark, area: &Rect, margin: f64) -> (f64, f64, f64) {
    let (width, height) = (area.width(), area.height());
    let (room_x, room_y) = (width * (1.0 - 2.0 * margin), height * (1.0 - 2.0 * margin));
    let scale = (room_x / mark.width()).min(room_y / mark.height());
    let left = area.x0 + (width - mark.width() * scale) / 2.0;
    (scale, left, area.y0 + (height - mark.height() * scale) / 2.0)
}

/// What a drawing consists of: its operators are given back, the rest is kept here.
struct Sheet<'u, 'a> {
    update: &'u mut Update<'a>,
    images: Dictionary,
    fonts: Dictionary,
}

impl Sheet<'_, '_> {
    fn draw(&mut self, mark: &Mark, area: &Rect) -> Vec<u8> {
        match &mark.drawing {
            Drawing::Paths(path) => {
                let (scale, left, bottom) = fit(mark, area, MARGIN);
                let top = bottom + mark.height() * scale;
                let mut out = format!("q {INK}\n").into_bytes();
                out.extend(path.operators(|x, y| (left + x * scale, top - y * scale)));
                out.extend(b"f\nQ\n");
                out
            }
            Drawing::Image(image) => {
                let (scale, left, bottom) = fit(mark, area, MARGIN);
                let name = self.image(image);
                let [w, h, x, y] = [mark.width() * scale, mark.height() * scale, left, bottom].map(round);
                format!("q {w} 0 0 {h} {x} {y} cm /{name} Do Q\n").into_bytes()
            }
            Drawing::Writing(writing) => {
                // The field's box is what was asked for: rounded, and in units of its page (/UserUnit).
                let (scale, left, bottom) = fit(mark, area, 0.0);
                let scale = if (scale - 1.0).abs() < 0.01 { 1.0 } else { scale };
                let top = bottom + mark.height() * scale;
                writing.operators(&self.font(writing), scale, (left, top))
            }
            Drawing::Captioned(mark, caption) => {
                let middle = area.y0 + area.height() * CAPTION;
                let mut out = self.draw(mark, &Rect { y0: middle, ..*area });
                out.extend(self.draw(caption, &Rect { y1: middle, ..*area }));
                out
            }
        }
    }

    fn image(&mut self, image: &Image) -> String {
        let name = format!("Im{}", self.images.len());
        self.images.set(name.as_str(), Object::Reference(add_image(self.update, image)));
        name
    }

    fn font(&mut self, writing: &Writing) -> String {
        let name = format!("F{}", self.fonts.len());
        self.fonts.set(name.as_str(), Object::Reference(self.update.typeface(&writing.typeface)));
        name
    }

    fn resources(self) -> Dictionary {
        let mut resources = Dictionary::new();
        for (kind, entries) in [("XObject", self.images), ("Font", self.fonts)] {
            if !entries.is_empty() {
                resources.set(kind, entries);
            }
        }
        resources
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
