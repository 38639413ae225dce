//! `<paraph-follow>`: everything that was sent, where it stands, and what its sender can do; one file a noun.

use leptos::prelude::*;

use crate::{
    here::Here,
    office::signin,
    part::{part, tap},
};

mod act;
mod again;
mod attest;
mod board;
mod desk;
mod documents;
mod errand;
mod filters;
mod identity;
mod list;
mod live;
mod look;
mod mark;
mod notices;
mod opened;
mod originals;
mod page;
mod people;
mod pick;
mod replace;
mod row;
mod seal;
mod sheet;
mod stood;
mod table;
mod timeline;
mod told;
mod unseen;
mod versions;

use desk::Desk;

/// The element's inside.
pub(crate) fn element(here: Here) -> impl IntoView {
    let desk = Desk::new(here);
    opened::follow_address(desk);
    desk.begin();
    let is_in = Memo::new(move |_| desk.session.with(Option::is_some));
    let is_open = Memo::new(move |_| desk.at.get().is_some());
    view! {
        <div class="frame">
            {header(desk, is_in)}
            {part(move || match (is_in.get(), is_open.get()) {
                (false, _) => signin::step(desk.door()).into_any(),
                (true, true) => page::page(desk).into_any(),
                (true, false) => table::table(desk).into_any(),
            })}
            {sheet::sheet(desk)}
        </div>
    }
}

fn header(desk: Desk, is_in: Memo<bool>) -> impl IntoView {
    let here = desk.here;
    view! {
        <header class="top">
            <span class="brand">"Paraph"</span>
            {part(move || (desk.live.get() == Some(false) && is_in.get()).then(|| view! {
                <span class="small muted" role="status">{here.word("follow-not-live")}</span>
            }))}
            {part(move || is_in.get().then(|| view! {
                <button type="button" class="btn text push" on:click=tap(move || desk.leave())>{here.word("office-sign-out")}</button>
            }))}
        </header>
    }
}
