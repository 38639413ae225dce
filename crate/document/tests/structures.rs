//! Tables and trees that lead astray: files whose structure has broken what reads or extends it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use support::fate::{fate, refused};
use support::*;

/// A file with a table that lists just these objects.
fn tabled(objects: &[(u32, String)], trailer: &str) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
    let mut table = String::from("xref\n0 1\n0000000000 65535 f \n");
    for (number, body) in objects {
        table += &format!("{number} 1\n{:010} 00000 n \n", out.len());
        out.extend(format!("{number} 0 obj\n{body}\nendobj\n").bytes());
    }
    let at = out.len();
    out.extend(format!("{table}trailer\n<</Root 1 0 R{trailer}>>\nstartxref\n{at}\n%%EOF\n").bytes());
    out
}

fn objects(builder: &Builder) -> Vec<(u32, String)> {
    let text = |body: &[u8]| String::from_utf8_lossy(body).into_owned();
    builder.objects.iter().map(|(number, body)| (*number, text(body))).collect()
}

fn replaced(bytes: Vec<u8>, old: &str, new: &str) -> Vec<u8> {
    let at = bytes.windows(old.len()).rposition(|window| window == old.as_bytes()).unwrap();
    [&bytes[..at], new.as_bytes(), &bytes[at + old.len()..]].concat()
}

#[test]
fn a_table_that_readers_must_guess_is_refused() {
    let bytes = Builder::two_pages("").classic();
    let broken = "table of objects is broken";
    refused(&replaced(bytes.clone(), "startxref\n", "startxref\n9"), broken);
    refused(&replaced(bytes.clone(), "\nxref\n", "\nxrxf\n"), broken);
    refused(&replaced(bytes.clone(), "/Root 1 0 R", "/Root 1 0 R/Prev 999999"), broken);
    let at = bytes.windows(6).rposition(|window| window == b"\nxref\n").unwrap() + 1;
    refused(&replaced(bytes.clone(), "/Root 1 0 R", &format!("/Root 1 0 R/Prev {at}")), broken);
    refused(&bytes[..at], broken);
}

#[test]
fn bytes_before_the_header_shift_every_offset() {
    for bytes in [Builder::two_pages("").classic(), Builder::two_pages("").modern()] {
        for junk in [1, 100, 1000] {
            fate(&[&b"junk\n".repeat(junk)[..junk], &bytes].concat()).unwrap();
        }
        refused(&[&[b' '; 1025][..], &bytes].concat(), "not a PDF");
    }
}

/// An old reader sees no field; a new one finds it by /XRefStm (ISO 32000-2, 7.5.8.4).
#[test]
fn a_hybrid_file_keeps_what_it_hides() {
    let mut builder = Builder::two_pages("");
    builder.put(1, "<</Type/Catalog/Pages 2 0 R/Names 9 0 R>>");
    let visible = builder.classic();
    let table = visible.windows(6).rposition(|window| window == b"\nxref\n").unwrap() + 1;
    let mut out = visible[..table].to_vec();
    let container = out.len();
    out.extend(
        b"10 0 obj\n<</Type/ObjStm/N 1/First 4/Length 11>>\nstream\n9 0 <</A 8>>\nendstream\nendobj\n",
    );
    let hidden = out.len();
    let row = |kind: u8, at: usize| [&[kind][..], &(at as u32).to_be_bytes(), &[0, 0]].concat();
    let rows = [row(2, 10), row(1, container), row(1, hidden)].concat();
    let dictionary = "<</Type/XRef/Size 12/Index[9 3]/W[1 4 2]/Length 21>>";
    out.extend(
        [format!("11 0 obj\n{dictionary}\nstream\n").as_bytes(), &rows, b"\nendstream\nendobj\n"].concat(),
    );
    let at = out.len();
    out.extend(&visible[table..]);
    let out = replaced(out, &format!("startxref\n{table}"), &format!("startxref\n{at}"));
    let out = replaced(out, "/Size 9", &format!("/Size 12/XRefStm {hidden}"));
    fate(&out).unwrap();
    let after = signed_slot(laid(&out), &layout().slots[0]);
    let text = String::from_utf8_lossy(&after.bytes()).into_owned();
    assert_eq!(text.matches("XRefStm").count(), 1, "what is appended hides nothing");
}

fn laid(bytes: &[u8]) -> document::open::Pdf {
    let pdf = open(bytes.to_vec());
    let update = document::layout::lay_out(&pdf, &layout()).unwrap();
    pdf.extended(&update).unwrap()
}

#[test]
fn object_numbers_near_the_largest() {
    let with = |number: u32| {
        let mut all = objects(&Builder::two_pages(""));
        all.push((number, "<</A 1>>".into()));
        tabled(&all, &format!("/Size {}", u64::from(number) + 1))
    };
    fate(&with(8_388_000)).unwrap();
    refused(&with(8_388_606), "no room");
    refused(&with(8_388_607), "no room");
    refused(&with(8_388_608), "object number is too large");
    refused(&with(i32::MAX as u32), "object number is too large");
    refused(&with(u32::MAX), "broken");
}

#[test]
fn every_number_may_be_taken() {
    let all = objects(&Builder::two_pages(""));
    fate(&tabled(&all, "/Size 4294967295")).unwrap();
    fate(&tabled(&all, "/Size 0")).unwrap();
}

/// What stands below /Size and is not listed is null (ISO 32000-2, 7.3.10): pyHanko calls it changed when an update
/// makes something of it.
#[test]
fn no_number_is_taken_that_the_file_has_promised() {
    let after = laid(&tabled(&objects(&Builder::two_pages("")), "/Size 50"));
    let bytes = after.bytes();
    let text = String::from_utf8_lossy(&bytes);
    assert!(text.contains("\n50 0 obj\n") && !text.contains("\n9 0 obj\n"), "{text}");
}

#[test]
fn a_page_tree_thousands_deep() {
    let mut all = objects(&Builder::two_pages("/MediaBox[0 0 400 500]"));
    all.retain(|(number, _)| *number != 2);
    let depth = 5000;
    let node = |number: u32, parent: &str, kids: &str| {
        (number, format!("<</Type/Pages{parent}/Kids[{kids}]/Count 2>>"))
    };
    all.push(node(2, "", "100 0 R"));
    for number in 100..100 + depth {
        let parent = if number == 100 { 2 } else { number - 1 };
        all.push(node(number, &format!("/Parent {parent} 0 R"), &format!("{} 0 R", number + 1)));
    }
    all.push(node(100 + depth, "", "3 0 R 4 0 R"));
    fate(&tabled(&all, "/Size 9999")).unwrap();
}

#[test]
fn a_field_tree_thousands_deep() {
    let mut all = objects(&Builder::two_pages(""));
    all.retain(|(number, _)| *number != 1);
    all.push((1, "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[100 0 R]>>>>".into()));
    for number in 100..5100u32 {
        let kid = format!("<</T(a)/Parent {} 0 R/Kids[{} 0 R]>>", number.max(101) - 1, number + 1);
        all.push((number, kid));
    }
    all.push((5100, "<</T(z)/FT/Tx/Parent 5099 0 R>>".into()));
    fate(&tabled(&all, "/Size 9999")).unwrap();
}

#[test]
fn what_refers_to_itself() {
    let mut builder = Builder::two_pages("");
    builder.put(5, &format!("<</Length 5 0 R>>\nstream\n{CONTENT}\nendstream"));
    fate(&builder.classic()).unwrap();
    builder.put(6, &format!("<</Length 5 0 R>>\nstream\n{CONTENT}\nendstream"));
    builder.put(5, &format!("<</Length 6 0 R>>\nstream\n{CONTENT}\nendstream"));
    fate(&builder.classic()).unwrap();
    let mut builder = Builder::two_pages("");
    builder.put(5, "[5 0 R 5 0 R]");
    fate(&builder.classic()).unwrap();
    builder.put(7, "7 0 R");
    fate(&builder.classic()).unwrap();
    builder.put(2, "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2/Parent 2 0 R/Resources 7 0 R>>");
    fate(&builder.classic()).unwrap();
    builder.put(2, "<</Type/Pages/Kids[3 0 R 2 0 R]/Count 2/MediaBox[0 0 400 500]>>");
    refused(&builder.classic(), "page tree loops");
    let mut builder = Builder::two_pages("");
    builder.put(1, "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[8 0 R]>>>>");
    builder.put(8, "<</T(a)/Parent 8 0 R/Kids[8 0 R 8 0 R]>>");
    fate(&builder.classic()).unwrap();
}
