//! Everything that happened, in words, with its moment: the transcript as people read it.

use std::rc::Rc;

use leptos::prelude::*;

use super::{desk::Desk, opened::Opened, told};
use crate::moment;

/// The newest first.
pub(super) fn timeline(desk: Desk, opened: &Rc<Opened>) -> AnyView {
    let here = desk.here;
    let lines: Vec<_> = opened
        .reading
        .history()
        .iter()
        .rev()
        .map(|record| {
            let told = told::told(here, &opened.reading, record);
            view! {
                <li class=told.class>
                    <span class="shape" aria-hidden="true">{told.sign}</span>
                    <span class="grow">{told.words}</span>
                    <span class="small muted">{moment::day_and_time(here, record.at())}</span>
                </li>
            }
        })
        .collect();
    view! { <ol class="timeline" reversed>{lines}</ol> }.into_any()
}
