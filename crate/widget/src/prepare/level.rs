//! How those who act are identified, and in one sentence what that is worth in law.

use envelope::Level;
use leptos::prelude::*;

use super::draft::Draft;
use crate::part::{part, tap, text};

/// The part of the people step.
pub(super) fn section(draft: Draft) -> impl IntoView {
    let here = draft.here;
    let answer = move |level: Level, key: &'static str| {
        view! {
            <button type="button" aria-pressed=text(move || (draft.level() == level).to_string())
                on:click=tap(move || draft.level.set(level))>{here.word(key)}</button>
        }
    };
    let worth = move || match (draft.approval.get(), draft.level()) {
        (false, Level::Email) => here.t("prepare-level-email-why"),
        (false, Level::Sms) => here.t("prepare-level-sms-why"),
        (false, Level::Verified) => here.t("prepare-level-verified-why"),
        (true, Level::Email) => here.t("prepare-level-email-approval"),
        (true, Level::Sms) => here.t("prepare-level-sms-approval"),
        (true, Level::Verified) => here.t("prepare-level-verified-approval"),
    };
    view! {
        <section class="card stack tight" aria-labelledby="level">
            <h2 id="level">{here.word("prepare-level")}</h2>
            {part(move || (draft.has_sms() || draft.has_identity()).then(|| view! {
                <div class="tabs" role="group" aria-labelledby="level">
                    {answer(Level::Email, "prepare-level-email")}
                    {draft.has_sms().then(|| answer(Level::Sms, "prepare-level-sms"))}
                    {draft.has_identity().then(|| answer(Level::Verified, "prepare-level-verified"))}
                </div>
            }))}
            <p class="small muted">{text(worth)}</p>
        </section>
    }
}
