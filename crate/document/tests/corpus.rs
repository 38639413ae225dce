//! PDFs nobody here wrote, when they are there: opened, laid out, signed, compared.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use document::differences::{check_revision0, check_slot_revision};
use document::inspect::inspect;
use document::layout::{Layout, SlotPlacement, lay_out};
use document::open::{OpenError, Pdf};
use document::place::{PageGeometry, Placement};
use document::signatures::signatures;
use std::path::{Path, PathBuf};
use support::*;

/// `shared/corpus` beside some folder above this one.
fn corpus() -> Option<PathBuf> {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .map(|above| above.join("shared/corpus"))
        .find(|path| path.is_dir())
}

/// Every so many files of a folder; all of them in the long run.
fn sample(folder: &str, step: usize) -> Vec<Vec<u8>> {
    let step = if std::env::var_os("PARAPH_LONG").is_some() { 1 } else { step };
    let Some(path) = corpus().map(|path| path.join(folder)) else { return Vec::new() };
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.into_iter().step_by(step).map(|path| std::fs::read(path).unwrap()).collect()
}

fn one_slot(pdf: &Pdf) -> Layout {
    let page = pdf.page_count() - 1;
    let (width, height) = PageGeometry::of(pdf, page).unwrap().shown_size();
    let placement =
        Placement { page, x: width * 0.1, y: height * 0.6, width: width * 0.4, height: height * 0.1 };
    let slot = SlotPlacement {
        field_name: "paraph.s0.d0".into(),
        tooltip: "Slot".into(),
        placement,
        fields: vec![],
    };
    Layout { document_id: "PRPH-0001".into(), slots: vec![slot], footer: true }
}

fn round(bytes: Vec<u8>) -> Result<(), String> {
    let original = match Pdf::open(bytes.clone(), None) {
        Ok(pdf) => pdf,
        Err(OpenError::PasswordNeeded) => return Ok(()),
        Err(error) => return Err(error.to_string()),
    };
    let layout = one_slot(&original);
    let update = lay_out(&original, &layout).map_err(|error| error.to_string())?;
    let before = original.extended(&update).map_err(|error| error.to_string())?;
    check_revision0(&original, &before, &layout).map_err(|error| error.to_string())?;
    let after = signed(before.clone(), "paraph.s0.d0");
    check_slot_revision(&before, &after, &layout.slots[0]).map_err(|error| error.to_string())?;
    assert!(after.bytes().starts_with(&bytes));
    let whole = |pdf: &Pdf| Pdf::open(pdf.bytes().into_owned(), None).map_err(|error| error.to_string());
    let (whole_before, whole_after) = (whole(&before)?, whole(&after)?);
    // An update that was read by itself is what it is when the whole is read.
    assert_eq!(signatures(&after), signatures(&whole_after));
    assert_eq!(inspect(&after), inspect(&whole_after));
    assert_eq!(signed(whole_before.clone(), "paraph.s0.d0").bytes(), after.bytes());
    check_slot_revision(&whole_before, &whole_after, &layout.slots[0]).map_err(|error| error.to_string())
}

#[test]
fn whole_files_go_through() {
    let files = sample("unsigned", 9);
    let count = files.len();
    let refused: Vec<String> = files.into_iter().filter_map(|bytes| round(bytes).err()).collect();
    assert!(refused.len() * 50 <= count, "{} of {count} refused: {refused:?}", refused.len());
}

#[test]
fn broken_and_hostile_files_never_panic() {
    for folder in ["broken", "attack", "signed"] {
        for bytes in sample(folder, 5) {
            let _ = round(bytes);
        }
    }
}
