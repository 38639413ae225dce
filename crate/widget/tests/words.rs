//! Every sentence that an element asks for stands in a book that it opens.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::{collections::BTreeSet, fs, path::Path};

use words::{
    Language,
    book::{ALL, Book, CONSENT, FOLLOW, INBOX, MAIL, OFFICE, PART, PREPARE, SIGN, TROUBLE, VERIFY, WORTH},
};

fn keys(books: &[&Book]) -> BTreeSet<&'static str> {
    books.iter().flat_map(|book| book.keys(Language::En)).collect()
}

/// The quoted words of the sources in a folder that are the key of some sentence.
fn asked(folder: &str) -> BTreeSet<&'static str> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(folder);
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let rust = files.filter(|path| path.extension().is_some_and(|name| name == "rs"));
    let text: String = rust.map(|path| fs::read_to_string(path).unwrap()).collect();
    let quoted: BTreeSet<&str> = text.split('"').collect();
    keys(&ALL).into_iter().filter(|key| quoted.contains(key)).collect()
}

#[test]
fn elements_open_the_books_they_read() {
    let shared: &[&Book] = &[&PART, &TROUBLE];
    let cases: [(&str, &[&Book]); 8] = [
        ("sign", &[&SIGN, &PART, &TROUBLE, &CONSENT]),
        ("prepare", &[&PREPARE, &OFFICE, &PART, &TROUBLE, &MAIL]),
        ("follow", &[&FOLLOW, &OFFICE, &PART, &TROUBLE, &CONSENT]),
        ("office", &[&OFFICE, &PART, &TROUBLE]),
        ("inbox", &[&INBOX, &SIGN, &PART, &TROUBLE, &CONSENT]),
        ("verify", &[&VERIFY, &WORTH, &PART, &TROUBLE]),
        ("part", shared),
        ("", shared),
    ];
    for (folder, books) in cases {
        let open = keys(books);
        let closed: Vec<_> = asked(folder).into_iter().filter(|key| !open.contains(key)).collect();
        assert!(closed.is_empty(), "{folder}: {closed:?}");
        assert!(folder.is_empty() || !asked(folder).is_empty(), "{folder}");
    }
}
