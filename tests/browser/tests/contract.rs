//! A contract: a lawyer approves it, the director stamps and signs, then the client signs by a code that comes by SMS.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use paraph_browser_tests::{
    Browser, Device, Engine, Mail, Page, Stack,
    story::{self, Signer, Way},
};
use paraph_conformance::{
    documents::{Content, Structure, write},
    foreign::{all_accept, pyhanko},
    programs::{output, program},
};
use words::Language;

const DIRECTOR: Signer = Signer {
    email: "direction@lilas.example",
    name: "Ada Martin",
    device: Device::Laptop,
    language: Language::En,
    way: Way::Type,
};
const CLIENT: Signer = Signer {
    email: "ben@example.org",
    name: "Ben Okafor",
    device: Device::Phone,
    language: Language::Fr,
    way: Way::Type,
};
const LAWYER: Signer = Signer {
    email: "legal@example.org",
    name: "Léa Droit",
    device: Device::Phone,
    language: Language::Fr,
    way: Way::Type,
};
/// As people write it, and as it is dialled.
const TYPED: &str = "06 12 34 56 78";
const PHONE: &str = "+33612345678";
const STAMP: &str = "Company stamp";

async fn browser(stack: &Stack, device: Device, language: Language) -> Browser {
    Browser::start(stack, Engine::Chromium, device, language).await.unwrap().with_a_careful_eye()
}

/// Nobody's page has a fault or complains.
async fn end(browser: Browser) {
    assert_eq!(browser.faults(), Vec::<String>::new());
    assert_eq!(browser.complaints().await.unwrap(), Vec::<String>::new());
    browser.end().await.unwrap();
}

async fn send(stack: &Stack) {
    let file = stack.folder().join("Contrat.pdf");
    write(&file, &Content { text: "Contract".into(), pages: 1, ..Content::default() }, Structure::Classic)
        .unwrap();
    let sender = browser(stack, Device::Laptop, Language::Fr).await;
    let page = story::begin(stack, &sender).await.unwrap();
    page.choose_file(&file).await.unwrap();
    page.see_element(".file").await.unwrap();
    page.press("part-next").await.unwrap();
    let all = [DIRECTOR, CLIENT, LAWYER].map(|who| format!("{} <{}>", who.name, who.email)).join(", ");
    page.paste(".people input[type=email]", &all).await.unwrap();
    page.see_element(".people > :nth-child(3)").await.unwrap();
    routes(&page).await;
    page.press("part-next").await.unwrap();
    places(&page).await;
    page.press("part-next").await.unwrap();
    page.see("prepare-recap-title").await.unwrap();
    page.see("prepare-role-approver").await.unwrap();
    page.press("prepare-send").await.unwrap();
    page.see("prepare-sent-title").await.unwrap();
    end(sender).await;
}

/// The lawyer comes first and approves; the client's link and code go by SMS.
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
    // Without a number it would go by mail, which is a warning here; a number that is none, or the level “SMS”, stop.
    page.see("prepare-phone-missing").await.unwrap();
    let missing = plain(&words::say(Language::Fr, "prepare-missing-phone", &[("number", "3")]));
    assert!(!page.text().await.unwrap().contains(&missing));
    page.fill(&format!("{} input[type=tel]", line(3)), "12").await.unwrap();
    page.see_text(&missing).await.unwrap();
    page.fill(&format!("{} input[type=tel]", line(3)), TYPED).await.unwrap();
    page.see_text("+33 6 12 34 56 78").await.unwrap();
    page.state(None, "roles and channels").await.unwrap();
}

/// A place for each of the two who sign, and the company's stamp beside the director's.
async fn places(page: &Page) {
    page.see_drawn(".page canvas").await.unwrap();
    assert_eq!(page.count(".whos > *").await.unwrap(), 2, "who approves has no place");
    for number in [2, 1] {
        page.click(&format!(".whos > :nth-child({number})")).await.unwrap();
        page.see_element(&format!(".whos > :nth-child({number})[aria-pressed=true]")).await.unwrap();
        page.press("prepare-place-last").await.unwrap();
        page.see_element(&format!(".whos > :nth-child({number}) .chip.good")).await.unwrap();
    }
    page.press_saying(&format!("+ {}", page.words("field-stamp"))).await.unwrap();
    page.see_element(".slot.asked").await.unwrap();
    page.fill(".inspector .labelled:nth-of-type(1) input", STAMP).await.unwrap();
    assert_eq!(page.count(".slot.clash").await.unwrap(), 0);
}

fn plain(words: &str) -> String {
    words.chars().filter(|c| !('\u{2066}'..='\u{2069}').contains(c)).collect()
}

async fn lawyer_approves(stack: &Stack) {
    let browser = browser(stack, LAWYER.device, LAWYER.language).await;
    let page = browser.go(&story::invitation(stack, &LAWYER).await.unwrap()).await.unwrap();
    page.see_drawn(".page canvas").await.unwrap();
    page.press_until("sign-go-end", "sign-approve").await.unwrap();
    page.see("sign-approve-title").await.unwrap();
    page.click("label.check input").await.unwrap();
    page.press("sign-code-ask").await.unwrap();
    page.fill("#code", &stack.code(LAWYER.email, None).await.unwrap()).await.unwrap();
    page.press("sign-approve").await.unwrap();
    page.see("sign-approved-title").await.unwrap();
    end(browser).await;
}

async fn director_stamps_and_signs(stack: &Stack) {
    let browser = browser(stack, DIRECTOR.device, DIRECTOR.language).await;
    let page = browser.go(&story::invitation(stack, &DIRECTOR).await.unwrap()).await.unwrap();
    page.see_drawn(".page canvas").await.unwrap();
    page.press_until("sign-go-end", "sign-fill").await.unwrap();
    page.see_text(STAMP).await.unwrap();
    let stamp = stack.folder().join("stamp.png");
    ring(&stamp);
    page.choose_file(&stamp).await.unwrap();
    page.see_drawn("dialog canvas.brought").await.unwrap();
    page.state(None, "the stamp is brought").await.unwrap();
    page.press("sign-field-done").await.unwrap();
    page.press("sign-set-mark").await.unwrap();
    page.press("sign-mark-type").await.unwrap();
    page.fill("dialog input[type=text]", DIRECTOR.name).await.unwrap();
    page.see_element("dialog .hand svg path").await.unwrap();
    page.press("sign-mark-set").await.unwrap();
    page.state(None, "stamped, with the mark").await.unwrap();
    page.press("sign-go-on").await.unwrap();
    story::confirm(stack, &page, &DIRECTOR, None).await.unwrap();
    end(browser).await;
}

async fn client_signs(stack: &Stack) {
    let browser = browser(stack, CLIENT.device, CLIENT.language).await;
    let link = stack.wait_for_mail(PHONE, Mail::link).await.unwrap();
    let page = browser.go(&link).await.unwrap();
    let page = story::read_from(page, &CLIENT, None).await.unwrap();
    page.fill("input[name=name]", CLIENT.name).await.unwrap();
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
    page.see("sign-done-final").await.unwrap();
    stack.delivered(delivered).await.unwrap();
    end(browser).await;
}

/// A blue ring on white paper, 300 × 160.
fn ring(path: &Path) {
    let mut pixels = vec![255_u8; 300 * 160 * 3];
    for (at, pixel) in pixels.chunks_exact_mut(3).enumerate() {
        let (x, y) = ((at % 300) as f64 - 150.0, (at / 300) as f64 - 80.0);
        if (60.0..70.0).contains(&x.hypot(y)) {
            pixel.copy_from_slice(&[20, 40, 160]);
        }
    }
    let file = std::io::BufWriter::new(std::fs::File::create(path).unwrap());
    let mut encoder = png::Encoder::new(file, 300, 160);
    encoder.set_color(png::ColorType::Rgb);
    encoder.write_header().unwrap().write_image_data(&pixels).unwrap();
}

async fn signed(stack: &Stack) -> PathBuf {
    let signed = stack.folder().join("signed.pdf");
    std::fs::write(&signed, stack.signed_version(2).await.unwrap()).unwrap();
    signed
}

#[tokio::test(flavor = "multi_thread")]
async fn the_director_stamps_and_signs_then_the_client_by_a_code_by_sms() {
    let stack = Stack::start().await.unwrap();
    send(&stack).await;
    lawyer_approves(&stack).await;
    director_stamps_and_signs(&stack).await;
    client_signs(&stack).await;

    let (file, root) = (signed(&stack).await, stack.trust_root().await.unwrap());
    all_accept(&file, &root, 2).unwrap();
    let signers: Vec<_> =
        pyhanko(&file, &root, None).unwrap().into_iter().map(|verdict| verdict.signer).collect();
    assert_eq!(signers, [DIRECTOR.name, CLIENT.name]);
    let mut paraph = Command::new(program("paraph").unwrap());
    let said = output(paraph.arg("verify").arg(&file).arg("--json").arg("--trust").arg(&root)).unwrap();
    assert!(said.contains("TOTAL-PASSED"), "{said}");
    // The stamp is a picture in the file, and nothing else is one.
    let pictures = output(Command::new("pdfimages").arg("-list").arg(&file)).unwrap();
    let count = pictures.lines().filter(|line| line.split_whitespace().nth(2) == Some("image")).count();
    assert_eq!(count, 1, "{pictures}");
    // The codes to the client went to the telephone, none to the mailbox.
    let by_mail = stack.mails(CLIENT.email).await.unwrap();
    assert!(by_mail.iter().all(|mail| mail.code().is_none()), "{by_mail:?}");
}
