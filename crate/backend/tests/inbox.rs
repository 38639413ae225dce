//! What waits for one person: for a host's page, after a code, and many acts with one code.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::{
    House, MINUTE, Refused,
    browser::{Browser, list_consents},
    refused,
    sender::{BOB, CHLOE, Person, SENDER, Sender, approval, as_role, envelope, with_phone},
};
use envelope::{Channel, EnvelopeId, Phase, Role};
use evidence::{Transcript, has_its_texts, list_digest, sha256};
use paraph_backend as _;
use protocol::http::{
    Authorise, CodeSent, DeliveryState, InboxLink, InboxSession, InboxView, ListCodeSent, ListSessions,
    NoticeKind, Send,
};
use serde_json::{Value, json};
use words::Language;

const KEY: &str = "0123456789abcdef0123456789abcdef";
const BOB_LAST: Person = (BOB.0, BOB.1, 0);

async fn house() -> House {
    let key = sha256("", KEY.as_bytes());
    let short = sha256("", b"short");
    House::with(&format!("[inbox]\nkeys = ['{key}', '{short}']")).await
}

async fn opened(house: &House, email: &str) -> Result<InboxSession, Refused> {
    house.post("/inbox/sessions", KEY, &json!({"email": email, "language": "fr"})).await
}

async fn shown(house: &House, token: &str) -> InboxView {
    house.get("/inbox", token).await.unwrap()
}

fn listed(sends: &[&Send]) -> Value {
    let all = sends.iter().map(|send| json!({"envelope": send.sent.envelope, "recipient": 0}));
    Value::Array(all.collect())
}

#[tokio::test]
async fn a_host_shows_what_waits() {
    let house = house().await;
    let alice = Sender::sign_in(&house).await;
    let later = approval(1, &[BOB_LAST]);
    let mut urgent = envelope(2, &[BOB, CHLOE]);
    urgent.sent.deadline = envelope::Timestamp(later.sent.deadline.0 - 1000);
    for send in [&later, &urgent] {
        alice.send(&house, send).await.unwrap();
    }
    for key in ["", "x", "short", &KEY[1..], &alice.token] {
        let ask = json!({"email": BOB.0, "language": "fr"});
        let refusal = house.post::<Value>("/inbox/sessions", key, &ask).await.unwrap_err();
        assert_eq!(refusal, refused(401, "unauthorised"), "{key}");
    }
    assert_eq!(opened(&house, "bob").await.unwrap_err(), refused(422, "address_invalid"));
    assert_eq!(opened(&house, "nobody@partner.example").await.unwrap().waiting, 0);
    let bob = opened(&house, "Bob@Partner.example").await.unwrap();
    assert_eq!(bob.waiting, 2);
    let view = shown(&house, &bob.token).await;
    let lines: Vec<_> =
        view.lines.iter().map(|line| (&line.envelope, line.role, line.sender.as_str())).collect();
    assert_eq!(
        lines,
        [(&urgent.sent.envelope, Role::Signer, SENDER), (&later.sent.envelope, Role::Approver, SENDER)],
        "the most urgent first"
    );
    assert_eq!(view.lines.iter().map(|line| line.with_others).collect::<Vec<_>>(), [true, false]);
    let document = &view.lines[0].documents[1];
    assert_eq!((document.name.as_str(), document.sha256), ("bail.pdf", urgent.sent.documents[1].sha256));
    assert_eq!(opened(&house, CHLOE.0).await.unwrap().waiting, 0, "not her turn yet");

    let ask = json!({"envelope": urgent.sent.envelope, "recipient": 0});
    let link: InboxLink = house.post("/inbox/links", &bob.token, &ask).await.unwrap();
    let secret = link.url.split_once("sign.html#").unwrap().1.to_owned();
    let page = Browser::open_link(&house, BOB, secret).await;
    page.act(&house).await;
    assert_eq!(shown(&house, &bob.token).await.waiting, 1);
    assert_eq!(opened(&house, CHLOE.0).await.unwrap().waiting, 1, "now it is");
    let others = json!({"envelope": urgent.sent.envelope, "recipient": 1});
    let refusal = house.post::<Value>("/inbox/links", &bob.token, &others).await.unwrap_err();
    assert_eq!(refusal, refused(404, "not_found"));
    // An inbox is no session to act with, and the other way round.
    assert_eq!(house.get::<Value>("/session", &bob.token).await.unwrap_err().0, 401);
    assert_eq!(house.get::<Value>("/inbox", &page.token).await.unwrap_err().0, 401);
    house.clock.pass(31 * MINUTE);
    assert_eq!(house.get::<Value>("/inbox", &bob.token).await.unwrap_err().0, 401);
}

#[tokio::test]
async fn who_takes_over_has_it_in_the_own_inbox() {
    let house = house().await;
    let alice = Sender::sign_in(&house).await;
    let send = envelope(3, &[BOB, CHLOE]);
    alice.send(&house, &send).await.unwrap();
    let replace = json!({"recipient": 0, "email": "dora@example.net"});
    let path = format!("/envelopes/{}/reassign", send.sent.envelope);
    let _: Value = house.post(&path, &alice.token, &replace).await.unwrap();
    assert_eq!(opened(&house, BOB.0).await.unwrap().waiting, 0);
    assert_eq!(opened(&house, "dora@example.net").await.unwrap().waiting, 1);
}

#[tokio::test]
async fn without_a_host_a_code_opens_the_inbox() {
    let house = House::start().await;
    let alice = Sender::sign_in(&house).await;
    for send in [approval(1, &[BOB_LAST]), approval(2, &[BOB_LAST])] {
        alice.send(&house, &send).await.unwrap();
    }
    let page = Browser::open(&house, BOB).await;
    let by_link_alone = house.post::<InboxSession>("/session/inbox", &page.token, &json!({})).await;
    assert_eq!(by_link_alone.unwrap_err(), refused(403, "code_needed"));
    let code = page.code(&house).await;
    let inbox: InboxSession =
        house.post("/session/inbox", &page.token, &json!({"code": code})).await.unwrap();
    assert_eq!(inbox.waiting, 2);
    let again = house.post::<InboxSession>("/session/inbox", &page.token, &json!({"code": code})).await;
    assert_eq!(again.unwrap_err(), refused(403, "code_expired"), "a code is good once");
}

#[tokio::test]
async fn a_code_by_sms_opens_no_inbox_of_a_mail_address() {
    let house = House::start().await;
    let alice = Sender::sign_in(&house).await;
    let mut send = approval(1, &[BOB_LAST]);
    with_phone(&mut send, 0, "+33612345678", Channel::Sms, Channel::Sms);
    alice.send(&house, &send).await.unwrap();
    let page = Browser::open_link(&house, BOB, house.link_for("+33612345678").await.unwrap()).await;
    let _: CodeSent = house.post("/session/codes", &page.token, &json!({})).await.unwrap();
    let code = house.code_for("+33612345678").await;
    let refusal = house.post::<Value>("/session/inbox", &page.token, &json!({"code": code})).await;
    assert_eq!(refusal.unwrap_err(), refused(403, "mailbox_unproven"));
}

#[tokio::test]
async fn one_code_for_many_and_each_agreed_to_by_itself() {
    let house = house().await;
    let alice = Sender::sign_in(&house).await;
    let sends = [envelope(1, &[BOB]), approval(2, &[BOB_LAST]), envelope(3, &[BOB]), envelope(4, &[BOB])];
    for send in &sends {
        alice.send(&house, send).await.unwrap();
    }
    let [one, two, three, left_out] = &sends;
    let inbox = opened(&house, BOB.0).await.unwrap();
    let list = listed(&[three, one, two]);
    let before = house.mails().await.len();
    let _: ListCodeSent =
        house.post("/inbox/codes", &inbox.token, &json!({"envelopes": list})).await.unwrap();
    assert_eq!(house.mails().await.len(), before + 1, "one mail for all");
    let mail = house.newest_mail_to(BOB.0).await;
    assert!(mail.subject.ends_with("est votre code pour 3 envois"), "{}", mail.subject);
    let code = house.code_for(BOB.0).await;

    let other = json!({"envelopes": listed(&[one, two, three, left_out]), "code": code});
    let refusal = house.post::<Value>("/inbox/lists", &inbox.token, &other).await.unwrap_err();
    assert_eq!(refusal, refused(403, "code_wrong"), "the code is for exactly this list");
    let shuffled = json!({"envelopes": listed(&[one, two, three, one]), "code": code});
    // One of them is cancelled meanwhile: the others go on.
    let cancel = format!("/envelopes/{}/cancel", three.sent.envelope);
    let _: Value = house.post(&cancel, &alice.token, &json!({"reason": null})).await.unwrap();
    let sessions: ListSessions = house.post("/inbox/lists", &inbox.token, &shuffled).await.unwrap();
    let pairs: Vec<(EnvelopeId, u16)> =
        [one, two, three].iter().map(|send| (send.sent.envelope.clone(), 0)).collect();
    assert_eq!(sessions.list, list_digest(&pairs));
    let used = house.post::<Value>("/inbox/lists", &inbox.token, &shuffled).await.unwrap_err();
    assert_eq!(used, refused(403, "code_expired"), "and good once");
    let mut pages = sessions.sessions.into_iter();
    let mut page = || {
        let one = pages.next().unwrap();
        (one.problem.map(|problem| problem.code), one.session.map(|session| Browser::with(session, BOB)))
    };
    let (signs, approves) = (page().1.unwrap(), page().1.unwrap());
    assert_eq!(page().0.as_deref(), Some("ended"));

    assert!(signs.view.identified);
    // Nobody says to have read what was not shown.
    let as_if_read = signs.authorisation(None);
    let refusal = signs.authorise(&house, &as_if_read).await.unwrap_err();
    assert_eq!(refusal, refused(422, "consent_missing"));
    let agreed = Authorise { consents: list_consents(Language::En), ..as_if_read };
    let authorisation = signs.authorise(&house, &agreed).await.unwrap();
    assert!(
        authorisation.record.contains(&format!("\"list\":\"{}\"", sessions.list)),
        "the record names the list"
    );
    let post = signs.prepared(&house, &authorisation, &signs.acts()).await;
    signs.sign(&house, &post).await.unwrap();
    approves.approve(&house, &approves.approval(None)).await.unwrap();
    for send in [one, two] {
        let view = alice.view(&house, &send.sent.envelope).await;
        let transcript =
            Transcript::parse(view.envelope.clone(), view.records.iter().map(String::as_str)).unwrap();
        assert_eq!(transcript.state().phase(), Phase::Finalised);
        let asked = view.records.iter().filter(|record| record.contains("\"code_sent\"")).count();
        assert_eq!(asked, 1, "that a code left is in each record");
        assert!(transcript.records().iter().all(|record| has_its_texts(record.event())));
    }
    // What is not in the list still needs a code of its own.
    let ask = json!({"envelope": left_out.sent.envelope, "recipient": 0});
    let link: InboxLink = house.post("/inbox/links", &inbox.token, &ask).await.unwrap();
    let secret = link.url.split_once("sign.html#").unwrap().1.to_owned();
    let alone = Browser::open_link(&house, BOB, secret).await;
    let refusal = alone.authorise(&house, &alone.authorisation(None)).await.unwrap_err();
    assert_eq!(refusal.1, "code_needed");
    let as_of_a_list = Authorise { consents: list_consents(Language::Fr), ..alone.authorisation(None) };
    let refusal = alone.authorise(&house, &as_of_a_list).await.unwrap_err();
    assert_eq!(refusal, refused(422, "consent_missing"), "and a text of its own");
}

/// In the middle of a run through a list, one of it becomes somebody else's: it is refused, the others go on.
#[tokio::test]
async fn whoever_was_replaced_within_a_list_can_do_nothing_more_there() {
    let house = house().await;
    let alice = Sender::sign_in(&house).await;
    let sends = [approval(1, &[BOB_LAST]), approval(2, &[BOB_LAST])];
    for send in &sends {
        alice.send(&house, send).await.unwrap();
    }
    let inbox = opened(&house, BOB.0).await.unwrap();
    let list = listed(&[&sends[0], &sends[1]]);
    let _: ListCodeSent =
        house.post("/inbox/codes", &inbox.token, &json!({"envelopes": list})).await.unwrap();
    let open = json!({"envelopes": list, "code": house.code_for(BOB.0).await});
    let sessions: ListSessions = house.post("/inbox/lists", &inbox.token, &open).await.unwrap();
    let pages: Vec<_> =
        sessions.sessions.into_iter().map(|one| Browser::with(one.session.unwrap(), BOB)).collect();
    let replaced = pages.iter().find(|page| page.view.envelope == sends[0].sent.envelope).unwrap();
    let other = pages.iter().find(|page| page.view.envelope == sends[1].sent.envelope).unwrap();
    let path = format!("/envelopes/{}/reassign", sends[0].sent.envelope);
    let dora = json!({"recipient": replaced.view.recipient, "email": "dora@example.net"});
    let _: Value = house.post(&path, &alice.token, &dora).await.unwrap();
    let before = alice.everything(&house, &sends[0].sent.envelope).await;
    let refusal = replaced.approve(&house, &replaced.approval(None)).await.unwrap_err();
    assert_eq!(refusal, refused(401, "unauthorised"));
    assert_eq!(alice.everything(&house, &sends[0].sent.envelope).await, before);
    other.approve(&house, &other.approval(None)).await.unwrap();
}

#[tokio::test]
async fn a_code_for_a_list_does_not_last() {
    let house = house().await;
    let alice = Sender::sign_in(&house).await;
    let send = approval(1, &[BOB_LAST]);
    alice.send(&house, &send).await.unwrap();
    let inbox = opened(&house, BOB.0).await.unwrap();
    let list = listed(&[&send]);
    let _: ListCodeSent =
        house.post("/inbox/codes", &inbox.token, &json!({"envelopes": list})).await.unwrap();
    let code = house.code_for(BOB.0).await;
    let open = json!({"envelopes": list, "code": code});
    let mut sessions: ListSessions = house.post("/inbox/lists", &inbox.token, &open).await.unwrap();
    let page = Browser::with(sessions.sessions.remove(0).session.unwrap(), BOB);
    house.clock.pass(31 * MINUTE);
    let late = page.approve(&house, &page.approval(None)).await.unwrap_err();
    assert_eq!(late, refused(403, "code_needed"));
    let own = page.code(&house).await;
    page.approve(&house, &page.approval(Some(&own))).await.unwrap();
}

#[tokio::test]
async fn a_list_is_of_one_person_whose_codes_go_to_one_place() {
    let house = house().await;
    let alice = Sender::sign_in(&house).await;
    let by_mail = [approval(1, &[BOB_LAST]), approval(5, &[BOB_LAST]), approval(6, &[BOB_LAST])];
    let mut by_sms = approval(2, &[BOB_LAST]);
    with_phone(&mut by_sms, 0, "+33612345678", Channel::Email, Channel::Sms);
    let hers = approval(3, &[(CHLOE.0, CHLOE.1, 0)]);
    let mut copy = approval(4, &[(CHLOE.0, CHLOE.1, 0), BOB_LAST]);
    as_role(&mut copy, 1, Role::Copy, false);
    for send in by_mail.iter().chain([&by_sms, &hers, &copy]) {
        alice.send(&house, send).await.unwrap();
    }
    let inbox = opened(&house, BOB.0).await.unwrap();
    let ask = async |envelopes: Value| {
        house.post::<ListCodeSent>("/inbox/codes", &inbox.token, &json!({"envelopes": envelopes})).await
    };
    assert_eq!(ask(listed(&[&hers])).await.unwrap_err(), refused(404, "not_found"));
    assert_eq!(ask(json!([])).await.unwrap_err(), refused(422, "list_too_long"));
    let as_copy = json!([{"envelope": copy.sent.envelope, "recipient": 1}]);
    assert_eq!(ask(as_copy).await.unwrap_err(), refused(422, "other_role"));
    assert!(ask(listed(&[&by_sms])).await.unwrap().left_out.is_empty());
    assert_eq!(house.code_for("+33612345678").await.len(), 6, "by SMS, as the sender wanted");

    // What does not go with the others is left out, and does not stop them.
    let [one, two, ended] = &by_mail;
    let cancel = format!("/envelopes/{}/cancel", ended.sent.envelope);
    let _: Value = house.post(&cancel, &alice.token, &json!({"reason": null})).await.unwrap();
    let sent = ask(listed(&[&by_sms, one, ended, &hers, two])).await.unwrap();
    let id = |send: &Send| send.sent.envelope.clone();
    let taken: BTreeSet<_> = sent.envelopes.into_iter().map(|listed| listed.envelope).collect();
    assert_eq!(taken, BTreeSet::from([id(one), id(two)]));
    let left: BTreeMap<_, _> =
        sent.left_out.into_iter().map(|one| (one.envelope, one.problem.unwrap().code)).collect();
    let expected = [(&by_sms, "other_way"), (ended, "ended"), (&hers, "not_found")];
    assert_eq!(left, expected.map(|(send, code)| (id(send), code.to_owned())).into());
    let open = json!({"envelopes": listed(&[one, two]), "code": house.code_for(BOB.0).await});
    let opened: ListSessions = house.post("/inbox/lists", &inbox.token, &open).await.unwrap();
    assert!(opened.sessions.iter().all(|one| one.session.is_some()));
}

#[tokio::test]
async fn a_code_for_a_list_that_could_not_leave_shows_on_each_envelope() {
    let house = house().await;
    let alice = Sender::sign_in(&house).await;
    let sends = [approval(1, &[BOB_LAST]), approval(2, &[BOB_LAST]), approval(3, &[BOB_LAST])];
    for send in &sends {
        alice.send(&house, send).await.unwrap();
    }
    let inbox = opened(&house, BOB.0).await.unwrap();
    let list = listed(&[&sends[0], &sends[1]]);
    let _: ListCodeSent =
        house.post("/inbox/codes", &inbox.token, &json!({"envelopes": list})).await.unwrap();
    let pool = sqlx::AnyPool::connect(&house.config.database).await.unwrap();
    sqlx::query("UPDATE outbox SET state = 'failed' WHERE list IS NOT NULL").execute(&pool).await.unwrap();
    let missed = async |send: &Send| {
        let view = alice.view(&house, &send.sent.envelope).await;
        let codes = view.deliveries.into_iter().filter(|one| one.kind == NoticeKind::Code);
        codes.map(|one| (one.recipient, one.state)).collect::<Vec<_>>()
    };
    for (send, count) in sends.iter().zip([1, 1, 0]) {
        assert_eq!(missed(send).await, vec![(Some(0), DeliveryState::Failed); count]);
    }
    // One that is asked for alone takes its place there, and nowhere else.
    let ask = json!({"envelope": sends[0].sent.envelope, "recipient": 0});
    let link: InboxLink = house.post("/inbox/links", &inbox.token, &ask).await.unwrap();
    let secret = link.url.split_once("sign.html#").unwrap().1.to_owned();
    Browser::open_link(&house, BOB, secret).await.code(&house).await;
    assert_eq!((missed(&sends[0]).await.len(), missed(&sends[1]).await.len()), (0, 1));
}

#[tokio::test]
async fn other_lists_are_no_new_tries() {
    let house = house().await;
    let alice = Sender::sign_in(&house).await;
    let sends: Vec<Send> = (1..=12).map(|seed| approval(seed, &[BOB_LAST])).collect();
    for send in &sends {
        alice.send(&house, send).await.unwrap();
    }
    let inbox = opened(&house, BOB.0).await.unwrap();
    let mut answers = vec![];
    for send in &sends {
        let ask = json!({"envelopes": listed(&[send])});
        answers.push(house.post::<ListCodeSent>("/inbox/codes", &inbox.token, &ask).await.map(|_| ()));
    }
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 10);
    assert_eq!(answers[10], Err(refused(429, "too_many_codes")));
}
