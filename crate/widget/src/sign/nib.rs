//! How wide the pen draws, as the engine draws it on paper (`document`, `mark/ink.rs`): a pen that feels
//! pressure draws by it, any other by its speed.

use protocol::worker::InkPoint;

/// Line width in pixels of the pad, at rest.
const PEN: f64 = 3.0;
/// Pressures further apart than this were felt.
const FELT: f64 = 0.05;
/// Width changes by a quarter of the way each so many pixels.
const STEP: f64 = 2.5;
/// Steps of width that nobody sees: what has one width is drawn at once.
const FINEST: f64 = 0.25;

/// A pen on its way along a stroke.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Nib {
    softest: f64,
    hardest: f64,
    width: f64,
}

impl Nib {
    /// A pen that has drawn all this.
    pub(crate) fn of<'a>(points: impl Iterator<Item = &'a InkPoint>) -> Self {
        let mut nib = Self { softest: f64::MAX, hardest: 0.0, width: PEN };
        points.for_each(|point| {
            nib.feel(point.pressure);
        });
        nib
    }

    /// Takes note of a pressure; tells whether the pen draws by pressure only from now on.
    pub(crate) fn feel(&mut self, pressure: f64) -> bool {
        let before = self.feels();
        self.softest = self.softest.min(pressure);
        self.hardest = self.hardest.max(pressure);
        self.feels() != before
    }

    fn feels(&self) -> bool {
        self.hardest - self.softest > FELT
    }

    /// Touches down; gives the width there.
    pub(crate) fn touch(&mut self, point: &InkPoint) -> f64 {
        self.width = self.wanted(point.pressure, 0.0);
        rounded(self.width)
    }

    /// Goes on; gives the width from here to there.
    pub(crate) fn go(&mut self, here: &InkPoint, there: &InkPoint) -> f64 {
        let distance = (there.x - here.x).hypot(there.y - here.y);
        let wanted = self.wanted(there.pressure, distance / (there.t - here.t).max(1.0));
        let steps = (distance / STEP).ceil().clamp(1.0, 64.0) as i32;
        self.width = wanted + (self.width - wanted) * 0.75_f64.powi(steps);
        rounded(self.width)
    }

    fn wanted(&self, pressure: f64, speed: f64) -> f64 {
        PEN * if self.feels() {
            0.4 + 1.1 * pressure.clamp(0.0, 1.0)
        } else {
            (1.3 / (1.0 + 0.45 * speed)).clamp(0.5, 1.3)
        }
    }
}

fn rounded(width: f64) -> f64 {
    (width / FINEST).round() * FINEST
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(pressures: [f64; 3], every: f64) -> [InkPoint; 3] {
        let point = |at: usize| InkPoint {
            x: 10.0 * at as f64,
            y: 0.0,
            pressure: pressures[at],
            t: every * at as f64,
        };
        [point(0), point(1), point(2)]
    }

    fn widths(points: &[InkPoint; 3]) -> [f64; 3] {
        let mut nib = Nib::of(points.iter());
        [nib.touch(&points[0]), nib.go(&points[0], &points[1]), nib.go(&points[1], &points[2])]
    }

    #[test]
    fn a_fast_mouse_draws_thin_and_a_pen_by_its_pressure() {
        let [slow, fast] = [50.0, 2.0].map(|every| widths(&points([0.5; 3], every)));
        assert!(slow[2] > 3.5 && fast[2] < 2.25, "{slow:?} {fast:?}");
        let pressed = widths(&points([0.1, 0.5, 1.0], 50.0));
        assert!(pressed[0] < 1.75 && pressed[2] > 3.0, "{pressed:?}");
    }

    #[test]
    fn pressure_is_noticed_once() {
        let mut nib = Nib::of([].iter());
        assert_eq!([0.5, 0.52, 0.6, 0.9].map(|pressure| nib.feel(pressure)), [false, false, true, false]);
    }
}
