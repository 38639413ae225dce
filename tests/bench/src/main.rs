//! `cargo xtask bench`: how fast, how large, how soon, as ratios against what a web developer would take
//! today and against the floor, run beside ours on the same machine; kept in `docs/bench.md`.
//!
//! [`signing`] times the job in cold pages of one engine, [`sizes`] adds up what is downloaded, [`soon`]
//! opens a signer's link over a slow line on a slow device, [`ink`] draws. [`report`] says it all.

// The scene is made for tests; here it plays the backend.
#[path = "../../../crate/engine/tests/scene/mod.rs"]
mod scene;

mod chromium;
mod documents;
mod envelope;
mod ink;
mod line;
mod machine;
mod memory;
mod plan;
mod report;
mod server;
mod signing;
mod sizes;
mod soon;
mod spread;

use plan::{Part, Plan};

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let plan = Plan::parse(std::env::args().skip(1))?;
    match plan.only {
        Some(Part::Signing) => report::print(&signing::measure(&plan).await?),
        Some(Part::Soon) => soon::measure(&plan).await.map(drop)?,
        Some(Part::Ink) => report::write_part(&plan, &report::ink::text(&ink::measure(&plan).await?))?,
        None => {
            let sizes = sizes::measure()?;
            let soon = soon::measure(&plan).await?;
            let ink = ink::measure(&plan).await?;
            let signing = signing::measure(&plan).await?;
            report::write(&plan, &signing, &sizes, &soon, &ink)?;
        }
    }
    Ok(())
}
