//! A file that is only approved and cannot be shown here: its name, its size, and the very file to open elsewhere.

use leptos::prelude::*;

use super::case::{Case, Paper};
use crate::{
    device::save,
    moment,
    part::{tap, text},
};

/// The card. What it saves are the bytes that were checked, and no others.
pub(super) fn card(case: Case, paper: Paper) -> impl IntoView {
    let here = case.here;
    let name = case.of(|session| session.reading.document_name(paper.document));
    let (title, label, called) = (name.clone(), name.clone(), name.clone());
    let size = u64::from(paper.bytes.length());
    let keep = move || {
        if let Err(why) = save(&paper.bytes, &name, &paper.media) {
            case.show(why);
        }
    };
    view! {
        <section class="card stack tight" aria-label=label>
            <h2 class="file-name">{title}</h2>
            <p class="small muted">{text(move || here.say("sign-file-checked", &[("size", &moment::size(here, size))]))}</p>
            <div><button type="button" class="btn quiet" on:click=tap(keep)
                aria-label=text(move || here.say("sign-file-save-named", &[("name", &called)]))>{here.word("sign-file-save")}</button></div>
        </section>
    }
}
