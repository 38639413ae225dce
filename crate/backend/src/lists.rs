//! One code for many envelopes of one person. It is bound to exactly the list it was asked for, and
//! only spares typing: each envelope is still agreed to by itself, with its own key and certificate,
//! and its record names the list.

use axum::{Json, extract::State};
use envelope::{Channel, Command, LIST_STAYS_GOOD, Timestamp};
use evidence::{Transcript, list_digest};
use protocol::http::{
    AskListCode, CodeSent, ListCodeSent, ListSession, ListSessions, Listed, NoticeKind, OpenList,
    SignerSession as Opened,
};

use crate::{
    app::{App, Shared},
    append::{append, load},
    codes::{self, Purpose},
    door::Body,
    inbox::{is_own, must_be_own},
    mails,
    notices::{Notice, list_code},
    problem::Refusal,
    random::{self, Secret},
    store::{
        StoreError, openings, outbox,
        sessions::{self, Inbox, SignerSession},
    },
    view,
};

/// How many envelopes one code may be for.
const MOST: usize = 100;
/// How long such a session lasts, milliseconds: as one that a link opens.
const LIFETIME: u64 = 2 * 60 * 60 * 1000;

/// How a code goes, and where to.
type Way = (Channel, String);

/// Sends a code for as many of these as it can be for; the others are named, and why.
pub(crate) async fn code(
    State(app): State<Shared>,
    inbox: Inbox,
    Body(AskListCode { envelopes }): Body<AskListCode>,
) -> Result<Json<ListCodeSent>, Refusal> {
    let now = app.now();
    let OneWay { way: (channel, address), list, left_out } =
        one_way(&app, &inbox, sorted(envelopes)?, now).await?;
    let digest = digest(&list);
    let fresh = codes::make(&app, &Purpose::List(&inbox.address, &digest), inbox.language, now)?;
    let letter = list_code(inbox.language, fresh.code.as_str(), list.len());
    let notice = Notice { kind: NoticeKind::Code, to: None, channel, address, letter };
    let mut transaction = app.store.write().await?;
    codes::store(&mut transaction, &fresh).await?;
    let id = mails::write(&app, &mut transaction, None, &notice).await?;
    outbox::is_for_list(&mut transaction, &id, digest).await?;
    transaction.commit().await.map_err(StoreError::from)?;
    app.mail.notify_one();
    for Listed { envelope, recipient } in &list {
        let command = Command::AskCode { recipient: *recipient, list: Some(digest) };
        // Somebody may have ended one meanwhile; the code is good for the others.
        let noted = append(&app, envelope, |_, _| Ok(command.clone().into())).await;
        if let Err(refusal @ (Refusal::Internal(_) | Refusal::Busy)) = noted {
            return Err(refusal);
        }
    }
    let sent = CodeSent { expires_at: fresh.stored.expires_at, now };
    Ok(Json(ListCodeSent { envelopes: list, left_out, sent }))
}

pub(crate) async fn open(
    State(app): State<Shared>,
    inbox: Inbox,
    Body(OpenList { envelopes, code }): Body<OpenList>,
) -> Result<Json<ListSessions>, Refusal> {
    let list = sorted(envelopes)?;
    let digest = digest(&list);
    let now = app.now();
    let code = codes::check(&app, &Purpose::List(&inbox.address, &digest), &code, now).await?;
    let mut transaction = app.store.write().await?;
    codes::consume(&mut transaction, &code).await?;
    transaction.commit().await.map_err(StoreError::from)?;
    let mut opened = vec![];
    for listed in list {
        opened.push(match session(&app, &inbox, &listed, (digest, now)).await {
            Ok(session) => ListSession { session: Some(session), ..without(listed) },
            Err(refusal) => ListSession { problem: Some(refusal.problem()), ..without(listed) },
        });
    }
    Ok(Json(ListSessions { list: digest, good_until: now.plus(LIST_STAYS_GOOD), sessions: opened }))
}

/// A session for one envelope of the list, if it still is this person's turn there.
async fn session(
    app: &App,
    inbox: &Inbox,
    listed: &Listed,
    list: (envelope::Digest, Timestamp),
) -> Result<Opened, Refusal> {
    let transcript = load(app, &listed.envelope).await?;
    let ask = Command::AskCode { recipient: listed.recipient, list: Some(list.0) };
    transcript.state().decide(&ask, list.1)?;
    let secret = Secret::new()?;
    let session = SignerSession {
        hash: secret.hash(),
        envelope: listed.envelope.clone(),
        recipient: listed.recipient,
        challenge: envelope::Salt(random::bytes()?),
        identified: false,
        list: Some(list),
    };
    let mut transaction = app.store.write().await?;
    is_own(&mut transaction, inbox, &listed.envelope, listed.recipient).await?;
    sessions::add_signer(&mut transaction, &session, list.1.plus(LIFETIME)).await?;
    transaction.commit().await.map_err(StoreError::from)?;
    let view = view::for_signer(app, &session, &transcript, list.1).await?;
    Ok(Opened { token: secret.into_string(), view })
}

fn without(Listed { envelope, recipient }: Listed) -> ListSession {
    ListSession { envelope, recipient, session: None, problem: None }
}

/// Each once, in one order.
fn sorted(mut list: Vec<Listed>) -> Result<Vec<Listed>, Refusal> {
    if list.is_empty() || list.len() > MOST {
        return Err(Refusal::ListTooLong);
    }
    list.sort_by(|a, b| (a.envelope.as_str(), a.recipient).cmp(&(b.envelope.as_str(), b.recipient)));
    list.dedup_by(|a, b| a.envelope == b.envelope && a.recipient == b.recipient);
    Ok(list)
}

fn digest(list: &[Listed]) -> envelope::Digest {
    let pairs: Vec<_> = list.iter().map(|listed| (listed.envelope.clone(), listed.recipient)).collect();
    list_digest(&pairs)
}

/// What one code is for.
struct OneWay {
    way: Way,
    list: Vec<Listed>,
    left_out: Vec<ListSession>,
}

/// Those whose codes go where most go: one that went elsewhere would prove less than some sender asked for.
/// Each must be waiting for this person. Refuses if none is.
async fn one_way(app: &App, inbox: &Inbox, asked: Vec<Listed>, now: Timestamp) -> Result<OneWay, Refusal> {
    let (mut ways, mut refused) = (Vec::<(Way, Vec<Listed>)>::new(), vec![]);
    for listed in asked {
        match way(app, inbox, &listed, now).await {
            // One mailbox may be written in two ways.
            Ok(one) => match ways.iter_mut().find(|(way, _)| is_same(way, &one)) {
                Some((_, list)) => list.push(listed),
                None => ways.push((one, vec![listed])),
            },
            Err(refusal @ (Refusal::Internal(_) | Refusal::Busy)) => return Err(refusal),
            Err(refusal) => refused.push((listed, refusal)),
        }
    }
    ways.sort_by_key(|(_, list)| list.len());
    let Some((way, list)) = ways.pop() else {
        return Err(refused.into_iter().next().map_or(Refusal::ListTooLong, |(_, refusal)| refusal));
    };
    refused.extend(ways.into_iter().flat_map(|(_, list)| list).map(|listed| (listed, Refusal::OtherWay)));
    let left_out = refused
        .into_iter()
        .map(|(listed, refusal)| ListSession { problem: Some(refusal.problem()), ..without(listed) });
    Ok(OneWay { way, list, left_out: left_out.collect() })
}

fn is_same((channel, address): &Way, (other_channel, other): &Way) -> bool {
    channel == other_channel && address.to_lowercase() == other.to_lowercase()
}

/// Which way the code for this one goes, if it is this person's turn.
async fn way(app: &App, inbox: &Inbox, listed: &Listed, now: Timestamp) -> Result<Way, Refusal> {
    must_be_own(app, inbox, &listed.envelope, listed.recipient).await?;
    let transcript = load(app, &listed.envelope).await?;
    transcript.state().decide(&Command::AskCode { recipient: listed.recipient, list: None }, now)?;
    destination_of(app, &transcript, listed.recipient).await
}

async fn destination_of(app: &App, transcript: &Transcript, recipient: u16) -> Result<Way, Refusal> {
    let sent = transcript.state().sent().ok_or(Refusal::NotFound)?;
    let facts = sent.recipients.get(usize::from(recipient)).ok_or(Refusal::NotFound)?;
    let (channel, contact) = (facts.code_channel(sent.level), transcript.contact(recipient));
    let field = if channel == Channel::Sms { &contact.phone } else { &contact.email };
    let mut connection = app.store.read().await?;
    let place = (contact.sequence, field.as_str());
    let address = openings::value(&mut connection, transcript.envelope(), place).await?;
    Ok((channel, address.ok_or(Refusal::NotFound)?))
}
