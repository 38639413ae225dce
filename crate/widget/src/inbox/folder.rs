//! Documents that the person brings: files or whole folders, found again by their digests.

use leptos::{html, prelude::*};
use web_sys::{DragEvent, File};

use super::desk::Desk;
use crate::part::{PDF, file_button, files, tap, text};

/// The area, and how many files there are.
pub(crate) fn card(desk: Desk) -> impl IntoView {
    let here = desk.here;
    let add = move |more: Vec<File>| desk.files.update(|all| all.extend(more));
    let over = RwSignal::new(false);
    let dropped = move |event: DragEvent| {
        event.prevent_default();
        over.set(false);
        let Some(transfer) = event.data_transfer() else { return };
        let files = here.dropped(&transfer);
        here.spawn(async move { add(files.await) });
    };
    view! {
        <section class="card stack">
            <h3>{here.word("inbox-files-title")}</h3>
            <p class="muted">{here.word("inbox-files-what")}</p>
            <div class="drop" class:over=move || over.get()
                on:dragover=move |event: DragEvent| { event.prevent_default(); over.set(true); }
                on:dragleave=move |_| over.set(false)
                on:drop=dropped>
                <span class="leaf" aria-hidden="true"></span>
                <p class="hint">{here.word("inbox-files-drop")}</p>
                {file_button(here.word("inbox-files-choose"), "btn", true, PDF, add)}
                {folder_button(desk)}
            </div>
            <p role="status">{text(move || {
                let count = desk.files.with(Vec::len);
                if count == 0 { String::new() } else { here.say("inbox-files-count", &[("count", &count.to_string())]) }
            })}</p>
        </section>
    }
}

fn folder_button(desk: Desk) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let open = move || {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    };
    let chosen = move |_| {
        if let Some(input) = input.get_untracked() {
            desk.files.update(|all| all.extend(files(input.files())));
        }
    };
    view! {
        <button type="button" class="btn text" on:click=tap(open)>{desk.here.word("inbox-folder-choose")}</button>
        <input node_ref=input type="file" class="unseen" prop:webkitdirectory=true multiple=true tabindex="-1"
            aria-hidden="true" on:change=chosen />
    }
}
