//! The same once more: this one is cancelled if it is still under way, and a draft is prefilled.

use envelope::{Role, Sent};
use evidence::Record;
use leptos::prelude::*;

use super::{
    act::{self, Act, Asking},
    desk::Desk,
    opened, originals,
    sheet::{self, Sheet, buttons, reason},
    stood, versions,
};
use crate::{
    moment,
    office::again::{self, Again, Somebody},
    part::part,
    reading::Reading,
    trouble::Trouble,
};

/// What will happen, and to what.
pub(super) fn question(sheet: Sheet, asking: Asking) -> AnyView {
    let desk = sheet.desk;
    let here = desk.here;
    let draft = RwSignal::new(false);
    here.spawn(async move {
        if let Some(email) = sender(desk) {
            draft.set(again::has_draft(here, &email).await);
        }
    });
    let collecting = desk.opened.get_untracked().is_some_and(|opened| opened.is_collecting());
    let documents = if originals::has_host(desk) { "follow-again-with" } else { "follow-again-without" };
    let yes = if collecting { "follow-again-yes" } else { "follow-again-only" };
    let done = move || {
        let asking = asking.clone();
        sheet.run(Act::Again, async move || send(sheet, asking, collecting).await);
    };
    view! {
        <p>{here.word(documents)}</p>
        {part(move || draft.get().then(|| view! {
            <p class="notice warn"><span class="sign" aria-hidden="true">"!"</span><span>{here.word("follow-again-draft")}</span></p>
        }))}
        {collecting.then(|| reason(sheet))}
        {buttons(sheet, yes, done)}
    }
    .into_any()
}

fn sender(desk: Desk) -> Option<String> {
    desk.session.with_untracked(|session| Some(session.as_ref()?.email.clone()))
}

async fn send(sheet: sheet::Sheet, asking: Asking, collecting: bool) -> Vec<act::Result> {
    let Asking { whom, .. } = asking;
    let title = whom.first().map(|(_, title)| title.clone()).unwrap_or_default();
    let mut failed = None;
    if let (true, Some(action)) = (collecting, Act::Cancel.action(&sheet.reason.get_untracked())) {
        failed = act::all(sheet.desk, action, whom).await.into_iter().find_map(|(_, why)| why);
    }
    if failed.is_none() {
        failed = begin(sheet.desk).await.err();
    }
    vec![(title, failed)]
}

/// Leaves everything for the page that prepares, and goes there.
async fn begin(desk: Desk) -> Result<(), Trouble> {
    let (Some(opened), Some(email)) = (desk.opened.get_untracked(), sender(desk)) else { return Ok(()) };
    let Some(mut left) = of(&opened.reading) else { return Ok(()) };
    let (all, mut documents) = (versions::documents(&opened), vec![]);
    for document in all.clone() {
        // Without the host they are chosen again: all of them, in their order.
        if let Some(Ok(bytes)) = originals::from_host(desk, &opened.reading, document).await {
            let media = opened.reading.media_type(document);
            left.documents.push((opened.reading.document_name(document), media));
            documents.push(bytes);
        }
    }
    left.whole = documents.len() == all.len();
    again::leave(desk.here, &email, &left, &documents);
    let page = desk.here.attribute("prepare");
    if let (Some(page), Some(window)) = (page, web_sys::window()) {
        let _ = window.location().assign(&page);
    } else {
        opened::go(None);
    }
    Ok(())
}

fn of(reading: &Reading) -> Option<Again> {
    let sent = reading.sent()?;
    let acting = reading.acting();
    let step = |index: u16| sent.recipients[usize::from(index)].step;
    // A finaliser is never asked together with others.
    let others =
        acting.iter().filter(|index| reading.role(**index) != Role::Finaliser).map(|index| step(*index));
    let mut before = None;
    let people = acting.iter().map(|index| {
        let together = before.replace(step(*index)) == Some(step(*index));
        Somebody { together, ..somebody(reading, sent, *index) }
    });
    let copies = (0u16..).zip(&sent.recipients).filter(|(_, one)| one.role == Role::Copy);
    Some(Again {
        approval: reading.is_approval(),
        title: reading.title().to_owned(),
        message: reading.value("message").unwrap_or_default().to_owned(),
        at_once: acting.len() > 1 && others.max() == Some(0),
        people: people.collect(),
        copies: copies.map(|(index, _)| somebody(reading, sent, index)).collect(),
        copy_to_all: sent.copy_to_all,
        may_reassign: sent.may_reassign,
        seal: sent.seal,
        level: sent.level,
        reminders: sent.reminders,
        days: days(reading, sent),
        stood: stood::of(reading, sent),
        documents: vec![],
        whole: false,
    })
}

/// How many days there were to act, on this device's calendar.
fn days(reading: &Reading, sent: &Sent) -> u32 {
    let begun = reading.history().first().map_or(sent.deadline, Record::at);
    moment::days_between(begun, sent.deadline)
}

fn somebody(reading: &Reading, sent: &Sent, index: u16) -> Somebody {
    let facts = &sent.recipients[usize::from(index)];
    Somebody {
        email: reading.address(index).unwrap_or_default().to_owned(),
        name: reading.given_name(index).unwrap_or_default().to_owned(),
        required: facts.required,
        language: facts.language.clone(),
        role: if facts.role == Role::Copy { Role::Signer } else { facts.role },
        together: false,
        phone: reading.phone(index).unwrap_or_default().to_owned(),
        link_by: facts.link_by,
        code_by: facts.code_by,
    }
}
