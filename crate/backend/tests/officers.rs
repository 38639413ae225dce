//! Officers of the organisation: they state whose identity document they saw.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{
    House, MINUTE, Refused,
    browser::Browser,
    refused,
    sender::{BOB, CHLOE, Person, SENDER, Sender, envelope},
};
use envelope::{Digest, EnvelopeId, IdentityDocument, Level};
use evidence::{Opening, Transcript, sha256};
use paraph_backend as _;
use protocol::http::{AttestIdentity, IdentityAttested, Send, SignerView, Unseen};
use serde_json::{Value, json};
use words::{Language, say};

const OFFICERS: &str = "[identity]\nofficers = ['alice@example.org', 'bob@partner.example']\n";

/// An envelope that asks who signs.
fn to_be_seen(seed: u8, people: &[Person]) -> Send {
    let mut send = envelope(seed, people);
    send.sent.level = Level::Verified;
    send
}

struct Attest(EnvelopeId, AttestIdentity);

fn attestation(id: &EnvelopeId, recipient: u16, name: &str) -> Attest {
    let text = "statement-identity";
    let statement = envelope::Consent {
        text: text.into(),
        language: "fr".into(),
        sha256: sha256("", say(Language::Fr, text, &[]).as_bytes()),
    };
    let name = Opening { field: "attested.name".into(), salt: envelope::Salt([7; 32]), value: name.into() };
    let document = IdentityDocument::Passport;
    Attest(
        id.clone(),
        AttestIdentity { recipient, since: 0, name, document, picture: Digest([3; 32]), statement },
    )
}

async fn attested(
    house: &House,
    sender: &Sender,
    Attest(id, post): &Attest,
) -> Result<IdentityAttested, Refused> {
    house.post(&format!("/envelopes/{id}/attest"), &sender.token, post).await
}

#[tokio::test]
async fn an_officer_attests_and_the_signer_signs_under_that_name() {
    let house = House::with(OFFICERS).await;
    let alice = Sender::sign_in(&house).await;
    let send = to_be_seen(9, &[BOB, (CHLOE.0, CHLOE.1, 0)]);
    let id = send.sent.envelope.clone();
    alice.send(&house, &send).await.unwrap();
    let mut bob = Browser::open(&house, BOB).await;
    assert!(bob.view.officers && bob.view.provider.is_none());
    let code = bob.code(&house).await;
    let post = bob.authorisation(Some(&code));
    assert_eq!(bob.authorise(&house, &post).await.unwrap_err(), refused(403, "identity_needed"));

    let good = attestation(&id, 0, "Robert Martin");
    attested(&house, &alice, &good).await.unwrap();
    let first = alice.view(&house, &id).await.records;
    attested(&house, &alice, &good).await.unwrap();
    assert_eq!(first, alice.view(&house, &id).await.records, "the same post twice is one attestation");
    bob.refresh(&house).await;
    let seen = |view: &SignerView, field: &str| {
        view.openings.iter().find(|(_, opening)| opening.field == field).map(|(_, one)| one.value.clone())
    };
    assert_eq!(seen(&bob.view, "attested.name").as_deref(), Some("Robert Martin"));
    assert_eq!(seen(&bob.view, "officer").as_deref(), Some(SENDER));
    let chloe = Browser::open(&house, CHLOE).await;
    assert_eq!(seen(&chloe.view, "officer"), None, "who attested is for who was seen");

    assert_eq!(bob.authorise(&house, &post).await.unwrap_err(), refused(422, "name_not_attested"));
    let renamed = |name: &str| {
        let mut post = bob.authorisation(Some(&code));
        post.name.value = name.into();
        post
    };
    let post = renamed("Robert Martin");
    let authorisation = bob.authorise(&house, &post).await.unwrap();
    bob.sign(&house, &bob.prepared(&house, &authorisation, &post.acts).await).await.unwrap();
    let late = attested(&house, &alice, &attestation(&id, 0, "Robert M.")).await.unwrap_err();
    assert_eq!(late, refused(409, "already_acted"));
    let view = alice.view(&house, &id).await;
    let transcript = Transcript::parse(id.clone(), view.records.iter().map(String::as_str)).unwrap();
    let attested = transcript.state().attested(0).unwrap();
    assert_eq!((attested.document, attested.picture), (IdentityDocument::Passport, Digest([3; 32])));
    assert_eq!(transcript.state().authorised(0).unwrap().identity, None);
}

#[tokio::test]
async fn only_officers_attest_and_never_themselves() {
    let house = House::with("[identity]\nofficers = ['alice@example.org']\n").await;
    let alice = Sender::sign_in(&house).await;
    let zoe = Sender::sign_in_as(&house, "zoe@example.org").await;
    let send = to_be_seen(10, &[(SENDER, "Alice", 0), (CHLOE.0, CHLOE.1, 0)]);
    let id = send.sent.envelope.clone();
    alice.send(&house, &send).await.unwrap();
    let before = alice.everything(&house, &id).await;
    let of = |recipient| attestation(&id, recipient, "Chloé Nguyễn");
    assert_eq!(attested(&house, &zoe, &of(1)).await.unwrap_err(), refused(403, "not_an_officer"));
    assert_eq!(attested(&house, &alice, &of(0)).await.unwrap_err(), refused(403, "not_an_officer"));
    type Change = fn(&mut AttestIdentity);
    let changes: [(Change, &str); 5] = [
        (|post| post.name.value = " x".into(), "name_invalid"),
        (|post| post.name.field = "name".into(), "name_invalid"),
        (|post| post.name.value = "x".repeat(65), "name_invalid"),
        (|post| post.statement.text = "consent-signature-terms".into(), "consent_missing"),
        (|post| post.statement.sha256 = Digest([0; 32]), "consent_missing"),
    ];
    for (number, (change, why)) in changes.into_iter().enumerate() {
        let mut wrong = of(1);
        change(&mut wrong.1);
        assert_eq!(attested(&house, &alice, &wrong).await.unwrap_err(), refused(422, why), "change {number}");
    }
    let strange = json!({"recipient": 1, "document": "library_card"});
    let refusal: Result<IdentityAttested, _> =
        house.post(&format!("/envelopes/{id}/attest"), &alice.token, &strange).await;
    assert_eq!(refusal.unwrap_err(), refused(422, "malformed"));
    assert_eq!(alice.everything(&house, &id).await, before);
    attested(&house, &alice, &of(1)).await.unwrap();
    let nobody = House::start().await;
    let alice = Sender::sign_in(&nobody).await;
    let mut send = envelope(8, &[BOB]);
    send.sent.level = Level::Email;
    alice.send(&nobody, &send).await.unwrap();
    let attest = attestation(&send.sent.envelope, 0, "Bob Martin");
    let refusal = attested(&nobody, &alice, &attest).await.unwrap_err();
    assert_eq!(refusal, refused(403, "not_an_officer"), "where there are no officers");
}

/// At a front desk: an officer who has sent nothing.
#[tokio::test]
async fn an_officer_attests_whoever_sent_it() {
    let house = House::with("[identity]\nofficers = ['zoe@example.org']\n").await;
    let alice = Sender::sign_in(&house).await;
    let zoe = Sender::sign_in_as(&house, "zoe@example.org").await;
    let send = to_be_seen(11, &[("zoe@example.org", "Zoé", 0), BOB, CHLOE]);
    let id = send.sent.envelope.clone();
    alice.send(&house, &send).await.unwrap();
    alice.send(&house, &envelope(12, &[BOB])).await.unwrap();
    let unseen = async |sender: &Sender| house.get::<Unseen>("/office/unseen", &sender.token).await;
    assert_eq!(unseen(&alice).await.unwrap_err(), refused(403, "not_an_officer"));
    let people = unseen(&zoe).await.unwrap().people;
    let names: Vec<_> = people.iter().map(|one| (one.recipient, one.name.as_deref())).collect();
    assert_eq!(names, [(1, Some(BOB.1)), (2, Some(CHLOE.1))], "not herself, and nobody who is not asked");
    assert_eq!((people[0].email.as_str(), people[0].sender.as_str()), (BOB.0, SENDER));
    attested(&house, &zoe, &attestation(&id, 1, "Bob Martin")).await.unwrap();
    let people = unseen(&zoe).await.unwrap().people;
    assert_eq!(people.iter().map(|one| one.recipient).collect::<Vec<_>>(), [2]);
    let path = format!("/envelopes/{id}");
    assert_eq!(house.get::<Value>(&path, &zoe.token).await.unwrap_err(), refused(404, "not_found"));
    let nowhere = attestation(&EnvelopeId::from_random([9; 16]), 0, "Bob Martin");
    assert!(attested(&house, &zoe, &nowhere).await.is_err());
    // Bob hands it over: nobody has seen who has his place now.
    let replace = json!({"recipient": 1, "email": "dora@example.net"});
    let _: Value = house.post(&format!("{path}/reassign"), &alice.token, &replace).await.unwrap();
    let people = unseen(&zoe).await.unwrap().people;
    assert_eq!(
        people.iter().map(|one| one.email.as_str()).collect::<Vec<_>>(),
        ["dora@example.net", CHLOE.0]
    );
    let mut late = attestation(&id, 1, "Bob Martin");
    assert_eq!(attested(&house, &zoe, &late).await.unwrap_err(), refused(409, "stale"));
    late.1.since = people[0].since;
    attested(&house, &zoe, &late).await.unwrap();
    house.clock.pass(61 * 24 * 60 * MINUTE);
    let zoe = Sender::sign_in_as(&house, "zoe@example.org").await;
    assert!(unseen(&zoe).await.unwrap().people.is_empty(), "nobody who is too late");
}
