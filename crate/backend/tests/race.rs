//! Two at once: one is first, the other is told, signs upon the new base, and nobody types twice.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::collections::BTreeSet;

use common::{
    House, MINUTE,
    browser::Browser,
    refused,
    sender::{BOB, Sender, envelope},
};
use envelope::Phase;
use paraph_backend as _;
use protocol::http::{Sign, SignerView};

/// In the same step as Bob.
const DORA: common::sender::Person = ("dora@partner.example", "Dora", 0);

#[tokio::test]
async fn the_loser_rebases_without_a_new_code() {
    let house = House::start().await;
    let alice = Sender::sign_in(&house).await;
    let send = envelope(1, &[BOB, DORA]);
    let id = send.sent.envelope.clone();
    alice.send(&house, &send).await.unwrap();
    let mut people = vec![Browser::open(&house, BOB).await, Browser::open(&house, DORA).await];
    let mut posts = vec![];
    for person in &mut people {
        person.refresh(&house).await;
        let authorisation = person.authorised(&house).await;
        posts.push(person.prepared(&house, &authorisation, &person.acts()).await);
    }
    let (one, two) = tokio::join!(people[0].sign(&house, &posts[0]), people[1].sign(&house, &posts[1]));
    assert!(one.is_ok() != two.is_ok(), "exactly one is first");
    let loser = usize::from(one.is_ok());
    assert_eq!(one.and(two).unwrap_err(), refused(409, "stale"));

    house.clock.pass(9 * MINUTE);
    let loser = &mut people[loser];
    let stale = loser.authorise(&house, &loser.authorisation(None)).await.unwrap_err();
    assert_eq!(stale, refused(409, "stale"), "upon the old base");
    loser.refresh(&house).await;
    let mails = house.mails().await.len();
    let authorisation = loser.authorise(&house, &loser.authorisation(None)).await.unwrap();
    let post = loser.prepared(&house, &authorisation, &loser.acts()).await;
    assert_eq!(house.mails().await.len(), mails, "no new code was sent");
    loser.sign(&house, &post).await.unwrap();
    loser.refresh(&house).await;
    let transcript = loser.transcript();
    assert_eq!(transcript.state().phase(), Phase::Finalised);
    assert_eq!(transcript.state().revisions(0).len(), 3);
    alice.view(&house, &id).await;
}

#[tokio::test]
async fn two_processes_and_many_posts_make_one_act() {
    let house = House::start().await;
    let alice = Sender::sign_in(&house).await;
    let send = envelope(2, &[BOB, DORA]);
    let id = send.sent.envelope.clone();
    alice.send(&house, &send).await.unwrap();
    let other = house.second_process().await;
    let mut people = vec![];
    for person in [BOB, DORA] {
        people.push(Browser::open(&house, person).await);
    }
    let mut posts: Vec<Sign> = vec![];
    for person in &mut people {
        person.refresh(&house).await;
        let authorisation = person.authorised(&house).await;
        posts.push(person.prepared(&house, &authorisation, &person.acts()).await);
    }
    let mut tasks = tokio::task::JoinSet::new();
    for round in 0..12 {
        let (person, post) = (&people[round % 2], &posts[round % 2]);
        let url = if round % 3 == 0 { &other } else { &house.url };
        let request =
            house.client.post(format!("{url}/api/v1/session/sign")).bearer_auth(&person.token).json(post);
        tasks.spawn(async move { (round % 2, request.send().await.unwrap().status().as_u16()) });
    }
    let answers: BTreeSet<(usize, u16)> = tasks.join_all().await.into_iter().collect();
    let winners: Vec<_> = answers.iter().filter(|(_, status)| *status == 200).collect();
    assert_eq!(winners.len(), 1, "{answers:?}");
    assert!(answers.iter().all(|(_, status)| [200, 409].contains(status)), "{answers:?}");
    let view = alice.view(&house, &id).await;
    let signed = view.records.iter().filter(|record| record.contains("\"type\":\"signed\"")).count();
    assert_eq!(signed, 1);
    let view: SignerView = house.get("/session", &people[0].token).await.unwrap();
    assert_eq!(view.records.len(), alice.view(&house, &id).await.records.len());
}

#[tokio::test]
async fn one_agreement_sent_many_times_is_one() {
    let house = House::start().await;
    let alice = Sender::sign_in(&house).await;
    let send = envelope(4, &[BOB]);
    alice.send(&house, &send).await.unwrap();
    let bob = Browser::open(&house, BOB).await;
    let code = bob.code(&house).await;
    let wish = bob.authorisation(Some(&code));
    let wishes = || bob.authorise(&house, &wish);
    let (one, two, three) = tokio::join!(wishes(), wishes(), wishes());
    let records = [one, two, three].map(|answer| answer.unwrap().record);
    assert!(records.iter().all(|record| *record == records[0]));
    let agreements = async || {
        let view = alice.view(&house, &send.sent.envelope).await;
        view.records.iter().filter(|record| record.contains("\"authorised\"")).count()
    };
    assert_eq!(agreements().await, 1);

    // The same without a code, as after a rebase: another name, within ten minutes.
    let mut wish = bob.authorisation(None);
    wish.name.value = "Robert Martin".into();
    let wishes = || bob.authorise(&house, &wish);
    let (one, two, three) = tokio::join!(wishes(), wishes(), wishes());
    let records = [one, two, three].map(|answer| answer.unwrap().record);
    assert!(records.iter().all(|record| *record == records[0]));
    assert_eq!(agreements().await, 2);
}

#[tokio::test]
async fn one_code_is_agreed_with_ten_times() {
    let house = House::start().await;
    let alice = Sender::sign_in(&house).await;
    let send = envelope(5, &[BOB]);
    alice.send(&house, &send).await.unwrap();
    let mut bob = Browser::open(&house, BOB).await;
    let code = bob.code(&house).await;
    let wish = |code, time| {
        let mut wish = bob.authorisation(code);
        wish.name.value = format!("Robert {time}");
        wish
    };
    bob.authorise(&house, &wish(Some(&code), 1)).await.unwrap();
    for time in 2..=10 {
        bob.authorise(&house, &wish(None, time)).await.unwrap();
    }
    let before = alice.everything(&house, &send.sent.envelope).await;
    let refusal = bob.authorise(&house, &wish(None, 11)).await.unwrap_err();
    assert_eq!(refusal, refused(429, "too_many_agreements"));
    assert_eq!(alice.everything(&house, &send.sent.envelope).await, before);
    bob.authorise(&house, &wish(None, 10)).await.unwrap();

    bob.refresh(&house).await;
    assert!(!bob.view.identified, "the page asks for another code");
    bob.act(&house).await;
}

#[tokio::test]
async fn events_that_do_not_conflict_all_get_in() {
    let house = House::start().await;
    let alice = Sender::sign_in(&house).await;
    let send = envelope(3, &[BOB, DORA]);
    let id = send.sent.envelope.clone();
    alice.send(&house, &send).await.unwrap();
    let (bob, dora) = (Browser::open(&house, BOB).await, Browser::open(&house, DORA).await);
    let before = alice.view(&house, &id).await.records.len();
    let mut tasks = tokio::task::JoinSet::new();
    for round in 0..8 {
        let token = if round % 2 == 0 { &bob.token } else { &dora.token };
        let request = house.client.post(format!("{}/api/v1/session/codes", house.url)).bearer_auth(token);
        tasks.spawn(async move { request.json(&()).send().await.unwrap().status().as_u16() });
    }
    assert_eq!(tasks.join_all().await, vec![200; 8]);
    assert_eq!(alice.view(&house, &id).await.records.len(), before + 8);
}
