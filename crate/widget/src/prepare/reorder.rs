//! A list put in order by dragging: by mouse, pen or finger on a line's handle.

use leptos::prelude::*;
use web_sys::{Element, PointerEvent};

use super::handle::element;

/// One list: which of its lines is being dragged, by its place.
#[derive(Clone, Copy)]
pub(super) struct Order {
    dragged: RwSignal<Option<usize>>,
    shift: StoredValue<Box<dyn Fn(usize, usize) + Send + Sync>>,
}

/// A list whose lines change places by `shift`: from, to.
pub(super) fn order(shift: impl Fn(usize, usize) + Send + Sync + 'static) -> Order {
    Order { dragged: RwSignal::new(None), shift: StoredValue::new(Box::new(shift)) }
}

impl Order {
    /// Whether the line at a place is the one being dragged.
    pub(super) fn drags(self, at: usize) -> bool {
        self.dragged.get() == Some(at)
    }

    /// A line's handle is taken. The list holds the pointer, not the line: a line that changes its
    /// place leaves the page for a moment, and would lose it.
    pub(super) fn take(self, event: &PointerEvent, at: usize) {
        let list = element(event.current_target()).and_then(|grip| grip.closest("ol, ul").ok().flatten());
        if let Some(list) = list.filter(|_| event.button() == 0) {
            event.prevent_default();
            let _ = list.set_pointer_capture(event.pointer_id());
            self.dragged.set(Some(at));
        }
    }

    /// The pointer moves over the list: the dragged line goes where it is.
    pub(super) fn follow(self, event: &PointerEvent) {
        let (Some(from), Some(list)) = (self.dragged.get_untracked(), element(event.current_target())) else {
            return;
        };
        let to = place(&list, f64::from(event.client_y()), from);
        if to != from {
            self.dragged.set(Some(to));
            self.shift.with_value(|shift| shift(from, to));
        }
    }

    /// The pointer lets go.
    pub(super) fn drop(self) {
        self.dragged.set(None);
    }
}

/// The place whose line lies under a height: a neighbour gives way when its middle is passed.
fn place(list: &Element, height: f64, from: usize) -> usize {
    let lines = list.children();
    let middle = |at: u32| {
        let frame = lines.item(at).map(|line| line.get_bounding_client_rect());
        frame.map_or(f64::MAX, |frame| frame.top() + frame.height() / 2.0)
    };
    (0..lines.length()).filter(|at| *at as usize != from && middle(*at) < height).count()
}

/// The handle of a line. Who does not drag has the buttons beside it.
pub(super) fn grip(order: Order, at: impl Fn() -> usize + 'static) -> impl IntoView {
    view! {
        <span class="grip" aria-hidden="true" on:pointerdown=move |event| order.take(&event, at())>
            "⠿"
        </span>
    }
}

/// Moves a line to another place.
pub(super) fn shifted<T>(list: &mut Vec<T>, from: usize, to: usize) {
    if from < list.len() && to < list.len() {
        let one = list.remove(from);
        list.insert(to, one);
    }
}
