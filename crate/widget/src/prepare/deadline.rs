//! Until when it can be signed: a day that the sender chooses, to its end, on this device's calendar.

use envelope::Timestamp;
use js_sys::Date;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::draft::Draft;
use crate::{
    moment,
    part::{text, typing},
};

/// The usual time to sign.
const USUAL_DAYS: u32 = 30;
/// The longest.
const MOST_DAYS: u32 = 365;

/// The last moment of the chosen day; none if it is not between tomorrow and a year from now.
pub(crate) fn end(draft: Draft) -> Option<Timestamp> {
    let day = chosen(draft);
    let allowed = (after(1)..=after(MOST_DAYS)).contains(&day);
    let numbers: Vec<u32> = day.split('-').filter_map(|part| part.parse().ok()).collect();
    let &[year, month, date] = numbers.as_slice() else { return None };
    // The first moment of the day after, less one: summer time does not matter.
    let next =
        Date::new_with_year_month_day(year, i32::try_from(month).ok()? - 1, i32::try_from(date).ok()? + 1);
    let end = next.get_time() - 1.0;
    (allowed && end.is_finite()).then_some(Timestamp(end as u64))
}

/// Gives so many days, from today.
pub(super) fn give(draft: Draft, days: u32) {
    draft.last_day.set(if days == USUAL_DAYS { String::new() } else { after(days.clamp(1, MOST_DAYS)) });
}

/// The day in words.
pub(crate) fn said(draft: Draft) -> Option<String> {
    end(draft).map(|end| moment::long_day(draft.here, end))
}

/// The field.
pub(crate) fn field(draft: Draft) -> impl IntoView {
    let here = draft.here;
    view! {
        <label class="labelled">
            <span>{text(move || {
                here.t(if draft.approval.get() { "prepare-deadline-approval" } else { "prepare-deadline-label" })
            })}</span>
            <input class="field day" type="date" min=after(1) max=after(MOST_DAYS)
                aria-invalid=text(move || end(draft).is_none().to_string())
                prop:value=move || chosen(draft)
                on:input=typing(move |day| draft.last_day.set(day)) />
            <span class="small muted">{text(move || match said(draft) {
                Some(day) => here.say("prepare-deadline-why", &[("day", &day)]),
                None => here.t("prepare-deadline-between"),
            })}</span>
        </label>
    }
}

fn chosen(draft: Draft) -> String {
    let day = draft.last_day.get();
    if day.is_empty() { after(USUAL_DAYS) } else { day }
}

/// The day that comes so many days after today, as date fields write it: those sort as text.
fn after(days: u32) -> String {
    let date = Date::new(&JsValue::from_f64(Date::now()));
    date.set_date(date.get_date() + days);
    format!("{:04}-{:02}-{:02}", date.get_full_year(), date.get_month() + 1, date.get_date())
}
