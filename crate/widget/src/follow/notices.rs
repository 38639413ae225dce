//! What became of the messages: whether they left, how often it was tried, and what to do.

use envelope::Channel;
use leptos::prelude::*;
use protocol::http::{Delivery, DeliveryState, NoticeKind};

use super::{desk::Desk, opened::Opened};
use crate::{here::Here, moment, part::text};

/// The newest message to one recipient, and a code that did not arrive.
pub(super) fn of(desk: Desk, opened: &Opened, recipient: u16) -> Vec<AnyView> {
    let own = opened.deliveries.iter().filter(|one| one.recipient == Some(recipient));
    own.map(|delivery| one(desk.here, delivery)).collect()
}

fn one(here: Here, delivery: &Delivery) -> AnyView {
    let said = said(here, delivery);
    if delivery.state == DeliveryState::Failed {
        let what = here.t(advice(delivery));
        view! {
            <p class="notice bad small"><span class="sign" aria-hidden="true">"!"</span><span>{said}" "{what}</span></p>
        }
        .into_any()
    } else {
        view! { <span class="small muted">{said}</span> }.into_any()
    }
}

/// What the sender can do: a reminder brings no code.
fn advice(delivery: &Delivery) -> &'static str {
    match (delivery.kind, delivery.channel) {
        (NoticeKind::Code, Channel::Email) => "follow-undelivered-code-email",
        (NoticeKind::Code, Channel::Sms) => "follow-undelivered-code-sms",
        (_, Channel::Email) => "follow-undelivered-what",
        (_, Channel::Sms) => "follow-undelivered-what-sms",
    }
}

/// “Reminder by e-mail, 22 November: sent”.
fn said(here: Here, delivery: &Delivery) -> String {
    let (state, tries) = match delivery.state {
        DeliveryState::Sent => ("follow-notice-sent", 0),
        DeliveryState::Waiting if delivery.tries == 0 => ("follow-notice-waiting", 0),
        DeliveryState::Waiting => ("follow-notice-retried", delivery.tries),
        DeliveryState::Failed => ("follow-notice-failed", delivery.tries),
    };
    let (kind, channel) = (here.t(kind(delivery.kind)), here.t(channel(delivery.channel)));
    let (at, tries) = (moment::day_and_time(here, delivery.at), tries.to_string());
    here.say(state, &[("kind", &kind), ("channel", &channel), ("at", &at), ("count", &tries)])
}

/// A message to the sender that did not leave, said above everything.
pub(super) fn undelivered(desk: Desk, opened: &Opened) -> Option<AnyView> {
    let here = desk.here;
    let failed = |one: &&Delivery| one.recipient.is_none() && one.state == DeliveryState::Failed;
    let delivery = opened.deliveries.iter().find(failed)?.clone();
    Some(
        view! { <p class="notice warn small"><span>{text(move || said(here, &delivery))}</span></p> }
            .into_any(),
    )
}

pub(super) fn channel(channel: Channel) -> &'static str {
    match channel {
        Channel::Email => "follow-by-email",
        Channel::Sms => "follow-by-sms",
    }
}

fn kind(kind: NoticeKind) -> &'static str {
    match kind {
        NoticeKind::SignIn | NoticeKind::Code => "follow-kind-code",
        NoticeKind::Invitation => "follow-kind-invitation",
        NoticeKind::YourTurn => "follow-kind-your-turn",
        NoticeKind::Reminder => "follow-kind-reminder",
        NoticeKind::ExpiresSoon => "follow-kind-expires-soon",
        NoticeKind::Declined => "follow-kind-declined",
        NoticeKind::Cancelled => "follow-kind-cancelled",
        NoticeKind::Expired => "follow-kind-expired",
        NoticeKind::Finalised => "follow-kind-finalised",
        NoticeKind::CopyAvailable => "follow-kind-copy",
        NoticeKind::Reassigned => "follow-kind-reassigned",
        NoticeKind::Released => "follow-kind-released",
        NoticeKind::Commented => "follow-kind-commented",
    }
}
