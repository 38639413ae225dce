//! A list of hundreds: in portions as one scrolls, never more lines in the page than it can hold, and quick.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::time::{Duration, Instant};

use envelope::{Commitment, EnvelopeId, Sent};
use evidence::Opening;
use paraph_browser_tests::{
    Browser, Device, Engine, Page, Stack,
    story::{self, Envelope, Signer, Way},
};
use paraph_conformance::documents::{Content, Structure, write};
use protocol::http::Send;
use words::Language;

const INES: Signer = Signer {
    email: "ines@example.org",
    name: "Inès Lefèvre",
    device: Device::Phone,
    language: Language::Fr,
    way: Way::Type,
};
/// More than a page takes.
const MANY: u16 = 330;

/// What the sender's page posted, and its bearer token.
fn posted(stack: &Stack) -> (Send, String) {
    let posts = stack.recorder.sent_to(&stack.backend);
    let post = posts.iter().find(|sent| sent.method == "POST" && sent.path == "/api/v1/envelopes").unwrap();
    let head = String::from_utf8_lossy(&post.head).into_owned();
    let token = head.lines().find_map(|line| line.strip_prefix("authorization: ")).unwrap().to_owned();
    (serde_json::from_slice(&post.body).unwrap(), token)
}

/// The same as another envelope, with a title of its own.
fn another(send: &Send, number: u16) -> Send {
    let mut next = send.clone();
    let mut random = [0; 16];
    random[..2].copy_from_slice(&number.to_be_bytes());
    next.sent.envelope = EnvelopeId::from_random(random);
    for opening in &mut next.openings {
        if opening.field == "title" {
            opening.value = format!("Envoi {number:03}");
        }
        *place(&mut next.sent, opening) = opening.commitment(&EnvelopeId::from_random(random));
    }
    next
}

/// Where the commitment of a field stands.
fn place<'a>(sent: &'a mut Sent, opening: &Opening) -> &'a mut Commitment {
    let parts: Vec<&str> = opening.field.split('.').collect();
    let index = |text: &str| text.parse::<usize>().unwrap();
    match parts.as_slice() {
        ["title"] => &mut sent.title,
        ["sender", "email"] => &mut sent.sender,
        ["document", at, "name"] => &mut sent.documents[index(at)].name,
        ["recipient", at, "email"] => &mut sent.recipients[index(at)].email,
        ["recipient", at, "name"] => sent.recipients[index(at)].name.as_mut().unwrap(),
        other => panic!("{other:?}"),
    }
}

async fn rows(page: &Page, at_least: u64) -> u64 {
    let until = Instant::now() + Duration::from_secs(20);
    loop {
        let rows = page.count(".follow tbody tr").await.unwrap();
        if rows >= at_least || Instant::now() > until {
            return rows;
        }
        page.scroll(1.0).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn hundreds_come_in_portions_and_on_pages() {
    let stack = Stack::start().await.unwrap();
    let sender = Browser::start(&stack, Engine::Chromium, Device::Laptop, Language::En).await.unwrap();
    let file = stack.folder().join("Bail.pdf");
    write(&file, &Content { text: "Lease".into(), pages: 1, ..Content::default() }, Structure::Classic)
        .unwrap();
    let signers = [INES];
    let envelope = Envelope { file: &file, title: "Bail", signers: &signers, at_once: false, pictures: None };
    story::send(&stack, &sender, &envelope).await.unwrap();
    let (send, token) = posted(&stack);
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    for number in 1..=MANY {
        let post = client.post(format!("{}/api/v1/envelopes", stack.backend)).header("authorization", &token);
        let answer = post.json(&another(&send, number)).send().await.unwrap();
        assert!(answer.status().is_success(), "{}", answer.text().await.unwrap());
    }

    let page = sender.go(&format!("{}/follow.html", stack.host)).await.unwrap();
    let begun = Instant::now();
    page.see_text("Envoi 330").await.unwrap();
    println!("the first portion: {:?}", begun.elapsed());
    assert!(page.count(".follow tbody tr").await.unwrap() <= 100, "not all at once");
    let begun = Instant::now();
    assert_eq!(rows(&page, 300).await, 300);
    println!("a full page by scrolling: {:?}", begun.elapsed());
    page.press("follow-next-page").await.unwrap();
    page.see_text("Bail").await.unwrap();
    assert_eq!(rows(&page, 31).await, 31);
    page.press("follow-earlier").await.unwrap();
    page.see_text("Envoi 330").await.unwrap();
    page.fill("input[type=search]", "envoi 007").await.unwrap();
    page.see_element(".follow tbody tr:only-child").await.unwrap();
    page.press("follow-view-board").await.unwrap();
    page.see_element(".column .note:only-child").await.unwrap();
    assert_eq!(sender.complaints().await.unwrap(), Vec::<String>::new());
}
