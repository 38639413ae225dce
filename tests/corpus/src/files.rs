//! The files to go through, with their passwords where a manifest beside the folders gives them.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, bail};

use crate::wanted::Wanted;

/// One file of the corpus.
#[derive(Debug)]
pub(crate) struct File {
    /// The folder it is in, as the table names it.
    pub(crate) folder: String,
    pub(crate) path: PathBuf,
    pub(crate) password: Option<String>,
    /// What `verdicts.tsv` says of its signatures.
    pub(crate) verdict: Option<String>,
}

/// The files below a folder, in order.
///
/// # Errors
/// It cannot be read, or holds none.
pub(crate) fn below(wanted: &Wanted) -> anyhow::Result<Vec<File>> {
    let passwords = column(&wanted.folder.join("manifest.tsv"), "password")?;
    let verdicts = column(&wanted.folder.join("verdicts.tsv"), "expected")?;
    let mut files = vec![];
    for folder in folders(&wanted.folder)? {
        let name = name(&folder);
        if wanted.only.as_ref().is_some_and(|only| *only != name) {
            continue;
        }
        let paths = sorted(&folder)?.into_iter().filter(|path| path.is_file());
        files.extend(paths.step_by(wanted.sample).map(|path| {
            let own = self::name(&path);
            let of = |table: &BTreeMap<String, String>| table.get(&own).cloned().filter(|it| !it.is_empty());
            File { folder: name.clone(), password: of(&passwords), verdict: of(&verdicts), path }
        }));
    }
    if files.is_empty() {
        bail!("{} has no folder with files to go through", wanted.folder.display());
    }
    Ok(files)
}

fn folders(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    Ok(sorted(folder)?.into_iter().filter(|path| path.is_dir()).collect())
}

fn sorted(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<std::io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// A column of a table by the name of the file that each line begins with; nothing without the table or it.
fn column(table: &Path, wanted: &str) -> anyhow::Result<BTreeMap<String, String>> {
    if !table.is_file() {
        return Ok(BTreeMap::new());
    }
    let text = fs::read_to_string(table).with_context(|| table.display().to_string())?;
    let mut lines = text.lines();
    let head = lines.next().unwrap_or_default();
    let Some(at) = head.split('\t').position(|column| column == wanted) else { return Ok(BTreeMap::new()) };
    let rows = lines.filter_map(|line| {
        let cells: Vec<_> = line.split('\t').collect();
        Some((name(Path::new(cells.first()?)), (*cells.get(at)?).to_owned()))
    });
    Ok(rows.collect())
}
