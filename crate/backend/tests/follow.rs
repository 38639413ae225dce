//! A sender's list: searched, filtered, cut into portions; several at once; changes as they happen.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::time::Duration;

use common::{
    House, MINUTE,
    browser::Browser,
    refused,
    sender::{BOB, CHLOE, Sender, approval, envelope},
};
use envelope::EnvelopeId;
use paraph_backend as _;
use protocol::http::{
    Bulk, BulkAction, BulkDone, EnvelopeChange, EnvelopePage, EnvelopeSummary, PhaseCount, PhaseWord, Send,
    StandingWord,
};
use serde_json::{Value, json};

async fn page(house: &House, alice: &Sender, ask: Value) -> EnvelopePage {
    house.post("/office/list", &alice.token, &ask).await.unwrap()
}

fn ids(page: &EnvelopePage) -> Vec<EnvelopeId> {
    page.envelopes.iter().map(|line| line.envelope.clone()).collect()
}

/// Sends `count` envelopes, a minute apart.
async fn several(house: &House, alice: &Sender, count: u8) -> Vec<Send> {
    let mut all = vec![];
    for seed in 1..=count {
        let send = if seed % 2 == 0 { approval(seed, &[CHLOE_FIRST]) } else { envelope(seed, &[BOB, CHLOE]) };
        alice.send(house, &send).await.unwrap();
        house.clock.pass(MINUTE);
        all.push(send);
    }
    all
}

const CHLOE_FIRST: common::sender::Person = (CHLOE.0, CHLOE.1, 0);

#[tokio::test]
async fn a_list_is_searched_filtered_and_cut() {
    let house = House::start().await;
    let alice = Sender::sign_in(&house).await;
    let sent = several(&house, &alice, 7).await;
    let newest: Vec<EnvelopeId> = sent.iter().rev().map(|send| send.sent.envelope.clone()).collect();
    assert_eq!(ids(&page(&house, &alice, json!({})).await), newest);

    let mut seen = vec![];
    let mut after = Value::Null;
    loop {
        let portion = page(&house, &alice, json!({"most": 3, "after": after})).await;
        seen.extend(ids(&portion));
        let Some(next) = portion.next else { break };
        after = json!(next);
    }
    assert_eq!(seen, newest);

    for (words, found) in [
        ("bob", 4),
        ("MARTIN bail", 4),
        ("chloe NGUYEN", 0),
        ("Chloé", 7),
        ("chloe@partner", 7),
        ("%", 0),
        ("_", 0),
        ("loyer", 0),
        ("  ", 7),
    ] {
        let portion = page(&house, &alice, json!({"search": words})).await;
        assert_eq!(portion.envelopes.len(), found, "{words}");
    }
    let bob = Browser::open(&house, BOB).await;
    let _: Value = house.post("/session/decline", &bob.token, &json!({"reason": null})).await.unwrap();
    let declined = page(&house, &alice, json!({"phases": ["declined", "expired"]})).await;
    assert_eq!(ids(&declined), std::slice::from_ref(&bob.view.envelope));
    let line = &declined.envelopes[0];
    assert_eq!((line.title.as_str(), line.done, line.of, line.optional), ("Bail <12>", 0, 2, 0));
    let people: Vec<_> = line.recipients.iter().map(|one| (one.name.as_str(), one.standing)).collect();
    assert_eq!(people, [(BOB.1, StandingWord::Declined), (CHLOE.1, StandingWord::Over)]);
    let counts: Vec<_> = declined.counts.iter().map(|PhaseCount { phase, count }| (*phase, *count)).collect();
    assert_eq!(counts, [(PhaseWord::Declined, 1), (PhaseWord::Waiting, 6)]);
    let changed = page(&house, &alice, json!({"sort": "changed", "most": 1})).await;
    assert_eq!(ids(&changed), std::slice::from_ref(&bob.view.envelope), "the last changed first");

    let mallory = Sender::sign_in_as(&house, "mallory@example.org").await;
    let nothing = page(&house, &mallory, json!({})).await;
    assert!(nothing.envelopes.is_empty() && nothing.counts.is_empty());
    for odd in [
        json!({"after": "x"}),
        json!({"after": "1.x"}),
        json!({"phases": ["lost"]}),
        json!({"sort": "title"}),
    ] {
        let refusal = house.post::<Value>("/office/list", &alice.token, &odd).await.unwrap_err();
        assert_eq!(refusal, refused(422, "malformed"), "{odd}");
    }
    let long = json!({"search": "x".repeat(201)});
    assert_eq!(house.post::<Value>("/office/list", &alice.token, &long).await.unwrap_err().1, "text_invalid");
}

async fn bulk(
    house: &House,
    alice: &Sender,
    envelopes: &[EnvelopeId],
    action: BulkAction,
) -> Vec<Option<String>> {
    let ask = Bulk { envelopes: envelopes.to_vec(), action };
    let done: BulkDone = house.post("/office/bulk", &alice.token, &ask).await.unwrap();
    done.results.into_iter().map(|result| result.problem.map(|problem| problem.code)).collect()
}

#[tokio::test]
async fn one_thing_is_done_to_several() {
    let house = House::start().await;
    let alice = Sender::sign_in(&house).await;
    let sent = several(&house, &alice, 3).await;
    let mut all: Vec<EnvelopeId> = sent.iter().map(|send| send.sent.envelope.clone()).collect();
    all.push(EnvelopeId::from_random([99; 16]));
    let why = |code: &str| Some(code.to_owned());
    house.clock.pass(58 * MINUTE);
    let reminded = bulk(&house, &alice, &all, BulkAction::Remind {}).await;
    assert_eq!(reminded, [None, None, why("reminded_lately"), why("not_found")], "the third came later");
    let finalised = bulk(&house, &alice, &all[..1], BulkAction::Finalise {}).await;
    assert_eq!(finalised, [why("not_finalisable")]);
    assert_eq!(bulk(&house, &alice, &all[..1], BulkAction::Delete {}).await, [why("still_collecting")]);
    let reason = BulkAction::Cancel { reason: Some("Doublon".into()) };
    assert_eq!(bulk(&house, &alice, &all[..2], reason.clone()).await, [None, None]);
    assert_eq!(bulk(&house, &alice, &all[..1], reason).await, [why("ended")]);
    assert!(house.newest_mail_to(BOB.0).await.text.contains("> Doublon"));
    assert_eq!(bulk(&house, &alice, &all[..1], BulkAction::Delete {}).await, [None]);
    let list = page(&house, &alice, json!({})).await;
    assert_eq!(ids(&list), [all[2].clone(), all[1].clone()]);
    let old: Vec<EnvelopeSummary> = house.get("/envelopes", &alice.token).await.unwrap();
    assert_eq!(old.len(), 2);
    let bob = Browser::open(&house, BOB).await;
    assert_eq!(bob.view.envelope, all[0], "what recipients have stays");
    let mallory = Sender::sign_in_as(&house, "mallory@example.org").await;
    assert_eq!(bulk(&house, &mallory, &all[1..2], BulkAction::Delete {}).await, [why("not_found")]);
    let many = Bulk { envelopes: vec![all[0].clone(); 101], action: BulkAction::Remind {} };
    let refusal = house.post::<Value>("/office/bulk", &alice.token, &many).await.unwrap_err();
    assert_eq!(refusal, refused(422, "list_too_long"));
}

/// The next change on a stream.
async fn next(stream: &mut reqwest::Response, rest: &mut String) -> EnvelopeChange {
    loop {
        if let Some(end) = rest.find("\n\n") {
            let event: String = rest.drain(..end + 2).collect();
            if let Some(data) = event.strip_prefix("data: ") {
                return serde_json::from_str(data).unwrap();
            }
            continue;
        }
        let chunk = tokio::time::timeout(Duration::from_secs(10), stream.chunk()).await.expect("a change");
        rest.push_str(std::str::from_utf8(&chunk.unwrap().expect("the stream goes on")).unwrap());
    }
}

#[tokio::test]
async fn what_is_missing_beside_the_records_is_made_again() {
    let mut house = House::start().await;
    let alice = Sender::sign_in(&house).await;
    several(&house, &alice, 3).await;
    Browser::open(&house, BOB).await.act(&house).await;
    let before = page(&house, &alice, json!({"sort": "sent"})).await;
    let pool = sqlx::AnyPool::connect(&house.config.database).await.unwrap();
    for lost in [
        "UPDATE envelopes SET phase = 'waiting', done = 0, asked = 0, changes = 0, next_at = NULL, ended_at = NULL",
        "DELETE FROM people",
    ] {
        sqlx::query(lost).execute(&pool).await.unwrap();
    }
    house.restart().await;
    let after = page(&house, &alice, json!({"sort": "sent"})).await;
    let told = |page: &EnvelopePage| -> Vec<_> {
        page.envelopes.iter().map(|line| (line.envelope.clone(), line.phase, line.done, line.of)).collect()
    };
    assert_eq!(told(&after), told(&before));
    let waiting: i64 = sqlx::query_scalar("SELECT SUM(waiting) FROM people").fetch_one(&pool).await.unwrap();
    assert_eq!(waiting, 3, "Bob once, Chloé twice");
    house.clock.pass(60 * 24 * 60 * MINUTE);
    house.tick().await;
    let alice = Sender::sign_in(&house).await;
    let ended = page(&house, &alice, json!({"phases": ["expired"]})).await;
    assert_eq!(ended.envelopes.len(), 3, "and the clock finds them");
}

#[tokio::test]
async fn changes_are_told_as_they_happen() {
    let mut house = House::start().await;
    let alice = Sender::sign_in(&house).await;
    let send = envelope(1, &[BOB, CHLOE]);
    let id = send.sent.envelope.clone();
    alice.send(&house, &send).await.unwrap();
    let stream = async |token: &str| {
        house
            .client
            .get(format!("{}/api/v1/office/events", house.url))
            .bearer_auth(token)
            .send()
            .await
            .unwrap()
    };
    assert_eq!(stream("x").await.status(), 401);
    let mut own = stream(&alice.token).await;
    assert_eq!(own.headers()["content-type"], "text/event-stream");
    let mallory = Sender::sign_in_as(&house, "mallory@example.org").await;
    let mut foreign = stream(&mallory.token).await;
    let mut rest = String::new();

    let other = house.second_process().await;
    let bob = Browser::open(&house, BOB).await;
    let change = next(&mut own, &mut rest).await;
    assert_eq!((change.envelope, change.phase, change.gone), (id.clone(), PhaseWord::Waiting, false));
    bob.act(&house).await;
    while next(&mut own, &mut rest).await.done == 0 {}
    // Another process cancels; this one finds out by itself.
    let cancel = house.client.post(format!("{other}/api/v1/envelopes/{id}/cancel")).bearer_auth(&alice.token);
    assert!(cancel.json(&json!({"reason": null})).send().await.unwrap().status().is_success());
    while next(&mut own, &mut rest).await.phase != PhaseWord::Cancelled {}
    let nothing = tokio::time::timeout(Duration::from_millis(300), foreign.chunk()).await;
    assert!(nothing.is_err(), "others hear nothing");
    // A stream does not keep the process from ending.
    tokio::time::timeout(Duration::from_secs(8), house.restart()).await.expect("it ends");
    assert!(own.chunk().await.is_ok_and(|chunk| chunk.is_none()), "and ends with it");
}

/// Whoever leaves pages open in every tab keeps no place from others, and gets one back by closing a tab.
#[tokio::test]
async fn a_sender_has_so_many_streams_and_no_more() {
    let house = House::start().await;
    let alice = Sender::sign_in(&house).await;
    let stream = async |token: &str| {
        let address = format!("{}/api/v1/office/events", house.url);
        house.client.get(address).bearer_auth(token).send().await.unwrap()
    };
    let mut open = vec![];
    for _ in 0..20 {
        let one = stream(&alice.token).await;
        assert_eq!(one.status(), 200);
        open.push(one);
    }
    assert_eq!(stream(&alice.token).await.status(), 503, "one too many");
    let mallory = Sender::sign_in_as(&house, "mallory@example.org").await;
    assert_eq!(stream(&mallory.token).await.status(), 200, "others have their own");
    open.pop();
    for _ in 0..50 {
        if stream(&alice.token).await.status() == 200 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("a tab that was closed gives its place back");
}
