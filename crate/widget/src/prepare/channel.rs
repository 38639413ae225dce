//! Which way link and code go to somebody, and the telephone number that an SMS needs.

use envelope::{Channel, Level, Role};
use leptos::prelude::*;

use super::{draft::Draft, people::change, person::Person};
use crate::{
    here::Here,
    part::{part, tap, text, typing},
    phone,
};

/// How somebody is reached, as it is recorded.
pub(super) struct Reach {
    pub(super) number: String,
    pub(super) link_by: Channel,
    pub(super) code_by: Channel,
}

impl Person {
    /// How this person is reached: a number that nothing needs is not recorded, and without one all goes by mail, unless
    /// the level needs it.
    pub(super) fn reach(&self, role: Role, level: Level) -> Reach {
        let (link_by, code_by) = match role {
            Role::Copy => (Channel::Email, Channel::Email),
            _ if level == Level::Sms => (self.link_by, Channel::Email),
            _ if self.number().is_none() => (Channel::Email, Channel::Email),
            _ => (self.link_by, self.code_by),
        };
        let needed =
            link_by == Channel::Sms || code_by == Channel::Sms || (level == Level::Sms && role.acts());
        let number = if needed { self.number().unwrap_or_default() } else { String::new() };
        Reach { number, link_by, code_by }
    }

    /// Whether an SMS has to reach this person, who acts.
    fn needs_phone(&self, level: Level) -> bool {
        level == Level::Sms || self.link_by == Channel::Sms || self.code_by == Channel::Sms
    }
}

impl Draft {
    /// Whether this service sends SMS.
    pub(super) fn has_sms(self) -> bool {
        self.session.with(|session| session.as_ref().is_some_and(|session| session.sms))
    }

    /// Whether those who act can be asked to show who they are.
    pub(super) fn has_identity(self) -> bool {
        self.session.with(|session| session.as_ref().is_some_and(|session| session.identity))
    }

    /// How those who act are identified, as far as this service can.
    pub(super) fn level(self) -> Level {
        match self.level.get() {
            Level::Sms if !self.has_sms() => Level::Email,
            Level::Verified if !self.has_identity() => Level::Email,
            level => level,
        }
    }

    /// The first of those who act whose number is needed and missing, counted from 1.
    pub(super) fn without_phone(self) -> Option<usize> {
        let level = self.level();
        let is_wrong = |person: &Person| !person.phone.trim().is_empty();
        let misses = |person: &Person| {
            let wanted = person.needs_phone(level) && person.number().is_none();
            wanted && (level == Level::Sms || is_wrong(person))
        };
        let first = |people: &Vec<Person>| people.iter().position(misses);
        if self.has_sms() { self.people.with(first).map(|at| at + 1) } else { None }
    }
}

/// The fields of one line; nothing where no SMS is sent.
pub(super) fn fields(draft: Draft, key: u32) -> impl IntoView {
    let here = draft.here;
    let of = move |read: fn(&Person) -> Channel| {
        let find = |people: &Vec<Person>| people.iter().find(|one| one.key == key).map(read);
        draft.people.with(find).unwrap_or_default()
    };
    let needs = Memo::new(move |_| {
        let level = draft.level();
        draft.people.with(|all| all.iter().any(|one| one.key == key && one.needs_phone(level)))
    });
    let link = move || of(|person| person.link_by);
    let code = move || of(|person| person.code_by);
    // Most is by e-mail: what can be chosen otherwise is folded until somebody wants it.
    let wanted = RwSignal::new(false);
    let unfolded = move || wanted.get() || link() == Channel::Sms || code() == Channel::Sms;
    let ways = move || {
        view! {
            <div class="both channels">
                {way(here, "prepare-link-by", link, move |by| change(draft, key, |person| person.link_by = by))}
                {part(move || (draft.level() != Level::Sms).then(|| {
                    way(here, "prepare-code-by", code, move |by| change(draft, key, |person| person.code_by = by))
                }))}
            </div>
        }
    };
    let open = Memo::new(move |_| unfolded());
    view! {
        {part(move || draft.has_sms().then(|| if open.get() { ways().into_any() } else { unfold(here, wanted).into_any() }))}
        {part(move || (draft.has_sms() && needs.get()).then(|| number(draft, key)))}
    }
}

fn unfold(here: Here, wanted: RwSignal<bool>) -> impl IntoView {
    view! {
        <div><button type="button" class="btn text by-sms" on:click=tap(move || wanted.set(true))>{here.word("prepare-by-sms-too")}</button></div>
    }
}

fn way(
    here: Here,
    label: &'static str,
    chosen: impl Fn() -> Channel + Send + 'static,
    choose: impl Fn(Channel) + 'static,
) -> impl IntoView {
    let by_sms = untrack(&chosen) == Channel::Sms;
    let value = move || if chosen() == Channel::Sms { "sms" } else { "email" };
    view! {
        <label class="labelled">
            <span>{here.word(label)}</span>
            <select class="field" prop:value=value
                on:change=typing(move |by| choose(if by == "sms" { Channel::Sms } else { Channel::Email }))>
                <option value="email">{here.word("prepare-by-email")}</option>
                <option value="sms" selected=by_sms>{here.word("prepare-by-sms")}</option>
            </select>
        </label>
    }
}

/// The number as it was typed, and below it as it is understood.
fn number(draft: Draft, key: u32) -> impl IntoView {
    let here = draft.here;
    let of = move |read: fn(&Person) -> String| {
        let find = |people: &Vec<Person>| people.iter().find(|one| one.key == key).map(read);
        draft.people.with(find).unwrap_or_default()
    };
    let typed = move || of(|person| person.phone.clone());
    let understood = move || of(|person| person.number().unwrap_or_default());
    let wrong = move || !typed().trim().is_empty() && understood().is_empty();
    let alas = move || understood().is_empty() && (wrong() || draft.level() != Level::Sms);
    let below = move || match (understood(), wrong()) {
        (_, true) => here.t("trouble-phone-invalid"),
        (number, _) if number.is_empty() && draft.level() == Level::Sms => here.t("prepare-phone-why"),
        (number, _) if number.is_empty() => here.t("prepare-phone-missing"),
        (number, _) => here.say("prepare-phone-understood", &[("number", &phone::shown(&number))]),
    };
    view! {
        <label class="labelled">
            <span>{here.word("prepare-phone")}</span>
            <input class="field" type="tel" inputmode="tel" autocomplete="off" maxlength="32"
                aria-invalid=text(move || wrong().to_string())
                prop:value=typed on:input=typing(move |text| change(draft, key, |person| person.phone = text)) />
            <span class="small muted" class:alas=alas>{text(below)}</span>
        </label>
    }
}
