//! A sender: signs in with a code, sends an envelope, looks at it.

use envelope::{
    Channel, Commitment, Digest, Document, DocumentId, EnvelopeId, Field, FieldKind, Level, Placement,
    Recipient, Revision, Role, RulesVersion, Salt, Sent, Slot, Suite, Timestamp,
};
use evidence::{Opening, sha256};
use protocol::{
    Base64,
    http::{EnvelopeView, OfficeCodeSent, OfficeSession, Send},
};
use serde_json::json;

use super::{House, MINUTE, Refused, START};

pub const SENDER: &str = "alice@example.org";

pub struct Sender {
    pub token: String,
}

/// Somebody who is asked: address, name, step.
pub type Person = (&'static str, &'static str, u16);

pub const BOB: Person = ("bob@partner.example", "Bob Martin", 0);
pub const CHLOE: Person = ("chloe@partner.example", "Chloé Nguyễn", 1);

impl Sender {
    pub async fn sign_in(house: &House) -> Self {
        Self::sign_in_as(house, SENDER).await
    }

    pub async fn sign_in_as(house: &House, email: &str) -> Self {
        let ask = json!({"email": email, "language": "fr"});
        let sent: OfficeCodeSent = house.post("/office/codes", "", &ask).await.unwrap();
        let code = house.code_for(email).await;
        let open = json!({"email": email, "asked": sent.asked, "code": code});
        let session: OfficeSession = house.post("/office/sessions", "", &open).await.unwrap();
        Self { token: session.token }
    }

    pub async fn send(&self, house: &House, send: &Send) -> Result<EnvelopeView, Refused> {
        house.post("/envelopes", &self.token, send).await
    }

    pub async fn view(&self, house: &House, id: &EnvelopeId) -> EnvelopeView {
        house.get(&format!("/envelopes/{id}"), &self.token).await.unwrap()
    }

    /// Everything that may not change when something is refused.
    pub async fn everything(&self, house: &House, id: &EnvelopeId) -> (Vec<String>, usize, usize) {
        let view = self.view(house, id).await;
        (view.records, view.openings.len(), house.mails().await.len())
    }
}

/// Two documents, and these people in their steps.
pub fn envelope(seed: u8, people: &[Person]) -> Send {
    let id = EnvelopeId::from_random([seed; 16]);
    let mut openings = vec![];
    let mut commit = |field: &str, value: &str| {
        let salt = Salt(sha256("salt", field.as_bytes()).0);
        let opening = Opening { field: field.into(), salt, value: value.into() };
        let commitment = opening.commitment(&id);
        openings.push(opening);
        commitment
    };
    let ciphertexts: Vec<Vec<u8>> = (0..2u8).map(|number| vec![number ^ seed; 4096]).collect();
    let sent = Sent {
        rules: RulesVersion::V1,
        suite: Suite::V1,
        envelope: id.clone(),
        salt: Salt([seed; 32]),
        sender: commit("sender.email", SENDER),
        title: commit("title", "Bail <12>"),
        message: Some(commit("message", "Bonjour,\nà signer SVP.")),
        documents: (0..2u8)
            .map(|index| {
                document(seed, index, commit(&format!("document.{index}.name"), "bail.pdf"), &ciphertexts)
            })
            .collect(),
        recipients: people
            .iter()
            .enumerate()
            .map(|(index, (email, name, step))| Recipient {
                role: Role::Signer,
                required: true,
                step: *step,
                language: if index == 0 { "fr" } else { "en" }.into(),
                email: commit(&format!("recipient.{index}.email"), email),
                name: Some(commit(&format!("recipient.{index}.name"), name)),
                phone: None,
                link_by: Channel::Email,
                code_by: Channel::Email,
            })
            .collect(),
        slots: (0..people.len() as u16).flat_map(slots).collect(),
        level: Level::Email,
        copy_to_all: true,
        may_reassign: true,
        seal: false,
        deadline: Timestamp(START.0 + 60 * 24 * 60 * MINUTE),
        reminders: None,
    };
    Send { sent, openings, revisions: ciphertexts.into_iter().map(Base64).collect() }
}

fn document(seed: u8, index: u8, name: Commitment, ciphertexts: &[Vec<u8>]) -> Document {
    let original = sha256("original", &[seed, index]);
    Document {
        id: DocumentId::from_random([index ^ seed; 8]),
        name,
        media_type: "application/pdf".into(),
        size: 100_000,
        sha256: original,
        findings: vec![],
        revision: Some(Revision {
            base: original,
            head: sha256("revision 0", &[seed, index]),
            ciphertext: Digest(sha256("", &ciphertexts[usize::from(index)]).0),
            cms: None,
        }),
    }
}

fn slots(recipient: u16) -> [Slot; 2] {
    let placement = Placement { page: 0, x: 0, y: 0, width: 200_000, height: 60_000 };
    let initials = Field::new(FieldKind::Initials, placement);
    [0, 1].map(|document| Slot {
        fields: vec![initials; 2 * usize::from(document)],
        ..Slot::new(document, recipient, placement)
    })
}

/// The same two documents as spreadsheets, only to be approved.
pub fn approval(seed: u8, people: &[Person]) -> Send {
    let mut send = envelope(seed, people);
    for document in &mut send.sent.documents {
        document.media_type = "application/vnd.oasis.opendocument.spreadsheet".into();
        document.revision = None;
    }
    for recipient in &mut send.sent.recipients {
        recipient.role = Role::Approver;
    }
    send.sent.slots.clear();
    send.revisions.clear();
    send
}

/// Nobody signs for this recipient any more: another role, without slots.
pub fn as_role(send: &mut Send, recipient: u16, role: Role, required: bool) {
    let facts = &mut send.sent.recipients[usize::from(recipient)];
    (facts.role, facts.required) = (role, required);
    if !role.signs() {
        send.sent.slots.retain(|slot| slot.recipient != recipient);
    }
}

/// Gives a recipient a telephone number.
pub fn with_phone(send: &mut Send, recipient: usize, phone: &str, link_by: Channel, code_by: Channel) {
    let field = format!("recipient.{recipient}.phone");
    let salt = Salt(sha256("salt", field.as_bytes()).0);
    let opening = Opening { field, salt, value: phone.into() };
    let facts = &mut send.sent.recipients[recipient];
    facts.phone = Some(opening.commitment(&send.sent.envelope));
    (facts.link_by, facts.code_by) = (link_by, code_by);
    send.openings.push(opening);
}
