//! `cargo xtask build | demo | test | bench | corpus | fuzz | screenshots | gallery`: everything a newcomer types.

mod bench;
mod build;
mod child;
mod command;
mod corpus;
mod count;
mod demo;
mod fuzz;
mod gallery;
mod house;
mod machine;
mod npm;
mod once;
mod screenshots;
mod squeeze;
mod suite;
mod test;
mod wasm;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask build [--release] [--only M]  the wasm modules and pdf.js into pkg/dist
cargo xtask demo  [--port N] [--release]  the whole house on this machine (default port 8080)
cargo xtask test  [--fast | --long]       every test; --fast without browsers and foreign validators
cargo xtask bench [--rounds N] [--print | --signing]
                                          speed and size beside others; kept in docs/bench.md
cargo xtask corpus DIR [--wasm] [--only FOLDER] [--sample N]
                                          every PDF below a folder is signed, in bounds; a table by folder
cargo xtask fuzz [TARGET] [--seconds N]    bytes are looked for that break what reads them
cargo xtask screenshots                   the README's pictures, taken anew
cargo xtask gallery [WALK]                every state of every element: target/gallery/index.html";

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> anyhow::Result<ExitCode> {
    let mut arguments = std::env::args().skip(1);
    let errand = arguments.next().unwrap_or_default();
    let arguments: Vec<String> = arguments.collect();
    match errand.as_str() {
        "build" => build::build_asked(&arguments).map(|_| ExitCode::SUCCESS),
        "demo" => demo::demo(&demo::Demo::parse(&arguments)?).map(|()| ExitCode::SUCCESS),
        "test" => test::test(test::Extent::parse(&arguments)?),
        "bench" => bench::bench(&arguments).map(|()| ExitCode::SUCCESS),
        "corpus" => corpus::corpus(&arguments),
        "fuzz" => fuzz::fuzz(&fuzz::Fuzz::parse(&arguments)?).map(|()| ExitCode::SUCCESS),
        "screenshots" => screenshots::screenshots().map(|()| ExitCode::SUCCESS),
        "gallery" => gallery::gallery(&arguments).map(|()| ExitCode::SUCCESS),
        _ => {
            eprintln!("{USAGE}");
            Ok(ExitCode::from(2))
        }
    }
}
