//! The HTTP interface under `/api/v1`: JSON bodies, `Authorization: Bearer` sessions, no cookies.
//!
//! | Call | Body → answer |
//! |---|---|
//! | `POST /office/codes` | [`AskOfficeCode`] → [`CodeSent`] |
//! | `POST /office/sessions` | [`OpenOffice`] → [`OfficeSession`] |
//! | `GET /envelopes` (office session) | → `Vec<`[`EnvelopeSummary`]`>`, newest first |
//! | `POST /envelopes` | [`Send`] → [`EnvelopeView`]; the same envelope again is the same act |
//! | `GET /envelopes/{id}` | → [`EnvelopeView`] |
//! | `POST /envelopes/{id}/cancel` | [`Cancel`] → [`EnvelopeView`] |
//! | `POST /envelopes/{id}/void` | [`Void`] → [`EnvelopeView`] |
//! | `POST /envelopes/{id}/remind` | [`Remind`] → [`EnvelopeView`] |
//! | `POST /envelopes/{id}/finalise` | [`Finalise`] → [`EnvelopeView`]; again is the same act |
//! | `POST /envelopes/{id}/reassign` | [`Replace`] → [`EnvelopeView`] |
//! | `GET /envelopes/{id}/evidence` | → `evidence::EvidenceFile` |
//! | `GET /envelopes/{id}/revisions/{document}/{number}` | → the ciphertext, `application/octet-stream` |
//! | `POST /office/list` | [`ListEnvelopes`] → [`EnvelopePage`] |
//! | `POST /office/bulk` | [`Bulk`] → [`BulkDone`]: several envelopes at once |
//! | `GET /office/events` | → server-sent events, each an [`EnvelopeChange`]; by `fetch`, with the bearer token |
//! | `POST /links/open` | [`OpenLink`] → [`SignerSession`]; `link_over` seven days after the end |
//! | `POST /links/renew` | [`RenewLink`] → [`LinkRenewed`]: a fresh link goes to the same address |
//! | `GET /session` (signer session) | → [`SignerView`] |
//! | `GET /session/revisions/{document}/{number}` | → the ciphertext, `application/octet-stream` |
//! | `POST /session/tickets` | [`AskTicket`] → [`Ticket`] |
//! | `POST /session/codes` | empty → [`CodeSent`] |
//! | `POST /session/authorise` | [`Authorise`] → [`Authorisation`] |
//! | `POST /session/time-stamps` | [`AskTimeStamps`] → [`TimeStamps`] |
//! | `POST /session/sign` | [`Sign`] → [`SignerView`]; the same post again is the same act |
//! | `POST /session/approve` | [`Approve`] → [`SignerView`]; the same post again is the same act |
//! | `POST /session/reports` | [`Report`] → [`SignerView`] |
//! | `POST /session/decline` | [`Decline`] → [`SignerView`] |
//! | `POST /session/reassign` | [`Reassign`] → [`Reassigned`]; ends the session |
//! | `POST /session/comments` | [`Comment`] → [`SignerView`]; the same post again is the same comment |
//! | `GET /session/evidence` | → `evidence::EvidenceFile` |
//! | `POST /session/pads` | empty → [`Pad`]: a telephone's screen to draw on |
//! | `POST /session/pads/ink` | [`AskInk`] → [`PadInk`] |
//! | `POST /pads/ink` (no session: who scanned the code) | [`GiveInk`] → [`GivenInk`] |
//! | `POST /session/inbox` | [`OpenOwnInbox`] → [`InboxSession`]: what else waits for the same person |
//! | `POST /inbox/sessions` (a host's key) | [`OpenInbox`] → [`InboxSession`] |
//! | `GET /inbox` (inbox session) | → [`InboxView`] |
//! | `POST /inbox/links` (inbox session) | [`Listed`] → [`InboxLink`] |
//! | `POST /inbox/codes` (inbox session) | [`AskListCode`] → [`CodeSent`]: one code for many envelopes |
//! | `POST /inbox/lists` (inbox session) | [`OpenList`] → [`ListSessions`] |
//! | `GET /trust` | → [`Trust`]: what anyone may know |
//!
//! What is refused answers 4xx with a [`Problem`] and has changed nothing.

use envelope::{Act, Consent, Digest, EnvelopeId, Outcome, Phase, Progress, Sent, Timestamp, Version};
use evidence::Opening;
use serde::{Deserialize, Serialize};

use crate::{Base64, Challenge, Code};

macro_rules! messages {
    ($($(#[$doc:meta])* struct $name:ident { $($body:tt)* })*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Debug, Serialize, Deserialize)]
            #[serde(deny_unknown_fields)]
            pub struct $name { $($body)* }
        )*
    };
}

mod follow;
mod inbox;
mod notice;

pub use follow::{
    Bulk, BulkAction, BulkDone, BulkResult, EnvelopeChange, EnvelopePage, FollowLine, FollowRecipient,
    ListEnvelopes, PhaseCount, Sort, StandingWord,
};
pub use inbox::{
    AskListCode, InboxLine, InboxLink, InboxSession, InboxView, LinkRenewed, ListSession, ListSessions,
    Listed, OpenInbox, OpenList, OpenOwnInbox, RenewLink,
};
pub use notice::{Delivery, DeliveryState, NoticeKind};

messages! {
    /// Why a request was refused.
    struct Problem {
        /// A stable word for programs, such as `code_wrong`; the elements have a sentence for each.
        pub code: String,
        /// What happened, in English, for a log or a developer.
        pub detail: String,
    }

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

    /// A sender gives the code.
    struct OpenOffice {
        /// The sender's address.
        pub email: String,
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
    }

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
        /// What became of the newest notice to each recipient, and to the sender.
        #[serde(default)]
        pub deliveries: Vec<Delivery>,
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

    /// A recipient's page opens its link.
    struct OpenLink {
        /// The secret from the link's fragment.
        pub link: String,
    }

    /// A recipient's page may act.
    struct SignerSession {
        /// The bearer token.
        pub token: String,
        /// What there is.
        pub view: SignerView,
    }

    /// An envelope as a recipient sees it.
    struct SignerView {
        /// The envelope.
        pub envelope: EnvelopeId,
        /// The reader's index among the recipients.
        pub recipient: u16,
        /// The exact bytes of each record, oldest first.
        pub records: Vec<String>,
        /// What the reader may see: the record's place, and the opening.
        pub openings: Vec<(u32, Opening)>,
        /// What the proof of possession must contain.
        pub challenge: Challenge,
        /// Whether a code matched in this session a short while ago: signing needs no other now.
        pub identified: bool,
        /// The backend's clock: /M of the signature comes from here.
        pub now: Timestamp,
    }

    /// A signer hands the signature over to somebody else.
    struct Reassign {
        /// The code; may be left out within ten minutes of one that matched. Who only has the link
        /// cannot give the role away.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub code: Option<Code>,
        /// The address of who takes it over.
        pub email: String,
        /// The name, if it is known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub name: Option<String>,
        /// The telephone number; needed where links or codes go by SMS.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub phone: Option<String>,
    }

    /// It is somebody else's now: who had it is not known here any more.
    struct Reassigned {}

    /// A recipient says something to everybody.
    struct Comment {
        /// What. The page makes the salt: the same post once more is the same comment.
        pub text: Opening,
    }

    /// A telephone's screen, to draw the mark of a page on a laptop.
    struct Pad {
        /// The secret that the telephone shows; the key beside it never comes here.
        pub pad: String,
        /// Until when it waits.
        pub expires_at: Timestamp,
        /// The backend's clock.
        pub now: Timestamp,
    }

    /// A page asks whether something has been drawn.
    struct AskInk {
        /// The pad's secret.
        pub pad: String,
    }

    /// What has been drawn.
    struct PadInk {
        /// Encrypted by the telephone for the page; none yet.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub ink: Option<Base64>,
    }

    /// A telephone gives what was drawn; again, in place of what it gave before.
    struct GiveInk {
        /// The pad's secret.
        pub pad: String,
        /// Encrypted, at most 180 KiB.
        pub ink: Base64,
    }

    /// It is there.
    struct GivenInk {}

    /// A page asks for a ticket with which the host's document store hands over an original.
    struct AskTicket {
        /// Index of the document.
        pub document: u16,
    }

    /// A short-lived ES256 JWT: claims `iss`, `exp`, `envelope`, `document`, `sha256`, `recipient`.
    struct Ticket {
        /// The token in compact form.
        pub ticket: String,
    }

    /// An approver approves exactly these bytes.
    struct Approve {
        /// The code; may be left out where one for a list of envelopes covers this one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub code: Option<Code>,
        /// The text agreed to: `consent-approval-terms`.
        pub consents: Vec<Consent>,
        /// Every document as it is now, in the documents' order: `Envelope::head` of each.
        pub versions: Vec<Version>,
        /// What is said with it, to everybody; the page makes the salt (field `comment`).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub comment: Option<Opening>,
    }

    /// A signer agrees to sign exactly these bytes.
    struct Authorise {
        /// The code; may be left out within ten minutes of one that matched.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub code: Option<Code>,
        /// The name to sign with: becomes the certificate's subject.
        pub name: Opening,
        /// The texts agreed to.
        pub consents: Vec<Consent>,
        /// The fresh key, as DER SubjectPublicKeyInfo.
        pub key: Base64,
        /// One act for each of the signer's slots, in the slots' order.
        pub acts: Vec<Act>,
        /// The signature of `possession_message` by that key.
        pub possession: Base64,
    }

    /// The agreement is recorded and the certificate issued.
    struct Authorisation {
        /// The exact bytes of the record of `authorised`; its hash goes into the CMS.
        pub record: String,
        /// The certificate and its chain, DER, the signer's first.
        pub certificates: Vec<Base64>,
    }

    /// A signer asks for time-stamps on signature values just made.
    struct AskTimeStamps {
        /// SHA-256 of each signature value, in the acts' order.
        pub imprints: Vec<Digest>,
    }

    /// Time-stamps, and what proves later that the certificates were good.
    struct TimeStamps {
        /// An RFC 3161 TimeStampToken each, DER.
        pub tokens: Vec<Base64>,
        /// Certificates for the DSS, DER.
        pub certificates: Vec<Base64>,
        /// Fresh CRLs for the DSS, DER.
        pub crls: Vec<Base64>,
    }

    /// A signer posts the signatures, encrypted.
    struct Sign {
        /// One for each act, in the acts' order.
        pub revisions: Vec<SignedRevision>,
    }

    /// One signed document.
    struct SignedRevision {
        /// Index of the document.
        pub document: u16,
        /// SHA-256 of the whole file before.
        pub base: Digest,
        /// SHA-256 of the whole file after.
        pub head: Digest,
        /// The revision, encrypted.
        pub ciphertext: Base64,
        /// The CMS that stands in it, DER.
        pub cms: Base64,
    }

    /// A page says how rebuilding a revision went.
    struct Report {
        /// Index of the document.
        pub document: u16,
        /// Number of the revision.
        pub number: u16,
        /// What came out.
        pub outcome: Outcome,
    }

    /// A recipient declines.
    struct Decline {
        /// Why, to be read by the sender.
        pub reason: Option<String>,
    }

    /// What anyone may know of this backend's keys.
    struct Trust {
        /// The trust anchor, PEM.
        pub root: String,
        /// SHA-256 of it, to be compared with the published one.
        pub fingerprint: Digest,
        /// The key that signs tickets, as PEM SubjectPublicKeyInfo.
        pub ticket_key: String,
    }
}

/// An envelope's state in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PhaseWord {
    /// Required acts are missing.
    Waiting,
    /// Only optional acts are missing.
    Finalisable,
    /// Only the finaliser is missing.
    ToFinalise,
    /// Done.
    Finalised,
    /// A required recipient declined.
    Declined,
    /// The sender cancelled.
    Cancelled,
    /// The deadline passed.
    Expired,
}

impl PhaseWord {
    /// The word for a state.
    #[must_use]
    pub fn of(envelope: &envelope::Envelope) -> Self {
        match (envelope.phase(), envelope.progress()) {
            (Phase::Draft, _) | (Phase::Collecting, Progress::Waiting) => Self::Waiting,
            (Phase::Collecting, Progress::Finalisable) => Self::Finalisable,
            (Phase::Collecting, Progress::ToFinalise) => Self::ToFinalise,
            (Phase::Collecting, Progress::Complete) | (Phase::Finalised, _) => Self::Finalised,
            (Phase::Declined, _) => Self::Declined,
            (Phase::Cancelled, _) => Self::Cancelled,
            (Phase::Expired, _) => Self::Expired,
        }
    }
}
