//! The HTTP interface under `/api/v1`: JSON bodies, `Authorization: Bearer` sessions, no cookies.
//!
//! | Call | Body → answer |
//! |---|---|
//! | `POST /office/codes` | [`AskOfficeCode`] → [`OfficeCodeSent`] |
//! | `POST /office/sessions` | [`OpenOffice`] → [`OfficeSession`] |
//! | `POST /office/sessions/close` (office session) | [`CloseOffice`] → [`OfficeClosed`] |
//! | `GET /envelopes` (office session) | → `Vec<`[`EnvelopeSummary`]`>`, newest first |
//! | `POST /envelopes` | [`Send`] → [`EnvelopeView`]; the same envelope again is the same act |
//! | `GET /envelopes/{id}` | → [`EnvelopeView`] |
//! | `POST /envelopes/{id}/cancel` | [`Cancel`] → [`EnvelopeView`] |
//! | `POST /envelopes/{id}/void` | [`Void`] → [`EnvelopeView`] |
//! | `POST /envelopes/{id}/remind` | [`Remind`] → [`EnvelopeView`] |
//! | `POST /envelopes/{id}/finalise` | [`Finalise`] → [`EnvelopeView`]; again is the same act |
//! | `POST /envelopes/{id}/seal/authorise` | [`AskSeal`] → [`SealValues`]: the organisation's seal on what is finalised |
//! | `POST /envelopes/{id}/seal` | [`PostSeal`] → [`EnvelopeView`]; the same post again is the same act |
//! | `POST /envelopes/{id}/seal/void` | [`VoidSeal`] → [`EnvelopeView`]: one that a recipient's browser found bad |
//! | `POST /envelopes/{id}/reassign` | [`Replace`] → [`EnvelopeView`] |
//! | `POST /envelopes/{id}/attest` | [`AttestIdentity`] → [`IdentityAttested`]; by any officer; again is the same act |
//! | `GET /office/unseen` (an officer) | → [`Unseen`]: whom officers can attest |
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
//! | `POST /session/identity` | [`AskIdentity`] → [`IdentityState`], with the provider's address |
//! | `GET /session/identity` | → [`IdentityState`] |
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
//! | `POST /inbox/codes` (inbox session) | [`AskListCode`] → [`ListCodeSent`]: one code for many envelopes |
//! | `POST /inbox/lists` (inbox session) | [`OpenList`] → [`ListSessions`] |
//! | `GET /trust` | → [`Trust`]: what anyone may know |
//!
//! Outside it, `GET /identity/callback` is where the provider leads back: a page for people, whose form posts to
//! `/identity/answer`.
//!
//! What is refused answers 4xx with a [`Problem`] and has changed nothing.

use envelope::{Digest, Phase, Progress};
use serde::{Deserialize, Serialize};

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
mod identity;
mod inbox;
mod notice;
mod office;
mod seal;
mod session;

pub use follow::{
    Bulk, BulkAction, BulkDone, BulkResult, EnvelopeChange, EnvelopePage, FollowLine, FollowRecipient,
    ListEnvelopes, PhaseCount, Sort, StandingWord,
};
pub use identity::{
    AskIdentity, AttestIdentity, IdentityAttested, IdentityFor, IdentityStage, IdentityState, Unseen,
    UnseenPerson,
};
pub use inbox::{
    AskListCode, InboxDocument, InboxLine, InboxLink, InboxSession, InboxView, LinkRenewed, ListCodeSent,
    ListSession, ListSessions, Listed, OpenInbox, OpenList, OpenOwnInbox, RenewLink,
};
pub use notice::{Delivery, DeliveryState, NoticeKind};
pub use office::{
    AskOfficeCode, Cancel, CloseOffice, CodeSent, EnvelopeSummary, EnvelopeView, Finalise, OfficeClosed,
    OfficeCodeSent, OfficeSession, OpenOffice, Remind, Replace, Send, Void,
};
pub use seal::{AskSeal, PostSeal, SealValues, VoidSeal};
pub use session::{
    Approve, AskInk, AskTicket, AskTimeStamps, Authorisation, Authorise, Comment, Decline, GiveInk, GivenInk,
    OpenLink, Pad, PadInk, Reassign, Reassigned, Report, Sign, SignedRevision, SignerSession, SignerView,
    Ticket, TimeStamps,
};

messages! {
    /// Why a request was refused.
    struct Problem {
        /// A stable word for programs, such as `code_wrong`; the elements have a sentence for each.
        pub code: String,
        /// What happened, in English, for a log or a developer.
        pub detail: String,
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
    /// Done, but the organisation's seal is not there yet: the next browser of the sender's adds it.
    ToSeal,
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
            (Phase::Finalised, _) if envelope.wants_seal() => Self::ToSeal,
            (Phase::Collecting, Progress::Complete) | (Phase::Finalised, _) => Self::Finalised,
            (Phase::Declined, _) => Self::Declined,
            (Phase::Cancelled, _) => Self::Cancelled,
            (Phase::Expired, _) => Self::Expired,
        }
    }
}
