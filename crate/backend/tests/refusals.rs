//! What is refused answers with its reason and has changed nothing.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{
    House, MINUTE, Refused,
    browser::{Browser, consents},
    refused,
    sender::{BOB, CHLOE, Sender, envelope},
};
use envelope::{Digest, EnvelopeId, Timestamp};
use evidence::sha256;
use paraph_backend as _;
use protocol::{
    Base64,
    http::{Authorise, OfficeCodeSent, OfficeSession, Send, Sign, SignerSession},
};
use serde_json::{Value, json};
use signature::{
    issue::{Authority, Init, Material, Serial, SignerRequest, TimeStampAuthority},
    key::SigningKey,
    timestamp::{TimeStampRequest, TimeStampResponse},
};
use words::Language;

/// A house where Bob has been asked, and has opened his link.
async fn asked(seed: u8) -> (House, Sender, EnvelopeId, Browser) {
    let house = House::with("").await;
    let alice = Sender::sign_in(&house).await;
    let send = envelope(seed, &[BOB, CHLOE]);
    alice.send(&house, &send).await.unwrap();
    let bob = Browser::open(&house, BOB).await;
    (house, alice, send.sent.envelope, bob)
}

#[tokio::test]
async fn strangers_do_not_get_in() {
    let house = House::start().await;
    let ask = |email: &str| json!({"email": email, "language": "en"});
    for (email, code) in [
        ("mallory@elsewhere.example", "domain_not_allowed"),
        ("mallory@sub.example.org", "domain_not_allowed"),
        ("alice@example.org@elsewhere.example", "address_invalid"),
        ("alice", "address_invalid"),
        ("alice@example.org\r\nBcc: all@example.org", "address_invalid"),
    ] {
        let refusal = house.post::<OfficeCodeSent>("/office/codes", "", &ask(email)).await.unwrap_err();
        assert_eq!(refusal.1, code, "{email}");
    }
    assert!(house.mails().await.is_empty());
    for token in ["", "x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"] {
        for path in ["/envelopes", "/session", "/session/evidence"] {
            assert_eq!(house.get::<Value>(path, token).await.unwrap_err(), refused(401, "unauthorised"));
        }
    }
    let link = json!({"link": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"});
    let refusal = house.post::<SignerSession>("/links/open", "", &link).await.unwrap_err();
    assert_eq!(refusal, refused(404, "link_unknown"));
    assert_eq!(house.get::<Value>("/nowhere", "").await.unwrap_err(), refused(404, "not_found"));
}

#[tokio::test]
async fn office_codes_are_limited() {
    let house = House::start().await;
    let ask = json!({"email": "Alice@Example.org", "language": "en"});
    let sent: OfficeCodeSent = house.post("/office/codes", "", &ask).await.unwrap();
    let code = house.code_for("alice@example.org").await;
    let open = |code: &str| json!({"email": "alice@example.org", "asked": sent.asked, "code": code});
    let wrong = if code == "000000" { "000001" } else { "000000" };
    for _ in 0..4 {
        let refusal = house.post::<OfficeSession>("/office/sessions", "", &open(wrong)).await.unwrap_err();
        assert_eq!(refusal, refused(403, "code_wrong"));
    }
    let _: OfficeSession = house.post("/office/sessions", "", &open(&code)).await.unwrap();
    let used = house.post::<OfficeSession>("/office/sessions", "", &open(&code)).await.unwrap_err();
    assert_eq!(used, refused(403, "code_expired"), "a code is good once");
    for _ in 1..10 {
        let _: OfficeCodeSent = house.post("/office/codes", "", &ask).await.unwrap();
    }
    let too_many = house.post::<OfficeCodeSent>("/office/codes", "", &ask).await.unwrap_err();
    assert_eq!(too_many, refused(429, "too_many_codes"));
    house.clock.pass(24 * 60 * MINUTE);
    let _: OfficeCodeSent = house.post("/office/codes", "", &ask).await.unwrap();
}

/// Anybody may ask for a code for an address: that keeps nobody out.
#[tokio::test]
async fn nobody_uses_up_the_codes_of_a_sender() {
    let house = House::start().await;
    let ask = json!({"email": "alice@example.org", "language": "en"});
    let sent: OfficeCodeSent = house.post_from("192.0.2.1", "/office/codes", &ask).await.unwrap();
    let code = house.code_for("alice@example.org").await;
    // Of one IPv6 network, though with another address each time.
    let mut last = String::new();
    for host in 1..=10 {
        let client = format!("2001:db8::{host}");
        let other: OfficeCodeSent = house.post_from(&client, "/office/codes", &ask).await.unwrap();
        last = other.asked;
    }
    let more = house.post_from::<OfficeCodeSent>("2001:db8::99", "/office/codes", &ask).await.unwrap_err();
    assert_eq!(more, refused(429, "too_many_codes"));
    let wrong = if code == "000000" { "000001" } else { "000000" };
    for tries in 1..=6 {
        let guess = json!({"email": "alice@example.org", "asked": last, "code": wrong});
        let refusal = house.post::<OfficeSession>("/office/sessions", "", &guess).await.unwrap_err();
        assert_eq!(refusal.1, if tries <= 5 { "code_wrong" } else { "too_many_tries" });
    }
    for _ in 0..6 {
        let guess = json!({"email": "alice@example.org", "asked": "", "code": wrong});
        let refusal = house.post::<OfficeSession>("/office/sessions", "", &guess).await.unwrap_err();
        assert_eq!(refusal, refused(403, "code_expired"));
    }
    let open = json!({"email": "alice@example.org", "asked": sent.asked, "code": code});
    let _: OfficeSession = house.post("/office/sessions", "", &open).await.unwrap();
    let _: OfficeCodeSent = house.post_from("192.0.2.1", "/office/codes", &ask).await.unwrap();
    // A flood from everywhere ends, too.
    for network in 0..48 {
        let client = format!("198.51.{network}.1");
        let _: OfficeCodeSent = house.post_from(&client, "/office/codes", &ask).await.unwrap();
    }
    let more = house.post_from::<OfficeCodeSent>("203.0.113.1", "/office/codes", &ask).await.unwrap_err();
    assert_eq!(more, refused(429, "too_many_codes"));
    let _: OfficeCodeSent = house.post_from("192.0.2.1", "/office/codes", &ask).await.unwrap();
}

#[tokio::test]
async fn a_sender_who_signs_out_is_out() {
    let house = House::start().await;
    let (alice, elsewhere) = (Sender::sign_in(&house).await, Sender::sign_in(&house).await);
    let _: Value = house.post("/office/sessions/close", &alice.token, &json!({})).await.unwrap();
    assert_eq!(house.get::<Value>("/envelopes", &alice.token).await.unwrap_err().0, 401);
    assert_eq!(
        house.post::<Value>("/office/sessions/close", &alice.token, &json!({})).await.unwrap_err().0,
        401
    );
    let _: Value = house.get("/envelopes", &elsewhere.token).await.unwrap();
}

#[tokio::test]
async fn sessions_end() {
    let (house, alice, id, bob) = asked(10).await;
    house.clock.pass(2 * 60 * MINUTE);
    assert_eq!(house.get::<Value>("/session", &bob.token).await.unwrap_err().0, 401);
    alice.view(&house, &id).await;
    house.clock.pass(10 * 60 * MINUTE);
    assert_eq!(house.get::<Value>("/envelopes", &alice.token).await.unwrap_err().0, 401);
}

#[tokio::test]
async fn what_is_sent_must_match_what_is_committed() {
    let house = House::with("[limits]\nciphertext = 10000\noriginals = 250000").await;
    let alice = Sender::sign_in(&house).await;
    type Change = fn(&mut Send);
    let changes: [(Change, u16, &str); 14] = [
        (|send| send.openings[1].value = "Other".into(), 422, "opening_wrong"),
        (|send| drop(send.openings.pop()), 422, "opening_wrong"),
        (|send| send.openings.push(send.openings[0].clone()), 422, "opening_wrong"),
        (|send| recommit(send, "sender.email", "mallory@example.org"), 422, "opening_wrong"),
        (|send| recommit(send, "recipient.1.email", "not an address"), 422, "address_invalid"),
        (|send| recommit(send, "recipient.1.email", "a@b.example, c@d.example"), 422, "address_invalid"),
        (|send| recommit(send, "title", "Bail\r\nBcc: all@example.org"), 422, "text_invalid"),
        (|send| recommit(send, "title", " "), 422, "text_invalid"),
        (|send| recommit(send, "message", &"x".repeat(5001)), 422, "text_invalid"),
        (|send| send.revisions[0].0.push(0), 422, "malformed"),
        (|send| drop(send.revisions.pop()), 422, "malformed"),
        (|send| send.revisions[0].0 = vec![0; 10_001], 413, "too_large"),
        (|send| send.sent.documents[0].size = 200_000, 413, "too_large"),
        (|send| send.sent.deadline = Timestamp(0), 422, "envelope_deadline"),
    ];
    for (index, (change, status, code)) in changes.into_iter().enumerate() {
        let mut send = envelope(20, &[BOB, CHLOE]);
        change(&mut send);
        assert_eq!(alice.send(&house, &send).await.unwrap_err(), refused(status, code), "change {index}");
    }
    assert!(house.mails().await.iter().all(|mail| mail.to != BOB.0), "nobody was told");
    assert!(house.get::<Vec<Value>>("/envelopes", &alice.token).await.unwrap().is_empty());
    alice.send(&house, &envelope(20, &[BOB, CHLOE])).await.unwrap();
}

/// Replaces a personal field with its commitment.
fn recommit(send: &mut Send, field: &str, value: &str) {
    let sent = &mut send.sent;
    let opening = send.openings.iter_mut().find(|opening| opening.field == field).unwrap();
    opening.value = value.into();
    let commitment = opening.commitment(&sent.envelope);
    match field {
        "sender.email" => sent.sender = commitment,
        "title" => sent.title = commitment,
        "message" => sent.message = Some(commitment),
        _ => sent.recipients[1].email = commitment,
    }
}

#[tokio::test]
async fn an_identifier_belongs_to_who_took_it() {
    let house = House::start().await;
    let alice = Sender::sign_in(&house).await;
    let send = envelope(21, &[BOB]);
    let id = &send.sent.envelope;
    alice.send(&house, &send).await.unwrap();
    let before = alice.everything(&house, id).await;
    let mut other = envelope(21, &[BOB]);
    other.sent.salt = envelope::Salt([0; 32]);
    assert_eq!(alice.send(&house, &other).await.unwrap_err(), refused(409, "already_sent"));
    assert_eq!(alice.everything(&house, id).await, before);

    let mallory = Sender::sign_in_as(&house, "mallory@example.org").await;
    let mut theirs = envelope(21, &[BOB]);
    recommit(&mut theirs, "sender.email", "mallory@example.org");
    assert_eq!(mallory.send(&house, &theirs).await.unwrap_err(), refused(409, "already_sent"));
    for path in [format!("/envelopes/{id}"), format!("/envelopes/{id}/evidence")] {
        assert_eq!(house.get::<Value>(&path, &mallory.token).await.unwrap_err(), refused(404, "not_found"));
    }
    let (path, nothing) = (format!("/envelopes/{id}/cancel"), json!({"reason": null}));
    let cancel = house.post::<Value>(&path, &mallory.token, &nothing).await.unwrap_err();
    assert_eq!(cancel, refused(404, "not_found"));
    assert_eq!(alice.view(&house, id).await.records, before.0);
}

#[tokio::test]
async fn a_code_is_needed_and_has_limits() {
    let (house, alice, id, bob) = asked(30).await;
    let code = bob.code(&house).await;
    let before = alice.everything(&house, &id).await;
    let wrong = if code == "123456" { "654321" } else { "123456" };
    let none = bob.authorise(&house, &bob.authorisation(None)).await.unwrap_err();
    assert_eq!(none, refused(403, "code_needed"));
    for _ in 0..5 {
        let refusal = bob.authorise(&house, &bob.authorisation(Some(wrong))).await.unwrap_err();
        assert_eq!(refusal, refused(403, "code_wrong"));
    }
    let right_too_late = bob.authorise(&house, &bob.authorisation(Some(&code))).await.unwrap_err();
    assert_eq!(right_too_late, refused(429, "too_many_tries"));
    assert_eq!(alice.everything(&house, &id).await, before);

    let late = bob.code(&house).await;
    house.clock.pass(5 * MINUTE);
    let expired = bob.authorise(&house, &bob.authorisation(Some(&late))).await.unwrap_err();
    assert_eq!(expired, refused(403, "code_expired"));

    let older = bob.code(&house).await;
    let newer = bob.code(&house).await;
    if older != newer {
        let refusal = bob.authorise(&house, &bob.authorisation(Some(&older))).await.unwrap_err();
        assert_eq!(refusal, refused(403, "code_wrong"), "only the newest is good");
    }
    bob.authorise(&house, &bob.authorisation(Some(&newer))).await.unwrap();

    // Used: another key needs another code in another session, even with the link.
    let thief = Browser::open(&house, BOB).await;
    let used = thief.authorise(&house, &thief.authorisation(Some(&newer))).await.unwrap_err();
    assert_eq!(used, refused(403, "code_expired"));
    let none = thief.authorise(&house, &thief.authorisation(None)).await.unwrap_err();
    assert_eq!(none, refused(403, "code_needed"));
    for _ in 4..10 {
        bob.code(&house).await;
    }
    let before = alice.everything(&house, &id).await;
    assert_eq!(bob.code_refused(&house).await, refused(429, "too_many_codes"));
    assert_eq!(alice.everything(&house, &id).await, before);
}

#[tokio::test]
async fn an_authorisation_must_be_whole_and_true() {
    let (house, alice, id, bob) = asked(31).await;
    let code = bob.code(&house).await;
    let before = alice.everything(&house, &id).await;
    type Change = fn(&mut Authorise);
    let changes: [(Change, u16, &str); 13] = [
        (|post| post.possession.0[5] ^= 1, 422, "possession_wrong"),
        (|post| post.possession.0.truncate(63), 422, "possession_wrong"),
        (|post| post.key = Base64(key(1).public_key().to_spki_der().to_vec()), 422, "possession_wrong"),
        (|post| post.key.0.clear(), 422, "possession_wrong"),
        (|post| post.acts[0].byte_range = Digest([0; 32]), 422, "possession_wrong"),
        (|post| post.name.value = " B".into(), 422, "name_invalid"),
        (|post| post.name.value = "B".into(), 422, "name_invalid"),
        (|post| post.name.value = "Bob\u{7}".into(), 422, "name_invalid"),
        (|post| post.name.value = "é".repeat(65), 422, "name_invalid"),
        (|post| post.name.field = "title".into(), 422, "name_invalid"),
        (|post| drop(post.consents.pop()), 422, "consent_missing"),
        (|post| post.consents[0].sha256 = Digest([0; 32]), 422, "consent_missing"),
        (|post| post.consents = consents(Language::En).into_iter().rev().collect(), 422, "consent_missing"),
    ];
    for (index, (change, status, problem)) in changes.into_iter().enumerate() {
        let mut post = bob.authorisation(Some(&code));
        change(&mut post);
        let refusal = bob.authorise(&house, &post).await.unwrap_err();
        assert_eq!(refusal, refused(status, problem), "change {index}");
    }
    assert_eq!(alice.everything(&house, &id).await, before);
    bob.authorise(&house, &bob.authorisation(Some(&code))).await.expect("nothing of this cost a try");
}

fn key(seed: u8) -> SigningKey {
    SigningKey::from_random(&[seed; 32]).unwrap()
}

/// Refused, with everything as before.
async fn sign_refused(house: &House, alice: &Sender, id: &EnvelopeId, bob: &Browser, post: &Sign) -> Refused {
    let before = alice.everything(house, id).await;
    let refusal = bob.sign(house, post).await.unwrap_err();
    assert_eq!(alice.everything(house, id).await, before, "nothing changed");
    for document in 0..2 {
        let url = format!("{}/api/v1/session/revisions/{document}/1", house.url);
        let found = house.client.get(url).bearer_auth(&bob.token).send().await.unwrap();
        assert_eq!(found.status(), 404);
    }
    refusal
}

#[tokio::test]
async fn only_the_authorised_signature_is_accepted() {
    let (house, alice, id, bob) = asked(32).await;
    let signature_wrong = refused(422, "signature_wrong");
    let authorisation = bob.authorised(&house).await;
    let acts = bob.acts();
    let good = bob.prepared(&house, &authorisation, &acts).await;

    let mut digests = acts.clone();
    digests[1].byte_range = sha256("other", b"document");
    let other_digest = bob.prepared(&house, &authorisation, &digests).await;
    assert_eq!(sign_refused(&house, &alice, &id, &bob, &other_digest).await, signature_wrong);

    let mut foreign = authorisation.clone();
    foreign.certificates[0] = Base64(foreign_certificate(&bob));
    let other_certificate = bob.prepared(&house, &foreign, &acts).await;
    assert_eq!(sign_refused(&house, &alice, &id, &bob, &other_certificate).await, signature_wrong);

    let values = bob.values(&authorisation, &acts);
    let tokens: Vec<Vec<u8>> =
        values.iter().map(|value| foreign_token(&house, &value.time_stamp_imprint())).collect();
    let other_stamp = bob.post(&acts, values, &tokens);
    assert_eq!(sign_refused(&house, &alice, &id, &bob, &other_stamp).await, signature_wrong);

    let mut none = good.clone();
    none.revisions[0].cms.0.clear();
    assert_eq!(sign_refused(&house, &alice, &id, &bob, &none).await, signature_wrong);
    let mut swapped = good.clone();
    let cms = swapped.revisions[0].cms.clone();
    swapped.revisions[1].cms = cms;
    assert_eq!(sign_refused(&house, &alice, &id, &bob, &swapped).await, signature_wrong);
    let mut half = good.clone();
    half.revisions.pop();
    assert_eq!(sign_refused(&house, &alice, &id, &bob, &half).await, refused(403, "not_authorised"));
    let mut base = good.clone();
    base.revisions[0].base = Digest([1; 32]);
    assert_eq!(sign_refused(&house, &alice, &id, &bob, &base).await, refused(403, "not_authorised"));

    // Another session with the link has not authorised anything.
    let thief = Browser::open(&house, BOB).await;
    assert_eq!(sign_refused(&house, &alice, &id, &thief, &good).await, refused(403, "not_authorised"));
    bob.sign(&house, &good).await.unwrap();
}

/// A certificate for Bob's own key, by an authority of somebody else.
fn foreign_certificate(bob: &Browser) -> Vec<u8> {
    let Material { issuing, .. } = foreign_material();
    let authority = Authority::new(issuing.key, issuing.certificate).unwrap();
    let request = SignerRequest {
        name: bob.name,
        key: bob.key.public_key(),
        not_before: common::START.seconds() - 300,
        not_after: common::START.seconds() + 900,
        serial: Serial::from_random([7; 16]),
        crl_address: None,
    };
    authority.issue_signer(&request).unwrap().der().to_vec()
}

fn foreign_token(house: &House, imprint: &[u8; 32]) -> Vec<u8> {
    use paraph_backend::clock::Clock as _;
    let authority = TimeStampAuthority::new(foreign_material().time_stamp, vec![]).unwrap();
    let request = TimeStampRequest::new(imprint, &[1; 8]);
    let now = house.clock.now().seconds();
    match authority.grant(&request, now, Serial::from_random([8; 16])) {
        Ok(TimeStampResponse::Granted(token)) => token.der().to_vec(),
        other => panic!("{other:?}"),
    }
}

fn foreign_material() -> Material {
    let now = common::START.seconds();
    let keys = [[1; 32], [2; 32], [3; 32], [4; 32]];
    let serials = [[1; 16], [2; 16], [3; 16], [4; 16]];
    Material::init(&Init { operator: "Example", now, keys, serials }).unwrap()
}

#[tokio::test]
async fn nobody_signs_before_their_turn_or_too_late() {
    let (house, alice, id, bob) = asked(33).await;
    let authorisation = bob.authorised(&house).await;
    let good = bob.prepared(&house, &authorisation, &bob.acts()).await;
    house.clock.pass(16 * MINUTE);
    assert_eq!(sign_refused(&house, &alice, &id, &bob, &good).await, refused(403, "not_authorised"));
    let values = bob.values(&authorisation, &bob.acts());
    assert_eq!(bob.time_stamps(&house, &values).await.unwrap_err(), refused(403, "not_authorised"));
    let earlier = bob.authorise(&house, &bob.authorisation(None)).await.unwrap_err();
    assert_eq!(earlier, refused(403, "code_needed"), "ten minutes after the code");
    bob.act(&house).await;

    // Bob posts again, for himself and as if he were the next one.
    assert_eq!(bob.code_refused(&house).await, refused(409, "already_acted"));
    let again = bob.authorise(&house, &bob.authorisation(None)).await.unwrap_err();
    assert_eq!(again, refused(409, "already_acted"));
    let mut others = bob.sign(&house, &good).await.unwrap_err();
    assert_eq!(others, refused(409, "already_acted"), "not what was signed");
    let chloe = Browser::open(&house, CHLOE).await;
    others = chloe.sign(&house, &good).await.unwrap_err();
    assert_eq!(others, refused(403, "not_authorised"));
}

#[tokio::test]
async fn a_voided_turn_is_not_a_turn() {
    // Chloé got her link, then Bob's act was taken back: it is not her turn any more.
    let (house, alice, id, bob) = asked(34).await;
    bob.act(&house).await;
    let chloe = Browser::open(&house, CHLOE).await;
    let code = chloe.code(&house).await;
    let report = json!({"document": 0, "number": 1, "outcome": "forbidden"});
    let _: Value = house.post("/session/reports", &chloe.token, &report).await.unwrap();
    let authorisation = chloe.authorise(&house, &chloe.authorisation(Some(&code))).await.unwrap();
    let post = chloe.prepared(&house, &authorisation, &chloe.acts()).await;
    let _: Value =
        house.post(&format!("/envelopes/{id}/void"), &alice.token, &json!({"recipient": 0})).await.unwrap();
    let not_your_turn = refused(409, "not_your_turn");
    assert_eq!(chloe.code_refused(&house).await, not_your_turn);
    assert_eq!(chloe.authorise(&house, &chloe.authorisation(None)).await.unwrap_err(), not_your_turn);
    assert_eq!(sign_refused(&house, &alice, &id, &chloe, &post).await, not_your_turn);
}

#[tokio::test]
async fn time_stamps_are_only_for_acts_under_way() {
    let (house, _, _, bob) = asked(35).await;
    let imprints = json!({"imprints": ["00".repeat(32), "11".repeat(32)]});
    let ask =
        async |imprints: &Value| house.post::<Value>("/session/time-stamps", &bob.token, imprints).await;
    assert_eq!(ask(&imprints).await.unwrap_err(), refused(403, "not_authorised"));
    bob.authorised(&house).await;
    let one = json!({"imprints": ["00".repeat(32)]});
    assert_eq!(ask(&one).await.unwrap_err(), refused(403, "not_authorised"), "as many as acts");
    for _ in 0..5 {
        ask(&imprints).await.unwrap();
    }
    assert_eq!(ask(&imprints).await.unwrap_err(), refused(429, "too_many_time_stamps"));
}

#[tokio::test]
async fn too_much_and_nonsense() {
    let house = House::with("[limits]\nciphertext = 10000").await;
    let alice = Sender::sign_in(&house).await;
    let send = envelope(36, &[BOB, CHLOE]);
    let id = send.sent.envelope.clone();
    alice.send(&house, &send).await.unwrap();
    let bob = Browser::open(&house, BOB).await;
    let authorisation = bob.authorised(&house).await;
    let mut post = bob.prepared(&house, &authorisation, &bob.acts()).await;
    post.revisions[1].ciphertext.0 = vec![0; 10_001];
    assert_eq!(sign_refused(&house, &alice, &id, &bob, &post).await, refused(413, "too_large"));
    post.revisions[1].ciphertext.0 = vec![0; 2 << 20];
    assert_eq!(
        sign_refused(&house, &alice, &id, &bob, &post).await,
        refused(413, "too_large"),
        "by the body"
    );
    let big = json!({"link": "x".repeat(300 * 1024)});
    let refusal = house.post::<Value>("/links/open", "", &big).await.unwrap_err();
    assert_eq!(refusal, refused(413, "too_large"));
    for body in [json!(null), json!([]), json!({"link": 1}), json!({"link": "x", "more": 1})] {
        let refusal = house.post::<Value>("/links/open", "", &body).await.unwrap_err();
        assert_eq!(refusal, refused(422, "malformed"), "{body}");
    }
    let nested = "[".repeat(100_000);
    let request = house.client.post(format!("{}/api/v1/links/open", house.url)).body(nested);
    assert_eq!(request.send().await.unwrap().status(), 422);
}

#[tokio::test]
async fn only_configured_origins_may_call() {
    let house = House::start().await;
    let asked = async |origin: &str| {
        let request = house.client.get(format!("{}/api/v1/trust", house.url)).header("origin", origin);
        let response = request.send().await.unwrap();
        assert_eq!(response.headers()["x-content-type-options"], "nosniff");
        response.headers().get("access-control-allow-origin").map(|value| value.to_str().unwrap().to_owned())
    };
    assert_eq!(asked("http://127.0.0.1:8081").await.as_deref(), Some("http://127.0.0.1:8081"));
    assert_eq!(asked("http://127.0.0.1:8082").await, None);
    let preflight = house
        .client
        .request(reqwest::Method::OPTIONS, format!("{}/api/v1/session/sign", house.url))
        .header("origin", "http://127.0.0.1:8081")
        .header("access-control-request-method", "POST")
        .header("access-control-request-headers", "authorization,content-type");
    let response = preflight.send().await.unwrap();
    assert!(response.status().is_success());
    assert_eq!(response.headers()["access-control-allow-origin"], "http://127.0.0.1:8081");
}
