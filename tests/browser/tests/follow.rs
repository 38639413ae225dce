//! Several envelopes followed: searched, filtered, reminded, finalised, cancelled, sent again; and a list that
//! changes by itself.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::path::PathBuf;

use paraph_browser_tests::{
    Browser, Device, Engine, Page, Stack,
    story::{self, Envelope, Signer, Way},
};
use paraph_conformance::documents::{Content, Structure, write};
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

fn pdf(stack: &Stack, name: &str) -> PathBuf {
    let file = stack.folder().join(format!("{name}.pdf"));
    write(&file, &Content { text: name.into(), pages: 1, ..Content::default() }, Structure::Classic).unwrap();
    file
}

/// Sends one after the other, in one browser.
async fn send(stack: &Stack, browser: &Browser, titles: &[&str], signers: &[Signer]) {
    for (index, title) in titles.iter().enumerate() {
        let file = pdf(stack, title);
        let envelope = Envelope { file: &file, title, signers, at_once: true, pictures: None };
        if index == 0 {
            story::send(stack, browser, &envelope).await.unwrap();
        } else {
            let page = browser.go(&format!("{}/office.html", stack.host)).await.unwrap();
            page.press("prepare-home-new").await.unwrap();
            story::compose(&page, &envelope).await.unwrap();
        }
    }
}

async fn follow(stack: &Stack, browser: &Browser) -> Page {
    let page = browser.go(&format!("{}/follow.html", stack.host)).await.unwrap();
    page.see_element(".follow tbody tr").await.unwrap();
    page
}

async fn signer(stack: &Stack, who: &Signer, title: &str) -> (Browser, Page) {
    let browser = Browser::start(stack, Engine::Chromium, who.device, who.language).await.unwrap();
    let wanted =
        |mail: &paraph_browser_tests::Mail| mail.subject.contains(title).then(|| mail.link()).flatten();
    let link = stack.wait_for_mail(who.email, wanted).await.unwrap();
    let page = browser.go(&link).await.unwrap();
    (browser, page)
}

#[tokio::test(flavor = "multi_thread")]
async fn several_are_followed_and_the_list_changes_by_itself() {
    let stack = Stack::start().await.unwrap();
    let sender = Browser::start(&stack, Engine::Chromium, Device::Laptop, Language::En).await.unwrap();
    send(&stack, &sender, &["Bail", "Avenant", "Devis"], &[INES, TOM]).await;
    let page = follow(&stack, &sender).await;
    assert_eq!(page.count(".follow tbody tr").await.unwrap(), 3);

    // Somebody declines in another browser: the list says so without being asked, and the focus stays.
    page.click("input[type=search]").await.unwrap();
    let (_declining, other) = signer(&stack, &INES, "Avenant").await;
    other.press("sign-decline-open").await.unwrap();
    other.fill("textarea", "Wrong <b>rent</b>").await.unwrap();
    other.press("sign-decline-yes").await.unwrap();
    other.see("status-you-declined-title").await.unwrap();
    page.see_element(".follow tbody .chip.bad").await.unwrap();
    // Somebody signs: so it does.
    let (_signing, other) = signer(&stack, &TOM, "Bail").await;
    let other = story::read_from(other, &TOM, None).await.unwrap();
    story::confirm(&stack, &other, &TOM, None).await.unwrap();
    page.see_text("1 of 2").await.unwrap();
    assert_eq!(page.value("input[type=search]:focus").await.unwrap(), "");

    // Searched for by a person's name, then by a state.
    page.fill("input[type=search]", "lukasz devis").await.unwrap();
    page.see_element(".follow tbody tr:only-child").await.unwrap();
    page.fill("input[type=search]", "zebra").await.unwrap();
    page.see("follow-none-found").await.unwrap();
    page.keys_at("input[type=search]", &"\u{e003}".repeat(5)).await.unwrap();
    page.see_element(".follow tbody tr:nth-child(3)").await.unwrap();
    page.click(".state:nth-of-type(3)").await.unwrap();
    page.see_element(".follow tbody tr:only-child .chip.bad").await.unwrap();
    page.click(".state:nth-of-type(1)").await.unwrap();
    page.see_element(".follow tbody tr:nth-child(3)").await.unwrap();

    // All are reminded: what cannot be says why.
    page.click("input[name=all]").await.unwrap();
    page.press("follow-remind").await.unwrap();
    page.press("follow-remind-yes").await.unwrap();
    page.see("trouble-reminded-lately").await.unwrap();
    page.see("trouble-ended").await.unwrap();
    page.press("follow-close").await.unwrap();
    page.press("follow-pick-none").await.unwrap();

    // One is cancelled with a reason, the declined one leaves the list.
    page.press_saying("Devis").await.unwrap();
    page.see("follow-timeline").await.unwrap();
    page.press("follow-cancel").await.unwrap();
    page.fill("input[name=reason]", "Wrong price").await.unwrap();
    page.press("follow-cancel-yes").await.unwrap();
    page.see_text("Wrong price").await.unwrap();
    page.press("follow-back").await.unwrap();
    page.press_saying("Avenant").await.unwrap();
    page.see_text("Wrong <b>rent</b>").await.unwrap();
    page.press("follow-delete").await.unwrap();
    page.press("follow-delete-yes").await.unwrap();
    page.see_element(".follow tbody tr:nth-child(2)").await.unwrap();
    assert_eq!(page.count(".follow tbody tr").await.unwrap(), 2);

    page.press("follow-view-board").await.unwrap();
    page.see_element(".column:nth-child(2)").await.unwrap();
    assert_eq!(sender.complaints().await.unwrap(), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn one_is_finished_by_hand_and_another_is_sent_again() {
    let stack = Stack::start().await.unwrap();
    let sender = Browser::start(&stack, Engine::Chromium, Device::Laptop, Language::Fr).await.unwrap();
    let page = story::begin(&stack, &sender).await.unwrap();
    page.choose_file(&pdf(&stack, "Stage")).await.unwrap();
    page.see_text("Stage.pdf").await.unwrap();
    page.press("part-next").await.unwrap();
    page.paste(".people input[type=email]", "Inès Lefèvre <ines@example.org>, Tom <tom@example.org>")
        .await
        .unwrap();
    page.click(".people > :nth-child(2) input[type=checkbox]").await.unwrap();
    page.press("part-next").await.unwrap();
    page.see_drawn(".page canvas").await.unwrap();
    for person in 1..=2 {
        page.click(&format!(".whos > :nth-child({person})")).await.unwrap();
        page.press("prepare-place-last").await.unwrap();
        page.see_element(&format!(".whos > :nth-child({person}) .chip.good")).await.unwrap();
        page.keys_at(".slot.on", if person == 1 { "\u{e012}" } else { "\u{e013}" }).await.unwrap();
    }
    page.press("part-next").await.unwrap();
    page.press("prepare-send").await.unwrap();
    page.see("prepare-sent-title").await.unwrap();
    let (_signing, other) = signer(&stack, &INES, "Stage").await;
    let other = story::read_from(other, &INES, None).await.unwrap();
    story::confirm(&stack, &other, &INES, None).await.unwrap();

    let page = follow(&stack, &sender).await;
    page.see("phase-finalisable").await.unwrap();
    // Who signed stands beside a mark that not all are needed: in the list, on the envelope's page, at a signer's.
    let counts = [("done", "1"), ("of", "2"), ("optional", "1")];
    page.see_text(&words::say(Language::Fr, "office-count-optional", &counts)).await.unwrap();
    page.press_saying("Stage").await.unwrap();
    page.see("follow-timeline").await.unwrap();
    page.see_text(&words::say(Language::Fr, "office-count-optional", &counts)).await.unwrap();
    let (_signed, other) = signer(&stack, &INES, "Stage").await;
    other.see_text(&words::say(Language::Fr, "status-count-optional", &counts)).await.unwrap();
    page.press("follow-finalise").await.unwrap();
    page.press("follow-finalise-yes").await.unwrap();
    page.see("event-finalised-by-you").await.unwrap();
    // The document as it is now, on the page itself.
    page.press("follow-look").await.unwrap();
    page.see("follow-look-why").await.unwrap();
    page.press("follow-look").await.unwrap();
    page.see_drawn("dialog .page canvas").await.unwrap();
    page.state(None, "the document on the envelope's page").await.unwrap();
    page.screenshot("follow-look").await.unwrap();
    page.press("follow-close").await.unwrap();
    // The host keeps the original: the signed version is made from it.
    page.press("follow-versions-save").await.unwrap();
    page.press("follow-versions-yes").await.unwrap();
    let signed = std::fs::read(stack.saved("Stage-signé.pdf").await.unwrap()).unwrap();
    assert!(signed.len() > 10_000);

    page.press("follow-again-only").await.unwrap();
    page.press("follow-again-only").await.unwrap();
    page.see("prepare-people-title").await.unwrap();
    assert_eq!(page.value(".people > :nth-child(2) input[type=email]").await.unwrap(), "tom@example.org");
    page.press("part-back").await.unwrap();
    page.see_text("Stage.pdf").await.unwrap();
    assert_eq!(sender.complaints().await.unwrap(), Vec::<String>::new());
}
