//! What an envelope's records lead to, kept beside them: so that lists, inboxes and the clock find it
//! without replaying any. It is made again from the records wherever it is missing.

use envelope::{Envelope, Event, Phase, Role, Standing, Timestamp};
use evidence::{Opening, Record, Transcript};
use protocol::http::PhaseWord;

use crate::{
    app::App,
    store::{
        Connection, StoreError,
        envelopes::{self, Line},
        openings,
        people::{self, Stands},
        records,
    },
};

/// How many are made again at a time.
const PORTION: i64 = 100;

/// Notes what the records after the first `before` changed, in their transaction.
pub(crate) async fn note(
    app: &App,
    connection: &mut Connection,
    transcript: &Transcript,
    before: usize,
) -> Result<(), StoreError> {
    // Made again, it is as old as its newest record.
    let newest = transcript.records().last().filter(|_| before == 0).map(Record::at);
    let line = line(transcript, newest.unwrap_or_else(|| app.now()));
    envelopes::note(connection, transcript.envelope(), &line).await?;
    let known = openings::of(connection, transcript.envelope()).await?;
    let earlier = at(transcript, before);
    let recipients = transcript.state().sent().map_or(0, |sent| sent.recipients.len());
    for index in (0u16..).take(recipients) {
        let stands = stands(transcript.state(), index);
        let moved = before == 0 || reassigned(transcript, before, index);
        if moved {
            let address = address(app, transcript, &known, index);
            people::put(connection, transcript.envelope(), index, address, stands).await?;
        } else if stands != self::stands(&earlier, index) {
            people::stand(connection, transcript.envelope(), index, stands).await?;
        }
    }
    Ok(())
}

/// Makes everything that is missing, as after an update of the backend.
pub(crate) async fn make_all(app: &App) -> Result<(), StoreError> {
    loop {
        let unmade = envelopes::unmade(&mut *app.store.read().await?, PORTION).await?;
        if unmade.is_empty() {
            return Ok(());
        }
        for envelope in unmade {
            let mut transaction = app.store.write().await?;
            if let Some(transcript) = records::transcript(&mut transaction, &envelope).await? {
                note(app, &mut transaction, &transcript, 0).await?;
            } else {
                envelopes::touch(&mut transaction, &envelope, app.now()).await?;
            }
            transaction.commit().await?;
        }
    }
}

fn line(transcript: &Transcript, changed_at: Timestamp) -> Line {
    let state = transcript.state();
    let asked = || {
        let facts = state.sent().map_or(&[][..], |sent| &sent.recipients);
        (0u16..).zip(facts).filter(|(_, facts)| facts.role != Role::Copy)
    };
    let acted = |index| matches!(state.standing(index), Some(Standing::Signed | Standing::Approved));
    let ended = transcript.records().last().filter(|_| state.phase() != Phase::Collecting);
    Line {
        phase: PhaseWord::of(state),
        done: asked().filter(|(index, _)| acted(*index)).count(),
        asked: asked().count(),
        optional: asked().filter(|(_, facts)| !facts.required).count(),
        changed_at,
        next_at: state.next_tick(),
        ended_at: ended.and_then(|_| end_of(transcript)),
    }
}

/// When the envelope ended: what is found out of revisions comes after that, too.
fn end_of(transcript: &Transcript) -> Option<Timestamp> {
    let mut state = Envelope::draft();
    for record in transcript.records() {
        state = state.apply(record.event(), record.at());
        if !matches!(state.phase(), Phase::Draft | Phase::Collecting) {
            return Some(record.at());
        }
    }
    None
}

fn stands(state: &Envelope, recipient: u16) -> Stands {
    Stands { waits: state.standing(recipient) == Some(Standing::Turn), unseen: state.is_unseen(recipient) }
}

fn at(transcript: &Transcript, before: usize) -> Envelope {
    let old = transcript.records().iter().take(before);
    old.fold(Envelope::draft(), |state, record| state.apply(record.event(), record.at()))
}

fn reassigned(transcript: &Transcript, before: usize, recipient: u16) -> bool {
    transcript.records().iter().skip(before).any(
        |record| matches!(record.event(), Event::Reassigned { recipient: whose, .. } if *whose == recipient),
    )
}

/// Nobody's, for an address that was erased: it waits for no one.
fn address(app: &App, transcript: &Transcript, known: &[(u32, Opening)], recipient: u16) -> [u8; 32] {
    let contact = transcript.contact(recipient);
    let opening =
        known.iter().find(|(at, opening)| *at == contact.sequence && opening.field == contact.email);
    opening.map_or([0; 32], |(_, opening)| app.person(&opening.value))
}
