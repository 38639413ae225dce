//! Small real PDFs, built in memory.
#![allow(dead_code, unreachable_pub)]

pub mod fate;

use document::layout::{FieldPlacement, Layout, SlotPlacement};
use document::mark::{self, Ink, Mark, Point, Stroke};
use document::open::Pdf;
use document::place::Placement;
use document::prepare::{Content, FieldForm, Filling, PrepareError, Prepared, SigningRequest, prepare};

/// Objects by number, as PDF syntax.
#[derive(Clone, Default)]
pub struct Builder {
    pub objects: Vec<(u32, Vec<u8>)>,
    pub trailer: String,
}

pub const CONTENT: &str = "2 0 0 2 0 0 cm q 1 0 0 rg 10 10 50 50 re f";

impl Builder {
    /// Two pages; resources and boxes inherited; `page` is added to both page dictionaries.
    pub fn two_pages(page: &str) -> Builder {
        let mut builder = Builder { objects: Vec::new(), trailer: String::new() };
        builder.put(1, "<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked true>>>>");
        builder.put(2, "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2/MediaBox[0 0 400 500]/Resources 7 0 R>>");
        for number in [3, 4] {
            builder.put(number, &format!("<</Type/Page/Parent 2 0 R/Contents {} 0 R{page}>>", number + 2));
            builder.put(number + 2, &format!("<</Length {}>>\nstream\n{CONTENT}\nendstream", CONTENT.len()));
        }
        builder.put(7, "<</Font<</F1 8 0 R>>>>");
        builder.put(8, "<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>");
        builder.trailer = "/ID[<00112233445566778899aabbccddeeff><00112233445566778899aabbccddeeff>]".into();
        builder
    }

    pub fn put(&mut self, number: u32, body: &str) {
        self.objects.retain(|(other, _)| *other != number);
        self.objects.push((number, body.as_bytes().to_vec()));
        self.objects.sort();
    }

    /// With a classic cross-reference table.
    pub fn classic(&self) -> Vec<u8> {
        let mut out = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
        let mut table = String::from("0000000000 65535 f \n");
        for (number, body) in &self.objects {
            table += &format!("{:010} 00000 n \n", out.len());
            out.extend(format!("{number} 0 obj\n").bytes());
            out.extend(body);
            out.extend(b"\nendobj\n");
        }
        let (at, size) = (out.len(), self.objects.len() + 1);
        let trailer =
            format!("trailer\n<</Size {size}/Root 1 0 R{}>>\nstartxref\n{at}\n%%EOF\n", self.trailer);
        out.extend(format!("xref\n0 {size}\n{table}{trailer}").bytes());
        out
    }

    /// With a cross-reference stream, everything but streams in an object stream.
    pub fn modern(&self) -> Vec<u8> {
        let mut out = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
        let (container, section) = (self.objects.len() as u32 + 1, self.objects.len() as u32 + 2);
        let (mut places, mut head, mut body, mut index) =
            (vec![(0u8, 0u32, 0xffffu16)], String::new(), Vec::new(), 0);
        for (number, text) in &self.objects {
            if text.ends_with(b"endstream") {
                places.push((1, out.len() as u32, 0));
                out.extend(format!("{number} 0 obj\n").bytes());
                out.extend(text);
                out.extend(b"\nendobj\n");
            } else {
                places.push((2, container, index));
                head += &format!("{number} {} ", body.len());
                body.extend(text);
                body.push(b'\n');
                index += 1;
            }
        }
        places.push((1, out.len() as u32, 0));
        let dictionary =
            format!("/Type/ObjStm/N {index}/First {}/Length {}", head.len(), head.len() + body.len());
        out.extend(format!("{container} 0 obj\n<<{dictionary}>>\nstream\n{head}").bytes());
        out.extend(body);
        out.extend(b"\nendstream\nendobj\n");
        let at = out.len();
        places.push((1, at as u32, 0));
        let data: Vec<u8> = places
            .iter()
            .flat_map(|(kind, a, b)| [&[*kind][..], &a.to_be_bytes(), &b.to_be_bytes()].concat())
            .collect();
        let head = format!(
            "/Type/XRef/Size {}/W[1 4 2]/Root 1 0 R{}/Length {}",
            section + 1,
            self.trailer,
            data.len()
        );
        out.extend(format!("{section} 0 obj\n<<{head}>>\nstream\n").bytes());
        out.extend(data);
        out.extend(format!("\nendstream\nendobj\nstartxref\n{at}\n%%EOF\n").bytes());
        out
    }
}

pub fn open(bytes: Vec<u8>) -> Pdf {
    Pdf::open(bytes, None).unwrap()
}

pub fn layout() -> Layout {
    let slot = |i: u32| SlotPlacement {
        field_name: format!("paraph.s{i}.d0"),
        tooltip: format!("Première signature {i}"),
        placement: Placement {
            page: i % 2,
            x: 20.0,
            y: 30.0 + 60.0 * f64::from(i),
            width: 120.0,
            height: 40.0,
        },
        fields: vec![],
    };
    Layout { document_id: "PRPH-0001".into(), slots: (0..3).map(slot).collect(), footer: true }
}

/// As [`layout`], with initials of each slot on both pages.
pub fn initialled_layout() -> Layout {
    let mut layout = layout();
    for (i, slot) in layout.slots.iter_mut().enumerate() {
        let field = |page: u32| FieldPlacement {
            field_name: format!("paraph.i{i}.{page}"),
            tooltip: format!("Initials {}", page + 1),
            placement: Placement { page, x: 160.0 + 60.0 * i as f64, y: 210.0, width: 50.0, height: 25.0 },
            form: FieldForm::Text,
            required: true,
        };
        slot.fields = (0..2).map(field).collect();
    }
    layout
}

pub fn mark() -> Mark {
    let point = |i: u32| Point {
        x: f64::from(i) * 2.0,
        y: 20.0 + f64::from((i % 30).abs_diff(15)),
        pressure: 0.5,
        t: f64::from(i) * 8.0,
    };
    mark::ink(&Ink { strokes: vec![Stroke { points: (0..90).map(point).collect() }] }).unwrap()
}

pub fn request<'a>(field: &str, mark: Option<&'a Mark>) -> SigningRequest<'a> {
    SigningRequest {
        field: field.into(),
        mark,
        fields: vec![],
        signer_name: "Zoë Łukasz",
        signed_at: 1_763_800_000,
        contents_len: 512,
    }
}

pub fn prepared(pdf: &Pdf, field: &str) -> Prepared {
    prepare(pdf, &request(field, Some(&mark()))).unwrap()
}

/// Prepared in a slot, its text fields filled with `text` and its boxes ticked.
pub fn prepared_slot(pdf: &Pdf, slot: &SlotPlacement, text: &str) -> Result<Prepared, PrepareError> {
    prepared_but(pdf, slot, text, &[])
}

/// As [`prepared_slot`], with the fields of these names left empty.
pub fn prepared_but(
    pdf: &Pdf,
    slot: &SlotPlacement,
    text: &str,
    empty: &[&str],
) -> Result<Prepared, PrepareError> {
    let mark = mark();
    let content = |form| match form {
        FieldForm::Text => Content::Drawn(&mark, text),
        FieldForm::Checkbox => Content::Ticked,
    };
    let filling = |field: &FieldPlacement| Filling {
        field: field.field_name.clone(),
        content: (!empty.contains(&field.field_name.as_str())).then(|| content(field.form)),
    };
    let mut request = request(&slot.field_name, Some(&mark));
    request.fields = slot.fields.iter().map(filling).collect();
    prepare(pdf, &request)
}

pub fn signed_slot(pdf: Pdf, slot: &SlotPlacement) -> Pdf {
    let update = prepared_slot(&pdf, slot, "ZŁ").unwrap().embed(&cms()).unwrap();
    pdf.extended(&update).unwrap()
}

/// What stands for a CMS: a DER structure of 200 bytes.
pub fn cms() -> Vec<u8> {
    let mut der = vec![0x30, 0x81, 200];
    der.extend([7; 200]);
    der
}

pub fn signed(pdf: Pdf, field: &str) -> Pdf {
    let update = prepared(&pdf, field).embed(&cms()).unwrap();
    pdf.extended(&update).unwrap()
}

/// A hand-written update over a classic table: what an attacker appends.
pub fn appended(bytes: &[u8], objects: &[(u32, &str)], trailer: &str) -> Vec<u8> {
    let text = String::from_utf8_lossy(bytes);
    let start = text.rfind("startxref").unwrap();
    let previous = text[start + 9..].split_whitespace().next().unwrap().to_string();
    let mut out = bytes.to_vec();
    let mut table = String::from("xref\n");
    for (number, body) in objects {
        table += &format!("{number} 1\n{:010} 00000 n \n", out.len());
        out.extend(format!("{number} 0 obj\n{body}\nendobj\n").bytes());
    }
    let at = out.len();
    let size = 200;
    out.extend(
        format!(
            "{table}trailer\n<</Size {size}/Root 1 0 R/Prev {previous}{trailer}>>\nstartxref\n{at}\n%%EOF\n"
        )
        .bytes(),
    );
    out
}
