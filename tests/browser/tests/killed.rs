//! Nothing is lost: the signer's page is killed at every step and comes back where it was.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::path::PathBuf;

use paraph_browser_tests::{
    Browser, Device, Engine, Mail, Page, Stack,
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

async fn sent(stack: &Stack) -> PathBuf {
    let file = stack.folder().join("Bail.pdf");
    write(&file, &Content { text: "Bail".into(), pages: 3, ..Content::default() }, Structure::Classic)
        .unwrap();
    let sender = Browser::start(stack, Engine::Chromium, Device::Laptop, Language::En).await.unwrap();
    let signers = [SIGNER];
    let envelope =
        Envelope { file: &file, title: "Bail Lille", signers: &signers, at_once: false, pictures: None };
    story::send(stack, &sender, &envelope).await.unwrap();
    file
}

/// The phone throws the tab away; the person opens the link of the mail again.
async fn again(browser: &Browser, link: &str) -> Page {
    browser.kill_tab().await.unwrap();
    browser.go(link).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_signer_comes_back_at_each_step_as_it_was() {
    let stack = Stack::start().await.unwrap();
    let file = sent(&stack).await;
    let link = story::invitation(&stack, &SIGNER).await.unwrap();
    let browser = Browser::start(&stack, Engine::Chromium, SIGNER.device, SIGNER.language).await.unwrap();

    // The document store fails, and the person gives the file: it is not asked for again.
    stack.recorder.spoil("/documents/");
    let page = browser.go(&link).await.unwrap();
    page.see("trouble-other-file").await.unwrap();
    page.choose_file(&file).await.unwrap();
    page.see_drawn(".reading .page canvas").await.unwrap();
    page.press_until("sign-go-end", "sign-set-mark").await.unwrap();

    // Drawn and not yet put into its place.
    let page = again(&browser, &link).await;
    page.press("sign-set-mark").await.unwrap();
    page.draw("dialog canvas", &story::scribble()).await.unwrap();
    let page = again(&browser, &link).await;
    page.press("sign-set-mark").await.unwrap();
    page.see_drawn("dialog canvas").await.unwrap();
    page.press("sign-mark-set").await.unwrap();
    page.see_element(".slot.mine svg").await.unwrap();

    // In its place, not yet confirmed.
    let page = again(&browser, &link).await;
    page.see_element(".slot.mine svg").await.unwrap();
    page.press("sign-go-on").await.unwrap();
    page.fill("input[name=name]", "Inès Lefèvre-Roux").await.unwrap();
    page.click("label.check:nth-of-type(1) input").await.unwrap();

    // Half of the consents given: the other half is still asked.
    let page = again(&browser, &link).await;
    page.see("sign-missing-consent").await.unwrap();
    assert_eq!(page.value("input[name=name]").await.unwrap(), "Inès Lefèvre-Roux");
    page.click("label.check:nth-of-type(2) input").await.unwrap();
    page.press("sign-code-ask").await.unwrap();
    let code = stack.code(SIGNER.email, None).await.unwrap();

    // Gone to read the mail: the code that came is still good.
    let page = again(&browser, &link).await;
    page.fill("#code", &code).await.unwrap();
    page.press("sign-now").await.unwrap();
    page.see("sign-done-title").await.unwrap();

    let page = again(&browser, &link).await;
    page.see("status-finalised-title").await.unwrap();
    page.press("status-my-copy").await.unwrap();
    // What was kept for the act is forgotten with it.
    page.see("trouble-other-file").await.unwrap();
    assert_eq!(browser.complaints().await.unwrap(), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_in_the_middle_of_the_act_it_is_one_act() {
    let stack = Stack::start().await.unwrap();
    sent(&stack).await;
    let browser = Browser::start(&stack, Engine::Chromium, SIGNER.device, SIGNER.language).await.unwrap();
    let page = story::read(&stack, &browser, &SIGNER, None).await.unwrap();
    let before = story::agree(&stack, &page, &SIGNER).await.unwrap();
    let code = stack.code(SIGNER.email, before.as_deref()).await.unwrap();
    page.fill("#code", &code).await.unwrap();
    // The agreement is recorded; then nothing gets through any more, and the tab is reloaded.
    stack.recorder.lose("/session/time-stamps");
    page.press("sign-now").await.unwrap();
    while !stack.recorder.sent().iter().any(|sent| sent.path.contains("/session/time-stamps")) {
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    stack.recorder.lose("");
    let page = browser.reload().await.unwrap();
    // The same session goes on: the code was good a moment ago, and no other is asked for.
    page.see("sign-name-title").await.unwrap();
    page.press("sign-now").await.unwrap();
    page.see("sign-done-title").await.unwrap();
    let codes = stack.mails(SIGNER.email).await.unwrap().iter().filter_map(Mail::code).count();
    assert_eq!(codes, 1, "one code was enough");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_written_instead_of_signing_is_there_again() {
    let stack = Stack::start().await.unwrap();
    sent(&stack).await;
    let link = story::invitation(&stack, &SIGNER).await.unwrap();
    let browser = Browser::start(&stack, Engine::Chromium, SIGNER.device, SIGNER.language).await.unwrap();
    let page = browser.go(&link).await.unwrap();

    // A comment: half of it, then all; its answer is lost, and it is posted again.
    page.press("sign-comment-open").await.unwrap();
    page.fill("textarea", "Le loyer").await.unwrap();
    let page = again(&browser, &link).await;
    page.see("sign-comment-title").await.unwrap();
    assert_eq!(page.value("textarea").await.unwrap(), "Le loyer");
    page.fill("textarea", "Le loyer, page 1 ?").await.unwrap();
    stack.recorder.lose("/session/comments");
    page.press("sign-comment-send").await.unwrap();
    page.see("trouble-offline").await.unwrap();
    stack.recorder.lose("");
    page.press("sign-comment-send").await.unwrap();
    page.see("sign-comments").await.unwrap();
    assert_eq!(page.count("dl.said dd").await.unwrap(), 1, "one comment");

    // Its answer is lost with the page: it has arrived, and nothing is left to write.
    page.press("sign-comment-open").await.unwrap();
    assert_eq!(page.value("textarea").await.unwrap(), "");
    page.fill("textarea", "Et la caution ?").await.unwrap();
    stack.recorder.lose("/session/comments");
    page.press("sign-comment-send").await.unwrap();
    page.see("trouble-offline").await.unwrap();
    stack.recorder.lose("");
    let page = again(&browser, &link).await;
    page.see_text("Et la caution ?").await.unwrap();
    assert_eq!(page.count("dl.said dd").await.unwrap(), 2);

    // Who would sign instead.
    page.press("sign-over-open").await.unwrap();
    page.fill("input[type=email]", "dora@example.net").await.unwrap();
    page.fill("input[type=text]", "Dora Díaz").await.unwrap();
    let page = again(&browser, &link).await;
    page.see("sign-over-title").await.unwrap();
    assert_eq!(page.value("input[type=email]").await.unwrap(), "dora@example.net");
    assert_eq!(page.value("input[type=text]").await.unwrap(), "Dora Díaz");
    page.press("sign-decline-no").await.unwrap();

    // Why not, in the end.
    page.press("sign-decline-open").await.unwrap();
    page.fill("textarea", "Trop cher").await.unwrap();
    let page = again(&browser, &link).await;
    page.see("sign-decline-title").await.unwrap();
    assert_eq!(page.value("textarea").await.unwrap(), "Trop cher");
    page.press("sign-decline-yes").await.unwrap();
    page.see("status-you-declined-title").await.unwrap();
}
