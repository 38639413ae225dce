//! Drawing, as `docs/bench.md` keeps it.

use std::fmt::Write as _;

use super::{milliseconds, verdict};
use crate::{
    ink::{Drawn, Ink},
    machine,
    spread::Spread,
};

/// Two runs of one thing lie this far apart.
const NOISE: f64 = 1.05;

/// The part about ink.
pub(crate) fn text(ink: &Ink) -> String {
    let mut text = format!(
        "
## Ink

Measured on {}, load average {:.1}. Three pads on one page, two dots a pixel, drawn on in turns after a round
that does not count. The scribble has 1,000 moves of four coalesced samples each, ten moves a frame; its pen
feels pressure. Handlers: from an event's first listener to the end of its last, all moves together.

- **Ours**: the element's canvas, as a phone shows it.
- **`signature_pad`**: as its README shows, with `throttle: 0` (every event is taken at once).
- **Lines**: `lineTo` and `stroke` for every sample, and nothing else: the floor.

Event to frame: the browser's own pointer, from `event.timeStamp` to a message sent in the event's animation
frame, which arrives after the frame was made.

| | ours | `signature_pad` | lines | ours / `signature_pad` | ours / lines |
|---|---|---|---|---|---|
",
        machine::today(),
        machine::load()
    );
    row(&mut text, "handlers, ms", ink, |drawn| &drawn.handlers);
    row(&mut text, "1,000 points shown anew, ms", ink, |drawn| &drawn.redraw);
    row(&mut text, "event to frame, half of them, ms", ink, |drawn| &drawn.frame);
    row(&mut text, "event to frame, 95 of 100, ms", ink, |drawn| &drawn.late);
    let [ours, peer, lines] = ink.each_ref().map(|drawn| drawn.kept);
    let _ = writeln!(text, "| samples kept, of 4,000 and 10 first ones | {ours} | {peer} | {lines} | | |");
    text + &targets(ink)
}

fn row(text: &mut String, title: &str, ink: &Ink, of: fn(&Drawn) -> &Spread) {
    let [ours, peer, lines] = ink.each_ref().map(of);
    let ratio = |other: &Spread| ours.median() / other.median();
    let cells = [ours, peer, lines].map(milliseconds).join(" | ");
    let _ = writeln!(text, "| {title} | {cells} | {:.2} | {:.2} |", ratio(peer), ratio(lines));
}

fn targets([ours, peer, lines]: &Ink) -> String {
    let cost = ours.handlers.median() / lines.handlers.median();
    let frame = ours.frame.median() / peer.frame.median();
    let late = ours.late.median() / peer.late.median();
    format!(
        "\nTargets: at most 1.2 times the cost of lines: {}; event to frame no worse than `signature_pad` (within 5%):
half of them {}, 95 of 100 {}.\n",
        verdict(cost <= 1.2, &format!("{cost:.2} times")),
        verdict(frame <= NOISE, &format!("{frame:.2} times")),
        verdict(late <= NOISE, &format!("{late:.2} times")),
    )
}
