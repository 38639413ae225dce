//! Documents that the person brings: files or whole folders, found again by their digests.

use leptos::{html, prelude::*};
use web_sys::{DragEvent, File};

use super::desk::Desk;
use crate::part::{PDF, file_button, files, is_of, part, tap, text};

/// At most so many names are said.
const NAMED: usize = 8;

/// The area, and how many files there are.
pub(crate) fn card(desk: Desk) -> impl IntoView {
    let here = desk.here;
    let add = move |more: Vec<File>| add(desk, more);
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
            {part(move || strange(desk).map(|names| view! {
                <p class="notice warn" role="status"><span>{here.say("inbox-files-strange", &[("names", &names)])}</span></p>
            }))}
        </section>
    }
}

/// Takes files; those that are none of the documents are named.
fn add(desk: Desk, more: Vec<File>) {
    desk.files.update(|all| all.extend(more.iter().cloned()));
    desk.here.spawn(async move {
        let wanted: Vec<_> =
            desk.list.with_untracked(|list| list.iter().flat_map(|line| line.documents.clone()).collect());
        for file in more {
            // The likeliest first: the very file that was sent.
            let mut likely = wanted.clone();
            likely.sort_by_key(|one| (one.size as f64 - file.size()).abs() as u64);
            let mut known = false;
            for one in likely {
                known = known || is_of(&file, one.sha256, one.size).await;
            }
            if !known {
                desk.strange.update(|names| names.push(file.name()));
            }
        }
    });
}

/// The names of files that are none of the documents, the first few of them.
fn strange(desk: Desk) -> Option<String> {
    desk.strange.with(|names| {
        let more = if names.len() > NAMED { ", …" } else { "" };
        let said = names.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
        (!names.is_empty()).then(|| said + more)
    })
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
            add(desk, files(input.files()));
        }
    };
    view! {
        <button type="button" class="btn text" on:click=tap(open)>{desk.here.word("inbox-folder-choose")}</button>
        <input node_ref=input type="file" class="unseen" prop:webkitdirectory=true multiple=true tabindex="-1"
            aria-hidden="true" on:change=chosen />
    }
}
