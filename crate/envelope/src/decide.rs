//! Decides whether a command is allowed, and what it causes.

use crate::{
    Command, Digest, Envelope, Event, NotAllowed, Phase, Progress, Report, Role, Standing, Timestamp,
};

/// How many comments one recipient may write.
const MOST_COMMENTS: usize = 20;

impl Envelope {
    /// The events that `command` causes at `now`, in order. Empty means: it has happened already,
    /// so a repeated post is one act.
    ///
    /// # Errors
    /// [`NotAllowed`], and then nothing happens.
    pub fn decide(&self, command: &Command, now: Timestamp) -> Result<Vec<Event>, NotAllowed> {
        match command {
            Command::Send(sent) => self.decide_send(sent, now),
            Command::Open { recipient, client } => self.decide_open(*recipient, *client),
            Command::AskCode { recipient, list } => self.decide_code(*recipient, *list, now),
            Command::Remind { recipients } => self.decide_remind(recipients, now),
            Command::Attest(attested) => self.decide_attest(attested, now),
            Command::Authorise(authorise) => self.decide_authorise(authorise, now),
            Command::Sign(sign) => self.decide_sign(sign, now),
            Command::Approve(approve) => self.decide_approve(approve, now),
            Command::Report(report) => self.decide_report(report),
            Command::Decline { recipient, reason } => self.decide_decline(*recipient, *reason, now),
            Command::Reassign(wish) => self.decide_reassign(wish, now),
            Command::Comment { recipient, text } => self.decide_comment(*recipient, *text),
            Command::Void { recipient } => self.decide_void(*recipient, now),
            Command::Cancel { reason } => {
                self.collecting()?;
                Ok(vec![Event::Cancelled { reason: *reason }])
            }
            Command::Finalise => self.decide_finalise(),
            Command::AuthoriseSeal { acts } => self.decide_authorise_seal(acts, now),
            Command::Seal { revisions } => self.decide_seal(revisions),
            Command::VoidSeal => self.decide_void_seal(),
            Command::Tick => Ok(self.decide_tick(now)),
        }
    }

    fn decide_send(&self, sent: &crate::Sent, now: Timestamp) -> Result<Vec<Event>, NotAllowed> {
        match self.sent() {
            Some(before) if before == sent => return Ok(vec![]),
            Some(_) => return Err(NotAllowed::AlreadySent),
            None => sent.check(now)?,
        }
        Ok(self.and_then_what(Event::Sent(Box::new(sent.clone())), now))
    }

    fn decide_code(
        &self,
        recipient: u16,
        list: Option<Digest>,
        now: Timestamp,
    ) -> Result<Vec<Event>, NotAllowed> {
        self.turn(recipient, now)?;
        let sent = self.sent().ok_or(NotAllowed::NotSent)?;
        let facts = self.recipient(recipient).ok_or(NotAllowed::NoSuchRecipient)?;
        Ok(vec![Event::CodeSent { recipient, channel: facts.code_channel(sent.level), list }])
    }

    fn decide_open(
        &self,
        recipient: u16,
        client: Option<crate::Commitment>,
    ) -> Result<Vec<Event>, NotAllowed> {
        let state = self.recipients.get(usize::from(recipient)).ok_or(NotAllowed::NoSuchRecipient)?;
        let first_time = !state.opened && self.phase == Phase::Collecting;
        Ok(if first_time { vec![Event::Opened { recipient, client }] } else { vec![] })
    }

    /// A first outcome is recorded; of a bad one only a good one is news, and of a good one nothing: at
    /// most two records a revision, whatever browsers say in turns.
    fn decide_report(&self, report: &Report) -> Result<Vec<Event>, NotAllowed> {
        self.recipient(report.recipient).ok_or(NotAllowed::NoSuchRecipient)?;
        let head = self
            .revisions(report.document)
            .get(usize::from(report.number))
            .ok_or(NotAllowed::NoSuchRevision)?;
        let is_news = head.outcome.is_none_or(|known| !known.is_good() && report.outcome.is_good());
        // What is found good can never be voided: that is for another party to say.
        let praises_itself = report.outcome.is_good() && head.by == Some(report.recipient);
        if !is_news || praises_itself {
            return Ok(vec![]);
        }
        let Report { recipient, document, number, outcome } = *report;
        Ok(vec![Event::RevisionChecked { recipient, document, number, outcome }])
    }

    fn decide_decline(
        &self,
        recipient: u16,
        reason: Option<crate::Commitment>,
        now: Timestamp,
    ) -> Result<Vec<Event>, NotAllowed> {
        if self.standing(recipient) == Some(Standing::Declined) {
            return Ok(vec![]);
        }
        self.turn(recipient, now)?;
        Ok(self.and_then_what(Event::Declined { recipient, reason }, now))
    }

    /// Who has been asked may speak, also after having acted, until the envelope ends.
    fn decide_comment(&self, recipient: u16, text: crate::Commitment) -> Result<Vec<Event>, NotAllowed> {
        let state = self.recipients.get(usize::from(recipient)).ok_or(NotAllowed::NoSuchRecipient)?;
        if state.comments.contains(&text) {
            return Ok(vec![]);
        }
        self.collecting()?;
        if state.told_at.is_none() {
            return Err(NotAllowed::NotYourTurn);
        }
        if state.comments.len() >= MOST_COMMENTS {
            return Err(NotAllowed::TooManyComments);
        }
        Ok(vec![Event::Commented { recipient, text }])
    }

    fn decide_void(&self, recipient: u16, now: Timestamp) -> Result<Vec<Event>, NotAllowed> {
        self.collecting()?;
        let is_last = self.signed.last() == Some(&recipient);
        let is_bad =
            self.chains.iter().flatten().any(|head| {
                head.by == Some(recipient) && head.outcome.is_some_and(|outcome| !outcome.is_good())
            });
        if !(is_last && is_bad) {
            return Err(NotAllowed::NotVoidable);
        }
        Ok(self.and_then_what(Event::Voided { recipient }, now))
    }

    /// `event`, and what follows from it by itself: invitations, or the end.
    pub(crate) fn and_then_what(&self, event: Event, now: Timestamp) -> Vec<Event> {
        let after = self.clone().apply(&event, now);
        let mut events = vec![event];
        if after.phase != Phase::Collecting {
            return events;
        }
        if after.is_complete() {
            events.push(Event::Finalised { by_sender: false });
        } else {
            events.extend(after.to_invite().map(|recipient| Event::Invited { recipient }));
        }
        events
    }

    /// Nothing is missing, or the finaliser has signed, which makes do with what is there.
    fn is_complete(&self) -> bool {
        let finaliser_signed = self.signed.last().and_then(|by| self.recipient(*by));
        self.progress() == Progress::Complete
            || finaliser_signed.is_some_and(|facts| facts.role == Role::Finaliser)
    }

    pub(crate) fn collecting(&self) -> Result<(), NotAllowed> {
        match self.phase {
            Phase::Collecting => Ok(()),
            Phase::Draft => Err(NotAllowed::NotSent),
            ended => Err(NotAllowed::Ended(ended)),
        }
    }

    /// Still collecting, and the deadline has not passed, even if nobody has looked at it yet.
    pub(crate) fn in_time(&self, now: Timestamp) -> Result<(), NotAllowed> {
        self.collecting()?;
        let over = self.sent().is_some_and(|sent| now >= sent.deadline);
        if over { Err(NotAllowed::Ended(Phase::Expired)) } else { Ok(()) }
    }

    pub(crate) fn signs_now(&self, recipient: u16, now: Timestamp) -> Result<(), NotAllowed> {
        if self.turn(recipient, now)?.signs() { Ok(()) } else { Err(NotAllowed::OtherRole) }
    }

    /// The role of a recipient whose turn it is at `now`.
    pub(crate) fn turn(&self, recipient: u16, now: Timestamp) -> Result<Role, NotAllowed> {
        match self.standing(recipient) {
            None if self.phase == Phase::Draft => return Err(NotAllowed::NotSent),
            None => return Err(NotAllowed::NoSuchRecipient),
            Some(Standing::Signed | Standing::Approved | Standing::Declined) => {
                return Err(NotAllowed::AlreadyActed);
            }
            Some(Standing::Copy) => return Err(NotAllowed::OtherRole),
            Some(Standing::NotYet) => return Err(NotAllowed::NotYourTurn),
            Some(Standing::Over | Standing::Turn) => {}
        }
        self.in_time(now)?;
        self.recipient(recipient).map(|facts| facts.role).ok_or(NotAllowed::NoSuchRecipient)
    }
}
