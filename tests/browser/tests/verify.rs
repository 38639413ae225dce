//! `<paraph-verify>` as a person uses it: signed, forged, locked and other files, with the network cut off.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use paraph_browser_tests::{
    Browser, Device, Engine, Page, Stack, canary,
    recorder::Sent,
    story::{self, Envelope, Signer, Way},
};
use paraph_conformance::{
    documents::{Content, Structure, write},
    programs::{output, program},
};
use words::Language;

/// An ordinary PDF that says `text`.
fn pdf(stack: &Stack, name: &str, text: &str) -> PathBuf {
    let file = stack.folder().join(name);
    let content = Content { text: text.into(), metadata: text.into(), pages: 2, ..Content::default() };
    write(&file, &content, Structure::Classic).unwrap();
    file
}

/// The file signed once more by `paraph sign`: by somebody who vouches for themselves.
fn signed(file: &Path, signer: &str, rect: &str) -> PathBuf {
    let out = file.with_file_name(format!("{signer}.pdf"));
    let mut paraph = Command::new(program("paraph").unwrap());
    paraph
        .arg("sign")
        .arg(file)
        .arg("--out")
        .arg(&out)
        .args(["--text", signer, "--page", "2", "--rect", rect]);
    output(&mut paraph).unwrap();
    out
}

/// One byte of what was signed is another: the first page's content.
fn forged(file: &Path) -> PathBuf {
    let mut bytes = fs::read(file).unwrap();
    let at = bytes.windows(9).position(|window| window == b"endstream").unwrap() - 4;
    bytes[at] ^= 1;
    let out = file.with_file_name("Forged.pdf");
    fs::write(&out, bytes).unwrap();
    out
}

fn locked(stack: &Stack) -> PathBuf {
    let file = pdf(stack, "Secret.pdf", "Secret");
    let lock = ["--encrypt", "open sesame", "owner", "256", "--", "--replace-input"];
    output(Command::new("qpdf").args(lock).arg(&file)).unwrap();
    file
}

/// The certificate inside a file's only signature, as PEM.
fn certificate(stack: &Stack, file: &Path) -> PathBuf {
    let bytes = fs::read(file).unwrap();
    let after =
        |text: &[u8]| bytes.windows(text.len()).position(|window| window == text).unwrap() + text.len();
    let start = after(b"/Contents <");
    let digits =
        bytes[start..].iter().take_while(|byte| byte.is_ascii_hexdigit()).copied().collect::<Vec<_>>();
    let (cms, pem) = (stack.folder().join("cms.der"), stack.folder().join("signer.pem"));
    fs::write(&cms, hex::decode(digits).unwrap()).unwrap();
    let mut openssl = Command::new("openssl");
    openssl.args(["pkcs7", "-inform", "DER", "-print_certs", "-in"]).arg(&cms).arg("-out").arg(&pem);
    output(&mut openssl).unwrap();
    pem
}

async fn open(stack: &Stack, browser: &Browser) -> Page {
    let page = browser.go(&format!("{}/verify.html", stack.host)).await.unwrap();
    page.see("verify-offline").await.unwrap();
    page
}

fn said(language: Language, key: &str, values: &[(&str, &str)]) -> String {
    words::say(language, key, values).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What left the browser, without the calls that Chromium makes to its maker.
fn left(stack: &Stack) -> Vec<Sent> {
    let mut left = stack.recorder.sent_to(&stack.host);
    left.extend(stack.recorder.sent_to(&stack.backend));
    left.extend(stack.recorder.elsewhere());
    left
}

#[tokio::test(flavor = "multi_thread")]
async fn with_the_network_cut_off_every_file_has_its_answer_and_nothing_leaves() {
    let stack = Stack::start().await.unwrap();
    let word = canary::word().unwrap();
    let once = signed(&pdf(&stack, "Bail.pdf", &word), "Inès Lefèvre", "72,600,180,60");
    let twice = signed(&once, "Tom Durand", "320,600,180,60");
    let browser = Browser::start(&stack, Engine::Chromium, Device::Laptop, Language::Fr).await.unwrap();
    let page = open(&stack, &browser).await;
    page.see("verify-anchor-host").await.unwrap();
    browser.cut_off().await.unwrap();
    stack.recorder.forget();

    tells_both_signatures(&stack, &page, &twice).await;
    gives_the_signed_version(&stack, &page, &once).await;
    tells_a_forgery(&page, &forged(&twice)).await;
    tells_what_is_not_signed_or_not_a_pdf(&stack, &page).await;
    asks_for_a_password(&page, &locked(&stack)).await;

    let left: Vec<_> =
        left(&stack).into_iter().map(|sent| format!("{} {}", sent.method, sent.path)).collect();
    assert_eq!(left, Vec::<String>::new(), "not one request: nothing of a file can have left");
    assert_eq!(browser.complaints().await.unwrap(), Vec::<String>::new());
}

async fn tells_both_signatures(stack: &Stack, page: &Page, file: &Path) {
    page.choose_file(file).await.unwrap();
    page.see("verify-unrecognised-title").await.unwrap();
    for name in ["Inès Lefèvre", "Tom Durand"] {
        page.see_text(&said(Language::Fr, "verify-signed-as", &[("name", name)])).await.unwrap();
    }
    page.see("verify-intact").await.unwrap();
    page.see("verify-self-issued").await.unwrap();
    page.see_text(&said(Language::Fr, "verify-after-signed", &[("name", "Tom Durand")])).await.unwrap();
    page.see_drawn(".page canvas").await.unwrap();
    assert_eq!(page.count(".seal").await.unwrap(), 2, "each mark has its frame");
    page.must_fit().await.unwrap();
    // Whom the person recognises is looked at again, with no file chosen anew.
    page.choose_file(&certificate(stack, &file.with_file_name("Inès Lefèvre.pdf"))).await.unwrap();
    page.see("verify-trusted-itself").await.unwrap();
    page.see_text(&said(Language::Fr, "verify-signed-by", &[("name", "Inès Lefèvre")])).await.unwrap();
}

async fn gives_the_signed_version(stack: &Stack, page: &Page, once: &Path) {
    page.press("verify-version-see").await.unwrap();
    page.see("verify-version-shown").await.unwrap();
    page.see_drawn(".page canvas").await.unwrap();
    assert_eq!(page.count(".seal").await.unwrap(), 1, "the second had not signed it");
    page.press("verify-version-back").await.unwrap();
    page.press("verify-version-save").await.unwrap();
    let suffix = said(Language::Fr, "verify-version-suffix", &[("number", "1")]);
    let saved = stack.saved(&format!("({suffix}).pdf")).await.unwrap();
    assert!(fs::read(saved).unwrap() == fs::read(once).unwrap(), "bit for bit what was signed");
}

async fn tells_a_forgery(page: &Page, file: &Path) {
    page.choose_file(file).await.unwrap();
    page.see_text(&said(Language::Fr, "verify-broken-title", &[("count", "2")])).await.unwrap();
    page.see("verify-changed").await.unwrap();
    assert_eq!(page.count(".versions").await.unwrap(), 0, "no false version is offered");
}

async fn tells_what_is_not_signed_or_not_a_pdf(stack: &Stack, page: &Page) {
    page.choose_file(&pdf(stack, "Plain.pdf", "Plain")).await.unwrap();
    page.see("verify-nobody-title").await.unwrap();
    let letter = stack.folder().join("Lettre.pdf");
    fs::write(&letter, "Just a letter.").unwrap();
    page.choose_file(&letter).await.unwrap();
    page.see("verify-failed-not-pdf").await.unwrap();
    fs::write(&letter, &fs::read(pdf(stack, "Half.pdf", "Half")).unwrap()[..400]).unwrap();
    page.choose_file(&letter).await.unwrap();
    page.see("verify-failed-damaged").await.unwrap();
}

async fn asks_for_a_password(page: &Page, file: &Path) {
    page.choose_file(file).await.unwrap();
    page.see("part-password-title").await.unwrap();
    page.fill("input[type=password]", "sesame").await.unwrap();
    page.press("part-password-open").await.unwrap();
    page.see("trouble-password-wrong").await.unwrap();
    page.fill("input[type=password]", "open sesame").await.unwrap();
    page.press("part-password-open").await.unwrap();
    page.see("verify-nobody-title").await.unwrap();
    page.see_drawn(".page canvas").await.unwrap();
}

const SIGNER: Signer = Signer {
    email: "ines@example.org",
    name: "Inès Lefèvre",
    device: Device::Laptop,
    language: Language::En,
    way: Way::Type,
};

#[tokio::test(flavor = "multi_thread")]
async fn a_signature_made_here_is_good_and_its_completion_is_not_claimed() {
    let stack = Stack::start().await.unwrap();
    let word = canary::word().unwrap();
    let file = pdf(&stack, "Lease.pdf", &word);
    let sender = Browser::start(&stack, Engine::Chromium, Device::Laptop, Language::En).await.unwrap();
    let signers = [SIGNER];
    let envelope =
        Envelope { file: &file, title: "Lease", signers: &signers, at_once: false, pictures: None };
    story::send(&stack, &sender, &envelope).await.unwrap();
    sender.end().await.unwrap();
    let signer = Browser::start(&stack, Engine::Chromium, SIGNER.device, SIGNER.language).await.unwrap();
    story::sign(&stack, &signer, &SIGNER, None).await.unwrap();
    let copy = stack.folder().join("Lease, signed.pdf");
    fs::write(&copy, stack.signed_version(1).await.unwrap()).unwrap();
    signer.end().await.unwrap();

    let browser = Browser::start(&stack, Engine::Chromium, Device::Phone, Language::En).await.unwrap();
    let page = open(&stack, &browser).await;
    page.see("verify-anchor-host").await.unwrap();
    stack.recorder.forget();
    page.choose_file(&copy).await.unwrap();
    page.see("verify-if-final-title").await.unwrap();
    page.see_text(&said(Language::En, "verify-if-final", &[("count", "1")])).await.unwrap();
    page.see_text(&said(Language::En, "verify-signed-by", &[("name", SIGNER.name)])).await.unwrap();
    page.see("verify-after-validation-data-added").await.unwrap();
    assert_eq!(page.count(".seal.good").await.unwrap(), 1);
    page.screenshot("verify-good").await.unwrap();
    page.must_fit().await.unwrap();
    for sent in left(&stack) {
        assert_eq!(canary::find(&word, &sent.bytes()), None, "{} {}{}", sent.method, sent.origin, sent.path);
        assert!(sent.body.is_empty(), "{} {}{}", sent.method, sent.origin, sent.path);
    }
    assert_eq!(browser.complaints().await.unwrap(), Vec::<String>::new());
}
