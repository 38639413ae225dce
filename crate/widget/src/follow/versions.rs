//! The signed versions: made again here from the originals, as any recipient makes them.

use envelope::{EnvelopeId, Phase};
use js_sys::Uint8Array;
use leptos::prelude::*;

use super::{
    desk::Desk,
    opened::{self, Opened},
    originals::{self, Chosen},
    seal,
};
use crate::{
    device::{save, signed_name},
    reading::Reading,
    trouble::{Trouble, sentence, trouble},
};

/// Saves the signed versions of all documents of one envelope.
pub(super) async fn one(desk: Desk, id: &EnvelopeId, chosen: &Chosen) -> Result<(), Trouble> {
    let opened = opened::read(desk.api()?.envelope(id.as_str()).await?)?;
    if opened.reading.state().phase() != Phase::Finalised {
        return Err(trouble("not_completed", "only what is completed has a signed version"));
    }
    if opened.reading.state().documents_to_seal().next().is_none() {
        return Err(trouble("only_approved", "files of any kind are not signed"));
    }
    // Sealed first, if it can be; what cannot be sealed now is saved all the same.
    let sealed = seal::if_missing(desk, opened, chosen).await;
    let reading = &sealed.opened.reading;
    originals::begin(desk, reading).await?;
    let mut versions = vec![];
    for document in reading.state().documents_to_seal() {
        versions.push((document, originals::newest(desk, reading, document, chosen).await?));
    }
    let bad_seal = versions.iter().any(|(_, version)| version.bad_seal);
    // All or none: what needs a password, for one, is asked for before anything is saved.
    for (document, signed) in versions {
        keep(desk, reading, document, &signed.bytes)?;
    }
    let outcome =
        if bad_seal { Err(trouble("seal_bad", "the seal recorded cannot be read")) } else { sealed.outcome };
    outcome.map_err(|why| trouble(UNSEALED, &untrack(|| sentence(desk.here, &why))))
}

/// Saved, but the seal that was to come first did not: no failure, and not to be kept from whoever saves.
pub(super) const UNSEALED: &str = "saved_unsealed";

/// The documents by their number.
pub(super) fn documents(opened: &Opened) -> std::ops::Range<u16> {
    let count = opened.reading.sent().map_or(0, |sent| sent.documents.len());
    0..u16::try_from(count).unwrap_or(u16::MAX)
}

fn keep(desk: Desk, reading: &Reading, document: u16, signed: &Uint8Array) -> Result<(), Trouble> {
    let suffix = words::say(desk.here.language.get_untracked(), "part-signed-suffix", &[]);
    save(signed, &signed_name(&reading.document_name(document), &suffix), "application/pdf")
}
