//! The level that asks who somebody is: at a real provider, and by a document shown to an officer.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::path::{Path, PathBuf};

use paraph_browser_tests::{
    Browser, Device, Engine, Page, Shows, Stack,
    story::{self, Signer, Way},
};
use paraph_conformance::{
    documents::{Content, Structure, write},
    foreign::all_accept,
    programs::{output, program},
};
use words::Language;

const ZOE: Signer = Signer {
    email: "zoe@example.org",
    name: "Zoé Martin",
    device: Device::Phone,
    language: Language::Fr,
    way: Way::Type,
};
const IDA: Signer = Signer {
    email: "ida@example.org",
    name: "Ida Berg",
    device: Device::Laptop,
    language: Language::En,
    way: Way::Type,
};
const NOTHING: [String; 0] = [];

async fn browser(stack: &Stack, device: Device, language: Language) -> Browser {
    Browser::start(stack, Engine::Chromium, device, language).await.unwrap().with_a_careful_eye()
}

/// The sender asks these people to sign at once, at the level “verified”.
async fn sent(stack: &Stack, sender: &Browser, signers: &[Signer]) -> PathBuf {
    let file = stack.folder().join("Bail.pdf");
    write(&file, &Content { text: "Bail".into(), pages: 1, ..Content::default() }, Structure::Classic)
        .unwrap();
    let page = story::begin(stack, sender).await.unwrap();
    page.choose_file(&file).await.unwrap();
    page.see_element(".file").await.unwrap();
    page.press("part-next").await.unwrap();
    page.see("prepare-people-title").await.unwrap();
    page.press("prepare-people-at-once").await.unwrap();
    for (index, signer) in signers.iter().enumerate() {
        if index > 0 {
            page.press("prepare-people-add").await.unwrap();
        }
        let line = format!(".people > :nth-child({})", index + 1);
        page.fill(&format!("{line} input[type=email]"), signer.email).await.unwrap();
        page.fill(&format!("{line} input[type=text]"), signer.name).await.unwrap();
    }
    page.press("prepare-level-verified").await.unwrap();
    page.see("prepare-level-verified-why").await.unwrap();
    page.state(None, "the level verified").await.unwrap();
    page.press("part-next").await.unwrap();
    page.see_drawn(".page canvas").await.unwrap();
    for index in 0..signers.len() {
        page.click(&format!(".whos > :nth-child({})", index + 1)).await.unwrap();
        page.touch_at(".page .layer", 0, (0.3, 0.8 - 0.15 * index as f64)).await.unwrap();
        page.see_element(&format!(".whos > :nth-child({}) .chip.good", index + 1)).await.unwrap();
    }
    page.press("part-next").await.unwrap();
    page.see("prepare-recap-title").await.unwrap();
    page.fill("input[type=text]", "Bail Lille").await.unwrap();
    page.press("prepare-send").await.unwrap();
    page.see("prepare-sent-title").await.unwrap();
    file
}

async fn consent(page: &Page, name: &str) {
    page.fill("input[name=name]", name).await.unwrap();
    for index in 1..=2 {
        page.click(&format!("label.check:nth-of-type({index}) input")).await.unwrap();
    }
}

/// Taps the link to the provider, logs in there under a name, reads the page that one comes back to.
async fn log_in(browser: &Browser, page: &Page, name: &str) {
    page.see_element("a.provider").await.unwrap();
    page.click("a.provider").await.unwrap();
    let (left, provider) = browser.opened().await.unwrap();
    provider.see_text("Sign in at the provider").await.unwrap();
    provider.fill("input[name=login]", name).await.unwrap();
    provider.press_saying("Sign in").await.unwrap();
    provider.see("returned-yes").await.unwrap();
    provider.see_text(name).await.unwrap();
    provider.state(None, "back from the provider").await.unwrap();
    provider.press("returned-yes").await.unwrap();
    provider.see_element("main:not(:has(form)) h1").await.unwrap();
    provider.see_text(name).await.unwrap();
    if name == IDA.name {
        provider.state(None, "known at the provider").await.unwrap();
    }
    browser.close_to(&left).await.unwrap();
}

async fn with_code(stack: &Stack, page: &Page, signer: &Signer) {
    page.press("sign-code-ask").await.unwrap();
    page.fill("#code", &stack.code(signer.email, None).await.unwrap()).await.unwrap();
    let delivered = stack.recorder.answered("/signed/");
    page.press("sign-now").await.unwrap();
    page.see("sign-done-title").await.unwrap();
    stack.delivered(delivered).await.unwrap();
}

/// What the command says of an evidence file.
fn evidence(file: &Path) -> String {
    let mut command = std::process::Command::new(program("paraph").unwrap());
    let said = output(command.arg("verify").arg(file)).unwrap();
    assert!(!said.contains("NOT PROVEN") && !said.contains("PAS PROUVÉ"), "{said}");
    said
}

#[tokio::test(flavor = "multi_thread")]
async fn a_signer_logs_in_at_a_real_provider_and_signs() {
    let stack = Stack::start_with_identity(Shows::Provider).await.unwrap();
    let sender = browser(&stack, Device::Laptop, Language::En).await;
    sent(&stack, &sender, &[ZOE, IDA]).await;

    let phone = browser(&stack, ZOE.device, ZOE.language).await;
    let page = story::read(&stack, &phone, &ZOE, None).await.unwrap();
    page.see("sign-identity-title").await.unwrap();
    page.state(None, "who are you").await.unwrap();
    consent(&page, ZOE.name).await;
    page.see("sign-missing-identity").await.unwrap();
    page.press("sign-identity-ask").await.unwrap();
    page.see_element("a.provider").await.unwrap();
    page.state(None, "to the provider").await.unwrap();
    log_in(&phone, &page, "Zoé Martin-Roux").await;
    page.see_text("Zoé Martin-Roux").await.unwrap();
    page.see_text("eidas2").await.unwrap();
    page.state(None, "known, under another name").await.unwrap();

    // The phone throws the page away: it comes back known, and with the same key.
    let page = phone.reload().await.unwrap();
    page.see_text("eidas2").await.unwrap();

    // Ida is faster, so what Zoé logged in for is gone: she is told, and logs in once more.
    let laptop = browser(&stack, IDA.device, IDA.language).await;
    let other = story::read(&stack, &laptop, &IDA, None).await.unwrap();
    consent(&other, IDA.name).await;
    other.press("sign-identity-ask").await.unwrap();
    log_in(&laptop, &other, IDA.name).await;
    other.see_text("eidas2").await.unwrap();
    with_code(&stack, &other, &IDA).await;

    page.press("sign-code-ask").await.unwrap();
    let code = stack.code(ZOE.email, None).await.unwrap();
    page.fill("#code", &code).await.unwrap();
    page.press("sign-now").await.unwrap();
    page.see("trouble-identity-other").await.unwrap();
    page.state(None, "something has changed").await.unwrap();
    page.press("sign-identity-ask").await.unwrap();
    log_in(&phone, &page, ZOE.name).await;
    page.see_text("eidas2").await.unwrap();
    // Thrown away once more: the same is prepared again, with the kept key.
    let page = phone.reload().await.unwrap();
    page.see_text("eidas2").await.unwrap();
    page.fill("#code", &code).await.unwrap();
    let delivered = stack.recorder.answered("/signed/");
    page.press("sign-now").await.unwrap();
    page.see("sign-done-title").await.unwrap();
    stack.delivered(delivered).await.unwrap();

    let file = stack.folder().join("signed.pdf");
    std::fs::write(&file, stack.signed_version(2).await.unwrap()).unwrap();
    all_accept(&file, &stack.trust_root().await.unwrap(), 2).unwrap();
    let proof = story::save_evidence(&stack, &page).await.unwrap();
    let said = evidence(&proof);
    for words in ["Zoé Martin", stack.issuer().unwrap(), "eidas2", "article 26"] {
        assert!(said.contains(words), "“{words}” is not in: {said}");
    }
    // The same in the page that needs no server.
    let verify = laptop.go(&format!("{}/verify.html", stack.host)).await.unwrap();
    verify.see("verify-offline").await.unwrap();
    verify.choose_file(&proof).await.unwrap();
    verify.see("verify-evidence-title").await.unwrap();
    verify.see("worth-verified").await.unwrap();
    verify.see_text("bound to exactly what was agreed to").await.unwrap();
    verify.see_text("Zoé Martin").await.unwrap();
    verify.state(None, "an evidence file").await.unwrap();
    for browser in [&sender, &phone, &laptop] {
        assert_eq!(browser.faults(), NOTHING);
        // What was stale is refused, and the browser tells of it.
        let complaints = browser.complaints().await.unwrap();
        let others: Vec<_> = complaints.into_iter().filter(|one| !one.contains("/authorise - ")).collect();
        assert_eq!(others, NOTHING);
    }
}

/// A picture of a document, as a phone's camera gives one: here any bytes do.
fn photograph(stack: &Stack) -> PathBuf {
    let file = stack.folder().join("passport.jpg");
    std::fs::write(&file, b"\xff\xd8\xff not really a passport, canary 5f1c2e").unwrap();
    file
}

#[tokio::test(flavor = "multi_thread")]
async fn an_officer_attests_and_the_signer_signs_under_that_name() {
    let stack = Stack::start_with_identity(Shows::Officer).await.unwrap();
    let sender = browser(&stack, Device::Laptop, Language::En).await;
    sent(&stack, &sender, &[ZOE]).await;

    // Zoé comes first: she is told what has to happen, and the page waits with her.
    let phone = browser(&stack, ZOE.device, ZOE.language).await;
    let page = story::read(&stack, &phone, &ZOE, None).await.unwrap();
    page.see("sign-identity-officer-first").await.unwrap();
    consent(&page, ZOE.name).await;
    page.see("sign-missing-officer").await.unwrap();
    page.state(None, "to be seen first").await.unwrap();

    let office = sender.go(&format!("{}/follow.html", stack.host)).await.unwrap();
    office.see_text("Bail Lille").await.unwrap();
    office.press_saying("Bail Lille").await.unwrap();
    office.see("follow-identity-missing").await.unwrap();
    office.press_saying(&format!("{} {}", office.words("follow-attest"), ZOE.name)).await.unwrap();
    office.see("follow-attest-title").await.unwrap();
    office.fill("input[name=attested]", "Zoé Anne MARTIN").await.unwrap();
    office.choose("select[name=kind]", "0").await.unwrap();
    office.press("follow-attest-yes").await.unwrap();
    office.see("trouble-attest-picture").await.unwrap();
    office.choose_file(&photograph(&stack)).await.unwrap();
    office.see_text("passport.jpg").await.unwrap();
    office.state(None, "attesting").await.unwrap();
    office.press("follow-attest-yes").await.unwrap();
    office.see("trouble-attest-statement").await.unwrap();
    office.click("dialog label.check input").await.unwrap();
    office.press("follow-attest-yes").await.unwrap();
    office.see_text("Zoé Anne MARTIN").await.unwrap();
    office.state(None, "attested").await.unwrap();

    // Her page goes on by itself, and the name is the one that was seen.
    page.see_text(&story::sender()).await.unwrap();
    page.see_text("Passeport").await.unwrap();
    assert_eq!(page.value("input[name=name]").await.unwrap(), "Zoé Anne MARTIN");
    page.state(None, "seen by an officer").await.unwrap();
    with_code(&stack, &page, &ZOE).await;

    let said = evidence(&story::save_evidence(&stack, &page).await.unwrap());
    let digest = "SHA-256 of the picture";
    for words in ["Zoé Anne MARTIN", &story::sender(), "Passport", "article 26"] {
        assert!(said.contains(words), "{digest}: “{words}” is not in: {said}");
    }
    let left: Vec<u8> = stack.recorder.sent().iter().flat_map(|sent| sent.bytes()).collect();
    assert!(!left.windows(6).any(|part| part == b"5f1c2e"), "the picture left the browser");
    for browser in [&sender, &phone] {
        assert_eq!(browser.faults(), NOTHING);
        assert_eq!(browser.complaints().await.unwrap(), NOTHING);
    }
}

/// An officer who has sent nothing: whoever stands at the desk is on their list.
#[tokio::test(flavor = "multi_thread")]
async fn an_officer_at_the_desk_attests_what_others_sent() {
    let stack = Stack::start_with_identity(Shows::Officer).await.unwrap();
    let sender = browser(&stack, Device::Laptop, Language::En).await;
    sent(&stack, &sender, &[ZOE, IDA]).await;
    let phone = browser(&stack, ZOE.device, ZOE.language).await;
    let page = story::read(&stack, &phone, &ZOE, None).await.unwrap();
    page.see("sign-identity-officer-first").await.unwrap();

    let desk = browser(&stack, Device::Phone, Language::Fr).await;
    let store = desk.go(&format!("{}/", stack.host)).await.unwrap();
    store.click("button[value=diane]").await.unwrap();
    store.see_element("paraph-inbox").await.unwrap();
    let office = desk.go(&format!("{}/follow.html", stack.host)).await.unwrap();
    let officer = story::sender().replace("camille", "guichet");
    office.fill("input[name=email]", &officer).await.unwrap();
    office.press("office-signin-ask").await.unwrap();
    office.fill("#office-code", &stack.code(&officer, None).await.unwrap()).await.unwrap();
    office.press("office-signin-open").await.unwrap();
    office.see_element(".to-see summary").await.unwrap();
    office.click(".to-see summary").await.unwrap();
    office.see_text(IDA.email).await.unwrap();
    office.state(None, "whom an officer can attest").await.unwrap();
    office.press_saying(&format!("{} {}", office.words("follow-attest"), ZOE.name)).await.unwrap();
    office.see("follow-attest-title").await.unwrap();
    assert_eq!(office.value("input[name=attested]").await.unwrap(), ZOE.name);
    office.choose_file(&photograph(&stack)).await.unwrap();
    office.see_text("passport.jpg").await.unwrap();
    office.click("dialog label.check input").await.unwrap();
    office.press("follow-attest-yes").await.unwrap();
    office.see_element(".to-see li:only-child").await.unwrap();
    office.state(None, "who is left").await.unwrap();

    page.see_text(&officer).await.unwrap();
    assert_eq!(page.value("input[name=name]").await.unwrap(), ZOE.name);
    for browser in [&sender, &phone, &desk] {
        assert_eq!(browser.faults(), NOTHING);
        assert_eq!(browser.complaints().await.unwrap(), NOTHING);
    }
}

/// An approver has no key and no name to give: the provider says who it is.
#[tokio::test(flavor = "multi_thread")]
async fn an_approver_logs_in_too() {
    let stack = Stack::start_with_identity(Shows::Provider).await.unwrap();
    let sender = Browser::start(&stack, Engine::Chromium, Device::Laptop, Language::En).await.unwrap();
    let page = story::begin(&stack, &sender).await.unwrap();
    let file = stack.folder().join("Budget.csv");
    std::fs::write(&file, b"month;amount\n1;1200\n").unwrap();
    page.press("prepare-ask-approve").await.unwrap();
    page.choose_file(&file).await.unwrap();
    page.see_text("Budget.csv").await.unwrap();
    page.press("part-next").await.unwrap();
    page.fill(".people > :nth-child(1) input[type=email]", IDA.email).await.unwrap();
    page.press("prepare-level-verified").await.unwrap();
    page.see("prepare-level-verified-approval").await.unwrap();
    page.press("part-next").await.unwrap();
    page.fill("input[type=text]", "Budget 2027").await.unwrap();
    page.press("prepare-send").await.unwrap();
    page.see("prepare-sent-title").await.unwrap();

    let laptop = Browser::start(&stack, Engine::Chromium, IDA.device, IDA.language).await.unwrap();
    let page = laptop.go(&story::invitation(&stack, &IDA).await.unwrap()).await.unwrap();
    page.see("sign-file-save").await.unwrap();
    page.press_until("sign-go-end", "sign-approve").await.unwrap();
    page.see("sign-identity-title").await.unwrap();
    page.fill("textarea", "Checked.").await.unwrap();
    page.click("label.check input").await.unwrap();
    page.press("sign-identity-ask").await.unwrap();
    log_in(&laptop, &page, "Ida B.").await;
    page.see_text("eidas2").await.unwrap();
    // Another word is another content.
    page.fill("textarea", "Checked twice.").await.unwrap();
    page.see("sign-identity-changed").await.unwrap();
    page.press("sign-identity-ask").await.unwrap();
    log_in(&laptop, &page, "Ida B.").await;
    page.see_text("eidas2").await.unwrap();
    page.press("sign-code-ask").await.unwrap();
    page.fill("#code", &stack.code(IDA.email, None).await.unwrap()).await.unwrap();
    page.press("sign-approve").await.unwrap();
    page.see("sign-approved-title").await.unwrap();
    let said = evidence(&story::save_evidence(&stack, &page).await.unwrap());
    assert!(said.contains("Ida B.") && said.contains("without a key of its own"), "{said}");
}
