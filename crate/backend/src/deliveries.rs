//! What became of what was sent: the newest notice to each, and a code that never reached who is to act.

use envelope::{Digest, Event, Standing};
use evidence::{Record, Transcript};
use protocol::http::{Delivery, DeliveryState};

use crate::store::{Connection, StoreError, outbox};

/// In the order of the recipients; what went to the sender comes first.
pub(crate) async fn deliveries(
    connection: &mut Connection,
    transcript: &Transcript,
) -> Result<Vec<Delivery>, StoreError> {
    let mut all = outbox::notices(connection, transcript.envelope()).await?;
    let codes = outbox::codes(connection, transcript.envelope()).await?;
    let recipients = transcript.state().sent().map_or(0, |sent| sent.recipients.len());
    for recipient in (0u16..).take(recipients) {
        let code = match list_asked_for(transcript, recipient) {
            Some(list) => outbox::list_code(connection, list).await?,
            None => codes.iter().find(|code| code.recipient == Some(recipient)).cloned(),
        };
        let code = code.map(|code| Delivery { recipient: Some(recipient), ..code });
        all.extend(code.filter(|code| is_missed(transcript, recipient, code)));
    }
    all.sort_by_key(|delivery| delivery.recipient);
    Ok(all)
}

/// The list that somebody's newest code was for; none for a code of this envelope alone.
fn list_asked_for(transcript: &Transcript, recipient: u16) -> Option<Digest> {
    let asked = transcript.records().iter().rev().find_map(|record| match record.event() {
        Event::CodeSent { recipient: whose, list, .. } if *whose == recipient => Some(*list),
        _ => None,
    });
    asked.flatten()
}

/// Whether somebody waits for it still: it did not leave, it was written to who has the role now, and that person
/// has not acted. A code that leaves afterwards takes its place.
fn is_missed(transcript: &Transcript, recipient: u16, code: &Delivery) -> bool {
    let since = transcript.contact(recipient).sequence as usize;
    let since = transcript.records().get(since).map(Record::at);
    code.state == DeliveryState::Failed
        && transcript.state().standing(recipient) == Some(Standing::Turn)
        && since.is_some_and(|since| since <= code.at)
}
