//! What each engine tells of itself: a page's complaints, and nothing sent to a maker.
#![allow(clippy::unwrap_used, clippy::panic)]

use paraph_browser_tests::{Browser, Device, Engine, Stack};
use words::Language;

#[tokio::test(flavor = "multi_thread")]
async fn every_engine_tells_what_a_page_complains_of_and_stays_at_home() {
    let stack = Stack::start().await.unwrap();
    for engine in [Engine::Chromium, Engine::Firefox, Engine::WebKit] {
        let browser = Browser::start(&stack, engine, Device::Phone, Language::Fr).await.unwrap();
        let page = browser.go(&format!("{}/index.html", stack.host)).await.unwrap();
        page.see_text("Faire signer").await.unwrap();
        assert_eq!(browser.complaints().await.unwrap(), Vec::<String>::new(), "{engine:?}");
        page.reach_for("http://elsewhere.example/pixel.png").await.unwrap();
        let told = browser.complaints().await.unwrap();
        assert!(told.iter().any(|line| line.contains("img-src")), "{engine:?}: {told:?}");
        browser.end().await.unwrap();
        assert!(stack.recorder.elsewhere().is_empty(), "{engine:?}: {:?}", stack.recorder.elsewhere());
    }
}
