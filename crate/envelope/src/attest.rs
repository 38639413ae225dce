//! Decides on identities: what an officer attests, and whether an agreement has the identity it needs.

use crate::{Attested, Envelope, Event, Identity, Level, NotAllowed, Role, Standing, Timestamp};

impl Envelope {
    /// Only while the recipient can still act. A later attestation stands in place of an earlier one.
    pub(crate) fn decide_attest(&self, wish: &Attested, now: Timestamp) -> Result<Vec<Event>, NotAllowed> {
        match self.standing(wish.recipient) {
            // Somebody seen before their turn need not come again.
            Some(Standing::NotYet) => self.in_time(now)?,
            _ => self.turn(wish.recipient, now).map(|_| ())?,
        }
        if !self.wants_identity() {
            return Err(NotAllowed::IdentityNotAsked);
        }
        if self.attested(wish.recipient) == Some(wish) {
            return Ok(vec![]);
        }
        Ok(vec![Event::Attested(wish.clone())])
    }

    /// At the level [`Level::Verified`] an agreement rests on a sign-in or on an attestation too.
    pub(crate) fn identity_fits(&self, recipient: u16, given: Option<&Identity>) -> Result<(), NotAllowed> {
        let sound = given.is_none_or(Identity::is_sound);
        let there = !self.wants_identity() || given.is_some() || self.attested(recipient).is_some();
        if sound && there { Ok(()) } else { Err(NotAllowed::IdentityNeeded) }
    }

    /// Whether those who act show who they are, beside the code.
    #[must_use]
    pub fn wants_identity(&self) -> bool {
        self.sent().is_some_and(|sent| sent.level == Level::Verified)
    }

    /// What an officer attested of a recipient; none if nobody did, or if the role is somebody else's now.
    #[must_use]
    pub fn attested(&self, recipient: u16) -> Option<&Attested> {
        self.recipients.get(usize::from(recipient))?.attested.as_ref()
    }

    /// Whether an officer can attest somebody: who is to act, is asked who they are, and is in time.
    #[must_use]
    pub fn may_be_attested(&self, recipient: u16, now: Timestamp) -> bool {
        self.shows_identity(recipient) && self.in_time(now).is_ok()
    }

    /// Whether somebody's identity is still to be shown: who acts, and whom nobody has attested.
    #[must_use]
    pub fn is_unseen(&self, recipient: u16) -> bool {
        self.shows_identity(recipient) && self.attested(recipient).is_none()
    }

    fn shows_identity(&self, recipient: u16) -> bool {
        let open = matches!(self.standing(recipient), Some(Standing::Turn | Standing::NotYet));
        let acts = self.recipient(recipient).is_some_and(|facts| facts.role != Role::Copy);
        open && acts && self.wants_identity()
    }
}
