//! Stamps and signs every file below a folder, each in a process of its own, and says what became of it.

mod bounded;
mod files;
mod judge;
mod native;
mod one;
mod outcome;
mod pyhanko;
mod qpdf;
#[path = "../../../crate/engine/tests/scene/mod.rs"]
mod scene;
mod sent;
mod table;
mod verdict;
mod wanted;
mod wasm;

use std::process::ExitCode;

use wanted::Wanted;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.split_first() {
        Some((first, rest)) if first == one::WORD => one::one(rest),
        _ => match all(&arguments) {
            Ok(code) => code,
            Err(why) => {
                eprintln!("{why:#}");
                ExitCode::from(2)
            }
        },
    }
}

fn all(arguments: &[String]) -> anyhow::Result<ExitCode> {
    let wanted = Wanted::parse(arguments)?;
    let files = files::below(&wanted)?;
    let table = table::Table::of(&files, &wanted)?;
    print!("{table}");
    Ok(if table.is_clean() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
