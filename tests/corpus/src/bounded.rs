//! One file in a process of its own, with as much time and memory as it may take.

use std::{
    fs::{self, File},
    os::unix::process::{CommandExt as _, ExitStatusExt as _},
    path::Path,
    process::{Child, Command, ExitStatus, Stdio},
    time::{Duration, Instant},
};

use anyhow::Context as _;

use crate::{one::Task, outcome::Outcome};

/// Longer is a hang.
const SECONDS: Duration = Duration::from_secs(10);
/// A gibibyte, as `ulimit -v` counts.
const KIBIBYTES: u32 = 1 << 20;

/// Runs one task; `folder` is scratch.
///
/// # Errors
/// The process cannot be started.
pub(crate) fn run(task: &Task<'_>, folder: &Path) -> anyhow::Result<Outcome> {
    let (said, complained) = (folder.join("said"), folder.join("complained"));
    let mut child = start(task, &said, &complained)?;
    let Some(status) = wait(&mut child)? else {
        // Node in a loop does not hear that nobody listens any more: its whole group ends.
        Command::new("kill").args(["-KILL", "--"]).arg(format!("-{}", child.id())).status()?;
        child.wait()?;
        return Ok(Outcome::Hang);
    };
    let said = fs::read_to_string(said)?;
    let last = said.lines().last().and_then(|line| serde_json::from_str(line).ok());
    Ok(match last {
        Some(outcome) if status.success() => outcome,
        _ => fallen(status, &String::from_utf8_lossy(&fs::read(complained)?)),
    })
}

fn start(task: &Task<'_>, said: &Path, complained: &Path) -> anyhow::Result<Child> {
    let program = std::env::current_exe()?;
    let mut command = if task.wasm() {
        // Node reserves far more addresses than it uses; there the process itself looks at what was used.
        Command::new(program)
    } else {
        let mut shell = Command::new("sh");
        shell.args(["-c", &format!("ulimit -v {KIBIBYTES}; exec \"$0\" \"$@\"")]).arg(program);
        shell
    };
    command.args(task.arguments()).stdin(Stdio::null());
    command.stdout(File::create(said)?).stderr(File::create(complained)?);
    command.process_group(0).spawn().context("a process cannot be started")
}

fn wait(child: &mut Child) -> anyhow::Result<Option<ExitStatus>> {
    let end = Instant::now() + SECONDS;
    while Instant::now() < end {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    Ok(None)
}

/// A process that ended without a word of what became of the file.
fn fallen(status: ExitStatus, complained: &str) -> Outcome {
    if complained.contains("memory allocation of") {
        return Outcome::Memory;
    }
    let panicked = complained.lines().position(|line| line.contains("panicked at"));
    let lines = complained.lines().skip(panicked.unwrap_or(0)).take(2);
    let how = status.signal().map_or_else(String::new, |signal| format!("signal {signal}: "));
    Outcome::Panic(how + &lines.collect::<Vec<_>>().join(" "))
}
