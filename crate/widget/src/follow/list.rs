//! Reading the list, portion by portion; reading it again without taking anything from under a finger.

use std::collections::BTreeSet;

use leptos::prelude::*;
use protocol::http::{EnvelopePage, FollowLine, ListEnvelopes, PhaseWord};

use super::desk::{Column, Desk, Row, View};
use crate::{office::phase, trouble::Trouble};

/// Lines of a portion.
const PORTION: usize = 50;
/// The most lines on one page: further ones are a page of their own.
const MOST: usize = 300;
/// Envelopes of one state on the board.
const COLUMN: u16 = 20;

/// From the beginning: something else is asked for.
pub(super) fn anew(desk: Desk) {
    desk.start.set(None);
    desk.before.set(vec![]);
    from_start(desk);
}

fn from_start(desk: Desk) {
    desk.picked.set(BTreeSet::new());
    read(desk, PORTION, false);
}

/// What is shown, as it is now.
pub(super) fn again(desk: Desk) {
    let shown = desk.rows.with_untracked(Vec::len);
    read(desk, shown.max(PORTION), false);
}

/// The portion after what is shown.
pub(super) fn more(desk: Desk) {
    read(desk, PORTION, true);
}

/// Whether another portion has room below what is shown.
pub(super) fn has_room(desk: Desk) -> bool {
    desk.rows.with(Vec::len) < MOST
}

/// The page after this one.
pub(super) fn turn(desk: Desk) {
    let here = desk.start.get_untracked();
    desk.before.update(|before| before.push(here));
    desk.start.set(desk.next.get_untracked());
    from_start(desk);
}

/// The page before this one.
pub(super) fn turn_back(desk: Desk) {
    let start = desk.before.try_update(Vec::pop).flatten();
    desk.start.set(start.flatten());
    from_start(desk);
}

fn read(desk: Desk, wanted: usize, below: bool) {
    let round = desk.round.try_update_value(|round| {
        *round += 1;
        *round
    });
    desk.here.spawn(async move {
        let done = if desk.view.get_untracked() == View::Board {
            board(desk, round).await
        } else {
            lines(desk, (wanted, below), round).await
        };
        // What went wrong with a question that nobody asks any more is nobody's trouble.
        if let Err(why) = done
            && is_current(desk, round)
        {
            desk.read.set(true);
            desk.show(why);
        }
    });
}

fn is_current(desk: Desk, round: Option<u32>) -> bool {
    desk.round.try_get_value() == round
}

async fn lines(desk: Desk, (wanted, below): (usize, bool), round: Option<u32>) -> Result<(), Trouble> {
    let phases: Vec<_> = desk.phase.get_untracked().into_iter().collect();
    let mut after = if below { desk.next.get_untracked() } else { desk.start.get_untracked() };
    let mut found = vec![];
    loop {
        let most = u16::try_from((wanted - found.len()).min(100)).unwrap_or(100);
        let page = portion(desk, phases.clone(), after, most).await?;
        if !is_current(desk, round) {
            return Ok(());
        }
        found.extend(page.envelopes);
        after = page.next;
        desk.counts.set(page.counts);
        if after.is_none() || found.len() >= wanted {
            break;
        }
    }
    desk.next.set(after);
    let kept = if below { desk.rows.get_untracked() } else { vec![] };
    let held = desk.rows.get_untracked();
    desk.rows.set(kept.into_iter().chain(found.into_iter().map(|line| row(&held, line))).collect());
    forget_gone(desk);
    desk.read.set(true);
    Ok(())
}

async fn portion(
    desk: Desk,
    phases: Vec<PhaseWord>,
    after: Option<String>,
    most: u16,
) -> Result<EnvelopePage, Trouble> {
    let search = desk.search.get_untracked().trim().to_owned();
    let search = (!search.is_empty()).then_some(search);
    let sort = desk.sort.get_untracked();
    desk.api()?.list(&ListEnvelopes { search, phases, sort, after, most: Some(most) }).await
}

/// The first of each state.
async fn board(desk: Desk, round: Option<u32>) -> Result<(), Trouble> {
    let held: Vec<Row> =
        desk.columns.with_untracked(|all| all.iter().flat_map(|one| one.rows.clone()).collect());
    let mut columns = vec![];
    for phase in phase::ALL {
        let page = portion(desk, vec![phase], None, COLUMN).await?;
        if !is_current(desk, round) {
            return Ok(());
        }
        desk.counts.set(page.counts);
        let rows: Vec<_> = page.envelopes.into_iter().map(|line| row(&held, line)).collect();
        if !rows.is_empty() {
            columns.push(Column { phase, rows, more: page.next.is_some() });
        }
    }
    desk.columns.set(columns);
    desk.read.set(true);
    Ok(())
}

/// The line that is there already, with what is known now; or a new one.
fn row(held: &[Row], line: FollowLine) -> Row {
    match held.iter().find(|row| row.id == line.envelope) {
        Some(row) => {
            row.line.set(line);
            row.clone()
        }
        None => Row { id: line.envelope.clone(), line: ArcRwSignal::new(line) },
    }
}

/// What is not shown is not picked.
fn forget_gone(desk: Desk) {
    let shown: BTreeSet<_> = desk.rows.with_untracked(|rows| rows.iter().map(|row| row.id.clone()).collect());
    if desk.picked.with_untracked(|picked| !picked.is_subset(&shown)) {
        desk.picked.update(|picked| picked.retain(|id| shown.contains(id)));
    }
}
