//! How often, and with which documents.

use anyhow::{Context as _, bail};

use crate::documents::{KINDS, Kind};

/// What was asked for.
pub(crate) struct Plan {
    /// How often each job is done.
    pub(crate) rounds: usize,
    /// The documents that are signed.
    pub(crate) kinds: Vec<Kind>,
    /// Only the signing, printed: for whoever makes it faster.
    pub(crate) quick: bool,
    /// Whether the outcome is kept in `docs/bench.md`, or only printed.
    pub(crate) kept: bool,
}

impl Plan {
    /// Reads `--rounds N`, `--only NAME`, `--signing` and `--print`.
    ///
    /// # Errors
    /// Another argument.
    pub(crate) fn parse(mut arguments: impl Iterator<Item = String>) -> anyhow::Result<Self> {
        let mut plan = Self { rounds: 7, kinds: KINDS.to_vec(), quick: false, kept: true };
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--rounds" => {
                    let rounds =
                        arguments.next().and_then(|text| text.parse().ok()).filter(|count| *count > 0);
                    plan.rounds = rounds.context("--rounds wants a number")?;
                }
                "--only" => {
                    let name = arguments.next().context("--only wants a document's name")?;
                    plan.kinds.retain(|kind| kind.name == name);
                }
                "--signing" => plan.quick = true,
                "--print" => plan.kept = false,
                other => bail!("bench does not know {other}"),
            }
        }
        Ok(plan)
    }
}
