//! Two people act at the same time on one envelope: one succeeds, the other reads what happened.
#![allow(clippy::unwrap_used, clippy::panic)]

use envelope::{Role, Timestamp};
use paraph_browser_tests::{
    Browser, Device, Engine, Page, Stack, inbox,
    native::{Parcel, Person, Sender},
    story::{self, Signer, Way},
};
use words::Language;

const INES: Signer = Signer {
    email: "ines@example.org",
    name: "Inès Lefèvre",
    device: Device::Phone,
    language: Language::Fr,
    way: Way::Type,
};
const TOM: Signer = Signer {
    email: "tom@example.org",
    name: "Tom Łukasz",
    device: Device::Laptop,
    language: Language::En,
    way: Way::Type,
};
const REASON: &str = "Trop cher";

async fn send(stack: &Stack, signers: &[Signer]) {
    let file = inbox::pdf(stack, "Bail").unwrap();
    let person =
        |who: &Signer| Person { email: who.email, name: who.name, role: Role::Signer, required: true };
    let people: Vec<_> = signers.iter().map(person).collect();
    let deadline = Timestamp(4_102_444_800_000);
    let parcel = Parcel { file: &file, title: "Bail", people: &people, deadline };
    Sender::sign_in(stack).await.unwrap().at_once().send(stack, &parcel).await.unwrap();
}

/// In the browser of each: the document, read.
async fn opened(stack: &Stack, who: &Signer) -> (Browser, Page) {
    let browser = Browser::start(stack, Engine::Chromium, who.device, who.language).await.unwrap();
    let page = browser.go(&story::invitation(stack, who).await.unwrap()).await.unwrap();
    page.see_drawn(".page canvas").await.unwrap();
    (browser, page)
}

/// As far as the last button.
async fn about_to_sign(stack: &Stack, page: Page, who: &Signer) -> Page {
    let page = story::read_from(page, who, None).await.unwrap();
    let before = story::agree(stack, &page, who).await.unwrap();
    page.fill("#code", &stack.code(who.email, before.as_deref()).await.unwrap()).await.unwrap();
    page
}

async fn about_to_decline(page: &Page, reason: &str) {
    page.press("sign-decline-open").await.unwrap();
    page.fill("textarea", reason).await.unwrap();
}

/// Who did; why is the sender's to read.
async fn who_declined(page: &Page, who: &Signer) {
    page.see_text(&format!("{} {}", page.words("who-declined"), who.name)).await.unwrap();
    assert!(!page.text().await.unwrap().contains(REASON));
}

#[tokio::test(flavor = "multi_thread")]
async fn one_declines_while_the_other_signs() {
    let stack = Stack::start().await.unwrap();
    send(&stack, &[INES, TOM]).await;
    let (_ines, ines) = opened(&stack, &INES).await;
    let (_tom, tom) = opened(&stack, &TOM).await;
    let tom = about_to_sign(&stack, tom, &TOM).await;
    about_to_decline(&ines, REASON).await;
    // Her answer is on its way and his page knows nothing of it.
    ines.press("sign-decline-yes").await.unwrap();
    ines.see("status-you-declined-title").await.unwrap();
    tom.press("sign-now").await.unwrap();
    tom.see("status-declined-title").await.unwrap();
    who_declined(&tom, &INES).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn both_decline_at_the_same_moment() {
    let stack = Stack::start().await.unwrap();
    send(&stack, &[INES, TOM]).await;
    let (_ines, ines) = opened(&stack, &INES).await;
    let (_tom, tom) = opened(&stack, &TOM).await;
    about_to_decline(&ines, REASON).await;
    about_to_decline(&tom, "Too dear").await;
    let (one, other) = tokio::join!(ines.press("sign-decline-yes"), tom.press("sign-decline-yes"));
    one.and(other).unwrap();
    // Whoever was first declined; the other reads that.
    let mut firsts = 0;
    for (page, other) in [(&ines, &TOM), (&tom, &INES)] {
        page.see_element(".centre h1").await.unwrap();
        let text = page.text().await.unwrap();
        if text.contains(&page.words("status-you-declined-title")) {
            firsts += 1;
        } else {
            page.see("status-declined-title").await.unwrap();
            who_declined(page, other).await;
        }
    }
    assert_eq!(firsts, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_person_in_two_tabs_and_a_sender_who_cancels() {
    let stack = Stack::start().await.unwrap();
    send(&stack, &[INES, TOM]).await;
    let (_tom, tom) = opened(&stack, &TOM).await;
    let (browser, first) = opened(&stack, &INES).await;
    about_to_decline(&first, REASON).await;
    let left = browser.beside().await.unwrap();
    let page = browser.go(&story::invitation(&stack, &INES).await.unwrap()).await.unwrap();
    page.see("sign-decline-title").await.unwrap();
    page.press("sign-decline-no").await.unwrap();
    page.see_drawn(".page canvas").await.unwrap();
    let page = story::read_from(page, &INES, None).await.unwrap();
    story::confirm(&stack, &page, &INES, None).await.unwrap();
    // She has signed in one tab; the other, where she was about to decline, says so.
    browser.to_tab(&left).await.unwrap();
    first.press("sign-decline-yes").await.unwrap();
    first.see("status-signed-title").await.unwrap();

    // The sender cancels while he is about to sign, and he reads that it was cancelled and why.
    let tom = about_to_sign(&stack, tom, &TOM).await;
    let sender = Browser::start(&stack, Engine::Chromium, Device::Laptop, Language::En).await.unwrap();
    story::begin(&stack, &sender).await.unwrap();
    let page = sender.go(&format!("{}/follow.html", stack.host)).await.unwrap();
    page.press_saying("Bail").await.unwrap();
    page.press("follow-cancel").await.unwrap();
    page.fill("input[name=reason]", "Sold elsewhere").await.unwrap();
    page.press("follow-cancel-yes").await.unwrap();
    page.see("phase-cancelled").await.unwrap();
    tom.press("sign-now").await.unwrap();
    tom.see("status-cancelled-title").await.unwrap();
    tom.see_text("Sold elsewhere").await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sender_is_about_to_cancel_what_has_just_been_signed() {
    let stack = Stack::start().await.unwrap();
    send(&stack, &[TOM]).await;
    let (_tom, tom) = opened(&stack, &TOM).await;
    let tom = about_to_sign(&stack, tom, &TOM).await;
    let sender = Browser::start(&stack, Engine::Chromium, Device::Laptop, Language::En).await.unwrap();
    story::begin(&stack, &sender).await.unwrap();
    let page = sender.go(&format!("{}/follow.html", stack.host)).await.unwrap();
    page.see_element(".follow tbody tr").await.unwrap();
    page.click("input[name=all]").await.unwrap();
    page.press("follow-cancel").await.unwrap();
    tom.press("sign-now").await.unwrap();
    tom.see("sign-done-title").await.unwrap();
    page.press("follow-cancel-yes").await.unwrap();
    page.see("trouble-ended").await.unwrap();
    page.press("follow-close").await.unwrap();
    page.see("phase-finalised").await.unwrap();
}
