//! A photograph or a scan offered for signature becomes a PDF of one page, which is signed like any other.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::{path::Path, process::Command};

use paraph_browser_tests::{
    Browser, Device, Engine, Stack,
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
    device: Device::Phone,
    language: Language::Fr,
    way: Way::Type,
};
/// What a camera that is held upright notes: turn by a quarter to the right (Exif 2.3, 4.6.4, orientation 6).
const TURNED: &[u8] =
    b"\xff\xe1\x00\x22Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";

/// An upright page as a JPEG file, in the colours that `kind` says.
fn photograph(folder: &Path, kind: &str) -> Vec<u8> {
    let page = folder.join("page.pdf");
    write(&page, &Content { text: "Scan".into(), pages: 1, ..Content::default() }, Structure::Classic)
        .unwrap();
    let name = folder.join(kind.trim_start_matches('-'));
    output(Command::new("pdftoppm").args([kind, "-singlefile", "-r", "100"]).arg(&page).arg(&name)).unwrap();
    std::fs::read(name.with_extension("jpg")).unwrap()
}

async fn becomes_a_page(engine: Engine) {
    let stack = Stack::start().await.unwrap();
    let mut jpeg = photograph(stack.folder(), "-jpeg");
    jpeg.splice(2..2, TURNED.iter().copied());
    let file = stack.folder().join("Bail scanné.jpg");
    std::fs::write(&file, jpeg).unwrap();

    let sender = Browser::start(&stack, engine, Device::Laptop, Language::Fr).await.unwrap();
    let signers = [SIGNER];
    let envelope = Envelope { file: &file, title: "Bail", signers: &signers, at_once: false, pictures: None };
    story::send(&stack, &sender, &envelope).await.unwrap();
    sender.end().await.unwrap();
    let browser = Browser::start(&stack, engine, SIGNER.device, SIGNER.language).await.unwrap();
    story::sign(&stack, &browser, &SIGNER, None).await.unwrap();

    let signed = stack.folder().join("signed.pdf");
    std::fs::write(&signed, stack.signed_version(1).await.unwrap()).unwrap();
    all_accept(&signed, &stack.trust_root().await.unwrap(), 1).unwrap();
    let facts = output(Command::new("pdfinfo").arg(&signed)).unwrap();
    assert!(facts.contains("842 x 595"), "it lies, as its camera says: {facts}");
    let bytes = std::fs::read(&signed).unwrap();
    assert!(!bytes.windows(4).any(|part| part == b"Exif"), "what the camera noted stays behind");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_turned_photograph_becomes_a_page() {
    becomes_a_page(Engine::Chromium).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_turned_photograph_becomes_a_page_in_firefox() {
    becomes_a_page(Engine::Firefox).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_turned_photograph_becomes_a_page_in_webkit() {
    becomes_a_page(Engine::WebKit).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn other_pictures_are_taken_and_other_files_refused() {
    let stack = Stack::start().await.unwrap();
    let browser = Browser::start(&stack, Engine::Chromium, Device::Phone, Language::En).await.unwrap();
    let page = story::begin(&stack, &browser).await.unwrap();
    let put = |name: &str, bytes: &[u8]| {
        let file = stack.folder().join(name);
        std::fs::write(&file, bytes).unwrap();
        file
    };
    page.choose_file(&put("print.jpg", &photograph(stack.folder(), "-jpegcmyk"))).await.unwrap();
    page.see_text("print.pdf").await.unwrap();
    let mut picture = Vec::new();
    let mut encoder = png::Encoder::new(&mut picture, 2, 1);
    encoder.set_color(png::ColorType::Rgba);
    encoder.write_header().unwrap().write_image_data(&[0, 0, 0, 255, 0, 0, 0, 0]).unwrap();
    page.choose_file(&put("dot.png", &picture)).await.unwrap();
    page.see_text("dot.pdf").await.unwrap();
    page.choose_file(&put("broken.png", b"\x89PNG\r\n\x1a\n and nothing more")).await.unwrap();
    page.see("trouble-photograph-unreadable").await.unwrap();
    page.choose_file(&put("letter.docx", b"PK\x03\x04 and so on")).await.unwrap();
    page.see("trouble-office-file").await.unwrap();
    assert_eq!(page.count(".file").await.unwrap(), 2);
}
