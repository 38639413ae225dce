//! The canvas that shows ink: all of it when the pad changes, and what a pen has just added.

use protocol::worker::InkPoint;
use wasm_bindgen::JsCast as _;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::{ink::Ink, nib::Nib};

const COLOUR: &str = "#1d2b6f";

/// A canvas with its pen.
pub(crate) struct Brush {
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    /// Dots a pixel, when the canvas was last made this large.
    dots: f64,
    nib: Nib,
    /// The line width that the canvas knows.
    width: f64,
}

/// Where the canvas is in the window, and how large.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Frame {
    pub(crate) left: f64,
    pub(crate) top: f64,
    pub(crate) width: f64,
    pub(crate) height: f64,
}

impl Brush {
    /// The brush of a canvas.
    pub(crate) fn of(canvas: HtmlCanvasElement) -> Option<Self> {
        let context = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        Some(Self { canvas, context, dots: 1.0, nib: Nib::of([].iter()), width: 0.0 })
    }

    /// Asked once for every event: the page may have scrolled.
    pub(crate) fn frame(&self) -> Frame {
        let frame = self.canvas.get_bounding_client_rect();
        Frame { left: frame.left(), top: frame.top(), width: frame.width(), height: frame.height() }
    }

    /// Shows all of the ink on a canvas of whatever size it has now.
    pub(crate) fn show(&mut self, ink: &Ink) {
        let Frame { width, height, .. } = self.frame();
        self.dots = web_sys::window().map_or(1.0, |window| window.device_pixel_ratio());
        // This empties the canvas, and it forgets how to draw.
        self.canvas.set_width((width * self.dots).round() as u32);
        self.canvas.set_height((height * self.dots).round() as u32);
        self.context.set_line_cap("round");
        self.context.set_line_join("round");
        self.context.set_stroke_style_str(COLOUR);
        self.context.set_fill_style_str(COLOUR);
        self.width = 0.0;
        self.aim(ink);
        self.nib = Nib::of(ink.strokes().iter().flatten());
        for stroke in ink.strokes() {
            self.draw(stroke, 0);
        }
    }

    /// The canvas's units become the ink's.
    pub(crate) fn aim(&self, ink: &Ink) {
        let Frame { width, height, .. } = self.frame();
        let (scale, left, top) = Ink::fit_pad(ink.pad(), width, height);
        let [scale, left, top] = [scale, left, top].map(|length| length * self.dots);
        let _ = self.context.set_transform(scale, 0.0, 0.0, scale, left, top);
    }

    /// Draws what the last stroke has from its point `from` on.
    pub(crate) fn follow(&mut self, ink: &Ink, from: usize) {
        let Some(stroke) = ink.strokes().last() else { return };
        let new = stroke.get(from..).unwrap_or_default();
        // The widths of all that was drawn before are others then.
        if new.iter().any(|point| self.nib.feel(point.pressure)) {
            self.show(ink);
        } else {
            self.draw(stroke, from);
        }
    }

    fn draw(&mut self, stroke: &[InkPoint], from: usize) {
        if let Some(first) = stroke.first().filter(|_| from == 0) {
            self.dot(first);
        }
        self.line(stroke.get(from.saturating_sub(1)..).unwrap_or_default());
    }

    fn dot(&mut self, point: &InkPoint) {
        let radius = self.nib.touch(point) / 2.0;
        self.context.begin_path();
        let _ = self.context.arc(point.x, point.y, radius, 0.0, std::f64::consts::TAU);
        self.context.fill();
    }

    /// One call for as many points as have the same width.
    fn line(&mut self, points: &[InkPoint]) {
        for (at, pair) in points.windows(2).enumerate() {
            let width = self.nib.go(&pair[0], &pair[1]);
            if at == 0 || width != self.width {
                if at > 0 {
                    self.context.stroke();
                }
                self.begin(&pair[0], width);
            }
            self.context.line_to(pair[1].x, pair[1].y);
        }
        if points.len() > 1 {
            self.context.stroke();
        }
    }

    fn begin(&mut self, at: &InkPoint, width: f64) {
        if width != self.width {
            self.context.set_line_width(width);
            self.width = width;
        }
        self.context.begin_path();
        self.context.move_to(at.x, at.y);
    }
}
