//! Many are being signed, and it stops: the tab is killed or loaded anew, the person stops it, the host lacks a
//! document. It goes on later, and nothing is signed twice.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::{path::Path, time::Duration};

use paraph_browser_tests::{
    Browser, Device, Engine, Page, Stack,
    inbox::{DIANE, code, codes, enter, give, press, say_who, says, send, signed},
};
use paraph_conformance::foreign::all_accept;

const THREE: [&str; 3] = ["Lease", "Annex", "Charter"];

async fn chromium(stack: &Stack) -> Browser {
    Browser::start(stack, Engine::Chromium, Device::Laptop, DIANE.language).await.unwrap()
}

/// What the person sees who comes to the store's page again.
async fn again(stack: &Stack, browser: &Browser) -> Page {
    browser.kill_tab().await.unwrap();
    browser.go(&format!("{}/", stack.host)).await.unwrap()
}

/// How many posts of a signature have left.
fn posted(stack: &Stack) -> usize {
    let sent = stack.recorder.sent();
    sent.iter().filter(|sent| sent.method == "POST" && sent.path.ends_with("/session/sign")).count()
}

/// Waits for the post of a signature that is being held back; there must be that many of them then.
async fn held(stack: &Stack, count: usize) {
    for _ in 0..600 {
        if posted(stack) >= count {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(posted(stack), count);
}

async fn delivered(stack: &Stack, count: usize) {
    stack.delivered(count - 1).await.unwrap();
}

/// Each signed once, and accepted.
async fn each_once(stack: &Stack, count: usize) {
    let (files, root) = (signed(stack).unwrap(), stack.trust_root().await.unwrap());
    assert_eq!(files.len(), count);
    for file in files {
        all_accept(&file, &root, 1).unwrap();
    }
}

/// Signs the first of those that wait, and is held back at the second.
async fn half_way(stack: &Stack, page: &Page, count: usize) {
    let before = posted(stack);
    stack.recorder.hold("/session/sign");
    press(page, "inbox-sign", count).await.unwrap();
    held(stack, before + 1).await;
    stack.recorder.let_go();
    held(stack, before + 2).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_killed_in_the_recap_and_half_way_goes_on() {
    let stack = Stack::start().await.unwrap();
    send(&stack, &THREE).await.unwrap();
    let browser = chromium(&stack).await;
    let page = enter(&stack, &browser, 3).await.unwrap();
    page.click(".all input").await.unwrap();
    page.see_element(".bar [aria-disabled=false]").await.unwrap();

    // Ticked, and not gone on with.
    let page = again(&stack, &browser).await;
    press(&page, "inbox-sign", 3).await.unwrap();
    say_who(&page, &DIANE).await.unwrap();
    page.click("label.check:nth-of-type(1) input").await.unwrap();

    // In the recap: list, name, mark and one consent are there again.
    let page = again(&stack, &browser).await;
    says(&page, "inbox-recap-title", &[("count", 3)]).await.unwrap();
    assert_eq!(page.value("input[name=name]").await.unwrap(), DIANE.name);
    page.see("inbox-mark-change").await.unwrap();
    page.see("sign-missing-consent").await.unwrap();
    page.click("label.check:nth-of-type(2) input").await.unwrap();
    page.press("sign-code-ask").await.unwrap();
    let sent = stack.code(DIANE.email, None).await.unwrap();

    // Gone to read the mail: the code is still good.
    let page = again(&stack, &browser).await;
    page.fill("#list-code", &sent).await.unwrap();
    half_way(&stack, &page, 3).await;

    // One is signed, the second had not arrived: two are left, for which another code is needed.
    let page = again(&stack, &browser).await;
    stack.recorder.hold("");
    page.see("inbox-resumed").await.unwrap();
    says(&page, "inbox-recap-title", &[("count", 2)]).await.unwrap();
    assert_eq!(page.value("input[name=name]").await.unwrap(), DIANE.name);
    code(&stack, &page, &DIANE).await.unwrap();
    press(&page, "inbox-sign", 2).await.unwrap();
    says(&page, "inbox-signed-title", &[("count", 2)]).await.unwrap();
    delivered(&stack, 3).await;
    each_once(&stack, 3).await;

    // What was kept is forgotten with the last one.
    let page = again(&stack, &browser).await;
    page.see("inbox-empty-title").await.unwrap();
    assert_eq!(codes(&stack).await.unwrap(), 2);
    send(&stack, &["Quote"]).await.unwrap();
    let page = again(&stack, &browser).await;
    says(&page, "inbox-title", &[("count", 1)]).await.unwrap();
    assert_eq!(browser.complaints().await.unwrap(), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_loaded_anew_needs_no_other_code_and_stopping_loses_nothing() {
    let stack = Stack::start().await.unwrap();
    send(&stack, &["Lease", "Annex", "Charter", "Quote"]).await.unwrap();
    let browser = chromium(&stack).await;
    let page = enter(&stack, &browser, 4).await.unwrap();
    page.click(".all input").await.unwrap();
    press(&page, "inbox-sign", 4).await.unwrap();
    give(&stack, &page, &DIANE).await.unwrap();
    half_way(&stack, &page, 4).await;

    let page = browser.reload().await.unwrap();
    page.see("inbox-resumed").await.unwrap();
    let before = posted(&stack);
    press(&page, "inbox-sign", 3).await.unwrap();
    held(&stack, before + 1).await;
    page.press("inbox-stop").await.unwrap();
    page.see("inbox-stopping").await.unwrap();
    stack.recorder.hold("");
    stack.recorder.let_go();
    says(&page, "inbox-signed-some-title", &[("count", 1), ("missed", 2)]).await.unwrap();
    page.see("inbox-stopped").await.unwrap();
    press(&page, "inbox-go-on", 2).await.unwrap();
    press(&page, "inbox-sign", 2).await.unwrap();
    says(&page, "inbox-signed-title", &[("count", 2)]).await.unwrap();
    delivered(&stack, 4).await;
    each_once(&stack, 4).await;
    assert_eq!(codes(&stack).await.unwrap(), 1, "one code for all of it");
}

/// The document store has lost an original.
fn lose(stack: &Stack, original: &Path) {
    let bytes = std::fs::read(original).unwrap();
    for folder in std::fs::read_dir(stack.folder().join("host/documents")).unwrap() {
        let folder = folder.unwrap().path();
        if std::fs::read(folder.join("content")).unwrap() == bytes {
            std::fs::remove_dir_all(folder).unwrap();
        }
    }
}

/// A folder in a folder, with what was lost under other names, and something else.
fn drawer(stack: &Stack) -> std::path::PathBuf {
    let drawer = stack.folder().join("drawer");
    std::fs::create_dir_all(drawer.join("2026")).unwrap();
    std::fs::copy(stack.folder().join("Annex.pdf"), drawer.join("scan 7.pdf")).unwrap();
    std::fs::copy(stack.folder().join("Charter.pdf"), drawer.join("2026/scan 8.pdf")).unwrap();
    std::fs::write(drawer.join("holidays.pdf"), "%PDF-1.7 nothing of these").unwrap();
    drawer
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_host_lacks_comes_out_of_a_dropped_folder() {
    let stack = Stack::start().await.unwrap();
    send(&stack, &THREE).await.unwrap();
    for title in ["Annex", "Charter"] {
        lose(&stack, &stack.folder().join(format!("{title}.pdf")));
    }
    let browser = chromium(&stack).await.with_a_careful_eye();
    let page = enter(&stack, &browser, 3).await.unwrap();
    page.click(".all input").await.unwrap();
    press(&page, "inbox-sign", 3).await.unwrap();
    give(&stack, &page, &DIANE).await.unwrap();
    press(&page, "inbox-sign", 3).await.unwrap();
    says(&page, "inbox-signed-some-title", &[("count", 1), ("missed", 2)]).await.unwrap();
    // The host's refusals are in the console, as they should be.
    browser.complaints().await.unwrap();

    page.drop_on(".drop", &drawer(&stack)).await.unwrap();
    says(&page, "inbox-files-count", &[("count", 3)]).await.unwrap();
    let strange = words::say(DIANE.language, "inbox-files-strange", &[("names", "holidays.pdf")]);
    page.see_text(&strange.replace(['\u{2068}', '\u{2069}'], "")).await.unwrap();
    assert!(!page.text().await.unwrap().contains("scan 7.pdf"), "what is known is not named");
    page.state(None, "a dropped folder").await.unwrap();
    press(&page, "inbox-go-on", 2).await.unwrap();
    press(&page, "inbox-sign", 2).await.unwrap();
    says(&page, "inbox-signed-title", &[("count", 2)]).await.unwrap();
    assert_eq!(codes(&stack).await.unwrap(), 1);
    // (The store does not take signed versions of what it has lost: that stands in the console.)
    assert_eq!(browser.faults(), Vec::<String>::new());
}
