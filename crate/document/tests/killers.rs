//! Small files that would cost much: bounded in time and memory.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use document::layout::lay_out;
use lopdf::{Dictionary, Stream};
use support::fate::{fate, refused, soon};
use support::*;

const TOO_MUCH: &str = "its object streams hold too much";

/// A stream of this data, compressed as often as that; in hexadecimal digits, which a builder takes.
fn packed(entries: &str, data: Vec<u8>, times: usize) -> String {
    let mut data = data;
    for _ in 0..times {
        let mut stream = Stream::new(Dictionary::new(), data);
        stream.compress().unwrap();
        data = stream.content;
    }
    let digits = digits(&data);
    let filters = "/FlateDecode".repeat(times);
    let length = digits.len();
    format!("<<{entries}/Filter[/ASCIIHexDecode{filters}]/Length {length}>>\nstream\n{digits}\nendstream")
}

/// An object stream whose head is `head`.
fn object_stream(head: &str, body: &[u8]) -> String {
    let entries = format!("/Type/ObjStm/N {}/First {}", head.split(' ').count() / 2, head.len());
    packed(&entries, [head.as_bytes(), body].concat(), 1)
}

/// Two pages, and so many streams like this one that no entry of the table uses.
fn with_unused(stream: &str, count: u32) -> Vec<u8> {
    let mut builder = Builder::two_pages("");
    (9..9 + count).for_each(|number| builder.put(number, stream));
    builder.classic()
}

/// Two hundred pages share a content of 32 MiB that leaves sixteen million graphics states open.
#[test]
fn content_that_many_pages_share_is_inflated_once() {
    let mut builder = Builder::two_pages("");
    builder.put(5, &packed("", b"q ".repeat(16 * 1024 * 1024), 1));
    let kids: Vec<String> = (10..210).map(|number| format!("{number} 0 R")).collect();
    let tree = format!("<</Type/Pages/Kids[{}]/Count 200/MediaBox[0 0 400 500]>>", kids.join(" "));
    builder.put(2, &tree);
    (9..210).for_each(|number| builder.put(number, "<</Type/Page/Parent 2 0 R/Contents 5 0 R>>"));
    let update = soon(|| lay_out(&open(builder.classic()), &layout()).unwrap());
    assert!(update.len() < 4 * 1024 * 1024, "{} bytes", update.len());
}

/// Each page has a content of its own that inflates to as much as one may: together they may not.
#[test]
fn contents_share_what_may_be_inflated() {
    let mut builder = Builder::two_pages("");
    let content = packed("", b"q Q ".repeat(8 * 1024 * 1024), 2);
    let kids: Vec<String> = (0..100).map(|page| format!("{} 0 R", 10 + 2 * page)).collect();
    let tree = format!("<</Type/Pages/Kids[{}]/Count 100/MediaBox[0 0 400 500]>>", kids.join(" "));
    builder.put(2, &tree);
    builder.put(9, "null");
    for page in (10..210).step_by(2) {
        builder.put(page, &format!("<</Type/Page/Parent 2 0 R/Contents {} 0 R>>", page + 1));
        builder.put(page + 1, &content);
    }
    fate(&builder.classic()).unwrap();
}

/// More than is looked at, in some hundred bytes.
#[test]
fn a_content_that_inflates_without_end() {
    let mut builder = Builder::two_pages("");
    builder.put(5, &packed("", vec![b' '; 100 * 1024 * 1024], 2));
    fate(&builder.classic()).unwrap();
}

#[test]
fn an_object_stream_that_inflates_without_end() {
    let bomb = object_stream("90 0 ", &vec![b' '; 100 * 1024 * 1024]);
    refused(&with_unused(&bomb, 1), TOO_MUCH);
}

/// None of them is too large, and the table needs none of them.
#[test]
fn object_streams_that_inflate_to_too_much_together() {
    let large = object_stream("90 0 ", &vec![b' '; 8 * 1024 * 1024]);
    fate(&with_unused(&large, 2)).unwrap();
    refused(&with_unused(&large, 200), TOO_MUCH);
}

/// The same in an update, which is read by itself.
#[test]
fn an_update_may_not_hold_too_much_either() {
    let large = object_stream("90 0 ", &vec![b' '; 8 * 1024 * 1024]);
    let before = open(Builder::two_pages("").classic());
    let bytes = before.bytes().into_owned();
    let update = |count: u32| {
        let objects: Vec<_> = (9..9 + count).map(|number| (number, large.as_str())).collect();
        appended(&bytes, &objects, "")[bytes.len()..].to_vec()
    };
    before.extended(&update(2)).unwrap();
    let why = soon(|| before.extended(&update(200)).unwrap_err().to_string());
    assert!(why.contains(TOO_MUCH), "{why}");
}

#[test]
fn object_streams_of_nothing_but_numbers() {
    let numbers =
        |count: usize| object_stream("90 0 ", &[b"[".to_vec(), b"1 ".repeat(count), b"]".to_vec()].concat());
    fate(&with_unused(&numbers(100_000), 1)).unwrap();
    refused(&with_unused(&numbers(1_000_000), 5), TOO_MUCH);
}

/// In an encrypted file, where nobody is shown what is unpacked. Its key is real, its filter leaves data as they are.
#[test]
fn encrypted_object_streams_of_nothing_but_numbers() {
    let with = |count: usize| {
        let mut builder = Builder::two_pages("");
        builder.put(9, &format!("[{}]", "1 ".repeat(count)));
        // Whatever ends like this stands by itself, as this dictionary must (7.5.7).
        builder.put(10, &format!("<<{}>>\n%endstream", encryption()));
        builder.trailer += "/Encrypt 10 0 R";
        builder.modern()
    };
    fate(&with(100_000)).unwrap();
    refused(&with(5_000_000), TOO_MUCH);
}

fn encryption() -> String {
    let mut document = lopdf::Document::new();
    let id = lopdf::Object::string_literal(hex("00112233445566778899aabbccddeeff"));
    document.trailer.set("ID", vec![id.clone(), id]);
    let state = lopdf::EncryptionState::try_from(lopdf::EncryptionVersion::V4 {
        document: &document,
        encrypt_metadata: true,
        crypt_filters: std::collections::BTreeMap::new(),
        stream_filter: b"Identity".to_vec(),
        string_filter: b"Identity".to_vec(),
        owner_password: "owner",
        user_password: "",
        permissions: lopdf::Permissions::all(),
    });
    let text = |value: &lopdf::Object| match value {
        lopdf::Object::String(bytes, _) => format!("<{}>", digits(bytes)),
        other => format!("{other:?}"),
    };
    let entries = state.unwrap().encode().unwrap();
    entries.iter().map(|(key, value)| format!("/{} {}", String::from_utf8_lossy(key), text(value))).collect()
}

fn digits(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn hex(text: &str) -> Vec<u8> {
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap()).collect()
}

/// Every object of the stream is the whole rest of it (ISO 32000-2, 7.5.7).
#[test]
fn objects_that_stand_in_each_other() {
    let row = [b"[".to_vec(), b"1 ".repeat(100_000), b"]".to_vec()].concat();
    let same: String = (100..20_100).map(|number| format!("{number} 0 ")).collect();
    refused(&with_unused(&object_stream(&same, &row), 1), TOO_MUCH);
    let blanks = [vec![b' '; 400_000], row].concat();
    let later: String = (100..200_100).map(|number| format!("{number} {} ", number - 100)).collect();
    refused(&with_unused(&object_stream(&later, &blanks), 1), TOO_MUCH);
}

/// A table that lists one large object under a hundred thousand numbers.
#[test]
fn a_table_that_leads_to_the_same_place_again_and_again() {
    let mut builder = Builder::two_pages("");
    builder.put(9, &format!("[{}]", "1 ".repeat(100_000)));
    let repeated = |count: usize| {
        let bytes = builder.classic();
        let at = bytes.windows(7).position(|window| window == b"9 0 obj").unwrap();
        let trailer = bytes.windows(8).rposition(|window| window == b"\ntrailer").unwrap() + 1;
        let row = format!("{at:010} 00000 n \n").repeat(count);
        [&bytes[..trailer], format!("10 {count}\n{row}").as_bytes(), &bytes[trailer..]].concat()
    };
    fate(&repeated(2)).unwrap();
    refused(&repeated(100_000), "same place again and again");
}

/// A row of 2^32 + 8 bits is one of 8 where numbers have 32 bits.
#[test]
fn rows_that_machines_count_differently() {
    for columns in [(1u64 << 32) + 1, u64::from(u32::MAX), i64::MAX as u64] {
        let parameters = format!("/DecodeParms[null<</Predictor 12/Columns {columns}>>]");
        let stream = object_stream("1 0 ", b"<</Type/Catalog>>");
        fate(&with_unused(&stream.replacen("<<", &format!("<<{parameters}"), 1), 1)).unwrap();
    }
}

/// Broken beyond its table, with sixty tables that inflate: whoever rebuilds it looks at them all.
#[test]
fn tables_that_inflate_without_end() {
    let table = packed("/Type/XRef/W[1 4 2]/Index[0 9000000]/Size 9000000", vec![0; 63 * 1024 * 1024], 1);
    let mut bytes = with_unused(&table, 60);
    let at = bytes.windows(9).rposition(|window| window == b"startxref").unwrap();
    bytes.truncate(at);
    refused(&bytes, "table of objects is broken");
}
