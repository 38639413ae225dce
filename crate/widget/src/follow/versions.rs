//! The signed versions: made again here from the originals, as any recipient makes them.

use envelope::{EnvelopeId, Phase, Salt};
use js_sys::{Object, Reflect, Uint8Array};
use leptos::prelude::*;
use protocol::worker::{Answer, Ask};
use web_sys::File;

use super::{
    act::{self, Act, Asking},
    desk::Desk,
    opened::{self, Opened},
    sheet::{self, Sheet},
};
use crate::{
    device::{bytes_of, copy, read, save, signed_name},
    part::{PDF, file_button, tap},
    reading::Reading,
    trouble::{Trouble, trouble, unexpected},
};

/// Whether the host page keeps originals.
pub(super) fn has_host(desk: Desk) -> bool {
    desk.here.property("getDocument").is_function()
}

/// The way to begin: from the host, or from chosen files.
pub(super) fn question(sheet: Sheet, asking: Asking) -> AnyView {
    let here = sheet.desk.here;
    let whom = StoredValue::new(asking.whom);
    let begin = move |files: Vec<File>| {
        // What asks is gone once it runs.
        let whom = whom.get_value();
        sheet.run(Act::Versions, async move || save_all(sheet, whom, files).await);
    };
    if has_host(sheet.desk) {
        return sheet::buttons(sheet, "follow-versions-yes", move || begin(vec![]));
    }
    view! {
        <div class="row ends">
            <button type="button" class="btn quiet" on:click=tap(move || sheet.close())>{here.word("follow-no")}</button>
            {file_button(here.word("follow-versions-choose"), "btn", true, PDF, begin)}
        </div>
    }
    .into_any()
}

async fn save_all(sheet: Sheet, whom: Vec<(EnvelopeId, String)>, files: Vec<File>) -> Vec<act::Result> {
    let (mut originals, mut results) = (vec![], vec![]);
    for file in &files {
        if let Ok(bytes) = read(file).await {
            originals.push(bytes);
        }
    }
    let of = whom.len();
    for (at, (id, title)) in whom.into_iter().enumerate() {
        sheet.is_at(at, of);
        let done = one(sheet.desk, &id, &originals).await;
        results.push((title, done.err()));
    }
    results
}

/// All documents of one envelope.
async fn one(desk: Desk, id: &EnvelopeId, originals: &[Uint8Array]) -> Result<(), Trouble> {
    let opened = opened::read(desk.api()?.envelope(id.as_str()).await?)?;
    if opened.reading.state().phase() != Phase::Finalised {
        return Err(trouble("not_completed", "only what is completed has a signed version"));
    }
    let signed = |document: &u16| !opened.reading.state().revisions(*document).is_empty();
    if !documents(&opened).any(|document| signed(&document)) {
        return Err(trouble("only_approved", "files of any kind are not signed"));
    }
    begin(desk, &opened.reading).await?;
    for document in documents(&opened).filter(signed) {
        let bytes = match original(desk, &opened.reading, document).await {
            Some(from_host) => vec![from_host?],
            None => originals.to_vec(),
        };
        save_one(desk, &opened.reading, document, &bytes).await?;
    }
    Ok(())
}

/// The documents by their number.
pub(super) fn documents(opened: &Opened) -> std::ops::Range<u16> {
    let count = opened.reading.sent().map_or(0, |sent| sent.documents.len());
    0..u16::try_from(count).unwrap_or(u16::MAX)
}

/// Saves a document's signed version, from whichever of these files it begins with.
async fn save_one(desk: Desk, reading: &Reading, document: u16, files: &[Uint8Array]) -> Result<(), Trouble> {
    for file in files {
        match open(desk, reading, document, file, None).await {
            Err(why) if why.code == "other_file" => {}
            Err(why) => return Err(why),
            Ok(signed) => return keep(desk, reading, document, &signed),
        }
    }
    Err(trouble("original_missing", "no file is this document's original"))
}

fn keep(desk: Desk, reading: &Reading, document: u16, signed: &Uint8Array) -> Result<(), Trouble> {
    let suffix = words::say(desk.here.language.get_untracked(), "part-signed-suffix", &[]);
    save(signed, &signed_name(&reading.document_name(document), &suffix), "application/pdf")
}

/// A file that the sender chose, with its password if it was asked for: whichever document it is.
pub(super) async fn from_file(
    desk: Desk,
    reading: &Reading,
    file: &Uint8Array,
    password: Option<String>,
) -> Result<(), Trouble> {
    begin(desk, reading).await?;
    let count = reading.sent().map_or(0, |sent| sent.documents.len());
    for document in (0u16..).take(count) {
        match open(desk, reading, document, file, password.clone()).await {
            Err(why) if why.code == "other_file" => {}
            Err(why) => return Err(why),
            Ok(signed) => return keep(desk, reading, document, &signed),
        }
    }
    Err(trouble("other_file", "no document of this envelope"))
}

/// The original that the host page keeps; none if it keeps none, or not this one.
pub(super) async fn original(
    desk: Desk,
    reading: &Reading,
    document: u16,
) -> Option<Result<Uint8Array, Trouble>> {
    let facts = reading.sent()?.documents.get(usize::from(document))?;
    let wanted = Object::new();
    let set = |name: &str, value: &wasm_bindgen::JsValue| Reflect::set(&wanted, &name.into(), value);
    let _ = set("envelope", &reading.envelope().as_str().into());
    let _ = set("document", &document.into());
    let _ = set("sha256", &facts.sha256.to_string().into());
    let _ = set("size", &(facts.size as f64).into());
    let _ = set("name", &reading.document_name(document).into());
    match desk.here.call("getDocument", &wanted).await? {
        Ok(value) => Some(bytes_of(value).await),
        Err(why) => Some(Err(why)),
    }
}

/// The engine hears of the envelope.
async fn begin(desk: Desk, reading: &Reading) -> Result<(), Trouble> {
    let ask = Ask::Envelope {
        envelope: reading.envelope().clone(),
        recipient: 0,
        records: reading.records(),
        // Nothing is signed here: nobody asks for a proof.
        challenge: Salt([0; 32]),
    };
    desk.here.ask(&ask, vec![]).await.map(drop)
}

async fn open(
    desk: Desk,
    reading: &Reading,
    document: u16,
    file: &Uint8Array,
    password: Option<String>,
) -> Result<Uint8Array, Trouble> {
    let (api, id) = (desk.api()?, reading.envelope().as_str());
    let mut parts = vec![copy(file)];
    for number in 0..reading.state().revisions(document).len() {
        parts.push(api.sent_revision(id, document, number).await?);
    }
    let (answer, bytes) = desk.here.ask(&Ask::Open { document, password }, parts).await?;
    match (answer, bytes.into_iter().next()) {
        (Answer::Opened { .. }, Some(signed)) => Ok(signed),
        _ => Err(unexpected()),
    }
}
