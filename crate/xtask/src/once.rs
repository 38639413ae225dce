//! Work that is done again only when what it is made from has changed.

use std::{fs, path::Path, time::UNIX_EPOCH};

use anyhow::Context as _;

/// What a file looked like: changes whenever the file is written.
///
/// # Errors
/// The file cannot be read.
pub(crate) fn trace(path: &Path) -> anyhow::Result<String> {
    let facts = fs::metadata(path).with_context(|| path.display().to_string())?;
    let since = facts.modified()?.duration_since(UNIX_EPOCH)?;
    Ok(format!("{} {} {}", path.display(), facts.len(), since.as_nanos()))
}

/// Does `work` unless the stamp says it was already done from `made_from` and `result` is still there.
/// Tells whether it was done now.
///
/// # Errors
/// Those of `work`, and a stamp that cannot be written.
pub(crate) fn once(
    stamp: &Path,
    made_from: &str,
    result: &Path,
    work: impl FnOnce() -> anyhow::Result<()>,
) -> anyhow::Result<bool> {
    if result.exists() && fs::read_to_string(stamp).is_ok_and(|found| found == made_from) {
        return Ok(false);
    }
    // A run that is stopped half-way must not look done.
    let _ = fs::remove_file(stamp);
    work()?;
    if let Some(folder) = stamp.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(stamp, made_from).with_context(|| stamp.display().to_string())?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_is_done_once_and_again_after_a_change_or_a_loss() {
        let folder = std::env::temp_dir().join(format!("xtask-once-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let (stamp, result) = (folder.join("stamps/a"), folder.join("result"));
        let done = |made_from: &str| {
            once(&stamp, made_from, &result, || Ok(fs::write(&result, made_from)?)).unwrap()
        };
        assert!(done("1"));
        assert!(!done("1"));
        assert!(done("2"));
        fs::remove_file(&result).unwrap();
        assert!(done("2"));
        assert!(once(&stamp, "3", &result, || anyhow::bail!("stopped")).is_err());
        assert!(done("2"), "a failure forgets that it was ever done");
        fs::remove_dir_all(&folder).unwrap();
    }
}
