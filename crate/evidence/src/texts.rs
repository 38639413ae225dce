//! The texts that people agree to, by their names.

use envelope::{Approved, Authorised, Event};

/// To sign.
pub const SIGNATURE_TEXTS: [&str; 2] = ["consent-signature-terms", "consent-certificate-terms"];
/// To sign with a code for a list: nobody need have opened each document of it.
pub const LIST_TEXTS: [&str; 2] = ["consent-list-terms", "consent-list-certificate-terms"];
/// To approve.
pub const APPROVAL_TEXTS: [&str; 1] = ["consent-approval-terms"];

/// Whether an agreement names exactly the texts that belong to it; true of any other event.
#[must_use]
pub fn has_its_texts(event: &Event) -> bool {
    let (consents, texts): (_, &[&str]) = match event {
        Event::Authorised(Authorised { consents, list: Some(_), .. }) => (consents, &LIST_TEXTS),
        Event::Authorised(Authorised { consents, list: None, .. }) => (consents, &SIGNATURE_TEXTS),
        Event::Approved(Approved { consents, .. }) => (consents, &APPROVAL_TEXTS),
        _ => return true,
    };
    consents.iter().map(|consent| consent.text.as_str()).eq(texts.iter().copied())
}
