//! Links and codes by SMS, through a gateway of this machine; and what becomes of each notice.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::{collections::BTreeMap, time::Duration};

use common::{
    House, MINUTE,
    browser::Browser,
    gateway::{self, Gateway},
    refused,
    sender::{BOB, CHLOE, Person, SENDER, Sender, as_role, envelope, with_phone},
};
use envelope::{Channel, EnvelopeId, Level, Role};
use paraph_backend::{self as _, Config, Encoding, Method, Sms};
use protocol::http::{CodeSent, Delivery, DeliveryState, EnvelopePage, EnvelopeView, NoticeKind, Reassigned};
use serde_json::{Value, json};

const PHONE: &str = "+33612345678";
const TOGETHER: [Person; 2] = [BOB, (CHLOE.0, CHLOE.1, 0)];

/// How the gateway at this address is asked.
fn settings(address: &str) -> Sms {
    Sms {
        url: format!("{address}/send"),
        method: Method::Post,
        headers: BTreeMap::from([("x-api-key".to_owned(), "k3y".to_owned())]),
        body: Some("{\"to\": \"{to}\", \"digits\": \"{digits}\", \"text\": \"{text}\"}".to_owned()),
        encoding: Encoding::Json,
        expect: None,
    }
}

async fn until(what: impl AsyncFn() -> bool) {
    for _ in 0..3000 {
        if what().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("it did not happen");
}

/// Until it happens, while a minute passes every half second: what fails waits for its next turn.
async fn later(house: &House, what: impl AsyncFn() -> bool) {
    for _ in 0..60 {
        house.clock.pass(MINUTE);
        for _ in 0..25 {
            if what().await {
                return;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
    panic!("it did not happen");
}

/// What the gateway was asked to say, once it is this often.
async fn said(gateway: &Gateway, times: usize) -> Vec<Value> {
    until(async || gateway.lock().unwrap().asked.len() >= times).await;
    let talk = gateway.lock().unwrap();
    assert_eq!(talk.asked.len(), times);
    talk.asked.iter().map(|asked| serde_json::from_str(&asked.body).unwrap()).collect()
}

#[tokio::test]
async fn a_link_and_a_code_by_sms() {
    let (gateway, address) = gateway::start().await;
    let house = House::changed("", |config| {
        config.sms = Some(settings(&address));
        config.organisation.name = Some("Université de Lilas".into());
    })
    .await;
    let alice = Sender::sign_in(&house).await;
    let mut send = envelope(1, &[BOB]);
    send.sent.level = Level::Sms;
    with_phone(&mut send, 0, PHONE, Channel::Sms, Channel::Email);
    alice.send(&house, &send).await.unwrap();

    let invitation = &said(&gateway, 1).await[0];
    assert_eq!((&invitation["to"], &invitation["digits"]), (&json!(PHONE), &json!("33612345678")));
    let text = invitation["text"].as_str().unwrap();
    let (words, link) = text.rsplit_once(' ').unwrap();
    assert_eq!(words, "Université de Lilas : alice@example.org vous demande de signer \"Bail <12>\"");
    {
        let talk = gateway.lock().unwrap();
        assert_eq!(talk.asked[0].method, "POST");
        assert_eq!(
            (&talk.asked[0].headers["x-api-key"], talk.asked[0].uri.path()),
            (&"k3y".parse().unwrap(), "/send")
        );
        assert_eq!(talk.asked[0].headers["content-type"], "application/json");
    }
    let secret = link.split_once('#').unwrap().1.to_owned();
    let bob = Browser::open_link(&house, BOB, secret).await;
    let _: CodeSent = house.post("/session/codes", &bob.token, &json!({})).await.unwrap();
    let code = said(&gateway, 2).await[1]["text"].as_str().unwrap().to_owned();
    let digits = code.strip_prefix("Université de Lilas : ").and_then(|rest| rest.get(..6)).unwrap();
    bob.authorise(&house, &bob.authorisation(Some(digits))).await.unwrap();
    let view = alice.view(&house, &send.sent.envelope).await;
    assert!(view.records.iter().any(|record| record.contains("\"channel\":\"sms\"")), "honestly named");
    assert!(house.mails().await.iter().all(|mail| mail.to != BOB.0), "nothing by mail");
}

#[tokio::test]
async fn gateways_of_other_kinds() {
    type Change = fn(&mut Sms, &str);
    let kinds: [Change; 2] = [
        |sms, _| {
            sms.encoding = Encoding::Form;
            sms.body = Some("To={to}&From=%2B15550100&Body={text}".into());
        },
        |sms, address| {
            sms.method = Method::Get;
            sms.body = None;
            sms.url = format!("{address}/cgi?account=x&to=00{{digits}}&message={{text}}");
        },
    ];
    for (kind, change) in kinds.into_iter().enumerate() {
        let (gateway, address) = gateway::start().await;
        let mut sms = settings(&address);
        change(&mut sms, &address);
        let house = House::changed("", |config| config.sms = Some(sms)).await;
        let alice = Sender::sign_in(&house).await;
        let mut send = envelope(2, &[BOB]);
        with_phone(&mut send, 0, PHONE, Channel::Sms, Channel::Email);
        alice.send(&house, &send).await.unwrap();
        until(async || !gateway.lock().unwrap().asked.is_empty()).await;
        let asked = gateway.lock().unwrap().asked[0].clone();
        let words = "alice%40example.org%20vous%20demande%20de%20signer%20%22Bail%20%3C12%3E%22%20http";
        if kind == 0 {
            assert_eq!(asked.headers["content-type"], "application/x-www-form-urlencoded");
            assert!(asked.body.starts_with("To=%2B33612345678&From=%2B15550100&Body="), "{}", asked.body);
            assert!(asked.body.contains(words), "{}", asked.body);
        } else {
            let query = asked.uri.query().unwrap();
            assert_eq!(asked.method, "GET");
            assert!(query.starts_with("account=x&to=0033612345678&message="), "{query}");
            assert!(query.contains(words), "{query}");
        }
    }
}

async fn delivery(house: &House, alice: &Sender, id: &EnvelopeId, recipient: u16) -> Delivery {
    let view: EnvelopeView = alice.view(house, id).await;
    view.deliveries.into_iter().find(|one| one.recipient == Some(recipient)).unwrap()
}

#[tokio::test]
async fn failures_are_tried_again_and_shown() {
    let (gateway, address) = gateway::start().await;
    gateway.lock().unwrap().answers =
        vec![(500, "oops"), (200, "KO credit"), (200, "OK 100"), (400, "no such number")];
    let house = House::changed("", |config| {
        config.sms = Some(Sms { expect: Some("OK".into()), ..settings(&address) });
    })
    .await;
    // "KO" is no "OK" although the gateway says 200.
    let alice = Sender::sign_in(&house).await;
    let mut send = envelope(3, &TOGETHER);
    with_phone(&mut send, 0, PHONE, Channel::Sms, Channel::Email);
    let id = send.sent.envelope.clone();
    alice.send(&house, &send).await.unwrap();
    said(&gateway, 1).await;
    let state = async || {
        let told = delivery(&house, &alice, &id, 0).await;
        (told.state, told.tries, told.channel, told.kind)
    };
    let invitation = (Channel::Sms, NoticeKind::Invitation);
    let waiting = |tries| (DeliveryState::Waiting, tries, invitation.0, invitation.1);
    until(async || state().await == waiting(1)).await;
    later(&house, async || gateway.lock().unwrap().asked.len() == 3).await;
    until(async || state().await.0 == DeliveryState::Sent).await;
    assert_eq!(state().await.1, 3);
    house.clock.pass(60 * MINUTE);
    let _: EnvelopeView = house
        .post(&format!("/envelopes/{id}/remind"), &alice.token, &json!({"recipients": [0]}))
        .await
        .unwrap();
    until(async || state().await.0 == DeliveryState::Failed).await;
    assert_eq!(state().await, (DeliveryState::Failed, 1, Channel::Sms, NoticeKind::Reminder));
    assert_eq!(delivery(&house, &alice, &id, 1).await.state, DeliveryState::Waiting, "no mail server here");
}

#[tokio::test]
async fn a_demonstration_shows_sms_as_it_shows_mails() {
    let house = House::start().await;
    let alice = Sender::sign_in(&house).await;
    let mut send = envelope(4, &[BOB]);
    with_phone(&mut send, 0, PHONE, Channel::Email, Channel::Sms);
    alice.send(&house, &send).await.unwrap();
    let bob = Browser::open(&house, BOB).await;
    let mail = house.newest_mail_to(BOB.0).await;
    assert!(mail.text.contains("par SMS avant de signer"), "{}", mail.text);
    let _: CodeSent = house.post("/session/codes", &bob.token, &json!({})).await.unwrap();
    let code = house.code_for(PHONE).await;
    bob.authorise(&house, &bob.authorisation(Some(&code))).await.unwrap();
}

#[tokio::test]
async fn numbers_are_checked_and_needed() {
    let house = House::start().await;
    let alice = Sender::sign_in(&house).await;
    for wrong in ["0612345678", "+33 612345678", "+336", "tel:+33612345678", "+3361234567890123", ""] {
        let mut send = envelope(5, &[BOB]);
        with_phone(&mut send, 0, wrong, Channel::Sms, Channel::Email);
        assert_eq!(alice.send(&house, &send).await.unwrap_err(), refused(422, "phone_invalid"), "{wrong}");
    }
    let mut none = envelope(5, &[BOB]);
    none.sent.level = Level::Sms;
    assert_eq!(alice.send(&house, &none).await.unwrap_err(), refused(422, "envelope_phone_missing"));
    assert!(house.mails().await.iter().all(|mail| mail.to == SENDER));
}

#[tokio::test]
async fn without_a_gateway_nobody_is_promised_an_sms() {
    let house = House::changed("", |config: &mut Config| {
        config.demo = false;
        config.mail.smtp = Some("smtp://127.0.0.1:9".into());
        config.mail.from = Some("Paraph <paraph@example.org>".into());
    })
    .await;
    let token = common::office_token(&house, SENDER).await;
    let alice = Sender { token };
    let mut send = envelope(6, &[BOB]);
    with_phone(&mut send, 0, PHONE, Channel::Sms, Channel::Email);
    assert_eq!(alice.send(&house, &send).await.unwrap_err(), refused(422, "sms_unavailable"));
}

#[tokio::test]
async fn who_takes_over_gets_codes_at_the_own_number() {
    let house = House::start().await;
    let alice = Sender::sign_in(&house).await;
    let mut send = envelope(7, &TOGETHER);
    as_role(&mut send, 1, Role::Copy, false);
    with_phone(&mut send, 0, PHONE, Channel::Email, Channel::Sms);
    let id = send.sent.envelope.clone();
    alice.send(&house, &send).await.unwrap();
    let bob = Browser::open(&house, BOB).await;
    let _: CodeSent = house.post("/session/codes", &bob.token, &json!({})).await.unwrap();
    let code = house.code_for(PHONE).await;
    let over = |phone: Value| json!({"code": code, "email": "dora@example.net", "phone": phone});
    let without = house.post::<Reassigned>("/session/reassign", &bob.token, &over(json!(null))).await;
    assert_eq!(without.unwrap_err(), refused(422, "phone_needed"));
    let wrong = house.post::<Reassigned>("/session/reassign", &bob.token, &over(json!("0612"))).await;
    assert_eq!(wrong.unwrap_err(), refused(422, "phone_invalid"));
    let number = over(json!("+49 30 1234567"));
    let _: Reassigned = house.post("/session/reassign", &bob.token, &number).await.unwrap();
    let dora = Browser::open(&house, ("dora@example.net", "Dora", 0)).await;
    let _: CodeSent = house.post("/session/codes", &dora.token, &json!({})).await.unwrap();
    let code = house.code_for("+49301234567").await;
    dora.authorise(&house, &dora.authorisation(Some(&code))).await.unwrap();

    let replace = json!({"recipient": 0, "email": "eve@example.net", "phone": "+33 7 00 00 00 00"});
    let _: EnvelopeView =
        house.post(&format!("/envelopes/{id}/reassign"), &alice.token, &replace).await.unwrap();
    let told = house.newest_mail_to("dora@example.net").await;
    assert!(told.subject.starts_with("Votre réponse n’est plus attendue"), "{}", told.subject);
    assert!(house.link_for("eve@example.net").await.is_some());
    let gone = house.get::<Value>("/session", &dora.token).await.unwrap_err();
    assert_eq!(gone, refused(401, "unauthorised"));
}

/// A house with a gateway, an envelope whose link went by SMS, and its identifier.
async fn invited(seed: u8, gateway: &Gateway, address: &str) -> (House, Sender, EnvelopeId) {
    let house = House::changed("", |config| config.sms = Some(settings(address))).await;
    let alice = Sender::sign_in(&house).await;
    let mut send = envelope(seed, &[BOB]);
    with_phone(&mut send, 0, PHONE, Channel::Sms, Channel::Sms);
    alice.send(&house, &send).await.unwrap();
    said(gateway, 1).await;
    (house, alice, send.sent.envelope)
}

#[tokio::test]
async fn what_a_dead_process_had_claimed_is_sent_by_another() {
    let (gateway, address) = gateway::start().await;
    let (house, alice, id) = invited(8, &gateway, &address).await;
    until(async || delivery(&house, &alice, &id, 0).await.state == DeliveryState::Sent).await;
    // As if a process had died after it claimed a notice: it waits, tried once, for two minutes.
    let pool = sqlx::AnyPool::connect(&house.config.database).await.unwrap();
    house.clock.pass(60 * MINUTE);
    let soon = i64::try_from(common::START.0 + 62 * MINUTE + MINUTE).unwrap();
    sqlx::query(
        "INSERT INTO outbox (id, created_at, address, subject, plain, html, state, attempts, next_at, channel, kind, envelope, recipient) \
         VALUES ('x', $1, $2, '', 'again', '', 'waiting', 1, $1, 'sms', 'reminder', $3, 0)",
    )
    .bind(soon)
    .bind(PHONE)
    .bind(id.as_str().to_owned())
    .execute(&pool)
    .await
    .unwrap();
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(gateway.lock().unwrap().asked.len(), 1, "it is somebody's still");
    later(&house, async || gateway.lock().unwrap().asked.len() == 2).await;
    let told = said(&gateway, 2).await;
    assert_eq!(told[1]["text"], json!("again"));
    until(async || delivery(&house, &alice, &id, 0).await.state == DeliveryState::Sent).await;
    assert_eq!(delivery(&house, &alice, &id, 0).await.tries, 2);
}

#[tokio::test]
async fn a_code_that_is_over_is_not_sent_any_more_and_its_sender_hears_of_it() {
    let (gateway, address) = gateway::start().await;
    let (house, alice, id) = invited(9, &gateway, &address).await;
    let text = said(&gateway, 1).await[0]["text"].as_str().unwrap().to_owned();
    let bob = Browser::open_link(&house, BOB, text.split_once('#').unwrap().1.to_owned()).await;
    gateway.lock().unwrap().answers = vec![(503, "later")];
    let _: CodeSent = house.post("/session/codes", &bob.token, &json!({})).await.unwrap();
    said(&gateway, 2).await;
    let pool = sqlx::AnyPool::connect(&house.config.database).await.unwrap();
    let states = async || {
        let sql = "SELECT COUNT(*) FROM outbox WHERE kind = 'code' AND state = 'failed' AND plain = ''";
        sqlx::query_scalar::<_, i64>(sql).fetch_one(&pool).await.unwrap()
    };
    house.clock.pass(6 * MINUTE);
    later(&house, async || states().await == 1).await;
    assert_eq!(gateway.lock().unwrap().asked.len(), 2);
    let codes = async || {
        let view = alice.view(&house, &id).await;
        assert_eq!(view.deliveries[0].kind, NoticeKind::Invitation, "told apart");
        view.deliveries.into_iter().filter(|one| one.kind == NoticeKind::Code).collect::<Vec<_>>()
    };
    let mark = async || {
        let page: EnvelopePage = house.post("/office/list", &alice.token, &json!({})).await.unwrap();
        page.envelopes[0].recipients[0].delivery
    };
    let missed = codes().await;
    let facts = |one: &Delivery| (one.recipient, one.channel, one.state);
    let facts: Vec<_> = missed.iter().map(facts).collect();
    assert_eq!(facts, [(Some(0), Channel::Sms, DeliveryState::Failed)]);
    assert_eq!(mark().await, Some(DeliveryState::Failed));
    // Another one arrives: nobody waits for the first any more.
    let _: CodeSent = house.post("/session/codes", &bob.token, &json!({})).await.unwrap();
    said(&gateway, 3).await;
    until(async || codes().await.is_empty()).await;
    assert_eq!(mark().await, Some(DeliveryState::Sent));
}
