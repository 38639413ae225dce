//! `<paraph-inbox>`: what waits for one person, each to be opened, or many to be signed or declined at once.

use leptos::{ev, prelude::*};

use crate::{here::Here, part::part, sign::confirm};

mod act;
mod decline;
mod desk;
mod folder;
mod heading;
mod keep;
mod list;
mod load;
mod progress;
mod recap;
mod result;
mod sessions;

use desk::{Desk, Step};

/// The element's inside.
pub(crate) fn element(here: Here) -> impl IntoView {
    let desk = Desk::new(here);
    confirm::follow_language(desk.case);
    keep::follow(desk);
    follow(desk);
    view! {
        <div class="frame">
            {part(move || match desk.step.get() {
                Step::List => list::step(desk).into_any(),
                Step::Sign => recap::step(desk).into_any(),
                Step::Decline => decline::step(desk).into_any(),
                Step::Working => progress::step(desk).into_any(),
                Step::Result => result::step(desk).into_any(),
            })}
        </div>
    }
}

/// Looks again when the host page gives another token, and when the person comes back to the page.
fn follow(desk: Desk) {
    Effect::new(move |_| {
        desk.here.changed.track();
        load::begin(desk);
    });
    let back = window_event_listener(ev::focus, move |_| {
        if desk.step.get_untracked() == Step::List {
            load::begin(desk);
        }
    });
    on_cleanup(move || back.remove());
}
