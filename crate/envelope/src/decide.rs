//! Decides whether a command is allowed, and what it causes.

use crate::{
    Act, Authorise, Authorised, CODE_STAYS_GOOD, Channel, Command, Envelope, Event, Invalid, Phase, Progress,
    Report, Role, Sign, Signed, SlotRevision, Standing, Timestamp, rules::are_findings,
};

/// Why a command is not allowed. The interface has a sentence for each.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAllowed {
    /// The envelope has been sent already.
    #[error("this envelope has been sent already")]
    AlreadySent,
    /// Nothing has been sent yet.
    #[error("nothing has been sent yet")]
    NotSent,
    /// The envelope itself is malformed.
    #[error(transparent)]
    Invalid(#[from] Invalid),
    /// The envelope has ended.
    #[error("the envelope has ended ({0:?})")]
    Ended(Phase),
    /// There is no such recipient.
    #[error("there is no such recipient")]
    NoSuchRecipient,
    /// Somebody before has to act first.
    #[error("it is not this recipient's turn yet")]
    NotYourTurn,
    /// The recipient has acted already.
    #[error("this recipient has acted already")]
    AlreadyActed,
    /// The recipient's role does not do this.
    #[error("this recipient's role does not do that")]
    OtherRole,
    /// The acts do not match the recipient's slots.
    #[error("what is signed does not match the recipient's slots")]
    OtherSlots,
    /// Somebody signed in the meantime: the base is no longer the head.
    #[error("the document has a newer revision: sign on that one")]
    Stale,
    /// A code is needed.
    #[error("a one-time code is needed")]
    CodeNeeded,
    /// No agreement covers these signatures.
    #[error("these signatures have not been authorised")]
    NotAuthorised,
    /// There is no such revision.
    #[error("there is no such revision")]
    NoSuchRevision,
    /// The sender does not let signers hand over, or it has been handed over often enough.
    #[error("this signature cannot be handed over to somebody else")]
    NotReassignable,
    /// Enough has been said.
    #[error("this recipient has written as many comments as are taken")]
    TooManyComments,
    /// The act is not the last one, or nobody found it bad.
    #[error("only the last act can be voided, and only when it does not rebuild")]
    NotVoidable,
}

/// How often one role may be handed on: a mistake can be mended, mails cannot be multiplied.
const MOST_REASSIGNED: u16 = 3;
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
            Command::AskCode { recipient } => {
                self.turn(*recipient, now)?;
                Ok(vec![Event::CodeSent { recipient: *recipient, channel: Channel::Email }])
            }
            Command::Authorise(authorise) => self.decide_authorise(authorise, now),
            Command::Sign(sign) => self.decide_sign(sign, now),
            Command::Approve(approve) => self.decide_approve(approve.recipient, now),
            Command::Report(report) => self.decide_report(report),
            Command::Decline { recipient, reason } => self.decide_decline(*recipient, *reason, now),
            Command::Reassign { recipient, email, name } => {
                self.decide_reassign(*recipient, (*email, *name), now)
            }
            Command::Comment { recipient, text } => self.decide_comment(*recipient, *text),
            Command::Void { recipient } => self.decide_void(*recipient),
            Command::Cancel { reason } => {
                self.collecting()?;
                Ok(vec![Event::Cancelled { reason: *reason }])
            }
            Command::Tick => Ok(self.decide_tick(now)),
        }
    }

    fn decide_send(&self, sent: &crate::Sent, now: Timestamp) -> Result<Vec<Event>, NotAllowed> {
        match self.sent() {
            Some(before) if before == sent => return Ok(vec![]),
            Some(_) => return Err(NotAllowed::AlreadySent),
            None => sent.check(now)?,
        }
        Ok(self.and_then_what(Event::Sent(Box::new(sent.clone()))))
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

    fn decide_authorise(&self, wish: &Authorise, now: Timestamp) -> Result<Vec<Event>, NotAllowed> {
        self.signs_now(wish.recipient, now)?;
        self.acts_fit(wish.recipient, &wish.acts)?;
        let code_matched_at = if wish.code_matched { now } else { self.earlier_code(wish.recipient, now)? };
        Ok(vec![Event::Authorised(Authorised {
            recipient: wish.recipient,
            name: wish.name,
            consents: wish.consents.clone(),
            key: wish.key,
            acts: wish.acts.clone(),
            code_matched_at,
        })])
    }

    fn earlier_code(&self, recipient: u16, now: Timestamp) -> Result<Timestamp, NotAllowed> {
        self.code_stands(recipient, now).ok_or(NotAllowed::CodeNeeded)
    }

    /// When the code matched by which a recipient may still sign again at `now`; none: a new one is needed.
    #[must_use]
    pub fn code_stands(&self, recipient: u16, now: Timestamp) -> Option<Timestamp> {
        let matched = self.recipients.get(usize::from(recipient))?.code_matched_at?;
        (now <= matched.plus(CODE_STAYS_GOOD)).then_some(matched)
    }

    /// One act for each of the recipient's slots, each upon the document's head.
    fn acts_fit(&self, recipient: u16, acts: &[Act]) -> Result<(), NotAllowed> {
        let mut slots = self.slots_of(recipient);
        for act in acts {
            let (index, slot) = slots.next().ok_or(NotAllowed::OtherSlots)?;
            if index != act.slot || !are_findings(&act.findings) {
                return Err(NotAllowed::OtherSlots);
            }
            if self.head(slot.document) != Some(act.base) {
                return Err(NotAllowed::Stale);
            }
        }
        if slots.next().is_some() { Err(NotAllowed::OtherSlots) } else { Ok(()) }
    }

    fn decide_sign(&self, sign: &Sign, now: Timestamp) -> Result<Vec<Event>, NotAllowed> {
        if self.is_repeated(sign) {
            return Ok(vec![]);
        }
        self.signs_now(sign.recipient, now)?;
        let authorised = self.authorised(sign.recipient).ok_or(NotAllowed::NotAuthorised)?;
        self.acts_fit(sign.recipient, &authorised.acts)?;
        let fits = authorised.acts.len() == sign.revisions.len()
            && authorised.acts.iter().zip(&sign.revisions).all(
                |(act, SlotRevision { document, revision })| {
                    self.document_of(act.slot) == Some(*document)
                        && act.base == revision.base
                        && revision.cms.is_some()
                },
            );
        if !fits {
            return Err(NotAllowed::NotAuthorised);
        }
        let signed = Signed { recipient: sign.recipient, revisions: sign.revisions.clone() };
        Ok(self.and_then_what(Event::Signed(signed)))
    }

    fn document_of(&self, slot: u16) -> Option<u16> {
        Some(self.sent()?.slots.get(usize::from(slot))?.document)
    }

    /// The same signatures again, on every document that this recipient signed.
    fn is_repeated(&self, sign: &Sign) -> bool {
        let mut own = (0u16..).zip(&self.chains).filter_map(|(document, chain)| {
            Some((document, chain.iter().find(|head| head.by == Some(sign.recipient))?))
        });
        let same = sign.revisions.iter().all(|SlotRevision { document, revision }| {
            self.chains.get(usize::from(*document)).into_iter().flatten().any(|head| {
                head.by == Some(sign.recipient)
                    && head.digest == revision.head
                    && head.ciphertext == revision.ciphertext
                    && head.cms == revision.cms
            })
        });
        let all = own.all(|(document, _)| sign.revisions.iter().any(|posted| posted.document == document));
        self.standing(sign.recipient) == Some(Standing::Signed) && same && all
    }

    fn decide_approve(&self, recipient: u16, now: Timestamp) -> Result<Vec<Event>, NotAllowed> {
        if self.standing(recipient) == Some(Standing::Approved) {
            return Ok(vec![]);
        }
        match self.turn(recipient, now)? {
            Role::Approver => Ok(self.and_then_what(Event::Approved { recipient })),
            _ => Err(NotAllowed::OtherRole),
        }
    }

    fn decide_report(&self, report: &Report) -> Result<Vec<Event>, NotAllowed> {
        self.recipient(report.recipient).ok_or(NotAllowed::NoSuchRecipient)?;
        let head = self
            .revisions(report.document)
            .get(usize::from(report.number))
            .ok_or(NotAllowed::NoSuchRevision)?;
        if head.outcome == Some(report.outcome) || head.outcome == Some(crate::Outcome::Good) {
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
        Ok(self.and_then_what(Event::Declined { recipient, reason }))
    }

    fn decide_reassign(
        &self,
        recipient: u16,
        (email, name): (crate::Commitment, Option<crate::Commitment>),
        now: Timestamp,
    ) -> Result<Vec<Event>, NotAllowed> {
        self.turn(recipient, now)?;
        let allowed = self.sent().is_some_and(|sent| sent.may_reassign);
        if !allowed || self.recipients[usize::from(recipient)].reassigned >= MOST_REASSIGNED {
            return Err(NotAllowed::NotReassignable);
        }
        Ok(self.and_then_what(Event::Reassigned { recipient, email, name }))
    }

    /// Who has been asked may speak, also after having acted, until the envelope ends.
    fn decide_comment(&self, recipient: u16, text: crate::Commitment) -> Result<Vec<Event>, NotAllowed> {
        let state = self.recipients.get(usize::from(recipient)).ok_or(NotAllowed::NoSuchRecipient)?;
        if state.comments.contains(&text) {
            return Ok(vec![]);
        }
        self.collecting()?;
        if !state.invited {
            return Err(NotAllowed::NotYourTurn);
        }
        if state.comments.len() >= MOST_COMMENTS {
            return Err(NotAllowed::TooManyComments);
        }
        Ok(vec![Event::Commented { recipient, text }])
    }

    fn decide_void(&self, recipient: u16) -> Result<Vec<Event>, NotAllowed> {
        self.collecting()?;
        let is_last = self.signed.last() == Some(&recipient);
        let is_bad =
            self.chains.iter().flatten().any(|head| {
                head.by == Some(recipient) && head.outcome.is_some_and(|outcome| !outcome.is_good())
            });
        if !(is_last && is_bad) {
            return Err(NotAllowed::NotVoidable);
        }
        Ok(self.and_then_what(Event::Voided { recipient }))
    }

    fn decide_tick(&self, now: Timestamp) -> Vec<Event> {
        let due = self.phase == Phase::Collecting && self.sent().is_some_and(|sent| now >= sent.deadline);
        match (due, self.progress()) {
            (false, _) => vec![],
            (true, Progress::Finalisable | Progress::Complete) => vec![Event::Finalised {}],
            (true, Progress::Waiting | Progress::ToFinalise) => vec![Event::Expired {}],
        }
    }

    /// `event`, and what follows from it by itself: invitations, or the end.
    fn and_then_what(&self, event: Event) -> Vec<Event> {
        let after = self.clone().apply(&event);
        let mut events = vec![event];
        if after.phase != Phase::Collecting {
            return events;
        }
        if after.is_complete() {
            events.push(Event::Finalised {});
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

    fn collecting(&self) -> Result<(), NotAllowed> {
        match self.phase {
            Phase::Collecting => Ok(()),
            Phase::Draft => Err(NotAllowed::NotSent),
            ended => Err(NotAllowed::Ended(ended)),
        }
    }

    fn signs_now(&self, recipient: u16, now: Timestamp) -> Result<(), NotAllowed> {
        if self.turn(recipient, now)?.signs() { Ok(()) } else { Err(NotAllowed::OtherRole) }
    }

    /// The role of a recipient whose turn it is at `now`.
    fn turn(&self, recipient: u16, now: Timestamp) -> Result<Role, NotAllowed> {
        match self.standing(recipient) {
            None if self.phase == Phase::Draft => return Err(NotAllowed::NotSent),
            None => return Err(NotAllowed::NoSuchRecipient),
            Some(Standing::Signed | Standing::Approved | Standing::Declined) => {
                return Err(NotAllowed::AlreadyActed);
            }
            Some(Standing::Copy) => return Err(NotAllowed::OtherRole),
            Some(Standing::NotYet) => return Err(NotAllowed::NotYourTurn),
            Some(Standing::Over | Standing::Turn) => self.collecting()?,
        }
        if self.sent().is_some_and(|sent| now >= sent.deadline) {
            return Err(NotAllowed::Ended(Phase::Expired));
        }
        self.recipient(recipient).map(|facts| facts.role).ok_or(NotAllowed::NoSuchRecipient)
    }
}
