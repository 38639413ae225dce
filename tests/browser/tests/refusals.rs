//! What a person is told when it cannot go on, and that nothing is lost by it.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::{fs, path::PathBuf, process::Command};

use paraph_browser_tests::{
    Browser, Device, Engine, Page, Stack,
    story::{self, Envelope, Signer, Way},
};
use paraph_conformance::{
    documents::{Content, Structure, write},
    programs::output,
};
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

fn pdf(stack: &Stack, name: &str, ballast: usize) -> PathBuf {
    let file = stack.folder().join(name);
    write(&file, &Content { text: name.into(), pages: 1, ballast, ..Content::default() }, Structure::Classic)
        .unwrap();
    file
}

async fn sent(stack: &Stack) -> (Browser, PathBuf) {
    let file = pdf(stack, "Bail.pdf", 0);
    let sender = Browser::start(stack, Engine::Chromium, Device::Laptop, Language::En).await.unwrap();
    let signers = [FIRST, SECOND];
    let envelope = Envelope { file: &file, title: "Bail", signers: &signers, at_once: false, pictures: None };
    story::send(stack, &sender, &envelope).await.unwrap();
    (sender, file)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_sender_is_told_which_file_cannot_be_used_and_keeps_the_others() {
    let stack = Stack::start().await.unwrap();
    let sender = Browser::start(&stack, Engine::Chromium, Device::Laptop, Language::Fr).await.unwrap();
    let page = story::begin(&stack, &sender).await.unwrap();
    page.choose_file(&pdf(&stack, "Bon.pdf", 0)).await.unwrap();
    page.see_text("Bon.pdf").await.unwrap();

    let letter = stack.folder().join("Lettre.pdf");
    fs::write(&letter, "Just a letter.").unwrap();
    page.choose_file(&letter).await.unwrap();
    page.see("trouble-not-pdf").await.unwrap();

    page.choose_file(&pdf(&stack, "Gros.pdf", 16_000_000)).await.unwrap();
    page.see("trouble-too-large").await.unwrap();

    let locked = pdf(&stack, "Secret.pdf", 0);
    let lock = ["--encrypt", "open sesame", "owner", "256", "--", "--replace-input"];
    output(Command::new("qpdf").args(lock).arg(&locked)).unwrap();
    page.choose_file(&locked).await.unwrap();
    page.see("part-password-title").await.unwrap();
    page.fill("input[type=password]", "sesame").await.unwrap();
    page.press("part-password-open").await.unwrap();
    page.see("trouble-password-wrong").await.unwrap();
    page.fill("input[type=password]", "open sesame").await.unwrap();
    page.press("part-password-open").await.unwrap();
    page.see_text("Secret.pdf").await.unwrap();
    assert_eq!(page.count(".file").await.unwrap(), 2, "the good one and the unlocked one");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_signer_is_told_of_another_file_and_of_a_wrong_code_and_goes_on() {
    let stack = Stack::start().await.unwrap();
    let (sender, file) = sent(&stack).await;
    sender.end().await.unwrap();
    let browser = Browser::start(&stack, Engine::Chromium, FIRST.device, FIRST.language).await.unwrap();

    // The document store hands over something else; so does the person; then the right file.
    stack.recorder.spoil("/documents/");
    let page = browser.go(&story::invitation(&stack, &FIRST).await.unwrap()).await.unwrap();
    page.see("trouble-other-file").await.unwrap();
    page.choose_file(&pdf(&stack, "Autre.pdf", 0)).await.unwrap();
    page.see("trouble-other-file").await.unwrap();
    page.choose_file(&file).await.unwrap();
    let page = story::read_from(page, &FIRST, None).await.unwrap();

    story::agree(&stack, &page, &FIRST).await.unwrap();
    let code = stack.code(FIRST.email, None).await.unwrap();
    let wrong = if code == "000000" { "000001" } else { "000000" };
    page.fill("#code", wrong).await.unwrap();
    page.press("sign-now").await.unwrap();
    page.see("trouble-code-wrong").await.unwrap();
    page.fill("#code", &code).await.unwrap();
    page.press("sign-now").await.unwrap();
    page.see("sign-done-title").await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_revision_that_does_not_decrypt_is_named_and_the_sender_takes_it_back() {
    let stack = Stack::start().await.unwrap();
    let (sender, _) = sent(&stack).await;
    let first = Browser::start(&stack, Engine::Chromium, FIRST.device, FIRST.language).await.unwrap();
    story::sign(&stack, &first, &FIRST, None).await.unwrap();

    stack.recorder.spoil("/session/revisions/0/1");
    let second = Browser::start(&stack, Engine::Chromium, SECOND.device, SECOND.language).await.unwrap();
    let page = second.go(&story::invitation(&stack, &SECOND).await.unwrap()).await.unwrap();
    page.see_text(&said("trouble-undecryptable", FIRST.name)).await.unwrap();
    assert_eq!(page.count(".page canvas").await.unwrap(), 0, "nothing is shown");
    stack.recorder.spoil("");

    take_back(&stack, &sender).await;
    // The first is asked again, on the last good version, and then the second sees both signatures' places.
    let again = Browser::start(&stack, Engine::Chromium, FIRST.device, FIRST.language).await.unwrap();
    story::sign(&stack, &again, &FIRST, None).await.unwrap();
    story::sign(&stack, &second, &SECOND, None).await.unwrap();
}

async fn take_back(stack: &Stack, sender: &Browser) {
    let page: Page = sender.go(&format!("{}/office.html", stack.host)).await.unwrap();
    page.click(".envelope a").await.unwrap();
    page.see_text(&said_by("follow-void-why", FIRST.name)).await.unwrap();
    page.press("follow-void").await.unwrap();
    page.see("who-turn").await.unwrap();
}

fn said(key: &str, detail: &str) -> String {
    plain(&words::say(Language::En, key, &[("detail", detail)]))
}

fn said_by(key: &str, name: &str) -> String {
    plain(&words::say(Language::En, key, &[("name", name)]))
}

/// Without the marks of direction that Fluent puts around values.
fn plain(text: &str) -> String {
    text.replace(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'], "")
}
