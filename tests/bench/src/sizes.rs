//! What is downloaded, compressed as a release is served (brotli 11), and when.

use std::{fs, io::Write as _};

use anyhow::Context as _;
use paraph_conformance::programs::root;

/// When a signer downloads something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum When {
    /// Before “who asks and what for” is shown.
    Asked,
    /// Before the first page is shown.
    Read,
    /// Before it can be signed.
    Checked,
    /// Only who does a certain thing.
    Chosen,
    /// Signers do not.
    Elsewhere,
}

/// One file.
pub(crate) struct Size {
    pub(crate) file: &'static str,
    pub(crate) when: When,
    pub(crate) plain: usize,
    pub(crate) brotli: usize,
}

const FILES: [(&str, When); 42] = [
    ("www/sign.html", When::Asked),
    ("www/site.css", When::Asked),
    ("www/icon.svg", When::Asked),
    ("www/sign.js", When::Asked),
    ("www/site.js", When::Asked),
    ("www/store.js", When::Asked),
    ("pkg/src/paraph.js", When::Asked),
    ("pkg/src/asks.js", When::Asked),
    ("pkg/src/early.js", When::Asked),
    ("pkg/src/house.js", When::Read),
    ("pkg/src/engine.js", When::Read),
    ("pkg/src/kept.js", When::Read),
    ("pkg/src/pen.js", When::Read),
    ("pkg/src/folder.js", When::Read),
    ("pkg/dist/sign.js", When::Read),
    ("pkg/dist/sign_bg.wasm", When::Read),
    ("pkg/src/view.js", When::Read),
    ("pkg/dist/pdfjs/build/pdf.mjs", When::Read),
    ("pkg/dist/pdfjs/build/pdf.worker.mjs", When::Read),
    ("pkg/src/worker.js", When::Checked),
    ("pkg/src/answers.js", When::Checked),
    ("pkg/dist/engine.js", When::Checked),
    ("pkg/dist/engine_bg.wasm", When::Checked),
    ("pkg/dist/letters.js", When::Chosen),
    ("pkg/dist/letters_bg.wasm", When::Chosen),
    ("pkg/fonts/Caveat.ttf", When::Chosen),
    ("pkg/fonts/DancingScript.ttf", When::Chosen),
    ("pkg/fonts/GreatVibes.ttf", When::Chosen),
    ("pkg/fonts/Mynerve.ttf", When::Chosen),
    ("pkg/fonts/NotoSans.ttf", When::Chosen),
    ("pkg/src/picture.js", When::Chosen),
    ("pkg/src/sealing.js", When::Chosen),
    ("pkg/dist/prepare.js", When::Elsewhere),
    ("pkg/dist/prepare_bg.wasm", When::Elsewhere),
    ("pkg/dist/inbox.js", When::Elsewhere),
    ("pkg/dist/inbox_bg.wasm", When::Elsewhere),
    ("pkg/dist/follow.js", When::Elsewhere),
    ("pkg/dist/follow_bg.wasm", When::Elsewhere),
    ("pkg/dist/verify.js", When::Elsewhere),
    ("pkg/dist/verify_bg.wasm", When::Elsewhere),
    ("pkg/dist/verifier.js", When::Elsewhere),
    ("pkg/dist/verifier_bg.wasm", When::Elsewhere),
];

/// Compresses everything.
pub(crate) fn measure() -> anyhow::Result<Vec<Size>> {
    FILES.iter().map(|(file, when)| one(file, *when)).collect()
}

/// The compressed bytes up to and with a moment.
pub(crate) fn until(sizes: &[Size], when: When) -> usize {
    sizes.iter().filter(|size| size.when <= when).map(|size| size.brotli).sum()
}

/// The compressed bytes of one file.
pub(crate) fn of(sizes: &[Size], file: &str) -> usize {
    sizes.iter().find(|size| size.file == file).map_or(0, |size| size.brotli)
}

fn one(file: &'static str, when: When) -> anyhow::Result<Size> {
    let place = root().join(file);
    let bytes = fs::read(&place).with_context(|| format!("{file}; run cargo xtask build --release"))?;
    // What the build has compressed already is not compressed again: it takes seconds.
    let squeezed = root().join(format!("{file}.br"));
    let brotli = match fs::metadata(squeezed) {
        Ok(facts) => usize::try_from(facts.len())?,
        Err(_) => compressed(&bytes)?,
    };
    Ok(Size { file, when, plain: bytes.len(), brotli })
}

fn compressed(bytes: &[u8]) -> anyhow::Result<usize> {
    let mut out = brotli::CompressorWriter::new(vec![], 1 << 16, 11, 24);
    out.write_all(bytes)?;
    Ok(out.into_inner().len())
}
