//! One event in words.

use envelope::{Event, Outcome};
use evidence::Record;

use super::notices::channel;
use crate::{here::Here, reading::Reading};

/// How an event is shown: its tone, its sign, its sentence.
pub(super) struct Told {
    pub(super) class: &'static str,
    pub(super) sign: &'static str,
    pub(super) words: String,
}

/// An event by its record, with whose it was then.
pub(super) fn told(here: Here, reading: &Reading, record: &Record) -> Told {
    let (class, sign) = look(record.event());
    Told { class, sign, words: words(here, reading, record) }
}

fn look(event: &Event) -> (&'static str, &'static str) {
    match event {
        Event::Signed(_) | Event::Approved(_) | Event::Finalised { .. } | Event::Sealed { .. } => {
            ("good", "✓")
        }
        Event::Declined { .. } => ("bad", "✕"),
        Event::RevisionChecked { outcome, .. } if !outcome.is_good() => ("bad", "!"),
        Event::Cancelled { .. } => ("calm", "⊘"),
        Event::Expired {} => ("calm", "◕"),
        Event::Commented { .. } => ("calm", "“"),
        Event::Reassigned { .. } | Event::Voided { .. } | Event::SealVoided {} => ("warn", "↻"),
        _ => ("calm", "·"),
    }
}

fn words(here: Here, reading: &Reading, record: &Record) -> String {
    let at = record.sequence();
    let by = |recipient: u16, key: &str| here.say(key, &[("name", &reading.person_at(recipient, at))]);
    match record.event() {
        Event::Sent(_) => here.t("event-sent"),
        Event::Invited { recipient } => by(*recipient, "event-invited"),
        Event::Opened { recipient, .. } => by(*recipient, "event-opened"),
        Event::CodeSent { recipient, channel: way, .. } => {
            let (name, way) = (reading.person_at(*recipient, at), here.t(channel(*way)));
            here.say("event-code-sent", &[("name", &name), ("channel", &way)])
        }
        Event::Reminded { recipient, scheduled: false } => by(*recipient, "event-reminded"),
        Event::Reminded { recipient, scheduled: true } => by(*recipient, "event-reminded-scheduled"),
        Event::ExpiresSoon {} => here.t("event-expires-soon"),
        Event::Attested(attested) => {
            let (name, officer) =
                (reading.person_at(attested.recipient, at), reading.value_at(at, "officer"));
            match officer {
                Some(officer) => here.say("event-attested-by", &[("name", &name), ("officer", officer)]),
                None => by(attested.recipient, "event-attested"),
            }
        }
        Event::Authorised(authorised) => by(authorised.recipient, "event-authorised"),
        Event::Signed(signed) => by(signed.recipient, "event-signed"),
        Event::Approved(approved) => {
            said(here, reading, record, (approved.recipient, "comment", "event-approved"))
        }
        Event::RevisionChecked { recipient, outcome: Outcome::Good, number: 0, .. } => {
            by(*recipient, "event-checked-first")
        }
        Event::RevisionChecked { recipient, outcome: Outcome::Good, .. } => by(*recipient, "event-checked"),
        Event::RevisionChecked { recipient, document, number, .. } => {
            let of_seal = is_of_seal(reading, record, (*document, *number));
            by(*recipient, if of_seal { "event-checked-seal-bad" } else { "event-checked-bad" })
        }
        Event::Declined { recipient, .. } => {
            said(here, reading, record, (*recipient, "reason", "event-declined"))
        }
        Event::Reassigned { recipient, by_sender, .. } => {
            reassigned(here, reading, record, *recipient, *by_sender)
        }
        Event::Commented { recipient, .. } => {
            said(here, reading, record, (*recipient, "comment", "event-commented"))
        }
        Event::Voided { recipient } => by(*recipient, "event-voided"),
        Event::Cancelled { .. } => here.t("event-cancelled"),
        Event::Finalised { by_sender: true } => here.t("event-finalised-by-you"),
        Event::Finalised { by_sender: false } => here.t("event-finalised"),
        Event::Expired {} => here.t("event-expired"),
        Event::SealAuthorised { .. } => here.t("event-seal-authorised"),
        Event::Sealed { .. } => here.t("event-sealed"),
        Event::SealVoided {} => here.t("event-seal-voided"),
    }
}

/// Whether what was checked was the seal: it was there then, and nothing was signed after it, even if it is gone now.
fn is_of_seal(reading: &Reading, record: &Record, (document, number): (u16, u16)) -> bool {
    let mut before = reading.history().iter().take(record.sequence() as usize);
    let signed = reading.state().revisions(document).iter().filter(|head| !head.is_seal()).count();
    usize::from(number) >= signed && before.any(|record| matches!(record.event(), Event::Sealed { .. }))
}

/// Who did it, and what they said with it.
fn said(here: Here, reading: &Reading, record: &Record, (who, field, key): (u16, &str, &str)) -> String {
    let name = reading.person_at(who, record.sequence());
    let done = here.say(key, &[("name", &name)]);
    match reading.value_at(record.sequence(), field) {
        Some(words) => here.say("event-said", &[("done", &done), ("words", words)]),
        None => done,
    }
}

fn reassigned(here: Here, reading: &Reading, record: &Record, recipient: u16, by_sender: bool) -> String {
    let at = record.sequence();
    let (before, after) =
        (reading.person_at(recipient, at.saturating_sub(1)), reading.person_at(recipient, at));
    let key = if by_sender { "event-replaced" } else { "event-reassigned" };
    here.say(key, &[("before", &before), ("after", &after)])
}
