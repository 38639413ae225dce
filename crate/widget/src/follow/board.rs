//! The board: a column for each state, the first of each in it.

use leptos::prelude::*;

use super::{
    desk::{Column, Desk, Row},
    filters, row,
};
use crate::{
    office::phase,
    part::{part, tap, text},
};

/// The columns; states without any have none.
pub(super) fn board(desk: Desk) -> AnyView {
    let here = desk.here;
    let none = Memo::new(move |_| desk.columns.with(Vec::is_empty));
    view! {
        {part(move || none.get().then(|| view! { <p class="card centre muted" role="status">{here.word("follow-none-found")}</p> }))}
        <div class="board">
            <For each=move || desk.columns.get() key=|one| phase::word(one.phase) let(one)>{column(desk, &one)}</For>
        </div>
    }
    .into_any()
}

fn column(desk: Desk, column: &Column) -> AnyView {
    let here = desk.here;
    let phase = column.phase;
    let find = move || desk.columns.with(|all| all.iter().find(|one| one.phase == phase).cloned());
    let rows = move || find().map(|one| one.rows).unwrap_or_default();
    let more = Memo::new(move |_| find().is_some_and(|one| one.more));
    let word = phase::word(phase);
    view! {
        <section class=format!("column {}", phase::look(phase).0) aria-label=here.word(word)>
            <h2><span aria-hidden="true">{phase::look(phase).1}</span> {here.word(word)} " "<b>{text(move || desk.count(phase).to_string())}</b></h2>
            <ul class="stack tight">
                <For each=rows key=|row| row.id.clone() let(one)>{card(desk, one)}</For>
            </ul>
            {part(move || more.get().then(|| view! {
                <button type="button" class="btn text" on:click=tap(move || filters::only(desk, Some(phase)))>
                    {here.word("follow-column-all")}
                </button>
            }))}
        </section>
    }
    .into_any()
}

fn card(desk: Desk, row: Row) -> AnyView {
    let here = desk.here;
    let line = RwSignal::from(row.line);
    view! {
        <li class="card note">
            {row::title(here, &row.id, line)}
            {part(move || row::people(here, &line.read()))}
            <p class="small muted ends">
                <span>{text(move || phase::count(here, &line.read()))}</span>
                {part(move || row::when(here, &line.read()))}
            </p>
        </li>
    }
    .into_any()
}
