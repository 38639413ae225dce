//! Who asks is said before the element's inside has come; a reload goes on in the session it had.
#![allow(clippy::unwrap_used, clippy::panic)]

use paraph_browser_tests::{
    Browser, Device, Engine, Stack,
    story::{self, Envelope, Signer, Way},
};
use paraph_conformance::documents::{Content, Structure, write};
use words::Language;

const SIGNER: Signer = Signer {
    email: "ines@example.org",
    name: "Inès Lefèvre",
    device: Device::Phone,
    language: Language::Fr,
    way: Way::Draw,
};

#[tokio::test(flavor = "multi_thread")]
async fn who_asks_is_said_while_the_rest_is_loading() {
    let stack = Stack::start().await.unwrap();
    let file = stack.folder().join("Bail.pdf");
    write(&file, &Content { text: "Bail".into(), pages: 1, ..Content::default() }, Structure::Classic)
        .unwrap();
    let sender = Browser::start(&stack, Engine::Chromium, Device::Laptop, Language::En).await.unwrap();
    let signers = [SIGNER];
    let title = "<b>Bail</b> & Lille";
    let envelope = Envelope { file: &file, title, signers: &signers, at_once: false, pictures: None };
    story::send(&stack, &sender, &envelope).await.unwrap();
    sender.end().await.unwrap();

    let browser = Browser::start(&stack, Engine::Chromium, SIGNER.device, SIGNER.language).await.unwrap();
    let link = story::invitation(&stack, &SIGNER).await.unwrap();
    stack.recorder.hold("sign_bg.wasm");
    let page = browser.go(&link).await.unwrap();
    page.see_element(".asks h1").await.unwrap();
    page.see_text(title).await.unwrap();
    page.see_text("vous demande de signer").await.unwrap();
    assert_eq!(
        page.count(".asks b, .top, button.btn").await.unwrap(),
        0,
        "text is text, and nothing else is there"
    );
    page.must_fit().await.unwrap();
    stack.recorder.hold("");
    stack.recorder.let_go();
    page.see_drawn(".page canvas").await.unwrap();
    page.see_element(".top").await.unwrap();

    let opened = stack.recorder.answered("/links/open");
    let page = browser.reload().await.unwrap();
    page.see_drawn(".page canvas").await.unwrap();
    assert_eq!(stack.recorder.answered("/links/open"), opened, "the same session goes on");
    assert_eq!(browser.complaints().await.unwrap(), Vec::<String>::new());
}
