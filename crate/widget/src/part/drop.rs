//! Choosing files: a button, and an area to drop them on.

use leptos::{html, prelude::*};
use web_sys::{DragEvent, File, FileList};

use crate::here::Here;

/// What the file chooser offers for documents.
pub(crate) const PDF: &str = "application/pdf,.pdf";

/// The files of a list.
pub(crate) fn files(list: Option<FileList>) -> Vec<File> {
    let Some(list) = list else { return vec![] };
    (0..list.length()).filter_map(|index| list.get(index)).collect()
}

/// The files that were dropped.
pub(crate) fn dropped(event: &DragEvent) -> Vec<File> {
    files(event.data_transfer().and_then(|data| data.files()))
}

/// A button that opens the device's file chooser.
pub(crate) fn file_button(
    label: impl Fn() -> String + Send + 'static,
    class: &'static str,
    many: bool,
    accept: &'static str,
    chosen: impl Fn(Vec<File>) + 'static,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let open = move |_| {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    };
    let take = move |_| {
        if let Some(input) = input.get_untracked() {
            let list = files(input.files());
            // So that choosing the same file again is noticed.
            input.set_value("");
            chosen(list);
        }
    };
    view! {
        <button type="button" class=class on:click=open>{label}</button>
        <input
            node_ref=input
            type="file"
            class="unseen"
            accept=accept
            multiple=many
            tabindex="-1"
            aria-hidden="true"
            on:change=take
        />
    }
}

/// An area that takes dropped files and holds a button for those who do not drag.
pub(crate) fn file_area(
    here: Here,
    hint: &'static str,
    button: &'static str,
    accept: &'static str,
    many: bool,
    chosen: impl Fn(Vec<File>) + Clone + 'static,
) -> impl IntoView {
    let over = RwSignal::new(false);
    let take = chosen.clone();
    view! {
        <div
            class="drop"
            class:over=move || over.get()
            on:dragover=move |event: DragEvent| {
                event.prevent_default();
                over.set(true);
            }
            on:dragleave=move |_| over.set(false)
            on:drop=move |event: DragEvent| {
                event.prevent_default();
                over.set(false);
                take(dropped(&event));
            }
        >
            <span class="leaf" aria-hidden="true"></span>
            <p class="hint">{here.word(hint)}</p>
            {file_button(here.word(button), "btn", many, accept, chosen)}
        </div>
    }
}
