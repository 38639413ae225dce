//! What a pointer event says of the pen: where it was, how hard it pressed, when.

use js_sys::Array;
use wasm_bindgen::{JsCast as _, prelude::*};
use web_sys::PointerEvent;

// web-sys gives whole pixels only, and would throw where a browser has no coalesced events.
#[wasm_bindgen]
extern "C" {
    type Pointer;
    #[wasm_bindgen(method, catch, js_name = getCoalescedEvents)]
    fn coalesced(this: &Pointer) -> Result<Array, JsValue>;
    #[wasm_bindgen(method, getter, js_name = clientX)]
    fn x(this: &Pointer) -> f64;
    #[wasm_bindgen(method, getter, js_name = clientY)]
    fn y(this: &Pointer) -> f64;
    #[wasm_bindgen(method, getter)]
    fn pressure(this: &Pointer) -> f64;
    #[wasm_bindgen(method, getter, js_name = timeStamp)]
    fn at(this: &Pointer) -> f64;
}

/// One sample, in the coordinates of the window.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sample {
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) pressure: f64,
    pub(crate) at: f64,
}

impl Sample {
    /// The event's own.
    pub(crate) fn of(event: &PointerEvent) -> Self {
        Self::read(event.unchecked_ref())
    }

    fn read(event: &Pointer) -> Self {
        let pressure = event.pressure();
        // A device that does not feel pressure says 0 or 0.5.
        let pressure = if pressure > 0.0 { pressure } else { 0.5 };
        Self { x: event.x(), y: event.y(), pressure, at: event.at() }
    }
}

/// The samples since the last event: a fast hand makes several between two frames.
pub(crate) fn samples(event: &PointerEvent) -> Vec<Sample> {
    let event: &Pointer = event.unchecked_ref();
    let coalesced = event.coalesced().unwrap_or_default();
    match coalesced.length() {
        0 => vec![Sample::read(event)],
        many => (0..many).map(|index| Sample::read(coalesced.get(index).unchecked_ref())).collect(),
    }
}
