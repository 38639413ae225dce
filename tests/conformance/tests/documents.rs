//! The test documents are what they say, or the other tests would prove nothing.
#![allow(clippy::unwrap_used, clippy::panic)]

use paraph_conformance::{
    documents::{Content, Structure, classic, write},
    foreign::{qpdf, text},
};

#[test]
fn every_structure_is_sound_and_says_its_text() {
    let folder = std::env::temp_dir().join(format!("paraph-documents-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    for structure in Structure::ALL {
        for form in [false, true] {
            let path = folder.join("a.pdf");
            let content = Content {
                text: "Bonjour".into(),
                metadata: "Sujet".into(),
                pages: 3,
                ballast: 10_000,
                form,
                ..Content::default()
            };
            write(&path, &content, structure).unwrap();
            qpdf(&path, None).unwrap();
            assert_eq!(text(&path).unwrap().matches("Bonjour").count(), 3, "{structure:?}");
            let bytes = std::fs::read(&path).unwrap();
            let has = |word: &str| bytes.windows(word.len()).any(|window| window == word.as_bytes());
            assert_eq!(has("/Linearized"), structure == Structure::Linearized);
            assert_eq!(has("/AESV3"), structure == Structure::Encrypted);
            assert_eq!(has("/ObjStm"), structure == Structure::XrefStream);
        }
    }
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_documents_size_follows_its_ballast_only() {
    let content = |ballast| Content { text: "a".into(), pages: 2, ballast, ..Content::default() };
    let (small, large) = (classic(&content(1_000_000)).unwrap(), classic(&content(9_000_000)).unwrap());
    assert_eq!(large.len() - small.len(), 8_000_000);
}
