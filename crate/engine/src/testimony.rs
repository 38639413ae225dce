//! What an evidence file says of those who acted, checked with nothing but the file.

mod agreed;
mod seal;

use envelope::{Attested, Commitment, Digest, Event, Identity, Recipient, Standing};
use evidence::{Agreement, EvidenceFile, FileError, Opening, Record, Transcript};
use identity::{Claims, Jwk, Jws};
pub use protocol::report::evidence::{
    Agreed, AttestedBy, EvidenceReport, PersonActed, Proof, SealState, SignedIn,
};
use signature::time::rfc3339;

/// Reads an evidence file for people. Openings that open nothing are as if they were not there.
///
/// # Errors
/// The transcript is none.
pub fn testimony(file: &EvidenceFile) -> Result<EvidenceReport, FileError> {
    let transcript = file.transcript()?;
    let reading = Reading { file, transcript: &transcript };
    let sent = transcript.state().sent();
    let recipients = sent.map_or(&[][..], |sent| &sent.recipients);
    let acts = (0u16..).zip(recipients).filter_map(|(index, facts)| reading.person(index, facts)).collect();
    Ok(EvidenceReport {
        envelope: transcript.envelope().clone(),
        title: sent.and_then(|sent| reading.opened(0, "title", sent.title)),
        level: sent.map_or(envelope::Level::Email, |sent| sent.level),
        acts,
        seal: seal::state(&transcript),
    })
}

struct Reading<'a> {
    file: &'a EvidenceFile,
    transcript: &'a Transcript,
}

impl Reading<'_> {
    /// Somebody who has acted.
    fn person(&self, index: u16, facts: &Recipient) -> Option<PersonActed> {
        let state = self.transcript.state();
        let approval = match state.standing(index)? {
            Standing::Signed => false,
            Standing::Approved => true,
            _ => return None,
        };
        let record = self.latest(|event| match event {
            Event::Authorised(one) => !approval && one.recipient == index,
            Event::Approved(one) => approval && one.recipient == index,
            _ => false,
        })?;
        let signed = match record.event() {
            Event::Authorised(one) => self.opened(record.sequence(), "signer.name", one.name),
            _ => None,
        };
        let code_by = facts.code_channel(state.sent()?.level);
        let attested = state.attested(index).and_then(|attested| self.attested(attested, signed.as_deref()));
        let signed_in = Agreement::of(record.event())
            .map(|(agreement, identity)| self.signed_in(record, (&agreement, identity), signed.as_deref()));
        Some(PersonActed {
            name: signed.or_else(|| self.given(index)),
            approval,
            at: rfc3339(record.at().seconds()),
            code_by,
            agreed: agreed::agreed(self.transcript, record, code_by),
            signed_in,
            attested,
        })
    }

    fn attested(&self, attested: &Attested, signed: Option<&str>) -> Option<AttestedBy> {
        let record = self.latest(|event| matches!(event, Event::Attested(one) if one == attested))?;
        let name = self.opened(record.sequence(), "attested.name", attested.name);
        Some(AttestedBy {
            officer: self.opened(record.sequence(), "officer", attested.officer),
            same_name: name.as_deref().zip(signed).map(|(one, other)| one == other),
            name,
            document: attested.document,
            picture: attested.picture,
        })
    }

    fn signed_in(
        &self,
        record: &Record,
        (agreement, identity): (&Agreement<'_>, &Identity),
        signed: Option<&str>,
    ) -> SignedIn {
        let at = record.sequence();
        let name = self.opened(at, "identity.name", identity.name);
        let token = self.opened(at, "identity.token", identity.token);
        let key = Jwk::from_canonical(&identity.key).ok();
        let nonce = agreement.nonce(self.transcript.envelope(), &identity.salt);
        let checked = match token {
            Some(token) => check(&token, key.as_ref(), identity, (&nonce, name.as_deref())),
            None => Err(Proof::Withheld),
        };
        let (proof, claims) = match checked {
            Ok(claims) => (Proof::Proven, Some(claims)),
            Err(why) => (why, None),
        };
        SignedIn {
            issuer: identity.issuer.clone(),
            same_name: name.as_deref().zip(signed).map(|(one, other)| one == other),
            name,
            name_signed: identity.name_signed,
            acr: identity.acr.clone(),
            subject: claims.as_ref().map(|claims| claims.sub.clone()),
            issued_at: claims.and_then(|claims| rfc3339(claims.issued_at())),
            key: key.map(|key| Digest(key.thumbprint())),
            proof,
        }
    }

    /// The name that was given for a recipient.
    fn given(&self, index: u16) -> Option<String> {
        let contact = self.transcript.contact(index);
        let event = self.transcript.records().get(contact.sequence as usize)?.event();
        let commitment = match event {
            Event::Sent(sent) => sent.recipients.get(usize::from(index))?.name?,
            Event::Reassigned { name, .. } => (*name)?,
            _ => return None,
        };
        self.opened(contact.sequence, &contact.name, commitment)
    }

    fn latest(&self, is_it: impl Fn(&Event) -> bool) -> Option<&Record> {
        self.transcript.records().iter().rev().find(|record| is_it(record.event()))
    }

    /// What stands behind a commitment, if this file opens it.
    fn opened(&self, at: u32, field: &str, commitment: Commitment) -> Option<String> {
        let fits = |opening: &&Opening| {
            opening.field == field && opening.check(self.transcript.envelope(), commitment).is_ok()
        };
        let all = self.file.openings.iter().filter(|(place, _)| *place == at).map(|(_, opening)| opening);
        all.into_iter().find(fits).map(|opening| opening.value.clone())
    }
}

/// Whether the kept token is what the record says of it.
fn check(
    token: &str,
    key: Option<&Jwk>,
    identity: &Identity,
    (nonce, name): (&str, Option<&str>),
) -> Result<Claims, Proof> {
    let jws = Jws::parse(token).map_err(|_| Proof::Signature)?;
    let payload = jws.verify(key.ok_or(Proof::Signature)?).map_err(|_| Proof::Signature)?;
    let claims = Claims::parse(payload).map_err(|_| Proof::Other)?;
    let same_name = !identity.name_signed || name.is_none_or(|name| claims.name().as_deref() == Some(name));
    let same = claims.iss == identity.issuer
        && claims.is_for(&identity.client)
        && claims.acr == identity.acr
        && claims.name().is_some() == identity.name_signed
        && same_name;
    if !same {
        return Err(Proof::Other);
    }
    claims.is_bound_to(nonce).map_err(|_| Proof::Unbound)?;
    Ok(claims)
}
