//! The originals that signed versions are made of: from the host page, or chosen by the sender.

use js_sys::{Object, Reflect, Uint8Array};
use protocol::worker::{Answer, Ask};
use web_sys::File;

use super::desk::Desk;
use crate::{
    device::{bytes_of, copy, read},
    reading::Reading,
    trouble::{Trouble, trouble, unexpected},
};

/// Files that were chosen, and the password for those that need one.
#[derive(Clone, Default)]
pub(super) struct Chosen {
    files: Vec<Uint8Array>,
    password: Option<String>,
}

impl Chosen {
    /// What can be read of them.
    pub(super) async fn read(files: &[File]) -> Self {
        let mut chosen = Self::default();
        for file in files {
            chosen.files.extend(read(file).await);
        }
        chosen
    }

    /// One file.
    pub(super) fn one(file: Uint8Array, password: Option<String>) -> Self {
        Self { files: vec![file], password }
    }

    /// The same with a password.
    pub(super) fn with_password(self, password: String) -> Self {
        Self { password: Some(password), ..self }
    }
}

/// Whether the host page keeps originals.
pub(super) fn has_host(desk: Desk) -> bool {
    desk.here.property("getDocument").is_function()
}

/// The original that the host page keeps; none if it keeps none, or not this one.
pub(super) async fn from_host(
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
pub(super) async fn begin(desk: Desk, reading: &Reading) -> Result<(), Trouble> {
    let ask = Ask::Envelope {
        envelope: reading.envelope().clone(),
        recipient: 0,
        records: reading.records(),
        // Nobody agrees to anything here: no proof is asked for.
        challenge: envelope::Salt([0; 32]),
    };
    desk.here.ask(&ask, vec![]).await.map(drop)
}

/// The newest version of a document, made here: from whichever chosen file is its original, or from the host's.
pub(super) async fn newest(
    desk: Desk,
    reading: &Reading,
    document: u16,
    chosen: &Chosen,
) -> Result<Uint8Array, Trouble> {
    if chosen.files.is_empty()
        && let Some(original) = from_host(desk, reading, document).await
    {
        return open(desk, reading, document, &original?, chosen.password.clone()).await;
    }
    for file in &chosen.files {
        match open(desk, reading, document, file, chosen.password.clone()).await {
            Err(why) if why.code == "other_file" => {}
            other => return other,
        }
    }
    Err(trouble("original_missing", "no file is this document's original"))
}

/// The newest version of a document, from this file.
pub(super) async fn open(
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
        (Answer::Opened { .. }, Some(newest)) => Ok(newest),
        _ => Err(unexpected()),
    }
}
