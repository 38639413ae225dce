//! How often, and with which documents.

use anyhow::{Context as _, bail};

use crate::documents::{KINDS, Kind};

/// A part that can be measured alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// The whole job.
    Signing,
    /// A signer's link over a slow line.
    Soon,
    /// Drawing.
    Ink,
}

/// What was asked for.
pub(crate) struct Plan {
    /// How often each job is done.
    pub(crate) rounds: usize,
    /// The documents that are signed.
    pub(crate) kinds: Vec<Kind>,
    /// Only one part, printed: for whoever makes it faster.
    pub(crate) only: Option<Part>,
    /// Whether the outcome is kept in `docs/bench.md`, or only printed.
    pub(crate) kept: bool,
}

impl Plan {
    /// Reads `--rounds N`, `--only NAME`, `--signing`, `--soon`, `--ink` and `--print`.
    ///
    /// # Errors
    /// Another argument.
    pub(crate) fn parse(mut arguments: impl Iterator<Item = String>) -> anyhow::Result<Self> {
        let mut plan = Self { rounds: 7, kinds: KINDS.to_vec(), only: None, kept: true };
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
                "--signing" => plan.only = Some(Part::Signing),
                "--soon" => plan.only = Some(Part::Soon),
                "--ink" => plan.only = Some(Part::Ink),
                "--print" => plan.kept = false,
                other => bail!("bench does not know {other}"),
            }
        }
        Ok(plan)
    }
}
