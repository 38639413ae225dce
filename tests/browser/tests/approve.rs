//! Approvals of files of any kind, and a contract with a director, a client and a code by SMS.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::path::PathBuf;

use paraph_browser_tests::{
    Browser, Device, Engine, Mail, Page, Stack,
    story::{self, Signer, Way},
};
use paraph_conformance::{
    documents::{Content, Structure, write},
    foreign::all_accept,
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
const TYPED: &str = "06 12 34 56 78";
const PHONE: &str = "+33612345678";
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

async fn approve(stack: &Stack, page: &Page, email: &str, remark: &str) {
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
    page.press("sign-approve").await.unwrap();
    page.see("sign-approved-title").await.unwrap();
    never_says_sign(page).await;
    page.state(None, "approved").await.unwrap();
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
    approve(&stack, &ada, ADA.email, "Checked line by line").await;
    ada.see("sign-approved-waiting").await.unwrap();
    approve(&stack, &ben, BEN.email, "").await;
    ben.see("sign-approved-final").await.unwrap();
    ben.see_text("Checked line by line").await.unwrap();

    // Who comes back reads how it stands.
    first.go(&format!("{}/", stack.host)).await.unwrap();
    let page = first.go(&story::invitation(&stack, &ADA).await.unwrap()).await.unwrap();
    page.see("status-agreed-title").await.unwrap();
    page.see("part-print").await.unwrap();
    never_says_sign(&page).await;
    page.state(None, "status of an approval").await.unwrap();
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

/// The contract: its director approves nothing, signs first; the client signs by a code that comes by SMS.
#[tokio::test(flavor = "multi_thread")]
async fn a_director_signs_and_then_the_client_by_a_code_by_sms() {
    let stack = Stack::start().await.unwrap();
    let file = stack.folder().join("Contrat.pdf");
    write(&file, &Content { text: "Contract".into(), pages: 1, ..Content::default() }, Structure::Classic)
        .unwrap();
    let sender = browser(&stack, Device::Laptop, Language::Fr).await;
    let page = story::begin(&stack, &sender).await.unwrap();
    page.choose_file(&file).await.unwrap();
    page.see_element(".file").await.unwrap();
    page.press("part-next").await.unwrap();
    person(&page, 1, &ADA).await;
    page.press_saying(&format!("+ {}", page.words("prepare-people-add"))).await.unwrap();
    person(&page, 2, &BEN).await;
    page.press_saying(&format!("+ {}", page.words("prepare-people-add"))).await.unwrap();
    person(&page, 3, &Signer { email: "legal@example.org", name: "Léa Droit", ..ADA }).await;
    routes(&page).await;
    page.press("part-next").await.unwrap();
    page.see_drawn(".page canvas").await.unwrap();
    assert_eq!(page.count(".whos > *").await.unwrap(), 2, "who approves has no place");
    for number in 1..=2 {
        page.click(&format!(".whos > :nth-child({number})")).await.unwrap();
        page.see_element(&format!(".whos > :nth-child({number})[aria-pressed=true]")).await.unwrap();
        page.press("prepare-place-last").await.unwrap();
        page.see_element(&format!(".whos > :nth-child({number}) .chip.good")).await.unwrap();
    }
    page.press("part-next").await.unwrap();
    page.see("prepare-recap-title").await.unwrap();
    page.see("prepare-role-approver").await.unwrap();
    page.press("prepare-send").await.unwrap();
    page.see("prepare-sent-title").await.unwrap();
    let mut faults = sender.faults();
    sender.end().await.unwrap();

    // The lawyer approves first, then the director signs what the lawyer read, then the client.
    let legal = browser(&stack, Device::Phone, Language::Fr).await;
    let lawyer = Signer { email: "legal@example.org", ..ADA };
    let page = legal.go(&story::invitation(&stack, &lawyer).await.unwrap()).await.unwrap();
    page.see_drawn(".page canvas").await.unwrap();
    never_says_sign(&page).await;
    approve(&stack, &page, lawyer.email, "").await;
    faults.extend(legal.faults());
    legal.end().await.unwrap();
    let director = browser(&stack, ADA.device, ADA.language).await;
    story::sign(&stack, &director, &ADA, None).await.unwrap();
    faults.extend(director.faults());
    director.end().await.unwrap();
    let client = browser(&stack, BEN.device, BEN.language).await;
    let link = stack.wait_for_mail(PHONE, Mail::link).await.unwrap();
    let page = client.go(&link).await.unwrap();
    let page = story::read_from(page, &BEN, None).await.unwrap();
    page.fill("input[name=name]", BEN.name).await.unwrap();
    for index in 1..=2 {
        page.click(&format!("label.check:nth-of-type({index}) input")).await.unwrap();
    }
    page.press("sign-code-ask").await.unwrap();
    page.see("sign-code-title-sms").await.unwrap();
    page.see_text("78").await.unwrap();
    page.fill("#code", &stack.code(PHONE, None).await.unwrap()).await.unwrap();
    page.state(None, "a code by SMS").await.unwrap();
    let delivered = stack.recorder.answered("/signed/");
    page.press("sign-now").await.unwrap();
    page.see("sign-done-title").await.unwrap();
    stack.delivered(delivered).await.unwrap();
    faults.extend(client.faults());
    let signed = stack.folder().join("signed.pdf");
    std::fs::write(&signed, stack.signed_version(2).await.unwrap()).unwrap();
    all_accept(&signed, &stack.trust_root().await.unwrap(), 2).unwrap();
    assert_eq!(faults, NOTHING);
}

/// The third comes first and approves; the client's link and code go by SMS, to a number as people write it.
async fn routes(page: &Page) {
    let line = |number: usize| format!(".people > :nth-child({number})");
    page.choose(&format!("{} .role select", line(3)), "approver").await.unwrap();
    for number in [3, 2] {
        page.click(&format!("{} .head button:nth-of-type(1)", line(number))).await.unwrap();
    }
    page.click(&format!("{} .by-sms", line(3))).await.unwrap();
    for number in 1..=2 {
        page.choose(&format!("{} .channels label:nth-child({number}) select", line(3)), "sms").await.unwrap();
    }
    let missing = words::say(Language::Fr, "prepare-missing-phone", &[("number", "3")]);
    page.see_text(&plain(&missing)).await.unwrap();
    page.fill(&format!("{} input[type=tel]", line(3)), TYPED).await.unwrap();
    page.see_text("+33 6 12 34 56 78").await.unwrap();
    page.state(None, "roles and channels").await.unwrap();
}

fn plain(words: &str) -> String {
    words.chars().filter(|c| !('\u{2066}'..='\u{2069}').contains(c)).collect()
}
