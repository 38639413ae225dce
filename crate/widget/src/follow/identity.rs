//! Who somebody showed to be, in one line under their name.

use envelope::{Event, Role};
use evidence::{Agreement, Record};

use super::opened::Opened;
use crate::{here::Here, part::identity};

/// The line; none where nobody is asked.
pub(super) fn shown(here: Here, opened: &Opened, index: u16) -> Option<String> {
    let reading = &opened.reading;
    if !reading.state().wants_identity() || reading.role(index) == Role::Copy {
        return None;
    }
    if let Some((at, document)) = attested(opened, index) {
        let value = |field: &str| reading.value_at(at, field).unwrap_or_default();
        let document = here.t(identity(document));
        let values =
            [("officer", value("officer")), ("name", value("attested.name")), ("document", &document)];
        return Some(here.say("follow-identity-attested", &values));
    }
    let standing = reading.state().authorised(index).is_some() || reading.state().approved(index).is_some();
    let signed_in = newest(opened, |event| {
        Agreement::of(event).filter(|(agreement, _)| agreement.recipient == index).is_some()
    });
    match signed_in.filter(|_| standing).and_then(|record| Some((record, Agreement::of(record.event())?.1))) {
        Some((record, identity)) => {
            let name = reading.value_at(record.sequence(), "identity.name").unwrap_or_default();
            Some(here.say("follow-identity-signed-in", &[("issuer", &identity.issuer), ("name", name)]))
        }
        None => Some(here.t("follow-identity-missing")),
    }
}

/// The record of the newest attestation that counts, and what was shown.
fn attested(opened: &Opened, index: u16) -> Option<(u32, envelope::IdentityDocument)> {
    let attested = opened.reading.state().attested(index)?;
    let record = newest(opened, |event| matches!(event, Event::Attested(one) if one == attested))?;
    Some((record.sequence(), attested.document))
}

fn newest(opened: &Opened, is_it: impl Fn(&Event) -> bool) -> Option<&Record> {
    opened.reading.history().iter().rev().find(|record| is_it(record.event()))
}
