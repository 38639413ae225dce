//! A sender's list, portion by portion, and what is done to several envelopes at once.

use axum::{Json, extract::State};
use envelope::{Command, EnvelopeId};
use evidence::Transcript;
use protocol::http::{
    Bulk, BulkAction, BulkDone, BulkResult, Delivery, DeliveryState, EnvelopePage, FollowLine,
    FollowRecipient, ListEnvelopes, Sort,
};

use crate::{
    app::{App, Shared},
    append::{Wish, append, load},
    deliveries::deliveries,
    door::Body,
    envelopes::own,
    problem::Refusal,
    store::{
        Connection, envelopes, follow,
        follow::{Stored, Wanted},
        millis, openings,
        sessions::OfficeSession,
    },
    text,
};

/// How many lines there are in a portion unless said, and at most.
const USUAL: u16 = 50;
const MOST: u16 = 100;
/// The longest search, and how many words of it count.
const LONGEST: usize = 200;
const MOST_WORDS: usize = 5;

pub(crate) async fn list(
    State(app): State<Shared>,
    office: OfficeSession,
    Body(ask): Body<ListEnvelopes>,
) -> Result<Json<EnvelopePage>, Refusal> {
    let most = ask.most.unwrap_or(USUAL).clamp(1, MOST);
    let wanted = wanted(&app, &office, &ask, most)?;
    let mut connection = app.store.read().await?;
    let mut lines = follow::lines(&mut connection, &wanted).await?;
    let more = lines.len() > usize::from(most);
    lines.truncate(usize::from(most));
    let next = lines.last().filter(|_| more).map(|last| cursor(ask.sort, last));
    let counts = follow::counts(&mut connection, wanted.sender).await?;
    drop(connection);
    let mut envelopes = vec![];
    for line in lines {
        envelopes.push(told(&app, line).await?);
    }
    Ok(Json(EnvelopePage { envelopes, next, counts, now: app.now() }))
}

fn wanted(app: &App, office: &OfficeSession, ask: &ListEnvelopes, most: u16) -> Result<Wanted, Refusal> {
    let search = ask.search.as_deref().unwrap_or_default();
    text::lines("search", search, LONGEST)?;
    if ask.phases.len() > 10 {
        return Err(Refusal::Malformed("more states than there are".into()));
    }
    Ok(Wanted {
        words: text::folded(search).split_whitespace().take(MOST_WORDS).map(str::to_owned).collect(),
        phases: ask.phases.clone(),
        sort: ask.sort,
        after: ask.after.as_deref().map(read_cursor).transpose()?,
        // One more, to know whether there is one.
        most: i64::from(most) + 1,
        ..Wanted::newest(app.sender(&office.email))
    })
}

/// Where a portion ended: nothing that its reader does not see anyway.
fn cursor(sort: Sort, last: &Stored) -> String {
    let key = match sort {
        Sort::Sent => last.sent_at,
        Sort::Changed => last.changed_at,
        Sort::Deadline => last.deadline,
    };
    format!("{}.{}", millis(key), last.envelope)
}

fn read_cursor(text: &str) -> Result<(i64, EnvelopeId), Refusal> {
    let parts = text
        .split_once('.')
        .and_then(|(key, id)| Some((key.parse::<i64>().ok()?, EnvelopeId::try_from(id.to_owned()).ok()?)));
    parts.ok_or_else(|| Refusal::Malformed("after is not what a portion gave".into()))
}

/// A line with its people, from the records.
async fn told(app: &App, line: Stored) -> Result<FollowLine, Refusal> {
    let transcript = load(app, &line.envelope).await?;
    let mut connection = app.store.read().await?;
    let title = openings::value(&mut connection, &line.envelope, (0, "title")).await?;
    let deliveries = deliveries(&mut connection, &transcript).await?;
    let recipients = people(&mut connection, &transcript, &deliveries).await?;
    let Stored { envelope, phase, done, asked, optional, sent_at, deadline, changed_at, ended_at, .. } = line;
    let title = title.unwrap_or_default();
    Ok(FollowLine {
        envelope,
        title,
        phase,
        done,
        of: asked,
        optional,
        sent_at,
        deadline,
        changed_at,
        ended_at,
        recipients,
    })
}

async fn people(
    connection: &mut Connection,
    transcript: &Transcript,
    deliveries: &[Delivery],
) -> Result<Vec<FollowRecipient>, Refusal> {
    let (envelope, state) = (transcript.envelope(), transcript.state());
    let facts = state.sent().map_or(&[][..], |sent| &sent.recipients);
    let mut people = vec![];
    for (recipient, facts) in (0u16..).zip(facts) {
        let contact = transcript.contact(recipient);
        let name = match openings::value(connection, envelope, (contact.sequence, &contact.name)).await? {
            Some(name) => Some(name),
            None => openings::value(connection, envelope, (contact.sequence, &contact.email)).await?,
        };
        let standing = state.standing(recipient).ok_or(Refusal::Internal("a recipient is missing"))?;
        let own = || deliveries.iter().filter(|delivery| delivery.recipient == Some(recipient));
        let failed = own().find(|delivery| delivery.state == DeliveryState::Failed);
        people.push(FollowRecipient {
            name: name.unwrap_or_default(),
            role: facts.role,
            required: facts.required,
            standing: standing.into(),
            delivery: failed.or_else(|| own().next()).map(|delivery| delivery.state),
        });
    }
    Ok(people)
}

pub(crate) async fn bulk(
    State(app): State<Shared>,
    office: OfficeSession,
    Body(Bulk { envelopes, action }): Body<Bulk>,
) -> Result<Json<BulkDone>, Refusal> {
    if envelopes.len() > usize::from(MOST) {
        return Err(Refusal::ListTooLong);
    }
    let mut results = vec![];
    for envelope in envelopes {
        let done = one(&app, &office, &envelope, &action).await;
        results.push(BulkResult { envelope, problem: done.err().map(|refusal| refusal.problem()) });
    }
    Ok(Json(BulkDone { results }))
}

async fn one(
    app: &App,
    office: &OfficeSession,
    envelope: &EnvelopeId,
    action: &BulkAction,
) -> Result<(), Refusal> {
    let id = own(app, office, envelope.to_string()).await?;
    let (command, openings) = match action {
        BulkAction::Delete {} => return delete(app, office, &id).await,
        BulkAction::Remind {} => (Command::Remind { recipients: vec![] }, vec![]),
        BulkAction::Finalise {} => (Command::Finalise, vec![]),
        BulkAction::Cancel { reason } => {
            let (opening, reason) = text::reason(&id, reason.as_deref())?.unzip();
            (Command::Cancel { reason }, opening.into_iter().collect())
        }
    };
    append(app, &id, |_, _| Ok(Wish { openings: openings.clone(), ..Wish::from(command.clone()) })).await?;
    Ok(())
}

async fn delete(app: &App, office: &OfficeSession, envelope: &EnvelopeId) -> Result<(), Refusal> {
    let hidden = envelopes::hide(&mut *app.store.read().await?, envelope, app.now()).await?;
    app.has_changed(&app.sender(&office.email));
    if hidden { Ok(()) } else { Err(Refusal::StillCollecting) }
}
