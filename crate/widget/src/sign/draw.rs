//! Drawing the mark: pointer events become ink, the canvas shows it.

use crate::part::tap;
use js_sys::{Array, Function, Reflect};
use leptos::{html, prelude::*};
use protocol::worker::InkPoint;
use wasm_bindgen::{JsCast as _, prelude::*};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, PointerEvent, ResizeObserver};

use super::{
    case::Case,
    ink::{Ink, pen_width},
    phone,
};

/// The pad with what belongs to it, or the way to a phone.
pub(crate) fn pad(case: Case) -> impl IntoView {
    phone::or_phone(case, move || canvas(case).into_any())
}

/// The canvas, with undoing and erasing.
pub(crate) fn canvas(case: Case) -> impl IntoView {
    let here = case.here;
    let canvas = NodeRef::<html::Canvas>::new();
    let pen = RwSignal::new(None::<i32>);
    follow_size(case, canvas);
    follow_ink(case, canvas, pen);
    let down = move |event: PointerEvent| {
        let Some(canvas) = canvas.get_untracked() else { return };
        // One pen at a time: a palm that touches down beside it draws nothing.
        if event.button() != 0 || pen.get_untracked().is_some() {
            return;
        }
        event.prevent_default();
        let _ = canvas.set_pointer_capture(event.pointer_id());
        pen.set(Some(event.pointer_id()));
        let (width, height) = size(&canvas);
        case.ink.update(|ink| ink.begin(width, height, event.time_stamp()));
        take(case, &canvas, &event);
    };
    let moved = move |event: PointerEvent| {
        let Some(canvas) = canvas.get_untracked() else { return };
        if pen.get_untracked() != Some(event.pointer_id()) {
            return;
        }
        for sample in samples(&event) {
            take(case, &canvas, &sample);
        }
    };
    let up = move |event: PointerEvent| {
        if pen.get_untracked() == Some(event.pointer_id()) {
            pen.set(None);
            // Followers (what is kept, the buttons) hear of a stroke once it is whole.
            case.ink.notify();
        }
    };
    let again = move |change: fn(&mut Ink)| {
        case.ink.update(change);
        if let Some(canvas) = canvas.get_untracked() {
            redraw(&canvas, &case.ink.get_untracked());
        }
    };
    let nothing = move || case.ink.with(Ink::is_empty);
    view! {
        <div class="pad">
            <canvas
                node_ref=canvas
                role="img"
                aria-label=here.word("sign-draw-label")
                on:pointerdown=down
                on:pointermove=moved
                on:pointerup=up
                on:pointercancel=up
            ></canvas>
        </div>
        <div class="row">
            <p class="small muted hint">{here.word("sign-draw-hint")}</p>
            <button type="button" class="btn text" disabled=nothing on:click=tap(move || again(Ink::undo))>
                {here.word("sign-draw-undo")}
            </button>
            <button type="button" class="btn text" disabled=nothing on:click=tap(move || again(|ink| *ink = Ink::default()))>
                {here.word("sign-draw-erase")}
            </button>
        </div>
    }
}

/// The samples since the last event: a fast hand makes several between two frames.
fn samples(event: &PointerEvent) -> Vec<PointerEvent> {
    let coalesced = Reflect::get(event, &"getCoalescedEvents".into())
        .ok()
        .and_then(|function| function.dyn_into::<Function>().ok())
        .and_then(|function| function.call0(event).ok());
    let list: Vec<PointerEvent> = coalesced
        .map(|list| Array::from(&list).iter().map(JsCast::unchecked_into).collect())
        .unwrap_or_default();
    if list.is_empty() { vec![event.clone()] } else { list }
}

fn take(case: Case, canvas: &HtmlCanvasElement, event: &PointerEvent) {
    let frame = canvas.get_bounding_client_rect();
    let (x, y) = (f64::from(event.client_x()) - frame.left(), f64::from(event.client_y()) - frame.top());
    let pressure = f64::from(event.pressure());
    // A device that does not feel pressure says 0 or 0.5.
    let pressure = if pressure > 0.0 { pressure } else { 0.5 };
    let pad = size(canvas);
    let Some(context) = context(canvas) else { return };
    if let Some(ink) = case.ink.try_update_untracked(|ink| {
        ink.add(pad, x, y, pressure, event.time_stamp());
        ink.clone_tail()
    }) {
        prepare(&context, canvas, ink.0);
        segment(&context, &ink.1);
    }
}

impl Ink {
    /// How it fits, and the last two points: all that drawing on needs.
    fn clone_tail(&self) -> ((f64, f64), Vec<InkPoint>) {
        let stroke = self.strokes().last().map_or(&[][..], Vec::as_slice);
        (self.pad(), stroke[stroke.len().saturating_sub(2)..].to_vec())
    }
}

fn size(canvas: &HtmlCanvasElement) -> (f64, f64) {
    (f64::from(canvas.client_width()), f64::from(canvas.client_height()))
}

fn context(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    canvas.get_context("2d").ok()??.dyn_into().ok()
}

/// The canvas's units become the ink's.
fn prepare(context: &CanvasRenderingContext2d, canvas: &HtmlCanvasElement, pad: (f64, f64)) {
    let dots = web_sys::window().map_or(1.0, |window| window.device_pixel_ratio());
    let (width, height) = size(canvas);
    let (scale, left, top) = Ink::fit_pad(pad, width, height);
    let _ = context.set_transform(scale * dots, 0.0, 0.0, scale * dots, left * dots, top * dots);
    context.set_line_cap("round");
    context.set_line_join("round");
    context.set_stroke_style_str("#1d2b6f");
    context.set_fill_style_str("#1d2b6f");
}

/// From the last point but one to the last; a first point is a dot.
fn segment(context: &CanvasRenderingContext2d, points: &[InkPoint]) {
    let Some(last) = points.last() else { return };
    let first = points[0];
    context.begin_path();
    if points.len() == 1 {
        let _ = context.arc(last.x, last.y, pen_width(last.pressure) / 2.0, 0.0, std::f64::consts::TAU);
        context.fill();
    } else {
        context.set_line_width(pen_width(last.pressure));
        context.move_to(first.x, first.y);
        context.line_to(last.x, last.y);
        context.stroke();
    }
}

/// Shows all of the ink on a canvas of whatever size it has now.
fn redraw(canvas: &HtmlCanvasElement, ink: &Ink) {
    let dots = web_sys::window().map_or(1.0, |window| window.device_pixel_ratio());
    let (width, height) = size(canvas);
    canvas.set_width((width * dots).round() as u32);
    canvas.set_height((height * dots).round() as u32);
    let Some(context) = context(canvas) else { return };
    prepare(&context, canvas, ink.pad());
    for stroke in ink.strokes() {
        for end in 1..=stroke.len() {
            segment(&context, &stroke[end.saturating_sub(2)..end]);
        }
    }
}

/// Redraws when ink comes from elsewhere; what this pen draws stands there already.
fn follow_ink(case: Case, canvas: NodeRef<html::Canvas>, pen: RwSignal<Option<i32>>) {
    Effect::new(move |_| {
        case.ink.track();
        if let (Some(canvas), None) = (canvas.get_untracked(), pen.get_untracked()) {
            case.ink.with_untracked(|ink| redraw(&canvas, ink));
        }
    });
}

/// Redraws when the pad changes its size: rotation, keyboard, zoom.
fn follow_size(case: Case, canvas: NodeRef<html::Canvas>) {
    let watching = StoredValue::new_local(None::<(ResizeObserver, Closure<dyn FnMut()>)>);
    Effect::new(move |_| {
        let Some(canvas) = canvas.get() else { return };
        let shown = canvas.clone();
        let callback = Closure::<dyn FnMut()>::new(move || {
            case.ink.with_untracked(|ink| redraw(&shown, ink));
        });
        if let Ok(observer) = ResizeObserver::new(callback.as_ref().unchecked_ref()) {
            observer.observe(&canvas);
            watching.set_value(Some((observer, callback)));
        }
    });
    on_cleanup(move || {
        if let Some(Some((observer, _callback))) = watching.try_update_value(Option::take) {
            observer.disconnect();
        }
    });
}
