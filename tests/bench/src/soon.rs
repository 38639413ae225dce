//! How soon a signer sees who asks, and the first page: a cold browser on a slow line and a slow device.

use std::{path::Path, sync::Arc};

use anyhow::Context as _;
use axum::http::Uri;
use paraph_browser_tests::{
    Browser, Device, Engine, Stack,
    story::{self, Envelope, Signer, Way},
};
use paraph_conformance::documents::{Content, Structure, write};
use serde_json::json;

use crate::{chromium::Chromium, line::Line, plan::Plan, spread::Spread};

/// How much slower the device is.
pub(crate) const SLOWER: u32 = 4;
/// The document.
pub(crate) const DOCUMENT: usize = 1_000_000;

const SIGNER: Signer = Signer {
    email: "ines@example.org",
    name: "Inès Lefèvre",
    device: Device::Laptop,
    language: words::Language::En,
    way: Way::Draw,
};

/// Where the document comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum From {
    /// The host's store, over the same line.
    Store,
    /// The host page has no store: the person has it, and chooses it at once.
    Hand,
}

/// One way, several times; milliseconds since the navigation began, and bytes that came down.
#[derive(Debug, Default)]
pub(crate) struct Soon {
    pub(crate) asks: Spread,
    pub(crate) page: Spread,
    pub(crate) bytes_asks: Spread,
    pub(crate) bytes_page: Spread,
}

/// From the store, and from the hand.
pub(crate) type Both = [(From, Soon); 2];

/// Opens the link again and again.
pub(crate) async fn measure(plan: &Plan) -> anyhow::Result<Both> {
    let stack = Stack::start().await?;
    let file = stack.folder().join("Lease.pdf");
    let content = Content { text: "Lease".into(), pages: 3, ballast: DOCUMENT, ..Content::default() };
    write(&file, &content, Structure::Classic)?;
    send(&stack, &file).await.context("sending")?;
    let link = story::invitation(&stack, &SIGNER).await?;
    let mut both = [(From::Store, Soon::default()), (From::Hand, Soon::default())];
    for (from, soon) in &mut both {
        for round in 0..plan.rounds {
            once(&stack, &link, &file, (*from, soon)).await.with_context(|| format!("{from:?}"))?;
            let (asks, page) = (soon.asks.median(), soon.page.median());
            eprintln!(
                "  · first page {} of {}: {from:?}, asks {asks:.0} ms, page {page:.0} ms",
                round + 1,
                plan.rounds
            );
        }
    }
    Ok(both)
}

async fn send(stack: &Stack, file: &Path) -> anyhow::Result<()> {
    let sender = Browser::start(stack, Engine::Chromium, Device::Laptop, words::Language::En).await?;
    let envelope = Envelope { file, title: "Lease", signers: &[SIGNER], at_once: false, pictures: None };
    story::send(stack, &sender, &envelope).await?;
    sender.end().await
}

async fn once(stack: &Stack, link: &str, file: &Path, (from, soon): (From, &mut Soon)) -> anyhow::Result<()> {
    let line = Line::new();
    let browser = Chromium::start(&[rules(stack, &line).await?]).await?;
    let driver = &browser.driver;
    let script = include_str!("../page/soon.js").replace("FILE", &base64(file)?);
    let script = script.replace("STORE", &(from == From::Store).to_string());
    driver.tell("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await?;
    driver.tell("Emulation.setCPUThrottlingRate", json!({ "rate": SLOWER })).await?;
    driver.go(link).await?;
    for (what, time, bytes) in
        [("asks", &mut soon.asks, &mut soon.bytes_asks), ("page", &mut soon.page, &mut soon.bytes_page)]
    {
        let at = driver.run(&format!("return window.soon.{what}"), json!([])).await?;
        time.add(at.as_f64().context("no time")?);
        bytes.add(line.down() as f64);
    }
    Ok(())
}

/// Both servers are reached over the line, under their own names.
async fn rules(stack: &Stack, line: &Arc<Line>) -> anyhow::Result<String> {
    let mut rules = vec![];
    for origin in [&stack.backend, &stack.host] {
        let address: Uri = origin.parse()?;
        let authority = address.authority().context("an origin")?.to_string();
        let port = line.lead_to(address.port_u16().context("a port")?).await?;
        rules.push(format!("MAP {authority} 127.0.0.1:{port}"));
    }
    Ok(format!("--host-resolver-rules={}", rules.join(",")))
}

fn base64(file: &Path) -> anyhow::Result<String> {
    Ok(serde_json::to_string(&protocol::Base64(std::fs::read(file)?))?)
}
