//! What a sender asks for and does: signing in, sending, and everything until the end.

use envelope::{EnvelopeId, Sent, Timestamp};
use evidence::Opening;
use serde::{Deserialize, Serialize};

use super::{Delivery, PhaseWord};
use crate::{Base64, Code};

messages! {
    /// A sender asks for a code.
    struct AskOfficeCode {
        /// The sender's address; its domain must be allowed.
        pub email: String,
        /// The language of the mail: `fr` or `en`.
        pub language: String,
    }

    /// A code is on its way.
    struct CodeSent {
        /// Until when it is good.
        pub expires_at: Timestamp,
        /// The backend's clock, so that a countdown does not depend on the device's.
        pub now: Timestamp,
    }

    /// A code for a sender is on its way.
    struct OfficeCodeSent {
        /// Which one: it is given back with the code, so that what others ask for makes no difference.
        pub asked: String,
        /// Until when it is good.
        pub sent: CodeSent,
    }

    /// A sender gives the code.
    struct OpenOffice {
        /// The sender's address.
        pub email: String,
        /// Which code, as [`OfficeCodeSent`] named it.
        pub asked: String,
        /// The code.
        pub code: Code,
    }

    /// A sender is signed in.
    struct OfficeSession {
        /// The bearer token.
        pub token: String,
        /// The address it was given to.
        pub email: String,
        /// Until when it is good.
        pub expires_at: Timestamp,
        /// How many bytes the documents of one envelope may have in all.
        pub most_bytes: u64,
        /// Whether links and codes can go by SMS.
        #[serde(default)]
        pub sms: bool,
        /// Whether recipients can be asked to show who they are.
        #[serde(default)]
        pub identity: bool,
        /// Whether this sender may attest that they saw somebody's identity document.
        #[serde(default)]
        pub officer: bool,
        /// Whether this sender may have the organisation's seal put on what they send.
        #[serde(default)]
        pub seal: bool,
    }

    /// A sender signs out.
    struct CloseOffice {}

    /// The token is good no longer.
    struct OfficeClosed {}

    /// A sender sends an envelope.
    struct Send {
        /// The first event.
        pub sent: Sent,
        /// The openings of every commitment in it.
        pub openings: Vec<Opening>,
        /// Revision 0 of each document that has one, encrypted, in the documents' order.
        pub revisions: Vec<Base64>,
    }

    /// A line of the sender's list.
    struct EnvelopeSummary {
        /// Its identifier.
        pub envelope: EnvelopeId,
        /// Its title.
        pub title: String,
        /// Where in its life it is.
        pub phase: PhaseWord,
        /// How many have acted.
        pub done: u16,
        /// How many are asked to act.
        pub of: u16,
        /// When it was sent.
        pub sent_at: Timestamp,
    }

    /// An envelope as its sender sees it: the transcript, from which the page derives the rest
    /// with the same rules as the backend.
    struct EnvelopeView {
        /// The envelope.
        pub envelope: EnvelopeId,
        /// The exact bytes of each record, oldest first.
        pub records: Vec<String>,
        /// What the reader may see: the record's place, and the opening.
        pub openings: Vec<(u32, Opening)>,
        /// What became of the newest notice to each recipient, and to the sender; and of a code that could not be
        /// delivered to who is to act.
        #[serde(default)]
        pub deliveries: Vec<Delivery>,
        /// The name in the organisation's seal, where it is missing and this sender may add it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub seal: Option<String>,
        /// The backend's clock.
        pub now: Timestamp,
    }

    /// The sender cancels.
    struct Cancel {
        /// Why, to be read by the recipients.
        pub reason: Option<String>,
    }

    /// The sender takes back the last act, which does not rebuild.
    struct Void {
        /// Whose act.
        pub recipient: u16,
    }

    /// The sender reminds: at most once an hour and ten times a person.
    struct Remind {
        /// Whom; empty: all who can be reminded now.
        #[serde(default)]
        pub recipients: Vec<u16>,
    }

    /// The sender finalises without the optional acts that are missing.
    struct Finalise {}

    /// The sender puts somebody else into the place of a recipient who has not acted: a wrong
    /// address, or somebody who is away. Who was asked before is told, and their link is worthless.
    struct Replace {
        /// Whose role.
        pub recipient: u16,
        /// The address of who takes it over.
        pub email: String,
        /// The name, if it is known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub name: Option<String>,
        /// The telephone number; needed where links or codes go by SMS.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub phone: Option<String>,
    }
}
