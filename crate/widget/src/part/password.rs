//! Asks for a document's password. It stays on the device.

use leptos::{html, prelude::*};
use web_sys::SubmitEvent;

use super::shared::text;
use crate::here::Here;

/// A form for the password of the document called `name`.
pub(crate) fn password_form(
    here: Here,
    name: String,
    wrong: bool,
    given: impl Fn(String) + 'static,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        if let Some(input) = input.get() {
            let _ = input.focus();
        }
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(input) = input.get_untracked() {
            given(input.value());
        }
    };
    view! {
        <form class="card stack" on:submit=submit>
            <h2>{here.word("part-password-title")}</h2>
            <p class="muted">{text(move || here.say("part-password-why", &[("name", &name)]))}</p>
            {wrong.then(|| view! { <p class="notice bad" role="alert">{here.word("trouble-password-wrong")}</p> })}
            <label class="labelled">
                <span>{here.word("part-password-label")}</span>
                <input node_ref=input class="field" type="password" autocomplete="off" required />
            </label>
            <button class="btn" type="submit">{here.word("part-password-open")}</button>
        </form>
    }
}
