//! What became of all files, by folder; what no file may come to is told one by one.

use std::{
    collections::BTreeMap,
    fmt,
    time::{SystemTime, UNIX_EPOCH},
};

use crate::{bounded, files::File, one::Task, outcome::Outcome, pyhanko, qpdf, wanted::Wanted};

/// Counts by folder.
#[derive(Debug, Default)]
pub(crate) struct Table {
    rows: BTreeMap<String, Row>,
    /// Verdicts that are right, of how many.
    verdicts: (usize, usize),
}

#[derive(Debug, Default)]
struct Row {
    signed: usize,
    password: usize,
    corrupt: usize,
    panic: usize,
    hang: usize,
    memory: usize,
    refused: BTreeMap<String, usize>,
}

impl Table {
    /// Goes through the files, one after the other.
    ///
    /// # Errors
    /// A program is missing.
    pub(crate) fn of(files: &[File], wanted: &Wanted) -> anyhow::Result<Self> {
        let mut table = Self::default();
        let scratch = tempfile::tempdir()?;
        for file in files {
            let outcome = signed(file, wanted, scratch.path())?;
            tell(file, &outcome);
            table.rows.entry(file.folder.clone()).or_default().count(outcome);
            if !wanted.wasm
                && let Some(outcome) = judged(file, wanted, scratch.path())?
            {
                tell(file, &outcome);
                table.verdicts.0 += usize::from(outcome == Outcome::Signed);
                table.verdicts.1 += 1;
            }
        }
        Ok(table)
    }

    /// Whether nothing happened that may never happen.
    pub(crate) fn is_clean(&self) -> bool {
        self.verdicts.0 == self.verdicts.1
            && self.rows.values().all(|row| row.corrupt + row.panic + row.hang + row.memory == 0)
    }
}

/// Beside the folders: whom the verifiers trust.
const ROOT: &str = "generated-root.pem";

/// Without a password first; with the manifest's where one is asked for.
fn signed(file: &File, wanted: &Wanted, scratch: &std::path::Path) -> anyhow::Result<Outcome> {
    let out = scratch.join("signed.pdf");
    let mut password = None;
    let task = |password| Task::Sign { file: &file.path, out: &out, password, wasm: wanted.wasm };
    let mut outcome = bounded::run(&task(None), scratch)?;
    if outcome == Outcome::NeedsPassword && file.password.is_some() {
        password = file.password.as_deref();
        outcome = bounded::run(&task(password), scratch)?;
    }
    if outcome == Outcome::Signed
        && let Some(said) = qpdf::worse(&file.path, &out, password)?
    {
        outcome = Outcome::Corrupt(format!("qpdf: {said}"));
    }
    let root = wanted.folder.join(ROOT);
    if outcome == Outcome::Signed
        && let Some(said) = pyhanko::otherwise(&file.path, &out, &root, password)?
    {
        outcome = Outcome::Corrupt(format!("pyHanko: {said}"));
    }
    Ok(outcome)
}

fn judged(file: &File, wanted: &Wanted, scratch: &std::path::Path) -> anyhow::Result<Option<Outcome>> {
    let Some(verdict) = &file.verdict else { return Ok(None) };
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
    let root = wanted.folder.join(ROOT);
    let task = Task::Verdict { file: &file.path, root: &root, wanted: verdict, now: i64::try_from(now)? };
    bounded::run(&task, scratch).map(Some)
}

/// One line for each file that is not signed, as soon as it is known.
fn tell(file: &File, outcome: &Outcome) {
    let path = file.path.display();
    match outcome {
        Outcome::Signed | Outcome::NeedsPassword => {}
        Outcome::Refused(code, detail) => eprintln!("{path}: refused ({code}): {detail}"),
        bad => eprintln!("{path}: {bad:?}"),
    }
}

impl Row {
    fn count(&mut self, outcome: Outcome) {
        let cell = match outcome {
            Outcome::Signed => &mut self.signed,
            Outcome::Refused(code, _) => self.refused.entry(code).or_default(),
            Outcome::NeedsPassword => &mut self.password,
            Outcome::Corrupt(_) => &mut self.corrupt,
            Outcome::Panic(_) => &mut self.panic,
            Outcome::Hang => &mut self.hang,
            Outcome::Memory => &mut self.memory,
        };
        *cell += 1;
    }

    fn refusals(&self) -> usize {
        self.refused.values().sum()
    }

    /// Of those that need no password, in percent.
    fn share(&self) -> f64 {
        let all = self.signed + self.refusals() + self.corrupt + self.panic + self.hang + self.memory;
        100.0 * self.signed as f64 / all.max(1) as f64
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let heads = ["signed", "%", "refused", "password", "corrupt", "panic", "over 10 s", "over 1 GiB"];
        write!(f, "{:<12}", "folder")?;
        heads.iter().try_for_each(|head| write!(f, "{head:>11}"))?;
        writeln!(f)?;
        for (folder, row) in &self.rows {
            write!(f, "{folder:<12}{:>11}{:>11.1}", row.signed, row.share())?;
            let cells = [row.refusals(), row.password, row.corrupt, row.panic, row.hang, row.memory];
            cells.iter().try_for_each(|cell| write!(f, "{cell:>11}"))?;
            writeln!(f)?;
        }
        for (folder, row) in self.rows.iter().filter(|(_, row)| !row.refused.is_empty()) {
            let reasons: Vec<_> = row.refused.iter().map(|(code, count)| format!("{code} {count}")).collect();
            writeln!(f, "{folder}, refused: {}", reasons.join(", "))?;
        }
        match self.verdicts {
            (_, 0) => Ok(()),
            (right, all) => writeln!(f, "verdicts: {right} of {all} as wanted"),
        }
    }
}
