//! What is asked: `DIR [--wasm] [--only FOLDER] [--sample N]`.

use std::path::PathBuf;

use anyhow::{Context as _, bail};

/// The run that is asked for.
#[derive(Debug)]
pub(crate) struct Wanted {
    /// The folder whose folders are gone through.
    pub(crate) folder: PathBuf,
    /// In the module that ships, instead of natively.
    pub(crate) wasm: bool,
    /// One of its folders alone.
    pub(crate) only: Option<String>,
    /// Every so many files of each folder.
    pub(crate) sample: usize,
}

impl Wanted {
    /// Reads the arguments.
    ///
    /// # Errors
    /// No folder, or another argument.
    pub(crate) fn parse(arguments: &[String]) -> anyhow::Result<Self> {
        let (mut folder, mut wasm, mut only, mut sample) = (None, false, None, 1);
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--wasm" => wasm = true,
                "--only" => only = Some(arguments.next().context("--only wants a folder's name")?.clone()),
                "--sample" => {
                    let number = arguments.next().and_then(|text| text.parse().ok()).filter(|&n| n > 0);
                    sample = number.context("--sample wants a number: every so many files")?;
                }
                path if folder.is_none() && !path.starts_with("--") => folder = Some(PathBuf::from(path)),
                other => bail!("corpus does not know {other}"),
            }
        }
        let folder = folder.context("corpus wants a folder with folders of PDFs")?;
        Ok(Self { folder, wasm, only, sample })
    }
}
