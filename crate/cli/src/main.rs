//! The `paraph` command. Exit 0: done; 2, with one line of reason: the input cannot be used; 3, with one line, too:
//! rebuilt, but without a seal that is bad.

mod arguments;
mod file;
mod rebuild;
mod serve;
mod sign;
mod testimony;
mod verify;

use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Command, Keys};

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(code) => code,
        Err(why) => {
            // One line, whatever a cause may carry.
            eprintln!("paraph: {}", format!("{why:#}").replace(['\n', '\r'], " "));
            ExitCode::from(2)
        }
    }
}

fn run(command: Command) -> anyhow::Result<ExitCode> {
    match command {
        Command::Sign(arguments) => sign::sign(&arguments),
        Command::Verify(arguments) => verify::verify(&arguments),
        Command::Rebuild(arguments) => return rebuild::rebuild(&arguments),
        Command::Serve(arguments) => serve::serve(&arguments),
        Command::Keys(Keys::Init(arguments)) => serve::init_keys(&arguments),
    }
    .map(|()| ExitCode::SUCCESS)
}

/// Seconds since 1970: the one place where the command asks the clock.
fn now() -> i64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    since.map_or(0, |time| i64::try_from(time.as_secs()).unwrap_or(i64::MAX))
}
