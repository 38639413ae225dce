//! A sentence with its sign: colour is never alone.

use leptos::prelude::*;

use super::verdict::Look;
use crate::part::text;

/// One sentence.
pub(super) fn line((class, sign): Look, say: impl Fn() -> String + Send + 'static) -> impl IntoView {
    view! {
        <li class=format!("line {class}")>
            <span class="sign" aria-hidden="true">{sign}</span>
            <span>{text(say)}</span>
        </li>
    }
}
