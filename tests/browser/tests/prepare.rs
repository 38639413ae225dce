//! What a sender does beside the plain story: pastes, puts in order, drags, sizes, initials, hands over.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::path::PathBuf;

use paraph_browser_tests::{
    Browser, Device, Engine, Mail, Page, Stack,
    story::{self, Signer, Way},
};
use paraph_conformance::documents::{Content, Structure, write};
use serde_json::Value;
use words::Language;

const SIGNER: Signer = Signer {
    email: "ines@example.org",
    name: "Inès Lefèvre",
    device: Device::Phone,
    language: Language::Fr,
    way: Way::Type,
};
const ALT: &str = "\u{e00a}";
const RIGHT: &str = "\u{e014}";
const DELETE: &str = "\u{e017}";

fn pdf(stack: &Stack, name: &str, pages: usize) -> PathBuf {
    let file = stack.folder().join(name);
    write(&file, &Content { text: name.into(), pages, ..Content::default() }, Structure::Classic).unwrap();
    file
}

async fn begin(stack: &Stack, device: Device, documents: &[(&str, usize)]) -> (Browser, Page) {
    let browser = Browser::start(stack, Engine::Chromium, device, Language::Fr).await.unwrap();
    let page = story::begin(stack, &browser).await.unwrap();
    for (name, pages) in documents {
        page.choose_file(&pdf(stack, name, *pages)).await.unwrap();
        page.see_text(name).await.unwrap();
    }
    page.press("part-next").await.unwrap();
    (browser, page)
}

/// What was posted as `sent`.
fn sent(stack: &Stack) -> Value {
    let posts = stack.recorder.sent_to(&stack.backend);
    let post = posts.iter().find(|sent| sent.method == "POST" && sent.path == "/api/v1/envelopes").unwrap();
    serde_json::from_slice::<Value>(&post.body).unwrap()["sent"].clone()
}

async fn send(page: &Page) {
    page.press("part-next").await.unwrap();
    page.see("prepare-recap-title").await.unwrap();
    page.press("prepare-send").await.unwrap();
    page.see("prepare-sent-title").await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn several_addresses_are_pasted_put_in_order_and_made_optional() {
    let stack = Stack::start().await.unwrap();
    let (browser, page) = begin(&stack, Device::Laptop, &[("Bail.pdf", 1)]).await;
    page.paste(".people input[type=email]", "Jean <jean@ex.fr>, marie@ex.fr; \"Durand, Zoé\" <zoe@ex.fr>")
        .await
        .unwrap();
    page.see_element(".people > :nth-child(3)").await.unwrap();
    assert_eq!(page.value(".people > :nth-child(1) input[type=text]").await.unwrap(), "Jean");
    assert_eq!(page.value(".people > :nth-child(3) input[type=text]").await.unwrap(), "Durand, Zoé");

    page.drag(".people > :nth-child(2) .grip", (".people > :nth-child(1)", 0, (0.1, 0.48))).await.unwrap();
    assert_eq!(page.value(".people > :nth-child(1) input[type=email]").await.unwrap(), "marie@ex.fr");
    page.click(".people > :nth-child(2) input[type=checkbox]").await.unwrap();
    page.press("prepare-copy-add").await.unwrap();
    page.fill(".copy input", "archives@ex.fr").await.unwrap();
    page.click("input[name=copy-to-all]").await.unwrap();
    page.press("part-next").await.unwrap();
    page.see_drawn(".page canvas").await.unwrap();
    for person in 1..=3 {
        page.click(&format!(".whos > :nth-child({person})")).await.unwrap();
        page.press("prepare-place-last").await.unwrap();
    }
    send(&page).await;

    let sent = sent(&stack);
    let of = |field: &str| -> Vec<Value> {
        sent["recipients"].as_array().unwrap().iter().map(|one| one[field].clone()).collect()
    };
    assert_eq!(of("role"), ["signer", "signer", "signer", "copy"]);
    assert_eq!(of("required"), [true, false, true, false]);
    assert_eq!(of("step"), [0, 1, 2, 2]);
    assert_eq!(sent["copy_to_all"], false);
    assert_eq!(browser.complaints().await.unwrap(), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn places_are_dragged_sized_and_initialled_by_mouse_and_keyboard() {
    places(Device::Laptop).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn places_are_dragged_sized_and_initialled_by_thumb() {
    places(Device::Phone).await;
}

async fn places(device: Device) {
    let stack = Stack::start().await.unwrap();
    let (browser, page) = begin(&stack, device, &[("Bail.pdf", 3), ("Annexe.pdf", 2)]).await;
    page.paste(".people input[type=email]", "Inès <ines@ex.fr>, Tom Łukasz <tom@ex.fr>").await.unwrap();
    page.press("part-next").await.unwrap();
    page.see_drawn(".page canvas").await.unwrap();

    page.drag(".whos > :nth-child(1)", (".page .layer", 2, (0.3, 0.5))).await.unwrap();
    page.see_element(".whos > :nth-child(1) .chip.good").await.unwrap();
    story::unfold(&page).await.unwrap();
    page.click(".switch").await.unwrap();
    page.press("prepare-place-everywhere").await.unwrap();
    page.click(".whos > :nth-child(2)").await.unwrap();
    page.press("prepare-place-last").await.unwrap();
    page.keys_at(".slot.on", &format!("{ALT}{RIGHT}")).await.unwrap();
    page.press("prepare-document-after").await.unwrap();
    page.press("prepare-leave-out").await.unwrap();
    page.must_fit().await.unwrap();
    send(&page).await;

    let sent = sent(&stack);
    let slots = sent["slots"].as_array().unwrap();
    let who: Vec<_> =
        slots.iter().map(|slot| (slot["document"].clone(), slot["recipient"].clone())).collect();
    assert_eq!(who, [(0.into(), 0.into()), (0.into(), 1.into()), (1.into(), 0.into())]);
    let pages = |slot: &Value| -> Vec<u64> {
        let fields = slot["fields"].as_array().into_iter().flatten();
        fields.map(|field| field["placement"]["page"].as_u64().unwrap()).collect()
    };
    assert_eq!(pages(&slots[0]), [0, 1], "every page but the signed one");
    assert_eq!(pages(&slots[1]), [0u64; 0]);
    assert_eq!(pages(&slots[2]), [0], "and on the other document");
    assert_eq!(slots[1]["placement"]["width"], 186_000, "wider by the keyboard");
    assert_eq!(browser.complaints().await.unwrap(), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_lies_over_another_is_said_and_can_be_taken_away() {
    let stack = Stack::start().await.unwrap();
    let (_browser, page) = begin(&stack, Device::Laptop, &[("Bail.pdf", 1)]).await;
    page.paste(".people input[type=email]", "Inès <ines@ex.fr>, Tom Łukasz <tom@ex.fr>").await.unwrap();
    page.press("part-next").await.unwrap();
    page.see_drawn(".page canvas").await.unwrap();
    page.touch_at(".page .layer", 0, (0.3, 0.5)).await.unwrap();
    page.drag(".whos > :nth-child(2)", (".page .layer", 0, (0.35, 0.52))).await.unwrap();
    page.see_element(".slot.clash").await.unwrap();
    page.see_text("en chevauche un autre").await.unwrap();
    page.keys_at(".slot.on", DELETE).await.unwrap();
    page.see_text("Il manque l’emplacement de Tom Łukasz").await.unwrap();
    assert_eq!(page.count(".slot.clash").await.unwrap(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_store_the_sender_hands_over_and_the_signer_brings_the_file() {
    let stack = Stack::start().await.unwrap();
    let (browser, page) = begin(&stack, Device::Laptop, &[("Bail.pdf", 1)]).await;
    page.fill(".people input[type=email]", SIGNER.email).await.unwrap();
    page.press("part-next").await.unwrap();
    page.see_drawn(".page canvas").await.unwrap();
    page.press("prepare-place-last").await.unwrap();
    page.without("paraph-prepare", "storeDocument").await.unwrap();
    send(&page).await;
    page.see("prepare-hand-title").await.unwrap();
    page.press("prepare-hand-save").await.unwrap();
    let file = stack.saved("Bail.pdf").await.unwrap();
    let links = page.attributes("a[href^='mailto:']", "href").await.unwrap();
    assert!(links[0].starts_with("mailto:ines%40example.org?subject=Document"), "{links:?}");
    assert!(links[0].contains("Bail.pdf") && !links[0].contains("http"), "{links:?}");
    page.screenshot("hand-over").await.unwrap();
    let stored = stack.recorder.sent_to(&stack.host);
    assert!(!stored.iter().any(|sent| sent.method == "PUT"), "nobody got the document but its sender");
    // The share sheet may have the tab killed: the page is there again, until its sender leaves it.
    browser.kill_tab().await.unwrap();
    let page = browser.go(&format!("{}/office.html", stack.host)).await.unwrap();
    page.see("office-signin-title").await.unwrap();
    page.without("paraph-prepare", "storeDocument").await.unwrap();
    sign_in_again(&stack, &page).await;
    page.see("prepare-hand-title").await.unwrap();
    page.see_text("Écrire l’e‑mail").await.unwrap();
    page.press("prepare-sent-back").await.unwrap();
    page.see("prepare-home-new").await.unwrap();

    let signer = Browser::start(&stack, Engine::Chromium, SIGNER.device, SIGNER.language).await.unwrap();
    let page = signer.go(&story::invitation(&stack, &SIGNER).await.unwrap()).await.unwrap();
    page.see_element("input[type=file] , .drop").await.unwrap();
    page.choose_file(&file).await.unwrap();
    let page = story::read_from(page, &SIGNER, None).await.unwrap();
    story::confirm(&stack, &page, &SIGNER, None).await.unwrap();

    // The sender makes the signed version from the original, and keeps the evidence.
    let page = browser.go(&format!("{}/office.html", stack.host)).await.unwrap();
    page.click(".envelope a").await.unwrap();
    page.press("follow-versions-save").await.unwrap();
    page.choose_files("dialog input[type=file]", &[&file]).await.unwrap();
    let signed = std::fs::read(stack.saved("Bail-signé.pdf").await.unwrap()).unwrap();
    assert!(signed.starts_with(&std::fs::read(&file).unwrap()) && signed.len() > 10_000);
    page.press("sign-evidence-save").await.unwrap();
    stack.saved(".json").await.unwrap();
}

/// In a new tab of the same browser: by a code of its own.
async fn sign_in_again(stack: &Stack, page: &Page) {
    let sender = story::sender();
    let before = stack.mails(&sender).await.unwrap().iter().find_map(Mail::code);
    page.fill("input[type=email]", &sender).await.unwrap();
    page.press("office-signin-ask").await.unwrap();
    let code = stack.code(&sender, before.as_deref()).await.unwrap();
    page.fill("#office-code", &code).await.unwrap();
    page.press("office-signin-open").await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_place_over_the_footer_is_warned_about() {
    let stack = Stack::start().await.unwrap();
    let (_browser, page) = begin(&stack, Device::Laptop, &[("Bail.pdf", 1)]).await;
    page.fill(".people input[type=email]", SIGNER.email).await.unwrap();
    page.press("part-next").await.unwrap();
    page.see_drawn(".page canvas").await.unwrap();
    page.touch_at(".page .layer", 0, (0.5, 0.99)).await.unwrap();
    page.see_text("couvre le pied de page").await.unwrap();
    page.keys_at(".slot.on", DELETE).await.unwrap();
    page.press("prepare-place-last").await.unwrap();
    page.see("part-next").await.unwrap();
    assert!(!page.text().await.unwrap().contains("couvre le pied de page"));
}
