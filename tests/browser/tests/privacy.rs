//! The privacy proof: nothing of a document's content leaves a browser for anywhere but the host's
//! document store, and the size of what is sent does not depend on the content's size.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;

use paraph_browser_tests::{
    Browser, Device, Engine, Stack, canary,
    recorder::Sent,
    story::{self, Envelope, Signer, Way},
};
use paraph_conformance::documents::{Content, Structure, write};
use words::Language;

const SIGNERS: [Signer; 2] = [
    Signer {
        email: "a@example.org",
        name: "Ada Martin",
        device: Device::Laptop,
        language: Language::En,
        way: Way::Type,
    },
    Signer {
        email: "b@example.org",
        name: "Bob Durand",
        device: Device::Laptop,
        language: Language::En,
        way: Way::Type,
    },
];

/// The secret words of a document, and where each may go.
struct Canaries {
    text: String,
    metadata: String,
    /// Also the file's name: an opening for the backend, by design.
    name: String,
}

/// A whole story, everything that any browser sent meanwhile kept.
async fn story(ballast: usize, canaries: &Canaries) -> Stack {
    let stack = Stack::start().await.unwrap();
    let file = stack.folder().join(format!("{}.pdf", canaries.name));
    let (text, metadata) = (canaries.text.clone(), canaries.metadata.clone());
    let content = Content { text, metadata, pages: 2, ballast, ..Content::default() };
    write(&file, &content, Structure::Classic).unwrap();
    let envelope =
        Envelope { file: &file, title: "Contract", signers: &SIGNERS, at_once: false, pictures: None };
    let sender = Browser::start(&stack, Engine::Chromium, Device::Laptop, Language::En).await.unwrap();
    story::send(&stack, &sender, &envelope).await.unwrap();
    for signer in &SIGNERS {
        let browser = Browser::start(&stack, Engine::Chromium, signer.device, signer.language).await.unwrap();
        story::sign(&stack, &browser, signer, None).await.unwrap();
        browser.end().await.unwrap();
    }
    // Both signed versions have arrived where they belong.
    stack.signed_version(SIGNERS.len()).await.unwrap();
    sender.end().await.unwrap();
    stack
}

fn canaries() -> Canaries {
    let word = || canary::word().unwrap();
    Canaries { text: word(), metadata: word(), name: word() }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_a_document_leaves_but_to_its_store_and_sizes_tell_nothing() {
    let first = canaries();
    let small = story(1_100_000, &first).await;
    no_word_of_the_document_reached_the_backend(&small, &first);
    the_name_is_an_opening_and_nothing_else(&small, &first);
    assert!(small.recorder.elsewhere().is_empty(), "{:?}", small.recorder.elsewhere());

    let large = story(9_100_000, &canaries()).await;
    sizes_are_equal(&small, &large);
}

fn no_word_of_the_document_reached_the_backend(stack: &Stack, canaries: &Canaries) {
    let to_store = stack.recorder.sent_to(&stack.host);
    assert!(stack.recorder.sent_to(&stack.backend).len() > 15, "the record is of a whole story");
    let elsewhere = stack.recorder.sent().into_iter().filter(|sent| sent.origin != stack.host);
    let elsewhere: Vec<_> = elsewhere.collect();
    for word in [&canaries.text, &canaries.metadata] {
        let kept = to_store.iter().filter(|sent| canary::find(word, &sent.body).is_some()).count();
        assert_eq!(kept, 3, "the search works: the original and two signed versions went to the store");
        for sent in &elsewhere {
            let found = canary::find(word, &sent.bytes());
            assert_eq!(
                found, None,
                "{} {}{} carries the document's words",
                sent.method, sent.origin, sent.path
            );
        }
        assert_eq!(canary::find(word, &stack.database().unwrap()), None, "the backend's database");
    }
}

fn the_name_is_an_opening_and_nothing_else(stack: &Stack, canaries: &Canaries) {
    for sent in stack.recorder.sent_to(&stack.backend) {
        if canary::find(&canaries.name, &sent.bytes()).is_some() {
            assert_eq!((sent.method.as_str(), sent.path.as_str()), ("POST", "/api/v1/envelopes"));
            let mut body: serde_json::Value = serde_json::from_slice(&sent.body).unwrap();
            let openings = body["openings"].as_array_mut().unwrap();
            let before = openings.len();
            openings.retain(|opening| opening["field"] != "document.0.name");
            assert_eq!(openings.len(), before - 1);
            assert_eq!(canary::find(&canaries.name, body.to_string().as_bytes()), None, "only there");
        }
    }
}

/// Bytes sent to the backend by every kind of act, in order.
fn sizes(stack: &Stack) -> BTreeMap<String, Vec<usize>> {
    let mut sizes = BTreeMap::<String, Vec<usize>>::new();
    let acts = stack.recorder.sent_to(&stack.backend).into_iter().filter(|sent| sent.method == "POST");
    for Sent { path, body, .. } in acts {
        sizes.entry(path).or_default().push(body.len());
    }
    sizes
}

fn sizes_are_equal(small: &Stack, large: &Stack) {
    let (small, large) = (sizes(small), sizes(large));
    assert_eq!(small.keys().collect::<Vec<_>>(), large.keys().collect::<Vec<_>>());
    for (path, small) in &small {
        let large = &large[path];
        assert_eq!(small.len(), large.len(), "{path}: as many requests");
        for (small, large) in small.iter().zip(large) {
            // A CMS holds ECDSA values in DER, each up to three bytes shorter by chance, whatever
            // the content: its certificate's, its own, its time-stamp's.
            let chance = if path == "/api/v1/session/sign" { 24 } else { 0 };
            assert!(small.abs_diff(*large) <= chance, "{path}: {small} and {large} bytes");
        }
    }
}
