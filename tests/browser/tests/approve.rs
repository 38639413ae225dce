//! Approvals of files of any kind: three spreadsheets and two managers in parallel.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::path::PathBuf;

use paraph_browser_tests::{
    Browser, Device, Engine, Mail, Page, Stack,
    story::{self, Signer, Way},
};
use words::Language;

const ADA: Signer = Signer {
    email: "ada@example.org",
    name: "Ada Martin",
    device: Device::Laptop,
    language: Language::En,
    way: Way::Type,
};
const BEN: Signer = Signer {
    email: "ben@example.org",
    name: "Ben Okafor",
    device: Device::Phone,
    language: Language::Fr,
    way: Way::Type,
};
const NOTHING: [String; 0] = [];
const TITLE: &str = "Budget 2027";

/// Three files as spreadsheet programs write them: zipped, and plain text.
fn spreadsheets(stack: &Stack) -> Vec<PathBuf> {
    let files: [(&str, &[u8]); 3] = [
        ("Ventes.xlsx", b"PK\x03\x04 sales, not really zipped"),
        ("Achats.ods", b"PK\x03\x04 purchases, not really zipped"),
        ("Paie.csv", b"month;amount\n1;1200\n"),
    ];
    let put = |(name, bytes): (&str, &[u8])| {
        let path = stack.folder().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    };
    files.into_iter().map(put).collect()
}

async fn browser(stack: &Stack, device: Device, language: Language) -> Browser {
    Browser::start(stack, Engine::Chromium, device, language).await.unwrap().with_a_careful_eye()
}

/// The sender asks both to approve the three files, both at once.
async fn ask(stack: &Stack, device: Device) -> Vec<String> {
    let sender = browser(stack, device, Language::En).await;
    let page = story::begin(stack, &sender).await.unwrap();
    let files = spreadsheets(stack);
    page.choose_file(&files[0]).await.unwrap();
    page.see("trouble-office-file").await.unwrap();
    page.press("prepare-ask-approve").await.unwrap();
    page.see("prepare-files-choose").await.unwrap();
    for file in &files {
        page.choose_file(file).await.unwrap();
        page.see_text(&file.file_name().unwrap().to_string_lossy()).await.unwrap();
    }
    page.state(None, "files to approve").await.unwrap();
    page.press("part-next").await.unwrap();
    page.see("prepare-approvers-title").await.unwrap();
    page.press("prepare-people-at-once").await.unwrap();
    person(&page, 1, &ADA).await;
    page.press_saying(&format!("+ {}", page.words("prepare-people-add"))).await.unwrap();
    person(&page, 2, &BEN).await;
    page.state(None, "approvers").await.unwrap();
    page.press("part-next").await.unwrap();
    page.see("prepare-recap-title").await.unwrap();
    page.fill("input[type=text]", TITLE).await.unwrap();
    page.click(".switch").await.unwrap();
    page.see("prepare-remind-days").await.unwrap();
    page.state(None, "recap of an approval").await.unwrap();
    page.press("prepare-send").await.unwrap();
    page.see("prepare-sent-title").await.unwrap();
    let faults = sender.faults();
    sender.end().await.unwrap();
    faults
}

async fn person(page: &Page, number: usize, who: &Signer) {
    let line = format!(".people > :nth-child({number})");
    page.fill(&format!("{line} input[type=email]"), who.email).await.unwrap();
    page.fill(&format!("{line} input[type=text]"), who.name).await.unwrap();
}

/// From the mail to the files, each checked; nothing on the way speaks of signing.
async fn open(stack: &Stack, browser: &Browser, who: &Signer) -> Page {
    let page = browser.go(&story::invitation(stack, who).await.unwrap()).await.unwrap();
    page.see("sign-file-save").await.unwrap();
    page.see_text("Ventes.xlsx").await.unwrap();
    assert_eq!(page.count(".file-name").await.unwrap(), 3);
    never_says_sign(&page).await;
    page
}

async fn never_says_sign(page: &Page) {
    let text = page.text().await.unwrap().to_lowercase();
    for word in ["to sign", "signature", "you sign", "signer"] {
        assert!(!text.contains(word), "“{word}” to an approver: {text}");
    }
}

/// All but the last press.
async fn agree(stack: &Stack, page: &Page, email: &str, remark: &str) {
    page.press_until("sign-go-end", "sign-approve").await.unwrap();
    page.see("sign-approve-title").await.unwrap();
    if !remark.is_empty() {
        page.fill("textarea", remark).await.unwrap();
    }
    page.click("label.check input").await.unwrap();
    never_says_sign(page).await;
    page.state(None, "approving").await.unwrap();
    page.press("sign-code-ask").await.unwrap();
    page.fill("#code", &stack.code(email, None).await.unwrap()).await.unwrap();
    page.state(None, "approving, with a code").await.unwrap();
}

/// The page is left while something is being written, and opened again: it stands where it was.
async fn come_back(stack: &Stack, browser: &Browser, page: &Page) -> Page {
    page.press_until("sign-go-end", "sign-approve").await.unwrap();
    page.see("sign-approve-title").await.unwrap();
    page.fill("textarea", "Checked line").await.unwrap();
    browser.go(&format!("{}/", stack.host)).await.unwrap();
    let page = browser.go(&story::invitation(stack, &ADA).await.unwrap()).await.unwrap();
    page.see("sign-approve-title").await.unwrap();
    assert_eq!(page.value("textarea").await.unwrap(), "Checked line");
    page.press("part-back").await.unwrap();
    page.see("sign-file-save").await.unwrap();
    page
}

#[tokio::test(flavor = "multi_thread")]
async fn two_managers_approve_three_spreadsheets_in_parallel() {
    let stack = Stack::start().await.unwrap();
    let mut faults = ask(&stack, Device::Phone).await;
    let mails = stack.mails(ADA.email).await.unwrap();
    assert!(mails.iter().all(|mail| mail.subject.contains("approve")), "{mails:?}");

    let first = browser(&stack, ADA.device, ADA.language).await;
    let second = browser(&stack, BEN.device, BEN.language).await;
    let (ada, ben) = (open(&stack, &first, &ADA).await, open(&stack, &second, &BEN).await);
    ada.press("sign-file-save").await.unwrap();
    let saved = stack.saved("Ventes.xlsx").await.unwrap();
    assert_eq!(std::fs::read(saved).unwrap(), std::fs::read(stack.folder().join("Ventes.xlsx")).unwrap());
    let ada = come_back(&stack, &first, &ada).await;
    agree(&stack, &ada, ADA.email, "Checked line by line").await;
    agree(&stack, &ben, BEN.email, "").await;
    // Both at the same moment: neither is in the other's way, and whoever comes second ends it.
    let (one, other) = tokio::join!(ada.press("sign-approve"), ben.press("sign-approve"));
    one.and(other).unwrap();
    for page in [&ada, &ben] {
        page.see("sign-approved-title").await.unwrap();
        never_says_sign(page).await;
        page.state(None, "approved").await.unwrap();
    }
    let said = [ada.text().await.unwrap(), ben.text().await.unwrap()];
    let says = |page: &Page, key: &str| said.iter().any(|text| text.contains(&page.words(key)));
    assert!(says(&ada, "sign-approved-final") || says(&ben, "sign-approved-final"), "{said:?}");
    second.go(&format!("{}/", stack.host)).await.unwrap();
    let page = second.go(&story::invitation(&stack, &BEN).await.unwrap()).await.unwrap();
    page.see("status-agreed-title").await.unwrap();
    page.see_text("Checked line by line").await.unwrap();

    // Who comes back reads how it stands.
    first.go(&format!("{}/", stack.host)).await.unwrap();
    let page = first.go(&story::invitation(&stack, &ADA).await.unwrap()).await.unwrap();
    page.see("status-agreed-title").await.unwrap();
    page.see("part-print").await.unwrap();
    never_says_sign(&page).await;
    page.state(None, "status of an approval").await.unwrap();
    // Among signed versions an approval has none: its sender reads why.
    let third = browser(&stack, Device::Laptop, Language::En).await;
    let page = story::follow(&stack, &third).await.unwrap();
    page.click("input[name=all]").await.unwrap();
    page.press("follow-versions").await.unwrap();
    page.press("follow-versions-yes").await.unwrap();
    page.see("trouble-only-approved").await.unwrap();
    page.state(None, "no signed version of an approval").await.unwrap();
    faults.extend(third.faults());
    faults.extend(first.faults());
    faults.extend(second.faults());
    assert_eq!(faults, NOTHING);
    for one in [&first, &second] {
        assert_eq!(one.complaints().await.unwrap(), Vec::<String>::new());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn another_file_is_refused_and_one_manager_declines() {
    let stack = Stack::start().await.unwrap();
    let mut faults = ask(&stack, Device::Laptop).await;
    stack.recorder.spoil("/documents/");
    let second = browser(&stack, BEN.device, BEN.language).await;
    let page = second.go(&story::invitation(&stack, &BEN).await.unwrap()).await.unwrap();
    page.see("sign-choose-title").await.unwrap();
    page.choose_file(&stack.folder().join("Paie.csv")).await.unwrap();
    page.see("trouble-other-file").await.unwrap();
    never_says_sign(&page).await;
    page.state(None, "another file to approve").await.unwrap();
    for name in ["Ventes.xlsx", "Achats.ods", "Paie.csv"] {
        page.see_text(name).await.unwrap();
        page.choose_file(&stack.folder().join(name)).await.unwrap();
    }
    page.press_until("sign-go-end", "sign-decline-approve").await.unwrap();
    page.see("sign-decline-approve-title").await.unwrap();
    page.fill("textarea", "Une ligne manque").await.unwrap();
    page.state(None, "declining to approve").await.unwrap();
    page.press("sign-decline-yes").await.unwrap();
    page.see("status-you-declined-title").await.unwrap();
    never_says_sign(&page).await;
    page.state(None, "declined to approve").await.unwrap();
    let told = |mail: &Mail| mail.subject.contains(TITLE).then_some(());
    stack.wait_for_mail(&story::sender(), told).await.unwrap();
    faults.extend(second.faults());
    assert_eq!(faults, NOTHING);
}
