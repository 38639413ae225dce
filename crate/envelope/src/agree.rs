//! Decides on agreements: to sign exact bytes, the signatures that follow, and approvals.

use crate::{
    Act, Approve, Approved, Authorise, Authorised, CODE_STAYS_GOOD, CodeUsed, Digest, Envelope, Event,
    LIST_STAYS_GOOD, NotAllowed, Role, Sign, Signed, SlotRevision, Standing, Timestamp, Version,
    rules::are_findings,
};

/// How often one may agree with one code: each time that others were faster takes one.
const MOST_AGREEMENTS: u16 = 10;

impl Envelope {
    pub(crate) fn decide_authorise(
        &self,
        wish: &Authorise,
        now: Timestamp,
    ) -> Result<Vec<Event>, NotAllowed> {
        self.signs_now(wish.recipient, now)?;
        self.acts_fit(wish.recipient, &wish.acts)?;
        self.identity_fits(wish.recipient, wish.identity.as_ref())?;
        let (code_matched_at, list) = self.identified(wish.recipient, wish.code, now)?;
        Ok(vec![Event::Authorised(Authorised {
            recipient: wish.recipient,
            name: wish.name,
            consents: wish.consents.clone(),
            key: wish.key,
            acts: wish.acts.clone(),
            code_matched_at,
            list,
            identity: wish.identity.clone(),
        })])
    }

    /// When the code matched that an agreement at `now` rests on, and the list it was given for.
    fn identified(
        &self,
        recipient: u16,
        code: CodeUsed,
        now: Timestamp,
    ) -> Result<(Timestamp, Option<Digest>), NotAllowed> {
        let (matched, list) = match code {
            CodeUsed::Matched => return Ok((now, None)),
            CodeUsed::List { list, at } if at <= now && now <= at.plus(LIST_STAYS_GOOD) => (at, Some(list)),
            CodeUsed::List { .. } => return Err(NotAllowed::CodeNeeded),
            CodeUsed::Earlier => {
                let matched = self.code_stands(recipient, now).ok_or(NotAllowed::CodeNeeded)?;
                (matched, self.authorised(recipient).and_then(|before| before.list))
            }
        };
        if self.is_used_up(recipient, matched) {
            return Err(NotAllowed::TooManyAgreements);
        }
        Ok((matched, list))
    }

    /// Whether a recipient has agreed as often as the code that matched then is good for.
    #[must_use]
    pub fn is_used_up(&self, recipient: u16, matched: Timestamp) -> bool {
        let state = self.recipients.get(usize::from(recipient));
        state.is_some_and(|state| state.agreed >= MOST_AGREEMENTS && Some(matched) <= state.newest_code)
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

    pub(crate) fn decide_sign(&self, sign: &Sign, now: Timestamp) -> Result<Vec<Event>, NotAllowed> {
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
        Ok(self.and_then_what(Event::Signed(signed), now))
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

    pub(crate) fn decide_approve(&self, wish: &Approve, now: Timestamp) -> Result<Vec<Event>, NotAllowed> {
        if self.standing(wish.recipient) == Some(Standing::Approved) {
            // Others may have signed since: what counts is that the same was approved.
            let same = self.approved(wish.recipient).is_some_and(|before| before.versions == wish.versions);
            return if same { Ok(vec![]) } else { Err(NotAllowed::AlreadyActed) };
        }
        if self.turn(wish.recipient, now)? != Role::Approver {
            return Err(NotAllowed::OtherRole);
        }
        self.versions_fit(&wish.versions)?;
        self.identity_fits(wish.recipient, wish.identity.as_ref())?;
        let (code_matched_at, list) = self.identified(wish.recipient, wish.code, now)?;
        let approved = Approved {
            recipient: wish.recipient,
            consents: wish.consents.clone(),
            versions: wish.versions.clone(),
            comment: wish.comment,
            code_matched_at,
            list,
            identity: wish.identity.clone(),
        };
        Ok(self.and_then_what(Event::Approved(approved), now))
    }

    /// Every document once, in order, each as it is now.
    fn versions_fit(&self, versions: &[Version]) -> Result<(), NotAllowed> {
        let documents = self.sent().map_or(0, |sent| sent.documents.len());
        let all = (0u16..).take(documents).eq(versions.iter().map(|version| version.document));
        if !all {
            return Err(NotAllowed::OtherDocuments);
        }
        let newest = versions.iter().all(|version| self.head(version.document) == Some(version.sha256));
        if newest { Ok(()) } else { Err(NotAllowed::Stale) }
    }
}
