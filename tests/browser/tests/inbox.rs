//! What waits for one person, on the page of a host: seen, signed and declined, many at once.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::path::Path;

use paraph_browser_tests::{
    Browser, Device, Engine, Mail, Stack,
    inbox::{DIANE, codes, enter, give, pdf, press, says, send, signed},
    story,
};
use paraph_conformance::foreign::all_accept;

/// The document store hands out other bytes than it was given.
fn spoil(stack: &Stack, original: &Path) {
    let bytes = std::fs::read(original).unwrap();
    let documents = std::fs::read_dir(stack.folder().join("host/documents")).unwrap();
    let mut contents = documents.map(|folder| folder.unwrap().path().join("content"));
    let kept = contents.find(|content| std::fs::read(content).unwrap() == bytes).unwrap();
    std::fs::copy(pdf(stack, "Another").unwrap(), kept).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn many_are_signed_with_one_code_and_one_that_fails_stops_no_other() {
    let stack = Stack::start().await.unwrap();
    send(&stack, &["Lease", "Annex", "Charter"]).await.unwrap();
    spoil(&stack, &stack.folder().join("Annex.pdf"));
    let browser = Browser::start(&stack, Engine::Chromium, DIANE.device, DIANE.language)
        .await
        .unwrap()
        .with_a_careful_eye();
    let page = enter(&stack, &browser, 3).await.unwrap();
    page.state(None, "what waits").await.unwrap();
    page.click(".all input").await.unwrap();
    press(&page, "inbox-sign", 3).await.unwrap();
    // What is about to be signed stands there by name, and nobody says to have read it.
    for title in ["Lease", "Annex", "Charter"] {
        page.see_text(&format!("{title}.pdf")).await.unwrap();
    }
    page.see("consent-list-terms").await.unwrap();
    give(&stack, &page, &DIANE).await.unwrap();
    page.state(None, "recap").await.unwrap();
    let delivered = stack.recorder.answered("/signed/");
    press(&page, "inbox-sign", 3).await.unwrap();

    says(&page, "inbox-signed-some-title", &[("count", 2), ("missed", 1)]).await.unwrap();
    page.see("trouble-other-file").await.unwrap();
    page.state(None, "result").await.unwrap();
    stack.delivered(delivered + 1).await.unwrap();
    let root = stack.trust_root().await.unwrap();
    let two = signed(&stack).unwrap();
    assert_eq!(two.len(), 2);
    for file in &two {
        all_accept(file, &root, 1).unwrap();
    }

    // The right file, and the code is still good.
    page.press("inbox-back").await.unwrap();
    says(&page, "inbox-title", &[("count", 1)]).await.unwrap();
    assert_eq!(codes(&stack).await.unwrap(), 1, "one code for all");
    page.state(None, "one waits").await.unwrap();
    assert_eq!(browser.faults(), Vec::<String>::new());
    assert_eq!(browser.complaints().await.unwrap(), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn who_brings_the_right_file_goes_on_with_the_same_code() {
    let stack = Stack::start().await.unwrap();
    send(&stack, &["Lease", "Annex"]).await.unwrap();
    let annex = stack.folder().join("Annex.pdf");
    spoil(&stack, &annex);
    let browser = Browser::start(&stack, Engine::Chromium, DIANE.device, DIANE.language).await.unwrap();
    let page = enter(&stack, &browser, 2).await.unwrap();
    page.click(".all input").await.unwrap();
    press(&page, "inbox-sign", 2).await.unwrap();
    give(&stack, &page, &DIANE).await.unwrap();
    press(&page, "inbox-sign", 2).await.unwrap();
    says(&page, "inbox-signed-some-title", &[("count", 1), ("missed", 1)]).await.unwrap();
    page.choose_file(&annex).await.unwrap();
    says(&page, "inbox-files-count", &[("count", 1)]).await.unwrap();
    press(&page, "inbox-go-on", 1).await.unwrap();
    let delivered = stack.recorder.answered("/signed/");
    press(&page, "inbox-sign", 1).await.unwrap();
    says(&page, "inbox-signed-title", &[("count", 1)]).await.unwrap();
    stack.delivered(delivered).await.unwrap();
    assert_eq!((codes(&stack).await.unwrap(), signed(&stack).unwrap().len()), (1, 2));
    page.press("inbox-back").await.unwrap();
    page.see("inbox-empty-title").await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn many_are_declined_with_one_reason_and_one_is_opened() {
    let stack = Stack::start().await.unwrap();
    send(&stack, &["Lease", "Annex", "Charter"]).await.unwrap();
    let browser = Browser::start(&stack, Engine::Chromium, Device::Laptop, DIANE.language)
        .await
        .unwrap()
        .with_a_careful_eye();
    let page = enter(&stack, &browser, 3).await.unwrap();
    for index in 2..=3 {
        page.click(&format!(".lines > li:nth-child({index}) input")).await.unwrap();
    }
    press(&page, "inbox-decline", 2).await.unwrap();
    says(&page, "inbox-decline-title", &[("count", 2)]).await.unwrap();
    page.fill("textarea", "Not what we agreed.").await.unwrap();
    page.state(None, "declining").await.unwrap();
    press(&page, "inbox-decline", 2).await.unwrap();
    says(&page, "inbox-declined-title", &[("count", 2)]).await.unwrap();
    page.press("inbox-back").await.unwrap();
    says(&page, "inbox-title", &[("count", 1)]).await.unwrap();
    assert_eq!(codes(&stack).await.unwrap(), 0, "declining needs none");
    assert_eq!(browser.faults(), Vec::<String>::new());
    page.press("inbox-open").await.unwrap();
    page.see_drawn(".page canvas").await.unwrap();
    page.see("sign-decline-open").await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn who_signed_one_is_offered_what_else_waits() {
    let stack = Stack::start().await.unwrap();
    send(&stack, &["Lease", "Annex"]).await.unwrap();
    let browser = Browser::start(&stack, Engine::Chromium, DIANE.device, DIANE.language)
        .await
        .unwrap()
        .with_a_careful_eye();
    let lease = |mail: &Mail| mail.subject.contains("Lease").then(|| mail.link()).flatten();
    let page = browser.go(&stack.wait_for_mail(DIANE.email, lease).await.unwrap()).await.unwrap();
    let page = story::read_from(page, &DIANE, None).await.unwrap();
    story::confirm(&stack, &page, &DIANE, None).await.unwrap();
    says(&page, "sign-others-title", &[("count", 1)]).await.unwrap();
    page.state(None, "what else waits").await.unwrap();
    page.press("sign-others-open").await.unwrap();
    page.see_text("Annex").await.unwrap();
    page.see("sign-decline-open").await.unwrap();
    assert_eq!(browser.faults(), Vec::<String>::new());
    assert_eq!(browser.complaints().await.unwrap(), Vec::<String>::new());
}

/// Its sender cancels one while Diane gives name and mark: the code is for the others, and she is told why.
#[tokio::test(flavor = "multi_thread")]
async fn what_ended_meanwhile_is_left_out_of_the_list() {
    let stack = Stack::start().await.unwrap();
    let (sender, sent) = send(&stack, &["Lease", "Annex", "Charter"]).await.unwrap();
    let browser = Browser::start(&stack, Engine::Chromium, DIANE.device, DIANE.language)
        .await
        .unwrap()
        .with_a_careful_eye();
    let page = enter(&stack, &browser, 3).await.unwrap();
    page.click(".all input").await.unwrap();
    press(&page, "inbox-sign", 3).await.unwrap();
    sender.cancel(&sent[1]).await.unwrap();
    give(&stack, &page, &DIANE).await.unwrap();
    says(&page, "inbox-left-out", &[("count", 1)]).await.unwrap();
    page.see("trouble-ended").await.unwrap();
    page.state(None, "one is left out").await.unwrap();
    press(&page, "inbox-sign", 2).await.unwrap();
    says(&page, "inbox-signed-title", &[("count", 2)]).await.unwrap();
    assert_eq!(browser.faults(), Vec::<String>::new());
}

/// The whole way once in each of the other engines.
async fn two_are_signed_in(engine: Engine) {
    let stack = Stack::start().await.unwrap();
    send(&stack, &["Lease", "Annex"]).await.unwrap();
    let browser = Browser::start(&stack, engine, Device::Laptop, DIANE.language).await.unwrap();
    let page = enter(&stack, &browser, 2).await.unwrap();
    page.click(".all input").await.unwrap();
    press(&page, "inbox-sign", 2).await.unwrap();
    give(&stack, &page, &DIANE).await.unwrap();
    let delivered = stack.recorder.answered("/signed/");
    press(&page, "inbox-sign", 2).await.unwrap();
    says(&page, "inbox-signed-title", &[("count", 2)]).await.unwrap();
    stack.delivered(delivered + 1).await.unwrap();
    let root = stack.trust_root().await.unwrap();
    for file in signed(&stack).unwrap() {
        all_accept(&file, &root, 1).unwrap();
    }
    assert_eq!(codes(&stack).await.unwrap(), 1);
    assert_eq!(browser.complaints().await.unwrap(), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn two_are_signed_at_once_in_firefox() {
    two_are_signed_in(Engine::Firefox).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_are_signed_at_once_in_webkit() {
    two_are_signed_in(Engine::WebKit).await;
}
