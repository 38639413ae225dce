//! View parts of few types: every closure and every handler of a type of its own would be another
//! kilobyte of view code in what people download.

use leptos::prelude::*;
use web_sys::{Event, MouseEvent};

/// A handler for a click.
pub(crate) fn tap(mut done: impl FnMut() + 'static) -> Box<dyn FnMut(MouseEvent)> {
    Box::new(move |_| done())
}

/// A handler for what is typed into a field.
pub(crate) fn typing(mut take: impl FnMut(String) + 'static) -> Box<dyn FnMut(Event)> {
    Box::new(move |event| take(event_target_value(&event)))
}

/// A text that follows its signals.
pub(crate) fn text(say: impl Fn() -> String + Send + 'static) -> Box<dyn FnMut() -> String + Send> {
    Box::new(say)
}

/// A part of the page that follows its signals.
pub(crate) fn part<V: IntoAny>(show: impl Fn() -> V + Send + 'static) -> Box<dyn FnMut() -> AnyView + Send> {
    Box::new(move || show().into_any())
}
