//! Drawing: our pad, `signature_pad` and bare lines on one page, in turns.

use anyhow::Context as _;
use paraph_browser_tests::Driver;
use serde_json::{Value, json};

use crate::{chromium::Chromium, plan::Plan, server::Server, spread::Spread};

/// Who draws.
pub(crate) const PADS: [&str; 3] = ["ours", "peer", "floor"];
/// Real moves of the pen in a round.
const MOVES: u32 = 150;
/// As many dots a pixel as most telephones and laptops have.
const DOTS: &str = "--force-device-scale-factor=2";

/// One pad, several times.
#[derive(Clone, Debug, Default)]
pub(crate) struct Drawn {
    /// Milliseconds in handlers for the whole scribble.
    pub(crate) handlers: Spread,
    /// Samples that were kept of it.
    pub(crate) kept: u64,
    /// Milliseconds to show a thousand points anew.
    pub(crate) redraw: Spread,
    /// Milliseconds from an event until its frame is made: the middle one.
    pub(crate) frame: Spread,
    /// The one that five of a hundred exceed.
    pub(crate) late: Spread,
}

/// All pads, in the order of [`PADS`].
pub(crate) type Ink = [Drawn; PADS.len()];

/// Draws in turns.
pub(crate) async fn measure(plan: &Plan) -> anyhow::Result<Ink> {
    let folder = tempfile::tempdir()?;
    let server = Server::start(&[], folder.path()).await?;
    let browser = Chromium::start(&[DOTS.to_owned()]).await?;
    let driver = &browser.driver;
    driver.go(&format!("{}/ink.html", server.origin)).await?;
    driver.run("return window.ink.ready()", json!([])).await?;
    let mut ink = Ink::default();
    // The first round is for the browser's compilers.
    for round in 0..=plan.rounds {
        for turn in 0..PADS.len() {
            let at = (round + turn) % PADS.len();
            let warm = Drawn { kept: ink[at].kept, ..Drawn::default() };
            let drawn = if round == 0 { &mut warm.clone() } else { &mut ink[at] };
            once(driver, PADS[at], round == plan.rounds, drawn).await.context(PADS[at])?;
        }
        let each =
            PADS.iter().zip(&ink).map(|(pad, drawn)| format!("{pad} {:.1} ms", drawn.handlers.median()));
        eprintln!("  · ink {round} of {}: {}", plan.rounds, each.collect::<Vec<_>>().join(", "));
    }
    Ok(ink)
}

async fn once(driver: &Driver, pad: &str, count: bool, drawn: &mut Drawn) -> anyhow::Result<()> {
    let number = |value: &Value| value.as_f64().context("no number");
    let cost = driver.run("return window.ink.cost(...arguments)", json!([pad, count])).await?;
    drawn.handlers.add(number(&cost["time"])?);
    drawn.kept = cost["kept"].as_u64().unwrap_or(0);
    let redraw = driver.run("return window.ink.redraw(arguments[0])", json!([pad])).await?;
    drawn.redraw.add(number(&redraw)?);
    by_hand(driver, pad).await?;
    let listened = driver.run("return window.ink.listened()", json!([])).await?;
    drawn.frame.add(number(&listened["p50"])?);
    drawn.late.add(number(&listened["p95"])?);
    Ok(())
}

/// Real input: the browser's own pointer goes round on the pad.
async fn by_hand(driver: &Driver, pad: &str) -> anyhow::Result<()> {
    let frame = driver.run("return window.ink.where(arguments[0])", json!([pad])).await?;
    let side = |name: &str| frame[name].as_f64().unwrap_or_default();
    let mouse = |kind: &str, step: u32| {
        let turn = f64::from(step) * 0.15;
        let (x, y) = (0.5 + 0.35 * (turn * 0.31).sin(), 0.5 + 0.35 * turn.cos());
        let (x, y) = (side("left") + x * side("width"), side("top") + y * side("height"));
        let buttons = u8::from(kind != "mouseReleased");
        json!({ "type": kind, "x": x, "y": y, "button": "left", "buttons": buttons, "clickCount": 1 })
    };
    driver.tell("Input.dispatchMouseEvent", mouse("mousePressed", 0)).await?;
    for step in 1..=MOVES {
        driver.tell("Input.dispatchMouseEvent", mouse("mouseMoved", step)).await?;
    }
    driver.tell("Input.dispatchMouseEvent", mouse("mouseReleased", MOVES)).await
}
