//! What fuzzing found stays mended, and the seeds go through every target.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::{fs, path::Path};

use paraph_fuzz::TARGETS;

fn files(folder: &str) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let Ok(entries) = fs::read_dir(folder) else { return vec![] };
    let paths = entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
    paths.map(|path| (path.display().to_string(), fs::read(&path).unwrap())).collect()
}

#[test]
fn what_was_found_stays_mended() {
    for (name, target) in TARGETS {
        for (file, bytes) in files(&format!("found/{name}")) {
            eprintln!("{name} reads {file}");
            target(&bytes);
        }
    }
}

#[test]
fn seeds_go_through_every_target_whole_cut_and_changed() {
    let seeds = files("seeds");
    assert!(!seeds.is_empty());
    for (file, seed) in seeds {
        for (name, target) in TARGETS {
            eprintln!("{name} reads {file}");
            target(&seed);
            for step in 1..40 {
                target(&seed[..seed.len() * step / 40]);
                let mut changed = seed.clone();
                changed[seed.len() * step / 40] ^= 1 << (step % 8);
                target(&changed);
            }
        }
    }
}
