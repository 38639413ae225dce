//! The workflow case by case: roles, approvals, reminders, handing over, and how it ends.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{DEADLINE, act, sent, started};
use envelope::{
    Approve, Channel, CodeUsed, Command, Commitment, Digest, Envelope, Event, Invalid, Level, NotAllowed,
    Phase, Progress, Reassign, Reminders, Role, Sent, Standing, Timestamp, Version,
};
use paraph_envelope as envelope;

const HOUR: u64 = 60 * 60 * 1000;
const DAY: u64 = 24 * HOUR;
const PHONE: Option<Commitment> = Some(Commitment([6; 32]));

/// Three files of any kind, only to be approved.
fn approval(people: &[(Role, bool, u16)]) -> Sent {
    let mut facts = sent(people);
    for document in &mut facts.documents {
        document.media_type = "application/vnd.oasis.opendocument.spreadsheet".into();
        document.revision = None;
    }
    Sent { slots: vec![], ..facts }
}

fn approve(envelope: &Envelope, recipient: u16) -> Approve {
    let version = |document| Version { document, sha256: envelope.head(document).unwrap() };
    let versions = vec![version(0), version(1)];
    Approve { recipient, consents: vec![], versions, comment: None, code: CodeUsed::Matched, identity: None }
}

fn approved(envelope: Envelope, recipient: u16) -> Envelope {
    let wish = Command::Approve(approve(&envelope, recipient));
    act(envelope, &wish, Timestamp(2)).unwrap()
}

fn decline(recipient: u16) -> Command {
    Command::Decline { recipient, reason: None }
}

fn remind(recipients: &[u16]) -> Command {
    Command::Remind { recipients: recipients.to_vec() }
}

fn hand_over(recipient: u16, by_sender: bool) -> Command {
    let email = Commitment([8; 32]);
    Command::Reassign(Reassign { recipient, by_sender, email, name: None, phone: None })
}

#[test]
fn two_managers_approve_files_of_any_kind_in_parallel() {
    let two = [(Role::Approver, true, 0), (Role::Approver, true, 0)];
    let envelope = started(approval(&two));
    assert!(envelope.revisions(0).is_empty(), "nothing is ever added");
    assert_eq!(envelope.head(0), Some(envelope.sent().unwrap().documents[0].sha256));
    let envelope = approved(approved(envelope, 1), 0);
    assert_eq!(envelope.phase(), Phase::Finalised);
}

#[test]
fn an_approval_needs_a_code_and_covers_every_document_as_it_is() {
    let envelope = started(approval(&[(Role::Approver, true, 0), (Role::Approver, true, 1)]));
    let good = approve(&envelope, 0);
    let refused = |wish: Approve| envelope.decide(&Command::Approve(wish), Timestamp(2)).unwrap_err();
    let mut one = good.clone();
    one.versions.pop();
    assert_eq!(refused(one), NotAllowed::OtherDocuments);
    let mut twice = good.clone();
    twice.versions[1] = twice.versions[0];
    assert_eq!(refused(twice), NotAllowed::OtherDocuments);
    let mut other = good.clone();
    other.versions[1].sha256 = Digest([0; 32]);
    assert_eq!(refused(other), NotAllowed::Stale);
    assert_eq!(refused(Approve { code: CodeUsed::Earlier, ..good.clone() }), NotAllowed::CodeNeeded);
    assert_eq!(refused(Approve { recipient: 1, ..good.clone() }), NotAllowed::NotYourTurn);

    let envelope = approved(envelope, 0);
    assert_eq!(envelope.decide(&Command::Approve(good.clone()), Timestamp(3)), Ok(vec![]));
    let mut changed = good;
    changed.versions[0].sha256 = Digest([0xee; 32]);
    let again = envelope.decide(&Command::Approve(changed), Timestamp(3));
    assert_eq!(again, Err(NotAllowed::AlreadyActed), "not what was approved");
}

#[test]
fn a_code_for_a_list_is_good_for_half_an_hour() {
    let long = Sent { deadline: Timestamp(DAY), ..approval(&[(Role::Approver, true, 0)]) };
    let envelope = started(long);
    let list = Digest([4; 32]);
    let wish = |at| {
        let code = CodeUsed::List { list, at };
        Command::Approve(Approve { code, ..approve(&envelope, 0) })
    };
    let now = Timestamp(HOUR / 2);
    let events = envelope.decide(&wish(Timestamp(1)), now).unwrap();
    let Event::Approved(approved) = &events[0] else { panic!("{events:?}") };
    assert_eq!((approved.list, approved.code_matched_at), (Some(list), Timestamp(1)));
    assert_eq!(envelope.decide(&wish(Timestamp(1)), now.plus(2)), Err(NotAllowed::CodeNeeded));
    assert_eq!(envelope.decide(&wish(now.plus(1)), now), Err(NotAllowed::CodeNeeded), "from the future");
}

#[test]
fn only_a_pdf_with_revision_0_is_signed() {
    let people = [(Role::Signer, true, 0)];
    let check = |change: fn(&mut Sent)| {
        let mut facts = sent(&people);
        change(&mut facts);
        facts.check(Timestamp(1))
    };
    assert_eq!(check(|_| {}), Ok(()));
    assert_eq!(check(|facts| facts.documents[1].revision = None), Err(Invalid::SlotWithoutRevision(1)));
    assert_eq!(
        check(|facts| facts.documents[1].media_type = "text/csv".into()),
        Err(Invalid::RevisionOfOther(1))
    );
    for odd in ["", "pdf", "text/", "/x", "text/html; charset=utf-8", "a/b/c", "a b/c", "a/b\n"] {
        let mut facts = approval(&[(Role::Approver, true, 0)]);
        facts.documents[0].media_type = odd.into();
        assert_eq!(facts.check(Timestamp(1)), Err(Invalid::MediaType(0)), "{odd}");
    }
}

#[test]
fn one_person_in_two_roles_acts_twice_each_in_turn() {
    // The same address approves first and finalises last.
    let envelope = started(sent(&[(Role::Approver, true, 0), (Role::Finaliser, true, 1)]));
    assert_eq!(envelope.standing(1), Some(Standing::NotYet));
    let events = envelope.decide(&Command::Approve(approve(&envelope, 0)), Timestamp(2)).unwrap();
    assert_eq!(events[1..], [Event::Invited { recipient: 1 }]);
}

#[test]
fn without_an_order_all_are_asked_at_once() {
    let people = [(Role::Approver, true, 0), (Role::Signer, true, 0), (Role::Signer, false, 0)];
    let events = Envelope::draft().decide(&Command::Send(Box::new(sent(&people))), Timestamp(1)).unwrap();
    assert_eq!(events[1..], [0, 1, 2].map(|recipient| Event::Invited { recipient }));
}

#[test]
fn the_sender_finalises_when_only_optional_ones_are_missing() {
    let people = [(Role::Approver, true, 0), (Role::Approver, false, 0)];
    let envelope = started(approval(&people));
    assert_eq!(envelope.decide(&Command::Finalise, Timestamp(2)), Err(NotAllowed::NotFinalisable));
    let envelope = approved(envelope, 0);
    assert_eq!(envelope.progress(), Progress::Finalisable);
    let events = envelope.decide(&Command::Finalise, Timestamp(3)).unwrap();
    assert_eq!(events, [Event::Finalised { by_sender: true }]);
    let envelope = act(envelope, &Command::Finalise, Timestamp(3)).unwrap();
    assert_eq!(envelope.standing(1), Some(Standing::Over));

    let with_finaliser = [(Role::Approver, true, 0), (Role::Finaliser, true, 1)];
    let envelope = approved(started(sent(&with_finaliser)), 0);
    assert_eq!(envelope.progress(), Progress::ToFinalise);
    assert_eq!(envelope.decide(&Command::Finalise, Timestamp(3)), Err(NotAllowed::NotFinalisable));
}

#[test]
fn nothing_takes_effect_where_nobody_acted() {
    let optional = [(Role::Approver, false, 0), (Role::Approver, false, 0)];
    let envelope = started(approval(&optional));
    assert_eq!(envelope.decide(&Command::Finalise, Timestamp(2)), Err(NotAllowed::NotFinalisable));
    assert_eq!(envelope.decide(&Command::Tick, DEADLINE), Ok(vec![Event::Expired {}]));
    let one = act(envelope, &decline(0), Timestamp(2)).unwrap();
    assert_eq!(one.phase(), Phase::Collecting);
    assert_eq!(act(one, &decline(1), Timestamp(2)).unwrap().phase(), Phase::Declined);
}

#[test]
fn a_finaliser_is_always_required() {
    let people = [(Role::Approver, true, 0), (Role::Finaliser, false, 1)];
    assert_eq!(sent(&people).check(Timestamp(1)), Err(Invalid::OptionalFinaliser(1)));
}

#[test]
fn reminders_by_hand_have_a_pause_and_an_end() {
    let people = [(Role::Signer, true, 0), (Role::Signer, false, 0), (Role::Signer, true, 1)];
    let long = Sent { deadline: Timestamp(60 * DAY), ..sent(&people) };
    let mut envelope = started(long);
    let mut now = Timestamp(2);
    assert_eq!(envelope.decide(&remind(&[]), now), Err(NotAllowed::RemindedLately), "just invited");
    now = now.plus(HOUR);
    assert_eq!(envelope.decide(&remind(&[2]), now), Err(NotAllowed::NotYourTurn));
    assert_eq!(envelope.decide(&remind(&[0, 2]), now), Err(NotAllowed::NotYourTurn), "all of them or none");
    assert_eq!(envelope.decide(&remind(&[9]), now), Err(NotAllowed::NoSuchRecipient));
    let both = envelope.decide(&remind(&[1, 0, 1]), now).unwrap();
    assert_eq!(both, [0, 1].map(|recipient| Event::Reminded { recipient, scheduled: false }));
    for _ in 0..10 {
        envelope = act(envelope, &remind(&[0]), now).unwrap();
        assert_eq!(envelope.decide(&remind(&[0]), now.plus(HOUR - 1)), Err(NotAllowed::RemindedLately));
        now = now.plus(HOUR);
    }
    assert_eq!(envelope.decide(&remind(&[0]), now), Err(NotAllowed::TooManyReminders));
    let rest = envelope.decide(&remind(&[]), now).unwrap();
    assert_eq!(rest, [Event::Reminded { recipient: 1, scheduled: false }], "whoever can be");
    let envelope = act(envelope, &decline(0), now).unwrap();
    assert_eq!(envelope.decide(&remind(&[]), now), Err(NotAllowed::Ended(Phase::Declined)));
}

#[test]
fn the_schedule_reminds_so_often_and_the_end_is_announced_once() {
    let reminders = Some(Reminders { every_days: 3, most: 2 });
    let people = [(Role::Signer, true, 0), (Role::Signer, true, 1)];
    let mut envelope = started(Sent { deadline: Timestamp(30 * DAY), reminders, ..sent(&people) });
    let mut told = vec![];
    for hour in 1..30 * 24 {
        let now = Timestamp(hour * HOUR);
        for event in envelope.decide(&Command::Tick, now).unwrap() {
            envelope = envelope.apply(&event, now);
            told.push((hour / 24, event));
        }
    }
    let scheduled = Event::Reminded { recipient: 0, scheduled: true };
    assert_eq!(told, [(3, scheduled.clone()), (6, scheduled), (29, Event::ExpiresSoon {})]);
    for (every_days, most) in [(0, 1), (1, 0), (91, 1), (1, 21)] {
        let facts = Sent { reminders: Some(Reminders { every_days, most }), ..sent(&people) };
        assert_eq!(facts.check(Timestamp(1)), Err(Invalid::Reminders));
    }
}

#[test]
fn a_number_is_needed_where_something_goes_by_sms() {
    let people = [(Role::Signer, true, 0), (Role::Copy, false, 0)];
    let with = |change: fn(&mut Sent)| {
        let mut facts = sent(&people);
        change(&mut facts);
        facts.check(Timestamp(1))
    };
    assert_eq!(with(|facts| facts.level = Level::Sms), Err(Invalid::PhoneMissing(0)));
    assert_eq!(with(|facts| facts.recipients[1].link_by = Channel::Sms), Err(Invalid::PhoneMissing(1)));
    assert_eq!(with(|facts| facts.recipients[0].code_by = Channel::Sms), Err(Invalid::PhoneMissing(0)));
    let copy_has_no_code = with(|facts| {
        facts.level = Level::Sms;
        facts.recipients[0].phone = PHONE;
    });
    assert_eq!(copy_has_no_code, Ok(()), "who only gets a copy needs no number");
}

#[test]
fn codes_go_the_way_that_was_chosen() {
    let channel = |level, code_by| {
        let mut facts = Sent { level, ..sent(&[(Role::Signer, true, 0)]) };
        facts.recipients[0].phone = PHONE;
        facts.recipients[0].code_by = code_by;
        let ask = Command::AskCode { recipient: 0, list: None };
        let events = started(facts).decide(&ask, Timestamp(2)).unwrap();
        let [Event::CodeSent { channel, .. }] = events.as_slice() else { panic!("{events:?}") };
        *channel
    };
    assert_eq!(channel(Level::Email, Channel::Email), Channel::Email);
    assert_eq!(channel(Level::Email, Channel::Sms), Channel::Sms);
    assert_eq!(channel(Level::Sms, Channel::Email), Channel::Sms, "the level decides");
}

#[test]
fn who_takes_over_needs_a_number_where_codes_go_there() {
    let mut facts = Sent { level: Level::Sms, ..sent(&[(Role::Signer, true, 0)]) };
    facts.recipients[0].phone = PHONE;
    let envelope = started(facts);
    assert_eq!(envelope.decide(&hand_over(0, true), Timestamp(2)), Err(NotAllowed::PhoneNeeded));
}

#[test]
fn a_role_is_handed_over_only_where_the_sender_lets_it_be_and_not_for_ever() {
    let people = [(Role::Signer, true, 0), (Role::Signer, true, 1)];
    let send = |may_reassign| started(Sent { may_reassign, ..sent(&people) });
    assert_eq!(send(false).decide(&hand_over(0, false), Timestamp(2)), Err(NotAllowed::NotReassignable));
    let mut envelope = send(true);
    assert_eq!(envelope.decide(&hand_over(1, false), Timestamp(2)), Err(NotAllowed::NotYourTurn));
    for _ in 0..3 {
        envelope = act(envelope, &hand_over(0, false), Timestamp(2)).unwrap();
    }
    assert_eq!(envelope.decide(&hand_over(0, false), Timestamp(2)), Err(NotAllowed::NotReassignable));
    assert!(envelope.decide(&hand_over(0, true), Timestamp(2)).is_ok(), "the sender still can");
}

#[test]
fn the_sender_replaces_whoever_has_not_acted() {
    let people = [(Role::Signer, true, 0), (Role::Signer, true, 1), (Role::Copy, false, 1)];
    let mut envelope = started(Sent { may_reassign: false, ..sent(&people) });
    let now = envelope.decide(&hand_over(0, true), Timestamp(2)).unwrap();
    assert_eq!(now[1..], [Event::Invited { recipient: 0 }]);
    let later = envelope.decide(&hand_over(1, true), Timestamp(2)).unwrap();
    assert_eq!(later.len(), 1, "who comes later is invited later");
    assert_eq!(envelope.decide(&hand_over(2, true), Timestamp(2)), Err(NotAllowed::OtherRole));
    assert_eq!(envelope.decide(&hand_over(0, true), DEADLINE), Err(NotAllowed::Ended(Phase::Expired)));
    assert_eq!(envelope.decide(&hand_over(1, true), DEADLINE), Err(NotAllowed::Ended(Phase::Expired)));
    for _ in 0..20 {
        envelope = act(envelope, &hand_over(0, true), Timestamp(2)).unwrap();
    }
    assert_eq!(envelope.decide(&hand_over(0, true), Timestamp(2)), Err(NotAllowed::NotReassignable));
}

#[test]
fn only_who_was_asked_comments_and_not_without_end() {
    let mut envelope = started(sent(&[(Role::Signer, true, 0), (Role::Signer, true, 1)]));
    let say = |recipient, what| Command::Comment { recipient, text: Commitment([what; 32]) };
    assert_eq!(envelope.decide(&say(1, 0), Timestamp(2)), Err(NotAllowed::NotYourTurn));
    for what in 0..20 {
        envelope = act(envelope, &say(0, what), Timestamp(2)).unwrap();
    }
    assert_eq!(envelope.decide(&say(0, 20), Timestamp(2)), Err(NotAllowed::TooManyComments));
    assert_eq!(envelope.decide(&say(0, 7), Timestamp(2)), Ok(vec![]), "the same twice is one comment");
}
