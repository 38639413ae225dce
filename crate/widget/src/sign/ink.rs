//! Drawn ink as data: the canvas only shows it.

use protocol::worker::{InkPoint, Mark};
use serde::{Deserialize, Serialize};

/// The strokes, in the coordinates of the pad they were begun on.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Ink {
    /// Width and height of the pad when the first stroke began.
    pad: (f64, f64),
    strokes: Vec<Vec<InkPoint>>,
    /// Milliseconds at the first sample, on the event clock.
    began: f64,
}

/// More samples than a signature has: about three minutes of drawing.
const MOST_POINTS: usize = 20_000;

impl Ink {
    pub(crate) fn is_empty(&self) -> bool {
        self.strokes.is_empty()
    }

    pub(crate) fn strokes(&self) -> &[Vec<InkPoint>] {
        &self.strokes
    }

    /// The size of the pad it was begun on; nothing yet: none.
    pub(crate) fn pad(&self) -> (f64, f64) {
        if self.is_empty() { (0.0, 0.0) } else { self.pad }
    }

    /// How much larger a place of this size shows a pad, and where it begins: rotation loses nothing.
    pub(crate) fn fit_pad(pad: (f64, f64), width: f64, height: f64) -> (f64, f64, f64) {
        if pad.0 <= 0.0 || pad.1 <= 0.0 || width <= 0.0 || height <= 0.0 {
            return (1.0, 0.0, 0.0);
        }
        let scale = (width / pad.0).min(height / pad.1);
        (scale, (width - pad.0 * scale) / 2.0, (height - pad.1 * scale) / 2.0)
    }

    /// Begins a stroke on a pad of this size.
    pub(crate) fn begin(&mut self, width: f64, height: f64, at: f64) {
        if self.is_empty() {
            (self.pad, self.began) = ((width, height), at);
        }
        self.strokes.push(vec![]);
    }

    /// Adds to the last stroke what a pen has drawn: x, y, pressure and time of each point.
    pub(crate) fn add(&mut self, drawn: &[f64]) {
        let (began, count) = (self.began, self.strokes.iter().map(Vec::len).sum::<usize>());
        let Some(stroke) = self.strokes.last_mut() else { return };
        let (points, _) = drawn.as_chunks::<4>();
        for &[x, y, pressure, at] in points.iter().take(MOST_POINTS.saturating_sub(count)) {
            if stroke.last().is_none_or(|last| (last.x, last.y) != (x, y)) {
                stroke.push(InkPoint { x, y, pressure, t: (at - began).max(0.0) });
            }
        }
    }

    /// As a pen shows it: for each stroke how many points it has, and what [`Ink::add`] takes of each.
    pub(crate) fn shown(&self) -> Vec<f64> {
        let point = |point: &InkPoint| [point.x, point.y, point.pressure, point.t];
        let stroke = |stroke: &Vec<InkPoint>| {
            [vec![stroke.len() as f64], stroke.iter().flat_map(point).collect()].concat()
        };
        self.strokes.iter().flat_map(stroke).collect()
    }

    /// Takes the last stroke back.
    pub(crate) fn undo(&mut self) {
        self.strokes.pop();
    }

    /// As it travels from a phone: whole numbers, tenths of a pixel and hundredths of the pressure.
    pub(crate) fn write(&self) -> String {
        let whole = |number: f64, times: f64| (number * times).round() as i64;
        let point = |point: &InkPoint| {
            [whole(point.x, 10.0), whole(point.y, 10.0), whole(point.pressure, 100.0), whole(point.t, 1.0)]
        };
        let strokes: Vec<Vec<_>> =
            self.strokes.iter().map(|stroke| stroke.iter().map(point).collect()).collect();
        let pad = (whole(self.pad.0, 10.0), whole(self.pad.1, 10.0));
        serde_json::to_string(&(pad, strokes)).unwrap_or_default()
    }

    /// Every other sample, and the ends of every stroke.
    pub(crate) fn thinned(&self) -> Self {
        let thin = |stroke: &Vec<InkPoint>| {
            let last = stroke.len().saturating_sub(1);
            let kept = stroke.iter().enumerate().filter(|(at, _)| at % 2 == 0 || *at == last);
            kept.map(|(_, point)| *point).collect::<Vec<_>>()
        };
        Self { strokes: self.strokes.iter().map(thin).collect(), ..self.clone() }
    }

    /// Reads what [`Ink::write`] wrote.
    pub(crate) fn read(text: &str) -> Option<Self> {
        type Written = ((i64, i64), Vec<Vec<[i64; 4]>>);
        let (pad, strokes): Written = serde_json::from_str(text).ok()?;
        let part = |number: i64, of: f64| number as f64 / of;
        let point = |[x, y, pressure, t]: &[i64; 4]| InkPoint {
            x: part(*x, 10.0),
            y: part(*y, 10.0),
            pressure: part(*pressure, 100.0).clamp(0.0, 1.0),
            t: part(*t, 1.0),
        };
        let strokes: Vec<Vec<_>> = strokes.iter().map(|stroke| stroke.iter().map(point).collect()).collect();
        let few = strokes.iter().map(Vec::len).sum::<usize>() <= MOST_POINTS;
        few.then(|| Self { pad: (part(pad.0, 10.0), part(pad.1, 10.0)), strokes, began: 0.0 })
    }

    /// The mark, if anything was drawn.
    pub(crate) fn mark(&self) -> Option<Mark> {
        (!self.is_empty()).then(|| Mark::Ink { strokes: self.strokes.clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rotated_pad_shows_the_same_ink() {
        assert_eq!(Ink::fit_pad((300.0, 200.0), 600.0, 800.0), (2.0, 0.0, 200.0), "the shape is kept");
        assert_eq!(Ink::fit_pad((0.0, 0.0), 600.0, 800.0), (1.0, 0.0, 0.0), "nothing is begun");
    }

    #[test]
    fn every_sample_is_kept_that_is_elsewhere() {
        let mut ink = Ink::default();
        ink.begin(300.0, 200.0, 1000.0);
        let drawn: Vec<_> = (0..9).flat_map(|at| [0.25 * f64::from(at / 2), 1.0, 0.5, 1004.0]).collect();
        ink.add(&drawn[..24]);
        ink.add(&drawn[24..]);
        assert_eq!(ink.strokes()[0].len(), 5, "a quarter of a pixel is elsewhere");
        assert_eq!(ink.shown()[..9], [5.0, 0.0, 1.0, 0.5, 4.0, 0.25, 1.0, 0.5, 4.0]);
    }

    #[test]
    fn ink_of_another_device_is_the_same_ink() {
        let mut ink = Ink::default();
        ink.begin(300.0, 200.0, 1000.0);
        ink.add(&[30.04, 40.0, 0.5, 1000.0, 31.5, 41.2, 0.25, 1016.0]);
        let read = Ink::read(&ink.write()).unwrap();
        assert_eq!((read.pad, read.strokes.len()), (ink.pad, 1));
        assert_eq!(read.strokes[0][1], ink.strokes[0][1]);
        assert_eq!(read.strokes[0][0].x, 30.0, "to the tenth of a pixel");
        for wrong in ["", "{}", "[[1,2],[[[1,2,3]]]]"] {
            assert!(Ink::read(wrong).is_none(), "{wrong}");
        }
    }

    #[test]
    fn undo_takes_one_stroke() {
        let mut ink = Ink::default();
        ink.begin(300.0, 200.0, 0.0);
        ink.begin(300.0, 200.0, 1.0);
        ink.undo();
        assert_eq!(ink.strokes().len(), 1);
        ink.undo();
        assert!(ink.is_empty() && ink.mark().is_none());
    }
}
