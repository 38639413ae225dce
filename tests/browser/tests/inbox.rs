//! What waits for one person, on the page of a host: seen, signed and declined, many at once.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::path::{Path, PathBuf};

use paraph_browser_tests::{
    Browser, Device, Engine, Mail, Page, Stack,
    story::{self, Envelope, Signer, Way},
};
use paraph_conformance::{
    documents::{Content, Structure, write},
    foreign::all_accept,
};
use words::Language;

const DIANE: Signer = Signer {
    email: "diane@lilas.example",
    name: "Diane Morel",
    device: Device::Phone,
    language: Language::En,
    way: Way::Type,
};

/// Sends one page for each title to Diane.
async fn send(stack: &Stack, titles: &[&str]) {
    let sender = Browser::start(stack, Engine::Chromium, Device::Laptop, Language::En).await.unwrap();
    for title in titles {
        let file = pdf(stack, title);
        let envelope = Envelope { file: &file, title, signers: &[DIANE], at_once: false, pictures: None };
        story::send(stack, &sender, &envelope).await.unwrap();
    }
    sender.end().await.unwrap();
}

fn pdf(stack: &Stack, title: &str) -> PathBuf {
    let file = stack.folder().join(format!("{title}.pdf"));
    let content = Content { text: title.into(), pages: 1, ..Content::default() };
    write(&file, &content, Structure::Classic).unwrap();
    file
}

/// Diane enters the document store, whose page shows what waits for her.
async fn enter(stack: &Stack, browser: &Browser, waiting: usize) -> Page {
    let page = browser.go(&format!("{}/", stack.host)).await.unwrap();
    page.click("button[value=diane]").await.unwrap();
    says(&page, "inbox-title", &[("count", waiting)]).await;
    page
}

fn said(key: &str, values: &[(&str, usize)]) -> String {
    let values: Vec<_> = values.iter().map(|(name, value)| (*name, value.to_string())).collect();
    let values: Vec<_> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    words::say(DIANE.language, key, &values)
}

async fn says(page: &Page, key: &str, values: &[(&str, usize)]) {
    page.see_text(&said(key, values)).await.unwrap();
}

/// The document store hands out other bytes than it was given.
fn spoil(stack: &Stack, original: &Path) {
    let bytes = std::fs::read(original).unwrap();
    let documents = std::fs::read_dir(stack.folder().join("host/documents")).unwrap();
    let mut contents = documents.map(|folder| folder.unwrap().path().join("content"));
    let kept = contents.find(|content| std::fs::read(content).unwrap() == bytes).unwrap();
    std::fs::copy(pdf(stack, "Another"), kept).unwrap();
}

/// The newest version of everything signed that the document store keeps.
fn signed(stack: &Stack) -> Vec<PathBuf> {
    let envelopes = std::fs::read_dir(stack.folder().join("host/signed")).unwrap();
    envelopes.map(|folder| folder.unwrap().path().join("0/1.pdf")).collect()
}

async fn codes(stack: &Stack) -> usize {
    stack.mails(DIANE.email).await.unwrap().iter().filter_map(Mail::code).count()
}

/// Name, mark, consents, and the one code.
async fn give(stack: &Stack, page: &Page, count: usize) {
    says(page, "inbox-recap-title", &[("count", count)]).await;
    page.fill("input[name=name]", DIANE.name).await.unwrap();
    page.press("inbox-mark").await.unwrap();
    page.press("sign-mark-type").await.unwrap();
    page.see_element("dialog .hand svg path").await.unwrap();
    page.press("sign-mark-set").await.unwrap();
    page.see("inbox-mark-change").await.unwrap();
    for index in 1..=2 {
        page.click(&format!("label.check:nth-of-type({index}) input")).await.unwrap();
    }
    page.press("sign-code-ask").await.unwrap();
    page.fill("#list-code", &stack.code(DIANE.email, None).await.unwrap()).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn many_are_signed_with_one_code_and_one_that_fails_stops_no_other() {
    let stack = Stack::start().await.unwrap();
    send(&stack, &["Lease", "Annex", "Charter"]).await;
    spoil(&stack, &stack.folder().join("Annex.pdf"));
    let browser = Browser::start(&stack, Engine::Chromium, DIANE.device, DIANE.language)
        .await
        .unwrap()
        .with_a_careful_eye();
    let page = enter(&stack, &browser, 3).await;
    page.state(None, "what waits").await.unwrap();
    page.click(".all input").await.unwrap();
    page.press_saying(&said("inbox-sign", &[("count", 3)])).await.unwrap();
    give(&stack, &page, 3).await;
    page.state(None, "recap").await.unwrap();
    let delivered = stack.recorder.answered("/signed/");
    page.press_saying(&said("inbox-sign", &[("count", 3)])).await.unwrap();

    says(&page, "inbox-signed-some-title", &[("count", 2), ("missed", 1)]).await;
    page.see("trouble-other-file").await.unwrap();
    page.state(None, "result").await.unwrap();
    stack.delivered(delivered + 1).await.unwrap();
    let root = stack.trust_root().await.unwrap();
    let two = signed(&stack);
    assert_eq!(two.len(), 2);
    for file in &two {
        all_accept(file, &root, 1).unwrap();
    }

    // The right file, and the code is still good.
    page.press("inbox-back").await.unwrap();
    says(&page, "inbox-title", &[("count", 1)]).await;
    assert_eq!(codes(&stack).await, 1, "one code for all");
    page.state(None, "one waits").await.unwrap();
    assert_eq!(browser.faults(), Vec::<String>::new());
    assert_eq!(browser.complaints().await.unwrap(), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn who_brings_the_right_file_goes_on_with_the_same_code() {
    let stack = Stack::start().await.unwrap();
    send(&stack, &["Lease", "Annex"]).await;
    let annex = stack.folder().join("Annex.pdf");
    spoil(&stack, &annex);
    let browser = Browser::start(&stack, Engine::Chromium, DIANE.device, DIANE.language).await.unwrap();
    let page = enter(&stack, &browser, 2).await;
    page.click(".all input").await.unwrap();
    page.press_saying(&said("inbox-sign", &[("count", 2)])).await.unwrap();
    give(&stack, &page, 2).await;
    page.press_saying(&said("inbox-sign", &[("count", 2)])).await.unwrap();
    says(&page, "inbox-signed-some-title", &[("count", 1), ("missed", 1)]).await;
    page.choose_file(&annex).await.unwrap();
    says(&page, "inbox-files-count", &[("count", 1)]).await;
    page.press_saying(&said("inbox-go-on", &[("count", 1)])).await.unwrap();
    let delivered = stack.recorder.answered("/signed/");
    page.press_saying(&said("inbox-sign", &[("count", 1)])).await.unwrap();
    says(&page, "inbox-signed-title", &[("count", 1)]).await;
    stack.delivered(delivered).await.unwrap();
    assert_eq!((codes(&stack).await, signed(&stack).len()), (1, 2));
    page.press("inbox-back").await.unwrap();
    page.see("inbox-empty-title").await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn many_are_declined_with_one_reason_and_one_is_opened() {
    let stack = Stack::start().await.unwrap();
    send(&stack, &["Lease", "Annex", "Charter"]).await;
    let browser = Browser::start(&stack, Engine::Chromium, Device::Laptop, DIANE.language)
        .await
        .unwrap()
        .with_a_careful_eye();
    let page = enter(&stack, &browser, 3).await;
    for index in 2..=3 {
        page.click(&format!(".lines > li:nth-child({index}) input")).await.unwrap();
    }
    page.press_saying(&said("inbox-decline", &[("count", 2)])).await.unwrap();
    says(&page, "inbox-decline-title", &[("count", 2)]).await;
    page.fill("textarea", "Not what we agreed.").await.unwrap();
    page.state(None, "declining").await.unwrap();
    page.press_saying(&said("inbox-decline", &[("count", 2)])).await.unwrap();
    says(&page, "inbox-declined-title", &[("count", 2)]).await;
    page.press("inbox-back").await.unwrap();
    says(&page, "inbox-title", &[("count", 1)]).await;
    assert_eq!(codes(&stack).await, 0, "declining needs none");
    assert_eq!(browser.faults(), Vec::<String>::new());
    page.press("inbox-open").await.unwrap();
    page.see_drawn(".page canvas").await.unwrap();
    page.see("sign-decline-open").await.unwrap();
}
