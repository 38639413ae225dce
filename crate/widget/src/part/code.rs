//! The field for a one-time code, and the countdown beside it.

use leptos::prelude::*;
use protocol::http::CodeSent;

use super::shared::typing;
use crate::{device::pause, here::Here, moment::countdown};

/// How long a code is still good, counted down by the device from what the backend said.
#[derive(Clone, Copy)]
pub(crate) struct Ticking {
    left: RwSignal<Option<u64>>,
    until: RwSignal<Option<f64>>,
    round: RwSignal<u32>,
}

/// Nothing sent yet.
pub(crate) fn ticking() -> Ticking {
    Ticking { left: RwSignal::new(None), until: RwSignal::new(None), round: RwSignal::new(0) }
}

/// Whole seconds until a moment of the device's clock.
fn left(until: f64) -> u64 {
    ((until - js_sys::Date::now()) / 1000.0).ceil().max(0.0) as u64
}

impl Ticking {
    /// Whether a code has been sent.
    pub(crate) fn begun(self) -> bool {
        self.left.get().is_some()
    }

    /// Counts down anew.
    pub(crate) fn begin(self, here: Here, sent: &CodeSent) {
        let seconds = sent.expires_at.0.saturating_sub(sent.now.0) / 1000;
        self.resume(here, js_sys::Date::now() + (seconds * 1000) as f64);
    }

    /// Until when it counts: milliseconds of the device's clock.
    pub(crate) fn until(self) -> Option<f64> {
        self.until.get()
    }

    /// Counts down to that moment.
    pub(crate) fn resume(self, here: Here, until: f64) {
        let round = self.round.get_untracked() + 1;
        self.round.set(round);
        self.until.set(Some(until));
        self.left.set(Some(left(until)));
        here.spawn(async move {
            // The step may be gone by then, and its signals with it.
            while self.round.try_get_untracked() == Some(round) {
                // From the clock, not by counting: a sleeping phone stops its timers.
                let left = left(until);
                self.left.set(Some(left));
                if left == 0 {
                    break;
                }
                pause(1000).await;
            }
        });
    }

    /// Back to nothing sent.
    pub(crate) fn end(self) {
        self.round.update(|round| *round += 1);
        self.until.set(None);
        self.left.set(None);
    }

    /// The line under the field.
    pub(crate) fn line(self, here: Here) -> impl IntoView {
        move || match self.left.get() {
            None => String::new(),
            Some(0) => here.t("sign-code-expired"),
            Some(left) => here.say("sign-code-valid", &[("time", &countdown(left))]),
        }
    }
}

/// Six digits in one field: a paste and the phone's own filling both work.
pub(crate) fn code_field(here: Here, id: &'static str, code: RwSignal<String>) -> impl IntoView {
    let digits = |text: String| text.chars().filter(char::is_ascii_digit).take(6).collect::<String>();
    view! {
        <input
            id=id
            class="code"
            type="text"
            inputmode="numeric"
            autocomplete="one-time-code"
            pattern="[0-9 ]*"
            maxlength="13"
            spellcheck="false"
            aria-label=here.word("sign-code-label")
            prop:value=move || code.get()
            on:input=typing(move |text| {
                let typed = digits(text);
                // Written back even when unchanged, so that a letter does not stay in the field.
                code.set(typed);
            })
        />
    }
}
