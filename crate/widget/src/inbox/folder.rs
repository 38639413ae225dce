//! Documents that the person brings: files or a folder, found again by their digests.

use leptos::{html, prelude::*};

use super::desk::Desk;
use crate::part::{drop_area, files, tap, text};

/// The area, and how many files there are.
pub(crate) fn card(desk: Desk) -> impl IntoView {
    let here = desk.here;
    let add = move |more: Vec<web_sys::File>| desk.files.update(|all| all.extend(more));
    let input = NodeRef::<html::Input>::new();
    let open = move || {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    };
    let chosen = move |_| {
        if let Some(input) = input.get_untracked() {
            add(files(input.files()));
        }
    };
    view! {
        <section class="card stack">
            <h3>{here.word("inbox-files-title")}</h3>
            <p class="muted">{here.word("inbox-files-what")}</p>
            {drop_area(here, "inbox-files-drop", "inbox-files-choose", true, add)}
            <button type="button" class="btn text" on:click=tap(open)>{here.word("inbox-folder-choose")}</button>
            <input node_ref=input type="file" class="unseen" prop:webkitdirectory=true multiple=true tabindex="-1" aria-hidden="true"
                on:change=chosen />
            <p role="status">{text(move || {
                let count = desk.files.with(Vec::len);
                if count == 0 { String::new() } else { here.say("inbox-files-count", &[("count", &count.to_string())]) }
            })}</p>
        </section>
    }
}
