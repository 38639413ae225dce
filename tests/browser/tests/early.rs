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

const TITLE: &str = "<b>Bail</b> & Lille";

/// Sends a lease to the signer.
async fn sent() -> Stack {
    let stack = Stack::start().await.unwrap();
    let file = stack.folder().join("Bail.pdf");
    let content = Content { text: "Bail".into(), pages: 1, ..Content::default() };
    write(&file, &content, Structure::Classic).unwrap();
    let sender = Browser::start(&stack, Engine::Chromium, Device::Laptop, Language::En).await.unwrap();
    let signers = [SIGNER];
    let envelope = Envelope { file: &file, title: TITLE, signers: &signers, at_once: false, pictures: None };
    story::send(&stack, &sender, &envelope).await.unwrap();
    sender.end().await.unwrap();
    stack
}

/// The engine does not come: the original is shown all the same, and no other file.
#[tokio::test(flavor = "multi_thread")]
async fn the_original_is_seen_while_the_engine_is_loading() {
    let stack = sent().await;
    let browser = Browser::start(&stack, Engine::Chromium, SIGNER.device, SIGNER.language).await.unwrap();
    let link = story::invitation(&stack, &SIGNER).await.unwrap();
    stack.recorder.hold("engine_bg.wasm");
    let page = browser.go(&link).await.unwrap();
    page.see_drawn(".page canvas").await.unwrap();
    page.see("sign-glimpse").await.unwrap();
    assert_eq!(page.count("button.btn.main, .end").await.unwrap(), 0, "nothing can be signed yet");
    page.must_fit().await.unwrap();
    stack.recorder.hold("");
    stack.recorder.let_go();
    page.see("sign-go-end").await.unwrap();
    page.see_drawn(".page canvas").await.unwrap();

    std::fs::remove_dir_all(stack.folder().join("host/documents")).unwrap();
    let other = stack.folder().join("Autre.pdf");
    let content = Content { text: "Autre".into(), pages: 1, ..Content::default() };
    write(&other, &content, Structure::Classic).unwrap();
    let browser = Browser::start(&stack, Engine::Chromium, SIGNER.device, SIGNER.language).await.unwrap();
    stack.recorder.hold("engine_bg.wasm");
    let page = browser.go(&link).await.unwrap();
    page.choose_file(&other).await.unwrap();
    page.see("sign-bringing").await.unwrap();
    tokio::time::sleep(std::time::Duration::from_millis(1500)).await;
    assert_eq!(page.count(".page").await.unwrap(), 0, "another file is not shown");
    stack.recorder.hold("");
    stack.recorder.let_go();
    page.see("trouble-other-file").await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn who_asks_is_said_while_the_rest_is_loading() {
    let stack = sent().await;
    let browser = Browser::start(&stack, Engine::Chromium, SIGNER.device, SIGNER.language).await.unwrap();
    let link = story::invitation(&stack, &SIGNER).await.unwrap();
    stack.recorder.hold("sign_bg.wasm");
    let page = browser.go(&link).await.unwrap();
    page.see_element(".asks h1").await.unwrap();
    page.see_text(TITLE).await.unwrap();
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
