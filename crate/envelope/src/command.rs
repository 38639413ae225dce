//! What somebody wants to happen.

use crate::{
    Act, Attested, Commitment, Consent, Digest, Identity, Outcome, SealAct, Sent, SlotRevision, Timestamp,
    Version,
};

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
        /// The digest of a list of envelopes that one code is wanted for.
        list: Option<Digest>,
    },
    /// The sender reminds.
    Remind {
        /// Whom; nobody named: all who can be reminded now.
        recipients: Vec<u16>,
    },
    /// An officer saw a recipient's identity document.
    Attest(Box<Attested>),
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
    /// A role is handed over to somebody else.
    Reassign(Reassign),
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
    /// The sender finalises without the optional acts that are missing.
    Finalise,
    /// The sender's browser asks for the organisation's seal on these bytes.
    AuthoriseSeal {
        /// One for each document that takes signatures, in the documents' order.
        acts: Vec<SealAct>,
    },
    /// The seal has been verified.
    Seal {
        /// One revision for each of them, in the same order.
        revisions: Vec<SlotRevision>,
    },
    /// The sender takes back the seal, which was found bad.
    VoidSeal,
    /// Time has passed: remind, warn, finalise or expire if it is time to.
    Tick,
}

/// What code an agreement rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeUsed {
    /// One came along and matched.
    Matched,
    /// An earlier one of this recipient must still be good.
    Earlier,
    /// One that was made for a list of envelopes, this one among them.
    List {
        /// The list's digest.
        list: Digest,
        /// When it matched.
        at: Timestamp,
    },
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
    /// The code.
    pub code: CodeUsed,
    /// The sign-in at a provider, checked to be bound to all of this.
    pub identity: Option<Identity>,
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approve {
    /// Who.
    pub recipient: u16,
    /// The texts agreed to.
    pub consents: Vec<Consent>,
    /// Every document as it is now, in the documents' order.
    pub versions: Vec<Version>,
    /// Commitment to what is said with it.
    pub comment: Option<Commitment>,
    /// The code.
    pub code: CodeUsed,
    /// The sign-in at a provider, checked to be bound to all of this.
    pub identity: Option<Identity>,
}

/// See [`Command::Reassign`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reassign {
    /// Whose role.
    pub recipient: u16,
    /// Whether it is the sender who does it, and not the one who was asked.
    pub by_sender: bool,
    /// Commitment to the address of who takes it over.
    pub email: Commitment,
    /// Commitment to the name, if it was given.
    pub name: Option<Commitment>,
    /// Commitment to the telephone number, if it was given.
    pub phone: Option<Commitment>,
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
