//! The level that asks who somebody is: a sign-in at a provider, or a document shown to an officer.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{DEADLINE, act, sent, started};
use envelope::{
    Approve, Attested, CodeUsed, Command, Commitment, Consent, Digest, Envelope, Event, Identity,
    IdentityDocument, Level, NotAllowed, Phase, Reassign, Role, Salt, Sent, Timestamp, Version,
};
use paraph_envelope as envelope;

const NOW: Timestamp = Timestamp(2);

fn at_level(level: Level, people: &[(Role, bool, u16)]) -> Envelope {
    started(Sent { level, ..sent(people) })
}

fn approve(envelope: &Envelope, recipient: u16, identity: Option<Identity>) -> Command {
    let version = |document| Version { document, sha256: envelope.head(document).unwrap() };
    let versions = vec![version(0), version(1)];
    let code = CodeUsed::Matched;
    Command::Approve(Approve { recipient, consents: vec![], versions, comment: None, code, identity })
}

fn identity() -> Identity {
    Identity {
        issuer: "https://provider.example".into(),
        client: "paraph".into(),
        salt: Salt([1; 32]),
        token: Commitment([2; 32]),
        name: Commitment([3; 32]),
        name_signed: false,
        acr: None,
        key: "{}".into(),
    }
}

fn attested(recipient: u16, name: u8) -> Attested {
    let statement = Consent { text: "x".into(), language: "en".into(), sha256: Digest([4; 32]) };
    let (officer, name) = (Commitment([1; 32]), Commitment([name; 32]));
    let document = IdentityDocument::IdentityCard;
    Attested { recipient, officer, name, document, picture: Digest([3; 32]), statement }
}

fn attest(recipient: u16, name: u8) -> Command {
    Command::Attest(Box::new(attested(recipient, name)))
}

#[test]
fn an_agreement_needs_an_identity_only_where_the_level_asks_for_it() {
    let people = [(Role::Approver, true, 0)];
    let verified = at_level(Level::Verified, &people);
    let without = verified.decide(&approve(&verified, 0, None), NOW);
    assert_eq!(without, Err(NotAllowed::IdentityNeeded));
    let events = verified.decide(&approve(&verified, 0, Some(identity())), NOW).unwrap();
    let Event::Approved(approved) = &events[0] else { panic!("{events:?}") };
    assert_eq!(approved.identity, Some(identity()), "it is kept with the agreement");
    for level in [Level::Email, Level::Sms] {
        let mut facts = Sent { level, ..sent(&people) };
        facts.recipients[0].phone = Some(Commitment([6; 32]));
        let envelope = started(facts);
        assert!(envelope.decide(&approve(&envelope, 0, None), NOW).is_ok());
        assert_eq!(envelope.decide(&attest(0, 1), NOW), Err(NotAllowed::IdentityNotAsked));
    }
}

#[test]
fn what_is_public_of_an_identity_is_short() {
    let envelope = at_level(Level::Verified, &[(Role::Approver, true, 0)]);
    let with = |change: fn(&mut Identity)| {
        let mut identity = identity();
        change(&mut identity);
        envelope.decide(&approve(&envelope, 0, Some(identity)), NOW).map(drop)
    };
    assert_eq!(with(|_| {}), Ok(()));
    let changes: [fn(&mut Identity); 5] = [
        |identity| identity.issuer = String::new(),
        |identity| identity.issuer = "x".repeat(256),
        |identity| identity.acr = Some("a\nb".into()),
        |identity| identity.client = "\u{0}".into(),
        |identity| identity.key = "x".repeat(2049),
    ];
    for change in changes {
        assert_eq!(with(change), Err(NotAllowed::IdentityNeeded));
    }
}

#[test]
fn an_officer_attests_before_the_act_and_may_correct_a_name() {
    let people = [(Role::Approver, true, 0), (Role::Approver, true, 1), (Role::Copy, false, 1)];
    let mut envelope = at_level(Level::Verified, &people);
    envelope = act(envelope, &attest(0, 1), NOW).unwrap();
    assert_eq!(envelope.decide(&attest(0, 1), NOW), Ok(vec![]), "the same twice is one act");
    envelope = act(envelope, &attest(0, 2), NOW).unwrap();
    assert_eq!(envelope.attested(0).unwrap().name, Commitment([2; 32]));
    envelope = act(envelope, &attest(1, 1), NOW).unwrap();
    assert_eq!(envelope.decide(&attest(2, 1), NOW), Err(NotAllowed::OtherRole), "a copy shows nothing");
    assert_eq!(envelope.decide(&attest(9, 1), NOW), Err(NotAllowed::NoSuchRecipient));
    envelope = act(envelope.clone(), &approve(&envelope, 0, None), NOW).unwrap();
    assert_eq!(envelope.decide(&attest(0, 3), NOW), Err(NotAllowed::AlreadyActed));
    assert_eq!(envelope.decide(&attest(1, 3), DEADLINE), Err(NotAllowed::Ended(Phase::Expired)));
}

#[test]
fn who_takes_over_shows_a_document_of_their_own() {
    let mut envelope = at_level(Level::Verified, &[(Role::Approver, true, 0)]);
    envelope = act(envelope, &attest(0, 1), NOW).unwrap();
    let email = Commitment([8; 32]);
    let hand_over =
        Command::Reassign(Reassign { recipient: 0, by_sender: false, email, name: None, phone: None });
    envelope = act(envelope, &hand_over, NOW).unwrap();
    assert_eq!(envelope.attested(0), None);
    assert_eq!(envelope.decide(&approve(&envelope, 0, None), NOW), Err(NotAllowed::IdentityNeeded));
}

/// What can be signed with many others at once.
#[test]
fn more_than_a_mark_is_asked_for_by_fields_and_by_the_level() {
    use envelope::{Field, FieldKind, Placement};
    let people = [(Role::Signer, true, 0), (Role::Approver, true, 0)];
    assert!(at_level(Level::Email, &people).asks_only_a_mark(0));
    assert!(!at_level(Level::Email, &people).asks_only_a_mark(1), "there is no mark");
    assert!(!at_level(Level::Verified, &people).asks_only_a_mark(0));
    for kind in FieldKind::ALL {
        let mut facts = sent(&people);
        let placement = Placement { page: 0, x: 0, y: 0, width: 90_000, height: 30_000 };
        facts.slots[0].fields = vec![Field::new(kind, placement)];
        let follows = matches!(kind, FieldKind::Initials | FieldKind::Name | FieldKind::Date);
        assert_eq!(started(facts).asks_only_a_mark(0), follows, "{kind:?}");
    }
}
