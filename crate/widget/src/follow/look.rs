//! A document as it is now, made here and shown page by page.

use envelope::EnvelopeId;
use leptos::prelude::*;
use protocol::worker::Page;

use super::{
    desk::Desk,
    opened,
    originals::{self, Chosen},
    sheet::Sheet,
};
use crate::{
    part::{Shown, page_boxes, show, tap},
    trouble::Trouble,
};

/// What is looked at.
#[derive(Clone)]
pub(super) struct Paper {
    name: String,
    pages: Vec<Page>,
    shown: Shown,
}

/// Makes the newest version, and opens it for drawing.
pub(super) async fn open(
    desk: Desk,
    id: &EnvelopeId,
    document: u16,
    chosen: &Chosen,
) -> Result<Paper, Trouble> {
    let opened = opened::read(desk.api()?.envelope(id.as_str()).await?)?;
    originals::begin(desk, &opened.reading).await?;
    let version = originals::newest(desk, &opened.reading, document, chosen).await?;
    let shown = show(desk.here, &version.bytes, version.password).await?;
    Ok(Paper { name: opened.reading.document_name(document), pages: version.pages, shown })
}

/// The pages, and the way back.
pub(super) fn paper(sheet: Sheet) -> AnyView {
    let here = sheet.desk.here;
    let Some(Paper { name, pages, shown }) = sheet.paper.get_untracked() else { return ().into_any() };
    let shown = RwSignal::new_local(Some(shown));
    view! {
        <div class="stack">
            <div class="row">
                <h2 id="asked" class="grow">{name}</h2>
                <button type="button" class="btn quiet" on:click=tap(move || sheet.close())>{here.word("follow-close")}</button>
            </div>
            {page_boxes(here, pages, shown, |_| ())}
        </div>
    }
    .into_any()
}
