//! The device acts: how far it has come, and a way to stop after the one under way.

use leptos::prelude::*;

use super::{
    desk::{Deed, Desk},
    heading::heading,
    result,
};
use crate::part::{tap, text};

/// The step.
pub(crate) fn step(desk: Desk) -> impl IntoView {
    let here = desk.here;
    let done = move || desk.outcomes.with(Vec::len);
    let count = move || desk.list.with(Vec::len);
    let title = move || match desk.deed.get() {
        Deed::Sign => here.t("inbox-working-title"),
        Deed::Decline => here.t("inbox-declining-title"),
    };
    let now =
        move || desk.list.with(|list| list.get(done()).map(|line| line.title.clone())).unwrap_or_default();
    let at = move || {
        let (number, count) = ((done() + 1).min(count()).to_string(), count().to_string());
        here.say("inbox-working", &[("number", &number), ("count", &count), ("title", &now())])
    };
    view! {
        <section class="card stack">
            {heading(desk, title)}
            <div class="meter" role="progressbar" aria-label=text(title) aria-valuemin="0"
                aria-valuemax=text(move || count().to_string()) aria-valuenow=text(move || done().to_string())>
                <i style:width=move || format!("{}%", done() * 100 / count().max(1))></i>
            </div>
            <p role="status">{text(at)}</p>
            {result::lines(desk, desk.outcomes)}
            <p class="small muted">{here.word("inbox-stay")}</p>
            <button type="button" class="btn quiet" disabled=move || desk.stops.get() on:click=tap(move || desk.stops.set(true))>
                {text(move || here.t(if desk.stops.get() { "inbox-stopping" } else { "inbox-stop" }))}
            </button>
        </section>
    }
}
