//! The organisation's seal: only where it was asked for, only after the end, only once.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{DEADLINE, act, authorise, sent, started};
use envelope::{
    CodeUsed, Command, Digest, Envelope, Event, Invalid, NotAllowed, Outcome, Phase, Report, Revision, Role,
    SealAct, Sent, Sign, SlotRevision, Timestamp,
};
use paraph_envelope as envelope;

const NOW: Timestamp = Timestamp(2);
const DAY: u64 = 24 * 60 * 60 * 1000;
const PEOPLE: [(Role, bool, u16); 2] = [(Role::Signer, true, 0), (Role::Signer, false, 0)];

fn revision(envelope: &Envelope, document: u16, head: u8) -> SlotRevision {
    let base = envelope.head(document).unwrap();
    let (head, ciphertext, cms) = (Digest([head; 32]), Digest([head; 32]), Some(Digest([head; 32])));
    SlotRevision { document, revision: Revision { base, head, ciphertext, cms } }
}

fn revisions(envelope: &Envelope, head: u8) -> Vec<SlotRevision> {
    (0..2).map(|document| revision(envelope, document, head)).collect()
}

fn acts(envelope: &Envelope, byte_range: u8) -> Vec<SealAct> {
    let base = |document| envelope.head(document).unwrap();
    let act = |document| SealAct { document, base: base(document), byte_range: Digest([byte_range; 32]) };
    (0..2).map(act).collect()
}

fn asks(envelope: &Envelope, byte_range: u8) -> Command {
    Command::AuthoriseSeal { acts: acts(envelope, byte_range) }
}

/// The first has signed, the second need not.
fn signed(seal: bool) -> Envelope {
    let envelope = started(Sent { seal, ..sent(&PEOPLE) });
    let envelope = act(envelope.clone(), &authorise(&envelope, 6, CodeUsed::Matched), NOW).unwrap();
    let sign = Command::Sign(Sign { recipient: 0, revisions: revisions(&envelope, 50) });
    act(envelope, &sign, NOW).unwrap()
}

/// Finalised by time, with nobody there.
fn finalised(seal: bool) -> Envelope {
    let envelope = act(signed(seal), &Command::Tick, DEADLINE).unwrap();
    assert_eq!(envelope.phase(), Phase::Finalised);
    envelope
}

#[test]
fn what_time_finalised_is_sealed_by_the_next_browser() {
    let envelope = finalised(true);
    assert!(envelope.wants_seal() && !envelope.is_sealed());
    let envelope = act(envelope.clone(), &asks(&envelope, 1), DEADLINE).unwrap();
    assert!(envelope.wants_seal(), "asked for is not there");
    let seal = Command::Seal { revisions: revisions(&envelope, 60) };
    let sealed = act(envelope, &seal, DEADLINE).unwrap();
    assert!(!sealed.wants_seal() && sealed.is_sealed());
    assert_eq!(sealed.phase(), Phase::Finalised);
    for document in 0..2 {
        let [_, signature, seal] = sealed.revisions(document) else { panic!("three revisions") };
        assert!(seal.is_seal() && !signature.is_seal());
        assert_eq!(sealed.head(document), Some(seal.digest));
    }
    let good = Report { recipient: 1, document: 0, number: 2, outcome: Outcome::Good };
    assert_eq!(sealed.decide(&Command::Report(good), DEADLINE).map(|events| events.len()), Ok(1));
}

#[test]
fn it_is_added_once_whoever_comes_first() {
    let envelope = finalised(true);
    let envelope = act(envelope.clone(), &asks(&envelope, 1), DEADLINE).unwrap();
    assert_eq!(envelope.decide(&asks(&envelope, 1), DEADLINE), Ok(vec![]), "the same twice is one act");
    let envelope = act(envelope.clone(), &asks(&envelope, 2), DEADLINE).unwrap();
    let (first, second) = (revisions(&envelope, 60), revisions(&envelope, 61));
    let asked_late = asks(&envelope, 3);
    let sealed = act(envelope, &Command::Seal { revisions: first.clone() }, DEADLINE).unwrap();
    assert_eq!(sealed.decide(&Command::Seal { revisions: first }, DEADLINE), Ok(vec![]));
    let other = sealed.decide(&Command::Seal { revisions: second }, DEADLINE);
    assert_eq!(other, Err(NotAllowed::AlreadySealed));
    assert_eq!(sealed.decide(&asked_late, DEADLINE), Err(NotAllowed::AlreadySealed));
}

#[test]
fn only_what_is_finalised_is_sealed_and_only_if_it_was_asked_for() {
    let ask = |envelope: &Envelope| envelope.decide(&asks(envelope, 1), NOW);
    assert_eq!(ask(&signed(true)), Err(NotAllowed::NotFinalised));
    assert_eq!(ask(&finalised(false)), Err(NotAllowed::NoSeal));
    let cancelled = act(signed(true), &Command::Cancel { reason: None }, NOW).unwrap();
    assert_eq!(ask(&cancelled), Err(NotAllowed::Ended(Phase::Cancelled)));
    let draft = Envelope::draft().decide(&Command::AuthoriseSeal { acts: vec![] }, NOW);
    assert_eq!(draft, Err(NotAllowed::NotSent));
}

#[test]
fn it_goes_onto_every_document_as_it_is_now() {
    let envelope = finalised(true);
    let ask = |change: fn(&mut Vec<SealAct>)| {
        let mut acts = acts(&envelope, 1);
        change(&mut acts);
        envelope.decide(&Command::AuthoriseSeal { acts }, DEADLINE).map(drop)
    };
    assert_eq!(ask(|_| {}), Ok(()));
    assert_eq!(ask(|acts| acts.truncate(1)), Err(NotAllowed::OtherDocuments));
    assert_eq!(ask(|acts| acts.reverse()), Err(NotAllowed::OtherDocuments));
    assert_eq!(ask(|acts| acts[1].base = Digest([0; 32])), Err(NotAllowed::Stale));
    let unasked = Command::Seal { revisions: revisions(&envelope, 60) };
    assert_eq!(envelope.decide(&unasked, DEADLINE), Err(NotAllowed::NotAuthorised));
    let envelope = act(envelope.clone(), &asks(&envelope, 1), DEADLINE).unwrap();
    let mut without = revisions(&envelope, 60);
    without[1].revision.cms = None;
    let without = envelope.decide(&Command::Seal { revisions: without }, DEADLINE);
    assert_eq!(without, Err(NotAllowed::NotAuthorised));
}

#[test]
fn it_is_asked_for_so_often_and_no_more() {
    let mut envelope = finalised(true);
    for byte_range in 0..20 {
        envelope = act(envelope.clone(), &asks(&envelope, byte_range), DEADLINE).unwrap();
    }
    let late = Timestamp(DEADLINE.0 + DAY - 1);
    assert_eq!(envelope.decide(&asks(&envelope, 20), late), Err(NotAllowed::TooManySeals));
    assert_eq!(envelope.decide(&asks(&envelope, 19), late), Ok(vec![]));
    assert!(envelope.decide(&asks(&envelope, 20), DEADLINE.plus(DAY)).is_ok(), "nobody is stuck for ever");
}

#[test]
fn it_is_not_asked_for_without_end() {
    let (mut envelope, mut now) = (finalised(true), DEADLINE);
    for byte_range in 0..200 {
        now = now.plus(DAY);
        envelope = act(envelope.clone(), &asks(&envelope, byte_range), now).unwrap();
    }
    let refused = envelope.decide(&asks(&envelope, 200), now.plus(DAY));
    assert_eq!(refused, Err(NotAllowed::TooManySeals));
}

fn says(document: u16, outcome: Outcome) -> Command {
    Command::Report(Report { recipient: 1, document, number: 2, outcome })
}

/// Asked for and added.
fn sealed() -> Envelope {
    let envelope = finalised(true);
    let envelope = act(envelope.clone(), &asks(&envelope, 1), DEADLINE).unwrap();
    let seal = Command::Seal { revisions: revisions(&envelope, 60) };
    act(envelope, &seal, DEADLINE).unwrap()
}

#[test]
fn what_was_found_bad_is_taken_back_and_added_anew() {
    let before = finalised(true);
    let bad = act(sealed(), &says(1, Outcome::Undecryptable), DEADLINE).unwrap();
    assert!(bad.is_seal_bad() && bad.is_sealed());
    let voided = act(bad, &Command::VoidSeal, DEADLINE).unwrap();
    assert!(voided.wants_seal() && !voided.is_seal_bad());
    for document in 0..2 {
        assert_eq!(voided.revisions(document), before.revisions(document), "the signatures are as they were");
    }
    assert_eq!(voided.decide(&Command::VoidSeal, DEADLINE), Err(NotAllowed::NotVoidable));
    // What was asked for before counts no more, not even the same bytes.
    let seal = Command::Seal { revisions: revisions(&voided, 61) };
    assert_eq!(voided.decide(&seal, DEADLINE), Err(NotAllowed::NotAuthorised));
    let asked = act(voided.clone(), &asks(&voided, 1), DEADLINE).unwrap();
    let sealed = act(asked, &seal, DEADLINE).unwrap();
    assert!(sealed.is_sealed() && !sealed.is_seal_bad());
    assert_eq!(sealed.revisions(0)[2].outcome, None);
}

#[test]
fn what_nobody_found_bad_stays() {
    let refused = Err(NotAllowed::NotVoidable);
    for envelope in [Envelope::draft(), signed(true), finalised(true), sealed()] {
        assert_eq!(envelope.decide(&Command::VoidSeal, DEADLINE), refused);
    }
    let bad = act(sealed(), &says(0, Outcome::OtherDigest), DEADLINE).unwrap();
    let good = act(bad, &says(0, Outcome::Good), DEADLINE).unwrap();
    assert_eq!(good.decide(&says(0, Outcome::Forbidden), DEADLINE), Ok(vec![]), "good is final");
    assert_eq!(good.decide(&Command::VoidSeal, DEADLINE), refused);
    let other = act(good, &says(1, Outcome::Forbidden), DEADLINE).unwrap();
    assert!(other.decide(&Command::VoidSeal, DEADLINE).is_ok(), "one bad document is enough");
}

/// However often it is taken back, what was asked for before counts among the tries.
#[test]
fn taking_back_gives_no_tries() {
    let mut envelope = sealed();
    for byte_range in 2..21 {
        let bad = act(envelope, &says(0, Outcome::Undecryptable), DEADLINE).unwrap();
        let voided = act(bad, &Command::VoidSeal, DEADLINE).unwrap();
        let asked = act(voided.clone(), &asks(&voided, byte_range), DEADLINE).unwrap();
        let seal = Command::Seal { revisions: revisions(&asked, 60 + byte_range) };
        envelope = act(asked, &seal, DEADLINE).unwrap();
    }
    let bad = act(envelope, &says(0, Outcome::Undecryptable), DEADLINE).unwrap();
    let voided = act(bad, &Command::VoidSeal, DEADLINE).unwrap();
    assert_eq!(voided.decide(&asks(&voided, 30), DEADLINE), Err(NotAllowed::TooManySeals));
}

#[test]
fn where_nothing_is_signed_there_is_nothing_to_seal() {
    let mut facts = Sent { seal: true, ..sent(&[(Role::Approver, true, 0)]) };
    assert_eq!(facts.check(NOW), Ok(()));
    for document in &mut facts.documents {
        document.revision = None;
    }
    assert_eq!(facts.check(NOW), Err(Invalid::NothingToSeal));
}

#[test]
fn an_envelope_without_it_is_written_as_before() {
    let json = serde_json::to_string(&sent(&PEOPLE)).unwrap();
    assert!(!json.contains("seal"));
    let asked = Event::SealAuthorised { acts: acts(&signed(true), 1) };
    let json = serde_json::to_string(&asked).unwrap();
    assert_eq!(serde_json::from_str::<Event>(&json).unwrap(), asked);
}
