//! The level that asks who somebody is, with a real OpenID Connect provider.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{
    House, MINUTE, Refused,
    browser::Browser,
    provider::{Person, Provider, answer, come_back, say_so},
    refused,
    sender::{BOB, CHLOE, SENDER, Sender, approval, envelope},
};
use envelope::{Digest, EnvelopeId, Event, Level, Phase, Timestamp};
use evidence::{Agreement, EvidenceFile, Opening, Transcript};
use paraph_backend as _;
use protocol::http::{AskIdentity, Authorise, EnvelopeView, IdentityFor, IdentityStage, IdentityState};
use words::Language;

/// An envelope that asks who signs, sent; its identifier.
async fn sent(house: &House, alice: &Sender, seed: u8) -> EnvelopeId {
    let mut send = envelope(seed, &[BOB, (CHLOE.0, CHLOE.1, 0)]);
    send.sent.level = Level::Verified;
    send.sent.deadline = Timestamp(house_now() + 24 * 60 * MINUTE);
    alice.send(house, &send).await.unwrap();
    send.sent.envelope
}

fn house_now() -> u64 {
    std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_millis() as u64
}

/// What a page asks the provider about before it authorises exactly that.
fn wanted(bob: &Browser, post: &Authorise) -> AskIdentity {
    AskIdentity {
        language: "fr".into(),
        consents: post.consents.clone(),
        to: IdentityFor::Sign {
            name: post.name.commitment(&bob.view.envelope),
            key: Digest(bob.key.public_key().fingerprint()),
            acts: post.acts.clone(),
        },
    }
}

async fn ask(house: &House, bob: &Browser, ask: &AskIdentity) -> Result<IdentityState, Refused> {
    house.post("/session/identity", &bob.token, ask).await
}

async fn stage(house: &House, bob: &Browser) -> IdentityState {
    house.get("/session/identity", &bob.token).await.unwrap()
}

/// Asks, signs in under this name and comes back.
async fn identified(house: &House, bob: &Browser, post: &Authorise, name: &str) -> IdentityState {
    let address = ask(house, bob, &wanted(bob, post)).await.unwrap().address.unwrap();
    let back = Person::sign_in(&address, name).await;
    say_so(house, &back).await;
    stage(house, bob).await
}

fn transcript(view: &EnvelopeView) -> Transcript {
    Transcript::parse(view.envelope.clone(), view.records.iter().map(String::as_str)).unwrap()
}

/// Everything, from the link to evidence that is checked offline, with both kinds of key and both places of
/// the name.
#[tokio::test]
async fn a_signer_signs_in_at_a_real_provider_and_signs() {
    for (seed, options, signed) in [(1, vec![], true), (2, vec!["ES256", "beside"], false)] {
        let provider = Provider::start(&options);
        let house = House::today(&provider.settings()).await;
        let alice = Sender::sign_in(&house).await;
        let id = sent(&house, &alice, seed).await;
        let bob = Browser::open(&house, BOB).await;
        assert_eq!(bob.view.provider.as_deref(), Some("Lilas <Connect>"));
        assert!(!bob.view.officers);
        let code = bob.code(&house).await;
        let post = bob.authorisation(Some(&code));
        let too_early = bob.authorise(&house, &post).await.unwrap_err();
        assert_eq!(too_early, refused(403, "identity_needed"), "and the code is not used up");
        assert_eq!(stage(&house, &bob).await.stage, IdentityStage::None);

        let asked = ask(&house, &bob, &wanted(&bob, &post)).await.unwrap();
        assert_eq!(stage(&house, &bob).await.stage, IdentityStage::Waiting);
        let back = Person::sign_in(&asked.address.unwrap(), "Bob <b>Martin</b>").await;
        let (_, page) = come_back(&house, &back).await;
        for shown in ["Bob &lt;b&gt;Martin&lt;/b&gt;", "Bail &lt;12&gt;", SENDER, "lang=\"fr\""] {
            assert!(page.contains(shown), "{shown}: {page}");
        }
        assert_eq!(stage(&house, &bob).await.stage, IdentityStage::Waiting, "until they say so");
        assert_eq!(bob.authorise(&house, &post).await.unwrap_err(), refused(403, "identity_needed"));
        let page = answer(&house, &page, "yes").await;
        assert!(page.contains("Vous êtes identifié") && page.contains("Bob &lt;b&gt;Martin"), "{page}");
        let known = stage(&house, &bob).await;
        assert_eq!((known.stage, known.name.as_deref()), (IdentityStage::Known, Some("Bob <b>Martin</b>")));
        assert_eq!(known.acr.as_deref(), Some("eidas2"));
        let again = ask(&house, &bob, &wanted(&bob, &post)).await.unwrap();
        assert_eq!((again.stage, again.address), (IdentityStage::Known, None), "once is enough");

        let authorisation = bob.authorise(&house, &post).await.unwrap();
        let same = bob.authorise(&house, &post).await.unwrap();
        assert_eq!(authorisation.record, same.record, "the same post twice is one act");
        bob.sign(&house, &bob.prepared(&house, &authorisation, &post.acts).await).await.unwrap();
        let file: EvidenceFile = house.get(&format!("/envelopes/{id}/evidence"), &alice.token).await.unwrap();
        proves(&file, &provider.issuer, signed);
    }
}

/// What a reader of the evidence checks with nothing but the file.
fn proves(file: &EvidenceFile, issuer: &str, signed: bool) {
    let transcript = file.transcript().unwrap();
    let is_it = |record: &&evidence::Record| matches!(record.event(), Event::Authorised(_));
    let record = transcript.records().iter().find(is_it).unwrap();
    let (agreement, identity) = Agreement::of(record.event()).unwrap();
    let opened = |field: &str, commitment| {
        let all =
            file.openings.iter().filter(|(at, opening)| *at == record.sequence() && opening.field == field);
        let opening = all.map(|(_, opening)| opening).next().unwrap();
        opening.check(transcript.envelope(), commitment).unwrap();
        opening.value.clone()
    };
    assert_eq!(opened("identity.name", identity.name), "Bob <b>Martin</b>");
    assert_eq!((identity.name_signed, identity.acr.as_deref()), (signed, Some("eidas2")));
    let token = opened("identity.token", identity.token);
    let jws = identity::Jws::parse(&token).unwrap();
    let key = identity::Jwk::from_canonical(&identity.key).unwrap();
    let claims = identity::Claims::parse(jws.verify(&key).unwrap()).unwrap();
    assert_eq!((claims.iss.as_str(), identity.issuer.as_str()), (issuer, issuer));
    assert!(claims.is_for("paraph") && claims.name().is_some() == signed);
    claims.is_bound_to(&agreement.nonce(transcript.envelope(), &identity.salt)).unwrap();
}

#[tokio::test]
async fn an_approver_signs_in_too() {
    let provider = Provider::start(&[]);
    let house = House::today(&provider.settings()).await;
    let alice = Sender::sign_in(&house).await;
    let mut send = approval(3, &[BOB]);
    send.sent.level = Level::Verified;
    send.sent.deadline = Timestamp(house_now() + 24 * 60 * MINUTE);
    let id = send.sent.envelope.clone();
    alice.send(&house, &send).await.unwrap();
    let bob = Browser::open(&house, BOB).await;
    let post = bob.approval(Some(&bob.code(&house).await));
    assert_eq!(bob.approve(&house, &post).await.unwrap_err(), refused(403, "identity_needed"));
    let to = IdentityFor::Approve { versions: post.versions.clone(), comment: None };
    let wanted = AskIdentity { language: "en".into(), consents: post.consents.clone(), to };
    let address = ask(&house, &bob, &wanted).await.unwrap().address.unwrap();
    say_so(&house, &Person::sign_in(&address, "Bob").await).await;
    let said = Opening { field: "comment".into(), salt: envelope::Salt([1; 32]), value: "Oui".into() };
    let with_more = protocol::http::Approve { comment: Some(said), ..post.clone() };
    assert_eq!(bob.approve(&house, &with_more).await.unwrap_err(), refused(409, "identity_other"));
    let first = bob.approve(&house, &post).await.unwrap();
    assert_eq!(bob.approve(&house, &post).await.unwrap().records, first.records);
    let view = alice.view(&house, &id).await;
    assert_eq!(transcript(&view).state().phase(), Phase::Finalised);
}

/// Whatever changes after signing in, or before: the sign-in is for one content.
#[tokio::test]
async fn a_sign_in_is_good_for_exactly_one_content_and_one_session() {
    let provider = Provider::start(&[]);
    let house = House::today(&provider.settings()).await;
    let alice = Sender::sign_in(&house).await;
    sent(&house, &alice, 4).await;
    let bob = Browser::open(&house, BOB).await;
    let code = bob.code(&house).await;
    let post = bob.authorisation(Some(&code));
    let stale = AskIdentity {
        to: IdentityFor::Sign {
            name: post.name.commitment(&bob.view.envelope),
            key: Digest([1; 32]),
            acts: post
                .acts
                .iter()
                .cloned()
                .map(|act| envelope::Act { base: Digest([0; 32]), ..act })
                .collect(),
        },
        ..wanted(&bob, &post)
    };
    assert_eq!(
        ask(&house, &bob, &stale).await.unwrap_err(),
        refused(409, "stale"),
        "nobody signs in for that"
    );
    assert_eq!(identified(&house, &bob, &post, "Bob").await.stage, IdentityStage::Known);

    let mut renamed = post.clone();
    renamed.name.value = "Robert Martin".into();
    assert_eq!(bob.authorise(&house, &renamed).await.unwrap_err(), refused(409, "identity_other"));
    let mut spoken = post.clone();
    spoken.consents = common::browser::consents(Language::En);
    assert_eq!(bob.authorise(&house, &spoken).await.unwrap_err(), refused(409, "identity_other"));

    // The same person in another page: what was shown there is not shown here.
    let other = Browser::open(&house, BOB).await;
    assert_eq!(stage(&house, &other).await.stage, IdentityStage::None);
    let theirs = other.authorisation(Some(&code));
    assert_eq!(other.authorise(&house, &theirs).await.unwrap_err(), refused(403, "identity_needed"));

    // Somebody signed in between: what Bob signed in for is gone.
    let chloe = Browser::open(&house, CHLOE).await;
    let ready = chloe.authorisation(Some(&chloe.code(&house).await));
    identified(&house, &chloe, &ready, "Chloé").await;
    let authorisation = chloe.authorise(&house, &ready).await.unwrap();
    chloe.sign(&house, &chloe.prepared(&house, &authorisation, &ready.acts).await).await.unwrap();
    assert_eq!(bob.authorise(&house, &post).await.unwrap_err(), refused(409, "stale"));
    let mut bob = bob;
    bob.refresh(&house).await;
    let newer = bob.authorisation(Some(&code));
    assert_eq!(bob.authorise(&house, &newer).await.unwrap_err(), refused(409, "identity_other"));
    identified(&house, &bob, &newer, "Bob").await;
    bob.authorise(&house, &newer).await.unwrap();
}

/// Everything that a browser, or who stands between, may bring back.
#[tokio::test]
async fn what_does_not_prove_who_signs_in_now_is_refused() {
    let provider = Provider::start(&[]);
    let house = House::today(&provider.settings()).await;
    let alice = Sender::sign_in(&house).await;
    sent(&house, &alice, 5).await;
    let bob = Browser::open(&house, BOB).await;
    let post = bob.authorisation(None);
    let wanted = wanted(&bob, &post);
    let address = async || ask(&house, &bob, &wanted).await.unwrap().address.unwrap();
    let stage_now = async || stage(&house, &bob).await.stage;

    // The provider signs another nonce, or gives the code to another client.
    let good = address().await;
    let nonce = parameter(&good, "nonce");
    let back = Person::sign_in(&good.replace(&nonce, &"A".repeat(43)), "Bob").await;
    let (_, page) = come_back(&house, &back).await;
    assert!(page.contains("n’a pas pu servir"), "{page}");
    assert_eq!(stage_now().await, IdentityStage::Unbelieved);
    let good = address().await;
    let back = Person::sign_in(&good.replace("client_id=paraph", "client_id=other"), "Bob").await;
    come_back(&house, &back).await;
    assert_eq!(stage_now().await, IdentityStage::Unreachable, "the provider gives no token for it");
    // A code that was made for another verifier (RFC 7636).
    let good = address().await;
    let challenge = parameter(&good, "code_challenge");
    let back = Person::sign_in(&good.replace(&challenge, &"B".repeat(43)), "Bob").await;
    come_back(&house, &back).await;
    assert_eq!(stage_now().await, IdentityStage::Unreachable);

    // The answer of another provider, and going back.
    let back = Person::sign_in(&address().await, "Bob").await;
    let iss = parameter(&back, "iss");
    come_back(&house, &back.replace(&iss, "https%3A%2F%2Fevil.example")).await;
    assert_eq!(stage_now().await, IdentityStage::Unbelieved);
    let (_, page) = come_back(&house, &Person::cancel(&address().await).await).await;
    assert!(page.contains("pas connecté"), "{page}");
    assert_eq!(stage_now().await, IdentityStage::Cancelled);

    // States that nobody has, have come back before, or were replaced.
    let first = address().await;
    let second = address().await;
    for state in ["", "?state=x", "?state=x&state=y", "?code=1&state=%00"] {
        let (status, page) = come_back(&house, &format!("{}/identity/callback{state}", house.url)).await;
        assert!(
            status == 200 && page.contains("lang=\"fr\"") && page.contains("This login is over"),
            "{page}"
        );
    }
    come_back(&house, &Person::sign_in(&first, "Bob").await).await;
    assert_eq!(stage_now().await, IdentityStage::Waiting, "what was asked for before is over");
    let back = Person::sign_in(&second, "Bob").await;
    say_so(&house, &back).await;
    assert_eq!(stage_now().await, IdentityStage::Known);
    let (_, page) = come_back(&house, &back).await;
    assert!(page.contains("n’est plus valable"), "{page}");
    assert_eq!(stage_now().await, IdentityStage::Known, "a replayed state changes nothing");

    // Somebody was sent the address by somebody else, and says so; their name is not kept. No answer counts twice.
    house.clock.pass(21 * MINUTE);
    let (_, page) = come_back(&house, &Person::sign_in(&address().await, "Chloé").await).await;
    assert!(answer(&house, &page, "no").await.contains("Votre nom ne sert pas"));
    let now = stage(&house, &bob).await;
    assert_eq!((now.stage, now.name), (IdentityStage::Cancelled, None));
    assert!(answer(&house, &page, "yes").await.contains("n’est plus valable"));
    assert_eq!(stage_now().await, IdentityStage::Cancelled);

    // Too late: for the code, for saying so, and for being known.
    let (_, page) = come_back(&house, &Person::sign_in(&address().await, "Bob").await).await;
    house.clock.pass(21 * MINUTE);
    assert!(answer(&house, &page, "yes").await.contains("n’est plus valable"));
    say_so(&house, &Person::sign_in(&address().await, "Bob").await).await;
    assert_eq!(stage_now().await, IdentityStage::Known);
    house.clock.pass(21 * MINUTE);
    assert_eq!(stage_now().await, IdentityStage::None);
    let late = Person::sign_in(&address().await, "Bob").await;
    house.clock.pass(16 * MINUTE);
    let (_, page) = come_back(&house, &late).await;
    assert!(page.contains("This login is over"), "{page}");
}

fn parameter(address: &str, name: &str) -> String {
    let (_, query) = address.split_once('?').unwrap();
    let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    pairs.find(|(known, _)| *known == name).unwrap().1.to_owned()
}

/// The provider's clock and ours: a token is good for an hour.
#[tokio::test]
async fn a_token_of_another_time_is_not_believed() {
    let provider = Provider::start(&[]);
    for ahead in [90 * MINUTE, 0u64.wrapping_sub(10 * MINUTE)] {
        let house = House::today(&provider.settings()).await;
        let alice = Sender::sign_in(&house).await;
        sent(&house, &alice, 6).await;
        let bob = Browser::open(&house, BOB).await;
        house.clock.pass(ahead);
        let post = bob.authorisation(None);
        let state = identified(&house, &bob, &post, "Bob").await;
        assert_eq!(state.stage, IdentityStage::Unbelieved, "{ahead}");
    }
}

#[tokio::test]
async fn a_provider_that_is_away_is_said_so() {
    let mut provider = Provider::start(&[]);
    let settings = provider.settings();
    let issuer = std::mem::take(&mut provider.issuer);
    drop(provider);
    let house = House::today(&settings).await;
    let alice = Sender::sign_in(&house).await;
    sent(&house, &alice, 7).await;
    let bob = Browser::open(&house, BOB).await;
    let refusal = ask(&house, &bob, &wanted(&bob, &bob.authorisation(None))).await.unwrap_err();
    assert_eq!(refusal, refused(503, "provider_unreachable"), "{issuer}");
}

#[tokio::test]
async fn nobody_is_asked_who_they_are_where_nobody_can_show_it() {
    let house = House::start().await;
    let alice = Sender::sign_in(&house).await;
    let mut send = envelope(8, &[BOB]);
    send.sent.level = Level::Verified;
    assert_eq!(alice.send(&house, &send).await.unwrap_err(), refused(422, "identity_unavailable"));
    send.sent.level = Level::Email;
    alice.send(&house, &send).await.unwrap();
    let bob = Browser::open(&house, BOB).await;
    assert_eq!(bob.view.provider, None);
    let refusal = ask(&house, &bob, &wanted(&bob, &bob.authorisation(None))).await.unwrap_err();
    assert_eq!(refusal, refused(422, "identity_unavailable"));
    let nothing = house.client.get(format!("{}/identity/callback?state=x", house.url)).send().await.unwrap();
    assert_eq!(nothing.status().as_u16(), 404);
}
