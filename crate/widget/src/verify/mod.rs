//! `<paraph-verify>`: a PDF is dropped, each signature is told, and nothing leaves the device.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{DragEvent, Event, File};

use crate::{
    here::Here,
    part::{files, part, warm},
};
use bench::{Bench, State};
use protocol::worker::Ask;

mod anchors;
mod bench;
mod headline;
mod line;
mod list;
mod paper;
mod read;
mod signature;
mod start;
mod take;
mod technical;
mod testimony;
mod verdict;
mod version;

/// The element's inside.
pub(crate) fn element(here: Here) -> impl IntoView {
    let bench = Bench::new(here);
    anchors::follow_host(bench);
    make_ready(bench);
    let over = RwSignal::new(false);
    view! {
        <div
            class="frame"
            class:over=move || over.get()
            on:dragover=move |event: DragEvent| {
                event.prevent_default();
                over.set(true);
            }
            on:dragleave=move |event: DragEvent| if outside(&event) { over.set(false) }
            on:drop=move |event: DragEvent| {
                over.set(false);
                // The area for dropping has taken them already.
                if event.default_prevented() {
                    return;
                }
                event.prevent_default();
                bring(bench, files(event.data_transfer().and_then(|data| data.files())));
            }
        >
            {start::header(bench)}
            {list::files(bench)}
            {part(move || match bench.state() {
                None => start::start(bench).into_any(),
                Some((_, State::Done(done))) => result(bench, done).into_any(),
                Some((_, State::Told(report))) => testimony::testimony(here, report).into_any(),
                Some((name, other)) => take::under_way(bench, name, other).into_any(),
            })}
        </div>
    }
}

/// The report on the left, what it is about on the right.
fn result(bench: Bench, done: bench::Done) -> impl IntoView {
    view! {
        {headline::headline(bench, done)}
        <div class="results">
            <aside>
                {signature::cards(bench, done)}
                {anchors::card(bench)}
            </aside>
            <div class="sides">{paper::paper(bench, done)}</div>
        </div>
    }
}

/// Whether the pointer has left the element, not only one of its parts.
fn outside(event: &DragEvent) -> bool {
    let left = event.unchecked_ref::<Event>();
    left.target().is_some() && left.target() == left.current_target()
}

/// Takes what was dropped or chosen: certificates to be recognised, everything else to be looked at.
fn bring(bench: Bench, files: Vec<File>) {
    let (certificates, documents): (Vec<_>, Vec<_>) =
        files.into_iter().partition(|file| anchors::is_certificate(&file.name()));
    bench.here.spawn(async move {
        for file in certificates {
            anchors::add_file(bench, file).await;
        }
        for file in documents {
            take::take(bench, file).await;
        }
    });
}

/// Loads everything that verifying and drawing need: from then on the network may go.
fn make_ready(bench: Bench) {
    let here = bench.here;
    here.spawn(async move {
        let engine = here.ask(&Ask::Reset, vec![]).await;
        let view = warm(here).await;
        match engine.map(drop).and(view) {
            Ok(()) => bench.ready.set(true),
            // What is missing is asked for again, and told, when it is needed.
            Err(why) => crate::trouble::tell(here, &why),
        }
    });
}
