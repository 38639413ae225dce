//! A sheet that comes up over the page: a modal dialog that follows a signal.

use leptos::{html, prelude::*};

/// For a `<dialog>` that is open while `open` is.
pub(crate) fn sheet(open: RwSignal<bool>) -> NodeRef<html::Dialog> {
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let (Some(dialog), open) = (dialog.get(), open.get()) else { return };
        if open && !dialog.open() {
            let _ = dialog.show_modal();
        } else if !open && dialog.open() {
            dialog.close();
        }
    });
    dialog
}
