//! How much memory the page's process took at most, as the system counts it.

use std::fs;

/// The peak of the page's process, in bytes, since [`forget`].
pub(crate) fn peak(ancestor: u32) -> Option<u64> {
    renderers(ancestor).into_iter().filter_map(|process| field(process, "VmHWM:")).max()
}

/// Forgets what was the peak so far; where the system does not let us, the peak is that of the whole life.
pub(crate) fn forget(ancestor: u32) {
    for process in renderers(ancestor) {
        let _ = fs::write(format!("/proc/{process}/clear_refs"), "5");
    }
}

fn renderers(ancestor: u32) -> Vec<u32> {
    let is_renderer = |process: &u32| {
        fs::read_to_string(format!("/proc/{process}/cmdline"))
            .is_ok_and(|line| line.contains("--type=renderer"))
    };
    descendants(ancestor).into_iter().filter(is_renderer).collect()
}

fn descendants(ancestor: u32) -> Vec<u32> {
    let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
    let parents: Vec<(u32, u32)> = processes
        .filter_map(|entry| entry.file_name().to_string_lossy().parse().ok())
        .filter_map(|process| Some((process, parent(process)?)))
        .collect();
    let mut family = vec![ancestor];
    let mut at = 0;
    while let Some(elder) = family.get(at).copied() {
        family.extend(parents.iter().filter(|(_, parent)| *parent == elder).map(|(child, _)| child));
        at += 1;
    }
    family
}

fn parent(process: u32) -> Option<u32> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    status.lines().find_map(|line| line.strip_prefix("PPid:")?.trim().parse().ok())
}

fn field(process: u32, name: &str) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    line.trim().trim_end_matches("kB").trim().parse::<u64>().ok().map(|kib| kib * 1024)
}
