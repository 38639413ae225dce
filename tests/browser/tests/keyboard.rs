//! The whole way of the sender and of a signer by the keyboard alone.
#![allow(clippy::unwrap_used, clippy::panic)]

use paraph_browser_tests::{
    Browser, Device, Engine, Stack, by_keys,
    inbox::{self, DIANE},
    story::{Envelope, Signer, Way},
};
use paraph_conformance::documents::{Content, Structure, write};
use words::Language;

const FIRST: Signer = Signer {
    email: "ines@example.org",
    name: "Inès Lefèvre",
    device: Device::Laptop,
    language: Language::Fr,
    way: Way::Type,
};
const SECOND: Signer = Signer {
    email: "tom@example.org",
    name: "Tom Łukasz",
    device: Device::Phone,
    language: Language::En,
    ..FIRST
};

#[tokio::test(flavor = "multi_thread")]
async fn everything_is_done_without_a_pointer() {
    by_keys_alone(Engine::Chromium).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_is_done_without_a_pointer_in_firefox() {
    by_keys_alone(Engine::Firefox).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_is_done_without_a_pointer_in_webkit() {
    by_keys_alone(Engine::WebKit).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn many_are_signed_without_a_pointer() {
    let stack = Stack::start().await.unwrap();
    inbox::send(&stack, &["Lease", "Annex", "Charter"]).await.unwrap();
    let diane = Signer { device: Device::Laptop, ..DIANE };
    let browser = Browser::start(&stack, Engine::Chromium, diane.device, diane.language).await.unwrap();
    let page = by_keys::sign_many(&stack, &browser, &diane).await.unwrap();
    inbox::says(&page, "inbox-signed-title", &[("count", 3)]).await.unwrap();
    assert_eq!(inbox::codes(&stack).await.unwrap(), 1);
}

async fn by_keys_alone(engine: Engine) {
    let stack = Stack::start().await.unwrap();
    let file = stack.folder().join("Bail.pdf");
    let content = Content { text: "Lease".into(), pages: 3, ..Content::default() };
    write(&file, &content, Structure::Classic).unwrap();
    let sender = Browser::start(&stack, engine, Device::Laptop, Language::Fr).await.unwrap();
    let signers = [FIRST, SECOND];
    let envelope =
        Envelope { file: &file, title: "Bail Lille", signers: &signers, at_once: false, pictures: None };
    by_keys::send(&stack, &sender, &envelope).await.unwrap();
    sender.end().await.unwrap();
    for signer in &signers {
        let browser = Browser::start(&stack, engine, signer.device, signer.language).await.unwrap();
        by_keys::sign(&stack, &browser, signer).await.unwrap();
        browser.end().await.unwrap();
    }
    assert!(stack.signed_version(2).await.unwrap().starts_with(&std::fs::read(&file).unwrap()));
}
