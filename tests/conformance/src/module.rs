//! The engine's wasm module in Node, asked as a page asks it in its worker.

use std::{
    io::{BufRead as _, BufReader, Lines, Write as _},
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
};

use anyhow::{Context as _, bail, ensure};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use protocol::worker::{Answer, Ask};
use serde_json::{Value, json};

use crate::programs::root;

/// An answer with the byte arrays beside it.
pub type Answered = (Answer, Vec<Vec<u8>>);

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The engine says so: the stable word, and the sentence.
    Said(String, String),
    /// It has thrown something else.
    Thrown(String),
}

/// The module; its process ends with it.
#[derive(Debug)]
pub struct Module {
    child: Child,
    input: ChildStdin,
    output: Lines<BufReader<ChildStdout>>,
    memory: u64,
}

impl Module {
    /// Loads what was built last.
    ///
    /// # Errors
    /// There is no Node, or no module.
    pub fn start() -> anyhow::Result<Self> {
        let dist = root().join("pkg/dist");
        ensure!(dist.join("engine_bg.wasm").is_file(), "run cargo xtask build before");
        let mut node = Command::new("node");
        node.arg(root().join("tests/conformance/node/engine.mjs")).arg(dist);
        let mut child = node.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().context("node")?;
        let (input, output) = (child.stdin.take().context("input")?, child.stdout.take().context("output")?);
        Ok(Self { child, input, output: BufReader::new(output).lines(), memory: 0 })
    }

    /// The process it runs in.
    #[must_use]
    pub fn process(&self) -> u32 {
        self.child.id()
    }

    /// How much memory the module itself has taken by its last answer, in bytes: it never gives any back.
    #[must_use]
    pub fn memory(&self) -> u64 {
        self.memory
    }

    /// Asks one question.
    ///
    /// # Errors
    /// Node has ended, or says what is no answer.
    pub fn ask(&mut self, ask: &Ask, bytes: &[&[u8]]) -> anyhow::Result<Result<Answered, Trouble>> {
        let bytes: Vec<_> = bytes.iter().map(|bytes| BASE64_STANDARD.encode(bytes)).collect();
        writeln!(self.input, "{}", json!({ "ask": ask, "bytes": bytes }))?;
        let said: Value = serde_json::from_str(&self.output.next().context("node ended")??)?;
        if let Some(trouble) = said.get("trouble") {
            return Ok(Err(read(trouble)));
        }
        self.memory = said["memory"].as_u64().unwrap_or_default();
        let Some(bytes) = said["bytes"].as_array() else { bail!("no bytes: {said}") };
        let bytes = bytes.iter().map(|text| Ok(BASE64_STANDARD.decode(text.as_str().unwrap_or_default())?));
        Ok(Ok((serde_json::from_value(said["answer"].clone())?, bytes.collect::<anyhow::Result<_>>()?)))
    }
}

fn read(trouble: &Value) -> Trouble {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    match text(&trouble["code"]) {
        Some(code) => Trouble::Said(code, text(&trouble["detail"]).unwrap_or_default()),
        None => Trouble::Thrown(text(trouble).unwrap_or_else(|| trouble.to_string())),
    }
}

impl Drop for Module {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
