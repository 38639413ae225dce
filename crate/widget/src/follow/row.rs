//! An envelope in the list: a row of the table, or a card.

use envelope::EnvelopeId;
use leptos::prelude::*;
use protocol::http::FollowLine;
use web_sys::Event;

use super::{
    desk::{Desk, Row},
    mark,
};
use crate::{
    here::Here,
    moment,
    office::phase,
    part::{part, text},
};

/// The most people that a line names.
const NAMED: usize = 4;

/// The row.
pub(super) fn row(desk: Desk, row: Row) -> AnyView {
    let here = desk.here;
    let Row { id, line } = row;
    let line = RwSignal::from(line);
    let own = id.clone();
    let picked = Memo::new(move |_| desk.picked.with(|picked| picked.contains(&own)));
    view! {
        <tr class:picked=move || picked.get()>
            <td class="pick-cell">{check(desk, id.clone(), line, picked)}</td>
            <td class="what">{title(here, &id, line)}</td>
            <td class="who">{part(move || people(here, &line.read()))}</td>
            <td class="where">
                {phase::chip(here, move || line.with(|line| line.phase))}
                <span class="small count">{text(move || phase::count(here, &line.read()))}</span>
            </td>
            <td class="when small">{part(move || when(here, &line.read()))}</td>
        </tr>
    }
    .into_any()
}

/// The title, which opens the envelope.
pub(super) fn title(here: Here, id: &EnvelopeId, line: RwSignal<FollowLine>) -> AnyView {
    let title = move || {
        let title = line.with(|line| line.title.clone());
        if title.is_empty() { here.t("follow-untitled") } else { title }
    };
    view! { <a class="title" href=format!("#{id}")>{text(title)}</a> }.into_any()
}

fn check(desk: Desk, id: EnvelopeId, line: RwSignal<FollowLine>, picked: Memo<bool>) -> impl IntoView {
    let here = desk.here;
    let pick = move |event: Event| {
        let wanted = event_target_checked(&event);
        desk.picked.update(|all| {
            if wanted {
                all.insert(id.clone());
            } else {
                all.remove(&id);
            }
        });
    };
    let name = move || here.say("follow-pick", &[("title", &line.with(|line| line.title.clone()))]);
    view! {
        <label class="check only">
            <input type="checkbox" prop:checked=picked on:change=pick aria-label=text(name) />
        </label>
    }
}

/// Everybody with a mark; the rest by number.
pub(super) fn people(here: Here, line: &FollowLine) -> AnyView {
    let lines: Vec<_> = line.recipients.iter().take(NAMED).map(|one| mark::person(here, one)).collect();
    let more = line.recipients.len().saturating_sub(NAMED);
    let more = (more > 0).then(|| here.say("follow-others", &[("count", &more.to_string())]));
    view! { <ul class="people">{lines}{more.map(|more| view! { <li class="small muted">{more}</li> })}</ul> }
        .into_any()
}

/// When it was sent, and until when it runs or when it ended.
pub(super) fn when(here: Here, line: &FollowLine) -> AnyView {
    let sent = here.say("follow-sent-on", &[("day", &moment::day(here, line.sent_at))]);
    let (key, at) = match line.ended_at.filter(|_| phase::is_over(line.phase)) {
        Some(ended) => ("follow-ended-on", ended),
        None => ("follow-until", line.deadline),
    };
    view! { <span>{sent}</span> <span class="muted">{here.say(key, &[("day", &moment::day(here, at))])}</span> }.into_any()
}
