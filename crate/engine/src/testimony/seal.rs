//! What became of the organisation's seal, and whether the records before allow it.

use envelope::{Envelope, Event};
use evidence::{Record, Transcript};
use protocol::report::evidence::SealState;
use signature::time::rfc3339;

/// None if it was not asked for, or nothing is finalised.
pub(super) fn state(transcript: &Transcript) -> Option<SealState> {
    let is_of_seal = |record: &&Record| matches!(record.event(), Event::Sealed { .. } | Event::SealVoided {});
    let last = transcript.records().iter().rev().find(is_of_seal);
    let Some(sealed) = last.filter(|_| transcript.state().is_sealed()) else {
        return transcript.state().wants_seal().then_some(SealState::Missing);
    };
    let at = rfc3339(sealed.at().seconds());
    Some(if is_founded(transcript) { SealState::Sealed { at } } else { SealState::Unfounded { at } })
}

/// Reading a transcript does not decide anew what it holds; of the seal it is done here.
fn is_founded(transcript: &Transcript) -> bool {
    let mut before = Envelope::draft();
    for record in transcript.records() {
        if !before.lets_seal(record.event(), record.at()) {
            return false;
        }
        before = before.apply(record.event(), record.at());
    }
    true
}
