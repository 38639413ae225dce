//! Decides how collecting ends by itself or by the sender's hand: finalised, or expired.

use crate::{Envelope, Event, NotAllowed, Phase, Progress, Standing, Timestamp};

impl Envelope {
    /// Without those who are optional, where somebody has acted and there is no finaliser to do it.
    pub(crate) fn decide_finalise(&self) -> Result<Vec<Event>, NotAllowed> {
        if self.phase == Phase::Finalised {
            return Ok(vec![]);
        }
        self.collecting()?;
        if self.progress() == Progress::Finalisable && self.somebody_acted() {
            Ok(vec![Event::Finalised { by_sender: true }])
        } else {
            Err(NotAllowed::NotFinalisable)
        }
    }

    pub(crate) fn decide_tick(&self, now: Timestamp) -> Vec<Event> {
        let Some(sent) = self.sent().filter(|_| self.phase == Phase::Collecting) else { return vec![] };
        if now < sent.deadline {
            return self.due_notices(now);
        }
        let enough = matches!(self.progress(), Progress::Finalisable | Progress::Complete);
        // Nothing can take effect where nobody signed or approved.
        let event = if enough && self.somebody_acted() {
            Event::Finalised { by_sender: false }
        } else {
            Event::Expired {}
        };
        vec![event]
    }

    pub(crate) fn somebody_acted(&self) -> bool {
        let mut all = (0u16..).zip(&self.recipients).map(|(index, _)| self.standing(index));
        all.any(|standing| matches!(standing, Some(Standing::Signed | Standing::Approved)))
    }
}
