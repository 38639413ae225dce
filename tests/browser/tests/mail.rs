//! The story over a real mail server, and what its mails are: two versions of the same words, one link,
//! nothing that tells who read it.
#![allow(clippy::unwrap_used, clippy::panic)]

use paraph_browser_tests::{
    Browser, Device, Engine, Letter, Stack,
    story::{self, Envelope, Signer, Way},
};
use paraph_conformance::documents::{Content, Structure, write};
use words::Language;

/// What would load something, or tell that the mail was opened.
const TRACKING: [&str; 12] = [
    "<img",
    "<link",
    "<script",
    "<iframe",
    "<object",
    "<video",
    "<style",
    "<base",
    "src=",
    "background=",
    "url(",
    "@import",
];

fn signer(language: Language) -> Signer {
    Signer {
        email: "ines@example.org",
        name: "Inès Lefèvre",
        device: Device::Phone,
        language,
        way: Way::Type,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_story_goes_over_a_real_mail_server_in_french() {
    goes_in(Language::Fr).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_story_goes_over_a_real_mail_server_in_english() {
    goes_in(Language::En).await;
}

async fn goes_in(language: Language) {
    let stack = Stack::start_with_mail_server().await.unwrap();
    let file = stack.folder().join("Bail.pdf");
    write(&file, &Content { text: "Lease".into(), pages: 1, ..Content::default() }, Structure::Classic)
        .unwrap();
    let sender = Browser::start(&stack, Engine::Chromium, Device::Laptop, language).await.unwrap();
    let signers = [signer(language)];
    let envelope = Envelope {
        file: &file,
        title: "Bail “été” & suites",
        signers: &signers,
        at_once: false,
        pictures: None,
    };
    story::send(&stack, &sender, &envelope).await.unwrap();
    sender.end().await.unwrap();
    let browser = Browser::start(&stack, Engine::Chromium, signers[0].device, language).await.unwrap();
    story::sign(&stack, &browser, &signers[0], None).await.unwrap();
    browser.end().await.unwrap();
    // The news of the end go to both.
    for to in [story::sender().as_str(), signers[0].email] {
        let news = said(language, "mail-finalised-subject", &[("title", envelope.title)]);
        stack.wait_for_mail(to, |mail| (mail.subject == news).then_some(())).await.unwrap();
    }
    let letters = stack.letters().unwrap();
    assert_eq!(letters.len(), 5, "two codes, an invitation, and the end to both");
    letters.iter().for_each(|letter| is_decent(letter, language));
    let codes: Vec<_> = letters.iter().filter(|letter| letter.links().is_empty()).collect();
    assert_eq!(codes.len(), 2);
    codes.into_iter().for_each(says_its_code);
    has_the_words(&letters, language, envelope.title);
}

/// Both versions, and nothing in them but words and one link.
fn is_decent(letter: &Letter, language: Language) {
    assert_eq!(letter.kind, "multipart/alternative");
    let kinds: Vec<_> = letter.parts.iter().map(|(kind, _)| kind.as_str()).collect();
    assert_eq!(kinds, ["text/plain", "text/html"]);
    assert_eq!(letter.to.len(), 1);
    for header in ["from", "to", "date", "message-id", "mime-version"] {
        assert!(letter.header(header).is_some(), "{header} is missing: {:?}", letter.headers);
    }
    assert_eq!(letter.header("auto-submitted"), Some("auto-generated"), "no machine answers it");
    let (plain, html) = (letter.part("text/plain"), letter.part("text/html"));
    for trace in TRACKING {
        assert!(!html.to_lowercase().contains(trace), "{trace} in {html}");
    }
    assert!(html.contains(&format!("<html lang=\"{}\">", language.tag())), "{html}");
    let links = letter.links();
    assert!(links.len() <= 1, "{links:?}");
    for link in &links {
        assert_eq!(plain.matches(link.as_str()).count(), 1, "whole and once: {plain}");
        assert!(plain.lines().any(|line| line == link), "on a line of its own: {plain}");
        assert_eq!(html.matches(&format!("href=\"{link}\"")).count(), 1, "{html}");
    }
    // No other address, in neither version.
    assert_eq!(plain.matches("://").count(), links.len(), "{plain}");
    assert_eq!(html.matches("href=").count(), links.len(), "{html}");
    assert_eq!(html.matches("://").count(), 2 * links.len(), "as a button and to be copied: {html}");
}

/// The code is to be seen without opening the mail, and stands whole in both versions.
fn says_its_code(letter: &Letter) {
    let subject = letter.header("subject").unwrap();
    let code = &subject[..6];
    assert!(code.bytes().all(|byte| byte.is_ascii_digit()), "{subject}");
    assert!(letter.part("text/plain").lines().any(|line| line == code));
    assert!(letter.part("text/html").contains(&format!(">{code}<")));
}

fn has_the_words(letters: &[Letter], language: Language, title: &str) {
    let subjects: Vec<_> = letters.iter().filter_map(|letter| letter.header("subject")).collect();
    let values = [("sender", story::sender()), ("title", title.to_owned())];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    let invitation = said(language, "mail-invitation-subject", &values);
    assert!(subjects.contains(&invitation.as_str()), "{invitation} is not in {subjects:?}");
}

/// As it stands in a mail.
fn said(language: Language, key: &str, values: &[(&str, &str)]) -> String {
    words::say(language, key, values)
}
