//! What an evidence file says of the organisation's seal: there, missing, or recorded where it could not be.
#![cfg(feature = "foreign")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod scene;

use envelope::{Digest, Event, Outcome};
use evidence::{EvidenceFile, Record, Transcript};
use paraph_engine::testimony::{SealState, testimony};
use scene::{Scene, pdf};

fn told(transcript: &Transcript) -> Option<SealState> {
    testimony(&EvidenceFile::new(transcript, vec![], vec![])).unwrap().seal
}

/// Signed by one, sealed, all of it recorded.
fn sealed() -> Scene {
    let mut scene = Scene::to_be_sealed(pdf(), 1);
    let signed = scene.sign(0);
    scene.post(0, &signed);
    assert_eq!(told(&scene.transcript), None, "nothing is finalised");
    let sealed = scene.seal();
    assert_eq!(told(&scene.transcript), Some(SealState::Missing), "asked for and not there");
    scene.post_seal(&sealed);
    scene
}

/// What is told when the records are these: chained anew, as whoever forges them would.
fn rewritten(change: impl Fn(&mut Vec<Event>)) -> Option<SealState> {
    let scene = sealed();
    let mut events: Vec<Event> = scene.transcript.records().iter().map(Record::event).cloned().collect();
    change(&mut events);
    let mut transcript = Transcript::new(scene.transcript.envelope().clone());
    for (minute, event) in (0..).zip(events) {
        transcript.append(event, scene::at(minute)).unwrap();
    }
    told(&transcript)
}

#[test]
fn it_is_told_with_the_records_time() {
    let at = Some("2026-11-22T10:04:00Z".to_owned());
    assert_eq!(told(&sealed().transcript), Some(SealState::Sealed { at }));
    assert_eq!(told(&Scene::sent(pdf(), 1).transcript), None);
}

#[test]
fn one_that_was_taken_back_is_missing_again() {
    let (bad, good) = (Outcome::Undecryptable, Outcome::Good);
    let checked = |outcome| Event::RevisionChecked { recipient: 0, document: 0, number: 2, outcome };
    let voided = rewritten(|events| events.extend([checked(bad), Event::SealVoided {}]));
    assert_eq!(voided, Some(SealState::Missing));
    // sent, authorised, signed, finalised, seal_authorised, sealed
    let again = |events: &[Event]| events[4..].to_vec();
    let added = rewritten(|events| {
        let again = again(events);
        events.extend([vec![checked(bad), Event::SealVoided {}], again].concat());
    });
    assert_eq!(added, Some(SealState::Sealed { at: Some("2026-11-22T10:09:00Z".to_owned()) }));
    let kept = rewritten(|events| {
        let again = again(events);
        events.extend([vec![checked(bad), checked(good), Event::SealVoided {}], again].concat());
    });
    assert!(matches!(kept, Some(SealState::Unfounded { .. })), "it was found good: {kept:?}");
    let unasked = rewritten(|events| {
        let sealed = events[5].clone();
        events.extend([checked(bad), Event::SealVoided {}, sealed]);
    });
    assert!(matches!(unasked, Some(SealState::Unfounded { .. })), "{unasked:?}");
}

#[test]
fn a_seal_that_the_records_do_not_allow_is_unfounded() {
    let is = |change: fn(&mut Vec<Event>)| match rewritten(change) {
        Some(SealState::Sealed { .. }) => true,
        Some(SealState::Unfounded { .. }) => false,
        other => panic!("{other:?}"),
    };
    assert!(is(|_| {}));
    // sent, authorised, signed, finalised, seal_authorised, sealed
    assert!(!is(|events| drop(events.remove(4))), "not asked for");
    assert!(!is(|events| drop(events.remove(3))), "not finalised");
    assert!(!is(|events| events.swap(3, 4)), "asked for before the end");
    assert!(!is(|events| events.swap(4, 5)), "asked for afterwards");
    assert!(!is(|events| events.push(events[5].clone())), "twice");
    assert!(!is(|events| {
        let Event::SealAuthorised { acts } = &mut events[4] else { panic!("asked for") };
        acts[0].base = Digest([0; 32]);
    }));
    assert!(!is(|events| {
        let Event::Sent(sent) = &mut events[0] else { panic!("sent") };
        sent.seal = false;
    }));
}
