//! An envelope's state as a sign and a word: never by its colour alone.

use leptos::prelude::*;
use protocol::http::{FollowLine, PhaseWord};

use crate::{
    here::Here,
    part::{counted, text},
};

/// Every state, in the order in which they are shown.
pub(crate) const ALL: [PhaseWord; 8] = [
    PhaseWord::Waiting,
    PhaseWord::Finalisable,
    PhaseWord::ToFinalise,
    PhaseWord::ToSeal,
    PhaseWord::Finalised,
    PhaseWord::Declined,
    PhaseWord::Cancelled,
    PhaseWord::Expired,
];

/// What a state is called.
pub(crate) fn word(phase: PhaseWord) -> &'static str {
    match phase {
        PhaseWord::Waiting => "phase-waiting",
        PhaseWord::Finalisable => "phase-finalisable",
        PhaseWord::ToFinalise => "phase-to-finalise",
        PhaseWord::ToSeal => "phase-to-seal",
        PhaseWord::Finalised => "phase-finalised",
        PhaseWord::Declined => "phase-declined",
        PhaseWord::Cancelled => "phase-cancelled",
        PhaseWord::Expired => "phase-expired",
    }
}

/// Its colour, as a class, and its sign.
pub(crate) fn look(phase: PhaseWord) -> (&'static str, &'static str) {
    match phase {
        PhaseWord::Waiting => ("warn", "◷"),
        PhaseWord::Finalisable => ("good", "◑"),
        PhaseWord::ToFinalise => ("warn", "◕"),
        PhaseWord::ToSeal => ("good", "◉"),
        PhaseWord::Finalised => ("good", "✓"),
        PhaseWord::Declined => ("bad", "✕"),
        PhaseWord::Cancelled => ("calm", "⊘"),
        PhaseWord::Expired => ("calm", "◕"),
    }
}

/// Whether it has ended.
pub(crate) fn is_over(phase: PhaseWord) -> bool {
    !matches!(phase, PhaseWord::Waiting | PhaseWord::Finalisable | PhaseWord::ToFinalise)
}

/// The state in a chip.
pub(crate) fn chip(here: Here, phase: impl Fn() -> PhaseWord + Copy + Send + Sync + 'static) -> AnyView {
    view! {
        <span class=text(move || format!("chip {}", look(phase()).0))>
            <span aria-hidden="true">{text(move || look(phase()).1.to_owned())}</span>
            <span>{text(move || here.t(word(phase())))}</span>
        </span>
    }
    .into_any()
}

/// How many of how many have acted: with a mark where some of them may be missing.
pub(crate) fn count(here: Here, line: &FollowLine) -> String {
    counted(here, "office-count", [line.done, line.of, line.optional].map(usize::from))
}
