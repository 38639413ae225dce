//! About to decline many: which, and one reason for all.

use leptos::prelude::*;

use super::{
    act,
    desk::{Desk, Step},
    heading::heading,
    recap,
};
use crate::part::{tap, typing};

/// The step.
pub(crate) fn step(desk: Desk) -> impl IntoView {
    let here = desk.here;
    let count = move || desk.list.with(Vec::len).to_string();
    view! {
        <div class="frame-rest stack">
            {heading(desk, move || here.say("inbox-decline-title", &[("count", &count())]))}
            {recap::resumed(desk)}
            {recap::lines(desk)}
            <p class="notice warn"><span>{here.word("inbox-decline-what")}</span></p>
            <label class="labelled">
                <span>{here.word("inbox-decline-reason")}</span>
                <textarea class="field" maxlength="500" prop:value=move || desk.reason.get()
                    on:input=typing(move |text| desk.reason.set(text))></textarea>
            </label>
            <footer class="bar">
                <button type="button" class="btn quiet" on:click=tap(move || desk.go(Step::List))>{here.word("part-back")}</button>
                <button type="button" class="btn text end" on:click=tap(move || act::begin(desk))>
                    {move || here.say("inbox-decline", &[("count", &count())])}
                </button>
            </footer>
        </div>
    }
}
