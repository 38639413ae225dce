//! Every state of the story looked at closely: accessibility (axe, contrast included) as a phone and as a
//! laptop, by day and by night; controls large enough for a finger; nothing too wide at 320 px.
#![allow(clippy::unwrap_used, clippy::panic)]

use paraph_browser_tests::{
    Browser, Device, Engine, Stack, beside,
    story::{self, Envelope, Signer, Way},
};
use paraph_conformance::documents::{Content, Structure, write};
use words::Language;

const FIRST: Signer = Signer {
    email: "ines@example.org",
    name: "Inès Lefèvre",
    device: Device::Phone,
    language: Language::Fr,
    way: Way::Draw,
};
const SECOND: Signer = Signer {
    email: "tom@example.org",
    name: "Tom Łukasz",
    device: Device::Laptop,
    language: Language::En,
    way: Way::Type,
};
const NOTHING: [String; 0] = [];

async fn browser(stack: &Stack, device: Device, language: Language) -> Browser {
    Browser::start(stack, Engine::Chromium, device, language).await.unwrap().with_a_careful_eye()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_state_of_the_story_is_accessible() {
    let stack = Stack::start().await.unwrap();
    let file = stack.folder().join("Bail.pdf");
    let content = Content { text: "Lease".into(), pages: 2, ..Content::default() };
    write(&file, &content, Structure::Classic).unwrap();
    let signers = [FIRST, SECOND];
    let sender = browser(&stack, Device::Phone, Language::En).await;
    let envelope =
        Envelope { file: &file, title: "Bail", signers: &signers, at_once: false, pictures: Some("closely") };
    story::send(&stack, &sender, &envelope).await.unwrap();
    beside::follow(&stack, &sender).await.unwrap();
    let mut faults = sender.faults();
    sender.end().await.unwrap();
    for signer in &signers {
        let browser = browser(&stack, signer.device, signer.language).await;
        story::sign(&stack, &browser, signer, None).await.unwrap();
        beside::come_back(&stack, &browser, signer).await.unwrap();
        faults.extend(browser.faults());
        browser.end().await.unwrap();
    }
    assert_eq!(faults, NOTHING);
}

#[tokio::test(flavor = "multi_thread")]
async fn so_is_what_happens_beside_it() {
    let stack = Stack::start().await.unwrap();
    let file = stack.folder().join("Bail.pdf");
    write(&file, &Content { text: "Lease".into(), pages: 1, ..Content::default() }, Structure::Classic)
        .unwrap();
    let sender = Browser::start(&stack, Engine::Chromium, Device::Laptop, Language::Fr).await.unwrap();
    let signers = [FIRST];
    let envelope = Envelope { file: &file, title: "Bail", signers: &signers, at_once: false, pictures: None };
    story::send(&stack, &sender, &envelope).await.unwrap();
    sender.end().await.unwrap();

    let signer = browser(&stack, FIRST.device, FIRST.language).await;
    let other = stack.folder().join("Autre.pdf");
    write(&other, &Content { text: "Other".into(), pages: 1, ..Content::default() }, Structure::Classic)
        .unwrap();
    beside::be_given_another_file(&stack, &signer, &FIRST, &other).await.unwrap();
    beside::decline(&stack, &signer, &FIRST).await.unwrap();
    beside::open_a_dead_link(&stack, &signer).await.unwrap();
    for address in ["/index.html", "/"] {
        let page = signer.go(&format!("{}{address}", stack.host)).await.unwrap();
        page.see_element("h1").await.unwrap();
        page.state(None, address).await.unwrap();
    }
    assert_eq!(signer.faults(), NOTHING);
}
