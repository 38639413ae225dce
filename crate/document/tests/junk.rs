//! Junk in, an error out: never a panic, never an Ok whose bytes are not a PDF with the same pages.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use document::differences::compare;
use document::inspect::inspect;
use document::layout::lay_out;
use document::open::Pdf;
use document::prepare::prepare;
use document::revisions::revisions;
use document::signatures::signatures;
use proptest::prelude::*;
use support::*;

fn seeds() -> Vec<Vec<u8>> {
    let builder = Builder::two_pages("/Rotate 90");
    let laid = |bytes: Vec<u8>| {
        let pdf = open(bytes);
        let update = lay_out(&pdf, &layout()).unwrap();
        signed(pdf.extended(&update).unwrap(), "paraph.s0.d0").into_bytes()
    };
    vec![builder.classic(), builder.modern(), laid(builder.classic()), laid(builder.modern())]
}

/// Everything that reads or extends a PDF, on whatever opens.
fn exercise(bytes: Vec<u8>) {
    let Ok(pdf) = Pdf::open(bytes, None) else { return };
    inspect(&pdf);
    for signature in signatures(&pdf) {
        if let Ok(earlier) = pdf.earlier(signature.revision_end as usize) {
            let _ = compare(&earlier, &pdf);
        }
    }
    for end in revisions(&pdf) {
        assert!(end <= pdf.bytes().len());
    }
    if let Ok(update) = lay_out(&pdf, &layout()) {
        let next = pdf.extended(&update).unwrap();
        assert_eq!(next.page_count(), pdf.page_count());
    }
    if let Ok(prepared) = prepare(&pdf, &request("paraph.s1.d0", Some(&mark()))) {
        let update = prepared.embed(&cms()).unwrap();
        let next = pdf.extended(&update).unwrap();
        let found =
            signatures(&next).into_iter().find(|signature| signature.field == "paraph.s1.d0").unwrap();
        assert_eq!(found.problem, None);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn truncated(seed in 0..4usize, cut in 0.0..1.0f64) {
        let mut bytes = seeds().swap_remove(seed);
        bytes.truncate((bytes.len() as f64 * cut) as usize);
        exercise(bytes);
    }

    #[test]
    fn mutated(seed in 0..4usize, edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
        let mut bytes = seeds().swap_remove(seed);
        for (at, byte) in edits {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        exercise(bytes);
    }

    #[test]
    fn spliced(seed in 0..4usize, from in any::<prop::sample::Index>(), to in any::<prop::sample::Index>(), len in 1..60usize) {
        let mut bytes = seeds().swap_remove(seed);
        let (from, to) = (from.index(bytes.len()), to.index(bytes.len()));
        let piece = bytes[from..(from + len).min(bytes.len())].to_vec();
        let end = (to + piece.len()).min(bytes.len());
        bytes.splice(to..end, piece);
        exercise(bytes);
    }
}
