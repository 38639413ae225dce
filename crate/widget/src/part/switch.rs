//! A switch: on or off, at once.

use leptos::prelude::*;

use super::shared::{tap, text};
use crate::here::Here;

/// A switch called `word`.
pub(crate) fn switch(
    here: Here,
    word: &'static str,
    is_on: impl Fn() -> bool + Copy + Send + Sync + 'static,
    turn: impl Fn() + 'static,
) -> impl IntoView {
    view! {
        <button type="button" role="switch" class="switch" aria-checked=text(move || is_on().to_string()) on:click=tap(turn)>
            <i aria-hidden="true"></i>{here.word(word)}
        </button>
    }
}
