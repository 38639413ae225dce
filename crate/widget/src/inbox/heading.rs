//! A step's heading: it gets the focus once the person moves between steps, not when the page opens.

use leptos::{html, prelude::*};

use super::desk::Desk;
use crate::part::text;

/// The heading. The host page has its own first one.
pub(crate) fn heading(desk: Desk, say: impl Fn() -> String + Send + 'static) -> AnyView {
    let heading = NodeRef::<html::H2>::new();
    Effect::new(move |_| {
        if let (Some(heading), true) = (heading.get(), desk.moved.get_value()) {
            let _ = heading.focus();
        }
    });
    view! { <h2 node_ref=heading tabindex="-1" class="grow">{text(say)}</h2> }.into_any()
}
