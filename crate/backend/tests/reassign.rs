//! A signature handed over, and comments: who gets a mail, who sees what, whose link ends.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{
    House,
    browser::Browser,
    refused,
    sender::{BOB, CHLOE, SENDER, Sender, envelope},
};
use paraph_backend as _;
use protocol::http::{Reassigned, SignerView};
use serde_json::{Value, json};

const DORA: common::sender::Person = ("dora@example.net", "Dora Díaz", 0);

#[tokio::test]
async fn who_takes_over_signs_and_who_had_it_is_out() {
    let house = House::with("").await;
    let alice = Sender::sign_in(&house).await;
    alice.send(&house, &envelope(1, &[BOB, CHLOE])).await.unwrap();
    let bob = Browser::open(&house, BOB).await;
    let link = house.link_for(BOB.0).await.unwrap();

    let wrong = house.post::<Reassigned>("/session/reassign", &bob.token, &json!({"email": "dora"})).await;
    assert_eq!(wrong.unwrap_err(), refused(422, "address_invalid"));
    let over = json!({"email": " Dora@example.net ", "name": "Dora Díaz"});
    let by_link_alone = house.post::<Reassigned>("/session/reassign", &bob.token, &over).await;
    assert_eq!(by_link_alone.unwrap_err(), refused(403, "code_needed"));
    let code = bob.code(&house).await;
    let over = json!({"code": code, "email": " Dora@example.net ", "name": "Dora Díaz"});
    let _: Reassigned = house.post("/session/reassign", &bob.token, &over).await.unwrap();

    let session = house.get::<SignerView>("/session", &bob.token).await;
    assert_eq!(session.unwrap_err(), refused(401, "unauthorised"));
    let opened = house.post::<Value>("/links/open", "", &json!({ "link": link })).await;
    assert_eq!(opened.unwrap_err(), refused(404, "link_unknown"));

    let dora = Browser::open(&house, DORA).await;
    let seen: Vec<_> = dora.view.openings.iter().map(|(_, opening)| opening.value.as_str()).collect();
    assert!(seen.contains(&DORA.0) && seen.contains(&DORA.1) && !seen.contains(&BOB.0), "{seen:?}");
    dora.act(&house).await;
    let told = house.mails().await;
    let news = told.iter().find(|mail| mail.to == SENDER && mail.subject.contains("Dora Díaz"));
    assert!(news.is_some(), "the sender is told");
    assert!(house.link_for(CHLOE.0).await.is_some(), "the next one is invited");
}

#[tokio::test]
async fn a_comment_is_mailed_to_the_sender_and_seen_by_all() {
    let house = House::with("").await;
    let alice = Sender::sign_in(&house).await;
    let two_at_once = [BOB, (CHLOE.0, CHLOE.1, 0)];
    alice.send(&house, &envelope(1, &two_at_once)).await.unwrap();
    let (bob, mut chloe) = (Browser::open(&house, BOB).await, Browser::open(&house, CHLOE).await);
    let empty = house.post::<SignerView>("/session/comments", &bob.token, &json!({"text": "  "})).await;
    assert_eq!(empty.unwrap_err(), refused(422, "text_invalid"));
    let said = json!({"text": "Page 2 : <b>le loyer</b> ?"});
    let _: SignerView = house.post("/session/comments", &bob.token, &said).await.unwrap();
    chloe.refresh(&house).await;
    let seen = chloe.view.openings.iter().any(|(_, opening)| opening.value == "Page 2 : <b>le loyer</b> ?");
    assert!(seen);
    let mails = house.mails().await;
    let mail = mails.iter().find(|mail| mail.to == SENDER && mail.text.contains("le loyer"));
    assert!(mail.is_some_and(|mail| mail.subject.contains(BOB.1)), "{mails:?}");
}
