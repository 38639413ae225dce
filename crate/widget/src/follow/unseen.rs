//! For officers: who is still to show them an identity document, whoever sent it.

use std::rc::Rc;

use leptos::prelude::*;
use protocol::http::{Unseen, UnseenPerson};

use super::{
    act::{self, Act},
    desk::Desk,
};
use crate::{
    device::pause,
    part::{part, tap, text},
};

/// How often it is looked again, milliseconds: somebody may stand at the desk already.
const EVERY: u32 = 20_000;

/// Looks now, and again and again as long as this officer's session lasts.
pub(super) fn watch(desk: Desk) {
    let own = officer(desk);
    desk.here.spawn(async move {
        while own.is_some() && officer(desk) == own {
            look(desk).await;
            pause(EVERY).await;
        }
    });
}

/// Looks; without an answer the list is only older.
pub(super) async fn look(desk: Desk) {
    if officer(desk).is_none() {
        return;
    }
    let people = match async { desk.api()?.unseen().await }.await {
        Ok(Unseen { people }) => people,
        Err(why) if why.code == "unauthorised" => return desk.show(why),
        Err(_) => return,
    };
    let places = |list: &[Rc<UnseenPerson>]| -> Vec<_> {
        list.iter().map(|one| (one.envelope.clone(), one.recipient, one.email.clone())).collect()
    };
    let people: Vec<_> = people.into_iter().map(Rc::new).collect();
    // Drawn anew only when there is news: the focus stays where it is.
    if desk.unseen.with_untracked(|known| places(known) != places(&people)) {
        desk.unseen.set(people);
    }
}

fn officer(desk: Desk) -> Option<String> {
    desk.session
        .with_untracked(|session| session.as_ref().filter(|one| one.officer).map(|one| one.token.clone()))
}

/// The list; nothing where there is nobody.
pub(super) fn card(desk: Desk) -> AnyView {
    let here = desk.here;
    let count = Memo::new(move |_| desk.unseen.with(Vec::len));
    let there = Memo::new(move |_| count.get() > 0);
    part(move || {
        there.get().then(|| {
            view! {
                <details class="card to-see">
                    <summary>{text(move || here.say("follow-unseen", &[("count", &count.get().to_string())]))}</summary>
                    <p class="small muted">{here.word("follow-unseen-why")}</p>
                    <ul class="lines">{move || desk.unseen.get().into_iter().map(|one| line(desk, &one)).collect_view()}</ul>
                </details>
            }
        })
    })
    .into_any()
}

fn line(desk: Desk, person: &UnseenPerson) -> AnyView {
    let here = desk.here;
    let UnseenPerson { envelope, recipient, name, email, title, sender, .. } = person.clone();
    let (name, below) = match name {
        Some(name) => (name, email),
        None => (email, String::new()),
    };
    let asks = here.say("follow-unseen-asks", &[("sender", &sender), ("title", &title)]);
    let (whose, whom) = (name.clone(), vec![(envelope, title)]);
    view! {
        <li>
            <span class="grow">
                <strong>{name}</strong>
                {(!below.is_empty()).then(|| view! { <span class="small muted address">{below}</span> })}
                <span class="small muted">{asks}</span>
            </span>
            <button type="button" class="btn quiet" aria-haspopup="dialog"
                on:click=tap(move || act::ask(desk, Act::Attest(recipient), whom.clone()))>
                {here.word("follow-attest")}<span class="unseen">" "{whose}</span>
            </button>
        </li>
    }
    .into_any()
}
