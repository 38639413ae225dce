//! What somebody wants to happen.

use crate::{Act, Commitment, Consent, Digest, Outcome, Sent, SlotRevision};

/// A wish, by somebody who has been identified. [`crate::Envelope::decide`] grants it or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// The sender sends.
    Send(Box<Sent>),
    /// A recipient's page opened the link.
    Open {
        /// Who.
        recipient: u16,
        /// Commitment to the client's address.
        client: Option<Commitment>,
    },
    /// A recipient asks for a one-time code.
    AskCode {
        /// Who.
        recipient: u16,
    },
    /// A signer agrees to sign these bytes.
    Authorise(Authorise),
    /// A signer's signatures have been verified.
    Sign(Sign),
    /// An approver approves.
    Approve(Approve),
    /// A recipient says how rebuilding a revision went.
    Report(Report),
    /// A recipient declines.
    Decline {
        /// Who.
        recipient: u16,
        /// Commitment to the reason.
        reason: Option<Commitment>,
    },
    /// A recipient hands the role over to somebody else.
    Reassign {
        /// Whose role.
        recipient: u16,
        /// Commitment to the address of who takes it over.
        email: Commitment,
        /// Commitment to the name, if it was given.
        name: Option<Commitment>,
    },
    /// A recipient says something to everybody.
    Comment {
        /// Who.
        recipient: u16,
        /// Commitment to what is said.
        text: Commitment,
    },
    /// The sender takes back the last act, which does not rebuild.
    Void {
        /// Whose act.
        recipient: u16,
    },
    /// The sender cancels.
    Cancel {
        /// Commitment to the reason.
        reason: Option<Commitment>,
    },
    /// Time has passed: finalise or expire if the deadline says so.
    Tick,
}

/// See [`Command::Authorise`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authorise {
    /// Who.
    pub recipient: u16,
    /// Commitment to the name given.
    pub name: Commitment,
    /// The texts agreed to.
    pub consents: Vec<Consent>,
    /// SHA-256 of the SubjectPublicKeyInfo; possession was proven.
    pub key: Digest,
    /// One for each of the signer's slots, in the slots' order.
    pub acts: Vec<Act>,
    /// Whether a code came along and matched; otherwise an earlier one must still be good.
    pub code_matched: bool,
}

/// See [`Command::Sign`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sign {
    /// Who.
    pub recipient: u16,
    /// One revision for each authorised act, in the same order.
    pub revisions: Vec<SlotRevision>,
}

/// See [`Command::Approve`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Approve {
    /// Who.
    pub recipient: u16,
}

/// See [`Command::Report`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Report {
    /// Who says so.
    pub recipient: u16,
    /// Which document.
    pub document: u16,
    /// Which revision, from 0.
    pub number: u16,
    /// What came out.
    pub outcome: Outcome,
}
