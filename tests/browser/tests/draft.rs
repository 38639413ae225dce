//! A draft survives its tab: killed at each step, it comes back whole in a new one of the same profile.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::path::PathBuf;

use paraph_browser_tests::{Browser, Device, Engine, Page, Stack, story};
use paraph_conformance::{
    documents::{Content, Structure, write},
    programs::output,
};
use words::Language;

const PASSWORD: &str = "open sesame";

fn pdf(stack: &Stack, name: &str, pages: usize) -> PathBuf {
    let file = stack.folder().join(name);
    write(&file, &Content { text: name.into(), pages, ..Content::default() }, Structure::Classic).unwrap();
    file
}

/// The tab is killed, and with it its session; the same person opens the page anew.
async fn again(stack: &Stack, browser: &Browser) -> Page {
    browser.kill_tab().await.unwrap();
    let page = browser.go(&format!("{}/office.html", stack.host)).await.unwrap();
    story::sign_in(stack, &page).await.unwrap();
    page
}

async fn must_be_resumed(page: &Page, title: &str) {
    page.see(title).await.unwrap();
    page.see("prepare-resumed").await.unwrap();
}

/// Where the slots are, as parts of their pages, in the order of the document.
async fn places(page: &Page) -> Vec<String> {
    page.attributes(".slot.mine-to-move", "style").await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_comes_back_at_each_step_as_it_was() {
    let stack = Stack::start().await.unwrap();
    let browser = Browser::start(&stack, Engine::Chromium, Device::Laptop, Language::Fr).await.unwrap();
    let page = story::begin(&stack, &browser).await.unwrap();
    for name in ["Bail.pdf", "Annexe.pdf"] {
        page.choose_file(&pdf(&stack, name, 2)).await.unwrap();
        page.see_text(name).await.unwrap();
    }

    let page = again(&stack, &browser).await;
    must_be_resumed(&page, "prepare-documents-title").await;
    assert_eq!(page.count(".file").await.unwrap(), 2);
    page.press("part-next").await.unwrap();
    page.fill(".people > :nth-child(1) input[type=email]", "ines@example.org").await.unwrap();
    page.press("prepare-people-add").await.unwrap();
    page.fill(".people > :nth-child(2) input[type=email]", "tom@example.org").await.unwrap();
    page.fill(".people > :nth-child(2) input[type=text]", "Tom Łukasz").await.unwrap();

    let page = again(&stack, &browser).await;
    must_be_resumed(&page, "prepare-people-title").await;
    assert_eq!(page.value(".people > :nth-child(2) input[type=text]").await.unwrap(), "Tom Łukasz");
    page.press("part-next").await.unwrap();
    place_both_on_both(&page).await;
    let before = places(&page).await;
    assert_eq!(before.len(), 2);

    let page = again(&stack, &browser).await;
    must_be_resumed(&page, "prepare-place-title").await;
    page.see_drawn(".page canvas").await.unwrap();
    assert_eq!(places(&page).await, before, "the slots are where they were");
    assert_eq!(page.count("nav .chip.good").await.unwrap(), 2, "on both documents");
    page.press("part-next").await.unwrap();
    page.fill("input[type=text]", "Bail Lille").await.unwrap();
    page.fill("textarea", "Merci de signer.").await.unwrap();

    let page = again(&stack, &browser).await;
    must_be_resumed(&page, "prepare-recap-title").await;
    assert_eq!(page.value("input[type=text]").await.unwrap(), "Bail Lille");
    assert_eq!(page.value("textarea").await.unwrap(), "Merci de signer.");
    page.press("prepare-send").await.unwrap();
    page.see("prepare-sent-title").await.unwrap();

    let page = again(&stack, &browser).await;
    page.see_text("Bail Lille").await.unwrap();
    page.press("prepare-home-new").await.unwrap();
    page.see("prepare-documents-title").await.unwrap();
    assert_eq!(page.count(".file").await.unwrap(), 0, "what was sent is forgotten");
    assert_eq!(browser.complaints().await.unwrap(), Vec::<String>::new());
}

async fn place_both_on_both(page: &Page) {
    page.see_drawn(".page canvas").await.unwrap();
    for (person, across) in [(1, 0.3), (2, 0.7)] {
        page.click(&format!(".whos > :nth-child({person})")).await.unwrap();
        page.touch_at(".page .layer", 1, (across, 0.8)).await.unwrap();
        page.see_element(&format!(".whos > :nth-child({person}) .chip.good")).await.unwrap();
        story::unfold(page).await.unwrap();
        page.press("prepare-place-everywhere").await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_password_is_not_kept_but_asked_again_and_then_it_goes_on() {
    let stack = Stack::start().await.unwrap();
    let browser = Browser::start(&stack, Engine::Chromium, Device::Laptop, Language::Fr).await.unwrap();
    let page = story::begin(&stack, &browser).await.unwrap();
    let locked = pdf(&stack, "Secret.pdf", 1);
    let lock = ["--encrypt", PASSWORD, "owner", "256", "--", "--replace-input"];
    output(std::process::Command::new("qpdf").args(lock).arg(&locked)).unwrap();
    page.choose_file(&locked).await.unwrap();
    unlock(&page).await;
    page.press("part-next").await.unwrap();
    page.fill(".people input[type=email]", "ines@example.org").await.unwrap();

    let page = again(&stack, &browser).await;
    must_be_resumed(&page, "prepare-documents-title").await;
    unlock(&page).await;
    page.see("prepare-people-title").await.unwrap();
    assert_eq!(page.value(".people input[type=email]").await.unwrap(), "ines@example.org");

    page.press("prepare-erase").await.unwrap();
    page.press("prepare-erase-yes").await.unwrap();
    let page = again(&stack, &browser).await;
    page.see("prepare-home-empty").await.unwrap();
    page.press("prepare-home-new").await.unwrap();
    assert_eq!(page.count(".file").await.unwrap(), 0, "erased");
}

async fn unlock(page: &Page) {
    page.see("part-password-title").await.unwrap();
    page.fill("input[type=password]", PASSWORD).await.unwrap();
    page.press("part-password-open").await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn an_envelope_whose_answer_was_lost_with_the_tab_is_not_sent_twice() {
    let stack = Stack::start().await.unwrap();
    let browser = Browser::start(&stack, Engine::Chromium, Device::Laptop, Language::Fr).await.unwrap();
    let page = story::begin(&stack, &browser).await.unwrap();
    page.choose_file(&pdf(&stack, "Bail.pdf", 1)).await.unwrap();
    page.see_text("Bail.pdf").await.unwrap();
    page.press("part-next").await.unwrap();
    page.fill(".people input[type=email]", "ines@example.org").await.unwrap();
    page.press("part-next").await.unwrap();
    page.see_drawn(".page canvas").await.unwrap();
    page.press("prepare-place-last").await.unwrap();
    page.press("part-next").await.unwrap();
    stack.recorder.lose("/api/v1/envelopes");
    page.press("prepare-send").await.unwrap();
    page.see("trouble-offline").await.unwrap();
    stack.recorder.lose("");

    let page = again(&stack, &browser).await;
    page.see("prepare-sent-title").await.unwrap();
    page.press("prepare-sent-back").await.unwrap();
    page.see("prepare-home-new").await.unwrap();
    assert_eq!(page.count(".envelope").await.unwrap(), 1, "one envelope, and no draft left");
    assert_eq!(stack.mails("ines@example.org").await.unwrap().len(), 1);
}
