//! Pages turned, cropped, offset and scaled: a mark stands on paper where the page showed it, and upright.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::{fmt::Write as _, path::Path};

use paraph_browser_tests::{
    Browser, Device, Engine, Page, Stack,
    story::{self, Signer, Way},
};
use paraph_conformance::{foreign::all_accept, programs::output};
use words::Language;

const SIGNER: Signer = Signer {
    email: "ines@example.org",
    name: "Inès Lefèvre",
    device: Device::Laptop,
    language: Language::En,
    way: Way::Draw,
};

/// What the pages say of themselves. The tree above them has a MediaBox of 400 by 600 and a quarter turn.
const PAGES: [&str; 7] = [
    "/Rotate 0 /MediaBox [0 0 595 842]",
    "/Rotate 90 /MediaBox [0 0 595 842] /CropBox [50 60 500 700]",
    "/Rotate 180 /MediaBox [-100 -50 495 792] /CropBox [-80 -20 400 700]",
    "/Rotate 270 /MediaBox [0 0 595 842] /CropBox [20 30 575 812] /UserUnit 1.5",
    "",
    "/Rotate -90 /MediaBox [1000 2000 1300 2500]",
    "/Rotate 90 /MediaBox [595 842 0 0] /UserUnit 0.5",
];

/// How far the mark on paper may lie from where it was seen, in parts of the page's width or height.
const NEAR: f64 = 0.012;

fn turned(path: &Path) {
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!(
            "<< /Type /Pages /Count {} /Kids [{}] /MediaBox [0 0 400 600] /Rotate 90 >>",
            PAGES.len(),
            (0..PAGES.len()).fold(String::new(), |mut kids, page| {
                let _ = write!(kids, "{} 0 R ", page + 4);
                kids
            })
        ),
        "<< /Length 33 >>\nstream\n0 0.5 0 rg 20 20 100 50 re f     \nendstream".to_owned(),
    ];
    objects.extend(PAGES.map(|page| format!("<< /Type /Page /Parent 2 0 R /Contents 3 0 R {page} >>")));
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (index, object) in objects.iter().enumerate() {
        table += &format!("{:010} 00000 n \n", bytes.len());
        bytes.extend(format!("{} 0 obj\n{object}\nendobj\n", index + 1).bytes());
    }
    let start = bytes.len();
    let size = objects.len() + 1;
    bytes.extend(
        format!("{table}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n").bytes(),
    );
    std::fs::write(path, bytes).unwrap();
}

/// A magenta L on white: it tells how it is turned.
fn letter(path: &Path) {
    const SIDE: usize = 300;
    let mut pixels = vec![255_u8; SIDE * SIDE * 3];
    for (at, pixel) in pixels.chunks_exact_mut(3).enumerate() {
        if at % SIDE < SIDE / 3 || at / SIDE >= SIDE * 2 / 3 {
            pixel.copy_from_slice(&[200, 0, 120]);
        }
    }
    let file = std::io::BufWriter::new(std::fs::File::create(path).unwrap());
    let mut encoder = png::Encoder::new(file, SIDE as u32, SIDE as u32);
    encoder.set_color(png::ColorType::Rgb);
    encoder.write_header().unwrap().write_image_data(&pixels).unwrap();
}

/// Sends the pages, to be initialled each, and signed on the last.
async fn send(stack: &Stack) {
    let file = stack.folder().join("Turned.pdf");
    turned(&file);
    let sender = Browser::start(stack, Engine::Chromium, Device::Laptop, Language::En).await.unwrap();
    let page = story::begin(stack, &sender).await.unwrap();
    page.choose_file(&file).await.unwrap();
    page.press("part-next").await.unwrap();
    page.fill(".people input[type=email]", SIGNER.email).await.unwrap();
    page.press("part-next").await.unwrap();
    page.see_drawn(".page canvas").await.unwrap();
    page.press("prepare-place-last").await.unwrap();
    page.press("prepare-initials-every").await.unwrap();
    page.press("part-next").await.unwrap();
    page.press("prepare-send").await.unwrap();
    page.see("prepare-sent-title").await.unwrap();
    sender.end().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn marks_stand_on_paper_where_they_were_seen() {
    let stack = Stack::start().await.unwrap();
    send(&stack).await;
    let browser = Browser::start(&stack, Engine::Chromium, SIGNER.device, SIGNER.language).await.unwrap();
    let page = browser.go(&story::invitation(&stack, &SIGNER).await.unwrap()).await.unwrap();
    page.see_drawn(".reading .page canvas").await.unwrap();
    page.press_until("sign-go-end", "sign-set-mark").await.unwrap();
    page.press("sign-mark-import").await.unwrap();
    let drawn = stack.folder().join("letter.png");
    letter(&drawn);
    page.choose_file(&drawn).await.unwrap();
    page.see_drawn("dialog canvas.brought").await.unwrap();
    page.press("sign-mark-set").await.unwrap();
    page.see_drawn(".slot canvas.brought").await.unwrap();
    let mut seen = vec![];
    for index in 0..PAGES.len() {
        seen.push(on_screen(&page, index).await);
    }
    page.press("sign-go-on").await.unwrap();
    story::confirm(&stack, &page, &SIGNER, None).await.unwrap();
    let signed = stack.folder().join("signed.pdf");
    std::fs::write(&signed, stack.signed_version(1).await.unwrap()).unwrap();
    all_accept(&signed, &stack.trust_root().await.unwrap(), 1).unwrap();
    for (index, seen) in seen.iter().enumerate() {
        let printed = on_paper(&signed, index);
        let off = seen.iter().zip(&printed).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
        assert!(off < NEAR, "page {} ({}): seen {seen:?}, printed {printed:?}", index + 1, PAGES[index]);
    }
}

/// Where the letter is seen on a page of the element, in parts of the page: left, top, right, bottom.
async fn on_screen(page: &Page, index: usize) -> [f64; 4] {
    // The page may still be gliding to where the mark was set, and draws anew what was far away.
    let mut before = [0.0; 4];
    let [left, top, width, height] = loop {
        let frame = page.frame(".page", index, 0.92).await.unwrap();
        if frame == before {
            break frame;
        }
        before = frame;
        tokio::time::sleep(std::time::Duration::from_millis(400)).await;
    };
    let picture = Picture::read(&page.picture().await.unwrap());
    let (x0, y0) = (left.max(0.0), top.max(0.0));
    let (x1, y1) = ((left + width).min(picture.width as f64), (top + height).min(picture.height as f64));
    let [a, b, c, d] = picture.letter([x0, y0, x1, y1].map(|edge| edge.round() as usize));
    [(a - left) / width, (b - top) / height, (c - left) / width, (d - top) / height]
}

/// Where poppler draws it.
fn on_paper(file: &Path, index: usize) -> [f64; 4] {
    let number = (index + 1).to_string();
    let picture = file.with_extension(format!("{number}.png"));
    let mut poppler = std::process::Command::new("pdftoppm");
    poppler.args(["-png", "-cropbox", "-singlefile", "-r", "150", "-f", &number, "-l", &number]);
    output(poppler.arg(file).arg(picture.with_extension(""))).unwrap();
    let picture = Picture::read(&std::fs::read(picture).unwrap());
    let (width, height) = (picture.width, picture.height);
    let [a, b, c, d] = picture.letter([0, 0, width, height]);
    [a / width as f64, b / height as f64, c / width as f64, d / height as f64]
}

struct Picture {
    width: usize,
    height: usize,
    channels: usize,
    pixels: Vec<u8>,
}

impl Picture {
    fn read(png: &[u8]) -> Self {
        let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut pixels).unwrap();
        let channels = info.color_type.samples();
        Self { width: info.width as usize, height: info.height as usize, channels, pixels }
    }

    fn is_magenta(&self, x: usize, y: usize) -> bool {
        let at = (y * self.width + x) * self.channels;
        let [red, green, blue] = [0, 1, 2].map(|channel| i32::from(self.pixels[at + channel]));
        red > 180 && green < 50 && blue > 90 && blue < 150
    }

    /// The box around the magenta within bounds; it must be an L that stands upright.
    fn letter(&self, [x0, y0, x1, y1]: [usize; 4]) -> [f64; 4] {
        let all = (y0..y1).flat_map(|y| (x0..x1).map(move |x| (x, y)));
        let magenta: Vec<(usize, usize)> = all.filter(|(x, y)| self.is_magenta(*x, *y)).collect();
        assert!(magenta.len() > 20, "no letter is seen");
        let edge = |read: fn(&(usize, usize)) -> usize| {
            (magenta.iter().map(read).min().unwrap(), magenta.iter().map(read).max().unwrap() + 1)
        };
        let ((left, right), (top, bottom)) = (edge(|at| at.0), edge(|at| at.1));
        let at = |x: f64, y: f64| {
            let (across, down) = ((right - left) as f64, (bottom - top) as f64);
            self.is_magenta(left + (x * across) as usize, top + (y * down) as usize)
        };
        let corners = [at(0.15, 0.15), at(0.8, 0.2), at(0.15, 0.85), at(0.85, 0.85)];
        assert_eq!(corners, [true, false, true, true], "an upright L");
        [left as f64, top as f64, right as f64, bottom as f64]
    }
}
