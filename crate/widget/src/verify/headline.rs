//! The file in one line: all good, undecided, broken, not signed.

use leptos::{html, prelude::*};
use protocol::report::Status;

use super::{
    bench::{Bench, Done},
    verdict::{self, Verdict},
};
use crate::{
    moment,
    part::{focus_heading, tap, text},
};

/// The headline.
pub(super) fn headline(bench: Bench, done: Done) -> impl IntoView {
    let here = bench.here;
    let heading = NodeRef::<html::H1>::new();
    focus_heading(heading);
    let verdict = done.of(|facts| Verdict::of(&facts.report));
    let (class, sign) = verdict.look();
    let key = verdict.key();
    let (all, broken, if_final) = counts(done);
    let if_final = if_final && verdict != Verdict::Broken;
    let sealed_by = done.of(|facts| verdict::sealed_by(&facts.report.signatures).map(str::to_owned));
    let effect = if sealed_by.is_some() { "sealed" } else { "if-final" };
    // Good signatures of an envelope that nobody here knows to be closed are not “all good”; nor does a seal make
    // them so, which is its owner's word.
    let title = if if_final && verdict == Verdict::Good { effect } else { key };
    let (broken, all) = (broken.to_string(), all.to_string());
    let (count, name) = (all.clone(), sealed_by.unwrap_or_default());
    let takes_effect = move || here.say(&format!("verify-{effect}"), &[("count", &count), ("name", &name)]);
    view! {
        <section class=format!("verdict {class}")>
            <span class="round" aria-hidden="true">{sign}</span>
            <div class="stack tight">
                <span class=format!("chip {class}")>{text(move || here.t(&format!("verify-{key}-word")))}</span>
                <h1 node_ref=heading tabindex="-1">{text(move || here.say(&format!("verify-{title}-title"), &[("count", &broken)]))}</h1>
            </div>
            <div class="more stack tight">
                <p>{text(move || here.say(&format!("verify-{key}"), &[("count", &all)]))}</p>
                {if_final.then(|| view! { <p>{text(takes_effect)}</p> })}
            </div>
            {file(bench, done)}
        </section>
    }
}

/// How many signatures there are, how many are broken, whether any takes effect with its envelope only.
fn counts(done: Done) -> (usize, usize, bool) {
    done.of(|facts| {
        let all = &facts.report.signatures;
        let broken = all.iter().filter(|signature| signature.status == Status::TotalFailed).count();
        (all.len(), broken, all.iter().any(verdict::if_final))
    })
}

/// Which file, when, and on paper.
fn file(bench: Bench, done: Done) -> impl IntoView {
    let here = bench.here;
    let (name, size, sha256, at) = done.of(|facts| {
        let file = &facts.report.file;
        (facts.name.clone(), file.size, file.sha256.to_string(), facts.at)
    });
    view! {
        <div class="about small muted">
            <p><strong>{name}</strong> " · " {text(move || moment::size(here, size))}</p>
            <p>{text(move || here.say("verify-checked", &[("when", &moment::day_and_time(here, at))]))}</p>
            <p class="on-paper">{here.word("verify-sha256")} " " <span class="mono">{sha256}</span></p>
            <button type="button" class="btn quiet" on:click=tap(print)>{here.word("verify-print")}</button>
        </div>
    }
}

fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}
