//! Approvals: files of any kind, a code, every digest; alone, and before signatures.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{
    House,
    browser::Browser,
    refused,
    sender::{BOB, CHLOE, Person, SENDER, Sender, approval, as_role, envelope},
};
use envelope::{Digest, Phase, Role, Salt};
use evidence::{EvidenceFile, Opening, Transcript};
use paraph_backend as _;
use protocol::http::{Approve, EnvelopeView, Send, SignerView};
use serde_json::json;

const TOGETHER: [Person; 2] = [BOB, (CHLOE.0, CHLOE.1, 0)];

fn state(view: &EnvelopeView) -> Transcript {
    Transcript::parse(view.envelope.clone(), view.records.iter().map(String::as_str)).unwrap()
}

#[tokio::test]
async fn two_managers_approve_spreadsheets_in_parallel() {
    let house = House::start().await;
    let alice = Sender::sign_in(&house).await;
    let send = approval(1, &TOGETHER);
    let id = send.sent.envelope.clone();
    alice.send(&house, &send).await.unwrap();
    let invitation = house.newest_mail_to(BOB.0).await;
    assert!(invitation.subject.contains("demande d’approuver"), "{}", invitation.subject);

    let bob = Browser::open(&house, BOB).await;
    let code = bob.code(&house).await;
    let subject = house.newest_mail_to(BOB.0).await.subject;
    assert!(subject.contains("votre code pour approuver"), "{subject}");
    let comment =
        Opening { field: "comment".into(), salt: Salt([3; 32]), value: "Budget tenu, bravo.".into() };
    let post = Approve { comment: Some(comment), ..bob.approval(Some(&code)) };
    let first = bob.approve(&house, &post).await.unwrap();
    let again = bob.approve(&house, &post).await.unwrap();
    assert_eq!(first.records, again.records, "the same post twice is one act");
    let told = house.newest_mail_to(SENDER).await;
    assert!(told.text.contains("Budget tenu, bravo."), "{}", told.text);

    let chloe = Browser::open(&house, CHLOE).await;
    let read = chloe.view.openings.iter().any(|(_, opening)| opening.value == "Budget tenu, bravo.");
    assert!(read, "what is said with an approval is said to all");
    let code = chloe.code(&house).await;
    chloe.approve(&house, &chloe.approval(Some(&code))).await.unwrap();
    assert_eq!(state(&alice.view(&house, &id).await).state().phase(), Phase::Finalised);
    let end = house.newest_mail_to(CHLOE.0).await;
    assert_eq!(end.subject, "Approved: “Bail <12>”");

    let evidence: EvidenceFile = house.get(&format!("/envelopes/{id}/evidence"), &alice.token).await.unwrap();
    let transcript = evidence.transcript().unwrap();
    assert!(evidence.ciphertexts(&transcript, 0).unwrap().is_empty());
    let approved = transcript.state().approved(0).unwrap();
    assert_eq!(approved.versions[1].sha256, send.sent.documents[1].sha256, "code and digest are evidence");
}

#[tokio::test]
async fn what_is_wrong_with_an_approval_costs_no_try() {
    let house = House::start().await;
    let alice = Sender::sign_in(&house).await;
    let send = approval(2, &TOGETHER);
    let id = send.sent.envelope.clone();
    alice.send(&house, &send).await.unwrap();
    let bob = Browser::open(&house, BOB).await;
    let code = bob.code(&house).await;
    let before = alice.everything(&house, &id).await;
    type Change = fn(&mut Approve);
    let changes: [(Change, u16, &str); 7] = [
        (|post| post.code = None, 403, "code_needed"),
        (|post| post.versions.truncate(1), 422, "other_documents"),
        (|post| post.versions[1].sha256 = Digest([0; 32]), 409, "stale"),
        (|post| post.consents.clear(), 422, "consent_missing"),
        (|post| post.consents[0].text = "consent-signature-terms".into(), 422, "consent_missing"),
        (|post| post.comment = Some(said("reason", "x")), 422, "text_invalid"),
        (|post| post.comment = Some(said("comment", " ")), 422, "text_invalid"),
    ];
    for (index, (change, status, problem)) in changes.into_iter().enumerate() {
        let mut post = bob.approval(Some(&code));
        change(&mut post);
        let refusal = bob.approve(&house, &post).await.unwrap_err();
        assert_eq!(refusal, refused(status, problem), "change {index}");
    }
    assert_eq!(alice.everything(&house, &id).await, before);
    let wrong = if code == "123456" { "654321" } else { "123456" };
    let refusal = bob.approve(&house, &bob.approval(Some(wrong))).await.unwrap_err();
    assert_eq!(refusal, refused(403, "code_wrong"));
    bob.approve(&house, &bob.approval(Some(&code))).await.unwrap();
    let used = bob.approve(&house, &Approve { versions: vec![], ..bob.approval(Some(&code)) }).await;
    assert_eq!(used.unwrap_err(), refused(409, "already_acted"));
}

fn said(field: &str, value: &str) -> Opening {
    Opening { field: field.into(), salt: Salt([1; 32]), value: value.into() }
}

#[tokio::test]
async fn hash_only_documents_come_without_revisions() {
    let house = House::start().await;
    let alice = Sender::sign_in(&house).await;
    let refused_for = async |change: fn(&mut Send)| {
        let mut send = approval(3, &TOGETHER);
        change(&mut send);
        alice.send(&house, &send).await.unwrap_err()
    };
    let one_too_many = refused_for(|send| send.revisions.push(protocol::Base64(vec![0; 64]))).await;
    assert_eq!(one_too_many, refused(422, "malformed"));
    let not_a_type = refused_for(|send| send.sent.documents[0].media_type = "spreadsheet".into()).await;
    assert_eq!(not_a_type, refused(422, "envelope_media_type"));
    let unsigned = refused_for(|send| send.sent.recipients[0].role = Role::Signer).await;
    assert_eq!(unsigned, refused(422, "envelope_no_slot"), "a signer needs a place");
}

#[tokio::test]
async fn the_same_person_approves_and_then_signs() {
    // Bob approves, Chloé signs, Bob signs last as finaliser.
    let house = House::start().await;
    let alice = Sender::sign_in(&house).await;
    let people = [BOB, CHLOE, (BOB.0, BOB.1, 2)];
    let mut send = envelope(4, &people);
    as_role(&mut send, 0, Role::Approver, true);
    as_role(&mut send, 2, Role::Finaliser, true);
    let id = send.sent.envelope.clone();
    alice.send(&house, &send).await.unwrap();
    let approver_link = house.link_for(BOB.0).await.unwrap();
    let bob = Browser::open(&house, BOB).await;
    let code = bob.code(&house).await;
    bob.approve(&house, &bob.approval(Some(&code))).await.unwrap();
    Browser::open(&house, CHLOE).await.act(&house).await;

    let second = house.link_for(BOB.0).await.unwrap();
    assert_ne!(second, approver_link, "a link for each role");
    let finaliser = Browser::open(&house, BOB).await;
    assert_eq!(finaliser.view.recipient, 2);
    let mail = house.newest_mail_to(BOB.0).await;
    assert!(mail.text.contains("it is your turn"), "{}", mail.text);
    let still = Browser::open_link(&house, BOB, approver_link).await;
    assert_eq!(still.view.recipient, 0, "both links work");
    let not_twice = still.approve(&house, &still.approval(None)).await.unwrap_err();
    assert_eq!(not_twice, refused(409, "already_acted"));
    finaliser.act(&house).await;
    let view = alice.view(&house, &id).await;
    assert_eq!(state(&view).state().phase(), Phase::Finalised);
}

#[tokio::test]
async fn an_approver_declines() {
    let house = House::start().await;
    let alice = Sender::sign_in(&house).await;
    alice.send(&house, &approval(5, &TOGETHER)).await.unwrap();
    let bob = Browser::open(&house, BOB).await;
    let decline = json!({"reason": "Ligne 12"});
    let _: SignerView = house.post("/session/decline", &bob.token, &decline).await.unwrap();
    let mail = house.newest_mail_to(SENDER).await;
    assert!(mail.text.contains("a refusé d’approuver") && mail.text.contains("Ligne 12"), "{}", mail.text);
    assert!(house.newest_mail_to(CHLOE.0).await.text.contains("declined to approve"));
}
