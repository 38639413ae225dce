//! Who has signed or approved, who has not yet: a line each.

use envelope::{Role, Standing};
use leptos::prelude::*;

use super::text;
use crate::{here::Here, moment, reading::Reading};

/// The lines; the reader's own says “you”.
pub(crate) fn who(here: Here, reading: &Reading, own: Option<u16>) -> AnyView {
    let lines: Vec<_> = reading.acting().into_iter().map(|one| line(here, reading, own, one)).collect();
    view! { <ul class="lines">{lines}</ul> }.into_any()
}

fn line(here: Here, reading: &Reading, own: Option<u16>, recipient: u16) -> impl IntoView + use<> {
    let approves = reading.role(recipient) == Role::Approver;
    let (class, key) = said(reading.state().standing(recipient), approves);
    let name = (own != Some(recipient)).then(|| reading.person(recipient));
    let when = reading.acted_at(recipient);
    view! {
        <li>
            <span class=class>{here.word(key)}</span>
            <span>{text(move || name.clone().unwrap_or_else(|| here.t("who-you")))}</span>
            <span class="when">{move || when.map(|when| moment::day(here, when))}</span>
        </li>
    }
}

fn said(standing: Option<Standing>, approves: bool) -> (&'static str, &'static str) {
    match standing {
        Some(Standing::Signed) => ("chip good", "who-signed"),
        Some(Standing::Approved) => ("chip good", "who-approved"),
        Some(Standing::Declined) => ("chip bad", "who-declined"),
        Some(Standing::Turn) => ("chip warn", "who-turn"),
        Some(Standing::NotYet) => ("chip calm", "who-later"),
        _ if approves => ("chip calm", "who-not-approved"),
        _ => ("chip calm", "who-over"),
    }
}
