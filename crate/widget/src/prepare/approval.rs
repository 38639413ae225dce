//! What is asked for: that documents are signed, or that files of any kind are approved.

use js_sys::Uint8Array;
use leptos::prelude::*;
use web_sys::File;

use super::{
    doc::{Doc, State},
    draft::Draft,
    photograph::{TYPES, paper},
};
use crate::{
    part::{file_area, part, tap, text},
    trouble::Trouble,
};

/// Where nothing better is known of a file.
const ANY: &str = "application/octet-stream";

/// The choice at the beginning, in plain words.
pub(super) fn choice(draft: Draft) -> impl IntoView {
    let here = draft.here;
    let answer = move |approval: bool, key: &'static str| {
        view! {
            <button type="button" aria-pressed=text(move || (draft.approval.get() == approval).to_string())
                on:click=tap(move || choose(draft, approval))>{here.word(key)}</button>
        }
    };
    let why =
        move || here.t(if draft.approval.get() { "prepare-ask-approve-why" } else { "prepare-ask-sign-why" });
    view! {
        <div class="stack tight">
            <p id="asked-for"><strong>{here.word("prepare-ask")}</strong></p>
            <div class="tabs" role="group" aria-labelledby="asked-for">
                {answer(false, "prepare-ask-sign")}
                {answer(true, "prepare-ask-approve")}
            </div>
            <p class="small muted">{text(why)}</p>
        </div>
    }
}

/// The files that are there are looked at again: what can be approved may not be possible to sign.
fn choose(draft: Draft, approval: bool) {
    if draft.approval.get_untracked() == approval {
        return;
    }
    draft.approval.set(approval);
    draft.here.spawn(async move {
        for old in draft.documents.get_untracked() {
            let Doc { key, name, media, bytes, password, .. } = old;
            let new = Doc::look(draft.here, key, (name, media), bytes, password, approval).await;
            // It was chosen once more in the meantime.
            if draft.approval.get_untracked() != approval {
                return;
            }
            draft.documents.update(|all| {
                if let Some(place) = all.iter_mut().find(|one| one.key == key) {
                    *place = new;
                }
            });
        }
    });
}

/// Where files are dropped or chosen.
pub(super) fn area(draft: Draft, take: impl Fn(Vec<File>) + Clone + Send + 'static) -> impl IntoView {
    let here = draft.here;
    part(move || {
        let take = take.clone();
        if draft.approval.get() {
            file_area(here, "part-drop-any", "prepare-files-choose", "", true, take).into_any()
        } else {
            file_area(here, "part-drop-many", "prepare-documents-choose", TYPES, true, take).into_any()
        }
    })
}

/// The file as it is sent, its name, and its kind: as it is, or, to be signed, as a PDF.
pub(super) async fn taken(
    draft: Draft,
    file: &File,
    bytes: Uint8Array,
) -> Result<(Uint8Array, String, String), Trouble> {
    if draft.approval.get_untracked() {
        return Ok((bytes, file.name(), media_type(&file.type_())));
    }
    let (bytes, name) = paper(draft.here, file, bytes).await?;
    Ok((bytes, name, "application/pdf".to_owned()))
}

/// What the browser calls the file's kind, if that is a media type.
fn media_type(said: &str) -> String {
    let said = said.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let is_name = |name: &str| {
        name.starts_with(|first: char| first.is_ascii_alphanumeric())
            && name.chars().all(|one| one.is_ascii_alphanumeric() || "!#$&-^_.+".contains(one))
    };
    match said.split_once('/') {
        Some((kind, subtype)) if is_name(kind) && is_name(subtype) && said.len() < 128 => said,
        _ => ANY.to_owned(),
    }
}

/// A document's line of facts: in an approval no pages are counted.
pub(super) fn is_paper(document: &Doc) -> bool {
    matches!(&document.state, State::Read(facts) if !facts.pages.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_media_types_or_nothing_in_particular() {
        assert_eq!(media_type("text/CSV; charset=utf-8"), "text/csv");
        assert_eq!(media_type("application/vnd.oasis.opendocument.spreadsheet").len(), 46);
        for none in ["", "csv", "text/", "a b/c", "/x"] {
            assert_eq!(media_type(none), ANY, "{none}");
        }
    }
}
