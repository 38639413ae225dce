//! Opening a file, and everything that is asked of one that opened.

use document::{
    inspect::inspect, open::Pdf, place::PageGeometry, revisions::revisions, signatures::signatures,
};

/// Opens the bytes and asks everything that can be asked.
pub fn open(bytes: &[u8]) {
    let Ok(pdf) = Pdf::open(bytes.to_vec(), None) else { return };
    inspect(&pdf);
    signatures(&pdf);
    for end in revisions(&pdf) {
        assert!(end <= pdf.len(), "a revision ends behind the file");
    }
    for page in 0..pdf.page_count().min(50) {
        let _ = PageGeometry::of(&pdf, page);
    }
}
