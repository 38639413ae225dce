//! What a signer does instead of signing: says something, hands over, declines; and who hears of it.
#![allow(clippy::unwrap_used, clippy::panic)]

use paraph_browser_tests::{
    Browser, Device, Engine, Page, Stack,
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
const OTHER: Signer =
    Signer { email: "dora@example.net", name: "Dora Díaz", language: Language::En, ..FIRST };

async fn opened(stack: &Stack, signer: &Signer) -> (Browser, Page) {
    let browser = Browser::start(stack, Engine::Chromium, signer.device, signer.language).await.unwrap();
    let page = browser.go(&story::invitation(stack, signer).await.unwrap()).await.unwrap();
    page.see_drawn(".page canvas").await.unwrap();
    (browser, page)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_comment_reaches_all_a_role_is_handed_over_and_a_refusal_tells_why() {
    let stack = Stack::start().await.unwrap();
    let file = stack.folder().join("Bail.pdf");
    write(&file, &Content { text: "Bail".into(), pages: 1, ..Content::default() }, Structure::Classic)
        .unwrap();
    let sender = Browser::start(&stack, Engine::Chromium, Device::Laptop, Language::Fr).await.unwrap();
    let signers = [FIRST];
    let envelope = Envelope { file: &file, title: "Bail", signers: &signers, at_once: false, pictures: None };
    story::send(&stack, &sender, &envelope).await.unwrap();

    let (first, page) = opened(&stack, &FIRST).await;
    let link = story::invitation(&stack, &FIRST).await.unwrap();
    page.press("sign-comment-open").await.unwrap();
    page.press("sign-comment-send").await.unwrap();
    page.see("trouble-text-missing").await.unwrap();
    page.fill("textarea", "Le loyer, page 1 ?").await.unwrap();
    page.press("sign-comment-send").await.unwrap();
    page.see_text("Le loyer, page 1 ?").await.unwrap();
    page.press("sign-over-open").await.unwrap();
    page.fill("input[type=email]", OTHER.email).await.unwrap();
    page.fill("input[type=text]", OTHER.name).await.unwrap();
    page.must_fit().await.unwrap();
    // The link alone does not give the role away.
    page.press("sign-code-ask").await.unwrap();
    page.fill("#code", &stack.code(FIRST.email, None).await.unwrap()).await.unwrap();
    page.press("sign-over-send").await.unwrap();
    page.see("sign-over-done-title").await.unwrap();
    first.kill_tab().await.unwrap();
    first.go(&link).await.unwrap().see("trouble-link-unknown").await.unwrap();

    let (_other, page) = opened(&stack, &OTHER).await;
    page.see_text("Le loyer, page 1 ?").await.unwrap();
    page.press("sign-decline-open").await.unwrap();
    page.fill("textarea", "Wrong rent <b>on page 1</b>").await.unwrap();
    page.press("sign-decline-yes").await.unwrap();
    page.see("status-you-declined-title").await.unwrap();

    let told = stack.mails(&story::sender()).await.unwrap();
    for who in ["Dora Díaz a refusé", "Inès Lefèvre commente", "Dora Díaz signera"] {
        assert!(told.iter().any(|mail| mail.subject.contains(who)), "{who}: {told:?}");
    }
    let page = sender.go(&format!("{}/office.html", stack.host)).await.unwrap();
    page.click(".envelope a").await.unwrap();
    page.see_text("Wrong rent <b>on page 1</b>").await.unwrap();
    page.see_text("Le loyer, page 1 ?").await.unwrap();
    // Who said it and who had to sign in the end.
    page.see_text("Inès Lefèvre").await.unwrap();
    page.see_text("Dora Díaz").await.unwrap();
}
