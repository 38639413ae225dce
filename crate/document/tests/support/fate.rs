//! What becomes of a file that is hard on its reader: signed and whole, or refused with a reason; soon either way.

use super::{layout, open, signed};
use document::differences::{check_revision0, check_slot_revision};
use document::layout::lay_out;
use document::open::Pdf;
use std::io::Write as _;
use std::process::Command;
use std::time::{Duration, Instant};

/// Signs a file and looks whether the result is whole; or says why it is refused.
pub fn fate(bytes: &[u8]) -> Result<(), String> {
    let signed = soon(|| signed_whole(bytes));
    let after = signed?.into_bytes();
    if let (Some(before), Some(after)) = (qpdf(bytes), qpdf(&after)) {
        assert!(after <= before, "qpdf finds {after} where it found {before}");
    }
    Ok(())
}

/// Does it in no more time than one waits for.
pub fn soon<T>(what: impl FnOnce() -> T) -> T {
    let (clock, before) = (Instant::now(), on_processor());
    let made = what();
    let on_processor = on_processor().zip(before).map(|(after, before)| after.saturating_sub(before));
    let spent = on_processor.unwrap_or(clock.elapsed());
    assert!(spent < Duration::from_secs(10), "{spent:?}");
    made
}

/// How long this thread has run, where the system says so: other tests run beside it.
fn on_processor() -> Option<Duration> {
    let said = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(Duration::from_nanos(said.split(' ').next()?.parse().ok()?))
}

/// Looks whether a file is refused for this reason.
pub fn refused(bytes: &[u8], reason: &str) {
    let why = fate(bytes).expect_err("must be refused");
    assert!(why.contains(reason), "{why}");
}

fn signed_whole(bytes: &[u8]) -> Result<Pdf, String> {
    let original = Pdf::open(bytes.to_vec(), None).map_err(|why| why.to_string())?;
    let mut layout = layout();
    layout.slots.truncate(1);
    let update = lay_out(&original, &layout).map_err(|why| why.to_string())?;
    let revision0 = original.extended(&update).unwrap();
    check_revision0(&original, &revision0, &layout).unwrap();
    let after = signed(revision0.clone(), "paraph.s0.d0");
    let whole = open(after.bytes().into_owned());
    check_slot_revision(&revision0, &whole, &layout.slots[0]).unwrap();
    assert!(whole.bytes().starts_with(bytes));
    assert_eq!(whole.page_count(), original.page_count());
    Ok(whole)
}

/// How bad qpdf finds a file, where there is qpdf: its manual, “Exit Status”, 3 for warnings, 2 for errors.
fn qpdf(bytes: &[u8]) -> Option<u8> {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(bytes).unwrap();
    // It has no bounds of its own against what inflates without end: then it says nothing.
    let output = Command::new("timeout").args(["2", "qpdf", "--check"]).arg(file.path()).output().ok()?;
    match output.status.code()? {
        0 => Some(0),
        3 => Some(1),
        124 | 127 => None,
        _ => Some(2),
    }
}
