//! Reminders that go by themselves to those who are asked and have not acted: off unless the sender wants them.

use envelope::{MOST_DAYS, MOST_REMINDERS, Reminders};
use leptos::prelude::*;

use super::draft::Draft;
use crate::part::{part, switch, text, typing};

/// What is offered first.
const USUAL: Reminders = Reminders { every_days: 7, most: 3 };

/// The switch, and behind it how often and how many times.
pub(super) fn field(draft: Draft) -> impl IntoView {
    let here = draft.here;
    let is_on = move || draft.reminders.with(Option::is_some);
    let turn = move || draft.reminders.update(|all| *all = if all.is_some() { None } else { Some(USUAL) });
    view! {
        <div class="stack tight">
            <div>{switch(here, "prepare-remind", is_on, turn)}</div>
            {part(move || is_on().then(|| view! {
                <div class="row">
                    {count(draft, "prepare-remind-days", MOST_DAYS, |all| &mut all.every_days)}
                    {count(draft, "prepare-remind-most", MOST_REMINDERS, |all| &mut all.most)}
                </div>
            }))}
            <p class="small muted">{text(move || said(draft))}</p>
        </div>
    }
}

/// What will happen, in a sentence.
pub(super) fn said(draft: Draft) -> String {
    let here = draft.here;
    match draft.reminders.get() {
        None => here.t("prepare-remind-never"),
        Some(Reminders { every_days, most }) => {
            let (days, most) = (every_days.to_string(), most.to_string());
            here.say("prepare-remind-why", &[("days", &days), ("most", &most)])
        }
    }
}

/// A whole number from 1 on: what cannot be one changes nothing.
fn count(
    draft: Draft,
    label: &'static str,
    largest: u16,
    of: fn(&mut Reminders) -> &mut u16,
) -> impl IntoView {
    let value = move || draft.reminders.get().map(|mut all| of(&mut all).to_string()).unwrap_or_default();
    let set = move |typed: String| {
        if let Some(number) = typed.parse().ok().filter(|number| (1..=largest).contains(number)) {
            draft.reminders.update(|all| {
                if let Some(all) = all {
                    *of(all) = number;
                }
            });
        }
    };
    view! {
        <label class="labelled">
            <span>{draft.here.word(label)}</span>
            <input class="field" type="number" inputmode="numeric" min="1" max=largest prop:value=value on:change=typing(set) />
        </label>
    }
}
