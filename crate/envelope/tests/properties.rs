//! Random commands at random times never break an envelope's rules.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use envelope::{
    Act, Approve, Authorise, Command, Commitment, Digest, Document, DocumentId, Envelope, EnvelopeId, Event,
    Field, FieldKind, Invalid, Level, MOST_FIELDS, NotAllowed, Outcome, Phase, Placement, Recipient, Report,
    Revision, Role, RulesVersion, Salt, Sent, Sign, Slot, SlotRevision, Standing, Suite, Timestamp,
};
use paraph_envelope as envelope;
use proptest::prelude::*;

const DEADLINE: Timestamp = Timestamp(1_000_000);
const PLACE: Placement = Placement { page: 0, x: 0, y: 0, width: 1000, height: 1000 };
const INITIALS: Field = Field::new(FieldKind::Initials, PLACE);

fn revision(base: u8, head: u8) -> Revision {
    Revision { base: Digest([base; 32]), head: Digest([head; 32]), ciphertext: Digest([head; 32]), cms: None }
}

/// A well-formed envelope: two documents, and people with these roles in these steps.
fn sent(people: &[(Role, bool, u16)]) -> Sent {
    let document = |index: u8| Document {
        id: DocumentId::from_random([index; 8]),
        name: Commitment([index; 32]),
        media_type: "application/pdf".into(),
        size: 1000,
        sha256: Digest([index; 32]),
        findings: vec![],
        revision: revision(index, index + 100),
    };
    let recipients: Vec<_> = people
        .iter()
        .map(|(role, required, step)| Recipient {
            role: *role,
            required: *required,
            step: *step,
            language: "fr".into(),
            email: Commitment([9; 32]),
            name: None,
        })
        .collect();
    let slots = (0u16..)
        .zip(people)
        .filter(|(_, (role, ..))| role.signs())
        .flat_map(|(recipient, _)| {
            let slot =
                move |document| Slot { fields: vec![INITIALS; 2], ..Slot::new(document, recipient, PLACE) };
            (0..2).map(slot)
        })
        .collect();
    Sent {
        rules: RulesVersion::V1,
        suite: Suite::V1,
        envelope: EnvelopeId::from_random([7; 16]),
        salt: Salt([3; 32]),
        sender: Commitment([1; 32]),
        title: Commitment([2; 32]),
        message: None,
        documents: vec![document(0), document(1)],
        recipients,
        slots,
        level: Level::Email,
        copy_to_all: true,
        may_reassign: true,
        deadline: DEADLINE,
    }
}

/// A command as a stranger may send it: mostly for people who exist, often at the wrong moment.
#[derive(Clone, Debug)]
enum Wish {
    Open(u16),
    AskCode(u16),
    Authorise { who: u16, code: bool, stale: bool },
    Sign { who: u16, other: bool },
    Approve(u16),
    Decline(u16),
    Reassign(u16),
    Comment(u16),
    Report { who: u16, number: u16, outcome: Outcome },
    Void(u16),
    Cancel,
    Tick,
}

fn wish() -> impl Strategy<Value = Wish> {
    let who = 0u16..5;
    let outcome = prop_oneof![Just(Outcome::Good), Just(Outcome::Undecryptable), Just(Outcome::Forbidden)];
    prop_oneof![
        2 => who.clone().prop_map(Wish::Open),
        2 => who.clone().prop_map(Wish::AskCode),
        8 => (who.clone(), any::<bool>(), prop::bool::weighted(0.1))
            .prop_map(|(who, code, stale)| Wish::Authorise { who, code, stale }),
        8 => (who.clone(), prop::bool::weighted(0.1)).prop_map(|(who, other)| Wish::Sign { who, other }),
        2 => who.clone().prop_map(Wish::Approve),
        1 => who.clone().prop_map(Wish::Decline),
        1 => who.clone().prop_map(Wish::Reassign),
        1 => who.clone().prop_map(Wish::Comment),
        3 => (who.clone(), 0u16..4, outcome).prop_map(|(who, number, outcome)| Wish::Report { who, number, outcome }),
        1 => who.prop_map(Wish::Void),
        1 => Just(Wish::Cancel),
        1 => Just(Wish::Tick),
    ]
}

fn acts(envelope: &Envelope, who: u16, stale: bool) -> Vec<Act> {
    let base = |document| if stale { Digest([0xee; 32]) } else { envelope.head(document).unwrap() };
    envelope
        .slots_of(who)
        .map(|(slot, facts)| Act {
            slot,
            base: base(facts.document),
            byte_range: Digest([slot as u8; 32]),
            findings: vec![],
        })
        .collect()
}

fn command(wish: &Wish, envelope: &Envelope, step: usize) -> Command {
    match *wish {
        Wish::Open(recipient) => Command::Open { recipient, client: None },
        Wish::AskCode(recipient) => Command::AskCode { recipient },
        Wish::Authorise { who, code, stale } => Command::Authorise(Authorise {
            recipient: who,
            name: Commitment([5; 32]),
            consents: vec![],
            key: Digest([6; 32]),
            acts: acts(envelope, who, stale),
            code_matched: code,
        }),
        Wish::Sign { who, other } => Command::Sign(Sign {
            recipient: who,
            revisions: envelope
                .slots_of(who)
                .map(|(_, slot)| SlotRevision {
                    document: slot.document,
                    revision: Revision {
                        base: if other { Digest([0xdd; 32]) } else { envelope.head(slot.document).unwrap() },
                        head: Digest([step as u8; 32]),
                        ciphertext: Digest([step as u8; 32]),
                        cms: Some(Digest([1; 32])),
                    },
                })
                .collect(),
        }),
        Wish::Approve(recipient) => Command::Approve(Approve { recipient }),
        Wish::Decline(recipient) => Command::Decline { recipient, reason: None },
        Wish::Reassign(recipient) => Command::Reassign { recipient, email: Commitment([8; 32]), name: None },
        Wish::Comment(recipient) => Command::Comment { recipient, text: Commitment([step as u8; 32]) },
        Wish::Report { who, number, outcome } => {
            Command::Report(Report { recipient: who, document: 0, number, outcome })
        }
        Wish::Void(recipient) => Command::Void { recipient },
        Wish::Cancel => Command::Cancel { reason: None },
        Wish::Tick => Command::Tick,
    }
}

fn people() -> impl Strategy<Value = Vec<(Role, bool, u16)>> {
    let person = (
        prop_oneof![3 => Just(Role::Signer), 1 => Just(Role::Approver), 1 => Just(Role::Copy)],
        prop::bool::weighted(0.7),
        any::<bool>(),
    );
    (prop::collection::vec(person, 1..5), any::<bool>()).prop_map(|(people, finaliser)| {
        let mut step = 0;
        let mut route = vec![(Role::Signer, true, 0)];
        for (role, required, next) in people.into_iter().take(3) {
            step += u16::from(next);
            route.push((role, required, step));
        }
        if finaliser {
            route.push((Role::Finaliser, true, step + 1));
        }
        route
    })
}

/// What must hold whatever happened.
fn check(envelope: &Envelope) {
    let sent = envelope.sent().unwrap();
    for document in 0..2 {
        let chain = envelope.revisions(document);
        assert!(!chain.is_empty(), "revision 0 never goes");
        let authors: Vec<_> = chain.iter().filter_map(|head| head.by).collect();
        let distinct: std::collections::BTreeSet<_> = authors.iter().collect();
        assert_eq!(authors.len(), distinct.len(), "nobody signs a document twice");
        for author in authors {
            assert_eq!(envelope.standing(author), Some(Standing::Signed));
        }
    }
    assert_eq!(
        envelope.revisions(0).len(),
        envelope.revisions(1).len(),
        "all documents are signed in one act"
    );
    let finaliser_signed = (0u16..).zip(&sent.recipients).any(|(index, facts)| {
        facts.role == Role::Finaliser && envelope.standing(index) == Some(Standing::Signed)
    });
    for (index, facts) in (0u16..).zip(&sent.recipients) {
        let standing = envelope.standing(index).unwrap();
        if envelope.phase() == Phase::Finalised && facts.required && facts.role != Role::Copy {
            assert!(
                matches!(standing, Standing::Signed | Standing::Approved),
                "finalised without {index}: {standing:?}"
            );
        }
        if standing == Standing::Declined && facts.required {
            assert_ne!(envelope.phase(), Phase::Finalised);
        }
    }
    if finaliser_signed {
        assert_eq!(envelope.phase(), Phase::Finalised, "a finaliser's signature finalises");
    }
}

#[test]
fn a_role_is_handed_over_only_where_the_sender_lets_it_be_and_not_for_ever() {
    let people = [(Role::Signer, true, 0), (Role::Signer, true, 1)];
    let send = |may_reassign| {
        let command = Command::Send(Box::new(Sent { may_reassign, ..sent(&people) }));
        Envelope::draft()
            .decide(&command, Timestamp(1))
            .unwrap()
            .iter()
            .fold(Envelope::draft(), Envelope::apply)
    };
    let hand_over = |recipient| Command::Reassign { recipient, email: Commitment([8; 32]), name: None };
    assert_eq!(send(false).decide(&hand_over(0), Timestamp(2)), Err(NotAllowed::NotReassignable));
    let mut envelope = send(true);
    assert_eq!(envelope.decide(&hand_over(1), Timestamp(2)), Err(NotAllowed::NotYourTurn));
    for _ in 0..3 {
        let events = envelope.decide(&hand_over(0), Timestamp(2)).unwrap();
        envelope = events.iter().fold(envelope, Envelope::apply);
    }
    assert_eq!(envelope.decide(&hand_over(0), Timestamp(2)), Err(NotAllowed::NotReassignable));
}

#[test]
fn only_who_was_asked_comments_and_not_without_end() {
    let people = [(Role::Signer, true, 0), (Role::Signer, true, 1)];
    let command = Command::Send(Box::new(sent(&people)));
    let events = Envelope::draft().decide(&command, Timestamp(1)).unwrap();
    let mut envelope = events.iter().fold(Envelope::draft(), Envelope::apply);
    let say = |recipient, what| Command::Comment { recipient, text: Commitment([what; 32]) };
    assert_eq!(envelope.decide(&say(1, 0), Timestamp(2)), Err(NotAllowed::NotYourTurn));
    for what in 0..20 {
        let events = envelope.decide(&say(0, what), Timestamp(2)).unwrap();
        assert_eq!(events.len(), 1);
        envelope = events.iter().fold(envelope, Envelope::apply);
    }
    assert_eq!(envelope.decide(&say(0, 20), Timestamp(2)), Err(NotAllowed::TooManyComments));
    assert_eq!(envelope.decide(&say(0, 7), Timestamp(2)), Ok(vec![]), "the same twice is one comment");
}

proptest! {
    #[test]
    fn rules_hold(people in people(), wishes in prop::collection::vec((wish(), 0u64..60_000), 0..60)) {
        let mut envelope = Envelope::draft();
        let mut now = Timestamp(1);
        let first = Command::Send(Box::new(sent(&people)));
        for event in envelope.decide(&first, now).unwrap() {
            envelope = envelope.apply(&event);
        }
        for (step, (wish, pause)) in wishes.iter().enumerate() {
            now = now.plus(*pause);
            let command = command(wish, &envelope, step);
            let before = envelope.clone();
            let Ok(events) = envelope.decide(&command, now) else { continue };
            for event in &events {
                envelope = envelope.apply(event);
            }
            check(&envelope);
            ended_stays_ended(&before, &envelope, &events);
            signing_needs_turn_and_agreement(&before, &command, &events);
            handing_over_begins_anew(&before, &envelope, &events);
            if matches!(command, Command::Sign(_) | Command::Approve(_) | Command::Decline { .. } | Command::Comment { .. }) {
                prop_assert_eq!(envelope.decide(&command, now).unwrap(), vec![], "the same post twice is one act");
            }
        }
    }
}

proptest! {
    /// Fields of every number and size: only those with an area, and not too many of them, are sent;
    /// what is sent reads back, and no two fields of an envelope have one name.
    #[test]
    fn further_fields(counts in prop::collection::vec(0usize..300, 4), flat in prop::option::of(any::<prop::sample::Index>())) {
        let mut sent = sent(&[(Role::Signer, true, 0), (Role::Signer, true, 1)]);
        for (slot, count) in sent.slots.iter_mut().zip(&counts) {
            slot.fields = vec![INITIALS; *count];
        }
        let total: usize = counts.iter().sum();
        let flat = flat.filter(|_| total > 0).map(|index| flatten(&mut sent, index.index(total)));
        let expected = match flat {
            _ if total > MOST_FIELDS => Err(Invalid::TooManyFields),
            Some((slot, field)) => Err(Invalid::EmptyField(slot, field)),
            None => Ok(()),
        };
        prop_assert_eq!(sent.check(Timestamp(1)), expected);
        let json = serde_json::to_string(&sent).unwrap();
        prop_assert_eq!(json.matches("fields").count(), counts.iter().filter(|count| **count > 0).count());
        prop_assert_eq!(&serde_json::from_str::<Sent>(&json).unwrap(), &sent);
        let names: std::collections::BTreeSet<String> = names(&sent).collect();
        prop_assert_eq!(names.len(), total + sent.slots.len());
        prop_assert!(names.iter().all(|name| !name.contains('.')));
    }
}

/// Takes the height from one of all fields; says whose it was.
fn flatten(sent: &mut Sent, index: usize) -> (u16, u16) {
    let all = (0u16..).zip(&mut sent.slots).flat_map(|(slot, facts)| {
        (0u16..).zip(&mut facts.fields).map(move |(field, facts)| (slot, field, facts))
    });
    let (slot, field, facts) = all.into_iter().nth(index).unwrap();
    facts.placement.height = 0;
    (slot, field)
}

fn names(sent: &Sent) -> impl Iterator<Item = String> {
    sent.slots.iter().enumerate().flat_map(|(slot, facts)| {
        let fields = facts.fields.iter().enumerate().map(move |(index, field)| field.name(slot, index));
        fields.chain([Slot::field_name(slot)])
    })
}

#[test]
fn further_fields_are_named_by_slot_and_index() {
    assert_eq!(INITIALS.name(0, 1), "Paraph slot 1 initials 2");
    assert_eq!(INITIALS.tooltip(1), "Initials 2");
    assert!(serde_json::from_str::<FieldKind>("\"initials\"").is_ok());
    assert!(serde_json::from_str::<FieldKind>("\"date\"").is_err());
}

fn ended_stays_ended(before: &Envelope, after: &Envelope, events: &[Event]) {
    if before.phase() != Phase::Collecting {
        assert_eq!(before.phase(), after.phase());
        let harmless = |event: &Event| matches!(event, Event::RevisionChecked { .. });
        assert!(events.iter().all(harmless), "an ended envelope only learns of checks: {events:?}");
    }
}

/// Who takes over is invited at once, and nothing that the one before agreed to binds them.
fn handing_over_begins_anew(before: &Envelope, after: &Envelope, events: &[Event]) {
    if let [Event::Reassigned { recipient, .. }, rest @ ..] = events {
        assert_eq!(before.standing(*recipient), Some(Standing::Turn));
        assert_eq!(rest, [Event::Invited { recipient: *recipient }]);
        assert_eq!(after.authorised(*recipient), None);
    }
}

fn signing_needs_turn_and_agreement(before: &Envelope, command: &Command, events: &[Event]) {
    if let (Command::Sign(sign), [Event::Signed(signed), ..]) = (command, events) {
        assert_eq!(before.standing(sign.recipient), Some(Standing::Turn));
        let authorised = before.authorised(sign.recipient).expect("agreement first");
        for (act, SlotRevision { document, revision }) in authorised.acts.iter().zip(&signed.revisions) {
            assert_eq!(act.base, revision.base);
            assert_eq!(before.head(*document), Some(revision.base), "only on the head");
        }
    }
}
