//! Outlines to fill, as PDF operators (ISO 32000-2, 8.5.2) and as an SVG path.

/// One step of an outline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Segment {
    /// Begins a contour at x, y.
    Move(f64, f64),
    /// A straight line to x, y.
    Line(f64, f64),
    /// A cubic Bézier curve: two control points, then the end.
    Curve(f64, f64, f64, f64, f64, f64),
    /// Closes the contour.
    Close,
}

/// Contours to fill, nonzero winding, y down.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Path {
    /// The steps in order.
    pub segments: Vec<Segment>,
}

impl Path {
    /// Outlines as numbers: each step's kind (0 move, 1 line, 2 curve, 3 close), then its points. None if
    /// they are something else.
    pub fn of_numbers(mut numbers: &[f64]) -> Option<Path> {
        let mut path = Path::default();
        while let Some((kind, rest)) = numbers.split_first() {
            let (segment, rest) = match (*kind as u8, rest) {
                (0, [x, y, rest @ ..]) => (Segment::Move(*x, *y), rest),
                (1, [x, y, rest @ ..]) => (Segment::Line(*x, *y), rest),
                (2, [a, b, c, d, x, y, rest @ ..]) => (Segment::Curve(*a, *b, *c, *d, *x, *y), rest),
                (3, rest) => (Segment::Close, rest),
                _ => return None,
            };
            path.push(segment);
            numbers = rest;
        }
        Some(path)
    }

    pub(crate) fn push(&mut self, segment: Segment) {
        self.segments.push(segment);
    }

    /// The box around all points, control points included: x0, y0, x1, y1.
    pub(crate) fn bounds(&self) -> Option<(f64, f64, f64, f64)> {
        let mut bounds: Option<(f64, f64, f64, f64)> = None;
        for (x, y) in self.segments.iter().flat_map(Segment::points) {
            let (x0, y0, x1, y1) = bounds.unwrap_or((x, y, x, y));
            bounds = Some((x0.min(x), y0.min(y), x1.max(x), y1.max(y)));
        }
        bounds
    }

    pub(crate) fn moved(mut self, dx: f64, dy: f64) -> Path {
        for segment in &mut self.segments {
            *segment = segment.map(|x, y| (x + dx, y + dy));
        }
        self
    }

    /// Operators for a page whose y runs up: each point goes through `place`.
    pub(crate) fn operators(&self, place: impl Fn(f64, f64) -> (f64, f64)) -> Vec<u8> {
        let mut out = String::new();
        for segment in &self.segments {
            match segment.map(&place) {
                Segment::Move(x, y) => out += &format!("{} {} m\n", number(x), number(y)),
                Segment::Line(x, y) => out += &format!("{} {} l\n", number(x), number(y)),
                Segment::Curve(a, b, c, d, x, y) => {
                    let numbers = [a, b, c, d, x, y].map(number).join(" ");
                    out += &format!("{numbers} c\n");
                }
                Segment::Close => out += "h\n",
            }
        }
        out.into_bytes()
    }

    pub(crate) fn svg(&self) -> String {
        let mut out = String::new();
        for segment in &self.segments {
            match *segment {
                Segment::Move(x, y) => out += &format!("M{} {}", number(x), number(y)),
                Segment::Line(x, y) => out += &format!("L{} {}", number(x), number(y)),
                Segment::Curve(a, b, c, d, x, y) => {
                    out += "C";
                    out += &[a, b, c, d, x, y].map(number).join(" ");
                }
                Segment::Close => out += "Z",
            }
        }
        out
    }
}

impl Segment {
    fn points(&self) -> Vec<(f64, f64)> {
        match *self {
            Segment::Move(x, y) | Segment::Line(x, y) => vec![(x, y)],
            Segment::Curve(a, b, c, d, x, y) => vec![(a, b), (c, d), (x, y)],
            Segment::Close => Vec::new(),
        }
    }

    fn map(&self, place: impl Fn(f64, f64) -> (f64, f64)) -> Segment {
        match *self {
            Segment::Move(x, y) => {
                let (x, y) = place(x, y);
                Segment::Move(x, y)
            }
            Segment::Line(x, y) => {
                let (x, y) = place(x, y);
                Segment::Line(x, y)
            }
            Segment::Curve(a, b, c, d, x, y) => {
                let ((a, b), (c, d), (x, y)) = (place(a, b), place(c, d), place(x, y));
                Segment::Curve(a, b, c, d, x, y)
            }
            Segment::Close => Segment::Close,
        }
    }
}

/// Two decimals, no needless zeros, never an exponent.
pub(crate) fn number(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".into() } else { text.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outlines_come_as_numbers() {
        let numbers = [0.0, 1.0, 2.0, 1.0, 3.0, 4.0, 2.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 3.0];
        let path = Path::of_numbers(&numbers).unwrap();
        assert_eq!(path.svg(), "M1 2L3 4C1 2 3 4 5 6Z");
        assert_eq!(Path::of_numbers(&numbers[..5]), None, "half a line");
        assert_eq!(Path::of_numbers(&[7.0]), None);
    }

    #[test]
    fn numbers_are_short() {
        assert_eq!([1.0, -0.001, 2.50, 1e9].map(number), ["1", "0", "2.5", "1000000000"]);
    }
}
