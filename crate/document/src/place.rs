//! Where things stand on a page as people see it, and in the page's own space (ISO 32000-2, 8.3.2 and 14.11.2).

use crate::open::Pdf;
use crate::pages::inherited;
use lopdf::{Object, ObjectId};
use serde::{Deserialize, Serialize};

/// A box on a page as shown: after /CropBox, /Rotate and /UserUnit, origin top left, in points (1/72 inch).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Placement {
    /// Counted from 0.
    pub page: u32,
    /// From the left edge.
    pub x: f64,
    /// From the top edge.
    pub y: f64,
    /// Width, more than 0.
    pub width: f64,
    /// Height, more than 0.
    pub height: f64,
}

/// A rectangle in the page's own space, lower left corner first.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rect {
    /// Left.
    pub x0: f64,
    /// Bottom.
    pub y0: f64,
    /// Right.
    pub x1: f64,
    /// Top.
    pub y1: f64,
}

/// How far a page is turned clockwise when shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// Not turned.
    None,
    /// 90 degrees.
    Quarter,
    /// 180 degrees.
    Half,
    /// 270 degrees.
    ThreeQuarters,
}

/// The boxes and the turn of one page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PageGeometry {
    /// /MediaBox.
    pub media_box: Rect,
    /// /CropBox cut to the /MediaBox: what is shown.
    pub crop_box: Rect,
    /// /Rotate.
    pub rotate: Turn,
    /// /UserUnit, 1 unless set.
    pub user_unit: f64,
}

/// Why a placement cannot be used.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum PlaceError {
    /// The document has fewer pages.
    #[error("there is no page {}", .0 + 1)]
    NoPage(u32),
    /// The page's boxes are not usable.
    #[error("page {} has no usable size", .0 + 1)]
    NoSize(u32),
    /// Not finite, empty, or outside the page.
    #[error("the box does not lie on page {}", .0 + 1)]
    Outside(u32),
}

impl Rect {
    /// Of no size: nobody sees what stands there.
    pub(crate) const UNSEEN: Self = Self { x0: 0.0, y0: 0.0, x1: 0.0, y1: 0.0 };

    /// Width.
    pub fn width(&self) -> f64 {
        self.x1 - self.x0
    }

    /// Height.
    pub fn height(&self) -> f64 {
        self.y1 - self.y0
    }

    fn cut(self, other: Rect) -> Rect {
        Rect {
            x0: self.x0.max(other.x0),
            y0: self.y0.max(other.y0),
            x1: self.x1.min(other.x1),
            y1: self.y1.min(other.y1),
        }
    }

    pub(crate) fn to_array(self) -> Object {
        Object::Array([self.x0, self.y0, self.x1, self.y1].map(|value| Object::Real(round(value))).to_vec())
    }

    pub(crate) fn from_object(pdf: &Pdf, object: &Object) -> Option<Rect> {
        let Object::Array(items) = object else { return None };
        let [a, b, c, d] = items.get(..4)? else { return None };
        let number =
            |object: &Object| pdf.resolve(object).as_float().ok().map(f64::from).filter(|v| v.is_finite());
        let (a, b, c, d) = (number(a)?, number(b)?, number(c)?, number(d)?);
        Some(Rect { x0: a.min(c), y0: b.min(d), x1: a.max(c), y1: b.max(d) })
    }
}

/// Thousandths of a point are finer than any eye and print the same everywhere.
pub(crate) fn round(value: f64) -> f32 {
    ((value * 1000.0).round() / 1000.0) as f32
}

impl PageGeometry {
    /// Reads the geometry of page `page`, counted from 0.
    pub fn of(pdf: &Pdf, page: u32) -> Result<PageGeometry, PlaceError> {
        let id = *pdf.pages().get(page as usize).ok_or(PlaceError::NoPage(page))?;
        Self::read(pdf, id).ok_or(PlaceError::NoSize(page))
    }

    fn read(pdf: &Pdf, id: ObjectId) -> Option<PageGeometry> {
        let rect = |key: &[u8]| inherited(pdf, id, key).and_then(|object| Rect::from_object(pdf, object));
        // What readers fall back to when /MediaBox is missing: US letter.
        let media_box = rect(b"MediaBox").unwrap_or(Rect { x0: 0.0, y0: 0.0, x1: 612.0, y1: 792.0 });
        let cut = rect(b"CropBox").unwrap_or(media_box).cut(media_box);
        let crop_box = if cut.width() > 0.0 && cut.height() > 0.0 { cut } else { media_box };
        let user_unit = pdf.dictionary(id).and_then(|page| pdf.get(page, b"UserUnit").as_float().ok());
        let user_unit =
            user_unit.map(f64::from).filter(|unit| unit.is_finite() && *unit > 0.0).unwrap_or(1.0);
        let rotate = Turn::from_degrees(inherited(pdf, id, b"Rotate"));
        (crop_box.width() > 0.0 && crop_box.height() > 0.0).then_some(PageGeometry {
            media_box,
            crop_box,
            rotate,
            user_unit,
        })
    }

    /// Width and height of the page as shown, in points.
    pub fn shown_size(&self) -> (f64, f64) {
        let (width, height) =
            (self.crop_box.width() * self.user_unit, self.crop_box.height() * self.user_unit);
        match self.rotate {
            Turn::None | Turn::Half => (width, height),
            Turn::Quarter | Turn::ThreeQuarters => (height, width),
        }
    }

    /// The nearest box that lies on the page: made smaller if it must be, then moved.
    pub fn fit(&self, placement: &Placement) -> Placement {
        let (across, down) = self.shown_size();
        let Placement { page, x, y, width, height } = *placement;
        let (width, height) = (width.min(across), height.min(down));
        Placement { page, x: x.clamp(0.0, across - width), y: y.clamp(0.0, down - height), width, height }
    }

    /// The rectangle of `placement` in the page's own space.
    pub fn rect(&self, placement: &Placement) -> Result<Rect, PlaceError> {
        self.check(placement)?;
        let (ax, ay) = self.page_point(placement.x, placement.y);
        let (bx, by) = self.page_point(placement.x + placement.width, placement.y + placement.height);
        Ok(Rect { x0: ax.min(bx), y0: ay.min(by), x1: ax.max(bx), y1: ay.max(by) })
    }

    /// As [`Self::rect`]; a placement of neither width nor height is a signature field that nobody sees (ISO 32000-2,
    /// 12.7.5.5).
    pub(crate) fn rect_if_seen(&self, placement: &Placement) -> Result<Rect, PlaceError> {
        if (placement.width, placement.height) == (0.0, 0.0) {
            Ok(Rect::UNSEEN)
        } else {
            self.rect(placement)
        }
    }

    /// The placement of `rect`: the way back.
    pub fn placement(&self, page: u32, rect: &Rect) -> Placement {
        let (ax, ay) = self.shown_point(rect.x0, rect.y0);
        let (bx, by) = self.shown_point(rect.x1, rect.y1);
        Placement { page, x: ax.min(bx), y: ay.min(by), width: (ax - bx).abs(), height: (ay - by).abs() }
    }

    /// A /Matrix under which what is drawn upright in a box stands upright on the page as shown (12.5.5).
    pub fn upright(&self) -> [f64; 6] {
        match self.rotate {
            Turn::None => [1.0, 0.0, 0.0, 1.0, 0.0, 0.0],
            Turn::Quarter => [0.0, 1.0, -1.0, 0.0, 0.0, 0.0],
            Turn::Half => [-1.0, 0.0, 0.0, -1.0, 0.0, 0.0],
            Turn::ThreeQuarters => [0.0, -1.0, 1.0, 0.0, 0.0, 0.0],
        }
    }

    /// The matrix that takes shown points, origin bottom left, to the page's own space.
    pub(crate) fn shown_to_page(&self) -> [f64; 6] {
        let unit = 1.0 / self.user_unit;
        let [a, b, c, d, _, _] = self.upright().map(|value| value * unit);
        let (_, height) = self.shown_size();
        let (e, f) = self.page_point(0.0, height);
        [a, b, c, d, e, f]
    }

    fn check(&self, placement: &Placement) -> Result<(), PlaceError> {
        let (width, height) = self.shown_size();
        let Placement { page, x, y, width: w, height: h } = *placement;
        let finite = [x, y, w, h].iter().all(|value| value.is_finite());
        let slack = 0.01;
        let inside = x >= -slack && y >= -slack && x + w <= width + slack && y + h <= height + slack;
        if finite && inside && w > 0.0 && h > 0.0 { Ok(()) } else { Err(PlaceError::Outside(page)) }
    }

    fn page_point(&self, x: f64, y: f64) -> (f64, f64) {
        let (u, v, crop) = (x / self.user_unit, y / self.user_unit, self.crop_box);
        match self.rotate {
            Turn::None => (crop.x0 + u, crop.y1 - v),
            Turn::Quarter => (crop.x0 + v, crop.y0 + u),
            Turn::Half => (crop.x1 - u, crop.y0 + v),
            Turn::ThreeQuarters => (crop.x1 - v, crop.y1 - u),
        }
    }

    fn shown_point(&self, x: f64, y: f64) -> (f64, f64) {
        let crop = self.crop_box;
        let (u, v) = match self.rotate {
            Turn::None => (x - crop.x0, crop.y1 - y),
            Turn::Quarter => (y - crop.y0, x - crop.x0),
            Turn::Half => (crop.x1 - x, y - crop.y0),
            Turn::ThreeQuarters => (crop.y1 - y, crop.x1 - x),
        };
        (u * self.user_unit, v * self.user_unit)
    }
}

impl Turn {
    /// /Rotate as a turn; anything but a multiple of 90 counts as none.
    fn from_degrees(object: Option<&Object>) -> Turn {
        let degrees = object.and_then(|object| object.as_float().ok()).unwrap_or(0.0);
        match (degrees as i64).rem_euclid(360) {
            90 => Turn::Quarter,
            180 => Turn::Half,
            270 => Turn::ThreeQuarters,
            _ => Turn::None,
        }
    }

    /// In degrees, clockwise.
    pub fn degrees(self) -> i64 {
        match self {
            Turn::None => 0,
            Turn::Quarter => 90,
            Turn::Half => 180,
            Turn::ThreeQuarters => 270,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn geometry(rotate: Turn) -> PageGeometry {
        let crop_box = Rect { x0: 20.0, y0: -30.0, x1: 320.0, y1: 370.0 };
        let media_box = Rect { x0: 0.0, y0: -50.0, x1: 400.0, y1: 400.0 };
        PageGeometry { media_box, crop_box, rotate, user_unit: 2.0 }
    }

    #[test]
    fn a_corner_lands_where_it_is_shown_at_all_turns() {
        let corner = Placement { page: 0, x: 0.0, y: 0.0, width: 20.0, height: 10.0 };
        let expected = [
            (Turn::None, Rect { x0: 20.0, y0: 365.0, x1: 30.0, y1: 370.0 }),
            (Turn::Quarter, Rect { x0: 20.0, y0: -30.0, x1: 25.0, y1: -20.0 }),
            (Turn::Half, Rect { x0: 310.0, y0: -30.0, x1: 320.0, y1: -25.0 }),
            (Turn::ThreeQuarters, Rect { x0: 315.0, y0: 360.0, x1: 320.0, y1: 370.0 }),
        ];
        for (turn, rect) in expected {
            assert_eq!(geometry(turn).rect(&corner).unwrap(), rect, "{turn:?}");
        }
    }

    #[test]
    fn there_and_back_at_all_turns() {
        for turn in [Turn::None, Turn::Quarter, Turn::Half, Turn::ThreeQuarters] {
            let geometry = geometry(turn);
            let placement = Placement { page: 3, x: 40.0, y: 12.0, width: 100.0, height: 50.0 };
            let back = geometry.placement(3, &geometry.rect(&placement).unwrap());
            assert_eq!(back, placement, "{turn:?}");
        }
    }

    #[test]
    fn shown_points_map_to_the_page_at_all_turns() {
        for turn in [Turn::None, Turn::Quarter, Turn::Half, Turn::ThreeQuarters] {
            let geometry = geometry(turn);
            let [a, b, c, d, e, f] = geometry.shown_to_page();
            let (_, height) = geometry.shown_size();
            let (x, y) = (70.0, 90.0);
            let up = height - y;
            assert_eq!((a * x + c * up + e, b * x + d * up + f), geometry.page_point(x, y), "{turn:?}");
        }
    }

    #[test]
    fn outside_empty_and_infinite_boxes_are_refused() {
        let geometry = geometry(Turn::None);
        for (x, width) in [(-5.0, 10.0), (590.0, 20.0), (10.0, 0.0), (f64::NAN, 1.0), (1.0, f64::INFINITY)] {
            let placement = Placement { page: 0, x, y: 0.0, width, height: 10.0 };
            assert!(geometry.rect(&placement).is_err(), "{x} {width}");
        }
    }
}
