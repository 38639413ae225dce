//! Turns the draft into what is sent: identifiers, salts, commitments, revision 0 of each document.

use envelope::{
    Caption, Document, DocumentId, EnvelopeId, Field, FieldKind, Invalid, Level, Recipient, Revision, Role,
    RulesVersion, Salt, Sent, Slot, Suite,
};
use evidence::Opening;
use js_sys::{Object, Reflect, Uint8Array};
use leptos::prelude::*;
use protocol::{
    Base64,
    http::Send,
    worker::{Answer, Ask, Layout},
};

use super::{
    deadline, doc::Doc, draft::Draft, keep::Content, person::Person, route::role, slot::Placed, thing::Thing,
};
use crate::{
    device::{copy, random, salt},
    here::Here,
    moment::device_now,
    trouble::{Trouble, trouble, unexpected},
};

/// What is sent, and the originals for whoever keeps them.
pub(crate) struct Package {
    /// What it was made from: as long as that is so, sending it again is the same act.
    pub(crate) content: Content,
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
    let content = untrack(|| Content::of(draft));
    let envelope = EnvelopeId::from_random(random()?);
    let salt = salt()?;
    let originals = draft.documents.get_untracked();
    let mut openings = Openings { envelope: envelope.clone(), made: vec![] };
    let slots = slots(draft, &originals, &mut openings)?;
    let seal = untrack(|| draft.seals());
    let layouts = layouts(&originals, &slots, seal)?;
    let (revisions, ciphertexts) = match draft.approval.get_untracked() {
        true => (vec![], vec![]),
        false => lay_out(draft.here, &originals, (&envelope, salt), &layouts).await?,
    };
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
        level: untrack(|| draft.level()),
        copy_to_all: draft.copy_to_all.get_untracked(),
        may_reassign: draft.may_reassign.get_untracked(),
        seal,
        deadline: untrack(|| deadline::end(draft))
            .ok_or_else(|| trouble(Invalid::Deadline.code(), "deadline"))?,
        reminders: draft.reminders.get_untracked(),
    };
    sent.check(device_now()).map_err(|why| trouble(why.code(), &why.to_string()))?;
    let revisions = ciphertexts.iter().map(|bytes| Base64(bytes.to_vec())).collect();
    Ok(Package { content, body: Send { sent, openings: openings.made, revisions }, originals })
}

/// Revision 0 of each document, and its ciphertext.
async fn lay_out(
    here: Here,
    originals: &[Doc],
    (envelope, salt): (&EnvelopeId, Salt),
    layouts: &[Layout],
) -> Result<(Vec<Revision>, Vec<Uint8Array>), Trouble> {
    inspect_again(here, originals).await?;
    let ask = Ask::LayOut { envelope: envelope.clone(), salt, layouts: layouts.to_vec() };
    let (answer, ciphertexts) = here.ask(&ask, vec![]).await?;
    match answer {
        Answer::LaidOut { revisions }
            if revisions.len() == originals.len() && ciphertexts.len() == originals.len() =>
        {
            Ok((revisions, ciphertexts))
        }
        _ => Err(unexpected()),
    }
}

/// The engine's drafts, in this order and no others.
async fn inspect_again(here: Here, originals: &[Doc]) -> Result<(), Trouble> {
    here.ask(&Ask::Reset, vec![]).await?;
    for document in originals {
        let ask = Ask::Inspect { password: document.password.clone() };
        match here.ask(&ask, vec![copy(&document.bytes)]).await?.0 {
            Answer::Inspected { sha256, .. }
                if Some(sha256) == document.facts().map(|facts| facts.sha256) => {}
            _ => return Err(unexpected()),
        }
    }
    Ok(())
}

/// Every slot, document by document, the signers in their order; each with its fields, in the order of reading.
fn slots(draft: Draft, originals: &[Doc], openings: &mut Openings) -> Result<Vec<Slot>, Trouble> {
    let people = draft.people.get_untracked();
    let mut slots = vec![];
    if draft.approval.get_untracked() {
        return Ok(slots);
    }
    for (document, original) in (0u16..).zip(originals) {
        let standing = untrack(|| draft.standing(|standing, _| standing.on(original)));
        for (recipient, person) in (0u16..).zip(&people).filter(|(_, person)| person.role.signs()) {
            if let Some(place) = untrack(|| draft.slot(original.key, person.key)) {
                let at = slots.len();
                let fields = fields(draft, &standing, person.key, (at, &mut *openings))?;
                let caption = untrack(|| draft.caption(original.key, person.key));
                let reason = openings.commit_some(&format!("slot.{at}.reason"), caption.reason.trim())?;
                let caption = Caption { name: caption.name, date: caption.date, reason };
                slots.push(Slot { caption, fields, ..Slot::new(document, recipient, place.placement()) });
            }
        }
    }
    Ok(slots)
}

fn fields(
    draft: Draft,
    standing: &[(Thing, Placed)],
    person: u32,
    (slot, openings): (usize, &mut Openings),
) -> Result<Vec<Field>, Trouble> {
    let own = |(thing, _): &&(Thing, Placed)| thing.person() == person && !matches!(thing, Thing::Slot(..));
    let mut own: Vec<(Thing, Placed)> = standing.iter().filter(own).copied().collect();
    own.sort_by(|(_, one), (_, other)| one.in_reading_order(other));
    let mut fields = vec![];
    for (thing, place) in own {
        let Thing::Asked(key, _) = thing else {
            fields.push(Field::new(FieldKind::Initials, place.placement()));
            continue;
        };
        let Some(asked) = untrack(|| draft.field(key)) else { continue };
        let name = |what: &str| format!("slot.{slot}.field.{}.{what}", fields.len());
        let (label, default) = (name("label"), name("default"));
        fields.push(Field {
            required: asked.required,
            label: openings.commit_some(&label, asked.label.trim())?,
            default: openings.commit_some(&default, asked.default.trim())?,
            ..Field::new(asked.kind, place.placement())
        });
    }
    Ok(fields)
}

fn layouts(originals: &[Doc], slots: &[Slot], seal: bool) -> Result<Vec<Layout>, Trouble> {
    let on = |document: u16| {
        (0u16..)
            .zip(slots)
            .filter(move |(_, slot)| slot.document == document)
            .map(|(index, slot)| (index, slot.clone()))
            .collect()
    };
    (0u16..)
        .zip(originals)
        .map(|(document, _)| Ok(Layout { id: DocumentId::from_random(random()?), slots: on(document), seal }))
        .collect()
}

fn documents(
    openings: &mut Openings,
    originals: &[Doc],
    layouts: &[Layout],
    revisions: Vec<Revision>,
) -> Result<Vec<Document>, Trouble> {
    let mut documents = vec![];
    let mut revisions = revisions.into_iter();
    for (index, (original, layout)) in originals.iter().zip(layouts).enumerate() {
        let facts = original.facts().ok_or_else(unexpected)?;
        documents.push(Document {
            id: layout.id.clone(),
            name: openings.commit(&format!("document.{index}.name"), &original.name)?,
            media_type: original.media.clone(),
            size: original.size(),
            sha256: facts.sha256,
            findings: facts.findings.clone(),
            // None where files are only approved.
            revision: revisions.next(),
        });
    }
    Ok(documents)
}

/// Those who act, in their order; then those who get a copy, in the last step, which holds up nobody.
fn recipients(draft: Draft, openings: &mut Openings) -> Result<Vec<Recipient>, Trouble> {
    let (people, copies) = (draft.people.get_untracked(), draft.copies.get_untracked());
    let approval = draft.approval.get_untracked();
    let steps = untrack(|| draft.steps());
    let last = steps.last().copied().unwrap_or(0);
    let acting = people.iter().zip(steps).map(|(person, step)| (person, role(person, approval), step));
    let all = acting.chain(copies.iter().map(|person| (person, Role::Copy, last)));
    let level = untrack(|| draft.level());
    all.enumerate()
        .map(|(index, (person, role, step))| recipient(openings, index, (person, role, step), level))
        .collect()
}

fn recipient(
    openings: &mut Openings,
    index: usize,
    (person, role, step): (&Person, Role, u16),
    level: Level,
) -> Result<Recipient, Trouble> {
    let reach = person.reach(role, level);
    Ok(Recipient {
        role,
        required: role.acts() && person.required,
        step,
        language: person.language.clone(),
        email: openings.commit(&format!("recipient.{index}.email"), person.email.trim())?,
        name: openings.commit_some(&format!("recipient.{index}.name"), person.name.trim())?,
        phone: openings.commit_some(&format!("recipient.{index}.phone"), &reach.number)?,
        link_by: reach.link_by,
        code_by: reach.code_by,
    })
}

impl Package {
    /// Whether the backend has it already.
    ///
    /// # Errors
    /// Nobody knows: then nothing else may be sent in its place.
    pub(crate) async fn has_arrived(&self, draft: Draft) -> Result<bool, Trouble> {
        match draft.api()?.envelope(self.body.sent.envelope.as_str()).await {
            Ok(_) => Ok(true),
            Err(why) if why.code == "not_found" => Ok(false),
            Err(why) => Err(why),
        }
    }

    /// Hands every original to the host page, if it keeps documents.
    pub(crate) async fn store(&self, here: Here) -> Result<(), Trouble> {
        let facts = &self.body.sent.documents;
        for (index, (original, facts)) in self.originals.iter().zip(facts).enumerate() {
            let wish = Object::new();
            let set = |name: &str, value: &wasm_bindgen::JsValue| Reflect::set(&wish, &name.into(), value);
            let _ = set("envelope", &self.body.sent.envelope.as_str().into());
            let _ = set("document", &u32::try_from(index).unwrap_or(u32::MAX).into());
            let _ = set("name", &original.name.as_str().into());
            let _ = set("sha256", &facts.sha256.to_string().into());
            let _ = set("size", &(facts.size as f64).into());
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
