//! A revision that a stranger made: nothing but what a slot's signature may do passes.

use document::{
    differences::{check_slot_revision, compare},
    layout::lay_out,
    open::Pdf,
};

use crate::sign::layout;

const PLAIN: &[u8] = include_bytes!("../seeds/plain.pdf");

/// The bytes behind a document with one empty slot.
pub fn allow_list(bytes: &[u8]) {
    let original = Pdf::open(PLAIN.to_vec(), None).expect("it is sound");
    let layout = layout();
    let before = original.extended(&lay_out(&original, &layout).expect("it takes a slot")).expect("it opens");
    let Ok(after) = before.extended(bytes) else { return };
    let _ = compare(&before, &after);
    if check_slot_revision(&before, &after, &layout.slots[0]).is_ok() {
        // What is read by itself must be what others read, who read it all.
        let whole = Pdf::open(after.bytes().into_owned(), None).expect("others open it");
        assert_eq!(check_slot_revision(&before, &whole, &layout.slots[0]), Ok(()));
    }
}
