//! Nothing personal and no secret is ever logged, at any level.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::{
    io::Write,
    sync::{Arc, Mutex},
};

use common::{
    House,
    browser::Browser,
    sender::{BOB, CHLOE, SENDER, Sender, envelope},
};
use paraph_backend as _;
use serde_json::{Value, json};
use tracing_subscriber::fmt::MakeWriter;

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
    let house = House::start().await;
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

    let log = String::from_utf8(captured.0.lock().unwrap().clone()).unwrap();
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
    ] {
        assert!(!own.contains(&secret.to_lowercase()), "“{secret}” was logged");
    }
}

fn is_client(line: &str) -> bool {
    ["reqwest", "hyper_util::client"].iter().any(|part| line.contains(part))
}
