//! The embedding guide's own files: a document is sent, signed, followed and checked with them.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::{collections::BTreeMap, fs, path::Path, process::Command};

use paraph_browser_tests::{
    Browser, Device, Engine, Stack,
    story::{self, Envelope, Signer, Way},
};
use paraph_conformance::{
    documents::{Content, Structure, write},
    programs::{output, root},
};
use words::Language;

const SIGNER: Signer = Signer {
    email: "ines@example.org",
    name: "Inès Lefèvre",
    device: Device::Phone,
    language: Language::En,
    way: Way::Draw,
};
/// Where the guide says the backend is.
const BACKEND: &str = "https://api.example.org";

/// Every file that the guide shows, whole.
fn snippets() -> BTreeMap<String, String> {
    let guide = fs::read_to_string(root().join("docs/embedding.md")).unwrap();
    let mut files = BTreeMap::new();
    for part in guide.split("<!-- file: ").skip(1) {
        let (name, rest) = part.split_once(" -->\n```").unwrap();
        let (_, code) = rest.split_once('\n').unwrap();
        let (code, _) = code.split_once("```\n").unwrap();
        files.insert(name.to_owned(), code.to_owned());
    }
    files
}

/// The demo's house with the guide's pages in it.
async fn house() -> Stack {
    let folder = tempfile::tempdir().unwrap();
    let pages = folder.path().join("www");
    fs::create_dir(&pages).unwrap();
    for (name, text) in snippets() {
        fs::write(pages.join(name), text).unwrap();
    }
    let stack = Stack::start_with_pages(folder).await.unwrap();
    for name in snippets().keys() {
        let text = fs::read_to_string(pages.join(name)).unwrap();
        fs::write(pages.join(name), text.replace(BACKEND, &stack.backend)).unwrap();
    }
    stack
}

/// What a ticket allows, as the guide's server reads it in Node.
fn read_ticket(stack: &Stack, ticket: &str) -> anyhow::Result<String> {
    let module = stack.folder().join("www/ticket.mjs");
    let script = format!(
        "import {{ check }} from {:?};\nconsole.log(JSON.stringify(await check({ticket:?}, {:?})));",
        module.display().to_string(),
        stack.backend
    );
    let file = stack.folder().join("read.mjs");
    fs::write(&file, script)?;
    output(Command::new("node").arg(file))
}

/// The last ticket that a signer's page brought to the store of documents.
fn ticket(stack: &Stack) -> String {
    let sent = stack.recorder.sent_to(&stack.host);
    let heads = sent.iter().rev().map(|sent| String::from_utf8_lossy(&sent.head).into_owned());
    let ticket = |head: String| {
        let (_, after) = head.split_once("Ticket ")?;
        Some(after.split_whitespace().next()?.to_owned())
    };
    heads.into_iter().find_map(ticket).unwrap()
}

/// What the browser complains of, but for the icon that the guide's pages leave out.
async fn complaints(browser: &Browser) -> Vec<String> {
    let all = browser.complaints().await.unwrap();
    all.into_iter().filter(|one| !one.contains("/favicon.ico")).collect()
}

async fn send(stack: &Stack, file: &Path) {
    let browser = Browser::start(stack, Engine::Chromium, Device::Laptop, Language::En).await.unwrap();
    let page = browser.go(&format!("{}/", stack.host)).await.unwrap();
    page.click("button[name=user]").await.unwrap();
    page.see_element("a[href='/office.html']").await.unwrap();
    let page = browser.go(&format!("{}/send.html", stack.host)).await.unwrap();
    page.see_element("input[type=email]").await.unwrap();
    story::sign_in(stack, &page).await.unwrap();
    page.press("prepare-home-new").await.unwrap();
    let signers = [SIGNER];
    let envelope = Envelope { file, title: "Lease", signers: &signers, at_once: false, pictures: None };
    story::compose(&page, &envelope).await.unwrap();
    let page = browser.go(&format!("{}/sent.html", stack.host)).await.unwrap();
    page.see("follow-title").await.unwrap();
    page.see_text("Lease").await.unwrap();
    assert_eq!(complaints(&browser).await, Vec::<String>::new());
    browser.end().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn the_guides_pages_do_what_it_says() {
    let stack = house().await;
    let file = stack.folder().join("Lease.pdf");
    let content = Content { text: "Lease".into(), pages: 1, ..Content::default() };
    write(&file, &content, Structure::Classic).unwrap();
    send(&stack, &file).await;

    let browser = Browser::start(&stack, Engine::Chromium, SIGNER.device, SIGNER.language).await.unwrap();
    story::sign(&stack, &browser, &SIGNER, None).await.unwrap();
    let signed = stack.folder().join("Signed.pdf");
    fs::write(&signed, stack.signed_version(1).await.unwrap()).unwrap();
    assert_eq!(complaints(&browser).await, Vec::<String>::new());

    let ticket = ticket(&stack);
    let allowed = read_ticket(&stack, &ticket).unwrap();
    assert!(allowed.contains("\"document\":0"), "{allowed}");
    let (claims, _) = ticket.rsplit_once('.').unwrap();
    let why = read_ticket(&stack, &format!("{claims}.{}", "A".repeat(86))).unwrap_err();
    assert!(format!("{why:#}").contains("signature is wrong"), "{why:#}");

    let page = browser.go(&format!("{}/check.html", stack.host)).await.unwrap();
    page.see("verify-offline").await.unwrap();
    page.see_text("Test root CA").await.unwrap();
    page.choose_file(&signed).await.unwrap();
    page.see_text("TOTAL-PASSED · Inès Lefèvre: intact").await.unwrap();
    page.must_fit().await.unwrap();
    assert_eq!(complaints(&browser).await, Vec::<String>::new());
}
