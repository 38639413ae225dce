//! Somebody who sends: lays out the slots, keeps the original at the document store, posts the envelope.

use std::path::Path;

use anyhow::Context as _;
use engine::Draft;
use envelope::{
    Channel, Commitment, Document, DocumentId, EnvelopeId, Level, Placement, Recipient, Role, RulesVersion,
    Salt, Sent, Slot, Suite, Timestamp,
};
use evidence::Opening;
use protocol::{
    Base64,
    http::{EnvelopeView, OfficeCodeSent, OfficeSession, Send},
    worker::Layout,
};
use serde_json::json;

use super::{line::Line, random};
use crate::{Mail, Stack, story};

/// Somebody who is asked.
#[derive(Clone, Copy, Debug)]
pub struct Person<'a> {
    /// Their address.
    pub email: &'a str,
    /// Their name.
    pub name: &'a str,
    /// What they are asked.
    pub role: Role,
    /// Whether it does not go without them.
    pub required: bool,
}

/// What is sent: one PDF.
#[derive(Clone, Copy, Debug)]
pub struct Parcel<'a> {
    /// The file.
    pub file: &'a Path,
    /// What the envelope is called.
    pub title: &'a str,
    /// Who is asked, one after the other.
    pub people: &'a [Person<'a>],
    /// Until when.
    pub deadline: Timestamp,
}

/// The sender, signed in.
pub struct Sender {
    line: Line,
    email: String,
    at_once: bool,
    seal: bool,
}

impl Sender {
    /// From now on everybody is asked at the same time, and not one after the other.
    #[must_use]
    pub fn at_once(self) -> Self {
        Self { at_once: true, ..self }
    }

    /// From now on the organisation's seal is asked for.
    #[must_use]
    pub fn sealing(self) -> Self {
        Self { seal: true, ..self }
    }

    /// Signs in by a code from the mail.
    ///
    /// # Errors
    /// The backend refuses.
    pub async fn sign_in(stack: &Stack) -> anyhow::Result<Self> {
        let (line, email) = (Line::to(stack)?, story::sender());
        let before = stack.mails(&email).await?.iter().find_map(Mail::code);
        let ask = json!({ "email": email, "language": "fr" });
        let sent: OfficeCodeSent = line.post("/office/codes", &ask).await?;
        let code = stack.code(&email, before.as_deref()).await?;
        let opened: OfficeSession = line
            .post("/office/sessions", &json!({ "email": email, "asked": sent.asked, "code": code }))
            .await?;
        Ok(Self { line: line.with(opened.token), email, at_once: false, seal: false })
    }

    /// Sends it.
    ///
    /// # Errors
    /// The file cannot be signed, or the backend refuses.
    pub async fn send(&self, stack: &Stack, parcel: &Parcel<'_>) -> anyhow::Result<EnvelopeId> {
        let post = self.put_together(parcel)?;
        stack.keep_original(parcel.file).await?;
        let _: EnvelopeView =
            self.line.post("/envelopes", &post).await.with_context(|| parcel.title.to_owned())?;
        Ok(post.sent.envelope)
    }

    /// Cancels it.
    ///
    /// # Errors
    /// The backend refuses.
    pub async fn cancel(&self, envelope: &EnvelopeId) -> anyhow::Result<()> {
        let path = format!("/envelopes/{envelope}/cancel");
        let _: EnvelopeView = self.line.post(&path, &json!({ "reason": null })).await?;
        Ok(())
    }

    fn put_together(&self, parcel: &Parcel<'_>) -> anyhow::Result<Send> {
        let (id, salt) = (EnvelopeId::from_random(random()?), Salt(random()?));
        let slots = slots(parcel.people)?;
        let (file, document) = (std::fs::read(parcel.file)?, DocumentId::from_random(random()?));
        let draft = Draft::open(file.clone(), None)?;
        let numbered = (0u16..).zip(slots.iter().cloned()).collect();
        let layout = Layout { id: document.clone(), slots: numbered, seal: self.seal };
        let laid_out = draft.lay_out(&id, &draft.key(&salt), 0, &layout, random()?)?;
        let name = parcel.file.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
        let mut words = Words { id: id.clone(), openings: vec![] };
        let sent = Sent {
            rules: RulesVersion::V1,
            suite: Suite::V1,
            envelope: id,
            salt,
            sender: words.say("sender.email", &self.email)?,
            title: words.say("title", parcel.title)?,
            message: None,
            documents: vec![Document {
                id: document,
                name: words.say("document.0.name", &name)?,
                media_type: "application/pdf".into(),
                size: file.len() as u64,
                sha256: draft.sha256(),
                findings: vec![],
                revision: Some(laid_out.revision),
            }],
            recipients: self.recipients(parcel.people, &mut words)?,
            slots,
            level: Level::Email,
            copy_to_all: true,
            may_reassign: true,
            seal: self.seal,
            deadline: parcel.deadline,
            reminders: None,
        };
        Ok(Send { sent, openings: words.openings, revisions: vec![Base64(laid_out.ciphertext)] })
    }

    fn recipients(&self, people: &[Person<'_>], words: &mut Words) -> anyhow::Result<Vec<Recipient>> {
        let one = |(index, person): (u16, &Person<'_>)| {
            Ok(Recipient {
                role: person.role,
                required: person.required,
                step: if self.at_once { 0 } else { index },
                language: "fr".into(),
                email: words.say(&format!("recipient.{index}.email"), person.email)?,
                name: Some(words.say(&format!("recipient.{index}.name"), person.name)?),
                phone: None,
                link_by: Channel::Email,
                code_by: Channel::Email,
            })
        };
        (0u16..).zip(people).map(one).collect()
    }
}

/// Personal fields: what is opened to some, and committed to for all.
struct Words {
    id: EnvelopeId,
    openings: Vec<Opening>,
}

impl Words {
    fn say(&mut self, field: &str, value: &str) -> anyhow::Result<Commitment> {
        let opening = Opening { field: field.into(), salt: Salt(random()?), value: value.into() };
        let commitment = opening.commitment(&self.id);
        self.openings.push(opening);
        Ok(commitment)
    }
}

/// A place for each who signs, one above the other on the first page.
fn slots(people: &[Person<'_>]) -> anyhow::Result<Vec<Slot>> {
    let signs = (0u16..).zip(people).filter(|(_, person)| person.role.signs());
    let slot = |(at, (index, _)): (u32, (u16, &Person<'_>))| {
        let placement =
            Placement { page: 0, x: 60_000, y: 100_000 + 90_000 * at, width: 180_000, height: 60_000 };
        Slot::new(0, index, placement)
    };
    Ok((0u32..).zip(signs).map(slot).collect())
}
