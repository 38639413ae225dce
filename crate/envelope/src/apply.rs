//! Folds one event into the state. Never fails: what may happen was decided before.

use crate::{
    Authorised, Envelope, Event, Head, Outcome, Phase, Sent, Signed, SlotRevision,
    state::{Done, RecipientState},
};

impl Envelope {
    /// The state after `event`.
    #[must_use]
    pub fn apply(mut self, event: &Event) -> Self {
        match event {
            Event::Sent(sent) => self = Self::sent_now(sent),
            Event::Invited { recipient } => self.with(*recipient, |state| state.invited = true),
            Event::Opened { recipient, .. } => self.with(*recipient, |state| state.opened = true),
            Event::CodeSent { .. } => {}
            Event::Authorised(authorised) => self.authorise(authorised),
            Event::Signed(signed) => self.sign(signed),
            Event::Approved { recipient } => self.with(*recipient, |state| state.done = Some(Done::Approved)),
            Event::RevisionChecked { document, number, outcome, .. } => {
                self.check(*document, *number, *outcome)
            }
            Event::Declined { recipient, .. } => self.decline(*recipient),
            Event::Reassigned { recipient, .. } => self.with(*recipient, |state| {
                *state = RecipientState {
                    reassigned: state.reassigned.saturating_add(1),
                    comments: std::mem::take(&mut state.comments),
                    ..RecipientState::default()
                }
            }),
            Event::Commented { recipient, text } => {
                self.with(*recipient, |state| state.comments.push(*text));
            }
            Event::Voided { recipient } => self.void(*recipient),
            Event::Cancelled { .. } => self.phase = Phase::Cancelled,
            Event::Finalised {} => self.phase = Phase::Finalised,
            Event::Expired {} => self.phase = Phase::Expired,
        }
        self
    }

    fn sent_now(sent: &Sent) -> Self {
        let first = |document: &crate::Document| Head {
            digest: document.revision.head,
            ciphertext: document.revision.ciphertext,
            cms: None,
            by: None,
            outcome: None,
        };
        Self {
            phase: Phase::Collecting,
            recipients: vec![RecipientState::default(); sent.recipients.len()],
            chains: sent.documents.iter().map(|document| vec![first(document)]).collect(),
            signed: vec![],
            sent: Some(Box::new(sent.clone())),
        }
    }

    fn with(&mut self, recipient: u16, change: impl FnOnce(&mut RecipientState)) {
        if let Some(state) = self.recipients.get_mut(usize::from(recipient)) {
            change(state);
        }
    }

    fn authorise(&mut self, authorised: &Authorised) {
        self.with(authorised.recipient, |state| {
            state.code_matched_at = Some(authorised.code_matched_at);
            state.authorised = Some(authorised.clone());
        });
    }

    fn sign(&mut self, signed: &Signed) {
        for SlotRevision { document, revision } in &signed.revisions {
            if let Some(chain) = self.chains.get_mut(usize::from(*document)) {
                chain.push(Head {
                    digest: revision.head,
                    ciphertext: revision.ciphertext,
                    cms: revision.cms,
                    by: Some(signed.recipient),
                    outcome: None,
                });
            }
        }
        self.signed.push(signed.recipient);
        self.with(signed.recipient, |state| state.done = Some(Done::Signed));
    }

    /// A revision found good stays good: nobody can have another's confirmed act taken back.
    fn check(&mut self, document: u16, number: u16, outcome: Outcome) {
        let chain = self.chains.get_mut(usize::from(document));
        if let Some(head) = chain.and_then(|chain| chain.get_mut(usize::from(number)))
            && head.outcome != Some(Outcome::Good)
        {
            head.outcome = Some(outcome);
        }
    }

    fn decline(&mut self, recipient: u16) {
        let ends = self.recipient(recipient).is_some_and(|facts| facts.required);
        self.with(recipient, |state| state.done = Some(Done::Declined));
        if ends {
            self.phase = Phase::Declined;
        }
    }

    /// Reopens the slot at the last good head; whoever was invited because of this act waits again.
    fn void(&mut self, recipient: u16) {
        for chain in &mut self.chains {
            chain.truncate(chain.iter().position(|head| head.by == Some(recipient)).unwrap_or(chain.len()));
        }
        self.signed.retain(|by| *by != recipient);
        self.with(recipient, |state| {
            *state = RecipientState {
                opened: state.opened,
                reassigned: state.reassigned,
                comments: std::mem::take(&mut state.comments),
                ..RecipientState::default()
            }
        });
        let waiting_again: Vec<u16> = self.not_yet().collect();
        for index in waiting_again {
            self.with(index, |state| state.invited = false);
        }
    }

    fn not_yet(&self) -> impl Iterator<Item = u16> {
        self.pending()
            .map(|(index, _)| index)
            .filter(|index| self.standing(*index) == Some(crate::Standing::NotYet))
    }
}
