//! Whether pyHanko thinks of earlier signatures what it thought before ours.

use std::{fs, path::Path};

use paraph_conformance::{
    foreign::{Verdict, pyhanko_with},
    programs::python,
};

/// What pyHanko says otherwise of a signature that was there before; nothing where there was none, where there is no
/// pyHanko, and where it could not read the file before.
///
/// # Errors
/// The file cannot be read.
pub(crate) fn otherwise(
    before: &Path,
    after: &Path,
    root: &Path,
    password: Option<&str>,
) -> anyhow::Result<Option<String>> {
    let signed = fs::read(before)?.windows(10).any(|window| window == b"/ByteRange");
    if !signed || python().is_err() || !root.is_file() {
        return Ok(None);
    }
    let Ok(was) = pyhanko_with(before, root, None, password) else { return Ok(None) };
    let is = match pyhanko_with(after, root, None, password) {
        Ok(is) => is,
        Err(why) => return Ok(Some(format!("{why:#}").lines().last().unwrap_or_default().to_owned())),
    };
    if is.iter().any(|one| one.why.contains(METADATA)) {
        return Ok(None);
    }
    Ok(was.iter().find(|one| !is.iter().any(|other| same(one, other))).map(|one| told(one, &is)))
}

/// It says so of a file's own metadata after any update, whatever it does: we never write any.
const METADATA: &str = "/Metadata XML syntax could not be validated";

/// What came later may be named, and nothing else.
fn same(was: &Verdict, is: &Verdict) -> bool {
    let worth = |one: &Verdict| (one.valid, one.trusted, one.docmdp_ok, one.bottom_line, one.time_stamped);
    was.field == is.field && worth(was) == worth(is)
}

fn told(was: &Verdict, is: &[Verdict]) -> String {
    let is = is.iter().find(|one| one.field == was.field);
    format!("{was:?} has become {is:?}")
}
