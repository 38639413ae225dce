//! A link that is not whole: the person pastes it from the mail.

use leptos::{html, prelude::*};
use web_sys::SubmitEvent;

use super::{case::Case, link};

/// The form; nothing where the host page gives the link, which nobody can paste then.
pub(crate) fn form(case: Case) -> impl IntoView {
    let here = case.here;
    let field = NodeRef::<html::Input>::new();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(field) = field.get_untracked() {
            link::open_pasted(case, &field.value());
        }
    };
    let given_by_host = here.property("link").is_string();
    (!given_by_host).then(|| view! {
        <form class="card stack" on:submit=submit>
            <p>{here.word("sign-paste-what")}</p>
            <label class="labelled">
                <span>{here.word("sign-paste-label")}</span>
                <input node_ref=field class="field" type="text" inputmode="url" autocomplete="off" required />
            </label>
            <button class="btn" type="submit">{here.word("part-password-open")}</button>
        </form>
    })
}
