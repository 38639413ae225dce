//! Nothing personal and no secret is ever logged, at any level.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::{
    io::Write,
    sync::{Arc, Mutex},
};

use common::{
    House, MINUTE,
    browser::Browser,
    gateway,
    provider::{Person, Provider, say_so},
    sender::{BOB, CHLOE, SENDER, Sender, envelope, with_phone},
};
use envelope::{Channel, Digest, Level};
use paraph_backend::{Encoding, Method, Sms, clock::Clock as _};
use serde_json::{Value, json};
use tracing_subscriber::fmt::MakeWriter;

const CHLOE_FIRST: common::sender::Person = (CHLOE.0, CHLOE.1, 0);

#[derive(Clone, Default)]
struct Captured(Arc<Mutex<Vec<u8>>>);

impl Write for Captured {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Captured {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

#[tokio::test]
async fn the_log_knows_nobody() {
    let captured = Captured::default();
    tracing_subscriber::fmt()
        .with_max_level(tracing_subscriber::filter::LevelFilter::TRACE)
        .with_ansi(false)
        .with_writer(captured.clone())
        .init();
    let (gateway, address) = gateway::start().await;
    gateway.lock().unwrap().answers = vec![(500, "no +33612345678"), (400, "no +33612345678")];
    let sms = Sms {
        url: format!("{address}/s3cret?to={{to}}"),
        method: Method::Post,
        headers: [("authorization".to_owned(), "Basic c2VjcmV0".to_owned())].into(),
        body: Some("{\"text\": \"{text}\"}".to_owned()),
        encoding: Encoding::Json,
        expect: None,
    };
    let house = House::changed("", |config| config.sms = Some(sms)).await;
    let alice = Sender::sign_in(&house).await;
    let sign_in_code = house.code_for(SENDER).await;
    let send = envelope(1, &[BOB, CHLOE]);
    alice.send(&house, &send).await.unwrap();
    let link = house.link_for(BOB.0).await.unwrap();
    let bob = Browser::open(&house, BOB).await;
    let code = bob.code(&house).await;
    let wrong = if code == "123456" { "654321" } else { "123456" };
    bob.authorise(&house, &bob.authorisation(Some(wrong))).await.unwrap_err();
    let authorisation = bob.authorise(&house, &bob.authorisation(Some(&code))).await.unwrap();
    let post = bob.prepared(&house, &authorisation, &bob.acts()).await;
    bob.sign(&house, &post).await.unwrap();
    let chloe = Browser::open(&house, CHLOE).await;
    let reason = json!({"reason": "un motif tout personnel"});
    let _: Value = house.post("/session/decline", &chloe.token, &reason).await.unwrap();
    let nonsense = json!({"email": "eve@nowhere.example", "language": "en"});
    house.post::<Value>("/office/codes", "", &nonsense).await.unwrap_err();
    house.get::<Value>("/envelopes/eve@nowhere.example", &alice.token).await.unwrap_err();

    let mut by_sms = envelope(2, &[CHLOE_FIRST]);
    with_phone(&mut by_sms, 0, "+33612345678", Channel::Sms, Channel::Sms);
    alice.send(&house, &by_sms).await.unwrap();
    while !String::from_utf8_lossy(&captured.0.lock().unwrap()).contains("given up") {
        house.clock.pass(MINUTE / 10);
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }

    let [state, provider_code] = logged_in().await;
    let log = String::from_utf8(captured.0.lock().unwrap().clone()).unwrap();
    assert!(log.contains("/identity/callback"), "it does log that somebody came back");
    assert!(log.contains("/api/v1/session/sign") && log.contains("code_wrong"), "it does log");
    // The test's own client logs too; what it says of itself is not the backend's.
    let own: Vec<&str> = log.lines().filter(|line| !is_client(line)).collect();
    let own = own.join("\n").to_lowercase();
    for secret in [
        SENDER,
        BOB.0,
        BOB.1,
        CHLOE.0,
        CHLOE.1,
        "bail",
        "loyer",
        "personnel",
        "eve@",
        "bonjour",
        &sign_in_code,
        &code,
        wrong,
        &link,
        &bob.token,
        &alice.token,
        &chloe.token,
        "bearer",
        "33612345678",
        "s3cret",
        "c2VjcmV0",
        "wilhelmine",
        &state,
        &provider_code,
        // How every signed token begins.
        "eyJhbGci",
    ] {
        assert!(!own.contains(&secret.to_lowercase()), "“{secret}” was logged");
    }
}

/// Somebody shows who they are at a provider; what came back through the browser.
async fn logged_in() -> [String; 2] {
    let provider = Provider::start(&[]);
    let house = House::today(&provider.settings()).await;
    let alice = Sender::sign_in(&house).await;
    let mut send = envelope(3, &[BOB]);
    (send.sent.level, send.sent.deadline) = (Level::Verified, house.clock.now().plus(60 * MINUTE));
    alice.send(&house, &send).await.unwrap();
    let bob = Browser::open(&house, BOB).await;
    let post = bob.authorisation(None);
    let name = post.name.commitment(&bob.view.envelope);
    let to =
        json!({"sign": {"name": name, "key": Digest(bob.key.public_key().fingerprint()), "acts": post.acts}});
    let ask = json!({"language": "fr", "consents": post.consents, "to": to});
    let asked: Value = house.post("/session/identity", &bob.token, &ask).await.unwrap();
    let back = Person::sign_in(asked["address"].as_str().unwrap(), "Wilhelmine").await;
    let page = say_so(&house, &back).await;
    assert!(page.contains("Wilhelmine"), "{page}");
    let parameter = |name: &str| {
        let (_, rest) = back.split_once(&format!("{name}=")).unwrap();
        rest.split('&').next().unwrap().to_owned()
    };
    [parameter("state"), parameter("code")]
}

fn is_client(line: &str) -> bool {
    ["reqwest", "hyper_util::client"].iter().any(|part| line.contains(part))
}
