//! What is printed: a recipient's status page, an envelope as its sender follows it, and the list.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::path::{Path, PathBuf};

use envelope::{Role, Timestamp};
use paraph_browser_tests::{
    Browser, Device, Engine, Page, Stack, inbox,
    native::{Parcel, Person, Sender, Signing},
    screenshots, story,
};
use paraph_conformance::foreign::text;
use words::Language;

const INES: (&str, &str) = ("ines@example.org", "Inès Lefèvre");
const TOM: (&str, &str) = ("tom@example.org", "Tom Łukasz");
const EVA: (&str, &str) = ("eva@example.org", "Eva Sørensen");
const TITLES: [&str; 3] = ["Convention de stage", "Bail", "Devis"];

/// Three are sent; in the first, the first of three has signed.
async fn sent(stack: &Stack) {
    let sender = Sender::sign_in(stack).await.unwrap();
    let people =
        [INES, TOM, EVA].map(|(email, name)| Person { email, name, role: Role::Signer, required: true });
    for title in TITLES {
        let file = inbox::pdf(stack, title).unwrap();
        let deadline = Timestamp(4_102_444_800_000);
        sender.send(stack, &Parcel { file: &file, title, people: &people, deadline }).await.unwrap();
    }
    let file = stack.folder().join(format!("{}.pdf", TITLES[0]));
    Signing::open(stack, INES, TITLES[0]).await.unwrap().sign(&file).await.unwrap();
}

/// Prints, and gives what the paper says; the file stays for who wants to look at it.
async fn printed(page: &Page, language: Language, name: &str) -> String {
    let file: PathBuf = screenshots().unwrap().join(format!("printed-{name}-{}.pdf", language.tag()));
    page.print(&file).await.unwrap();
    let said = text(Path::new(&file)).unwrap();
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn says(said: &str, wanted: &[&str], not: &[String]) {
    for words in wanted {
        assert!(said.contains(words), "“{words}” is not printed: {said}");
    }
    for words in not {
        assert!(!said.contains(words.as_str()), "“{words}” is printed: {said}");
    }
}

/// Before acting, too: whose turn it is reads where it stands, prints it, and goes on where they were.
#[tokio::test(flavor = "multi_thread")]
async fn who_is_asked_reads_and_prints_where_it_stands() {
    let stack = Stack::start().await.unwrap();
    sent(&stack).await;
    for (device, language) in [(Device::Phone, Language::Fr), (Device::Laptop, Language::En)] {
        let browser =
            Browser::start(&stack, Engine::Chromium, device, language).await.unwrap().with_a_careful_eye();
        let wanted = |mail: &paraph_browser_tests::Mail| {
            mail.subject.contains(TITLES[0]).then(|| mail.link()).flatten()
        };
        let page = browser.go(&stack.wait_for_mail(TOM.0, wanted).await.unwrap()).await.unwrap();
        page.see_drawn(".reading .page canvas").await.unwrap();
        page.press("sign-where-open").await.unwrap();
        page.see("sign-decline-no").await.unwrap();
        page.state(None, "where it stands, before acting").await.unwrap();
        page.screenshot(&format!("where-{}", language.tag())).await.unwrap();
        let said = printed(&page, language, "asked").await;
        let count = words::say(language, "status-count", &[("done", "1"), ("of", "3")]);
        let count: String = count.chars().filter(|c| !('\u{2066}'..='\u{2069}').contains(c)).collect();
        let buttons = ["part-print", "sign-decline-no"].map(|key| page.words(key));
        says(&said, &[TITLES[0], &count, INES.1, TOM.1, EVA.1], &buttons);
        page.press("sign-decline-no").await.unwrap();
        page.see_drawn(".reading .page canvas").await.unwrap();
        assert_eq!(browser.faults(), Vec::<String>::new());
        browser.end().await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_papers_say_where_it_stands_and_who_comes_next() {
    let stack = Stack::start().await.unwrap();
    sent(&stack).await;
    for language in [Language::Fr, Language::En] {
        let browser = Browser::start(&stack, Engine::Chromium, Device::Phone, language).await.unwrap();
        let wanted = |mail: &paraph_browser_tests::Mail| {
            mail.subject.contains(TITLES[0]).then(|| mail.link()).flatten()
        };
        let page = browser.go(&stack.wait_for_mail(INES.0, wanted).await.unwrap()).await.unwrap();
        page.see("status-signed-title").await.unwrap();
        let said = printed(&page, language, "status").await;
        let title = page.words("status-signed-title");
        let next = words::say(language, "status-count", &[("done", "1"), ("of", "3")]);
        let next: String = next.chars().filter(|c| !('\u{2066}'..='\u{2069}').contains(c)).collect();
        let buttons = ["part-print", "status-refresh", "status-my-copy"].map(|key| page.words(key));
        says(&said, &[TITLES[0], &title, &next, TOM.1, EVA.1], &buttons);
        browser.end().await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sender_prints_the_list_and_an_envelope() {
    let stack = Stack::start().await.unwrap();
    sent(&stack).await;
    for language in [Language::Fr, Language::En] {
        let sender = Browser::start(&stack, Engine::Chromium, Device::Laptop, language).await.unwrap();
        story::begin(&stack, &sender).await.unwrap();
        let page = sender.go(&format!("{}/follow.html", stack.host)).await.unwrap();
        page.see_text(TITLES[2]).await.unwrap();
        let said = printed(&page, language, "list").await;
        let waits = page.words("phase-waiting");
        let buttons = ["follow-new", "follow-search", "follow-remind"].map(|key| page.words(key));
        says(&said, &[&TITLES[..], &[waits.as_str(), INES.1]].concat(), &buttons);

        page.press_saying(TITLES[0]).await.unwrap();
        page.see("follow-timeline").await.unwrap();
        let said = printed(&page, language, "envelope").await;
        let buttons = ["follow-cancel", "follow-back", "follow-remind-all"].map(|key| page.words(key));
        says(&said, &[TITLES[0], INES.1, TOM.1, EVA.1, &page.words("follow-timeline")], &buttons);
        sender.end().await.unwrap();
    }
}
