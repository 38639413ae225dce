//! Drawing the mark: pointer events become ink, the canvas shows it.

use crate::part::tap;
use leptos::{html, prelude::*};
use wasm_bindgen::{JsCast as _, prelude::*};
use web_sys::{PointerEvent, ResizeObserver};

use super::{case::Case, ink::Ink, phone};
use crate::here::Pen;

/// The pen, once its canvas is there. No signal: while it draws, nothing runs here at all.
type Held = StoredValue<Option<Pen>, LocalStorage>;

/// The pad with what belongs to it, or the way to a phone.
pub(crate) fn pad(case: Case) -> impl IntoView {
    phone::or_phone(case, move || canvas(case).into_any())
}

/// The canvas, with undoing and erasing.
pub(crate) fn canvas(case: Case) -> impl IntoView {
    let here = case.here;
    let canvas = NodeRef::<html::Canvas>::new();
    let (pen, drawing) = (Held::new_local(None), StoredValue::new(None::<i32>));
    follow_size(case, canvas, pen);
    follow_ink(case, pen, drawing);
    let down = move |event: PointerEvent| {
        // One pen at a time: a palm that touches down beside it draws nothing.
        if event.button() != 0 || drawing.get_value().is_some() {
            return;
        }
        event.prevent_default();
        if let Some(canvas) = canvas.get_untracked() {
            let _ = canvas.set_pointer_capture(event.pointer_id());
        }
        drawing.set_value(Some(event.pointer_id()));
        begin(case, pen, &event);
    };
    let up = move |event: PointerEvent| {
        if drawing.get_value() == Some(event.pointer_id()) {
            drawing.set_value(None);
            end(pen);
            // Followers (what is kept, the buttons, the canvas) hear of a stroke once it is whole.
            case.ink.update(|ink| take(pen, ink));
        }
    };
    let again = move |change: fn(&mut Ink)| {
        // What is being drawn ends here.
        drawing.set_value(None);
        end(pen);
        case.ink.update(|ink| {
            take(pen, ink);
            change(ink);
        });
    };
    let nothing = move || case.ink.with(Ink::is_empty);
    view! {
        <div class="pad">
            <canvas
                node_ref=canvas
                role="img"
                aria-label=here.word("sign-draw-label")
                on:pointerdown=down
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

/// A stroke begins where the pen touches down.
fn begin(case: Case, pen: Held, event: &PointerEvent) {
    pen.with_value(|pen| {
        let Some(pen) = pen else { return };
        let (width, height) = size(pen);
        case.ink.update(|ink| ink.begin(width, height, event.time_stamp()));
        let (scale, left, top) = Ink::fit_pad(case.ink.with_untracked(Ink::pad), width, height);
        pen.down(event, scale, left, top);
    });
}

fn end(pen: Held) {
    pen.try_with_value(|pen| pen.iter().for_each(Pen::up));
}

/// What was drawn becomes ink.
fn take(pen: Held, ink: &mut Ink) {
    pen.with_value(|pen| pen.iter().for_each(|pen| ink.add(&pen.take())));
}

fn size(pen: &Pen) -> (f64, f64) {
    let size = pen.size();
    let side = |at: usize| size.get(at).copied().unwrap_or_default();
    (side(0), side(1))
}

/// Shows all of the ink, wherever it comes from, on a pad of whatever size it has now.
fn show(case: Case, pen: Held) {
    case.ink.update_untracked(|ink| take(pen, ink));
    pen.with_value(|pen| {
        let Some(pen) = pen else { return };
        let (width, height) = size(pen);
        let (scale, left, top) = Ink::fit_pad(case.ink.with_untracked(Ink::pad), width, height);
        pen.show(&case.ink.with_untracked(Ink::shown), scale, left, top);
    });
}

/// Shows ink that comes from elsewhere; what this pen is drawing stands there already.
fn follow_ink(case: Case, pen: Held, drawing: StoredValue<Option<i32>>) {
    Effect::new(move |_| {
        case.ink.track();
        if drawing.get_value().is_none() {
            show(case, pen);
        }
    });
}

/// Takes up the pen when the canvas is there, and shows the ink anew when the pad changes its size: rotation,
/// keyboard, zoom.
fn follow_size(case: Case, canvas: NodeRef<html::Canvas>, pen: Held) {
    let watching = StoredValue::new_local(None::<(ResizeObserver, Closure<dyn FnMut()>)>);
    Effect::new(move |_| {
        let Some(canvas) = canvas.get() else { return };
        let callback = Closure::<dyn FnMut()>::new(move || show(case, pen));
        if let Ok(observer) = ResizeObserver::new(callback.as_ref().unchecked_ref()) {
            observer.observe(&canvas);
            watching.set_value(Some((observer, callback)));
        }
        pen.set_value(Some(case.here.pen(&canvas)));
        show(case, pen);
    });
    on_cleanup(move || {
        end(pen);
        if let Some(Some((observer, _callback))) = watching.try_update_value(Option::take) {
            observer.disconnect();
        }
    });
}
