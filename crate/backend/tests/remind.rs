//! Reminders, the announced end, and how collecting ends: each once, whoever looks, and however many.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{
    House, MINUTE,
    browser::Browser,
    refused,
    sender::{BOB, CHLOE, Person, SENDER, Sender, approval, as_role, envelope},
};
use envelope::{EnvelopeId, Reminders, Role, Timestamp};
use paraph_backend as _;
use protocol::http::{EnvelopeView, NoticeKind};
use serde_json::{Value, json};

const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;
const TOGETHER: [Person; 2] = [BOB, (CHLOE.0, CHLOE.1, 0)];

async fn remind(
    house: &House,
    alice: &Sender,
    id: &EnvelopeId,
    who: &[u16],
) -> Result<EnvelopeView, common::Refused> {
    house.post(&format!("/envelopes/{id}/remind"), &alice.token, &json!({"recipients": who})).await
}

async fn mails_to(house: &House, address: &str) -> usize {
    house.mails().await.iter().filter(|mail| mail.to == address).count()
}

#[tokio::test]
async fn the_sender_reminds_by_hand() {
    let house = House::start().await;
    let alice = Sender::sign_in(&house).await;
    let send = envelope(1, &[BOB, CHLOE]);
    let id = send.sent.envelope.clone();
    alice.send(&house, &send).await.unwrap();
    assert_eq!(remind(&house, &alice, &id, &[0]).await.unwrap_err(), refused(429, "reminded_lately"));
    house.clock.pass(HOUR);
    let before = alice.everything(&house, &id).await;
    assert_eq!(remind(&house, &alice, &id, &[1]).await.unwrap_err(), refused(409, "not_your_turn"));
    assert_eq!(remind(&house, &alice, &id, &[7]).await.unwrap_err(), refused(404, "not_found"));
    assert_eq!(alice.everything(&house, &id).await, before);
    let view = remind(&house, &alice, &id, &[]).await.unwrap();
    let mail = house.newest_mail_to(BOB.0).await;
    assert!(mail.subject.starts_with("Rappel\u{a0}: alice@example.org"), "{}", mail.subject);
    let delivery = view.deliveries.iter().find(|one| one.recipient == Some(0)).unwrap();
    assert_eq!(delivery.kind, NoticeKind::Reminder);
    // The link in it works, and the one before still does.
    Browser::open(&house, BOB).await.act(&house).await;
    let mallory = Sender::sign_in_as(&house, "mallory@example.org").await;
    assert_eq!(remind(&house, &mallory, &id, &[]).await.unwrap_err(), refused(404, "not_found"));
}

#[tokio::test]
async fn the_schedule_reminds_and_the_end_is_announced_once() {
    let house = House::start().await;
    let alice = Sender::sign_in(&house).await;
    let mut send = envelope(2, &TOGETHER);
    send.sent.deadline = Timestamp(common::START.0 + 10 * DAY);
    send.sent.reminders = Some(Reminders { every_days: 4, most: 1 });
    alice.send(&house, &send).await.unwrap();
    Browser::open(&house, CHLOE).await.act(&house).await;
    let (bob, chloe) = (mails_to(&house, BOB.0).await, mails_to(&house, CHLOE.0).await);
    house.tick().await;
    assert_eq!(mails_to(&house, BOB.0).await, bob, "nothing yet");
    house.clock.pass(4 * DAY);
    let other = house.second_process().await;
    tokio::join!(house.tick(), house.tick(), house.tick());
    assert!(!other.is_empty());
    assert_eq!(mails_to(&house, BOB.0).await, bob + 1, "one reminder, whoever looks");
    house.clock.pass(5 * DAY);
    tokio::join!(house.tick(), house.tick());
    house.tick().await;
    let mail = house.newest_mail_to(BOB.0).await;
    assert!(mail.subject.starts_with("Fin proche du délai"), "{}", mail.subject);
    assert_eq!(mails_to(&house, BOB.0).await, bob + 2);
    house.clock.pass(DAY);
    tokio::join!(house.tick(), house.tick());
    assert_eq!(house.newest_mail_to(BOB.0).await.subject, "Expiré\u{a0}: «\u{a0}Bail <12>\u{a0}»");
    assert_eq!(mails_to(&house, BOB.0).await, bob + 3);
    assert_eq!(mails_to(&house, CHLOE.0).await, chloe + 1, "who has acted only hears of the end");
}

#[tokio::test]
async fn many_processes_finalise_once() {
    let house = House::start().await;
    let alice = Sender::sign_in(&house).await;
    let mut ids = vec![];
    for seed in 10..15 {
        let mut send = approval(seed, &TOGETHER);
        as_role(&mut send, 1, Role::Approver, false);
        ids.push(send.sent.envelope.clone());
        alice.send(&house, &send).await.unwrap();
        let bob = Browser::open(&house, BOB).await;
        let code = bob.code(&house).await;
        bob.approve(&house, &bob.approval(Some(&code))).await.unwrap();
    }
    house.clock.pass(60 * DAY);
    tokio::join!(house.tick(), house.tick(), house.tick(), house.tick());
    let alice = Sender::sign_in(&house).await;
    for id in ids {
        let view = alice.view(&house, &id).await;
        let ends = view.records.iter().filter(|record| record.contains("\"finalised\"")).count();
        assert_eq!(ends, 1);
    }
    let ends = house.mails().await.into_iter().filter(|mail| mail.subject.starts_with("Approuvé"));
    let mut told: Vec<String> = ends.map(|mail| mail.to).collect();
    told.sort();
    assert_eq!(told, [[SENDER; 5], [BOB.0; 5]].concat(), "Chloé reads English");
}

#[tokio::test]
async fn the_sender_finalises_without_the_optional() {
    let house = House::start().await;
    let alice = Sender::sign_in(&house).await;
    let mut send = envelope(3, &TOGETHER);
    as_role(&mut send, 1, Role::Signer, false);
    let id = send.sent.envelope.clone();
    alice.send(&house, &send).await.unwrap();
    let finalise = async || {
        house.post::<EnvelopeView>(&format!("/envelopes/{id}/finalise"), &alice.token, &json!({})).await
    };
    assert_eq!(finalise().await.unwrap_err(), refused(409, "not_finalisable"));
    Browser::open(&house, BOB).await.act(&house).await;
    let (one, two) = tokio::join!(finalise(), finalise());
    assert_eq!(one.unwrap().records.len(), two.unwrap().records.len(), "again is the same act");
    let last = finalise().await.unwrap().records.pop().unwrap();
    assert!(last.contains("{\"type\":\"finalised\",\"by_sender\":true}"), "{last}");
    let chloe = Browser::open(&house, CHLOE).await;
    let refusal = house.post::<Value>("/session/codes", &chloe.token, &json!({})).await.unwrap_err();
    assert_eq!(refusal, refused(409, "ended"), "who was not needed is told so");
}
