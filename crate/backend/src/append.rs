//! The one way in which anything happens to an envelope: decide, record, and tell, in one transaction.
//!
//! Reading and deciding hold no lock. Whoever appends first takes the next place in the chain;
//! the other finds it taken, loads again and decides again, so both saw the state they acted on.
//! A repeated post decides to nothing and changes nothing.

use std::time::Duration;

use envelope::{Command, EnvelopeId, Event, Signed, Timestamp};
use evidence::{Opening, Record, Transcript};
use words::Language;

use crate::{
    app::App,
    codes::{self, FreshCode},
    index, mails,
    notices::News,
    problem::Refusal,
    random::Secret,
    store::{
        Connection, StoreError, authorisations, authorisations::Issued, codes::StoredCode, envelopes,
        envelopes::NewEnvelope, links, openings, records, revisions, sessions,
    },
};

/// What a request wants, and what is stored with it.
pub(crate) struct Wish {
    pub(crate) command: Command,
    /// Of the first new record's commitments.
    pub(crate) openings: Vec<Opening>,
    /// Of the revisions in the first new record, in their order.
    pub(crate) ciphertexts: Vec<Vec<u8>>,
    pub(crate) extra: Extra,
}

/// What else is stored.
pub(crate) enum Extra {
    Nothing,
    Envelope(NewEnvelope),
    Code(Box<FreshCode>),
    /// A code that came along and is used up.
    UsedCode(StoredCode),
    Authorised {
        issued: Issued,
        /// The code that came along.
        code: Option<StoredCode>,
        /// How many calls for time-stamps the act may make.
        time_stamps: i64,
    },
}

impl From<Command> for Wish {
    fn from(command: Command) -> Self {
        Self { command, openings: vec![], ciphertexts: vec![], extra: Extra::Nothing }
    }
}

/// How often an append begins again before it gives up.
const ATTEMPTS: u32 = 10;

/// Appends what `wish` causes and answers the transcript as it then is. `wish` sees the newest
/// transcript and may be asked several times; it must have no effects of its own.
///
/// # Errors
/// [`Refusal`], and then nothing was stored.
pub(crate) async fn append(
    app: &App,
    envelope: &EnvelopeId,
    wish: impl Fn(&Transcript, Timestamp) -> Result<Wish, Refusal> + Send + Sync,
) -> Result<Transcript, Refusal> {
    for attempt in 0..ATTEMPTS {
        let now = app.now();
        let transcript = load(app, envelope).await?;
        let wanted = wish(&transcript, now)?;
        let events = transcript.state().decide(&wanted.command, now)?;
        if events.is_empty() {
            return Ok(transcript);
        }
        match commit(app, transcript, wanted, events, now).await {
            Err(Faulty::Store(StoreError::Conflict)) => {
                tokio::time::sleep(Duration::from_millis(u64::from(attempt) * 5)).await;
            }
            Err(Faulty::Store(fault)) => return Err(fault.into()),
            Err(Faulty::Refused(refusal)) => return Err(refusal),
            Ok(transcript) => return Ok(transcript),
        }
    }
    Err(Refusal::Busy)
}

/// An envelope's transcript as it is now; empty for one that was never sent.
pub(crate) async fn load(app: &App, envelope: &EnvelopeId) -> Result<Transcript, Refusal> {
    let found = records::transcript(&mut *app.store.read().await?, envelope).await?;
    Ok(found.unwrap_or_else(|| Transcript::new(envelope.clone())))
}

/// A conflict must stay one until [`append`] has seen it.
enum Faulty {
    Store(StoreError),
    Refused(Refusal),
}

impl From<StoreError> for Faulty {
    fn from(fault: StoreError) -> Self {
        Self::Store(fault)
    }
}

impl From<Refusal> for Faulty {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

async fn commit(
    app: &App,
    mut transcript: Transcript,
    wish: Wish,
    events: Vec<Event>,
    now: Timestamp,
) -> Result<Transcript, Faulty> {
    let before = transcript.records().len();
    for event in events {
        transcript.append(event, now).map_err(|_| Refusal::TooLarge("the envelope", evidence_limit()))?;
    }
    let mut transaction = app.store.write().await?;
    let connection: &mut Connection = &mut transaction;
    if let Extra::Envelope(new) = &wish.extra {
        envelopes::add(connection, transcript.envelope(), new).await?;
    }
    for record in transcript.records().iter().skip(before) {
        records::add(connection, record).await?;
    }
    store_beside(app, connection, (&transcript, before), &wish).await?;
    let owner = envelopes::sender(connection, transcript.envelope()).await?;
    let language = owner.as_ref().map_or(Language::En, |(_, language)| *language);
    tell(app, connection, (&transcript, before), language, &wish).await?;
    index::note(app, connection, &transcript, before).await?;
    transaction.commit().await.map_err(StoreError::from)?;
    app.mail.notify_one();
    if let Some((sender, _)) = owner {
        app.has_changed(&sender);
    }
    Ok(transcript)
}

const fn evidence_limit() -> u64 {
    1 << 20
}

/// Openings, ciphertexts, codes and certificates of the first new record.
async fn store_beside(
    app: &App,
    connection: &mut Connection,
    (transcript, before): (&Transcript, usize),
    wish: &Wish,
) -> Result<(), Faulty> {
    let envelope = transcript.envelope();
    let sequence = u32::try_from(before).unwrap_or(u32::MAX);
    for opening in &wish.openings {
        openings::add(connection, envelope, sequence, opening).await?;
    }
    store_revisions(connection, transcript, before, &wish.ciphertexts).await?;
    match &wish.extra {
        Extra::Nothing | Extra::Envelope(_) => {}
        Extra::Code(fresh) => codes::store(connection, fresh).await?,
        Extra::UsedCode(code) => codes::consume(connection, code).await?,
        Extra::Authorised { issued, code, time_stamps } => {
            if let Some(code) = code {
                codes::consume(connection, code).await?;
                sessions::identify(connection, issued.session).await?;
            }
            authorisations::add(connection, (envelope, sequence), issued, *time_stamps).await?;
        }
    }
    // Last, for handing over uses a code itself.
    if let Some(Event::Reassigned { recipient, .. }) = transcript.records().get(before).map(Record::event) {
        links::revoke(connection, envelope, *recipient).await?;
        codes::revoke(app, connection, &codes::Purpose::Sign(envelope, *recipient)).await?;
    }
    Ok(())
}

async fn store_revisions(
    connection: &mut Connection,
    transcript: &Transcript,
    before: usize,
    ciphertexts: &[Vec<u8>],
) -> Result<(), Faulty> {
    let (envelope, state) = (transcript.envelope(), transcript.state());
    let documents: Vec<u16> = match transcript.records().get(before).map(Record::event) {
        Some(Event::Sent(sent)) => {
            let with_revision =
                (0u16..).zip(&sent.documents).filter(|(_, document)| document.revision.is_some());
            with_revision.map(|(index, _)| index).collect()
        }
        Some(Event::Signed(Signed { revisions, .. }) | Event::Sealed { revisions }) => {
            revisions.iter().map(|revision| revision.document).collect()
        }
        Some(Event::Voided { .. } | Event::SealVoided {}) => {
            let documents = state.sent().map_or(0, |sent| sent.documents.len());
            for document in (0u16..).take(documents) {
                revisions::cut(connection, envelope, document, state.revisions(document).len()).await?;
            }
            return Ok(());
        }
        _ => return Ok(()),
    };
    for (document, ciphertext) in documents.into_iter().zip(ciphertexts) {
        let number = state.revisions(document).len().saturating_sub(1);
        let number = u16::try_from(number).map_err(|_| Refusal::Internal("too many revisions"))?;
        revisions::add(connection, envelope, (document, number), ciphertext).await?;
    }
    Ok(())
}

/// Writes the mails that follow, with a fresh link in each that has one.
async fn tell(
    app: &App,
    connection: &mut Connection,
    (transcript, before): (&Transcript, usize),
    language: Language,
    wish: &Wish,
) -> Result<(), Faulty> {
    let envelope = transcript.envelope();
    let openings = openings::of(connection, envelope).await?;
    let code = match &wish.extra {
        Extra::Code(fresh) => Some(fresh.code.as_str()),
        _ => None,
    };
    let office_page = app.config.office_page.as_deref();
    let news = News { transcript, before, openings: &openings, sender_language: language, office_page, code };
    let mut made = vec![];
    let mut link = |recipient: u16| {
        let secret = Secret::new().map_err(Refusal::from)?;
        made.push((secret.hash(), recipient));
        Ok::<_, Refusal>(format!("{}#{}", app.config.signing_page, secret.into_string()))
    };
    let notices = news.notices(&mut link)?;
    for (hash, recipient) in made {
        links::add(connection, hash, (envelope, recipient), app.now()).await?;
    }
    for notice in notices {
        mails::write(app, connection, Some(envelope), &notice).await?;
    }
    Ok(())
}
