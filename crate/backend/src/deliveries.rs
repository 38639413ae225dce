//! What became of what was sent: the newest notice to each, and a code that never reached who is to act.

use envelope::Standing;
use evidence::Transcript;
use protocol::http::{Delivery, DeliveryState};

use crate::store::{Connection, StoreError, outbox};

/// In the order of the recipients; what went to the sender comes first.
pub(crate) async fn deliveries(
    connection: &mut Connection,
    transcript: &Transcript,
) -> Result<Vec<Delivery>, StoreError> {
    let mut all = outbox::notices(connection, transcript.envelope()).await?;
    let codes = outbox::codes(connection, transcript.envelope()).await?;
    all.extend(codes.into_iter().filter(|code| is_missed(transcript, code)));
    all.sort_by_key(|delivery| delivery.recipient);
    Ok(all)
}

/// Whether somebody waits for it still: it did not leave, it was written to who has the role now, and that person
/// has not acted. A code that leaves afterwards takes its place.
fn is_missed(transcript: &Transcript, code: &Delivery) -> bool {
    let Some(recipient) = code.recipient.filter(|_| code.state == DeliveryState::Failed) else {
        return false;
    };
    let since = transcript.contact(recipient).sequence as usize;
    let since = transcript.records().get(since).map(evidence::Record::at);
    transcript.state().standing(recipient) == Some(Standing::Turn)
        && since.is_some_and(|since| since <= code.at)
}
