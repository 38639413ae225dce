//! The story: a sender, two signers in profiles of their own, a file that foreign validators accept.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use paraph_browser_tests::{
    Browser, Device, Engine, Mail, Stack,
    story::{self, Envelope, Signer, Way},
};
use paraph_conformance::{
    documents::{Content, Structure, write},
    foreign::{adesverify, all_accept, pdfsig, pyhanko, qpdf, text},
    programs::{output, program},
};
use words::Language;

const FIRST: Signer = Signer {
    email: "ines@example.org",
    name: "Inès Lefèvre",
    device: Device::Laptop,
    language: Language::Fr,
    way: Way::Draw,
};
const SECOND: Signer = Signer {
    email: "tom@example.org",
    name: "Tom Łukasz",
    device: Device::Phone,
    language: Language::En,
    way: Way::Type,
};

#[tokio::test(flavor = "multi_thread")]
async fn two_signers_sign_one_after_the_other() {
    one_after_the_other(Engine::Chromium).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_signers_sign_one_after_the_other_in_firefox() {
    one_after_the_other(Engine::Firefox).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_signers_sign_one_after_the_other_in_webkit() {
    one_after_the_other(Engine::WebKit).await;
}

/// The sender and both signers use the same engine, each with a profile of their own.
async fn one_after_the_other(engine: Engine) {
    let stack = Stack::start().await.unwrap();
    let file = stack.folder().join("Bail.pdf");
    let content = Content { text: "Lease of flat 4".into(), pages: 3, ..Content::default() };
    write(&file, &content, Structure::XrefStream).unwrap();
    let sender = Browser::start(&stack, engine, Device::Laptop, Language::En).await.unwrap();
    let pictures = picture_names(engine);
    let envelope = Envelope {
        file: &file,
        title: "Bail Lille",
        signers: &[FIRST, SECOND],
        at_once: false,
        pictures: Some(pictures[0]),
    };
    story::send(&stack, &sender, &envelope).await.unwrap();

    sign_in_own_profile(&stack, engine, &FIRST, pictures[1]).await;
    let after_first = stack.signed_version(1).await.unwrap();
    let evidence = sign_in_own_profile(&stack, engine, &SECOND, pictures[2]).await;

    let bytes = stack.signed_version(2).await.unwrap();
    let original = std::fs::read(&file).unwrap();
    assert!(after_first.starts_with(&original) && bytes.starts_with(&after_first), "revisions only append");
    let signed = stack.folder().join("signed.pdf");
    std::fs::write(&signed, &bytes).unwrap();
    foreign_validators_agree(&signed, &stack.trust_root().await.unwrap());
    paraph_agrees(&signed, &stack.trust_root().await.unwrap());
    rebuilds(&file, &evidence, &bytes);
    assert_eq!(sender.complaints().await.unwrap(), Vec::<String>::new());
    assert!(stack.recorder.elsewhere().is_empty(), "{:?}", stack.recorder.elsewhere());
}

/// Those of Chromium become the README's.
fn picture_names(engine: Engine) -> [&'static str; 3] {
    match engine {
        Engine::Chromium => ["sender", "first", "second"],
        Engine::Firefox => ["firefox-sender", "firefox-first", "firefox-second"],
        Engine::WebKit => ["webkit-sender", "webkit-first", "webkit-second"],
    }
}

/// The second is invited only when the first has signed.
async fn sign_in_own_profile(stack: &Stack, engine: Engine, signer: &Signer, pictures: &str) -> PathBuf {
    if signer.email == FIRST.email {
        story::invitation(stack, &FIRST).await.unwrap();
        assert!(stack.mails(SECOND.email).await.unwrap().is_empty(), "not yet the second's turn");
    }
    let browser = Browser::start(stack, engine, signer.device, signer.language).await.unwrap();
    let page = story::sign(stack, &browser, signer, Some(pictures)).await.unwrap();
    let evidence = story::save_evidence(stack, &page).await.unwrap();
    assert_eq!(browser.complaints().await.unwrap(), Vec::<String>::new());
    browser.end().await.unwrap();
    let kept = evidence.with_extension(pictures);
    std::fs::rename(evidence, &kept).unwrap();
    kept
}

/// Our own verifier, offline, says no less and no more.
fn paraph_agrees(signed: &Path, root: &Path) {
    let mut paraph = Command::new(program("paraph").unwrap());
    paraph.arg("verify").arg(signed).arg("--json").arg("--trust").arg(root);
    let report: serde_json::Value = serde_json::from_str(&output(&mut paraph).unwrap()).unwrap();
    assert_eq!(report["status"], "TOTAL-PASSED", "{report}");
    for (signature, signer) in report["signatures"].as_array().unwrap().iter().zip([FIRST, SECOND]) {
        assert_eq!(
            (&signature["signer"], &signature["level"]),
            (&signer.name.into(), &"B-LT".into()),
            "{report}"
        );
    }
}

/// Anyone with the original and the evidence has the signed PDF, with no server.
fn rebuilds(original: &Path, evidence: &Path, signed: &[u8]) {
    let out = original.with_file_name("rebuilt.pdf");
    let mut paraph = Command::new(program("paraph").unwrap());
    paraph
        .arg("rebuild")
        .arg("--original")
        .arg(original)
        .arg("--evidence")
        .arg(evidence)
        .arg("--out")
        .arg(&out);
    output(&mut paraph).unwrap();
    assert!(std::fs::read(&out).unwrap() == signed, "bit for bit");
}

fn foreign_validators_agree(signed: &Path, root: &Path) {
    let verdicts = pyhanko(signed, root, None).unwrap();
    let names: Vec<_> = verdicts.iter().map(|verdict| verdict.signer.as_str()).collect();
    assert_eq!(names, [FIRST.name, SECOND.name]);
    for verdict in &verdicts {
        assert!(verdict.bottom_line && verdict.time_stamped, "{verdict:?}");
    }
    // A year later every certificate of a signer has long expired.
    adesverify(signed, root, "+400 days", 2).unwrap();
    pdfsig(signed, 2, None).unwrap();
    qpdf(signed, None).unwrap();
    let text = text(signed).unwrap();
    assert!(text.contains("3 / 3"), "the footer counts the pages: {text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn at_once_both_are_invited_and_the_later_one_signs_on_top() {
    let stack = Stack::start().await.unwrap();
    let file = stack.folder().join("Accord.pdf");
    write(&file, &Content { text: "Both".into(), pages: 1, ..Content::default() }, Structure::Classic)
        .unwrap();
    let sender = Browser::start(&stack, Engine::Chromium, Device::Laptop, Language::En).await.unwrap();
    let signers = [FIRST, SECOND];
    let envelope =
        Envelope { file: &file, title: "Accord", signers: &signers, at_once: true, pictures: None };
    story::send(&stack, &sender, &envelope).await.unwrap();
    sender.end().await.unwrap();

    // Both have read the same version before either signs.
    let mut reading = vec![];
    for signer in &signers {
        let browser = Browser::start(&stack, Engine::Chromium, signer.device, signer.language).await.unwrap();
        let page = story::read(&stack, &browser, signer, None).await.unwrap();
        reading.push((browser, page));
    }
    for ((_, page), signer) in reading.iter().zip(&signers) {
        story::confirm(&stack, page, signer, None).await.unwrap();
    }
    let signed = stack.folder().join("signed.pdf");
    std::fs::write(&signed, stack.signed_version(2).await.unwrap()).unwrap();
    all_accept(&signed, &stack.trust_root().await.unwrap(), 2).unwrap();
    assert!(stack.mails(&story::sender()).await.unwrap().iter().any(is_news), "the sender is told");
}

fn is_news(mail: &Mail) -> bool {
    mail.code().is_none() && mail.subject.contains("Accord")
}
