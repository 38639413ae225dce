//! Decides on reminders: by the sender's hand, and those that time brings by itself.

use crate::{Envelope, Event, NotAllowed, Phase, Standing, Timestamp};

/// At most one invitation or reminder to a person in this time (one hour).
const PAUSE: u64 = 60 * 60 * 1000;
/// How often the sender may remind one person by hand.
const MOST: u16 = 10;
/// One day.
const DAY: u64 = 24 * 60 * 60 * 1000;

impl Envelope {
    /// Nobody named: all who can be reminded now. Named ones must all be.
    pub(crate) fn decide_remind(&self, named: &[u16], now: Timestamp) -> Result<Vec<Event>, NotAllowed> {
        self.in_time(now)?;
        let mut wanted: Vec<u16> = if named.is_empty() { self.at_turn().collect() } else { named.to_vec() };
        wanted.sort_unstable();
        wanted.dedup();
        let mut events = vec![];
        let mut refused = NotAllowed::NobodyToRemind;
        for recipient in wanted {
            match self.may_remind(recipient, now) {
                Ok(()) => events.push(Event::Reminded { recipient, scheduled: false }),
                Err(why) if named.is_empty() => refused = why,
                Err(why) => return Err(why),
            }
        }
        if events.is_empty() { Err(refused) } else { Ok(events) }
    }

    fn may_remind(&self, recipient: u16, now: Timestamp) -> Result<(), NotAllowed> {
        self.turn(recipient, now)?;
        let state = self.recipients.get(usize::from(recipient)).ok_or(NotAllowed::NoSuchRecipient)?;
        match state.told_at {
            None => Err(NotAllowed::NotYourTurn),
            Some(told) if now < told.plus(PAUSE) => Err(NotAllowed::RemindedLately),
            Some(_) if state.reminded >= MOST => Err(NotAllowed::TooManyReminders),
            Some(_) => Ok(()),
        }
    }

    /// What the schedule has come to before the deadline.
    pub(crate) fn due_notices(&self, now: Timestamp) -> Vec<Event> {
        if self.warn_at().is_some_and(|at| at <= now) {
            return vec![Event::ExpiresSoon {}];
        }
        let due = self.at_turn().filter(|recipient| self.remind_at(*recipient).is_some_and(|at| at <= now));
        due.map(|recipient| Event::Reminded { recipient, scheduled: true }).collect()
    }

    /// When [`crate::Command::Tick`] next does something; none once the envelope has ended.
    #[must_use]
    pub fn next_tick(&self) -> Option<Timestamp> {
        let sent = self.sent().filter(|_| self.phase == Phase::Collecting)?;
        let reminders = self.at_turn().filter_map(|recipient| self.remind_at(recipient));
        reminders.chain(self.warn_at()).chain([sent.deadline]).min()
    }

    /// When it is time to say that the deadline is near: a day before, or the last quarter of a shorter
    /// time. None once it was said.
    fn warn_at(&self) -> Option<Timestamp> {
        let sent = self.sent().filter(|_| !self.warned)?;
        let whole = sent.deadline.0.saturating_sub(self.sent_at.0);
        Some(Timestamp(sent.deadline.0.saturating_sub(DAY.min(whole / 4))))
    }

    /// When the schedule reminds a recipient next.
    fn remind_at(&self, recipient: u16) -> Option<Timestamp> {
        let reminders = self.sent()?.reminders?;
        let state = self.recipients.get(usize::from(recipient))?;
        let told = state.told_at.filter(|_| state.scheduled < reminders.most)?;
        Some(told.plus(u64::from(reminders.every_days) * DAY))
    }

    /// Whose turn it is.
    pub(crate) fn at_turn(&self) -> impl Iterator<Item = u16> {
        let turn = |index: &u16| self.standing(*index) == Some(Standing::Turn);
        self.pending().map(|(index, _)| index).filter(turn)
    }
}
