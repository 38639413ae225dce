//! The organisation's seal: its key signs for a sender who may have it, on what is finalised, once.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{
    House, MINUTE, Refused,
    browser::Browser,
    refused,
    sender::{BOB, CHLOE, Sender, as_role, envelope},
};
use envelope::{Digest, EnvelopeId, Event, Outcome, Role, SealAct};
use evidence::{EvidenceFile, Record, Transcript, sha256};
use paraph_backend as _;
use protocol::{
    Base64,
    http::{
        AskSeal, EnvelopePage, EnvelopeView, OfficeSession, PhaseWord, PostSeal, Report, SealValues, Send,
        SignedRevision, SignerView, VoidSeal,
    },
};
use serde_json::json;
use signature::{
    attributes::CommitmentType, certificate::Certificate, cms::ToBeSigned, timestamp::TimeStampToken,
};

const DAY: u64 = 24 * 60 * MINUTE;

/// A house where Alice may have the seal.
async fn house() -> House {
    House::changed("", |config| config.office.sealers = vec!["alice@example.org".to_owned()]).await
}

fn to_be_sealed(seed: u8) -> Send {
    let mut send = envelope(seed, &[BOB, CHLOE]);
    as_role(&mut send, 1, Role::Signer, false);
    send.sent.recipients[1].step = 0;
    send.sent.seal = true;
    send
}

fn transcript(view: &EnvelopeView) -> Transcript {
    Transcript::parse(view.envelope.clone(), view.records.iter().map(String::as_str)).unwrap()
}

/// Bob signs, Chloé does not have to, and time finalises while no page is open. Alice comes back.
async fn finalised_by_time(house: &House, seed: u8) -> (Sender, EnvelopeId) {
    let send = to_be_sealed(seed);
    Sender::sign_in(house).await.send(house, &send).await.unwrap();
    Browser::open(house, BOB).await.act(house).await;
    (time_passes(house).await, send.sent.envelope)
}

async fn time_passes(house: &House) -> Sender {
    house.clock.pass(61 * DAY);
    house.tick().await;
    Sender::sign_in(house).await
}

/// What the sender's browser prepares: one act a document. Another attempt gives other bytes.
fn acts(view: &EnvelopeView, attempt: &str) -> Vec<SealAct> {
    let state = transcript(view).state().clone();
    let act = |document| {
        let base = state.head(document).unwrap();
        SealAct { document, base, byte_range: sha256(attempt, &base.0) }
    };
    state.documents_to_seal().map(act).collect()
}

async fn ask(
    house: &House,
    alice: &Sender,
    id: &EnvelopeId,
    acts: &[SealAct],
) -> Result<SealValues, Refused> {
    let body = AskSeal { acts: acts.to_vec() };
    house.post(&format!("/envelopes/{id}/seal/authorise"), &alice.token, &body).await
}

/// What the browser makes of the answer, as the engine does.
fn sealed(acts: &[SealAct], values: &SealValues) -> PostSeal {
    let hash = Record::parse(&values.record).unwrap().hash().0;
    let read = |der: &Base64| Certificate::from_der(&der.0).unwrap();
    let (own, chain) = (read(&values.certificates[0]), vec![read(&values.certificates[1])]);
    let one = |((act, value), token): ((&SealAct, &Base64), &Base64)| {
        let wanted = ToBeSigned::new(&own, &act.byte_range.0, Some(CommitmentType::Seal(hash))).unwrap();
        let unstamped = wanted.complete(value.0.as_slice().try_into().unwrap(), &chain).unwrap();
        let cms = unstamped.with_time_stamp(&TimeStampToken::parse(&token.0).unwrap()).unwrap();
        let head = sha256("sealed", cms.der());
        let ciphertext = Base64(head.0.repeat(128));
        SignedRevision {
            document: act.document,
            base: act.base,
            head,
            ciphertext,
            cms: Base64(cms.into_der()),
        }
    };
    let revisions = acts.iter().zip(&values.values).zip(&values.time_stamps.tokens).map(one).collect();
    PostSeal { revisions }
}

async fn post(
    house: &House,
    alice: &Sender,
    id: &EnvelopeId,
    body: &PostSeal,
) -> Result<EnvelopeView, Refused> {
    house.post(&format!("/envelopes/{id}/seal"), &alice.token, body).await
}

async fn phase(house: &House, alice: &Sender) -> PhaseWord {
    let page: EnvelopePage = house.post("/office/list", &alice.token, &json!({})).await.unwrap();
    page.envelopes[0].phase
}

#[tokio::test]
async fn what_time_finalised_is_sealed_by_the_senders_next_browser() {
    let house = house().await;
    let (alice, id) = finalised_by_time(&house, 1).await;
    assert_eq!(phase(&house, &alice).await, PhaseWord::ToSeal);
    let told = house.newest_mail_to(BOB.0).await.text;
    assert!(told.contains("L’organisation y ajoute ensuite son cachet électronique"), "{told}");
    let mails = house.mails().await;
    let own =
        mails.iter().find(|mail| mail.to == "alice@example.org" && mail.text.contains("cachet électronique"));
    assert!(
        own.is_some_and(|mail| mail.text.contains("Il reste à apposer")),
        "the sender hears what is left to do"
    );
    let view = alice.view(&house, &id).await;
    assert_eq!(view.seal.as_deref(), Some("Example seal"), "the name for the signature dictionary");
    let acts = acts(&view, "first");
    let values = ask(&house, &alice, &id, &acts).await.unwrap();
    assert_eq!(phase(&house, &alice).await, PhaseWord::ToSeal, "asked for is not there");
    let body = sealed(&acts, &values);
    let view = post(&house, &alice, &id, &body).await.unwrap();
    assert_eq!(view.seal, None);
    assert!(transcript(&view).state().is_sealed());
    assert_eq!(phase(&house, &alice).await, PhaseWord::Finalised);
    let again = post(&house, &alice, &id, &body).await.unwrap();
    assert_eq!(again.records, view.records, "the same post twice is one act");

    let evidence: EvidenceFile = house.get(&format!("/envelopes/{id}/evidence"), &alice.token).await.unwrap();
    let whole = evidence.transcript().unwrap();
    for (document, revision) in (0..2).zip(&body.revisions) {
        let ciphertexts = evidence.ciphertexts(&whole, document).unwrap();
        assert_eq!(
            ciphertexts.last().unwrap(),
            &revision.ciphertext.0,
            "whoever has the original rebuilds it"
        );
    }
    // A recipient sees it, too: what they rebuild is the sealed version.
    let bob = Browser::open(&house, BOB).await;
    assert!(bob.transcript().state().is_sealed());
}

#[tokio::test]
async fn of_two_browsers_at_once_one_seals_and_the_other_hears_of_it() {
    let house = house().await;
    let (alice, id) = finalised_by_time(&house, 2).await;
    let view = alice.view(&house, &id).await;
    let (one, two) = (acts(&view, "one"), acts(&view, "two"));
    let first = ask(&house, &alice, &id, &one).await.unwrap();
    let again = ask(&house, &alice, &id, &one).await.unwrap();
    assert_eq!((&first.record, &first.values), (&again.record, &again.values), "an answer that was lost");
    assert_eq!(first.certificates, again.certificates);
    let own = Certificate::from_der(&first.certificates[0].0).unwrap();
    assert_eq!(own.subject_name(), "Example seal");
    assert_eq!(
        own.not_after() - own.not_before(),
        20 * 60,
        "nothing that could still be revoked years later"
    );
    let second = ask(&house, &alice, &id, &two).await.unwrap();
    let (first, second) = (sealed(&one, &first), sealed(&two, &second));
    let (one, two) = tokio::join!(post(&house, &alice, &id, &first), post(&house, &alice, &id, &second));
    assert_eq!(one.is_ok() as u8 + two.is_ok() as u8, 1, "{one:?} {two:?}");
    let refusal = one.err().or(two.err()).unwrap();
    assert_eq!(refusal, refused(409, "already_sealed"));
    let state = transcript(&alice.view(&house, &id).await).state().clone();
    assert_eq!(state.revisions(0).iter().filter(|head| head.is_seal()).count(), 1);
    assert_eq!(
        ask(&house, &alice, &id, &acts(&view, "three")).await.unwrap_err(),
        refused(409, "already_sealed")
    );
}

#[tokio::test]
async fn only_exactly_what_was_asked_for_is_taken() {
    let house = house().await;
    let (alice, id) = finalised_by_time(&house, 3).await;
    let view = alice.view(&house, &id).await;
    let acts = acts(&view, "asked");
    let values = ask(&house, &alice, &id, &acts).await.unwrap();
    let good = sealed(&acts, &values);
    let before = alice.everything(&house, &id).await;
    let with = |change: fn(&mut Vec<SignedRevision>)| {
        let mut body = good.clone();
        change(&mut body.revisions);
        body
    };
    for (body, refusal) in [
        (with(|all| all.truncate(1)), refused(422, "other_documents")),
        (with(|all| all[0].base = Digest([0; 32])), refused(409, "stale")),
        (with(|all| all[0].cms = all[1].cms.clone()), refused(422, "signature_wrong")),
        (with(|all| all[1].cms.0.push(0)), refused(422, "signature_wrong")),
        (with(|all| all[0].ciphertext = Base64(vec![0; 9 << 20])), refused(413, "too_large")),
    ] {
        assert_eq!(post(&house, &alice, &id, &body).await.unwrap_err(), refusal);
    }
    let mut stale = acts.clone();
    stale[1].base = Digest([1; 32]);
    assert_eq!(ask(&house, &alice, &id, &stale).await.unwrap_err(), refused(409, "stale"));
    assert_eq!(alice.everything(&house, &id).await, before, "nothing has changed");
    assert!(post(&house, &alice, &id, &good).await.is_ok());
}

/// A signature by somebody who agreed is no seal, though its certificate has the same issuer.
#[tokio::test]
async fn a_signers_cms_is_no_seal() {
    let house = house().await;
    let alice = Sender::sign_in(&house).await;
    let send = to_be_sealed(4);
    let id = send.sent.envelope.clone();
    alice.send(&house, &send).await.unwrap();
    let bob = Browser::open(&house, BOB).await;
    let authorisation = bob.authorised(&house).await;
    let signed = bob.prepared(&house, &authorisation, &bob.acts()).await;
    bob.sign(&house, &signed).await.unwrap();
    let alice = time_passes(&house).await;
    let acts = acts(&alice.view(&house, &id).await, "x");
    let values = ask(&house, &alice, &id, &acts).await.unwrap();
    let mut body = sealed(&acts, &values);
    for (revision, theirs) in body.revisions.iter_mut().zip(signed.revisions) {
        revision.cms = theirs.cms;
    }
    assert_eq!(post(&house, &alice, &id, &body).await.unwrap_err(), refused(422, "signature_wrong"));
}

#[tokio::test]
async fn nothing_is_sealed_before_the_end_or_without_being_asked_for() {
    let house = house().await;
    let alice = Sender::sign_in(&house).await;
    let mut collecting = to_be_sealed(5);
    alice.send(&house, &collecting).await.unwrap();
    let id = collecting.sent.envelope.clone();
    let view = alice.view(&house, &id).await;
    assert_eq!(view.seal, None);
    let refusal = ask(&house, &alice, &id, &acts(&view, "x")).await.unwrap_err();
    assert_eq!(refusal, refused(409, "not_finalised"));
    collecting = envelope(6, &[BOB]);
    let id = collecting.sent.envelope.clone();
    alice.send(&house, &collecting).await.unwrap();
    Browser::open(&house, BOB).await.act(&house).await;
    let view = alice.view(&house, &id).await;
    assert_eq!(ask(&house, &alice, &id, &acts(&view, "x")).await.unwrap_err(), refused(422, "no_seal"));
}

#[tokio::test]
async fn only_who_may_have_it_gets_it_and_only_for_their_own() {
    let house = house().await;
    let (alice, id) = finalised_by_time(&house, 7).await;
    let acts = acts(&alice.view(&house, &id).await, "x");
    // Another sender: to them it is not there.
    let zoe = Sender::sign_in_as(&house, "zoe@example.org").await;
    assert_eq!(ask(&house, &zoe, &id, &acts).await.unwrap_err(), refused(404, "not_found"));
    // A signer with a good link.
    let bob = Browser::open(&house, BOB).await;
    let as_signer = Sender { token: bob.token };
    assert_eq!(ask(&house, &as_signer, &id, &acts).await.unwrap_err(), refused(401, "unauthorised"));
    let stranger = Sender { token: String::new() };
    assert_eq!(ask(&house, &stranger, &id, &acts).await.unwrap_err(), refused(401, "unauthorised"));
    let seals: Vec<_> = transcript(&alice.view(&house, &id).await)
        .records()
        .iter()
        .filter(|record| matches!(record.event(), Event::SealAuthorised { .. }))
        .map(|record| record.sequence())
        .collect();
    assert!(seals.is_empty(), "nothing was recorded, nothing signed");
}

#[tokio::test]
async fn nobody_asks_for_a_seal_that_they_may_not_have() {
    let house = House::start().await;
    let alice = Sender::sign_in(&house).await;
    let refusal = alice.send(&house, &to_be_sealed(8)).await.unwrap_err();
    assert_eq!(refusal, refused(403, "not_a_sealer"));
    let sent = json!({"email": "alice@example.org", "language": "fr"});
    let sent: protocol::http::OfficeCodeSent = house.post("/office/codes", "", &sent).await.unwrap();
    let code = house.code_for("alice@example.org").await;
    let open = json!({"email": "alice@example.org", "asked": sent.asked, "code": code});
    let session: OfficeSession = house.post("/office/sessions", "", &open).await.unwrap();
    assert!(!session.seal, "it is not even offered");
}

/// Its certificate was for a quarter of an hour: what is prepared anew gets another.
#[tokio::test]
async fn who_comes_back_too_late_begins_anew() {
    let house = house().await;
    let (alice, id) = finalised_by_time(&house, 10).await;
    let view = alice.view(&house, &id).await;
    let old = acts(&view, "old");
    let late = sealed(&old, &ask(&house, &alice, &id, &old).await.unwrap());
    house.clock.pass(16 * MINUTE);
    assert_eq!(ask(&house, &alice, &id, &old).await.unwrap_err(), refused(403, "not_authorised"));
    let new = acts(&view, "new");
    let body = sealed(&new, &ask(&house, &alice, &id, &new).await.unwrap());
    assert!(post(&house, &alice, &id, &body).await.is_ok());
    assert_eq!(post(&house, &alice, &id, &late).await.unwrap_err(), refused(409, "already_sealed"));
}

/// `seal.pem` names the seal; each seal has a certificate of its own, so nothing ends when that one does.
#[tokio::test]
async fn a_seal_outlives_the_certificate_that_names_it() {
    let house = house().await;
    let (_, id) = finalised_by_time(&house, 9).await;
    house.clock.pass(5 * 366 * DAY);
    let alice = Sender::sign_in(&house).await;
    let view = alice.view(&house, &id).await;
    assert_eq!(view.seal.as_deref(), Some("Example seal"));
    let acts = acts(&view, "x");
    let body = sealed(&acts, &ask(&house, &alice, &id, &acts).await.unwrap());
    assert!(post(&house, &alice, &id, &body).await.is_ok());
}

/// The operator takes the right away: nothing more is signed, and what is there already stays one act.
#[tokio::test]
async fn who_may_no_longer_have_it_gets_no_more() {
    let mut house = house().await;
    let (alice, id) = finalised_by_time(&house, 11).await;
    let view = alice.view(&house, &id).await;
    let acts = acts(&view, "x");
    let body = sealed(&acts, &ask(&house, &alice, &id, &acts).await.unwrap());
    house.config.office.sealers.clear();
    house.restart().await;
    assert_eq!(alice.view(&house, &id).await.seal, None);
    assert_eq!(ask(&house, &alice, &id, &acts).await.unwrap_err(), refused(403, "not_a_sealer"));
    assert_eq!(post(&house, &alice, &id, &body).await.unwrap_err(), refused(403, "not_a_sealer"));
    house.config.office.sealers.push("alice@example.org".to_owned());
    house.restart().await;
    assert!(post(&house, &alice, &id, &body).await.is_ok());
    house.config.office.sealers.clear();
    house.restart().await;
    assert!(post(&house, &alice, &id, &body).await.is_ok(), "an answer that was lost");
}

/// Asks for the seal and adds it.
async fn seal(house: &House, alice: &Sender, id: &EnvelopeId, attempt: &str) -> PostSeal {
    let acts = acts(&alice.view(house, id).await, attempt);
    let body = sealed(&acts, &ask(house, alice, id, &acts).await.unwrap());
    post(house, alice, id, &body).await.unwrap();
    body
}

async fn void(house: &House, alice: &Sender, id: &EnvelopeId) -> Result<EnvelopeView, Refused> {
    house.post(&format!("/envelopes/{id}/seal/void"), &alice.token, &VoidSeal {}).await
}

async fn report(house: &House, bob: &Browser, outcome: Outcome) {
    let report = Report { document: 0, number: 2, outcome };
    house.post::<SignerView>("/session/reports", &bob.token, &report).await.unwrap();
}

/// The CMS is good; what stands around it is not, and only who has the original sees that.
#[tokio::test]
async fn a_seal_that_was_found_bad_is_taken_back_and_added_anew() {
    let house = house().await;
    let (alice, id) = finalised_by_time(&house, 11).await;
    let before = transcript(&alice.view(&house, &id).await).state().clone();
    let bad = seal(&house, &alice, &id, "bad").await;
    report(&house, &Browser::open(&house, BOB).await, Outcome::Forbidden).await;
    let view = void(&house, &alice, &id).await.unwrap();
    assert_eq!(view.seal.as_deref(), Some("Example seal"), "it can be added again");
    assert_eq!(phase(&house, &alice).await, PhaseWord::ToSeal);
    let state = transcript(&view).state().clone();
    for document in 0..2 {
        assert_eq!(state.revisions(document), before.revisions(document), "what is signed stays");
    }
    let evidence: EvidenceFile = house.get(&format!("/envelopes/{id}/evidence"), &alice.token).await.unwrap();
    let whole = evidence.transcript().unwrap();
    assert_eq!(evidence.ciphertexts(&whole, 0).unwrap().len(), 2, "its ciphertext is gone");

    assert_eq!(post(&house, &alice, &id, &bad).await.unwrap_err(), refused(403, "not_authorised"));
    let other = acts(&view, "other");
    ask(&house, &alice, &id, &other).await.unwrap();
    let refusal = post(&house, &alice, &id, &bad).await.unwrap_err();
    assert_eq!(refusal, refused(422, "signature_wrong"), "what was asked for before counts no more");
    let good = seal(&house, &alice, &id, "good").await;
    let bob = Browser::open(&house, BOB).await;
    assert!(bob.transcript().state().is_sealed());
    let evidence: EvidenceFile = house.get(&format!("/envelopes/{id}/evidence"), &alice.token).await.unwrap();
    let whole = evidence.transcript().unwrap();
    let ciphertexts = evidence.ciphertexts(&whole, 0).unwrap();
    assert_eq!(ciphertexts.last().unwrap(), &good.revisions[0].ciphertext.0);
    report(&house, &bob, Outcome::Good).await;
    report(&house, &bob, Outcome::Forbidden).await;
    assert_eq!(void(&house, &alice, &id).await.unwrap_err(), refused(409, "not_voidable"));
}

#[tokio::test]
async fn a_seal_that_nobody_found_bad_stays_and_so_does_another_senders() {
    let house = house().await;
    let (alice, id) = finalised_by_time(&house, 12).await;
    assert_eq!(void(&house, &alice, &id).await.unwrap_err(), refused(409, "not_voidable"));
    seal(&house, &alice, &id, "x").await;
    assert_eq!(void(&house, &alice, &id).await.unwrap_err(), refused(409, "not_voidable"));
    let bob = Browser::open(&house, BOB).await;
    report(&house, &bob, Outcome::Undecryptable).await;
    let zoe = Sender::sign_in_as(&house, "zoe@example.org").await;
    assert_eq!(void(&house, &zoe, &id).await.unwrap_err(), refused(404, "not_found"));
    let as_signer = Sender { token: bob.token };
    assert_eq!(void(&house, &as_signer, &id).await.unwrap_err(), refused(401, "unauthorised"));
    assert!(void(&house, &alice, &id).await.is_ok());
}
