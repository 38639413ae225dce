//! Collects outlines as numbers, with y turned to run down.

use skrifa::outline::OutlinePen;

#[derive(Default)]
pub(crate) struct Pen {
    /// Where the glyph stands.
    pub(crate) origin: (f64, f64),
    pub(crate) numbers: Vec<f64>,
    last: (f64, f64),
}

impl Pen {
    fn at(&self, x: f32, y: f32) -> (f64, f64) {
        (self.origin.0 + f64::from(x), -(self.origin.1 + f64::from(y)))
    }

    fn curve(&mut self, (ax, ay): (f64, f64), (bx, by): (f64, f64), (x, y): (f64, f64)) {
        self.numbers.extend([2.0, ax, ay, bx, by, x, y]);
        self.last = (x, y);
    }
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.last = self.at(x, y);
        self.numbers.extend([0.0, self.last.0, self.last.1]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.last = self.at(x, y);
        self.numbers.extend([1.0, self.last.0, self.last.1]);
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        // A quadratic curve raised to a cubic: PDF has no quadratic ones.
        let ((ax, ay), (cx, cy), (x, y)) = (self.last, self.at(cx, cy), self.at(x, y));
        let toward = |from: f64, to: f64| from + (to - from) * 2.0 / 3.0;
        self.curve((toward(ax, cx), toward(ay, cy)), (toward(x, cx), toward(y, cy)), (x, y));
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.curve(self.at(ax, ay), self.at(bx, by), self.at(x, y));
    }

    fn close(&mut self) {
        self.numbers.push(3.0);
    }
}
