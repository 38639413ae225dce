//! A transcript read for people: the checked state, and the openings that match their commitments.

use std::collections::BTreeMap;

use envelope::{Approved, Commitment, Envelope, EnvelopeId, Event, Identity, Role, Sent, Timestamp};
use evidence::{Contact, Opening, Record, Transcript};

use crate::trouble::{Trouble, trouble};

/// What one reader knows of an envelope.
pub(crate) struct Reading {
    transcript: Transcript,
    values: BTreeMap<(u32, String), String>,
}

impl Reading {
    /// Checks every link of the transcript and drops openings that open nothing.
    pub(crate) fn new(
        envelope: &EnvelopeId,
        records: &[String],
        openings: &[(u32, Opening)],
    ) -> Result<Self, Trouble> {
        let transcript = Transcript::parse(envelope.clone(), records.iter().map(String::as_str))
            .map_err(|why| trouble("transcript", &why.to_string()))?;
        let sent = transcript.state().sent().map(Sent::personal);
        let sent = sent.ok_or_else(|| trouble("transcript", "the transcript is empty"))?;
        let sent: BTreeMap<String, Commitment> = sent.into_iter().collect();
        let values = openings
            .iter()
            .filter(|(at, opening)| opens(&transcript, &sent, *at, opening))
            .map(|(at, opening)| ((*at, opening.field.clone()), opening.value.clone()))
            .collect();
        Ok(Self { transcript, values })
    }

    pub(crate) fn state(&self) -> &Envelope {
        self.transcript.state()
    }

    /// The exact bytes of each record, oldest first.
    pub(crate) fn records(&self) -> Vec<String> {
        self.transcript.records().iter().map(|record| record.as_str().to_owned()).collect()
    }

    /// Each record as it was read, oldest first.
    pub(crate) fn history(&self) -> &[Record] {
        self.transcript.records()
    }

    /// A field of a record.
    pub(crate) fn value_at(&self, sequence: u32, field: &str) -> Option<&str> {
        self.values.get(&(sequence, field.to_owned())).map(String::as_str)
    }

    /// What the holder of a role was called when a record was made.
    pub(crate) fn person_at(&self, recipient: u16, sequence: u32) -> String {
        let contact = self.transcript.contact_at(recipient, sequence);
        self.called(&contact).map_or_else(|| self.person(recipient), str::to_owned)
    }

    pub(crate) fn envelope(&self) -> &EnvelopeId {
        self.transcript.envelope()
    }

    /// What was sent. [`Reading::new`] refuses a transcript without it.
    pub(crate) fn sent(&self) -> Option<&Sent> {
        self.state().sent()
    }

    /// A field of the first record.
    pub(crate) fn value(&self, field: &str) -> Option<&str> {
        self.values.get(&(0, field.to_owned())).map(String::as_str)
    }

    pub(crate) fn title(&self) -> &str {
        self.value("title").unwrap_or_default()
    }

    pub(crate) fn document_name(&self, document: u16) -> String {
        let name = self.value(&format!("document.{document}.name"));
        name.map_or_else(|| format!("{}.pdf", document + 1), str::to_owned)
    }

    /// The name a recipient signed with, or the one given for them, or the address.
    pub(crate) fn person(&self, recipient: u16) -> String {
        let contact = self.transcript.contact(recipient);
        // A name that somebody signed with before handing over is not who signs now.
        let signed = self.latest(|event| match event {
            Event::Authorised(authorised) if authorised.recipient == recipient => Some("signer.name"),
            _ => None,
        });
        signed
            .filter(|(sequence, _)| *sequence >= contact.sequence)
            .map(|(_, name)| name)
            .or_else(|| self.called(&contact))
            .map_or_else(|| format!("n° {}", recipient + 1), str::to_owned)
    }

    /// The name given for somebody, or the address.
    fn called(&self, contact: &Contact) -> Option<&str> {
        let at = |field: &str| self.values.get(&(contact.sequence, field.to_owned())).map(String::as_str);
        at(&contact.name).or_else(|| at(&contact.email))
    }

    /// The name that was given for a recipient, before any signature.
    pub(crate) fn given_name(&self, recipient: u16) -> Option<&str> {
        let contact = self.transcript.contact(recipient);
        self.values.get(&(contact.sequence, contact.name)).map(String::as_str)
    }

    /// The record since which a role is its holder's.
    pub(crate) fn holder_since(&self, recipient: u16) -> u32 {
        self.transcript.contact(recipient).sequence
    }

    /// A recipient's address, for who may see it.
    pub(crate) fn address(&self, recipient: u16) -> Option<&str> {
        let contact = self.transcript.contact(recipient);
        self.values.get(&(contact.sequence, contact.email)).map(String::as_str)
    }

    /// Who said what, oldest first.
    pub(crate) fn comments(&self) -> Vec<(String, String)> {
        let records = self.transcript.records().iter();
        records
            .filter_map(|record| {
                let recipient = match record.event() {
                    Event::Commented { recipient, .. } | Event::Approved(Approved { recipient, .. }) => {
                        recipient
                    }
                    _ => return None,
                };
                let words = self.values.get(&(record.sequence(), "comment".to_owned()))?;
                // Who said it, though somebody else may sign by now.
                Some((self.person_at(*recipient, record.sequence()), words.clone()))
            })
            .collect()
    }

    /// The number that a recipient's SMS go to, for who may see it.
    pub(crate) fn phone(&self, recipient: u16) -> Option<&str> {
        let contact = self.transcript.contact(recipient);
        self.values.get(&(contact.sequence, contact.phone)).map(String::as_str)
    }

    /// Whether exactly this comment was recorded.
    pub(crate) fn has_comment(&self, comment: &Opening) -> bool {
        let commitment = comment.commitment(self.envelope());
        let is_it = |event: &Event| matches!(event, Event::Commented { text, .. } if *text == commitment);
        self.when(is_it).is_some()
    }

    /// Why it was declined or cancelled, if a reason was given.
    pub(crate) fn reason(&self) -> Option<&str> {
        self.latest(|event| {
            matches!(event, Event::Declined { .. } | Event::Cancelled { .. }).then_some("reason")
        })
        .map(|(_, reason)| reason)
    }

    /// When the last event of a kind was stored.
    pub(crate) fn when(&self, is_it: impl Fn(&Event) -> bool) -> Option<Timestamp> {
        let record = self.transcript.records().iter().rev().find(|record| is_it(record.event()))?;
        Some(record.at())
    }

    /// When this recipient signed; none if that was taken back or has not happened.
    pub(crate) fn signed_at(&self, recipient: u16) -> Option<Timestamp> {
        let signed = self.state().standing(recipient) == Some(envelope::Standing::Signed);
        self.when(|event| matches!(event, Event::Signed(signed) if signed.recipient == recipient))
            .filter(|_| signed)
    }

    /// When this recipient signed or approved; none if that was taken back or has not happened.
    pub(crate) fn acted_at(&self, recipient: u16) -> Option<Timestamp> {
        let approved = self.state().approved(recipient).is_some();
        let is_it = |event: &Event| matches!(event, Event::Approved(one) if one.recipient == recipient);
        self.signed_at(recipient).or_else(|| self.when(is_it).filter(|_| approved))
    }

    /// A document's media type.
    pub(crate) fn media_type(&self, document: u16) -> String {
        let facts = self.sent().and_then(|sent| sent.documents.get(usize::from(document)));
        facts.map_or_else(String::new, |facts| facts.media_type.clone())
    }

    /// What a recipient is asked.
    pub(crate) fn role(&self, recipient: u16) -> Role {
        let facts = self.sent().and_then(|sent| sent.recipients.get(usize::from(recipient)));
        facts.map_or(Role::Copy, |facts| facts.role)
    }

    /// Whether files are approved here, and nothing is signed.
    pub(crate) fn is_approval(&self) -> bool {
        self.sent().is_some_and(|sent| !sent.recipients.iter().any(|one| one.role.signs()))
    }

    /// The recipients who are asked to act.
    pub(crate) fn acting(&self) -> Vec<u16> {
        let recipients = self.sent().map_or(&[][..], |sent| &sent.recipients);
        (0u16..)
            .zip(recipients)
            .filter(|(_, facts)| facts.role != Role::Copy)
            .map(|(index, _)| index)
            .collect()
    }

    /// How many have signed or approved, of how many who are asked, and how many of those may be missing.
    pub(crate) fn progress(&self) -> [usize; 3] {
        use envelope::Standing::{Approved, Signed};
        let acting = self.acting();
        let has_acted = |one: &&u16| matches!(self.state().standing(**one), Some(Signed | Approved));
        let recipients = self.sent().map_or(&[][..], |sent| &sent.recipients);
        let optional = recipients.iter().filter(|one| one.role.acts() && !one.required).count();
        [acting.iter().filter(has_acted).count(), acting.len(), optional]
    }

    /// The newest value of a field, and its record's place.
    fn latest(&self, field: impl Fn(&Event) -> Option<&'static str>) -> Option<(u32, &str)> {
        let records = self.transcript.records().iter().rev();
        let mut found = records.filter_map(|record| Some((record.sequence(), field(record.event())?)));
        let (at, field) = found.next()?;
        self.values.get(&(at, field.to_owned())).map(|value| (at, value.as_str()))
    }
}

/// Whether an opening opens a field of its record; `sent` are those of the first.
fn opens(transcript: &Transcript, sent: &BTreeMap<String, Commitment>, at: u32, opening: &Opening) -> bool {
    let record = transcript.records().get(at as usize);
    let commitment = record.and_then(|record| match record.event() {
        Event::Sent(_) => sent.get(&opening.field).copied(),
        event => committed(event, &opening.field),
    });
    commitment.is_some_and(|commitment| opening.check(transcript.envelope(), commitment).is_ok())
}

/// The sign-in at a provider that came with an agreement.
fn identity(event: &Event) -> Option<&Identity> {
    match event {
        Event::Authorised(authorised) => authorised.identity.as_ref(),
        Event::Approved(approved) => approved.identity.as_ref(),
        _ => None,
    }
}

/// The commitment that stands for a field of an event.
fn committed(event: &Event, field: &str) -> Option<Commitment> {
    match (event, field) {
        (Event::Opened { client, .. }, "client") => *client,
        (Event::Authorised(authorised), "signer.name") => Some(authorised.name),
        (Event::Attested(attested), "attested.name") => Some(attested.name),
        (Event::Attested(attested), "officer") => Some(attested.officer),
        (event, "identity.name") => identity(event).map(|identity| identity.name),
        (event, "identity.token") => identity(event).map(|identity| identity.token),
        (Event::Reassigned { email, .. }, "email") => Some(*email),
        (Event::Reassigned { name, .. }, "name") => *name,
        (Event::Reassigned { phone, .. }, "phone") => *phone,
        (Event::Commented { text, .. }, "comment") => Some(*text),
        (Event::Approved(approved), "comment") => approved.comment,
        (Event::Declined { reason, .. } | Event::Cancelled { reason }, "reason") => *reason,
        _ => None,
    }
}
