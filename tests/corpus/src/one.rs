//! What the process of one file does: sign it, or judge its signatures; the last line says what came of it.

use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::Context as _;

use crate::{judge::judge, native, outcome::Outcome, verdict::verdict, wasm};

/// The first argument of such a process.
pub(crate) const WORD: &str = "one";

/// One thing to do with one file.
pub(crate) enum Task<'a> {
    /// Sign it, and put what was made where it is looked at.
    Sign { file: &'a Path, out: &'a Path, password: Option<&'a str>, wasm: bool },
    /// Look whether the verifier says what is wanted.
    Verdict { file: &'a Path, root: &'a Path, wanted: &'a str, now: i64 },
}

impl Task<'_> {
    pub(crate) fn wasm(&self) -> bool {
        matches!(self, Self::Sign { wasm: true, .. })
    }

    /// As the process takes it.
    pub(crate) fn arguments(&self) -> Vec<PathBuf> {
        let words: [&Path; 5] = match self {
            Self::Sign { file, out, password, wasm } => {
                let way = if *wasm { "wasm" } else { "native" };
                // An empty password is what is tried without one.
                [way.as_ref(), file, out, password.unwrap_or_default().as_ref(), Path::new("")]
            }
            Self::Verdict { file, root, wanted, now } => {
                let now = PathBuf::from(now.to_string());
                return [WORD.as_ref(), "verdict".as_ref(), *file, *root, wanted.as_ref(), &now]
                    .map(Path::to_owned)
                    .to_vec();
            }
        };
        std::iter::once(WORD.as_ref()).chain(words).map(Path::to_owned).collect()
    }
}

/// Does what the arguments say.
pub(crate) fn one(arguments: &[String]) -> ExitCode {
    let said = told(arguments).and_then(|outcome| Ok(serde_json::to_string(&outcome)?));
    match said {
        Ok(line) => {
            println!("{line}");
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("{why:#}");
            ExitCode::FAILURE
        }
    }
}

fn told(arguments: &[String]) -> anyhow::Result<Outcome> {
    let [way, file, other, word, now] = arguments else { anyhow::bail!("five words are wanted") };
    let (file, other) = (Path::new(file), Path::new(other));
    if way == "verdict" {
        return verdict(file, other, word, now.parse().context("a moment")?);
    }
    let password = Some(word.as_str()).filter(|word| !word.is_empty());
    let before = fs::read(file)?;
    let made = match way.as_str() {
        "wasm" => wasm::sign(&before, password)?,
        _ => native::sign(&before, password).map_err(native::Stopped::outcome),
    };
    Ok(match made {
        Ok(after) => {
            fs::write(other, &after)?;
            judge(&before, &after, password)
        }
        Err(outcome) => outcome,
    })
}
