//! What browsers say of revisions: a first word, then at most a good one.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{act, authorise, sent, started};
use envelope::{
    CodeUsed, Command, Digest, Envelope, Event, NotAllowed, Outcome, Report, Revision, Role, Sign,
    SlotRevision, Timestamp,
};
use paraph_envelope as envelope;

const NOW: Timestamp = Timestamp(2);

/// Three are asked at once, and the first has signed.
fn signed_by_the_first() -> Envelope {
    let envelope = started(sent(&[(Role::Signer, true, 0); 3]));
    let signed =
        Command::Sign(Sign { recipient: 0, revisions: (0..2).map(|at| revision(&envelope, at)).collect() });
    let envelope = act(envelope.clone(), &authorise(&envelope, 6, CodeUsed::Matched), NOW).unwrap();
    act(envelope, &signed, NOW).unwrap()
}

fn revision(envelope: &Envelope, document: u16) -> SlotRevision {
    let (base, cms) = (envelope.head(document).unwrap(), Some(Digest([1; 32])));
    let revision = Revision { base, head: Digest([50; 32]), ciphertext: Digest([51; 32]), cms };
    SlotRevision { document, revision }
}

fn says(recipient: u16, outcome: Outcome) -> Command {
    Command::Report(Report { recipient, document: 0, number: 1, outcome })
}

#[test]
fn bad_outcomes_in_turns_are_one_record() {
    let mut envelope = signed_by_the_first();
    let mut records = vec![];
    let turns = [Outcome::Undecryptable, Outcome::Forbidden, Outcome::OtherDigest];
    let last = [Outcome::Good, Outcome::Forbidden, Outcome::Good];
    for outcome in turns.into_iter().cycle().take(300).chain(last) {
        let events = envelope.decide(&says(1, outcome), NOW).unwrap();
        envelope = events.iter().fold(envelope, |envelope, event| envelope.apply(event, NOW));
        records.extend(events);
    }
    let check = |outcome| Event::RevisionChecked { recipient: 1, document: 0, number: 1, outcome };
    assert_eq!(records, [check(Outcome::Undecryptable), check(Outcome::Good)]);
}

#[test]
fn what_was_found_bad_can_be_voided_until_it_is_found_good() {
    let void = Command::Void { recipient: 0 };
    let fresh = signed_by_the_first();
    assert_eq!(fresh.decide(&void, NOW), Err(NotAllowed::NotVoidable));
    let bad = act(fresh, &says(1, Outcome::OtherDigest), NOW).unwrap();
    let bad = act(bad, &says(2, Outcome::Forbidden), NOW).unwrap();
    assert_eq!(bad.revisions(0)[1].outcome, Some(Outcome::OtherDigest));
    assert!(bad.decide(&void, NOW).is_ok());
    let good = act(bad, &says(2, Outcome::Good), NOW).unwrap();
    assert_eq!(good.decide(&void, NOW), Err(NotAllowed::NotVoidable));
}

/// Else a forger would make their own act one that nobody can void.
#[test]
fn nobody_finds_their_own_act_good() {
    let envelope = signed_by_the_first();
    assert_eq!(envelope.decide(&says(0, Outcome::Good), NOW), Ok(vec![]));
    assert_eq!(envelope.decide(&says(0, Outcome::Forbidden), NOW).map(|events| events.len()), Ok(1));
    let bad = act(envelope, &says(1, Outcome::Forbidden), NOW).unwrap();
    assert_eq!(bad.decide(&says(0, Outcome::Good), NOW), Ok(vec![]));
    assert_eq!(bad.decide(&says(1, Outcome::Good), NOW).map(|events| events.len()), Ok(1));
}
