//! Turns the draft into what is sent: identifiers, salts, commitments, revision 0 of each document.

use envelope::{
    Document, DocumentId, EnvelopeId, Level, Recipient, Revision, Role, RulesVersion, Sent, Slot, Suite,
};
use evidence::Opening;
use js_sys::{Object, Reflect, Uint8Array};
use leptos::prelude::*;
use protocol::{
    Base64,
    http::Send,
    worker::{Answer, Ask, Layout},
};

use super::draft::{Doc, Draft, Person};
use crate::{
    device::{copy, random, salt},
    here::Here,
    moment::device_now,
    trouble::{Trouble, trouble, unexpected},
};

/// How long signatures are collected.
const DAYS: u64 = 30;

/// What is sent, and the originals for whoever keeps them.
pub(crate) struct Package {
    pub(crate) body: Send,
    pub(crate) originals: Vec<Doc>,
}

/// Openings as they are made, each with its commitment.
struct Openings {
    envelope: EnvelopeId,
    made: Vec<Opening>,
}

impl Openings {
    fn commit(&mut self, field: &str, value: &str) -> Result<envelope::Commitment, Trouble> {
        let opening = Opening { field: field.to_owned(), salt: salt()?, value: value.to_owned() };
        let commitment = opening.commitment(&self.envelope);
        self.made.push(opening);
        Ok(commitment)
    }

    fn commit_some(&mut self, field: &str, value: &str) -> Result<Option<envelope::Commitment>, Trouble> {
        if value.is_empty() { Ok(None) } else { self.commit(field, value).map(Some) }
    }
}

/// Makes the package. Everything random comes from the browser's generator, here and once.
pub(crate) async fn pack(draft: Draft) -> Result<Package, Trouble> {
    let envelope = EnvelopeId::from_random(random()?);
    let salt = salt()?;
    let originals = draft.documents.get_untracked();
    let slots = slots(draft, &originals);
    let layouts = layouts(&originals, &slots)?;
    inspect_again(draft.here, &originals).await?;
    let ask = Ask::LayOut { envelope: envelope.clone(), salt, layouts: layouts.clone() };
    let (answer, ciphertexts) = draft.here.ask(&ask, vec![]).await?;
    let Answer::LaidOut { revisions } = answer else { return Err(unexpected()) };
    if revisions.len() != originals.len() || ciphertexts.len() != originals.len() {
        return Err(unexpected());
    }
    let mut openings = Openings { envelope: envelope.clone(), made: vec![] };
    let sender = draft.session.get_untracked().map(|session| session.email).unwrap_or_default();
    let sent = Sent {
        rules: RulesVersion::V1,
        suite: Suite::V1,
        envelope,
        salt,
        sender: openings.commit("sender.email", &sender)?,
        title: openings.commit("title", draft.title.get_untracked().trim())?,
        message: openings.commit_some("message", draft.message.get_untracked().trim())?,
        documents: documents(&mut openings, &originals, &layouts, revisions)?,
        recipients: recipients(draft, &mut openings)?,
        slots,
        level: Level::Email,
        deadline: device_now().plus(DAYS * 24 * 60 * 60 * 1000),
    };
    sent.check(device_now()).map_err(|why| trouble("envelope_invalid", &why.to_string()))?;
    let revisions = ciphertexts.iter().map(|bytes| Base64(bytes.to_vec())).collect();
    Ok(Package { body: Send { sent, openings: openings.made, revisions }, originals })
}

/// The engine's drafts, in this order and no others.
async fn inspect_again(here: Here, originals: &[Doc]) -> Result<(), Trouble> {
    here.ask(&Ask::Reset, vec![]).await?;
    for document in originals {
        let ask = Ask::Inspect { password: document.password.clone() };
        match here.ask(&ask, vec![copy(&document.bytes)]).await?.0 {
            Answer::Inspected { sha256, .. } if sha256 == document.sha256 => {}
            _ => return Err(unexpected()),
        }
    }
    Ok(())
}

/// Every slot, document by document, the signers in their order.
fn slots(draft: Draft, originals: &[Doc]) -> Vec<Slot> {
    let placed = draft.slots.get_untracked();
    let people = draft.people.get_untracked();
    let mut slots = vec![];
    for (document, original) in (0u16..).zip(originals) {
        for (recipient, person) in (0u16..).zip(&people) {
            let here =
                |slot: &&super::slot::Placed| slot.document == original.key && slot.person == person.key;
            if let Some(slot) = placed.iter().find(here) {
                slots.push(Slot { document, recipient, placement: slot.placement(), fields: vec![] });
            }
        }
    }
    slots
}

fn layouts(originals: &[Doc], slots: &[Slot]) -> Result<Vec<Layout>, Trouble> {
    let on = |document: u16| {
        (0u16..)
            .zip(slots)
            .filter(move |(_, slot)| slot.document == document)
            .map(|(index, slot)| (index, slot.clone()))
            .collect()
    };
    (0u16..)
        .zip(originals)
        .map(|(document, _)| Ok(Layout { id: DocumentId::from_random(random()?), slots: on(document) }))
        .collect()
}

fn documents(
    openings: &mut Openings,
    originals: &[Doc],
    layouts: &[Layout],
    revisions: Vec<Revision>,
) -> Result<Vec<Document>, Trouble> {
    let mut documents = vec![];
    for (index, ((original, layout), revision)) in originals.iter().zip(layouts).zip(revisions).enumerate() {
        documents.push(Document {
            id: layout.id.clone(),
            name: openings.commit(&format!("document.{index}.name"), &original.name)?,
            media_type: "application/pdf".to_owned(),
            size: original.size,
            sha256: original.sha256,
            revision,
        });
    }
    Ok(documents)
}

fn recipients(draft: Draft, openings: &mut Openings) -> Result<Vec<Recipient>, Trouble> {
    let at_once = draft.at_once.get_untracked();
    let language = draft.here.language.get_untracked().tag();
    let one = |(index, person): (u16, &Person), openings: &mut Openings| {
        Ok(Recipient {
            role: Role::Signer,
            required: true,
            step: if at_once { 0 } else { index },
            language: language.to_owned(),
            email: openings.commit(&format!("recipient.{index}.email"), person.email.trim())?,
            name: openings.commit_some(&format!("recipient.{index}.name"), person.name.trim())?,
        })
    };
    let people = draft.people.get_untracked();
    (0u16..).zip(&people).map(|pair| one(pair, openings)).collect()
}

impl Package {
    /// Hands every original to the host page, if it keeps documents.
    pub(crate) async fn store(&self, here: Here) -> Result<(), Trouble> {
        for (index, original) in self.originals.iter().enumerate() {
            let wish = Object::new();
            let set = |name: &str, value: &wasm_bindgen::JsValue| Reflect::set(&wish, &name.into(), value);
            let _ = set("envelope", &self.body.sent.envelope.as_str().into());
            let _ = set("document", &u32::try_from(index).unwrap_or(u32::MAX).into());
            let _ = set("name", &original.name.as_str().into());
            let _ = set("sha256", &original.sha256.to_string().into());
            let _ = set("size", &(original.size as f64).into());
            let _ = set("bytes", &copy(&original.bytes));
            match here.call("storeDocument", &wish).await {
                Some(Err(why)) => return Err(trouble("not_stored", &why.detail)),
                Some(Ok(_)) => {}
                None => return Ok(()),
            }
        }
        Ok(())
    }

    /// The originals as files to give to each signer.
    pub(crate) fn files(&self) -> Vec<(Uint8Array, String)> {
        self.originals.iter().map(|original| (original.bytes.clone(), original.name.clone())).collect()
    }
}
