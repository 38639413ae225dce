//! Drawing the mark: pointer events become ink, the canvas shows it.

use crate::part::tap;
use leptos::{html, prelude::*};
use wasm_bindgen::{JsCast as _, prelude::*};
use web_sys::{HtmlCanvasElement, PointerEvent, ResizeObserver};

use super::{
    brush::Brush,
    case::Case,
    ink::Ink,
    phone,
    sample::{Sample, samples},
};

/// The brush, once its canvas is there. No signal: nothing may run for every sample but what draws it.
type Held = StoredValue<Option<Brush>, LocalStorage>;

/// The pad with what belongs to it, or the way to a phone.
pub(crate) fn pad(case: Case) -> impl IntoView {
    phone::or_phone(case, move || canvas(case).into_any())
}

/// The canvas, with undoing and erasing.
pub(crate) fn canvas(case: Case) -> impl IntoView {
    let here = case.here;
    let canvas = NodeRef::<html::Canvas>::new();
    let (brush, pen) = (Held::new_local(None), StoredValue::new(None::<i32>));
    follow_size(case, canvas, brush);
    follow_ink(case, brush, pen);
    let down = move |event: PointerEvent| {
        // One pen at a time: a palm that touches down beside it draws nothing.
        if event.button() != 0 || pen.get_value().is_some() {
            return;
        }
        event.prevent_default();
        if let Some(canvas) = canvas.get_untracked() {
            let _ = canvas.set_pointer_capture(event.pointer_id());
        }
        pen.set_value(Some(event.pointer_id()));
        begin(case, brush, &event);
    };
    let moved = move |event: PointerEvent| {
        if pen.get_value() == Some(event.pointer_id()) {
            go_on(case, brush, &samples(&event));
        }
    };
    let up = move |event: PointerEvent| {
        if pen.get_value() == Some(event.pointer_id()) {
            pen.set_value(None);
            // Followers (what is kept, the buttons) hear of a stroke once it is whole.
            case.ink.notify();
        }
    };
    let again = move |change: fn(&mut Ink)| {
        // What is being drawn ends here.
        pen.set_value(None);
        case.ink.update(change);
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

/// A stroke begins where the pen touches down.
fn begin(case: Case, brush: Held, event: &PointerEvent) {
    let Some(Some(frame)) = brush.try_with_value(|brush| brush.as_ref().map(Brush::frame)) else { return };
    case.ink.update(|ink| ink.begin(frame.width, frame.height, event.time_stamp()));
    brush.update_value(|brush| {
        if let Some(brush) = brush {
            case.ink.with_untracked(|ink| brush.aim(ink));
        }
    });
    go_on(case, brush, &[Sample::of(event)]);
}

/// Keeps the samples, and draws them.
fn go_on(case: Case, brush: Held, samples: &[Sample]) {
    brush.update_value(|brush| {
        let Some(brush) = brush else { return };
        case.ink.try_update_untracked(|ink| {
            let from = ink.add(brush.frame(), samples);
            brush.follow(ink, from);
        });
    });
}

/// Shows all of the ink, wherever it comes from.
fn show(case: Case, brush: Held) {
    brush.update_value(|brush| {
        if let Some(brush) = brush {
            case.ink.with_untracked(|ink| brush.show(ink));
        }
    });
}

/// Shows ink that comes from elsewhere; what this pen is drawing stands there already.
fn follow_ink(case: Case, brush: Held, pen: StoredValue<Option<i32>>) {
    Effect::new(move |_| {
        case.ink.track();
        if pen.get_value().is_none() {
            show(case, brush);
        }
    });
}

/// Takes up the brush when the canvas is there, and shows the ink anew when the pad changes its size: rotation,
/// keyboard, zoom.
fn follow_size(case: Case, canvas: NodeRef<html::Canvas>, brush: Held) {
    let watching = StoredValue::new_local(None::<(ResizeObserver, Closure<dyn FnMut()>)>);
    Effect::new(move |_| {
        let Some(canvas) = canvas.get() else { return };
        let callback = Closure::<dyn FnMut()>::new(move || show(case, brush));
        if let Ok(observer) = ResizeObserver::new(callback.as_ref().unchecked_ref()) {
            observer.observe(&canvas);
            watching.set_value(Some((observer, callback)));
        }
        brush.set_value(Brush::of(HtmlCanvasElement::clone(&canvas)));
        show(case, brush);
    });
    on_cleanup(move || {
        if let Some(Some((observer, _callback))) = watching.try_update_value(Option::take) {
            observer.disconnect();
        }
    });
}
