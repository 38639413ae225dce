//! Folds one event into the state. Never fails: what may happen was decided before.

use crate::{
    Approved, Authorised, Document, Envelope, Event, Head, Outcome, Phase, Revision, Sent, Signed,
    SlotRevision, Timestamp, Version,
    state::{Done, RecipientState},
};

impl Envelope {
    /// The state after `event`, which was recorded at `at`.
    #[must_use]
    pub fn apply(mut self, event: &Event, at: Timestamp) -> Self {
        match event {
            Event::Sent(sent) => self = Self::sent_now(sent, at),
            Event::Invited { recipient } => self.with(*recipient, |state| state.told_at = Some(at)),
            Event::Opened { recipient, .. } => self.with(*recipient, |state| state.opened = true),
            Event::CodeSent { .. } => {}
            Event::Attested(attested) => {
                self.with(attested.recipient, |state| state.attested = Some(attested.clone()));
            }
            Event::Authorised(authorised) => self.authorise(authorised),
            Event::Signed(signed) => self.sign(signed),
            Event::Approved(approved) => self.approve(approved),
            Event::Reminded { recipient, scheduled } => self.remind(*recipient, *scheduled, at),
            Event::ExpiresSoon {} => self.warn(at),
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
            Event::Finalised { .. } => self.phase = Phase::Finalised,
            Event::Expired {} => self.phase = Phase::Expired,
            Event::SealAuthorised { acts } => {
                self.seal_acts.push(acts.clone());
                self.seal_tries.push(at);
            }
            Event::Sealed { revisions } => {
                self.extend(revisions, None);
                self.sealed = true;
            }
            Event::SealVoided {} => self.void_seal(),
        }
        self
    }

    fn sent_now(sent: &Sent, at: Timestamp) -> Self {
        let first = |revision: &Revision| Head {
            digest: revision.head,
            ciphertext: revision.ciphertext,
            cms: None,
            by: None,
            outcome: None,
        };
        let chain = |document: &Document| document.revision.iter().map(first).collect();
        Self {
            phase: Phase::Collecting,
            recipients: vec![RecipientState::default(); sent.recipients.len()],
            chains: sent.documents.iter().map(chain).collect(),
            signed: vec![],
            sent_at: at,
            warned: false,
            seal_acts: vec![],
            seal_tries: vec![],
            sealed: false,
            sent: Some(Box::new(sent.clone())),
        }
    }

    fn with(&mut self, recipient: u16, change: impl FnOnce(&mut RecipientState)) {
        if let Some(state) = self.recipients.get_mut(usize::from(recipient)) {
            change(state);
        }
    }

    fn authorise(&mut self, authorised: &Authorised) {
        let matched = Some(authorised.code_matched_at);
        self.with(authorised.recipient, |state| {
            state.agreed = if matched > state.newest_code { 1 } else { state.agreed.saturating_add(1) };
            state.newest_code = state.newest_code.max(matched);
            state.code_matched_at = matched;
            state.authorised = Some(authorised.clone());
        });
    }

    fn approve(&mut self, approved: &Approved) {
        self.with(approved.recipient, |state| {
            state.done = Some(Done::Approved);
            state.approved = Some(approved.clone());
        });
    }

    fn remind(&mut self, recipient: u16, scheduled: bool, at: Timestamp) {
        self.with(recipient, |state| {
            let times = if scheduled { &mut state.scheduled } else { &mut state.reminded };
            *times = times.saturating_add(1);
            state.told_at = Some(at);
        });
    }

    fn warn(&mut self, at: Timestamp) {
        self.warned = true;
        let told: Vec<u16> = self.at_turn().collect();
        for recipient in told {
            self.with(recipient, |state| state.told_at = Some(at));
        }
    }

    fn sign(&mut self, signed: &Signed) {
        self.extend(&signed.revisions, Some(signed.recipient));
        self.signed.push(signed.recipient);
        self.with(signed.recipient, |state| state.done = Some(Done::Signed));
    }

    /// One revision more on each of these documents.
    fn extend(&mut self, revisions: &[SlotRevision], by: Option<u16>) {
        for SlotRevision { document, revision } in revisions {
            if let Some(chain) = self.chains.get_mut(usize::from(*document)) {
                chain.push(Head {
                    digest: revision.head,
                    ciphertext: revision.ciphertext,
                    cms: revision.cms,
                    by,
                    outcome: None,
                });
            }
        }
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
        let required = self.recipient(recipient).is_some_and(|facts| facts.required);
        self.with(recipient, |state| state.done = Some(Done::Declined));
        // All optional ones declined: there is nothing that could take effect.
        let nothing_left = self.pending().next().is_none() && !self.somebody_acted();
        if required || nothing_left {
            self.phase = Phase::Declined;
        }
    }

    /// Reopens the slot at the last good head; whoever was invited because of this act waits again.
    fn void(&mut self, recipient: u16) {
        for chain in &mut self.chains {
            chain.truncate(chain.iter().position(|head| head.by == Some(recipient)).unwrap_or(chain.len()));
        }
        self.signed.retain(|by| *by != recipient);
        self.begin_again(recipient);
        for index in self.approved_what_is_gone() {
            self.begin_again(index);
        }
        let waiting_again: Vec<u16> = self.not_yet().collect();
        for index in waiting_again {
            self.with(index, |state| state.told_at = None);
        }
    }

    /// The signed version is the newest again; what was asked for before counts no more.
    fn void_seal(&mut self) {
        for chain in &mut self.chains {
            let seal = chain.iter().skip(1).position(Head::is_seal).map(|before| before + 1);
            chain.truncate(seal.unwrap_or(chain.len()));
        }
        self.seal_acts.clear();
        self.sealed = false;
    }

    fn begin_again(&mut self, recipient: u16) {
        self.with(recipient, |state| {
            *state = RecipientState {
                opened: state.opened,
                reassigned: state.reassigned,
                reminded: state.reminded,
                scheduled: state.scheduled,
                attested: state.attested.take(),
                comments: std::mem::take(&mut state.comments),
                ..RecipientState::default()
            }
        });
    }

    /// Whoever approved a version that the voided act made has approved nothing any more.
    fn approved_what_is_gone(&self) -> Vec<u16> {
        let stands = |version: &Version| {
            let chain = self.revisions(version.document);
            chain.is_empty() || chain.iter().any(|head| head.digest == version.sha256)
        };
        let gone = |state: &RecipientState| {
            state.approved.as_ref().is_some_and(|approved| !approved.versions.iter().all(stands))
        };
        (0u16..).zip(&self.recipients).filter(|(_, state)| gone(state)).map(|(index, _)| index).collect()
    }

    fn not_yet(&self) -> impl Iterator<Item = u16> {
        self.pending()
            .map(|(index, _)| index)
            .filter(|index| self.standing(*index) == Some(crate::Standing::NotYet))
    }
}
