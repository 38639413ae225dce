//! Files for a server to send as they are: `name.br` beside each large file of `pkg/dist`, brotli 11.

use std::{
    fs::{self, File},
    io::Write as _,
    path::{Path, PathBuf},
};

use anyhow::Context as _;

use crate::{
    build::Mode,
    command::say,
    once::{once, trace},
};

/// The folders below `dist` that pages load from, and what is worth it there.
const FOLDERS: [&str; 3] = ["", "pdfjs/build", "pdfjs/wasm"];
const ENDS: [&str; 3] = ["js", "mjs", "wasm"];
/// As the format's own tool does: the largest window, for files of megabytes.
const WINDOW: u32 = 24;

/// Compresses what has changed; in dev it takes compressed files away, so that none is older than its file.
///
/// # Errors
/// Something cannot be read or written.
pub(crate) fn squeeze(dist: &Path, mode: Mode) -> anyhow::Result<()> {
    for folder in FOLDERS.map(|folder| dist.join(folder)) {
        for file in files(&folder).with_context(|| folder.display().to_string())? {
            let squeezed = beside(&file);
            match mode {
                Mode::Dev => drop(fs::remove_file(&squeezed)),
                Mode::Release => compress(dist, &file, &squeezed)?,
            }
        }
    }
    Ok(())
}

fn files(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    if !folder.exists() {
        return Ok(vec![]);
    }
    let wanted = |path: &PathBuf| ENDS.iter().any(|end| path.extension().is_some_and(|found| found == *end));
    let all = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path()));
    Ok(all.collect::<Result<Vec<_>, _>>()?.into_iter().filter(wanted).collect())
}

fn beside(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".br");
    name.into()
}

fn compress(dist: &Path, file: &Path, squeezed: &Path) -> anyhow::Result<()> {
    let name = file.file_name().unwrap_or_default();
    once(&dist.join(".stamps/br").join(name), &trace(file)?, squeezed, || {
        let bytes = fs::read(file)?;
        let mut out = brotli::CompressorWriter::new(File::create(squeezed)?, 1 << 16, 11, WINDOW);
        out.write_all(&bytes)?;
        out.flush()?;
        drop(out);
        say(format!("{} → {} bytes", name.to_string_lossy(), fs::metadata(squeezed)?.len()));
        Ok(())
    })
    .map(drop)
}
