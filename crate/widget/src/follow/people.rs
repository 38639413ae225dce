//! Who stands where: order, role, whether needed, when acted; reminded and replaced one by one.

use std::rc::Rc;

use envelope::{Command, Event, NotAllowed, Recipient, Role, Standing};
use leptos::prelude::*;
use protocol::http::{Remind, StandingWord};

use super::{
    act::{self, Act},
    desk::Desk,
    identity, mark, notices,
    opened::{self, Opened},
};
use crate::{
    here::Here,
    moment,
    part::tap,
    spelled::small,
    trouble::{sentence, trouble},
};

/// Everybody, in the order of the route.
pub(super) fn people(desk: Desk, opened: &Rc<Opened>) -> AnyView {
    let sent = opened.reading.sent().map_or(&[][..], |sent| &sent.recipients);
    let several = sent.iter().any(|one| one.step != sent[0].step);
    let lines: Vec<_> =
        (0u16..).zip(sent).map(|(index, facts)| person(desk, opened, (index, facts), several)).collect();
    view! { <ol class="route">{lines}</ol> }.into_any()
}

fn person(desk: Desk, opened: &Rc<Opened>, (index, facts): (u16, &Recipient), several: bool) -> AnyView {
    let here = desk.here;
    let standing = opened.reading.state().standing(index).unwrap_or(Standing::Over);
    let (class, sign, word) = mark::of(StandingWord::from(standing));
    let address = opened.reading.address(index).map(str::to_owned);
    let name = opened.reading.person(index);
    let address = address.filter(|address| *address != name);
    let at = acted_at(opened, index).map(|at| moment::day_and_time(here, at));
    view! {
        <li class=format!("standing {class}")>
            <span class="shape" aria-hidden="true">{sign}</span>
            <div class="grow">
                <strong>{name}</strong>
                {address.map(|address| view! { <span class="small muted address">{address}</span> })}
                <span class="small muted">{role(here, facts, several)}</span>
                <span class="small"><b>{here.t(word)}</b>{at.map(|at| view! { <span>" · "{at}</span> })}</span>
                {identity::shown(here, opened, index).map(|shown| view! { <span class="small">{shown}</span> })}
                {notices::of(desk, opened, index)}
            </div>
            {doing(desk, opened, index)}
        </li>
    }
    .into_any()
}

/// “Signs · step 2 · optional”.
fn role(here: Here, facts: &Recipient, several: bool) -> String {
    let role = match facts.role {
        Role::Signer => "follow-role-signer",
        Role::Approver => "follow-role-approver",
        Role::Finaliser => "follow-role-finaliser",
        Role::Copy => "follow-role-copy",
    };
    let step = here.say("follow-step", &[("number", &(facts.step + 1).to_string())]);
    let mut parts = vec![here.t(role)];
    if facts.role != Role::Copy {
        parts.extend(several.then_some(step));
        parts.push(here.t(if facts.required { "follow-required" } else { "follow-optional" }));
    }
    parts.join(" · ")
}

/// When somebody signed, approved or declined; none if that was taken back.
fn acted_at(opened: &Opened, index: u16) -> Option<envelope::Timestamp> {
    let standing = opened.reading.state().standing(index)?;
    opened.reading.when(|event| match (event, standing) {
        (Event::Signed(signed), Standing::Signed) => signed.recipient == index,
        (Event::Approved(approved), Standing::Approved) => approved.recipient == index,
        (Event::Declined { recipient, .. }, Standing::Declined) => *recipient == index,
        _ => false,
    })
}

/// Reminding, with why not; and somebody else in this place.
fn doing(desk: Desk, opened: &Rc<Opened>, index: u16) -> Option<AnyView> {
    let here = desk.here;
    let standing = opened.reading.state().standing(index)?;
    let open = matches!(standing, Standing::Turn | Standing::NotYet);
    if !open || !opened.is_collecting() {
        return None;
    }
    let turn = standing == Standing::Turn;
    let command = Command::Remind { recipients: vec![index] };
    let refused = opened.reading.state().decide(&command, opened.now).err().and_then(|why| limit(&why));
    let why = refused.map(|code| sentence(here, &trouble(code, "")));
    let (whom, name, again) = (opened.named(), opened.reading.person(index), opened.reading.person(index));
    let (whose, third) = (opened.named(), again.clone());
    let seen = opened.reading.state().attested(index).is_some();
    let may = why.is_none();
    let remind = move || {
        if may {
            remind(desk, index);
        }
    };
    Some(
        view! {
            <div class="does">
                {turn.then(|| view! {
                    <button type="button" class="btn text" aria-disabled=(!may).to_string() on:click=tap(remind)>
                        {here.word("follow-remind")}<span class="unseen">" "{name}</span>
                    </button>
                })}
                {may_attest(desk, opened, index).then(|| view! {
                    <button type="button" class="btn text" aria-haspopup="dialog"
                        on:click=tap(move || act::ask(desk, Act::Attest(index), whose.clone()))>
                        {here.word(if seen { "follow-attest-again" } else { "follow-attest" })}<span class="unseen">" "{third}</span>
                    </button>
                })}
                <button type="button" class="btn text" aria-haspopup="dialog"
                    on:click=tap(move || act::ask(desk, Act::Replace(index), whom.clone()))>
                    {here.word("follow-replace")}<span class="unseen">" "{again}</span>
                </button>
            </div>
            {why.filter(|_| turn).map(|why| view! { <p class="small muted why">{why}</p> })}
        }
        .into_any(),
    )
}

/// Whether who looks is an officer, and somebody else's identity is still of use.
fn may_attest(desk: Desk, opened: &Opened, index: u16) -> bool {
    let (officer, own) = desk.session.with_untracked(|session| {
        let session = session.as_ref();
        let address = opened.reading.address(index).map(small);
        let own = session.is_some_and(|session| address.as_deref() == Some(session.email.as_str()));
        (session.is_some_and(|session| session.officer), own)
    });
    officer && !own && opened.reading.state().may_be_attested(index, opened.now)
}

/// The limits that have a sentence of their own.
fn limit(why: &NotAllowed) -> Option<&'static str> {
    match why {
        NotAllowed::RemindedLately => Some("reminded_lately"),
        NotAllowed::TooManyReminders => Some("too_many_reminders"),
        NotAllowed::NotYourTurn => Some("nobody_to_remind"),
        _ => None,
    }
}

fn remind(desk: Desk, recipient: u16) {
    let Some(opened) = desk.opened.get_untracked() else { return };
    desk.here.spawn(async move {
        let body = Remind { recipients: vec![recipient] };
        let view = async { desk.api()?.remind(opened.reading.envelope().as_str(), &body).await }.await;
        if view.is_ok() {
            desk.announce(Act::Remind.words().done, &[("count", "1")]);
        }
        opened::take(desk, view);
    });
}
