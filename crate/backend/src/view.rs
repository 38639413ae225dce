//! What each reader may see: the transcript is the same for all, the openings are not.

use base64::{Engine as _, prelude::BASE64_STANDARD};
use envelope::{EnvelopeId, Timestamp};
use evidence::{EvidenceFile, Opening, StoredRevision, Transcript};
use protocol::http::{EnvelopeView, SignerView};

use crate::{
    app::App,
    problem::Refusal,
    store::{openings, records, revisions, sessions::SignerSession},
};

/// Who reads.
#[derive(Clone, Copy)]
pub(crate) enum Reader {
    Sender,
    Recipient(u16),
}

impl Reader {
    /// A recipient sees who sends what, everybody's name, and the own address; nobody else's
    /// address, and nobody's client address.
    fn may_see(self, sequence: u32, opening: &Opening) -> bool {
        let Self::Recipient(own) = self else { return true };
        let field = opening.field.as_str();
        match (sequence, field) {
            (0, "title" | "message" | "sender.email") => true,
            (0, _) if field.starts_with("document.") => true,
            (0, _) if field.starts_with("recipient.") && field.ends_with(".name") => true,
            (0, _) => field == format!("recipient.{own}.email"),
            (_, "signer.name" | "reason") => true,
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
        .filter(|(sequence, opening)| recorded(*sequence) && reader.may_see(*sequence, opening))
        .collect())
}

fn exact_bytes(transcript: &Transcript) -> Vec<String> {
    transcript.records().iter().map(|record| record.as_str().to_owned()).collect()
}

/// The envelope for its sender.
pub(crate) async fn for_sender(
    app: &App,
    transcript: &Transcript,
    now: Timestamp,
) -> Result<EnvelopeView, Refusal> {
    Ok(EnvelopeView {
        envelope: transcript.envelope().clone(),
        records: exact_bytes(transcript),
        openings: openings_for(app, transcript, Reader::Sender).await?,
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
    Ok(SignerView {
        envelope: session.envelope.clone(),
        recipient: session.recipient,
        records: exact_bytes(transcript),
        openings: openings_for(app, transcript, Reader::Recipient(session.recipient)).await?,
        challenge: session.challenge,
        now,
    })
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
    use envelope::Salt;

    use super::*;

    fn sees(reader: Reader, sequence: u32, field: &str) -> bool {
        let opening = Opening { field: field.into(), salt: Salt([0; 32]), value: String::new() };
        reader.may_see(sequence, &opening)
    }

    #[test]
    fn addresses_are_only_for_the_sender_and_their_owner() {
        let reader = Reader::Recipient(1);
        for field in
            ["title", "message", "sender.email", "document.0.name", "recipient.0.name", "recipient.1.email"]
        {
            assert!(sees(reader, 0, field), "{field}");
        }
        assert!(sees(reader, 4, "signer.name") && sees(reader, 4, "reason"));
        for (sequence, field) in [
            (0, "recipient.0.email"),
            (0, "recipient.11.email"),
            (2, "client"),
            (3, "title"),
            (0, "signer.name"),
        ] {
            assert!(!sees(reader, sequence, field), "{field}");
            assert!(sees(Reader::Sender, sequence, field));
        }
    }
}
