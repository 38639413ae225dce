//! PDFs made for tests: ordinary ones by a small writer, other structures out of these by qpdf.

use std::{io::Write as _, path::Path, process::Command};

use anyhow::Context as _;
use flate2::{Compression, write::ZlibEncoder};

use crate::programs::output;

/// What a document says.
#[derive(Clone, Debug, Default)]
pub struct Content {
    /// A line on every page.
    pub text: String,
    /// The document information's subject and keywords.
    pub metadata: String,
    /// How many pages.
    pub pages: usize,
    /// Bytes of incompressible content that the document carries beside its text.
    pub ballast: usize,
    /// Whether there is a form with a text field.
    pub form: bool,
    /// What is written upon the first page in the colour of paper: points from the left and from below.
    pub tags: Vec<(u32, u32, String)>,
    /// Whether it is tagged, each page one paragraph (ISO 32000-2, 14.8).
    pub tagged: bool,
}

/// The ways a PDF can be put together that make a difference for signing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Structure {
    /// A cross-reference table, PDF 1.7.
    Classic,
    /// A cross-reference stream and object streams.
    XrefStream,
    /// Linearized.
    Linearized,
    /// AES-256, opened without a password.
    Encrypted,
}

impl Structure {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Classic, Self::XrefStream, Self::Linearized, Self::Encrypted];
}

/// Writes a PDF of a structure to `path`.
///
/// # Errors
/// qpdf is missing or refuses.
pub fn write(path: &Path, content: &Content, structure: Structure) -> anyhow::Result<()> {
    let classic = classic(content)?;
    std::fs::write(path, classic).with_context(|| path.display().to_string())?;
    let options: &[&str] = match structure {
        Structure::Classic => return Ok(()),
        Structure::XrefStream => &["--object-streams=generate"],
        Structure::Linearized => &["--linearize"],
        Structure::Encrypted => &["--encrypt", "", "owner", "256", "--"],
    };
    output(Command::new("qpdf").args(options).arg("--replace-input").arg(path)).map(drop)
}

/// A PDF with a cross-reference table; its content streams are compressed, as everybody's are.
///
/// # Errors
/// Compressing fails.
pub fn classic(content: &Content) -> anyhow::Result<Vec<u8>> {
    let mut pdf = Writer::new();
    let kids: Vec<String> = (0..content.pages).map(|page| format!("{} 0 R", 10 + 2 * page)).collect();
    let form = if content.form {
        "/AcroForm << /Fields [6 0 R] /DA (/F1 10 Tf 0 g) /DR << /Font << /F1 3 0 R >> >> >>"
    } else {
        ""
    };
    let tags =
        if content.tagged { "/MarkInfo << /Marked true >> /Lang (fr-FR) /StructTreeRoot 7 0 R" } else { "" };
    pdf.object(1, &format!("<< /Type /Catalog /Pages 2 0 R {form} {tags} >>"));
    pdf.object(2, &format!("<< /Type /Pages /Count {} /Kids [{}] >>", content.pages, kids.join(" ")));
    pdf.object(3, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
    let metadata = &content.metadata;
    pdf.object(4, &format!("<< /Title (Test) /Subject ({metadata}) /Keywords ({metadata}) >>"));
    pdf.stream(5, "", &ballast(content.ballast));
    if content.form {
        pdf.object(6, "<< /Type /Annot /Subtype /Widget /FT /Tx /T (Ville) /V (Lille) /Rect [72 600 272 620] /F 4 /P 10 0 R /DA (/F1 10 Tf 0 g) >>");
    }
    if content.tagged {
        structure(&mut pdf, content.pages);
    }
    for page in 0..content.pages {
        let tab = if content.tagged { format!("/StructParents {page}") } else { String::new() };
        let annotations = if content.form && page == 0 { "/Annots [6 0 R]" } else { "" };
        pdf.object(10 + 2 * page, &format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R /Resources << /Font << /F1 3 0 R >> >> {annotations} {tab} >>",
            11 + 2 * page
        ));
        pdf.stream(11 + 2 * page, "/Filter /FlateDecode", &page_content(content, page)?);
    }
    Ok(pdf.finish())
}

/// The structure of a document: a paragraph a page.
fn structure(pdf: &mut Writer, pages: usize) {
    let paragraph = |page: usize| 10 + 2 * pages + page;
    let kids: Vec<String> = (0..pages).map(|page| format!("{} 0 R", paragraph(page))).collect();
    let numbers: Vec<String> = (0..pages).map(|page| format!("{page} [{} 0 R]", paragraph(page))).collect();
    pdf.object(7, "<< /Type /StructTreeRoot /K 8 0 R /ParentTree 9 0 R >>");
    pdf.object(8, &format!("<< /Type /StructElem /S /Document /P 7 0 R /K [{}] >>", kids.join(" ")));
    pdf.object(9, &format!("<< /Nums [{}] >>", numbers.join(" ")));
    for page in 0..pages {
        pdf.object(
            paragraph(page),
            &format!("<< /Type /StructElem /S /P /P 8 0 R /Pg {} 0 R /K 0 >>", 10 + 2 * page),
        );
    }
}

fn page_content(content: &Content, page: usize) -> anyhow::Result<Vec<u8>> {
    let mut text = format!("BT /F1 18 Tf 72 770 Td (Page {} of {}) Tj ET\n", page + 1, content.pages);
    text += &format!("BT /F1 11 Tf 72 740 Td ({}) Tj ET\n", content.text);
    for line in 0..30 {
        let y = 700 - 18 * line;
        text += &format!(
            "BT /F1 10 Tf 72 {y} Td (Article {}. The parties agree on what is written here.) Tj ET\n",
            line + 1
        );
    }
    for (x, y, tag) in content.tags.iter().filter(|_| page == 0) {
        text += &format!("BT 1 g /F1 10 Tf {x} {y} Td ({tag}) Tj ET\n");
    }
    if content.tagged {
        text = format!("/P << /MCID 0 >> BDC\n{text}EMC\n");
    }
    let mut deflate = ZlibEncoder::new(vec![], Compression::default());
    deflate.write_all(text.as_bytes())?;
    Ok(deflate.finish()?)
}

/// Bytes that do not compress and are the same every time (xorshift64).
fn ballast(length: usize) -> Vec<u8> {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        // Printable: no accidental keyword of the file format.
        33 + u8::try_from(state % 90).unwrap_or(0)
    };
    (0..length).map(|_| next()).collect()
}

/// Writes objects and remembers where they are.
struct Writer {
    bytes: Vec<u8>,
    offsets: Vec<(usize, usize)>,
}

impl Writer {
    fn new() -> Self {
        Self { bytes: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec(), offsets: vec![] }
    }

    fn object(&mut self, number: usize, body: &str) {
        self.offsets.push((number, self.bytes.len()));
        self.bytes.extend(format!("{number} 0 obj\n{body}\nendobj\n").bytes());
    }

    fn stream(&mut self, number: usize, entries: &str, data: &[u8]) {
        self.offsets.push((number, self.bytes.len()));
        self.bytes
            .extend(format!("{number} 0 obj\n<< /Length {} {entries} >>\nstream\n", data.len()).bytes());
        self.bytes.extend(data);
        self.bytes.extend(b"\nendstream\nendobj\n");
    }

    fn finish(mut self) -> Vec<u8> {
        let start = self.bytes.len();
        self.offsets.sort_unstable();
        let mut table = "xref\n0 1\n0000000000 65535 f \n".to_owned();
        for (number, offset) in &self.offsets {
            table += &format!("{number} 1\n{offset:010} 00000 n \n");
        }
        let size = self.offsets.last().map_or(1, |(number, _)| number + 1);
        table += &format!("trailer\n<< /Size {size} /Root 1 0 R /Info 4 0 R >>\nstartxref\n{start}\n%%EOF\n");
        self.bytes.extend(table.bytes());
        self.bytes
    }
}
