//! Random commands at random times never break an envelope's rules.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{DEADLINE, act, sent, started};
use envelope::{
    Act, Approve, Attested, Authorise, CODE_STAYS_GOOD, CodeUsed, Command, Commitment, Consent, Digest,
    Envelope, Event, Identity, IdentityDocument, LIST_STAYS_GOOD, Level, Outcome, Phase, Reassign, Reminders,
    Report, Revision, Role, Salt, SealAct, Sent, Sign, SlotRevision, Standing, Timestamp, Version,
};
use paraph_envelope as envelope;
use proptest::prelude::*;

/// A command as a stranger may send it: mostly for people who exist, often at the wrong moment.
#[derive(Clone, Debug)]
enum Wish {
    Open(u16),
    Attest(u16),
    AskCode(u16),
    Authorise { who: u16, code: u64, stale: bool },
    Sign { who: u16, other: bool },
    Approve { who: u16, code: u64, stale: bool },
    Decline(u16),
    Reassign { who: u16, by_sender: bool },
    Remind(Vec<u16>),
    Finalise,
    AuthoriseSeal { stale: bool },
    Seal { other: bool },
    VoidSeal,
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
        2 => who.clone().prop_map(Wish::Attest),
        8 => (who.clone(), 0u64..4, prop::bool::weighted(0.1))
            .prop_map(|(who, code, stale)| Wish::Authorise { who, code, stale }),
        8 => (who.clone(), prop::bool::weighted(0.1)).prop_map(|(who, other)| Wish::Sign { who, other }),
        6 => (who.clone(), 0u64..4, prop::bool::weighted(0.1))
            .prop_map(|(who, code, stale)| Wish::Approve { who, code, stale }),
        1 => who.clone().prop_map(Wish::Decline),
        1 => (who.clone(), any::<bool>()).prop_map(|(who, by_sender)| Wish::Reassign { who, by_sender }),
        2 => prop::collection::vec(who.clone(), 0..3).prop_map(Wish::Remind),
        1 => Just(Wish::Finalise),
        2 => prop::bool::weighted(0.1).prop_map(|stale| Wish::AuthoriseSeal { stale }),
        2 => prop::bool::weighted(0.1).prop_map(|other| Wish::Seal { other }),
        2 => Just(Wish::VoidSeal),
        1 => who.clone().prop_map(Wish::Comment),
        3 => (who.clone(), 0u16..4, outcome).prop_map(|(who, number, outcome)| Wish::Report { who, number, outcome }),
        1 => who.prop_map(Wish::Void),
        1 => Just(Wish::Cancel),
        3 => Just(Wish::Tick),
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

fn seal_acts(envelope: &Envelope, stale: bool) -> Vec<SealAct> {
    let base = |document| if stale { Digest([0xee; 32]) } else { envelope.head(document).unwrap() };
    let act = |document| SealAct { document, base: base(document), byte_range: Digest([1; 32]) };
    envelope.documents_to_seal().map(act).collect()
}

fn posted(envelope: &Envelope, document: u16, step: usize, other: bool) -> SlotRevision {
    let revision = Revision {
        base: if other { Digest([0xdd; 32]) } else { envelope.head(document).unwrap() },
        head: Digest([step as u8; 32]),
        ciphertext: Digest([step as u8; 32]),
        cms: Some(Digest([1; 32])),
    };
    SlotRevision { document, revision }
}

fn versions(envelope: &Envelope, stale: bool) -> Vec<Version> {
    let digest = |document| if stale { Digest([0xee; 32]) } else { envelope.head(document).unwrap() };
    (0..2).map(|document| Version { document, sha256: digest(document) }).collect()
}

fn hand_over(recipient: u16, by_sender: bool) -> Command {
    let email = Commitment([8; 32]);
    Command::Reassign(Reassign { recipient, by_sender, email, name: None, phone: None })
}

/// One of its own, an earlier one, or a list's: from before, perhaps from too long before.
fn code_used(kind: u64, now: Timestamp) -> CodeUsed {
    let list = Digest([4; 32]);
    match kind {
        0 => CodeUsed::Matched,
        1 => CodeUsed::Earlier,
        ago => CodeUsed::List { list, at: Timestamp(now.0.saturating_sub((ago - 2) * 45 * 60_000)) },
    }
}

/// Every second recipient has signed in at the provider; the others can only be attested.
fn identity(envelope: &Envelope, who: u16) -> Option<Identity> {
    let wanted = envelope.wants_identity() && who.is_multiple_of(2);
    wanted.then(|| Identity {
        issuer: "https://provider.example".into(),
        client: "paraph".into(),
        salt: Salt([1; 32]),
        token: Commitment([2; 32]),
        name: Commitment([3; 32]),
        name_signed: true,
        acr: Some("eidas2".into()),
        key: "{}".into(),
    })
}

fn attested(recipient: u16) -> Attested {
    Attested {
        recipient,
        officer: Commitment([1; 32]),
        name: Commitment([2; 32]),
        document: IdentityDocument::Passport,
        picture: Digest([3; 32]),
        statement: Consent {
            text: "statement-identity".into(),
            language: "fr".into(),
            sha256: Digest([4; 32]),
        },
    }
}

fn command(wish: &Wish, envelope: &Envelope, step: usize, now: Timestamp) -> Command {
    match *wish {
        Wish::Open(recipient) => Command::Open { recipient, client: None },
        Wish::Attest(recipient) => Command::Attest(Box::new(attested(recipient))),
        Wish::AskCode(recipient) => Command::AskCode { recipient, list: None },
        Wish::Remind(ref recipients) => Command::Remind { recipients: recipients.clone() },
        Wish::Finalise => Command::Finalise,
        Wish::AuthoriseSeal { stale } => Command::AuthoriseSeal { acts: seal_acts(envelope, stale) },
        Wish::Seal { other } => {
            let documents = envelope.documents_to_seal();
            let revision = |document| posted(envelope, document, step, other);
            Command::Seal { revisions: documents.map(revision).collect() }
        }
        Wish::VoidSeal => Command::VoidSeal,
        Wish::Authorise { who, code, stale } => Command::Authorise(Authorise {
            recipient: who,
            name: Commitment([5; 32]),
            consents: vec![],
            key: Digest([6; 32]),
            acts: acts(envelope, who, stale),
            code: code_used(code, now),
            identity: identity(envelope, who),
        }),
        Wish::Sign { who, other } => Command::Sign(Sign {
            recipient: who,
            revisions: envelope
                .slots_of(who)
                .map(|(_, slot)| posted(envelope, slot.document, step, other))
                .collect(),
        }),
        Wish::Approve { who, code, stale } => Command::Approve(Approve {
            recipient: who,
            consents: vec![],
            versions: versions(envelope, stale),
            comment: None,
            code: code_used(code, now),
            identity: identity(envelope, who),
        }),
        Wish::Decline(recipient) => Command::Decline { recipient, reason: None },
        Wish::Reassign { who, by_sender } => hand_over(who, by_sender),
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
        assert_eq!(authors.len() + 1 + usize::from(envelope.is_sealed()), chain.len());
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
        if standing == Standing::Approved {
            approval_stands(envelope, index);
        }
        if standing == Standing::Declined && facts.required {
            assert_ne!(envelope.phase(), Phase::Finalised);
        }
    }
    let acted = |index| matches!(envelope.standing(index), Some(Standing::Signed | Standing::Approved));
    if envelope.phase() == Phase::Finalised {
        assert!((0u16..).take(sent.recipients.len()).any(acted), "nothing to take effect");
    }
    if finaliser_signed {
        assert_eq!(envelope.phase(), Phase::Finalised, "a finaliser's signature finalises");
    }
}

/// What somebody approved is still there, whatever was voided.
fn approval_stands(envelope: &Envelope, recipient: u16) {
    let approved = envelope.approved(recipient).unwrap();
    for Version { document, sha256 } in &approved.versions {
        assert!(envelope.revisions(*document).iter().any(|head| head.digest == *sha256));
    }
}

/// Time does something exactly from the moment on that was foretold.
fn ticks_when_foretold(envelope: &Envelope, now: Timestamp) {
    let tick = |at| envelope.decide(&Command::Tick, at).unwrap();
    match envelope.next_tick() {
        None => assert_eq!(tick(now.plus(1 << 50)), vec![]),
        Some(next) => {
            assert!(!tick(next).is_empty());
            assert_eq!(tick(Timestamp(next.0 - 1)), vec![]);
        }
    }
}

fn reminders() -> impl Strategy<Value = Option<Reminders>> {
    prop::option::of((1u16..4, 1u16..4).prop_map(|(every_days, most)| Reminders { every_days, most }))
}

proptest! {
    #[test]
    fn rules_hold(people in people(), verified in any::<bool>(), seal in any::<bool>(), reminders in reminders(), days in any::<bool>(), wishes in prop::collection::vec((wish(), 0u64..60_000), 0..60)) {
        let mut envelope = Envelope::draft();
        let mut now = Timestamp(1);
        // Slowly enough for the schedule, or quickly enough for codes to stay good.
        let pace = if days { 1000 } else { 1 };
        let mut facts = sent(&people);
        facts.reminders = reminders;
        facts.seal = seal;
        facts.level = if verified { Level::Verified } else { Level::Email };
        facts.deadline = Timestamp(DEADLINE.0 * pace);
        for event in envelope.decide(&Command::Send(Box::new(facts)), now).unwrap() {
            envelope = envelope.apply(&event, now);
        }
        for (step, (wish, pause)) in wishes.iter().enumerate() {
            now = now.plus(*pause * pace);
            let command = command(wish, &envelope, step, now);
            let before = envelope.clone();
            let Ok(events) = envelope.decide(&command, now) else { continue };
            for event in &events {
                envelope = envelope.apply(event, now);
            }
            check(&envelope);
            ticks_when_foretold(&envelope, now);
            reminders_are_for_those_who_are_asked(&before, &events);
            agreements_rest_on_a_code_of_late(&events, now);
            agreements_rest_on_an_identity(&before, &events);
            ended_stays_ended(&before, &envelope, &events);
            signing_needs_turn_and_agreement(&before, &command, &events);
            handing_over_begins_anew(&before, &envelope, &events);
            checks_come_to_an_end(&before, &events);
            seals_come_last_and_once(&before, &envelope, &events, now);
            voiding_the_seal_takes_the_seal_alone(&before, &envelope, &events);
            if matches!(command, Command::Sign(_) | Command::Approve(_) | Command::Attest(_) | Command::Finalise | Command::Seal { .. } | Command::Tick | Command::Decline { .. } | Command::Comment { .. }) {
                prop_assert_eq!(envelope.decide(&command, now).unwrap(), vec![], "the same post twice is one act");
            }
        }
    }
}

/// What comes after the end where the seal was asked for: too rare among all that may happen before.
fn sealing_wish() -> impl Strategy<Value = Wish> {
    let outcome = prop_oneof![1 => Just(Outcome::Good), 3 => Just(Outcome::Undecryptable)];
    prop_oneof![
        Just(Wish::AuthoriseSeal { stale: false }),
        prop::bool::weighted(0.1).prop_map(|other| Wish::Seal { other }),
        Just(Wish::VoidSeal),
        (0u16..3, 0u16..4, outcome).prop_map(|(who, number, outcome)| Wish::Report { who, number, outcome }),
    ]
}

/// Signed by one of two and finalised without the other.
fn to_be_sealed(now: Timestamp) -> Envelope {
    let people = [(Role::Signer, true, 0), (Role::Signer, false, 0)];
    let mut envelope = started(Sent { seal: true, ..sent(&people) });
    let (authorise, sign) =
        (Wish::Authorise { who: 0, code: 0, stale: false }, Wish::Sign { who: 0, other: false });
    for wish in [authorise, sign, Wish::Finalise] {
        let command = command(&wish, &envelope, 200, now);
        envelope = act(envelope, &command, now).unwrap();
    }
    envelope
}

proptest! {
    #[test]
    fn the_seal_comes_and_goes_alone(wishes in prop::collection::vec((sealing_wish(), 0u64..7_200_000), 0..100)) {
        let mut now = Timestamp(2);
        let mut envelope = to_be_sealed(now);
        for (step, (wish, pause)) in wishes.iter().enumerate() {
            now = now.plus(*pause);
            let command = command(wish, &envelope, step, now);
            let before = envelope.clone();
            let Ok(events) = envelope.decide(&command, now) else { continue };
            for event in &events {
                envelope = envelope.apply(event, now);
            }
            check(&envelope);
            ended_stays_ended(&before, &envelope, &events);
            checks_come_to_an_end(&before, &events);
            seals_come_last_and_once(&before, &envelope, &events, now);
            voiding_the_seal_takes_the_seal_alone(&before, &envelope, &events);
        }
    }
}

/// At the level that asks for it: with the agreement, or attested before of whoever has the role now.
fn agreements_rest_on_an_identity(before: &Envelope, events: &[Event]) {
    for event in events {
        let (recipient, identity) = match event {
            Event::Authorised(authorised) => (authorised.recipient, &authorised.identity),
            Event::Approved(approved) => (approved.recipient, &approved.identity),
            Event::Attested(attested) => {
                assert!(before.wants_identity());
                let standing = before.standing(attested.recipient);
                assert!(matches!(standing, Some(Standing::Turn | Standing::NotYet)), "{standing:?}");
                continue;
            }
            _ => continue,
        };
        if before.wants_identity() {
            assert!(identity.is_some() || before.attested(recipient).is_some());
        }
    }
}

fn ended_stays_ended(before: &Envelope, after: &Envelope, events: &[Event]) {
    if before.phase() != Phase::Collecting {
        assert_eq!(before.phase(), after.phase());
        let sealing = |event: &Event| {
            matches!(event, Event::SealAuthorised { .. } | Event::Sealed { .. } | Event::SealVoided {})
        };
        let check = |event: &Event| matches!(event, Event::RevisionChecked { .. });
        assert!(events.iter().all(|event| check(event) || sealing(event)), "it has ended: {events:?}");
        if before.phase() != Phase::Finalised {
            assert!(!events.iter().any(sealing), "nothing else is sealed");
        }
    }
}

/// The seal is asked for first, it goes onto every document, and nothing comes after it.
fn seals_come_last_and_once(before: &Envelope, after: &Envelope, events: &[Event], now: Timestamp) {
    assert!(after.sent().unwrap().seal || !after.is_sealed());
    for document in 0..2 {
        let seals = after.revisions(document).iter().filter(|head| head.is_seal()).count();
        assert_eq!(seals, usize::from(after.is_sealed()));
        assert_eq!(after.is_sealed(), after.revisions(document).last().unwrap().is_seal());
    }
    if events.iter().any(|event| matches!(event, Event::Sealed { .. } | Event::SealAuthorised { .. })) {
        assert!(before.wants_seal());
    }
    assert!(events.iter().all(|event| before.lets_seal(event, now)), "a reader would call it unfounded");
}

/// Only a seal that was found bad goes, and nothing else with it.
fn voiding_the_seal_takes_the_seal_alone(before: &Envelope, after: &Envelope, events: &[Event]) {
    if events != [Event::SealVoided {}] {
        return;
    }
    assert!(before.is_seal_bad() && after.wants_seal());
    for document in 0..2 {
        let [signed @ .., seal] = before.revisions(document) else { panic!("revision 0 and the seal") };
        assert!(seal.is_seal());
        assert_eq!(after.revisions(document), signed);
    }
}

/// Who takes over is invited at once, and nothing that the one before agreed to binds them.
fn handing_over_begins_anew(before: &Envelope, after: &Envelope, events: &[Event]) {
    if let [Event::Reassigned { recipient, by_sender, .. }, rest @ ..] = events {
        match before.standing(*recipient) {
            Some(Standing::Turn) => assert_eq!(rest, [Event::Invited { recipient: *recipient }]),
            Some(Standing::NotYet) if *by_sender => assert_eq!(rest, []),
            other => panic!("{other:?} was handed over"),
        }
        assert_eq!(after.authorised(*recipient), None);
    }
}

/// A first outcome, then at most a good one: what browsers report in turns does not fill the transcript.
fn checks_come_to_an_end(before: &Envelope, events: &[Event]) {
    for event in events {
        let Event::RevisionChecked { document, number, outcome, .. } = event else { continue };
        let known = before.revisions(*document)[usize::from(*number)].outcome;
        assert!(known.is_none_or(|known| !known.is_good() && outcome.is_good()), "{known:?}, {outcome:?}");
    }
}

fn agreements_rest_on_a_code_of_late(events: &[Event], now: Timestamp) {
    for event in events {
        let (matched, list) = match event {
            Event::Authorised(agreed) => (agreed.code_matched_at, agreed.list),
            Event::Approved(agreed) => (agreed.code_matched_at, agreed.list),
            _ => continue,
        };
        let most = if list.is_some() { LIST_STAYS_GOOD } else { CODE_STAYS_GOOD };
        assert!(matched <= now && now <= matched.plus(most));
    }
}

fn reminders_are_for_those_who_are_asked(before: &Envelope, events: &[Event]) {
    for event in events {
        if let Event::Reminded { recipient, .. } = event {
            assert_eq!(before.standing(*recipient), Some(Standing::Turn));
        }
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
