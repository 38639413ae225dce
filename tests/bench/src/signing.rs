//! The whole job in cold pages: ours, the peer's in two ways, and the floor, one after the other, in turns.

use anyhow::Context as _;
use paraph_browser_tests::Driver;
use serde_json::{Value, json};

use crate::{chromium::Chromium, documents::Kind, memory, plan::Plan, server::Server, spread::Spread};

/// Who does the job; the peer as its README says, and told to hurry.
pub(crate) const WAYS: [&str; 4] = ["ours", "peer", "tuned", "floor"];
/// The steps of ours.
pub(crate) const STEPS: [&str; 7] = ["open", "preview", "prepare", "authorise", "sign", "stamp", "embed"];

/// One way over one document, several times.
#[derive(Clone, Debug, Default)]
pub(crate) struct Taken {
    /// Milliseconds from the file to the signed file.
    pub(crate) whole: Spread,
    /// Milliseconds from the click on.
    pub(crate) click: Spread,
    /// Milliseconds to load the code, before.
    pub(crate) loading: Spread,
    /// Bytes the page's process took at most.
    pub(crate) memory: Spread,
    /// Milliseconds of each of [`STEPS`].
    pub(crate) steps: [Spread; STEPS.len()],
}

/// One document, all ways.
pub(crate) struct Signing {
    pub(crate) kind: Kind,
    /// In the order of [`WAYS`].
    pub(crate) taken: [Taken; WAYS.len()],
}

/// Does every job in turns.
pub(crate) async fn measure(plan: &Plan) -> anyhow::Result<Vec<Signing>> {
    let folder = tempfile::tempdir()?;
    let server = Server::start(&plan.kinds, folder.path()).await?;
    let mut all: Vec<_> =
        plan.kinds.iter().map(|kind| Signing { kind: *kind, taken: Default::default() }).collect();
    for round in 0..plan.rounds {
        for signing in &mut all {
            // Nobody is always the first: whoever comes after another finds a warmer machine.
            for turn in 0..WAYS.len() {
                let way = (round + turn) % WAYS.len();
                once(&server, signing.kind, WAYS[way], &mut signing.taken[way])
                    .await
                    .with_context(|| format!("{} signs {}", WAYS[way], signing.kind.name))?;
            }
            eprintln!("  · round {} of {}: {}", round + 1, plan.rounds, line(signing));
        }
    }
    Ok(all)
}

fn line(signing: &Signing) -> String {
    let each =
        WAYS.iter().zip(&signing.taken).map(|(way, taken)| format!("{way} {:.0} ms", taken.whole.median()));
    format!("{}: {}", signing.kind.title, each.collect::<Vec<_>>().join(", "))
}

async fn once(server: &Server, kind: Kind, way: &str, taken: &mut Taken) -> anyhow::Result<()> {
    let browser = Chromium::start(&[]).await?;
    let process = browser.process().context("the browser runs")?;
    let driver = &browser.driver;
    open(driver, server, kind, way).await?;
    memory::forget(process);
    let done = driver.run("return window.bench.run()", json!([])).await?;
    let number = |value: &Value| value.as_f64();
    taken.whole.add(number(&done["whole"]).context("no time")?);
    taken.loading.add(number(&done["loading"]).context("no time")?);
    number(&done["click"]).into_iter().for_each(|click| taken.click.add(click));
    for (step, spread) in STEPS.iter().zip(&mut taken.steps) {
        number(&done["steps"][step]).into_iter().for_each(|time| spread.add(time));
    }
    if let Some(bytes) = memory::peak(process) {
        taken.memory.add(bytes as f64);
    }
    Ok(())
}

/// Opens a page of the bench and waits until its code and the file are there.
async fn open(driver: &Driver, server: &Server, kind: Kind, way: &str) -> anyhow::Result<()> {
    driver.go(&format!("{}/?way={way}&document={}", server.origin, kind.name)).await?;
    driver.run("return window.bench.ready()", json!([])).await.map(drop)
}
