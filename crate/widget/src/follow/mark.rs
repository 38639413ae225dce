//! Where one person stands, told by a shape and a word.

use envelope::Role;
use leptos::prelude::*;
use protocol::http::{DeliveryState, FollowRecipient, StandingWord};

use crate::here::Here;

/// The class, the sign and the word of a standing.
pub(super) fn of(standing: StandingWord) -> (&'static str, &'static str, &'static str) {
    match standing {
        StandingWord::Signed => ("good", "✓", "who-signed"),
        StandingWord::Approved => ("good", "✓", "who-approved"),
        StandingWord::Declined => ("bad", "✕", "who-declined"),
        StandingWord::Turn => ("warn", "◷", "who-turn"),
        StandingWord::NotYet => ("calm", "…", "who-later"),
        StandingWord::Copy => ("calm", "⧉", "follow-role-copy"),
        StandingWord::Over => ("calm", "–", "who-over"),
    }
}

/// A person in a line of the list.
pub(super) fn person(here: Here, one: &FollowRecipient) -> AnyView {
    let (class, sign, word) = of(one.standing);
    let class =
        if one.required || one.role == Role::Copy { class.to_owned() } else { format!("{class} maybe") };
    let name = if one.name.is_empty() { here.t("follow-erased") } else { one.name.clone() };
    let optional = !one.required && one.role != Role::Copy;
    let failed = one.delivery == Some(DeliveryState::Failed);
    view! {
        <li class=format!("standing {class}")>
            <span class="shape" aria-hidden="true">{sign}</span>
            <span class="name">{name}</span>
            <span class="word">
                {here.t(word)}
                {optional.then(|| view! { <span>" · "{here.t("follow-optional")}</span> })}
                {failed.then(|| view! { <strong class="alas">" · ! "{here.t("follow-undelivered")}</strong> })}
            </span>
        </li>
    }
    .into_any()
}
