//! Whose turn it is, who has acted, and what that makes of the whole.

use crate::{Envelope, Phase, Recipient, Role, state::Done};

/// Where one recipient stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
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
    /// Gets a copy; nothing to do.
    Copy,
    /// Nothing can be done any more: the envelope ended without this recipient.
    Over,
}

/// Where a collecting envelope stands as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Required acts are missing.
    Waiting,
    /// Only optional acts are missing.
    Finalisable,
    /// Only the finaliser is missing.
    ToFinalise,
    /// Nothing is missing.
    Complete,
}

impl Envelope {
    /// Where this recipient stands; none if there is no such recipient.
    #[must_use]
    pub fn standing(&self, recipient: u16) -> Option<Standing> {
        let facts = self.recipient(recipient)?;
        let state = self.recipients.get(usize::from(recipient))?;
        Some(match (state.done, facts.role) {
            (Some(Done::Signed), _) => Standing::Signed,
            (Some(Done::Approved), _) => Standing::Approved,
            (Some(Done::Declined), _) => Standing::Declined,
            (None, Role::Copy) => Standing::Copy,
            (None, _) if self.phase != Phase::Collecting => Standing::Over,
            (None, _) if self.is_open(facts.step) => Standing::Turn,
            (None, _) => Standing::NotYet,
        })
    }

    /// What is missing for the whole to be complete.
    #[must_use]
    pub fn progress(&self) -> Progress {
        let missing = |wanted: fn(&Recipient) -> bool| self.pending().any(|(_, facts)| wanted(facts));
        if missing(|facts| facts.required && facts.role != Role::Finaliser) {
            Progress::Waiting
        } else if missing(|facts| facts.role == Role::Finaliser) {
            Progress::ToFinalise
        } else if missing(|_| true) {
            Progress::Finalisable
        } else {
            Progress::Complete
        }
    }

    /// A step is open when no earlier one still needs somebody required.
    fn is_open(&self, step: u16) -> bool {
        !self.pending().any(|(_, facts)| facts.required && facts.step < step)
    }

    /// Those who have something left to do, with their indexes.
    pub(crate) fn pending(&self) -> impl Iterator<Item = (u16, &Recipient)> {
        let facts = self.sent().map_or(&[][..], |sent| &sent.recipients);
        (0u16..).zip(facts.iter().zip(&self.recipients)).filter_map(|(index, (facts, state))| {
            (state.done.is_none() && facts.role != Role::Copy).then_some((index, facts))
        })
    }

    /// Whose turn it is without having been told yet.
    pub(crate) fn to_invite(&self) -> impl Iterator<Item = u16> {
        self.pending()
            .filter(|(index, facts)| {
                self.is_open(facts.step) && self.recipients[usize::from(*index)].told_at.is_none()
            })
            .map(|(index, _)| index)
    }

    pub(crate) fn recipient(&self, recipient: u16) -> Option<&Recipient> {
        self.sent()?.recipients.get(usize::from(recipient))
    }
}
