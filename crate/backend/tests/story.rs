//! The whole story of two signers over HTTP, from the sign-in code to the evidence file.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{
    House, MINUTE,
    browser::Browser,
    refused,
    sender::{BOB, CHLOE, SENDER, Sender, as_role, envelope},
};
use envelope::{Outcome, Phase, Role};
use evidence::{EvidenceFile, Opening, Transcript};
use paraph_backend as _;
use protocol::http::{EnvelopeSummary, EnvelopeView, PhaseWord, SignerView, Trust};
use serde_json::{Value, json};

fn fields(openings: &[(u32, Opening)]) -> Vec<&str> {
    openings.iter().map(|(_, opening)| opening.field.as_str()).collect()
}

#[tokio::test]
async fn two_people_sign_one_after_the_other() {
    let mut house = House::start().await;
    let alice = Sender::sign_in(&house).await;
    let send = envelope(1, &[BOB, CHLOE]);
    let id = send.sent.envelope.clone();
    let sent = alice.send(&house, &send).await.unwrap();
    assert_eq!(sent.records.len(), 2, "sent, and the first one invited");
    assert!(house.link_for(CHLOE.0).await.is_none(), "the second is invited when the first has signed");

    let invitation = house.newest_mail_to(BOB.0).await;
    assert_eq!(invitation.subject, "alice@example.org vous demande de signer «\u{a0}Bail <12>\u{a0}»");
    assert!(invitation.text.contains("> Bonjour,\n> à signer SVP."), "{}", invitation.text);

    let bob = Browser::open(&house, BOB).await;
    let seen = fields(&bob.view.openings);
    assert!(seen.contains(&"recipient.0.email") && seen.contains(&"recipient.1.name"), "{seen:?}");
    assert!(!seen.contains(&"recipient.1.email") && !seen.contains(&"client"), "{seen:?}");
    let url = format!("{}/api/v1/session/revisions/1/0", house.url);
    let ciphertext = house.client.get(url).bearer_auth(&bob.token).send().await.unwrap();
    assert_eq!(ciphertext.bytes().await.unwrap(), send.revisions[1].0);
    let view = bob.act(&house).await;
    assert_eq!(view.recipient, 0);

    // Nothing is lost when the process ends.
    house.restart().await;
    let chloe = Browser::open(&house, CHLOE).await;
    assert!(house.newest_mail_to(CHLOE.0).await.subject.starts_with("alice@example.org asks you to sign"));
    assert!(fields(&chloe.view.openings).contains(&"signer.name"), "the name Bob signed with");
    let report = json!({"document": 0, "number": 1, "outcome": "good"});
    let view: SignerView = house.post("/session/reports", &chloe.token, &report).await.unwrap();
    let again: SignerView = house.post("/session/reports", &chloe.token, &report).await.unwrap();
    assert_eq!(view.records, again.records, "the same report twice is one");
    chloe.act(&house).await;

    let view = alice.view(&house, &id).await;
    let transcript = Transcript::parse(id.clone(), view.records.iter().map(String::as_str)).unwrap();
    assert_eq!(transcript.state().phase(), Phase::Finalised);
    assert_eq!(transcript.state().revisions(1).len(), 3);
    assert_eq!(transcript.state().revisions(0)[1].outcome, Some(Outcome::Good));
    let clients: Vec<&str> = view
        .openings
        .iter()
        .filter(|(_, opening)| opening.field == "client")
        .map(|(_, opening)| opening.value.as_str())
        .collect();
    assert_eq!(clients, ["198.51.100.7", "198.51.100.7"], "the sender sees all; the proxy is trusted");
    for (address, subject) in [
        (SENDER, "Signé\u{a0}: «\u{a0}Bail <12>\u{a0}»"),
        (BOB.0, "Signé\u{a0}: «\u{a0}Bail <12>\u{a0}»"),
        (CHLOE.0, "Signed: “Bail <12>”"),
    ] {
        assert_eq!(house.newest_mail_to(address).await.subject, subject);
    }
    let list: Vec<EnvelopeSummary> = house.get("/envelopes", &alice.token).await.unwrap();
    assert_eq!((list[0].title.as_str(), list[0].done, list[0].of), ("Bail <12>", 2, 2));
    assert_eq!(list[0].phase, PhaseWord::Finalised);

    let evidence: EvidenceFile = house.get(&format!("/envelopes/{id}/evidence"), &alice.token).await.unwrap();
    let transcript = evidence.transcript().unwrap();
    for document in 0..2 {
        assert_eq!(evidence.ciphertexts(&transcript, document).unwrap().len(), 3);
    }
    let own: EvidenceFile = house.get("/session/evidence", &chloe.token).await.unwrap();
    assert_eq!(own.records, evidence.records);
    assert!(!fields(&own.openings).contains(&"recipient.0.email"));

    // Links stay good: they show how it ended.
    let bob = Browser::open(&house, BOB).await;
    assert_eq!(bob.transcript().state().phase(), Phase::Finalised);
}

#[tokio::test]
async fn the_same_post_twice_is_one_act() {
    let house = House::start().await;
    let alice = Sender::sign_in(&house).await;
    let send = envelope(2, &[BOB, CHLOE]);
    let id = send.sent.envelope.clone();
    let first = alice.send(&house, &send).await.unwrap();
    let again = alice.send(&house, &send).await.unwrap();
    assert_eq!(
        (first.records, 1),
        (again.records, house.mails().await.iter().filter(|m| m.to == BOB.0).count())
    );

    let bob = Browser::open(&house, BOB).await;
    let code = bob.code(&house).await;
    let wish = bob.authorisation(Some(&code));
    let one = bob.authorise(&house, &wish).await.unwrap();
    let two = bob.authorise(&house, &wish).await.unwrap();
    assert_eq!(one.record, two.record, "a lost answer is asked for again");
    assert_eq!(one.certificates, two.certificates);
    let post = bob.prepared(&house, &one, &bob.acts()).await;
    bob.sign(&house, &post).await.unwrap();
    let before = alice.everything(&house, &id).await;
    bob.sign(&house, &post).await.unwrap();
    assert_eq!(alice.everything(&house, &id).await, before);
}

#[tokio::test]
async fn declined_cancelled_expired() {
    let house = House::start().await;
    let alice = Sender::sign_in(&house).await;

    alice.send(&house, &envelope(3, &[BOB, CHLOE])).await.unwrap();
    let bob = Browser::open(&house, BOB).await;
    let decline = json!({"reason": "Le loyer <a> changé"});
    let _: SignerView = house.post("/session/decline", &bob.token, &decline).await.unwrap();
    let mail = house.newest_mail_to(SENDER).await;
    assert_eq!(mail.subject, "Bob Martin a refusé «\u{a0}Bail <12>\u{a0}»");
    assert!(mail.text.contains("> Le loyer <a> changé"));
    let after = bob.code_refused(&house).await;
    assert_eq!(after, refused(409, "already_acted"));

    let send = envelope(4, &[BOB, CHLOE]);
    alice.send(&house, &send).await.unwrap();
    let bob = Browser::open(&house, BOB).await;
    let path = format!("/envelopes/{}/cancel", send.sent.envelope);
    let _: EnvelopeView = house.post(&path, &alice.token, &json!({"reason": null})).await.unwrap();
    assert_eq!(house.newest_mail_to(BOB.0).await.subject, "Annulé\u{a0}: «\u{a0}Bail <12>\u{a0}»");
    assert_eq!(bob.code_refused(&house).await, refused(409, "ended"));

    alice.send(&house, &envelope(5, &[BOB])).await.unwrap();
    house.clock.pass(61 * 24 * 60 * MINUTE);
    house.tick().await;
    assert_eq!(house.newest_mail_to(BOB.0).await.subject, "Expiré\u{a0}: «\u{a0}Bail <12>\u{a0}»");
    let sent = house.mails().await.len();
    house.tick().await;
    assert_eq!(house.mails().await.len(), sent, "once");
}

#[tokio::test]
async fn with_a_copy_to_all_everybody_gets_the_link() {
    let house = House::start().await;
    let alice = Sender::sign_in(&house).await;
    // Bob may be missing and declines; Dora may be missing, and is not asked before the sender finalises.
    let dora = ("dora@partner.example", "Dora", 2);
    let mut send = envelope(9, &[(BOB.0, BOB.1, 0), (CHLOE.0, CHLOE.1, 1), dora]);
    as_role(&mut send, 0, Role::Signer, false);
    as_role(&mut send, 2, Role::Signer, false);
    let id = send.sent.envelope.clone();
    alice.send(&house, &send).await.unwrap();
    let bob = Browser::open(&house, BOB).await;
    let _: SignerView = house.post("/session/decline", &bob.token, &json!({"reason": null})).await.unwrap();
    Browser::open(&house, CHLOE).await.act(&house).await;
    let _: Value = house.post(&format!("/envelopes/{id}/finalise"), &alice.token, &json!({})).await.unwrap();
    for person in [BOB.0, CHLOE.0, dora.0] {
        let page = Browser::open_link(&house, BOB, house.link_for(person).await.unwrap()).await;
        let told = house.newest_mail_to(person).await.text;
        assert!(told.contains("sign.html#"), "{told}");
        let evidence: EvidenceFile = house.get("/session/evidence", &page.token).await.unwrap();
        assert!(evidence.revisions.len() > 1);
    }
}

#[tokio::test]
async fn without_a_copy_to_all_signers_get_the_news_and_those_in_copy_the_link() {
    let house = House::start().await;
    let alice = Sender::sign_in(&house).await;
    let mut send = envelope(8, &[BOB, CHLOE]);
    send.sent.copy_to_all = false;
    send.sent.recipients[1].role = Role::Copy;
    send.sent.slots.retain(|slot| slot.recipient == 0);
    alice.send(&house, &send).await.unwrap();
    assert!(house.link_for(CHLOE.0).await.is_none(), "nothing to do, nothing to read yet");
    let bob = Browser::open(&house, BOB).await;
    let invitation = house.link_for(BOB.0).await;
    bob.act(&house).await;
    let news = house.newest_mail_to(BOB.0).await;
    assert!(
        news.subject.starts_with("Signé") && news.text.contains("peut vous le remettre"),
        "{}",
        news.text
    );
    assert!(!news.text.contains("sign.html"), "{}", news.text);
    assert_eq!(house.link_for(BOB.0).await, invitation, "no new link");
    assert!(house.link_for(CHLOE.0).await.is_some(), "a link to the result");
}

#[tokio::test]
async fn a_bad_revision_is_voided_and_signed_again() {
    let house = House::start().await;
    let alice = Sender::sign_in(&house).await;
    let send = envelope(6, &[BOB, CHLOE]);
    let id = send.sent.envelope.clone();
    alice.send(&house, &send).await.unwrap();
    Browser::open(&house, BOB).await.act(&house).await;
    let chloe = Browser::open(&house, CHLOE).await;
    let void = format!("/envelopes/{id}/void");
    let refusal = house.post::<Value>(&void, &alice.token, &json!({"recipient": 0})).await.unwrap_err();
    assert_eq!(refusal, refused(409, "not_voidable"), "nobody found it bad");
    let report = json!({"document": 1, "number": 1, "outcome": "undecryptable"});
    let _: SignerView = house.post("/session/reports", &chloe.token, &report).await.unwrap();
    let _: EnvelopeView = house.post(&void, &alice.token, &json!({"recipient": 0})).await.unwrap();
    let gone = house.client.get(format!("{}/api/v1/session/revisions/1/1", house.url));
    assert_eq!(gone.bearer_auth(&chloe.token).send().await.unwrap().status(), 404);

    Browser::open(&house, BOB).await.act(&house).await;
    Browser::open(&house, CHLOE).await.act(&house).await;
    let evidence: EvidenceFile = house.get(&format!("/envelopes/{id}/evidence"), &alice.token).await.unwrap();
    let transcript = evidence.transcript().unwrap();
    assert_eq!(transcript.state().phase(), Phase::Finalised);
    assert_eq!(evidence.ciphertexts(&transcript, 1).unwrap().len(), 3);
}

#[tokio::test]
async fn tickets_verify_with_the_published_key() {
    use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD as B64};
    use signature::{key::PublicKey, pem};

    let house = House::start().await;
    let alice = Sender::sign_in(&house).await;
    let send = envelope(7, &[BOB]);
    alice.send(&house, &send).await.unwrap();
    let bob = Browser::open(&house, BOB).await;
    let ticket: Value = house.post("/session/tickets", &bob.token, &json!({"document": 1})).await.unwrap();
    let other = house.post::<Value>("/session/tickets", &bob.token, &json!({"document": 2})).await;
    assert_eq!(other.unwrap_err(), refused(404, "not_found"));

    let trust: Trust = house.get("/trust", "").await.unwrap();
    let ticket = ticket["ticket"].as_str().unwrap();
    let (unsigned, signature) = ticket.rsplit_once('.').unwrap();
    let key =
        PublicKey::from_spki_der(&pem::decode_all(&trust.ticket_key, "PUBLIC KEY").unwrap()[0]).unwrap();
    let signature: [u8; 64] = B64.decode(signature).unwrap().try_into().unwrap();
    key.verify_raw(unsigned.as_bytes(), &signature).unwrap();
    let claims: Value =
        serde_json::from_slice(&B64.decode(unsigned.split_once('.').unwrap().1).unwrap()).unwrap();
    assert_eq!(claims["envelope"], json!(send.sent.envelope));
    assert_eq!(claims["sha256"], json!(send.sent.documents[1].sha256));
    assert_eq!((&claims["iss"], &claims["document"]), (&json!("http://localhost:8080"), &json!(1)));
    let lifetime = claims["exp"].as_i64().unwrap() - common::START.seconds();
    assert!((295..=310).contains(&lifetime), "{lifetime}");
}

#[tokio::test]
async fn who_signs_and_is_in_copy_gets_the_link_too() {
    let house = House::start().await;
    let alice = Sender::sign_in(&house).await;
    let mut send = envelope(9, &[BOB, BOB]);
    send.sent.copy_to_all = false;
    send.sent.recipients[1].role = Role::Copy;
    send.sent.slots.retain(|slot| slot.recipient == 0);
    alice.send(&house, &send).await.unwrap();
    let bob = Browser::open(&house, BOB).await;
    let invitation = house.link_for(BOB.0).await;
    bob.act(&house).await;
    assert_ne!(house.link_for(BOB.0).await, invitation, "a link to the result");
}
