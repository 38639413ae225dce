//! Decides on handing a role over: by who was asked, where the sender lets them, or by the sender.

use crate::{Envelope, Event, NotAllowed, Reassign, Standing, Timestamp};

/// How often who was asked may hand on: a mistake can be mended, mails cannot be multiplied.
const MOST_BY_RECIPIENTS: u16 = 3;
/// How often in all, the sender included.
const MOST: u16 = 20;

impl Envelope {
    pub(crate) fn decide_reassign(&self, wish: &Reassign, now: Timestamp) -> Result<Vec<Event>, NotAllowed> {
        let Reassign { recipient, by_sender, email, name, phone } = *wish;
        self.may_be_reassigned(recipient, by_sender, now)?;
        let needs_phone =
            |sent: &crate::Sent| self.recipient(recipient).is_some_and(|facts| facts.needs_phone(sent.level));
        if phone.is_none() && self.sent().is_some_and(needs_phone) {
            return Err(NotAllowed::PhoneNeeded);
        }
        let event = Event::Reassigned { recipient, email, name, phone, by_sender };
        Ok(self.and_then_what(event, now))
    }

    fn may_be_reassigned(&self, recipient: u16, by_sender: bool, now: Timestamp) -> Result<(), NotAllowed> {
        // The sender may correct who comes later, too.
        let later = by_sender && self.standing(recipient) == Some(Standing::NotYet);
        if later {
            self.in_time(now)?
        } else {
            self.turn(recipient, now).map(|_| ())?
        }
        let times = self.recipients.get(usize::from(recipient)).map_or(0, |state| state.reassigned);
        let allowed = by_sender || self.sent().is_some_and(|sent| sent.may_reassign);
        let most = if by_sender { MOST } else { MOST_BY_RECIPIENTS };
        if allowed && times < most { Ok(()) } else { Err(NotAllowed::NotReassignable) }
    }
}
