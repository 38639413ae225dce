//! The documents that are signed: ten pages, and pictures that do not compress.

/// A document to sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Kind {
    /// In addresses and on the command line.
    pub(crate) name: &'static str,
    /// In tables.
    pub(crate) title: &'static str,
    /// About how large.
    bytes: usize,
    /// How many objects, about.
    objects: usize,
}

/// From a letter to a book of scans; and one made of crumbs, for parsers.
pub(crate) const KINDS: [Kind; 5] = [
    Kind { name: "100k", title: "100 KB", bytes: 100_000, objects: 40 },
    Kind { name: "1m", title: "1 MB", bytes: 1_000_000, objects: 100 },
    Kind { name: "15m", title: "15 MB", bytes: 15_000_000, objects: 400 },
    Kind { name: "15m-crumbs", title: "15 MB, 30,000 objects", bytes: 15_000_000, objects: 30_000 },
    Kind { name: "100m", title: "100 MB", bytes: 100_000_000, objects: 1_000 },
];

const PAGES: usize = 10;
/// Catalog, page tree, font, and two objects a page come before the pictures.
const FIRST_PICTURE: usize = 4 + 2 * PAGES;

impl Kind {
    /// The file: the same at every run.
    pub(crate) fn write(self) -> Vec<u8> {
        let pictures = self.objects - FIRST_PICTURE;
        let length = self.bytes / pictures - 130;
        let mut pdf = Writer { bytes: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec(), offsets: vec![] };
        let kids: Vec<_> = (0..PAGES).map(|page| format!("{} 0 R", 4 + 2 * page)).collect();
        pdf.object("<< /Type /Catalog /Pages 2 0 R >>");
        pdf.object(&format!("<< /Type /Pages /Count {PAGES} /Kids [{}] >>", kids.join(" ")));
        pdf.object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
        for page in 0..PAGES {
            pdf.page(page, pictures);
        }
        let mut noise = Noise(0x2545_f491_4f6c_dd1d);
        for _ in 0..pictures {
            let dictionary = format!(
                "/Type /XObject /Subtype /Image /Width {length} /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
            );
            pdf.stream(&dictionary, &noise.take(length));
        }
        pdf.finish()
    }
}

struct Writer {
    bytes: Vec<u8>,
    offsets: Vec<usize>,
}

impl Writer {
    fn object(&mut self, body: &str) {
        self.offsets.push(self.bytes.len());
        self.bytes.extend(format!("{} 0 obj\n{body}\nendobj\n", self.offsets.len()).bytes());
    }

    fn stream(&mut self, dictionary: &str, data: &[u8]) {
        self.offsets.push(self.bytes.len());
        let head =
            format!("{} 0 obj\n<< {dictionary} /Length {} >>\nstream\n", self.offsets.len(), data.len());
        self.bytes.extend(head.bytes());
        self.bytes.extend(data);
        self.bytes.extend(b"\nendstream\nendobj\n");
    }

    /// A page that names its share of the pictures.
    fn page(&mut self, page: usize, pictures: usize) {
        let own = (page..pictures).step_by(PAGES).map(|at| format!("/I{at} {} 0 R", FIRST_PICTURE + at));
        let own = own.collect::<Vec<_>>().join(" ");
        let content = self.offsets.len() + 2;
        self.object(&format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R /Resources << /Font << /F1 3 0 R >> /XObject << {own} >> >> >>"
        ));
        self.stream("", format!("BT /F1 18 Tf 72 770 Td (Page {}) Tj ET", page + 1).as_bytes());
    }

    fn finish(mut self) -> Vec<u8> {
        let (start, size) = (self.bytes.len(), self.offsets.len() + 1);
        self.bytes.extend(format!("xref\n0 {size}\n0000000000 65535 f \n").bytes());
        for offset in &self.offsets {
            self.bytes.extend(format!("{offset:010} 00000 n \n").bytes());
        }
        self.bytes
            .extend(format!("trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n").bytes());
        self.bytes
    }
}

/// Printable bytes that do not compress (xorshift64): no accidental keyword of the file format.
struct Noise(u64);

impl Noise {
    fn take(&mut self, length: usize) -> Vec<u8> {
        (0..length).map(|_| self.next()).collect()
    }

    fn next(&mut self) -> u8 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        33 + u8::try_from(self.0 % 90).unwrap_or(0)
    }
}
