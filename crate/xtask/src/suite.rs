//! One suite of tests: run with its output shown, counted, timed.

use std::{
    io::{BufRead as _, BufReader},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use crate::{command::say, count::Count};

/// A suite that ran.
pub(crate) struct Ran {
    pub(crate) name: &'static str,
    pub(crate) count: Count,
    pub(crate) time: Duration,
}

/// Runs a check that only passes or fails.
pub(crate) fn check(name: &'static str, commands: &mut [Command]) -> Ran {
    let started = begin(name);
    let count = commands.iter_mut().map(|command| {
        let happy = command.stdin(Stdio::null()).status().is_ok_and(|status| status.success());
        Count::one(happy)
    });
    let count = count.fold(Count::default(), |sum, one| sum + one);
    Ran { name, count, time: started.elapsed() }
}

/// Runs `cargo test`, in one or several calls, and counts its tests.
pub(crate) fn tests(name: &'static str, commands: &mut [Command]) -> Ran {
    let started = begin(name);
    let count = commands.iter_mut().map(counted).fold(Count::default(), |sum, one| sum + one);
    Ran { name, count, time: started.elapsed() }
}

/// A suite that could not begin.
pub(crate) fn not_run(name: &'static str, why: &anyhow::Error) -> Ran {
    eprintln!("xtask: {name}: {why:#}");
    Ran { name, count: Count::one(false), time: Duration::ZERO }
}

fn begin(name: &str) -> Instant {
    say(format!("── {name}"));
    Instant::now()
}

fn counted(command: &mut Command) -> Count {
    let mut count = Count::default();
    let Ok(mut child) = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn() else {
        return count.closed(false);
    };
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).split(b'\n').map_while(Result::ok) {
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            count.read(&line);
        }
    }
    count.closed(child.wait().is_ok_and(|status| status.success()))
}
