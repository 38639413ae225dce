//! What comes back after the page was killed: what was ticked, what was given, and what was left to be done.

use envelope::Digest;
use leptos::prelude::*;
use protocol::http::{InboxLine, InboxView};
use serde::{Deserialize, Serialize};

use super::{
    desk::{Deed, Desk, Key, Step, key},
    sessions,
};
use crate::{
    kept,
    sign::{case::Step as CaseStep, keep, mark},
};

/// Everything given so far; the pixels of a picture are kept beside it.
#[derive(Serialize, Deserialize)]
struct Kept {
    given: keep::Kept,
    step: Step,
    deed: Deed,
    chosen: Vec<Key>,
    list: Vec<Key>,
    reason: String,
    /// The list that a code was sent for.
    coded: Vec<Key>,
}

/// Keeps it from now on, whenever it changes; forgets it when nothing is left to do.
pub(crate) fn follow(desk: Desk) {
    Effect::new(move |_| {
        let Some(person) = desk.person.get() else { return };
        let step = desk.step.get();
        let under_way = matches!(step, Step::Sign | Step::Decline | Step::Working);
        if under_way || desk.chosen.with(|chosen| !chosen.is_empty()) {
            kept::keep(desk.here, &place(person), &given(desk, step), &keep::pixels(desk.case));
        } else {
            kept::forget(desk.here, &place(person));
        }
    });
}

fn given(desk: Desk, step: Step) -> Kept {
    Kept {
        given: keep::given(desk.case, CaseStep::Confirm),
        step,
        deed: desk.deed.get(),
        chosen: desk.chosen.get(),
        list: desk.keys(),
        reason: desk.reason.get(),
        coded: desk.coded.get(),
    }
}

/// The first time that this person's inbox is seen: what was kept for them is put back. What somebody else gave in
/// this page is theirs.
pub(crate) async fn bring_back(desk: Desk, view: &InboxView) {
    let before = desk.person.get_untracked();
    if before == Some(view.person) || desk.recalling.get_value() == Some(view.person) {
        return;
    }
    desk.recalling.set_value(Some(view.person));
    if before.is_some() {
        desk.clear();
    }
    let found = kept::recall::<Kept>(desk.here, &place(view.person)).await;
    let Some((kept, bytes)) = found else { return desk.person.set(Some(view.person)) };
    let Kept { given, step, deed, chosen, list, reason, coded } = kept;
    let marked = given.is_marked();
    keep::bring_back(desk.case, given, bytes);
    if marked {
        // What cannot be made again is asked for again.
        let _ = mark::put(desk.case).await;
    }
    desk.chosen.set(chosen);
    desk.reason.set(reason);
    desk.coded.set(coded);
    // From here on it is kept again: not before, or an empty page would be.
    desk.person.set(Some(view.person));
    sessions::recall(desk);
    let left = lines(view, &list);
    if !left.is_empty() && matches!(step, Step::Sign | Step::Decline | Step::Working) {
        desk.resumed.set(step == Step::Working);
        desk.list.set(left);
        desk.deed.set(deed);
        desk.go(if deed == Deed::Sign { Step::Sign } else { Step::Decline });
    }
}

/// Those of a list that still wait, in its order.
fn lines(view: &InboxView, list: &[Key]) -> Vec<InboxLine> {
    let line = |one: &Key| view.lines.iter().find(|line| key(line) == *one).cloned();
    list.iter().filter_map(line).collect()
}

fn place(person: Digest) -> String {
    format!("inbox/{person}")
}
