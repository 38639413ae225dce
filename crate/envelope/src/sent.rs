//! What the sender fixes by sending: documents, recipients in their order, slots. Frozen afterwards.

use serde::{Deserialize, Serialize};

use crate::{
    Caption, Channel, Commitment, Digest, DocumentId, EnvelopeId, Field, Revision, RulesVersion, Salt, Suite,
    Timestamp,
};

/// The first event of every envelope. Recipients, documents and slots are named by their index here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sent {
    /// The version of these rules that decides this envelope, for ever.
    pub rules: RulesVersion,
    /// The algorithms used throughout.
    pub suite: Suite,
    /// The envelope's identifier.
    pub envelope: EnvelopeId,
    /// The key of `HMAC-SHA256(salt, original)`.
    pub salt: Salt,
    /// The sender's address (personal: `sender.email`).
    pub sender: Commitment,
    /// What the envelope is called (personal: `title`).
    pub title: Commitment,
    /// The sender's words to the recipients (personal: `message`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<Commitment>,
    /// The documents, at least one.
    pub documents: Vec<Document>,
    /// Everybody concerned, in the order of the route's steps.
    pub recipients: Vec<Recipient>,
    /// Who signs which document where.
    pub slots: Vec<Slot>,
    /// How the signers are identified.
    pub level: Level,
    /// Whether all who were asked get the result at the end. Without it only the sender and those in
    /// copy do; the others get the news. Not written when true, which is usual.
    #[serde(default = "yes", skip_serializing_if = "is_yes")]
    pub copy_to_all: bool,
    /// Whether a signer may hand the signature over to somebody else. Not written when false.
    #[serde(default, skip_serializing_if = "is_no")]
    pub may_reassign: bool,
    /// Whether the organisation's seal is added at the end to every document that takes signatures. Not written
    /// when false.
    #[serde(default, skip_serializing_if = "is_no")]
    pub seal: bool,
    /// When collecting ends.
    pub deadline: Timestamp,
    /// Whether and how often those who are asked are reminded by themselves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reminders: Option<Reminders>,
}

/// Reminders on a schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reminders {
    /// So many days after the invitation or the reminder before.
    pub every_days: u16,
    /// At most this many to one person.
    pub most: u16,
}

fn is_no(answer: &bool) -> bool {
    !*answer
}

pub(crate) fn yes() -> bool {
    true
}

pub(crate) fn is_yes(answer: &bool) -> bool {
    *answer
}

/// A document: what the backend may know of it, which is never its content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// The identifier printed in its footer.
    pub id: DocumentId,
    /// The file name its sender chose (personal: `document.N.name`).
    pub name: Commitment,
    /// Its media type, such as `application/pdf`.
    pub media_type: String,
    /// The original's length in bytes.
    pub size: u64,
    /// SHA-256 of the original.
    pub sha256: Digest,
    /// What a careful reader should know of it, as its sender's browser found it: stable words such as
    /// `javascript`, in their order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<String>,
    /// Revision 0: the footer and the empty slots. None for a document that is only approved: nothing
    /// is ever added to it, so it may be a file of any kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revision: Option<Revision>,
}

/// What a recipient is asked to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Signs the documents in their slots.
    Signer,
    /// Approves without a mark on the document.
    Approver,
    /// Signs last; the signature finalises, even if optional ones are missing.
    Finaliser,
    /// Is told, and gets the result.
    Copy,
}

/// One person in one role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recipient {
    /// What is asked.
    pub role: Role,
    /// Whether the envelope can be finalised without this person.
    pub required: bool,
    /// The step of the route, from 0; recipients of one step act in parallel.
    pub step: u16,
    /// The language written to this person: `fr` or `en`.
    pub language: String,
    /// The e-mail address (personal: `recipient.N.email`).
    pub email: Commitment,
    /// The name as the sender knows it (personal: `recipient.N.name`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Commitment>,
    /// The telephone number (personal: `recipient.N.phone`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<Commitment>,
    /// Which way invitations and news go. Not written for e-mail.
    #[serde(default, skip_serializing_if = "Channel::is_email")]
    pub link_by: Channel,
    /// Which way codes go, where the level leaves the choice. Not written for e-mail.
    #[serde(default, skip_serializing_if = "Channel::is_email")]
    pub code_by: Channel,
}

/// One signer on one document: a signature field and its further fields, all created empty by revision 0.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Slot {
    /// Index of the document.
    pub document: u16,
    /// Index of the recipient.
    pub recipient: u16,
    /// Where it stands.
    pub placement: Placement,
    /// What stands under the mark. Not written when it is nothing.
    #[serde(default, skip_serializing_if = "Caption::is_empty")]
    pub caption: Caption,
    /// Initials and the like, filled in the same act.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<Field>,
}

impl Sent {
    /// Every personal field with its commitment: nothing else may be opened, and each has its name once.
    #[must_use]
    pub fn personal(&self) -> Vec<(String, Commitment)> {
        let mut all = vec![("sender.email".to_owned(), self.sender), ("title".to_owned(), self.title)];
        all.extend(self.message.map(|message| ("message".to_owned(), message)));
        for (index, document) in self.documents.iter().enumerate() {
            all.push((format!("document.{index}.name"), document.name));
        }
        for (index, recipient) in self.recipients.iter().enumerate() {
            all.push((format!("recipient.{index}.email"), recipient.email));
            all.extend(recipient.name.map(|name| (format!("recipient.{index}.name"), name)));
            all.extend(recipient.phone.map(|phone| (format!("recipient.{index}.phone"), phone)));
        }
        for (index, slot) in self.slots.iter().enumerate() {
            all.extend(slot.personal(index));
        }
        all
    }
}

impl Slot {
    /// A place for a mark and nothing else.
    #[must_use]
    pub const fn new(document: u16, recipient: u16, placement: Placement) -> Self {
        let caption = Caption { name: false, date: false, reason: None };
        Self { document, recipient, placement, caption, fields: vec![] }
    }

    fn personal(&self, slot: usize) -> impl Iterator<Item = (String, Commitment)> {
        let reason = self.caption.reason.map(|reason| (format!("slot.{slot}.reason"), reason));
        let fields = self.fields.iter().enumerate().flat_map(move |(index, field)| {
            let named = move |what: &str| format!("slot.{slot}.field.{index}.{what}");
            let label = field.label.map(|label| (named("label"), label));
            label.into_iter().chain(field.default.map(|default| (named("default"), default)))
        });
        reason.into_iter().chain(fields)
    }

    /// The signature field's name, by slot and not by person, so that reassigning keeps it.
    #[must_use]
    pub fn field_name(index: usize) -> String {
        format!("Paraph slot {}", index + 1)
    }
}

/// A rectangle on a page as it is shown: after CropBox and /Rotate, origin at the top left.
/// Lengths are thousandths of a point (1/72 inch × UserUnit): whole numbers, so that equal
/// places are equal bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Placement {
    /// The page, from 0.
    pub page: u32,
    /// Left edge.
    pub x: u32,
    /// Upper edge.
    pub y: u32,
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
}

/// How those who act are identified. A drawn mark with a code is a simple electronic signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// A link and a one-time code, by e-mail unless a recipient's channels say otherwise.
    Email,
    /// A link, and a one-time code that always goes by SMS.
    Sms,
    /// A link and a one-time code as at [`Level::Email`], and an identity that was shown: by a sign-in at a
    /// provider, or by a document to an officer.
    Verified,
}
