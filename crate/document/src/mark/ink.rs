//! Drawn ink: timed points become a smooth line whose width follows pressure or speed, as outlines.

use super::Mark;
use super::path::{Path, Segment};
use serde::{Deserialize, Serialize};

const MAX_POINTS: usize = 50_000;
const MAX_EXTENT: f64 = 20_000.0;
/// Line width in CSS pixels at rest.
const PEN: f64 = 3.0;
/// Ink shorter than this says nothing.
const MIN_LENGTH: f64 = 24.0;
/// Distance between samples of the smooth line, in CSS pixels.
const STEP: f64 = 2.5;

/// One sampled point of a pen, finger or mouse.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// CSS pixels from the left of the canvas.
    pub x: f64,
    /// CSS pixels from the top of the canvas.
    pub y: f64,
    /// 0 to 1; the same everywhere when the device does not measure it.
    pub pressure: f64,
    /// Milliseconds since the first point.
    pub t: f64,
}

/// From touching down to lifting up.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Stroke {
    /// In the order drawn.
    pub points: Vec<Point>,
}

/// A drawing.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Ink {
    /// In the order drawn.
    pub strokes: Vec<Stroke>,
}

/// Why ink is no mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InkError {
    /// A dot, or one straight line: ask again.
    #[error("this is a dot or a straight line; please sign again")]
    TooSimple,
    /// More points than a hand draws.
    #[error("the drawing has too many points")]
    TooMuch,
    /// Coordinates that are no numbers, or far away.
    #[error("the drawing's coordinates are not usable")]
    BadPoint,
}

/// Ink as a mark.
pub fn ink(ink: &Ink) -> Result<Mark, InkError> {
    let strokes = checked(ink)?;
    if too_simple(&strokes) {
        return Err(InkError::TooSimple);
    }
    let by_pressure = measures_pressure(&strokes);
    let mut path = Path::default();
    for stroke in &strokes {
        outline(&mut path, &widths(&smooth(stroke), by_pressure));
    }
    Mark::outlined(path).ok_or(InkError::TooSimple)
}

/// Strokes without repeated points.
fn checked(ink: &Ink) -> Result<Vec<Vec<Point>>, InkError> {
    if ink.strokes.iter().map(|stroke| stroke.points.len()).sum::<usize>() > MAX_POINTS
        || ink.strokes.len() > 2_000
    {
        return Err(InkError::TooMuch);
    }
    let points = ink.strokes.iter().flat_map(|stroke| &stroke.points);
    let good = |point: &Point| {
        let finite = [point.x, point.y, point.pressure, point.t].iter().all(|value| value.is_finite());
        finite && point.x.abs() <= MAX_EXTENT && point.y.abs() <= MAX_EXTENT
    };
    if !points.clone().all(good) {
        return Err(InkError::BadPoint);
    }
    let dedup = |stroke: &Stroke| {
        let mut points = stroke.points.clone();
        points.dedup_by(|b, a| distance(a, b) < 0.3);
        points
    };
    Ok(ink.strokes.iter().map(dedup).filter(|points| !points.is_empty()).collect())
}

fn distance(a: &Point, b: &Point) -> f64 {
    ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).sqrt()
}

fn length(stroke: &[Point]) -> f64 {
    stroke.windows(2).map(|pair| distance(&pair[0], &pair[1])).sum()
}

/// Whether all ink is a dot or lies on one straight line: the points' spread across their main direction is tiny.
fn too_simple(strokes: &[Vec<Point>]) -> bool {
    let total: f64 = strokes.iter().map(|stroke| length(stroke)).sum();
    let points: Vec<&Point> = strokes.iter().flatten().collect();
    if total < MIN_LENGTH || points.len() < 3 {
        return true;
    }
    let n = points.len() as f64;
    let (mx, my) = (points.iter().map(|p| p.x).sum::<f64>() / n, points.iter().map(|p| p.y).sum::<f64>() / n);
    let (mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0);
    for p in &points {
        let (dx, dy) = (p.x - mx, p.y - my);
        xx += dx * dx;
        yy += dy * dy;
        xy += dx * dy;
    }
    // The eigenvalues of the covariance matrix are the squared spreads along and across.
    let (half, root) = ((xx + yy) / 2.0, (((xx - yy) / 2.0) * ((xx - yy) / 2.0) + xy * xy).sqrt());
    let (along, across) = (half + root, (half - root).max(0.0));
    across.sqrt() < 0.03 * along.sqrt() || (along / n).sqrt() < 3.0
}

fn measures_pressure(strokes: &[Vec<Point>]) -> bool {
    let pressures = || strokes.iter().flatten().map(|point| point.pressure);
    let (low, high) = (pressures().fold(f64::MAX, f64::min), pressures().fold(0.0, f64::max));
    high - low > 0.05
}

/// A sample of the smooth line: position, pressure, speed in pixels a millisecond.
#[derive(Clone, Copy)]
struct Sample {
    x: f64,
    y: f64,
    pressure: f64,
    speed: f64,
}

/// Catmull-Rom splines through the points (jitter evened out first), sampled evenly.
fn smooth(stroke: &[Point]) -> Vec<Sample> {
    let points = evened(stroke);
    let speed = |i: usize| -> f64 {
        let (a, b) = (&points[i.saturating_sub(1)], &points[i]);
        distance(a, b) / (b.t - a.t).max(1.0)
    };
    let sample =
        |i: usize| Sample { x: points[i].x, y: points[i].y, pressure: points[i].pressure, speed: speed(i) };
    let mut samples = vec![sample(0)];
    for i in 1..points.len() {
        let (before, after) = (&points[i.saturating_sub(2)], &points[(i + 1).min(points.len() - 1)]);
        let (from, to) = (sample(i - 1), sample(i));
        let pieces = ((distance(&points[i - 1], &points[i]) / STEP).ceil() as usize).clamp(1, 64);
        for piece in 1..=pieces {
            let u = piece as f64 / pieces as f64;
            samples.push(Sample {
                x: spline(before.x, from.x, to.x, after.x, u),
                y: spline(before.y, from.y, to.y, after.y, u),
                pressure: from.pressure + (to.pressure - from.pressure) * u,
                speed: from.speed + (to.speed - from.speed) * u,
            });
        }
    }
    samples
}

/// Each inner point drawn halfway to the mean of its neighbours.
fn evened(stroke: &[Point]) -> Vec<Point> {
    let mut points = stroke.to_vec();
    for i in 1..stroke.len().saturating_sub(1) {
        points[i].x = stroke[i].x / 2.0 + (stroke[i - 1].x + stroke[i + 1].x) / 4.0;
        points[i].y = stroke[i].y / 2.0 + (stroke[i - 1].y + stroke[i + 1].y) / 4.0;
    }
    points
}

fn spline(a: f64, b: f64, c: f64, d: f64, u: f64) -> f64 {
    let (cubic, square) = (3.0 * b - a - 3.0 * c + d, 2.0 * a - 5.0 * b + 4.0 * c - d);
    (2.0 * b + (c - a) * u + square * u * u + cubic * u * u * u) / 2.0
}

/// A disc of the line: centre and radius.
#[derive(Clone, Copy)]
struct Disc {
    x: f64,
    y: f64,
    r: f64,
}

fn widths(samples: &[Sample], by_pressure: bool) -> Vec<Disc> {
    let mut radius: Option<f64> = None;
    let disc = |sample: &Sample| {
        let factor = if by_pressure {
            0.4 + 1.1 * sample.pressure.clamp(0.0, 1.0)
        } else {
            // A fast pen draws thin; 1 pixel a millisecond is brisk.
            (1.3 / (1.0 + 0.45 * sample.speed)).clamp(0.5, 1.3)
        };
        let wanted = PEN / 2.0 * factor;
        let now = radius.map_or(wanted, |last| last * 0.75 + wanted * 0.25);
        radius = Some(now);
        Disc { x: sample.x, y: sample.y, r: now }
    };
    samples.iter().map(disc).collect()
}

/// The line as quadrilaterals between neighbouring discs, all turning the same way so that nonzero winding unites
/// them, with round discs at the ends and wherever it bends sharply.
fn outline(path: &mut Path, discs: &[Disc]) {
    let (Some(&first), Some(&last)) = (discs.first(), discs.last()) else { return };
    round(path, first);
    for i in 1..discs.len() {
        let (a, b) = (discs[i - 1], discs[i]);
        let (na, nb) = (normal(discs, i - 1), normal(discs, i));
        quadrilateral(path, a, b, na, nb);
        if i + 1 < discs.len() && sharp(discs, i) {
            round(path, b);
        }
    }
    if discs.len() > 1 {
        round(path, last);
    }
}

fn direction(a: Disc, b: Disc) -> (f64, f64) {
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let length = (dx * dx + dy * dy).sqrt();
    if length > 1e-9 { (dx / length, dy / length) } else { (1.0, 0.0) }
}

/// Across the line at disc `i`: the mean of the directions before and after, turned.
fn normal(discs: &[Disc], i: usize) -> (f64, f64) {
    let before = direction(discs[i.saturating_sub(1)], discs[i.max(1).min(discs.len() - 1)]);
    let after = direction(discs[i.min(discs.len() - 2)], discs[(i + 1).min(discs.len() - 1)]);
    let (x, y) = (before.0 + after.0, before.1 + after.1);
    let length = (x * x + y * y).sqrt();
    if length > 0.2 { (-y / length, x / length) } else { (-after.1, after.0) }
}

fn sharp(discs: &[Disc], i: usize) -> bool {
    let (before, after) = (direction(discs[i - 1], discs[i]), direction(discs[i], discs[i + 1]));
    before.0 * after.0 + before.1 * after.1 < 0.85
}

fn quadrilateral(path: &mut Path, a: Disc, b: Disc, na: (f64, f64), nb: (f64, f64)) {
    let mut corners = [
        (a.x + na.0 * a.r, a.y + na.1 * a.r),
        (b.x + nb.0 * b.r, b.y + nb.1 * b.r),
        (b.x - nb.0 * b.r, b.y - nb.1 * b.r),
        (a.x - na.0 * a.r, a.y - na.1 * a.r),
    ];
    let area: f64 =
        (0..4).map(|i| (corners[i], corners[(i + 1) % 4])).map(|(p, q)| p.0 * q.1 - q.0 * p.1).sum();
    if area < 0.0 {
        corners.reverse();
    }
    path.push(Segment::Move(corners[0].0, corners[0].1));
    for (x, y) in &corners[1..] {
        path.push(Segment::Line(*x, *y));
    }
    path.push(Segment::Close);
}

/// A circle of four curves, turning like the quadrilaterals.
fn round(path: &mut Path, Disc { x, y, r }: Disc) {
    let k = 0.552_284_75 * r;
    path.push(Segment::Move(x + r, y));
    path.push(Segment::Curve(x + r, y + k, x + k, y + r, x, y + r));
    path.push(Segment::Curve(x - k, y + r, x - r, y + k, x - r, y));
    path.push(Segment::Curve(x - r, y - k, x - k, y - r, x, y - r));
    path.push(Segment::Curve(x + k, y - r, x + r, y - k, x + r, y));
    path.push(Segment::Close);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stroke(points: impl IntoIterator<Item = (f64, f64)>) -> Stroke {
        let point = |(i, (x, y)): (usize, (f64, f64))| Point { x, y, pressure: 0.5, t: i as f64 * 8.0 };
        Stroke { points: points.into_iter().enumerate().map(point).collect() }
    }

    fn of(strokes: Vec<Stroke>) -> Result<Mark, InkError> {
        ink(&Ink { strokes })
    }

    #[test]
    fn dots_and_straight_lines_are_refused() {
        assert_eq!(of(vec![]), Err(InkError::TooSimple));
        assert_eq!(of(vec![stroke([(5.0, 5.0)])]), Err(InkError::TooSimple));
        assert_eq!(of(vec![stroke([(5.0, 5.0); 40])]), Err(InkError::TooSimple));
        let line = (0..80).map(|i| (f64::from(i) * 3.0, 10.0 + f64::from(i) + f64::from(i % 2)));
        assert_eq!(of(vec![stroke(line)]), Err(InkError::TooSimple));
        assert_eq!(of(vec![stroke([(0.0, 0.0), (f64::NAN, 1.0)])]), Err(InkError::BadPoint));
    }

    #[test]
    fn a_cross_and_a_wave_are_marks() {
        let cross =
            vec![stroke([(0.0, 0.0), (20.0, 20.0), (40.0, 40.0)]), stroke([(40.0, 0.0), (0.0, 40.0)])];
        assert!(of(cross).is_ok());
        let wave = (0..120_i32).map(|i| (f64::from(i), 20.0 + f64::from((i % 40 - 20).abs())));
        let mark = of(vec![stroke(wave)]).unwrap();
        assert!(mark.width() > 118.0 && mark.width() < 126.0, "{}", mark.width());
        assert!(mark.svg().d.len() > 500);
    }
}
