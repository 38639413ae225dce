//! An agreement is held to the code that was sent for it, and to the texts that belong to it.
#![cfg(feature = "foreign")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use envelope::{Approved, Authorised, Channel, Commitment, Consent, Digest, Event, Signed, Timestamp};
use evidence::{APPROVAL_TEXTS, EvidenceFile, LIST_TEXTS, Record, SIGNATURE_TEXTS, Transcript};
use paraph_engine::testimony::{Agreed, testimony};

const TO_APPROVE: &str = include_str!("../../../tests/vectors/record/accept/sent-to-be-approved.json");
const TO_SIGN: &str = include_str!("../../../tests/vectors/record/accept/sent-0.json");
const AT: Timestamp = Timestamp(1_790_000_000_000);
const LIST: Option<Digest> = Some(Digest([4; 32]));
const OTHER: Option<Digest> = Some(Digest([5; 32]));

/// What a reader is told of the first recipient, after these events.
fn told(sent: &str, events: Vec<Event>) -> Agreed {
    let sent = Record::parse(sent).unwrap();
    let mut transcript = Transcript::new(sent.envelope().clone());
    transcript.append(sent.event().clone(), AT).unwrap();
    for event in events {
        transcript.append(event, AT).unwrap();
    }
    testimony(&EvidenceFile::new(&transcript, vec![], vec![])).unwrap().acts[0].agreed
}

fn code(recipient: u16, list: Option<Digest>) -> Event {
    Event::CodeSent { recipient, channel: Channel::Email, list }
}

fn handed_over() -> Event {
    let email = Commitment([8; 32]);
    Event::Reassigned { recipient: 0, email, name: None, phone: None, by_sender: true }
}

fn consents(texts: &[&str]) -> Vec<Consent> {
    let consent =
        |text: &&str| Consent { text: (*text).to_owned(), language: "fr".into(), sha256: Digest([1; 32]) };
    texts.iter().map(consent).collect()
}

fn signed(list: Option<Digest>, texts: &[&str]) -> [Event; 2] {
    let authorised = Authorised {
        recipient: 0,
        name: Commitment([5; 32]),
        consents: consents(texts),
        key: Digest([6; 32]),
        acts: vec![],
        code_matched_at: AT,
        list,
        identity: None,
    };
    [Event::Authorised(authorised), Event::Signed(Signed { recipient: 0, revisions: vec![] })]
}

fn approved(list: Option<Digest>, texts: &[&str]) -> Event {
    let consents = consents(texts);
    let (versions, comment, identity) = (vec![], None, None);
    Event::Approved(Approved {
        recipient: 0,
        consents,
        versions,
        comment,
        code_matched_at: AT,
        list,
        identity,
    })
}

/// What is told of a signature, after a code.
fn signing(code: Event, list: Option<Digest>, texts: &[&str]) -> Agreed {
    told(TO_SIGN, [vec![code], signed(list, texts).into()].concat())
}

fn approving(code: Event, list: Option<Digest>, texts: &[&str]) -> Agreed {
    told(TO_APPROVE, vec![code, approved(list, texts)])
}

#[test]
fn the_list_is_the_one_that_a_code_was_sent_for() {
    assert_eq!(signing(code(0, LIST), LIST, &LIST_TEXTS), Agreed::Consistent);
    assert_eq!(signing(code(0, OTHER), LIST, &LIST_TEXTS), Agreed::NoCode, "another list");
    assert_eq!(signing(code(0, None), LIST, &LIST_TEXTS), Agreed::NoCode, "this envelope alone");
    assert_eq!(signing(code(1, LIST), LIST, &LIST_TEXTS), Agreed::NoCode, "somebody else");
    assert_eq!(approving(code(0, LIST), LIST, &APPROVAL_TEXTS), Agreed::Consistent);
    assert_eq!(approving(code(0, OTHER), LIST, &APPROVAL_TEXTS), Agreed::NoCode);
}

#[test]
fn without_a_list_the_code_is_for_this_envelope_alone() {
    assert_eq!(signing(code(0, None), None, &SIGNATURE_TEXTS), Agreed::Consistent);
    assert_eq!(signing(code(0, LIST), None, &SIGNATURE_TEXTS), Agreed::NoCode);
    assert_eq!(approving(code(0, None), None, &APPROVAL_TEXTS), Agreed::Consistent);
    let by_sms = Event::CodeSent { recipient: 0, channel: Channel::Sms, list: None };
    assert_eq!(approving(by_sms, None, &APPROVAL_TEXTS), Agreed::NoCode, "another way");
}

#[test]
fn the_code_went_to_who_has_the_role_now() {
    let events = |last: Vec<Event>| [last, signed(LIST, &LIST_TEXTS).into()].concat();
    let before = events(vec![code(0, LIST), handed_over()]);
    assert_eq!(told(TO_SIGN, before), Agreed::NoCode);
    let after = events(vec![code(0, LIST), handed_over(), code(0, LIST)]);
    assert_eq!(told(TO_SIGN, after), Agreed::Consistent);
    let too_late = [signed(LIST, &LIST_TEXTS).into(), vec![code(0, LIST)]].concat();
    assert_eq!(told(TO_SIGN, too_late), Agreed::NoCode);
}

#[test]
fn the_texts_are_those_of_the_act() {
    assert_eq!(signing(code(0, LIST), LIST, &SIGNATURE_TEXTS), Agreed::OtherTexts, "as if it had been read");
    assert_eq!(signing(code(0, None), None, &LIST_TEXTS), Agreed::OtherTexts);
    assert_eq!(signing(code(0, LIST), LIST, &LIST_TEXTS[..1]), Agreed::OtherTexts);
    assert_eq!(signing(code(0, LIST), LIST, &[]), Agreed::OtherTexts);
    assert_eq!(approving(code(0, LIST), LIST, &LIST_TEXTS), Agreed::OtherTexts);
}
