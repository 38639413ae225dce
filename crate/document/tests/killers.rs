//! Small files that would cost much: bounded in time and memory.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use document::layout::lay_out;
use lopdf::{Dictionary, Stream};
use std::time::{Duration, Instant};
use support::*;

/// Two hundred pages share a content of 32 MiB that leaves sixteen million graphics states open.
#[test]
fn content_that_many_pages_share_is_inflated_once() {
    let mut bomb = Stream::new(Dictionary::new(), b"q ".repeat(16 * 1024 * 1024));
    bomb.compress().unwrap();
    let hexadecimal: String = bomb.content.iter().map(|byte| format!("{byte:02x}")).collect();
    let mut builder = Builder::two_pages("");
    let length = hexadecimal.len();
    let filter = "/Filter[/ASCIIHexDecode/FlateDecode]";
    builder.put(5, &format!("<<{filter}/Length {length}>>\nstream\n{hexadecimal}\nendstream"));
    let kids: Vec<String> = (10..210).map(|number| format!("{number} 0 R")).collect();
    let tree = format!("<</Type/Pages/Kids[{}]/Count 200/MediaBox[0 0 400 500]>>", kids.join(" "));
    builder.put(2, &tree);
    (9..210).for_each(|number| builder.put(number, "<</Type/Page/Parent 2 0 R/Contents 5 0 R>>"));
    let started = Instant::now();
    let update = lay_out(&open(builder.classic()), &layout()).unwrap();
    assert!(update.len() < 4 * 1024 * 1024, "{} bytes", update.len());
    assert!(started.elapsed() < Duration::from_secs(10), "{:?}", started.elapsed());
}
