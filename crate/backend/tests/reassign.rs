//! A signature handed over, and comments: who gets a mail, who sees what, whose link ends.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{
    House,
    browser::Browser,
    refused,
    sender::{BOB, CHLOE, SENDER, Sender, envelope},
};
use envelope::Salt;
use evidence::Opening;
use paraph_backend as _;
use protocol::http::{Comment, Reassigned, SignerView};
use serde_json::{Value, json};

const SALT: Salt = Salt([7; 32]);
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
async fn a_code_asked_before_is_nobodys_afterwards() {
    let house = House::with("").await;
    let alice = Sender::sign_in(&house).await;
    let send = envelope(1, &[BOB, CHLOE]);
    alice.send(&house, &send).await.unwrap();
    let bob = Browser::open(&house, BOB).await;
    let code = bob.code(&house).await;
    let path = format!("/envelopes/{}/reassign", send.sent.envelope);
    let replace = json!({"recipient": 0, "email": DORA.0, "name": DORA.1});
    let _: Value = house.post(&path, &alice.token, &replace).await.unwrap();

    let dora = Browser::open(&house, DORA).await;
    let refusal = dora.authorise(&house, &dora.authorisation(Some(&code))).await.unwrap_err();
    assert_eq!(refusal, refused(403, "code_expired"));
    dora.act(&house).await;
}

#[tokio::test]
async fn a_comment_is_mailed_to_the_sender_and_seen_by_all() {
    let house = House::with("").await;
    let alice = Sender::sign_in(&house).await;
    let two_at_once = [BOB, (CHLOE.0, CHLOE.1, 0)];
    alice.send(&house, &envelope(1, &two_at_once)).await.unwrap();
    let (bob, mut chloe) = (Browser::open(&house, BOB).await, Browser::open(&house, CHLOE).await);
    let say = |field: &str, value: &str| {
        let (field, value) = (field.to_owned(), value.to_owned());
        Comment { text: Opening { field, salt: SALT, value } }
    };
    for odd in [say("comment", "  "), say("comment", " a"), say("reason", "a")] {
        let odd = house.post::<SignerView>("/session/comments", &bob.token, &odd).await;
        assert_eq!(odd.unwrap_err(), refused(422, "text_invalid"));
    }
    let said = say("comment", "Page 2 : <b>le loyer</b> ?");
    // An answer that was lost: the page posts the same once more.
    let first: SignerView = house.post("/session/comments", &bob.token, &said).await.unwrap();
    let second: SignerView = house.post("/session/comments", &bob.token, &said).await.unwrap();
    assert_eq!(first.records, second.records, "one comment");
    chloe.refresh(&house).await;
    let seen = chloe.view.openings.iter().any(|(_, opening)| opening.value == "Page 2 : <b>le loyer</b> ?");
    assert!(seen);
    let mails = house.mails().await;
    let told: Vec<_> =
        mails.iter().filter(|mail| mail.to == SENDER && mail.text.contains("le loyer")).collect();
    assert!(matches!(told.as_slice(), [mail] if mail.subject.contains(BOB.1)), "{mails:?}");
}
