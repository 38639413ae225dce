//! The files looked at so far, each with its verdict; one of them is in view.

use leptos::prelude::*;

use super::{
    bench::{Bench, Sheet, State},
    testimony,
    verdict::Verdict,
};
use crate::part::{part, tap, text};

/// The list, once there is more than one.
pub(super) fn files(bench: Bench) -> impl IntoView {
    let here = bench.here;
    part(move || {
        let sheets = bench.sheets.get();
        (sheets.len() > 1).then(|| {
            // The newest first: on a phone the others are scrolled to.
            let lines: Vec<_> = sheets.into_iter().rev().map(|sheet| line(bench, sheet)).collect();
            view! { <nav class="sheets" aria-label=here.word("verify-files")>{lines}</nav> }
        })
    })
}

fn line(bench: Bench, sheet: Sheet) -> impl IntoView {
    let here = bench.here;
    let Sheet { key, name, state, .. } = sheet;
    let removed = name.clone();
    view! {
        <div class="sheet">
            <button type="button" class="pick" aria-pressed=text(move || (bench.current.get() == Some(key)).to_string())
                on:click=tap(move || bench.current.set(Some(key)))>
                <strong>{name}</strong>
                {part(move || {
                    let (class, sign, word) = said(&state.get());
                    view! { <span class=format!("chip {class}")><span aria-hidden="true">{sign}</span>{here.word(word)}</span> }
                })}
            </button>
            <button type="button" class="btn text icon" on:click=tap(move || bench.remove(key))
                aria-label=text(move || here.say("verify-file-remove", &[("name", &removed)]))>"×"</button>
        </div>
    }
}

fn said(state: &State) -> (&'static str, &'static str, &'static str) {
    match state {
        State::Done(done) => {
            let verdict = done.of(|facts| Verdict::of(&facts.report));
            let (class, sign) = verdict.look();
            (class, sign, word(verdict))
        }
        State::Told(report) => {
            let (class, sign) = testimony::look(report);
            (class, sign, "verify-evidence-word")
        }
        State::Failed(_) => ("bad", "×", "verify-failed-word"),
        State::Locked(..) => ("warn", "?", "verify-locked-word"),
        State::Reading(_) | State::Checking => ("calm", "…", "part-loading"),
    }
}

fn word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Good => "verify-good-word",
        Verdict::Completed => "verify-completed-word",
        Verdict::Unrecognised => "verify-unrecognised-word",
        Verdict::Unclear => "verify-unclear-word",
        Verdict::Broken => "verify-broken-word",
        Verdict::Nobody => "verify-nobody-word",
    }
}
