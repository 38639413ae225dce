//! Whether an agreement fits the code that was sent, and the texts that belong to it.

use envelope::{Approved, Authorised, Channel, Digest, Event};
use evidence::{Record, Transcript, has_its_texts};
use protocol::report::evidence::Agreed;

/// Of the record of an agreement of somebody whose codes go by `channel`.
pub(super) fn agreed(transcript: &Transcript, record: &Record, channel: Channel) -> Agreed {
    let (recipient, list) = match record.event() {
        Event::Authorised(Authorised { recipient, list, .. })
        | Event::Approved(Approved { recipient, list, .. }) => (*recipient, *list),
        _ => return Agreed::Consistent,
    };
    if !code_was_sent(transcript, record, recipient, (channel, list)) {
        Agreed::NoCode
    } else if has_its_texts(record.event()) {
        Agreed::Consistent
    } else {
        Agreed::OtherTexts
    }
}

/// Before the agreement, to whoever has had the role since: for that list, or for this envelope alone.
fn code_was_sent(
    transcript: &Transcript,
    agreement: &Record,
    recipient: u16,
    (channel, list): (Channel, Option<Digest>),
) -> bool {
    let since = transcript.contact_at(recipient, agreement.sequence()).sequence;
    let code = Event::CodeSent { recipient, channel, list };
    let between = |record: &&Record| (since..agreement.sequence()).contains(&record.sequence());
    transcript.records().iter().filter(between).any(|record| *record.event() == code)
}
