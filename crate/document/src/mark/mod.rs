//! The mark: what a person draws, types or brings as an image, free of any page or unit.

mod ink;
mod path;
mod picture;
mod writing;

pub use ink::{Ink, InkError, Point, Stroke, ink};
pub use path::{Path, Segment};
pub use picture::{Image, ImageError, image};
pub use writing::{Face, Glyph, Line, Placed, Setting, WritingError, Written, written};
pub(crate) use writing::{Typeface, Writing};

/// Share of the height that the caption of a mark takes.
pub const CAPTION: f64 = 0.4;

/// A mark in a box of its own: origin top left, y down, any unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    pub(crate) width: f64,
    pub(crate) height: f64,
    pub(crate) drawing: Drawing,
}

/// What a mark consists of.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Drawing {
    /// Outlines to fill, nonzero winding.
    Paths(Path),
    Image(Image),
    /// Text for a box of this size.
    Writing(Writing),
    /// A mark, and what stands below it.
    Captioned(Box<Mark>, Box<Mark>),
}

/// A mark as an SVG path.
#[derive(Debug, Clone, PartialEq)]
pub struct Svg {
    /// The viewBox: `0 0 width height`.
    pub view_box: String,
    /// The path's `d`, to fill; empty for an image or text.
    pub d: String,
}

impl Mark {
    /// The box's width.
    pub fn width(&self) -> f64 {
        self.width
    }

    /// The box's height.
    pub fn height(&self) -> f64 {
        self.height
    }

    /// The mark with text below it, for a box as wide as the caption, of which the caption takes two fifths of
    /// the height.
    #[must_use]
    pub fn above(self, caption: Mark) -> Mark {
        let (width, height) = (caption.width, caption.height / CAPTION);
        Mark { width, height, drawing: Drawing::Captioned(Box::new(self), Box::new(caption)) }
    }

    /// The mark for a preview: of one with a caption the mark alone.
    pub fn svg(&self) -> Svg {
        let d = match &self.drawing {
            Drawing::Paths(path) => path.svg(),
            Drawing::Image(_) | Drawing::Writing(_) => String::new(),
            Drawing::Captioned(mark, _) => return mark.svg(),
        };
        Svg { view_box: format!("0 0 {} {}", path::number(self.width), path::number(self.height)), d }
    }

    /// Outlines to fill, moved so that their box starts at the origin; none if there is nothing to see.
    pub fn outlined(path: Path) -> Option<Mark> {
        let (x0, y0, x1, y1) = path.bounds()?;
        let (width, height) = (x1 - x0, y1 - y0);
        let usable = width.is_finite() && height.is_finite() && width > 0.0 && height > 0.0;
        usable.then(|| Mark { width, height, drawing: Drawing::Paths(path.moved(-x0, -y0)) })
    }
}
