//! Every way to make a mark ends in the same signature: a picture brought, a drawing made on a phone.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::path::{Path, PathBuf};

use paraph_browser_tests::{
    Browser, Device, Engine, Page, Stack,
    story::{self, Envelope, Signer, Way},
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
    device: Device::Laptop,
    language: Language::Fr,
    way: Way::Draw,
};

/// An envelope for the signer, and the signer's page as far as the sheet for the mark.
async fn at_the_sheet(stack: &Stack) -> (Browser, Page) {
    let file = stack.folder().join("Bail.pdf");
    write(&file, &Content { text: "Bail".into(), pages: 1, ..Content::default() }, Structure::Classic)
        .unwrap();
    let sender = Browser::start(stack, Engine::Chromium, Device::Laptop, Language::En).await.unwrap();
    let signers = [SIGNER];
    let envelope = Envelope { file: &file, title: "Bail", signers: &signers, at_once: false, pictures: None };
    story::send(stack, &sender, &envelope).await.unwrap();
    sender.end().await.unwrap();
    let browser = Browser::start(stack, Engine::Chromium, SIGNER.device, SIGNER.language).await.unwrap();
    let page = browser.go(&story::invitation(stack, &SIGNER).await.unwrap()).await.unwrap();
    page.see_drawn(".reading .page canvas").await.unwrap();
    page.press_until("sign-go-end", "sign-set-mark").await.unwrap();
    page.see("sign-mark-title").await.unwrap();
    (browser, page)
}

/// From the sheet to the signed file.
async fn signed(stack: &Stack, page: &Page) -> PathBuf {
    page.press("sign-mark-set").await.unwrap();
    page.press("sign-go-on").await.unwrap();
    story::confirm(stack, page, &SIGNER, None).await.unwrap();
    accepted(stack).await
}

/// The signed file, which foreign validators accept.
async fn accepted(stack: &Stack) -> PathBuf {
    let signed = stack.folder().join("signed.pdf");
    std::fs::write(&signed, stack.signed_version(1).await.unwrap()).unwrap();
    all_accept(&signed, &stack.trust_root().await.unwrap(), 1).unwrap();
    signed
}

/// Blue strokes on white paper, 600 × 200.
fn picture(path: &Path) {
    let mut pixels = vec![255_u8; 600 * 200 * 3];
    for step in 0..400_usize {
        let y = 100 + ((step as f64 / 30.0).sin() * 60.0) as isize;
        for thick in 0..6_usize {
            let at = (usize::try_from(y).unwrap() + thick) * 600 + 100 + step;
            pixels[at * 3..at * 3 + 3].copy_from_slice(&[20, 30, 120]);
        }
    }
    let file = std::io::BufWriter::new(std::fs::File::create(path).unwrap());
    let mut encoder = png::Encoder::new(file, 600, 200);
    encoder.set_color(png::ColorType::Rgb);
    encoder.write_header().unwrap().write_image_data(&pixels).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_picture_is_stamped_without_its_paper() {
    let stack = Stack::start().await.unwrap();
    let (_browser, page) = at_the_sheet(&stack).await;
    page.press("sign-mark-import").await.unwrap();
    let broken = stack.folder().join("broken.png");
    std::fs::write(&broken, b"\x89PNG and nothing more").unwrap();
    page.choose_file(&broken).await.unwrap();
    page.see("trouble-picture-unreadable").await.unwrap();
    let drawn = stack.folder().join("signature.png");
    picture(&drawn);
    page.choose_file(&drawn).await.unwrap();
    page.see_drawn("dialog canvas.brought").await.unwrap();
    let signed = signed(&stack, &page).await;
    let listed = output(std::process::Command::new("pdfimages").arg("-list").arg(&signed)).unwrap();
    // Cropped to the strokes, and transparent around them.
    let sizes: Vec<Vec<&str>> =
        listed.lines().skip(2).map(|line| line.split_whitespace().collect()).collect();
    let kinds: Vec<&str> = sizes.iter().map(|line| line[2]).collect();
    assert_eq!(kinds, ["image", "smask"], "{listed}");
    assert!(sizes.iter().all(|line| line[3] == "400"), "{listed}");
}

/// Sends one document of three pages, with initials on every page but the signed one.
async fn with_initials(stack: &Stack) -> Browser {
    let file = stack.folder().join("Bail.pdf");
    write(&file, &Content { text: "Bail".into(), pages: 3, ..Content::default() }, Structure::Classic)
        .unwrap();
    let sender = Browser::start(stack, Engine::Chromium, Device::Laptop, Language::Fr).await.unwrap();
    let page = story::begin(stack, &sender).await.unwrap();
    page.choose_file(&file).await.unwrap();
    page.press("part-next").await.unwrap();
    page.fill(".people input[type=email]", SIGNER.email).await.unwrap();
    page.press("part-next").await.unwrap();
    page.see_drawn(".page canvas").await.unwrap();
    page.press("prepare-place-last").await.unwrap();
    story::unfold(&page).await.unwrap();
    page.click(".switch").await.unwrap();
    page.press("part-next").await.unwrap();
    page.press("prepare-send").await.unwrap();
    page.see("prepare-sent-title").await.unwrap();
    sender.end().await.unwrap();
    Browser::start(stack, Engine::Chromium, SIGNER.device, SIGNER.language).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn initials_stand_on_every_page_with_the_signature() {
    let stack = Stack::start().await.unwrap();
    let browser = with_initials(&stack).await;
    let page = browser.go(&story::invitation(&stack, &SIGNER).await.unwrap()).await.unwrap();
    page.see_drawn(".reading .page canvas").await.unwrap();
    assert_eq!(page.count(".slot.mine").await.unwrap(), 3, "two for initials, one for the signature");
    page.press_until("sign-go-end", "sign-set-mark").await.unwrap();
    page.press("sign-mark-type").await.unwrap();
    page.fill("dialog input[type=text]", SIGNER.name).await.unwrap();
    page.see_element("dialog .hand svg path").await.unwrap();
    page.press("sign-mark-set").await.unwrap();
    page.see_element(".slot.mine svg path").await.unwrap();
    assert_eq!(page.count(".slot.mine svg path").await.unwrap(), 3);
    page.press("sign-go-on").await.unwrap();
    story::confirm(&stack, &page, &SIGNER, None).await.unwrap();
    let signed = accepted(&stack).await;
    let form = ["--json", "--json-key=acroform"];
    let dump = output(std::process::Command::new("qpdf").args(form).arg(&signed)).unwrap();
    assert_eq!(dump.matches("u:IL\"").count(), 2, "the letters can be read: {dump}");
}

/// Where a scanned code leads.
fn scan(png: &[u8]) -> String {
    let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut pixels).unwrap();
    let samples = info.color_type.samples();
    let width = info.width as usize;
    let grey = |x: usize, y: usize| pixels[(y * width + x) * samples + 1];
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, info.height as usize, grey);
    let codes = image.detect_grids();
    let [code] = codes.as_slice() else { panic!("one code on the page") };
    code.decode().unwrap().1
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_drawn_on_the_phone_signs_on_the_laptop() {
    let stack = Stack::start().await.unwrap();
    let (_browser, page) = at_the_sheet(&stack).await;
    page.press("sign-phone").await.unwrap();
    page.see_element(".scan svg").await.unwrap();
    let address = scan(&page.picture().await.unwrap());
    let phone = Browser::start(&stack, Engine::Chromium, Device::Phone, Language::En).await.unwrap();
    let pad = phone.go(&address).await.unwrap();
    pad.see("sign-mark-title").await.unwrap();
    pad.must_fit().await.unwrap();
    pad.press("sign-pad-give").await.unwrap();
    pad.see("trouble-mark-missing").await.unwrap();
    pad.draw(".pad canvas", &story::scribble()).await.unwrap();
    pad.press("sign-pad-give").await.unwrap();
    pad.see("sign-pad-given").await.unwrap();
    assert_eq!(pad.count("h1:focus").await.unwrap(), 1, "the focus is on what has happened");
    page.see_drawn("dialog canvas").await.unwrap();
    signed(&stack, &page).await;
    // The key that opens the drawing stood in the code; the backend has never seen it.
    let (_, key) = address.rsplit_once('.').unwrap();
    let seen = |sent: &paraph_browser_tests::recorder::Sent| {
        sent.bytes().windows(key.len()).any(|part| part == key.as_bytes())
    };
    assert!(!stack.recorder.sent().iter().any(seen));
}
