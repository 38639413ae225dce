//! What each reader may see: the transcript is the same for all, the openings are not.

use base64::{Engine as _, prelude::BASE64_STANDARD};
use envelope::{Approved, Attested, Authorised, EnvelopeId, Event, LIST_STAYS_GOOD, Timestamp};
use evidence::{EvidenceFile, Opening, Record, StoredRevision, Transcript};
use protocol::http::{EnvelopeView, SignerView};

use crate::{
    app::App,
    deliveries::deliveries,
    problem::Refusal,
    seal,
    store::{
        openings, records, revisions,
        sessions::{OfficeSession, SignerSession},
    },
};

/// Who reads.
#[derive(Clone, Copy)]
pub(crate) enum Reader {
    Sender,
    Recipient(u16),
}

impl Reader {
    /// A recipient sees who sends what, everybody's name, what is said to all, and the own address;
    /// nobody else's address, and nobody's client address.
    fn may_see(self, transcript: &Transcript, sequence: u32, opening: &Opening) -> bool {
        let Self::Recipient(own) = self else { return true };
        let field = opening.field.as_str();
        let contact = transcript.contact(own);
        let author = match transcript.records().get(sequence as usize).map(Record::event) {
            // Whoever declined wrote to the sender; who cancels writes to everybody.
            Some(Event::Declined { recipient, .. }) => *recipient == own,
            // What a provider or an officer said of somebody is theirs and the sender's.
            Some(Event::Authorised(Authorised { recipient, .. })) => *recipient == own,
            Some(Event::Approved(Approved { recipient, .. })) => *recipient == own,
            Some(Event::Attested(Attested { recipient, .. })) => *recipient == own,
            _ => true,
        };
        // Nor is it of who has the role now what was said of whoever had it before.
        let author = author && sequence >= contact.sequence;
        match (sequence, field) {
            _ if sequence == contact.sequence
                && [&contact.email, &contact.phone].contains(&&opening.field) =>
            {
                true
            }
            (0, "title" | "message" | "sender.email") => true,
            (0, _) if field.starts_with("document.") || field.starts_with("slot.") => true,
            (0, _) => field.starts_with("recipient.") && field.ends_with(".name"),
            (_, "reason" | "officer" | "identity.token") => author,
            (_, "signer.name" | "identity.name" | "attested.name" | "name" | "comment") => true,
            _ => false,
        }
    }
}

/// The openings that `reader` may see, of the records in this transcript.
pub(crate) async fn openings_for(
    app: &App,
    transcript: &Transcript,
    reader: Reader,
) -> Result<Vec<(u32, Opening)>, Refusal> {
    let all = openings::of(&mut *app.store.read().await?, transcript.envelope()).await?;
    let recorded = |sequence: u32| (sequence as usize) < transcript.records().len();
    Ok(all
        .into_iter()
        .filter(|(sequence, opening)| recorded(*sequence) && reader.may_see(transcript, *sequence, opening))
        .collect())
}

fn exact_bytes(transcript: &Transcript) -> Vec<String> {
    transcript.records().iter().map(|record| record.as_str().to_owned()).collect()
}

/// The envelope for its sender.
pub(crate) async fn for_sender(
    app: &App,
    office: &OfficeSession,
    transcript: &Transcript,
    now: Timestamp,
) -> Result<EnvelopeView, Refusal> {
    Ok(EnvelopeView {
        envelope: transcript.envelope().clone(),
        records: exact_bytes(transcript),
        openings: openings_for(app, transcript, Reader::Sender).await?,
        deliveries: deliveries(&mut *app.store.read().await?, transcript).await?,
        seal: seal::wanted(app, transcript, &office.email),
        now,
    })
}

/// The envelope for a recipient.
pub(crate) async fn for_signer(
    app: &App,
    session: &SignerSession,
    transcript: &Transcript,
    now: Timestamp,
) -> Result<SignerView, Refusal> {
    let wanted = transcript.state().wants_identity();
    Ok(SignerView {
        envelope: session.envelope.clone(),
        recipient: session.recipient,
        records: exact_bytes(transcript),
        openings: openings_for(app, transcript, Reader::Recipient(session.recipient)).await?,
        challenge: session.challenge,
        identified: is_identified(session, transcript, now),
        provider: app.provider.as_ref().filter(|_| wanted).map(|provider| provider.name().to_owned()),
        officers: wanted && !app.config.identity.officers.is_empty(),
        now,
    })
}

/// Whether a code matched in this very session a short while ago.
pub(crate) fn is_identified(session: &SignerSession, transcript: &Transcript, now: Timestamp) -> bool {
    let state = transcript.state();
    let listed = session.list.map(|(_, at)| at).filter(|at| now <= at.plus(LIST_STAYS_GOOD));
    let typed = || session.identified.then(|| state.code_stands(session.recipient, now))?;
    listed.or_else(typed).is_some_and(|matched| !state.is_used_up(session.recipient, matched))
}

/// The evidence file for a reader.
pub(crate) async fn evidence(
    app: &App,
    envelope: &EnvelopeId,
    reader: Reader,
) -> Result<EvidenceFile, Refusal> {
    // One moment for both, or a revision voided in between would be missing.
    let mut snapshot = app.store.snapshot().await?;
    let transcript = records::transcript(&mut snapshot, envelope).await?.ok_or(Refusal::NotFound)?;
    let stored = revisions::all(&mut snapshot, envelope).await?;
    drop(snapshot);
    let revisions = stored
        .into_iter()
        .map(|(document, number, bytes)| StoredRevision {
            document,
            number,
            ciphertext: BASE64_STANDARD.encode(bytes),
        })
        .collect();
    let openings = openings_for(app, &transcript, reader).await?;
    Ok(EvidenceFile::new(&transcript, openings, revisions))
}

#[cfg(test)]
mod tests {
    use envelope::{Commitment, Salt};

    use super::*;

    /// Recipient 1 handed over in record 2.
    fn transcript() -> Transcript {
        let sent = include_str!("../../../tests/vectors/record/accept/sent-0.json");
        let envelope = evidence::Record::parse(sent).unwrap().envelope().clone();
        let mut transcript = Transcript::parse(envelope, [sent]).unwrap();
        let later = Timestamp(1_790_000_001_000);
        transcript.append(Event::Invited { recipient: 1 }, later).unwrap();
        let (recipient, email) = (1, Commitment([1; 32]));
        let handed = Event::Reassigned { recipient, email, name: None, phone: None, by_sender: false };
        transcript.append(handed, later).unwrap();
        transcript.append(Event::Declined { recipient: 1, reason: None }, later).unwrap();
        transcript
    }

    fn sees(reader: Reader, sequence: u32, field: &str) -> bool {
        let opening = Opening { field: field.into(), salt: Salt([0; 32]), value: String::new() };
        reader.may_see(&transcript(), sequence, &opening)
    }

    #[test]
    fn addresses_are_only_for_the_sender_and_their_owner() {
        let reader = Reader::Recipient(0);
        for field in [
            "title",
            "message",
            "sender.email",
            "document.0.name",
            "recipient.0.name",
            "recipient.0.email",
            "recipient.0.phone",
        ] {
            assert!(sees(reader, 0, field), "{field}");
        }
        for said in ["signer.name", "reason", "name", "comment"] {
            assert!(sees(reader, 4, said), "{said}");
        }
        for (sequence, field) in [
            (0, "recipient.1.email"),
            (0, "recipient.1.phone"),
            (2, "phone"),
            (0, "recipient.10.email"),
            (2, "client"),
            (2, "email"),
            (3, "title"),
            (0, "signer.name"),
        ] {
            assert!(!sees(reader, sequence, field), "{field}");
            assert!(sees(Reader::Sender, sequence, field));
        }
    }

    #[test]
    fn a_reason_for_declining_is_for_the_sender_and_its_author() {
        assert!(sees(Reader::Sender, 3, "reason") && sees(Reader::Recipient(1), 3, "reason"));
        assert!(!sees(Reader::Recipient(0), 3, "reason"));
    }

    #[test]
    fn who_takes_over_sees_the_own_address_and_not_the_one_before() {
        let reader = Reader::Recipient(1);
        assert!(sees(reader, 2, "email") && sees(reader, 2, "phone"));
        assert!(!sees(reader, 0, "recipient.1.email"));
    }
}
