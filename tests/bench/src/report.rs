//! What came out, as `docs/bench.md` keeps it.

use std::fmt::Write as _;

use paraph_conformance::programs::root;

pub(crate) mod ink;

use crate::{
    ink::Ink,
    machine,
    plan::Plan,
    signing::{STEPS, Signing, WAYS},
    sizes::{self, Size, When},
    soon::{Both, DOCUMENT, From},
    spread::Spread,
};

const LARGEST_ENGINE: usize = 350_000;
const LARGEST_WIDGET: usize = 150_000;

/// Prints the report, and keeps it where that was asked.
pub(crate) fn write(
    plan: &Plan,
    signing: &[Signing],
    sizes: &[Size],
    soon: &Both,
    drawn: &Ink,
) -> anyhow::Result<()> {
    let text =
        [head(plan), speed(signing), memory(signing), ink::text(drawn), transfer(sizes), first_page(soon)]
            .concat();
    println!("{text}");
    if plan.kept {
        std::fs::write(root().join("docs/bench.md"), text)?;
    }
    Ok(())
}

/// Prints the speed alone.
pub(crate) fn print(signing: &[Signing]) {
    println!("{}{}", speed(signing), memory(signing));
}

/// Prints one part, and puts it in the place of the same part in what is kept.
pub(crate) fn write_part(plan: &Plan, part: &str) -> anyhow::Result<()> {
    println!("{part}");
    let place = root().join("docs/bench.md");
    let kept = std::fs::read_to_string(&place)?;
    let title = part.trim_start().lines().next().unwrap_or_default();
    match kept.find(title).filter(|_| plan.kept) {
        Some(from) => std::fs::write(place, replaced(&kept, from, part.trim_start()))?,
        None => eprintln!("not kept"),
    }
    Ok(())
}

/// The text with the part that begins at `from` replaced.
fn replaced(text: &str, from: usize, part: &str) -> String {
    let next = text[from..].find("\n## ").map_or(text.len(), |next| from + next);
    [&text[..from], part, &text[next..]].concat()
}

fn head(plan: &Plan) -> String {
    format!(
        "# Measured: how fast, how large, how soon

Written by `cargo xtask bench` on {}; do not edit.
{}, headless; @cantoo/pdf-lib {}, pkijs {}, signature_pad {}, pdfjs-dist {}.
{}; load average {:.1} at the end. The machine is shared and noisy: every job ran {} times, ours, the
peer's and the floor in turns, each in a browser with a fresh profile. Tables give medians, and the least
and the most in brackets; compare ratios, not milliseconds.
",
        machine::today(),
        machine::chromium(),
        machine::npm("@cantoo/pdf-lib"),
        machine::npm("pkijs"),
        machine::npm("signature_pad"),
        machine::npm("pdfjs-dist"),
        machine::machine(),
        machine::load(),
        plan.rounds,
    )
}

fn speed(signing: &[Signing]) -> String {
    let mut text = "
## The whole job: `ArrayBuffer` to signed `ArrayBuffer`, cold

The clock starts when the code is loaded and has run nothing of the job, and the file is in memory.

- **Ours**: the release engine in its worker, asked in a signer's page's order: read the transcript, check
  the original (SHA-256, HMAC), decrypt and check revision 0, give the bytes to draw, preview the mark,
  stamp and prepare, sign with a key made for this act, embed the CMS with time-stamp and validation data,
  compare the result with what it may be, encrypt the revision and decrypt it again, give the signed file.
  The two answers of a backend (agreement and certificate; time-stamp and CRLs) come over HTTP from an
  authority made for this run, on this machine, inside the clock.
- **Peer**: `@cantoo/pdf-lib` (incremental, as its README shows) and `pkijs`, a drawn mark and the same kind
  of field, CMS detached. Key and certificate are made before; no time-stamp, no checks, nothing encrypted:
  in its favour. **Tuned**: the same, told not to pause while it reads and writes (`ParseSpeeds.Fastest`).
- **Floor**: copy, `crypto.subtle.digest`, append.

| document | ours, ms | peer, ms | tuned, ms | floor, ms | peer / ours | tuned / ours | ours / floor |
|---|---|---|---|---|---|---|---|
"
    .to_owned();
    for Signing { kind, taken: [ours, peer, tuned, floor] } in signing {
        let times = |one: &Spread, other: &Spread| format!("{:.2}", one.median() / other.median());
        let ratios = [
            times(&peer.whole, &ours.whole),
            times(&tuned.whole, &ours.whole),
            times(&ours.whole, &floor.whole),
        ];
        let cells = [ours, peer, tuned, floor].map(|way| milliseconds(&way.whole)).join(" | ");
        let _ = writeln!(text, "| {} | {cells} | {} |", kind.title, ratios.join(" | "));
    }
    text + &target(signing) + &clicks(signing) + &steps(signing) + &loading(signing)
}

fn target(signing: &[Signing]) -> String {
    let Some(Signing { taken: [ours, peer, tuned, _], .. }) =
        signing.iter().find(|one| one.kind.name == "15m")
    else {
        return String::new();
    };
    let ratio = peer.whole.median() / ours.whole.median();
    let hurried = tuned.whole.median() / ours.whole.median();
    format!(
        "\nTarget: 15 MB at least 2 times faster than the peer: {}; than the tuned one: {}.\n",
        verdict(ratio >= 2.0, &format!("{ratio:.2} times")),
        verdict(hurried >= 2.0, &format!("{hurried:.2} times"))
    )
}

fn clicks(signing: &[Signing]) -> String {
    let mut text = "
### From the click to the signed file

Ours: all that is left when the document was read and hashed (stamp, agree, sign, time-stamp, embed, check).
The peer knows no such moment: from its save on.

| document | ours, ms | peer, ms | tuned, ms |
|---|---|---|---|
"
    .to_owned();
    for Signing { kind, taken: [ours, peer, tuned, _] } in signing {
        let cells = [ours, peer, tuned].map(|way| milliseconds(&way.click)).join(" | ");
        let _ = writeln!(text, "| {} | {cells} |", kind.title);
    }
    text
}

fn steps(signing: &[Signing]) -> String {
    let mut text = format!(
        "\nWhere ours is spent, ms:\n\n| document | {} |\n|---|{}\n",
        STEPS.join(" | "),
        "---|".repeat(STEPS.len())
    );
    for Signing { kind, taken: [ours, ..] } in signing {
        let cells = ours.steps.each_ref().map(|step| format!("{:.0}", step.median())).join(" | ");
        let _ = writeln!(text, "| {} | {cells} |", kind.title);
    }
    text
}

fn loading(signing: &[Signing]) -> String {
    let of = |way: usize| signing.first().map_or(f64::NAN, |one| one.taken[way].loading.median());
    format!(
        "\nLoading the code before, from this machine, uncompressed: {} {:.0} ms, {} {:.0} ms.\n",
        WAYS[0],
        of(0),
        WAYS[1],
        of(1)
    )
}

fn memory(signing: &[Signing]) -> String {
    let mut text = "
## Memory

The peak of the page's process during the job (resident, `VmHWM` of the renderer, reset before the clock
starts): page and worker together, a browser's own share of about 100 MB included.

| document | ours, MB | peer, MB | tuned, MB | floor, MB |
|---|---|---|---|---|
"
    .to_owned();
    for Signing { kind, taken } in signing {
        let cells = taken.each_ref().map(|way| spread(&way.memory, 1e6, 0)).join(" | ");
        let _ = writeln!(text, "| {} | {cells} |", kind.title);
    }
    text
}

fn transfer(sizes: &[Size]) -> String {
    let (engine, widget) =
        (sizes::of(sizes, "pkg/dist/engine_bg.wasm"), sizes::of(sizes, "pkg/dist/sign_bg.wasm"));
    let until = |when| kilobytes(sizes::until(sizes, when));
    let mut text = format!(
        "
## What is downloaded (brotli 11, KB of 1,000 bytes)

- engine at most 350 KB: {}
- the widget, as a signer gets it, at most 150 KB: {}
- before “who asks and what for”: {}; before the first page, the document aside: {};
  before it can be signed: {}; in all, with all handwritings: {}

| file | plain | brotli | who downloads it, when |
|---|---|---|---|
",
        verdict(engine <= LARGEST_ENGINE, &kilobytes(engine)),
        verdict(widget <= LARGEST_WIDGET, &kilobytes(widget)),
        until(When::Asked),
        until(When::Read),
        until(When::Checked),
        until(When::Chosen),
    );
    for size in sizes {
        let (plain, brotli) = (kilobytes(size.plain), kilobytes(size.brotli));
        let _ = writeln!(text, "| `{}` | {plain} | {brotli} | {} |", size.file, when(size.when));
    }
    text + "\npdf.js loads CMaps, standard fonts, colour profiles and decoders only for documents that need them.\n"
}

fn when(when: When) -> &'static str {
    match when {
        When::Asked => "every signer, before who asks",
        When::Read => "every signer, before the first page",
        When::Checked => "every signer, before it can be signed",
        When::Chosen => "who types a mark, brings a picture, draws on the phone",
        When::Elsewhere => "who sends, or verifies",
    }
}

fn first_page(soon: &Both) -> String {
    let mut text = format!(
        "
## How soon (cold, 1.6 Mbit/s, 150 ms, CPU 4 times slower)

From the start of the navigation until it is painted, in the demo's stack. The line is a relay that both
servers stand behind (200,000 bytes a second for all connections together, 75 ms each way): DevTools' own
leaves out what workers load. `Emulation.setCPUThrottlingRate` slows the page, not its workers. The
document has {DOCUMENT} bytes that do not compress: over this line it alone takes {:.1} s.

| the document comes | who asks, ms | first page, ms | KB before who asks | KB before the first page |
|---|---|---|---|---|
",
        DOCUMENT as f64 / crate::line::BYTES_PER_SECOND
    );
    for (from, soon) in soon {
        let from = match from {
            From::Store => "from the store, over this line",
            From::Hand => "from the signer, who chooses it at once",
        };
        let _ = writeln!(
            text,
            "| {from} | {} | {} | {} | {} |",
            milliseconds(&soon.asks),
            milliseconds(&soon.page),
            spread(&soon.bytes_asks, 1e3, 0),
            spread(&soon.bytes_page, 1e3, 0),
        );
    }
    text + &soon_targets(soon)
}

fn soon_targets(soon: &Both) -> String {
    let [(_, store), (_, hand)] = soon;
    let (asks, page, held) = (store.asks.median(), store.page.median(), hand.page.median());
    format!(
        "\nTargets: who asks within 1.5 s: {}; first page within 6 s: {} from the signer, {} from the store.\n",
        verdict(asks <= 1500.0, &format!("{:.2} s", asks / 1e3)),
        verdict(held <= 6000.0, &format!("{:.1} s", held / 1e3)),
        verdict(page <= 6000.0, &format!("{:.1} s", page / 1e3)),
    )
}

fn verdict(met: bool, value: &str) -> String {
    format!("**{value}**, {}", if met { "met" } else { "missed" })
}

fn milliseconds(values: &Spread) -> String {
    let digits = usize::from(values.median() < 20.0);
    spread(values, 1.0, digits)
}

fn spread(values: &Spread, unit: f64, digits: usize) -> String {
    let (least, most) = values.ends();
    format!("{:.digits$} ({:.digits$}–{:.digits$})", values.median() / unit, least / unit, most / unit)
}

fn kilobytes(bytes: usize) -> String {
    format!("{:.1}", bytes as f64 / 1000.0)
}
