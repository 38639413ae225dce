//! Files in, files out: a result is written whole or not at all.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use anyhow::{Context, ensure};

/// The bytes of a file.
pub(crate) fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("{} cannot be read", path.display()))
}

/// The texts of files.
pub(crate) fn read_texts(paths: &[PathBuf]) -> anyhow::Result<Vec<String>> {
    let text = |path: &PathBuf| {
        fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))
    };
    paths.iter().map(text).collect()
}

/// Writes beside the target and renames, so that a failure leaves what was there.
pub(crate) fn write(path: &Path, bytes: &[u8], never: &Path) -> anyhow::Result<()> {
    let same = fs::canonicalize(path).ok().is_some_and(|out| fs::canonicalize(never).ok() == Some(out));
    ensure!(!same, "--out is the input itself; the input is never overwritten");
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let failed = || format!("{} cannot be written", path.display());
    let mut beside = tempfile::NamedTempFile::new_in(folder).with_context(failed)?;
    beside.write_all(bytes).with_context(failed)?;
    beside.as_file().sync_all().with_context(failed)?;
    beside.persist(path).with_context(failed)?;
    Ok(())
}
