//! What happens to people: the network goes, the phone is turned, a second tab, a session that is over,
//! a document that would like to run something. Nothing is lost, and each has its sentence.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::{path::PathBuf, process::Command};

use paraph_browser_tests::{
    Browser, Device, Engine, Page, Stack,
    story::{self, Envelope, Signer, Way},
};
use paraph_conformance::{
    documents::{Content, Structure, write},
    programs::{output, python},
};
use words::Language;

const SIGNER: Signer = Signer {
    email: "ines@example.org",
    name: "Inès Lefèvre",
    device: Device::Phone,
    language: Language::Fr,
    way: Way::Draw,
};

fn pdf(stack: &Stack) -> PathBuf {
    let file = stack.folder().join("Bail.pdf");
    write(&file, &Content { text: "Bail".into(), pages: 1, ..Content::default() }, Structure::Classic)
        .unwrap();
    file
}

async fn sent(stack: &Stack, file: &std::path::Path) -> Browser {
    let sender = Browser::start(stack, Engine::Chromium, Device::Laptop, Language::Fr).await.unwrap();
    let signers = [SIGNER];
    let envelope = Envelope { file, title: "Bail", signers: &signers, at_once: false, pictures: None };
    story::send(stack, &sender, &envelope).await.unwrap();
    sender.end().await.unwrap();
    Browser::start(stack, Engine::Chromium, SIGNER.device, SIGNER.language).await.unwrap()
}

async fn code(stack: &Stack, page: &Page) {
    let code = stack.code(SIGNER.email, None).await.unwrap();
    page.fill("#code", &code).await.unwrap();
    page.press("sign-now").await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn without_network_it_is_said_and_then_it_goes_on() {
    let stack = Stack::start().await.unwrap();
    let browser = sent(&stack, &pdf(&stack)).await;
    let page = story::read(&stack, &browser, &SIGNER, None).await.unwrap();
    browser.cut_off().await.unwrap();
    story::agree(&stack, &page, &SIGNER).await.unwrap();
    page.see("trouble-offline").await.unwrap();
    browser.plug_in().await.unwrap();
    page.press("sign-code-ask").await.unwrap();
    code(&stack, &page).await;
    page.see("sign-done-title").await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_turned_phone_keeps_the_ink_and_shows_every_button() {
    let stack = Stack::start().await.unwrap();
    let browser = sent(&stack, &pdf(&stack)).await;
    let page = browser.go(&story::invitation(&stack, &SIGNER).await.unwrap()).await.unwrap();
    page.see_drawn(".reading .page canvas").await.unwrap();
    page.press_until("sign-go-end", "sign-set-mark").await.unwrap();
    page.see_element("dialog canvas").await.unwrap();
    page.draw("dialog canvas", &story::scribble()).await.unwrap();
    for wide in [true, false, true] {
        browser.turn(wide).await.unwrap();
        page.see_drawn("dialog canvas").await.unwrap();
        page.must_fit().await.unwrap();
    }
    // Lying on its side, every button is still in reach.
    page.press("sign-mark-set").await.unwrap();
    page.see_element(".slot.mine svg").await.unwrap();
    page.press("sign-go-on").await.unwrap();
    story::confirm(&stack, &page, &SIGNER, None).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn in_two_tabs_it_is_one_act() {
    let stack = Stack::start().await.unwrap();
    let browser = sent(&stack, &pdf(&stack)).await;
    let first = story::read(&stack, &browser, &SIGNER, None).await.unwrap();
    story::agree(&stack, &first, &SIGNER).await.unwrap();
    let left = browser.beside().await.unwrap();
    // The second tab begins where the first one is, and signs.
    let second = browser.go(&story::invitation(&stack, &SIGNER).await.unwrap()).await.unwrap();
    code(&stack, &second).await;
    second.see("sign-done-title").await.unwrap();
    browser.to_tab(&left).await.unwrap();
    first.fill("#code", "123456").await.unwrap();
    first.press("sign-now").await.unwrap();
    first.see("status-finalised-title").await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_is_over_is_opened_again_and_nothing_is_typed_twice() {
    let stack = Stack::start().await.unwrap();
    let browser = sent(&stack, &pdf(&stack)).await;
    let page = story::read(&stack, &browser, &SIGNER, None).await.unwrap();
    story::agree(&stack, &page, &SIGNER).await.unwrap();
    let over = "import sqlite3, sys; base = sqlite3.connect(sys.argv[1], timeout=20); \
                base.execute('DELETE FROM signer_sessions'); base.commit()";
    let base = stack.folder().join("paraph.db");
    output(Command::new(python().unwrap()).args(["-c", over]).arg(base)).unwrap();
    code(&stack, &page).await;
    // The link opens another session; the code was not tried and is still good.
    page.see("sign-name-title").await.unwrap();
    assert_eq!(page.value("input[name=name]").await.unwrap(), SIGNER.name);
    code(&stack, &page).await;
    page.see("sign-done-title").await.unwrap();
}

/// A document that greets whoever opens it, by a script.
fn greeting(stack: &Stack) -> PathBuf {
    let file = pdf(stack);
    let bytes = std::fs::read(&file).unwrap();
    let catalog = b"/Type /Catalog";
    let at = bytes.windows(catalog.len()).position(|part| part == catalog).unwrap() + catalog.len();
    let action = b" /OpenAction << /S /JavaScript /JS (app.alert\\('Hello'\\); document.title = 'owned') >>";
    std::fs::write(&file, [&bytes[..at], action, &bytes[at..]].concat()).unwrap();
    // Its offsets are made right again.
    let whole = file.with_file_name("Script.pdf");
    let done = Command::new("qpdf").arg("--warning-exit-0").arg(&file).arg(&whole).status().unwrap();
    assert!(done.success());
    whole
}

#[tokio::test(flavor = "multi_thread")]
async fn a_script_in_the_document_is_named_to_both_and_never_runs() {
    let stack = Stack::start().await.unwrap();
    let sender = Browser::start(&stack, Engine::Chromium, Device::Laptop, Language::Fr).await.unwrap();
    let page = story::begin(&stack, &sender).await.unwrap();
    let file = greeting(&stack);
    page.choose_file(&file).await.unwrap();
    page.see("finding-javascript").await.unwrap();
    sender.end().await.unwrap();
    let browser = sent(&stack, &file).await;
    let page = browser.go(&story::invitation(&stack, &SIGNER).await.unwrap()).await.unwrap();
    page.see_drawn(".reading .page canvas").await.unwrap();
    page.see("finding-javascript").await.unwrap();
    assert_eq!(browser.complaints().await.unwrap(), Vec::<String>::new());
    let page = story::read_from(page, &SIGNER, None).await.unwrap();
    story::confirm(&stack, &page, &SIGNER, None).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_that_was_cut_is_pasted_whole() {
    let stack = Stack::start().await.unwrap();
    let browser = sent(&stack, &pdf(&stack)).await;
    let link = story::invitation(&stack, &SIGNER).await.unwrap();
    let page = browser.go(link.split('#').next().unwrap()).await.unwrap();
    page.see("trouble-link-missing").await.unwrap();
    page.fill("input[type=text]", &link).await.unwrap();
    page.press("part-password-open").await.unwrap();
    page.see_drawn(".reading .page canvas").await.unwrap();
}
