//! The list: a table on a laptop, cards on a phone, a board on demand.

use std::collections::BTreeSet;

use leptos::{html, prelude::*};
use web_sys::Event;

use super::{
    board,
    desk::{Desk, View},
    filters, list, pick, row, unseen,
};
use crate::{
    part::{Watching, focus_heading, part, tap, text},
    trouble,
};

/// The step.
pub(super) fn table(desk: Desk) -> impl IntoView {
    let here = desk.here;
    let heading = NodeRef::<html::H1>::new();
    focus_heading(heading);
    let none = Memo::new(move |_| desk.read.get() && desk.total() == 0 && desk.search.with(String::is_empty));
    view! {
        <div class="body wide stack" class:picking=move || desk.picked.with(|picked| !picked.is_empty())>
            <div class="row">
                <h1 node_ref=heading tabindex="-1" class="grow">{here.word("follow-title")}</h1>
                {new(desk)}
            </div>
            {trouble::alert(here, desk.trouble)}
            {unseen::card(desk)}
            {part(move || if none.get() { nothing(desk) } else { full(desk) })}
        </div>
        {pick::bar(desk)}
    }
}

/// The way to send something, where the host page has one.
fn new(desk: Desk) -> impl IntoView {
    let page = desk.here.attribute("prepare");
    page.map(|page| view! { <a class="btn" href=page>{desk.here.word("follow-new")}</a> })
}

fn nothing(desk: Desk) -> AnyView {
    view! { <section class="card stack centre"><p class="muted">{desk.here.word("follow-empty")}</p></section> }.into_any()
}

fn full(desk: Desk) -> AnyView {
    let here = desk.here;
    view! {
        {filters::filters(desk)}
        {part(move || if !desk.read.get() {
            view! { <p class="row" role="status"><span class="spin" aria-hidden="true"></span>{here.word("part-loading")}</p> }.into_any()
        } else if desk.view.get() == View::Board {
            board::board(desk)
        } else {
            lines(desk)
        })}
    }
    .into_any()
}

fn lines(desk: Desk) -> AnyView {
    let here = desk.here;
    let none = Memo::new(move |_| desk.rows.with(Vec::is_empty));
    view! {
        {part(move || none.get().then(|| view! { <p class="card centre muted" role="status">{here.word("follow-none-found")}</p> }))}
        {earlier(desk)}
        <table class="follow" class:gone=move || none.get()>
            <caption class="unseen">{here.word("follow-title")}</caption>
            <thead>
                <tr>
                    <th scope="col">{everything(desk)}</th>
                    <th scope="col">{here.word("follow-column-what")}</th>
                    <th scope="col">{here.word("follow-column-who")}</th>
                    <th scope="col">{here.word("follow-column-state")}</th>
                    <th scope="col">{here.word("follow-column-when")}</th>
                </tr>
            </thead>
            <tbody>
                <For each=move || desk.rows.get() key=|row| row.id.clone() let(one)>{row::row(desk, one)}</For>
            </tbody>
        </table>
        {further(desk)}
    }
    .into_any()
}

/// Picks all that are shown, or none.
fn everything(desk: Desk) -> impl IntoView {
    let all = move || {
        let (rows, picked) = (desk.rows.with(Vec::len), desk.picked.with(BTreeSet::len));
        rows > 0 && rows == picked
    };
    let pick = move |event: Event| {
        let rows = if event_target_checked(&event) { desk.rows.get_untracked() } else { vec![] };
        desk.picked.set(rows.into_iter().map(|row| row.id).collect());
    };
    view! {
        <label class="check only">
            <input type="checkbox" name="all" prop:checked=all on:change=pick />
            <span class="on-phone">{desk.here.word("follow-pick-all")}</span>
        </label>
    }
}

fn earlier(desk: Desk) -> impl IntoView {
    part(move || {
        (!desk.before.with(Vec::is_empty)).then(|| view! {
        <p class="centred"><button type="button" class="btn quiet" on:click=tap(move || list::turn_back(desk))>{desk.here.word("follow-earlier")}</button></p>
    })
    })
}

/// The next portion: it comes as one scrolls, or by its button; past what a page takes, on a page of its own.
fn further(desk: Desk) -> impl IntoView {
    let here = desk.here;
    let end = NodeRef::<html::P>::new();
    let watching = StoredValue::new_local(None::<Watching>);
    Effect::new(move |_| {
        let Some(end) = end.get() else { return };
        let near = Watching::new("600px", move |_| {
            if list::has_room(desk) && desk.next.with_untracked(Option::is_some) {
                list::more(desk);
            }
        });
        if let Some(near) = near {
            near.observer.observe(&end);
            watching.set_value(Some(near));
        }
    });
    let shown = Memo::new(move |_| {
        let room = list::has_room(desk);
        desk.next.with(Option::is_some).then_some(room)
    });
    // A new portion pushes the end away: it is looked at afresh.
    part(move || {
        let _ = desk.rows.with(Vec::len);
        shown.get().map(|room| view! {
            <p node_ref=end class="centred">
                <button type="button" class="btn quiet" on:click=tap(move || if room { list::more(desk) } else { list::turn(desk) })>
                    {text(move || here.t(if room { "follow-more" } else { "follow-next-page" }))}
                </button>
            </p>
        })
    })
}
