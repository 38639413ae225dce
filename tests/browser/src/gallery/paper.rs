//! The files that are sent, refused, signed and forged.

use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::Context as _;
use flate2::{Compression, Crc, write::ZlibEncoder};
use paraph_conformance::{
    documents::{Content, Structure, write},
    programs::{output, program},
};

/// What opens [`locked`].
pub(super) const PASSWORD: &str = "open sesame";

/// An ordinary PDF.
pub(super) fn pdf(folder: &Path, name: &str, pages: usize) -> anyhow::Result<PathBuf> {
    let file = folder.join(name);
    // The test's font knows no letters beyond ASCII.
    let text = name.trim_end_matches(".pdf").replace(|c: char| !c.is_ascii(), "'");
    let content = Content { text, pages, ..Content::default() };
    write(&file, &content, Structure::Classic)?;
    Ok(file)
}

/// A form that says itself where it is filled in and signed.
pub(super) fn form(folder: &Path, name: &str) -> anyhow::Result<PathBuf> {
    let file = folder.join(name);
    let tags = [
        (300, 690, "{{name:1}}"),
        (300, 654, "{{date:1}}"),
        (300, 600, "{{text:1:Lu et approuve}}"),
        (280, 546, "{{checkbox:1:J'ai lu l'annexe}}"),
        (300, 420, "{{stamp:1}}"),
        (300, 330, "{{sign:1}}"),
    ];
    let tags = tags.map(|(x, y, tag)| (x, y, tag.to_owned())).to_vec();
    let content = Content { text: "Attestation".into(), pages: 1, tags, ..Content::default() };
    write(&file, &content, Structure::Classic)?;
    Ok(file)
}

/// One that is larger than everything together may be.
pub(super) fn large(folder: &Path, name: &str) -> anyhow::Result<PathBuf> {
    let file = folder.join(name);
    write(&file, &Content { pages: 1, ballast: 16_000_000, ..Content::default() }, Structure::Classic)?;
    Ok(file)
}

/// One that opens with a password.
pub(super) fn locked(folder: &Path, name: &str) -> anyhow::Result<PathBuf> {
    let file = pdf(folder, name, 1)?;
    let lock = ["--encrypt", PASSWORD, "owner", "256", "--", "--replace-input"];
    output(Command::new("qpdf").args(lock).arg(&file))?;
    Ok(file)
}

/// One with a program that would run when it opens: a second catalog, appended.
pub(super) fn scripted(folder: &Path, name: &str) -> anyhow::Result<PathBuf> {
    let file = pdf(folder, name, 2)?;
    let mut bytes = fs::read(&file)?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let (_, before) = text.rsplit_once("startxref\n").context("a table")?;
    let (before, at) = (before.lines().next().context("a table's place")?.to_owned(), bytes.len());
    let catalog = "1 0 obj\n<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>\nendobj\n";
    let table = format!(
        "xref\n1 1\n{at:010} 00000 n \ntrailer\n<< /Size 200 /Root 1 0 R /Info 4 0 R /Prev {before} >>\n"
    );
    bytes.extend(format!("{catalog}{table}startxref\n{}\n%%EOF\n", at + catalog.len()).bytes());
    fs::write(&file, bytes)?;
    Ok(file)
}

/// Not a PDF at all.
pub(super) fn letter(folder: &Path, name: &str) -> anyhow::Result<PathBuf> {
    let file = folder.join(name);
    fs::write(&file, "Just a letter.")?;
    Ok(file)
}

/// A PDF that ends in its middle.
pub(super) fn half(folder: &Path, name: &str) -> anyhow::Result<PathBuf> {
    let file = pdf(folder, name, 1)?;
    let bytes = fs::read(&file)?;
    fs::write(&file, &bytes[..400])?;
    Ok(file)
}

/// A file signed by `paraph sign`: by somebody who vouches for themselves.
pub(super) fn signed(file: &Path, signer: &str, rect: &str) -> anyhow::Result<PathBuf> {
    let out = file.with_file_name(format!("{signer}.pdf"));
    let mut paraph = Command::new(program("paraph")?);
    paraph.arg("sign").arg(file).arg("--out").arg(&out);
    output(paraph.args(["--text", signer, "--page", "2", "--rect", rect]))?;
    Ok(out)
}

/// One byte of what was signed is another.
pub(super) fn forged(file: &Path, name: &str) -> anyhow::Result<PathBuf> {
    let mut bytes = fs::read(file)?;
    let end = bytes.windows(9).position(|window| window == b"endstream").context("a stream")?;
    bytes[end - 4] ^= 1;
    let out = file.with_file_name(name);
    fs::write(&out, bytes)?;
    Ok(out)
}

/// The certificate inside a file's only signature, as PEM.
pub(super) fn certificate(file: &Path) -> anyhow::Result<PathBuf> {
    let bytes = fs::read(file)?;
    let start = bytes.windows(11).position(|window| window == b"/Contents <").context("a signature")? + 11;
    let digits = bytes[start..].iter().take_while(|byte| byte.is_ascii_hexdigit());
    let digits: Vec<u8> = digits.copied().collect();
    let (cms, pem) = (file.with_extension("der"), file.with_extension("pem"));
    fs::write(&cms, hex::decode(digits)?)?;
    let mut openssl = Command::new("openssl");
    openssl.args(["pkcs7", "-inform", "DER", "-print_certs", "-in"]).arg(&cms).arg("-out").arg(&pem);
    output(&mut openssl)?;
    Ok(pem)
}

/// A photograph of a signature: dark waves on light paper, as PNG.
pub(super) fn photograph(folder: &Path, name: &str) -> anyhow::Result<PathBuf> {
    let (width, height) = (480_u32, 160_u32);
    let mut rows = vec![];
    for y in 0..height {
        rows.push(0);
        rows.extend((0..width).map(|x| shade(f64::from(x), f64::from(y))));
    }
    let mut deflate = ZlibEncoder::new(vec![], Compression::default());
    deflate.write_all(&rows)?;
    let head = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 0, 0, 0, 0]].concat();
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, data) in [(b"IHDR", head), (b"IDAT", deflate.finish()?), (b"IEND", vec![])] {
        png.extend(chunk(kind, &data)?);
    }
    let file = folder.join(name);
    fs::write(&file, png)?;
    Ok(file)
}

fn shade(x: f64, y: f64) -> u8 {
    let wave = 80.0 + (60.0 - x / 12.0) * (x / 26.0).sin();
    if (40.0..440.0).contains(&x) && (y - wave).abs() < 6.0 { 24 } else { 236 }
}

fn chunk(kind: &[u8; 4], data: &[u8]) -> anyhow::Result<Vec<u8>> {
    let mut check = Crc::new();
    check.update(kind);
    check.update(data);
    let length = u32::try_from(data.len())?;
    Ok([&length.to_be_bytes()[..], kind, data, &check.sum().to_be_bytes()].concat())
}
