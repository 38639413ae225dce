//! The originals that signed versions are made of: chosen by the sender, or from the host page.

use js_sys::{Object, Reflect, Uint8Array};
use protocol::worker::{Answer, Ask, Page};
use web_sys::File;

use super::desk::Desk;
use crate::{
    api::insist,
    device::{bytes_of, copy},
    part::matching,
    reading::Reading,
    trouble::{Trouble, password, trouble, unexpected},
};

/// Files that were chosen, and every password that was given so far. Files are read when they are needed, by their digest.
#[derive(Clone, Default)]
pub(super) struct Chosen {
    files: Vec<File>,
    passwords: Vec<String>,
}

impl Chosen {
    pub(super) fn files(files: Vec<File>) -> Self {
        Self { files, passwords: vec![] }
    }

    /// The same with one password more.
    pub(super) fn with_password(mut self, password: String) -> Self {
        self.passwords.push(password);
        self
    }
}

/// Whether the host page keeps originals.
pub(super) fn has_host(desk: Desk) -> bool {
    desk.here.property("getDocument").is_function()
}

/// The original as the host page gives it, or why it does not; none without such a page.
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

/// The engine hears of the envelope, and forgets what it held of another.
pub(super) async fn begin(desk: Desk, reading: &Reading) -> Result<(), Trouble> {
    desk.here.ask(&Ask::Reset, vec![]).await?;
    let ask = Ask::Envelope {
        envelope: reading.envelope().clone(),
        recipient: 0,
        records: reading.records(),
        // Nobody agrees to anything here: no proof is asked for.
        challenge: envelope::Salt([0; 32]),
    };
    desk.here.ask(&ask, vec![]).await.map(drop)
}

/// A document's newest version.
pub(super) struct Version {
    pub(super) bytes: Uint8Array,
    pub(super) pages: Vec<Page>,
    /// The one that opened it, if it needed one.
    pub(super) password: Option<String>,
    /// Whether the seal recorded for it is none, and this the version before it.
    pub(super) bad_seal: bool,
}

/// The newest version of a document, made here: from the chosen file that is its original, or from the host's.
pub(super) async fn newest(
    desk: Desk,
    reading: &Reading,
    document: u16,
    chosen: &Chosen,
) -> Result<Version, Trouble> {
    let facts = reading.sent().and_then(|sent| sent.documents.get(usize::from(document)));
    let facts = facts.ok_or_else(unexpected)?;
    let original = match matching(&chosen.files, facts.sha256, facts.size).await {
        Some(file) => file,
        None => match from_host(desk, reading, document).await {
            Some(original) => original?,
            None => return Err(trouble("original_missing", "no file is this document's original")),
        },
    };
    open(desk, reading, document, &original, &chosen.passwords).await
}

/// The newest version of a document, from its original; the passwords are tried one after the other.
async fn open(
    desk: Desk,
    reading: &Reading,
    document: u16,
    original: &Uint8Array,
    passwords: &[String],
) -> Result<Version, Trouble> {
    let (api, id) = (desk.api()?, reading.envelope().as_str());
    let mut revisions = vec![];
    for number in 0..reading.state().revisions(document).len() {
        revisions.push(insist(async || api.sent_revision(id, document, number).await).await?);
    }
    let with = async |password: Option<String>| {
        let parts = std::iter::once(original).chain(&revisions).map(copy).collect();
        let ask = Ask::Open { document, password: password.clone() };
        let (answer, bytes) = desk.here.ask(&ask, parts).await?;
        match (answer, bytes.into_iter().next()) {
            (Answer::Opened { bad_seal, pages, .. }, Some(bytes)) => {
                Ok(Version { bytes, pages, password, bad_seal: bad_seal.is_some() })
            }
            _ => Err(unexpected()),
        }
    };
    let mut opened = with(None).await;
    for given in passwords {
        match &opened {
            Err(why) if password(why).is_some() => opened = with(Some(given.clone())).await,
            _ => break,
        }
    }
    // Whoever is asked for it reads which document it is for.
    opened.map_err(|why| match password(&why) {
        Some(_) => trouble(&why.code, &reading.document_name(document)),
        None => why,
    })
}
