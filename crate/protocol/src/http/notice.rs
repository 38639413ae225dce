//! What was sent to whom, and whether it left: shown on the envelope, without a word of it.

use envelope::{Channel, Timestamp};
use serde::{Deserialize, Serialize};

messages! {
    /// What became of the newest notice to somebody. Nobody knows whether it was read.
    struct Delivery {
        /// To which recipient; none: to the sender.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub recipient: Option<u16>,
        /// What it told.
        pub kind: NoticeKind,
        /// Which way it goes.
        pub channel: Channel,
        /// Whether it has left.
        pub state: DeliveryState,
        /// How often it was tried.
        pub tries: u32,
        /// When it was written.
        pub at: Timestamp,
    }
}

/// Whether a notice has left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeliveryState {
    /// Not yet; it is tried again if it was tried before.
    Waiting,
    /// The mail server or the SMS gateway has taken it.
    Sent,
    /// It was refused, or tried too often. Reminding sends another one.
    Failed,
}

/// What a notice tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeKind {
    /// A sender's sign-in code.
    SignIn,
    /// A one-time code to sign or approve with.
    Code,
    /// It was just sent, and it is this recipient's turn.
    Invitation,
    /// Those before have acted.
    YourTurn,
    /// A reminder, by hand or by schedule.
    Reminder,
    /// The deadline is near.
    ExpiresSoon,
    /// Somebody declined.
    Declined,
    /// The sender cancelled.
    Cancelled,
    /// The deadline has passed.
    Expired,
    /// It takes effect.
    Finalised,
    /// It takes effect, and a link leads to the result; or a new link to it, asked for by an old one.
    CopyAvailable,
    /// To the sender: a role was handed over.
    Reassigned,
    /// Somebody else was asked instead.
    Released,
    /// To the sender: somebody said something.
    Commented,
}
