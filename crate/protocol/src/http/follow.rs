//! Following many envelopes: a sender's list, portion by portion, what changes in it, and what is done
//! to several at once.

use envelope::{EnvelopeId, Role, Standing, Timestamp};
use serde::{Deserialize, Serialize};

use super::{DeliveryState, PhaseWord, Problem};

messages! {
    /// A portion of the sender's list is wanted. A post, because what is searched for is a person's
    /// name, and addresses of requests stand in the logs of proxies.
    struct ListEnvelopes {
        /// Words that must all stand in the title, a document's name, or a recipient's name or address;
        /// case and accents do not matter.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub search: Option<String>,
        /// Only these states; empty: all.
        #[serde(default)]
        pub phases: Vec<PhaseWord>,
        /// In which order.
        #[serde(default)]
        pub sort: Sort,
        /// [`EnvelopePage::next`] of the portion before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub after: Option<String>,
        /// How many, at most 100; 50 unless said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub most: Option<u16>,
    }

    /// A portion of the sender's list.
    struct EnvelopePage {
        /// In the wanted order.
        pub envelopes: Vec<FollowLine>,
        /// Where the next portion begins; none: this was the last.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub next: Option<String>,
        /// How many there are of each state, whatever was searched for. States of none are left out.
        pub counts: Vec<PhaseCount>,
        /// The backend's clock.
        pub now: Timestamp,
    }

    /// How many envelopes are in a state.
    struct PhaseCount {
        /// The state.
        pub phase: PhaseWord,
        /// How many.
        pub count: u32,
    }

    /// An envelope in the list.
    struct FollowLine {
        /// Its identifier.
        pub envelope: EnvelopeId,
        /// Its title; empty if it was erased.
        pub title: String,
        /// Where in its life it is.
        pub phase: PhaseWord,
        /// How many have acted.
        pub done: u16,
        /// How many are asked to act.
        pub of: u16,
        /// How many of these may be missing.
        pub optional: u16,
        /// When it was sent.
        pub sent_at: Timestamp,
        /// When collecting ends.
        pub deadline: Timestamp,
        /// When anything last changed.
        pub changed_at: Timestamp,
        /// When it ended, if it has.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub ended_at: Option<Timestamp>,
        /// Everybody concerned, in the order of the route.
        pub recipients: Vec<FollowRecipient>,
    }

    /// A person in the list.
    struct FollowRecipient {
        /// The name, or else the address; empty if both were erased.
        pub name: String,
        /// What is asked.
        pub role: Role,
        /// Whether it may be missing.
        pub required: bool,
        /// Where this person stands.
        pub standing: StandingWord,
        /// What became of the newest notice to this person.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub delivery: Option<DeliveryState>,
    }

    /// Something changed in the list: the `data` of a server-sent event. The element asks for the
    /// envelope if it shows more of it than this.
    struct EnvelopeChange {
        /// Which envelope.
        pub envelope: EnvelopeId,
        /// Whether it left the list.
        pub gone: bool,
        /// Its state.
        pub phase: PhaseWord,
        /// How many have acted.
        pub done: u16,
        /// How many are asked to act.
        pub of: u16,
        /// When it changed.
        pub changed_at: Timestamp,
    }

    /// The sender does one thing to several envelopes. Each is done by itself: one that is refused does
    /// not keep the others from it.
    struct Bulk {
        /// Which, at most 100.
        pub envelopes: Vec<EnvelopeId>,
        /// What.
        pub action: BulkAction,
    }

    /// What became of each.
    struct BulkDone {
        /// In the order asked for.
        pub results: Vec<BulkResult>,
    }

    /// What became of one.
    struct BulkResult {
        /// Which.
        pub envelope: EnvelopeId,
        /// Why it was refused; none: it was done.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub problem: Option<Problem>,
    }
}

/// What is done to several envelopes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum BulkAction {
    /// Reminds all who can be reminded now.
    Remind {},
    /// Cancels.
    Cancel {
        /// Why, to be read by the recipients.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
    },
    /// Finalises without the optional acts that are missing.
    Finalise {},
    /// Takes an envelope that has ended out of the sender's list. What recipients have, and what
    /// the operator keeps as evidence, stays.
    Delete {},
}

/// The order of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// The last sent first.
    #[default]
    Sent,
    /// The last changed first.
    Changed,
    /// The most urgent first.
    Deadline,
}

/// Where one recipient stands, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StandingWord {
    /// An earlier step still needs somebody.
    NotYet,
    /// It is this recipient's turn.
    Turn,
    /// Has signed.
    Signed,
    /// Has approved.
    Approved,
    /// Has declined.
    Declined,
    /// Gets a copy.
    Copy,
    /// The envelope ended without this recipient.
    Over,
}

impl From<Standing> for StandingWord {
    fn from(standing: Standing) -> Self {
        match standing {
            Standing::NotYet => Self::NotYet,
            Standing::Turn => Self::Turn,
            Standing::Signed => Self::Signed,
            Standing::Approved => Self::Approved,
            Standing::Declined => Self::Declined,
            Standing::Copy => Self::Copy,
            Standing::Over => Self::Over,
        }
    }
}
