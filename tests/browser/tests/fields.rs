//! Everything else that a signer gives: name, date, mention, tick, stamp, and what stands under the signature.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use paraph_browser_tests::{
    Browser, Device, Engine, Page, Stack, by_keys,
    story::{self, Signer, Way},
};
use paraph_conformance::{
    documents::{Content, Structure, write},
    foreign::all_accept,
    programs::output,
};
use words::Language;

const SIGNER: Signer = Signer {
    email: "ines@example.org",
    name: "Inès Lefèvre",
    device: Device::Phone,
    language: Language::Fr,
    way: Way::Type,
};
const MENTION: &str = "Lu et approuvé";
const ASKED: &str = "Write: Lu et approuvé";
const REASON: &str = "Bon pour accord";

/// The kinds from the lowest on the page to the highest: each finds its place above the one before.
const KINDS: [&str; 5] = ["stamp", "name", "date", "checkbox", "text"];

/// Sends one page with fields for the signer.
async fn send(stack: &Stack, kinds: &[&str]) {
    let file = stack.folder().join("Bail.pdf");
    write(&file, &Content { text: "Bail".into(), pages: 1, ..Content::default() }, Structure::Classic)
        .unwrap();
    let sender = Browser::start(stack, Engine::Chromium, Device::Laptop, Language::En).await.unwrap();
    let page = story::begin(stack, &sender).await.unwrap();
    page.choose_file(&file).await.unwrap();
    page.press("part-next").await.unwrap();
    page.fill(".people input[type=email]", SIGNER.email).await.unwrap();
    page.fill(".people input[type=text]", SIGNER.name).await.unwrap();
    page.press("part-next").await.unwrap();
    page.see_drawn(".page canvas").await.unwrap();
    page.press("prepare-place-last").await.unwrap();
    place(&page, kinds).await;
    page.press("part-next").await.unwrap();
    page.press("prepare-send").await.unwrap();
    page.see("prepare-sent-title").await.unwrap();
    sender.end().await.unwrap();
}

async fn place(page: &Page, kinds: &[&str]) {
    for (number, kind) in kinds.iter().enumerate() {
        page.press_saying(&format!("+ {}", page.words(&format!("field-{kind}")))).await.unwrap();
        page.see_element(&format!(".slot.asked:nth-of-type({})", number + 2)).await.unwrap();
    }
    let missing = [("name", SIGNER.name), ("page", "1")];
    page.see_text(&words::say(Language::En, "prepare-missing-label", &missing)).await.unwrap();
    page.fill(".inspector .labelled:nth-of-type(1) input", ASKED).await.unwrap();
    page.click(".caption .switch:nth-of-type(1)").await.unwrap();
    page.click(".caption .switch:nth-of-type(2)").await.unwrap();
    page.fill(".caption input", REASON).await.unwrap();
    // None lies over another.
    assert_eq!(page.count(".slot.clash").await.unwrap(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_of_field_is_placed_filled_and_signed() {
    let stack = Stack::start().await.unwrap();
    send(&stack, &KINDS).await;
    let browser = Browser::start(&stack, Engine::Chromium, SIGNER.device, SIGNER.language).await.unwrap();
    let page = browser.go(&story::invitation(&stack, &SIGNER).await.unwrap()).await.unwrap();
    page.see_drawn(".reading .page canvas").await.unwrap();
    page.press_until("sign-go-end", "sign-fill").await.unwrap();
    fill(&page, stack.folder(), MENTION).await;
    page.press("sign-set-mark").await.unwrap();
    page.press("sign-mark-type").await.unwrap();
    page.fill("dialog input[type=text]", SIGNER.name).await.unwrap();
    page.see_element("dialog .hand svg path").await.unwrap();
    page.press("sign-mark-set").await.unwrap();
    page.see_element(".slot.mine svg path").await.unwrap();
    page.press("sign-go-on").await.unwrap();
    story::confirm(&stack, &page, &SIGNER, None).await.unwrap();
    let signed = accepted(&stack).await;
    let text = output(Command::new("pdftotext").arg("-raw").arg(&signed).arg("-")).unwrap();
    let count = |what: &str| text.matches(what).count();
    assert_eq!((count(MENTION), count(SIGNER.name), count(REASON)), (1, 2, 1), "{text}");
    let fonts = output(Command::new("pdffonts").arg(&signed)).unwrap();
    assert_eq!(fonts.lines().filter(|line| line.contains("+NotoSans")).count(), 1, "{fonts}");
    let form = values(&signed);
    for said in
        [format!("u:{MENTION}"), format!("u:{}", SIGNER.name), "/Yes".to_owned(), "u:Cachet".to_owned()]
    {
        assert!(form.contains(&said), "{said}: {form}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn fields_are_filled_without_a_pointer() {
    for engine in [Engine::Chromium, Engine::Firefox, Engine::WebKit] {
        let stack = Stack::start().await.unwrap();
        send(&stack, &["date", "checkbox", "text"]).await;
        let browser = Browser::start(&stack, engine, Device::Laptop, SIGNER.language).await.unwrap();
        by_keys::fill_and_sign(&stack, &browser, &SIGNER, MENTION).await.unwrap();
        let form = values(&accepted(&stack).await);
        assert!(form.contains(&format!("u:{MENTION}")) && form.contains("/Yes"), "{engine:?}: {form}");
        browser.end().await.unwrap();
    }
}

/// Letters that no bundled font has: the device writes them, and what they say can still be read.
#[tokio::test(flavor = "multi_thread")]
async fn what_no_font_has_is_written_by_the_device() {
    let stack = Stack::start().await.unwrap();
    send(&stack, &KINDS).await;
    let browser = Browser::start(&stack, Engine::Chromium, Device::Laptop, Language::Fr).await.unwrap();
    let page = browser.go(&story::invitation(&stack, &SIGNER).await.unwrap()).await.unwrap();
    page.see_drawn(".reading .page canvas").await.unwrap();
    page.press_until("sign-go-end", "sign-fill").await.unwrap();
    fill(&page, stack.folder(), "読みました").await;
    page.press("sign-set-mark").await.unwrap();
    page.press("sign-mark-type").await.unwrap();
    page.fill("dialog input[type=text]", "山田太郎").await.unwrap();
    page.see_drawn("dialog .hand:nth-child(5) canvas").await.unwrap();
    page.click("dialog .hand:nth-child(5)").await.unwrap();
    page.press("sign-mark-set").await.unwrap();
    page.see_drawn(".slot.mine canvas.brought").await.unwrap();
    page.press("sign-go-on").await.unwrap();
    page.fill("input[name=name]", "山田太郎").await.unwrap();
    story::confirm(&stack, &page, &Signer { name: "山田太郎", ..SIGNER }, None).await.unwrap();
    let signed = accepted(&stack).await;
    let form = values(&signed);
    for said in ["読みました", "山田太郎"] {
        assert!(form.contains(said), "{said}: {form}");
    }
    // The mark with its caption, the mention, the name and the stamp.
    let pictures = output(Command::new("pdfimages").arg("-list").arg(&signed)).unwrap();
    assert_eq!(
        pictures.lines().filter(|line| line.split_whitespace().nth(2) == Some("image")).count(),
        5,
        "{pictures}"
    );
}

/// The signed file, which foreign validators accept.
async fn accepted(stack: &Stack) -> PathBuf {
    let signed = stack.folder().join("signed.pdf");
    std::fs::write(&signed, stack.signed_version(1).await.unwrap()).unwrap();
    all_accept(&signed, &stack.trust_root().await.unwrap(), 1).unwrap();
    signed
}

/// What the fields of a form hold, as qpdf tells it.
fn values(file: &Path) -> String {
    output(Command::new("qpdf").args(["--json", "--json-key=acroform"]).arg(file)).unwrap()
}

/// From field to field, as the page leads: in the order of reading. The first is open.
async fn fill(page: &Page, folder: &Path, mention: &str) {
    let stamp = folder.join("stamp.png");
    picture(&stamp);
    left(page, 3).await;
    page.see_element("dialog[open] input[type=text]").await.unwrap();
    page.fill("dialog input[type=text]", mention).await.unwrap();
    page.press("sign-field-done").await.unwrap();
    left(page, 2).await;
    page.press("sign-fill").await.unwrap();
    page.keys_at(".fill[role=checkbox]:focus", " ").await.unwrap();
    left(page, 1).await;
    page.press("sign-fill").await.unwrap();
    page.choose_file(&stamp).await.unwrap();
    page.see_drawn("dialog canvas.brought").await.unwrap();
    page.press("sign-field-done").await.unwrap();
    page.see("sign-set-mark").await.unwrap();
}

async fn left(page: &Page, fields: usize) {
    let said = words::say(SIGNER.language, "sign-left-fields", &[("fields", &fields.to_string())]);
    page.see_text(&said).await.unwrap();
}

/// A red ring on white paper, 300 × 160.
fn picture(path: &Path) {
    let mut pixels = vec![255_u8; 300 * 160 * 3];
    for (at, pixel) in pixels.chunks_exact_mut(3).enumerate() {
        let (x, y) = ((at % 300) as f64 - 150.0, (at / 300) as f64 - 80.0);
        if (60.0..70.0).contains(&x.hypot(y)) {
            pixel.copy_from_slice(&[180, 20, 30]);
        }
    }
    let file = std::io::BufWriter::new(std::fs::File::create(path).unwrap());
    let mut encoder = png::Encoder::new(file, 300, 160);
    encoder.set_color(png::ColorType::Rgb);
    encoder.write_header().unwrap().write_image_data(&pixels).unwrap();
}
