//! The story: a sender, two signers in profiles of their own, a file that foreign validators accept.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::path::Path;

use paraph_browser_tests::{
    Browser, Device, Mail, Stack,
    story::{self, Envelope, Signer, Way},
};
use paraph_conformance::{
    documents::{Content, Structure, write},
    foreign::{pdfsig, pyhanko, qpdf, text},
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
    let stack = Stack::start().await.unwrap();
    let file = stack.folder().join("Bail.pdf");
    let content = Content { text: "Lease of flat 4".into(), pages: 3, ..Content::default() };
    write(&file, &content, Structure::XrefStream).unwrap();
    let sender = Browser::start(&stack, Device::Laptop, Language::En).await.unwrap();
    let envelope = Envelope {
        file: &file,
        title: "Bail Lille",
        signers: &[FIRST, SECOND],
        at_once: false,
        pictures: Some("sender"),
    };
    story::send(&stack, &sender, &envelope).await.unwrap();

    sign_in_own_profile(&stack, &FIRST, "first").await;
    let after_first = stack.signed_version().await.unwrap();
    sign_in_own_profile(&stack, &SECOND, "second").await;

    let bytes = stack.signed_version().await.unwrap();
    let original = std::fs::read(&file).unwrap();
    assert!(after_first.starts_with(&original) && bytes.starts_with(&after_first), "revisions only append");
    let signed = stack.folder().join("signed.pdf");
    std::fs::write(&signed, &bytes).unwrap();
    foreign_validators_agree(&signed, &stack.trust_root().await.unwrap());
    assert_eq!(sender.complaints().await.unwrap(), Vec::<String>::new());
    assert!(stack.recorder.elsewhere().is_empty(), "{:?}", stack.recorder.elsewhere());
}

/// The second is invited only when the first has signed.
async fn sign_in_own_profile(stack: &Stack, signer: &Signer, pictures: &str) {
    if signer.email == FIRST.email {
        story::invitation(stack, &FIRST).await.unwrap();
        assert!(stack.mails(SECOND.email).await.unwrap().is_empty(), "not yet the second's turn");
    }
    let browser = Browser::start(stack, signer.device, signer.language).await.unwrap();
    story::sign(stack, &browser, signer, Some(pictures)).await.unwrap();
    assert_eq!(browser.complaints().await.unwrap(), Vec::<String>::new());
    browser.end().await.unwrap();
}

fn foreign_validators_agree(signed: &Path, root: &Path) {
    let verdicts = pyhanko(signed, root, None).unwrap();
    let names: Vec<_> = verdicts.iter().map(|verdict| verdict.signer.as_str()).collect();
    assert_eq!(names, [FIRST.name, SECOND.name]);
    for verdict in &verdicts {
        assert!(verdict.bottom_line && verdict.time_stamped && verdict.ades == "PASSED", "{verdict:?}");
    }
    // A year later every certificate of a signer has long expired.
    let later = pyhanko(signed, root, Some("2027-11-01T12:00:00+00:00")).unwrap();
    assert!(later.iter().all(|verdict| verdict.ades == "PASSED"), "{later:?}");
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
    let sender = Browser::start(&stack, Device::Laptop, Language::En).await.unwrap();
    let signers = [FIRST, SECOND];
    let envelope =
        Envelope { file: &file, title: "Accord", signers: &signers, at_once: true, pictures: None };
    story::send(&stack, &sender, &envelope).await.unwrap();
    sender.end().await.unwrap();

    // Both have read the same version before either signs.
    let mut reading = vec![];
    for signer in &signers {
        let browser = Browser::start(&stack, signer.device, signer.language).await.unwrap();
        let page = story::read(&stack, &browser, signer, None).await.unwrap();
        reading.push((browser, page));
    }
    for ((_, page), signer) in reading.iter().zip(&signers) {
        story::confirm(&stack, page, signer, None).await.unwrap();
    }
    let signed = stack.folder().join("signed.pdf");
    std::fs::write(&signed, stack.signed_version().await.unwrap()).unwrap();
    foreign_validators_agree_on(&signed, &stack.trust_root().await.unwrap(), 2);
    assert!(stack.mails(&story::sender()).await.unwrap().iter().any(is_news), "the sender is told");
}

fn is_news(mail: &Mail) -> bool {
    mail.code().is_none() && mail.subject.contains("Accord")
}

fn foreign_validators_agree_on(signed: &Path, root: &Path, signatures: usize) {
    let verdicts = pyhanko(signed, root, None).unwrap();
    assert_eq!(verdicts.len(), signatures);
    assert!(verdicts.iter().all(|verdict| verdict.bottom_line), "{verdicts:?}");
    pdfsig(signed, signatures, None).unwrap();
    qpdf(signed, None).unwrap();
}
