//! Why a request is refused, as HTTP: the only place that knows status codes.
//!
//! | Status | Codes |
//! |---|---|
//! | 401 | `unauthorised` |
//! | 403 | `domain_not_allowed`, `code_wrong`, `code_expired`, `code_needed`, `not_authorised`, `mailbox_unproven`, `identity_needed`, `not_an_officer`, `not_a_sealer` |
//! | 404 | `link_unknown`, `not_found` |
//! | 409 | `stale`, `not_your_turn`, `already_acted`, `already_sent`, `ended`, `not_voidable`, `not_reassignable`, `nobody_to_remind`, `not_finalisable`, `still_collecting`, `identity_other`, `link_good`, `not_finalised`, `already_sealed` |
//! | 410 | `link_over` |
//! | 413 | `too_large` |
//! | 422 | `malformed`, `envelope_…` (what makes it malformed: [`Invalid::code`]), `opening_wrong`, `address_invalid`, `phone_invalid`, `phone_needed`, `text_invalid`, `name_invalid`, `consent_missing`, `possession_wrong`, `signature_wrong`, `other_role`, `other_slots`, `other_documents`, `sms_unavailable`, `other_way`, `list_too_long`, `identity_unavailable`, `identity_not_asked`, `name_not_attested`, `no_seal` |
//! | 429 | `too_many_codes`, `too_many_tries`, `too_many_time_stamps`, `too_many_agreements`, `too_many_comments`, `reminded_lately`, `too_many_reminders`, `too_many_links`, `too_many_seals` |
//! | 500 | `internal` |
//! | 503 | `busy`, `provider_unreachable` |
//!
//! A refusal's detail may name a field, never what a person wrote into it.

use axum::{
    Json,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use envelope::{Invalid, NotAllowed};
use protocol::http::Problem;

use crate::{random::NoRandomness, store::StoreError};

/// Why a request is refused.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Refusal {
    #[error("this session is unknown or over")]
    Unauthorised,
    #[error("this address may not send from here")]
    DomainNotAllowed,
    #[error("the code is wrong; tries left: {left}")]
    CodeWrong { left: i64 },
    #[error("the code is no longer good: ask for a new one")]
    CodeExpired,
    #[error("too many codes in one day: try again tomorrow")]
    TooManyCodes,
    #[error("too many wrong codes: ask for a new one")]
    TooManyTries,
    #[error("too many time-stamps for one act: authorise again")]
    TooManyTimeStamps,
    #[error("this link is not known")]
    LinkUnknown,
    #[error("this link is over; a new one can be sent to the same address")]
    LinkOver,
    #[error("this link is good: open it")]
    LinkGood,
    #[error("too many new links in one day: look for the latest")]
    TooManyLinks,
    #[error("this still collects: cancel it first")]
    StillCollecting,
    #[error("SMS cannot be sent from here")]
    SmsUnavailable,
    #[error("nobody can show who they are here")]
    IdentityUnavailable,
    #[error("the sign-in was for other content: sign in again")]
    IdentityOther,
    #[error("the identity provider does not answer")]
    ProviderUnreachable,
    #[error("only an officer of the organisation attests, and nobody their own identity")]
    NotAnOfficer,
    #[error("this address may not have the organisation's seal")]
    NoSealer,
    #[error("the name is not the one that was attested")]
    NameNotAttested,
    #[error("a code by SMS does not prove whose mailbox it is")]
    MailboxUnproven,
    #[error("its code goes another way, or to another place")]
    OtherWay,
    #[error("a list has 1 to 100 envelopes")]
    ListTooLong,
    #[error("there is nothing here")]
    NotFound,
    #[error("{0} is larger than {1} bytes")]
    TooLarge(&'static str, u64),
    #[error("the request is larger than anything that is needed here")]
    BodyTooLarge,
    #[error("the request cannot be read: {0}")]
    Malformed(String),
    #[error("the openings are not those of the commitments ({0})")]
    Opening(String),
    #[error("{0} is not a mail address")]
    Address(String),
    #[error("{0} is not a telephone number such as +33612345678")]
    Phone(String),
    #[error("{0} is empty, too long, or has characters that do not belong there")]
    Text(String),
    #[error("a name of 2 to 64 characters is needed")]
    Name,
    #[error("exactly the texts shown must be agreed to, as they are worded")]
    Consent,
    #[error("the proof that this browser holds the key is wrong")]
    Possession,
    #[error("the signature is not the one authorised: {0}")]
    Signature(String),
    #[error("the encrypted revision is not the one announced")]
    OtherCiphertext,
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    #[error("too much at once: try again")]
    Busy,
    #[error("something is wrong with the backend")]
    Internal(&'static str),
}

impl Refusal {
    /// As the interface tells it.
    pub(crate) fn problem(&self) -> Problem {
        let (_, code) = self.status_and_code();
        Problem { code: code.to_owned(), detail: self.to_string() }
    }

    fn status_and_code(&self) -> (StatusCode, &'static str) {
        use StatusCode as Http;
        match self {
            Self::Unauthorised => (Http::UNAUTHORIZED, "unauthorised"),
            Self::DomainNotAllowed => (Http::FORBIDDEN, "domain_not_allowed"),
            Self::CodeWrong { .. } => (Http::FORBIDDEN, "code_wrong"),
            Self::CodeExpired => (Http::FORBIDDEN, "code_expired"),
            Self::TooManyCodes => (Http::TOO_MANY_REQUESTS, "too_many_codes"),
            Self::TooManyTries => (Http::TOO_MANY_REQUESTS, "too_many_tries"),
            Self::TooManyTimeStamps => (Http::TOO_MANY_REQUESTS, "too_many_time_stamps"),
            Self::LinkUnknown => (Http::NOT_FOUND, "link_unknown"),
            Self::LinkOver => (Http::GONE, "link_over"),
            Self::LinkGood => (Http::CONFLICT, "link_good"),
            Self::TooManyLinks => (Http::TOO_MANY_REQUESTS, "too_many_links"),
            Self::StillCollecting => (Http::CONFLICT, "still_collecting"),
            Self::SmsUnavailable => (Http::UNPROCESSABLE_ENTITY, "sms_unavailable"),
            Self::IdentityUnavailable => (Http::UNPROCESSABLE_ENTITY, "identity_unavailable"),
            Self::IdentityOther => (Http::CONFLICT, "identity_other"),
            Self::ProviderUnreachable => (Http::SERVICE_UNAVAILABLE, "provider_unreachable"),
            Self::NotAnOfficer => (Http::FORBIDDEN, "not_an_officer"),
            Self::NoSealer => (Http::FORBIDDEN, "not_a_sealer"),
            Self::NameNotAttested => (Http::UNPROCESSABLE_ENTITY, "name_not_attested"),
            Self::MailboxUnproven => (Http::FORBIDDEN, "mailbox_unproven"),
            Self::OtherWay => (Http::UNPROCESSABLE_ENTITY, "other_way"),
            Self::ListTooLong => (Http::UNPROCESSABLE_ENTITY, "list_too_long"),
            Self::NotFound => (Http::NOT_FOUND, "not_found"),
            Self::TooLarge(..) | Self::BodyTooLarge => (Http::PAYLOAD_TOO_LARGE, "too_large"),
            Self::Malformed(_) | Self::OtherCiphertext => (Http::UNPROCESSABLE_ENTITY, "malformed"),
            Self::Opening(_) => (Http::UNPROCESSABLE_ENTITY, "opening_wrong"),
            Self::Address(_) => (Http::UNPROCESSABLE_ENTITY, "address_invalid"),
            Self::Phone(_) => (Http::UNPROCESSABLE_ENTITY, "phone_invalid"),
            Self::Text(_) => (Http::UNPROCESSABLE_ENTITY, "text_invalid"),
            Self::Name => (Http::UNPROCESSABLE_ENTITY, "name_invalid"),
            Self::Consent => (Http::UNPROCESSABLE_ENTITY, "consent_missing"),
            Self::Possession => (Http::UNPROCESSABLE_ENTITY, "possession_wrong"),
            Self::Signature(_) => (Http::UNPROCESSABLE_ENTITY, "signature_wrong"),
            Self::NotAllowed(why) => of_rules(why),
            Self::Busy => (Http::SERVICE_UNAVAILABLE, "busy"),
            Self::Internal(_) => (Http::INTERNAL_SERVER_ERROR, "internal"),
        }
    }
}

fn of_rules(why: &NotAllowed) -> (StatusCode, &'static str) {
    use StatusCode as Http;
    match why {
        NotAllowed::Stale => (Http::CONFLICT, "stale"),
        NotAllowed::NotYourTurn => (Http::CONFLICT, "not_your_turn"),
        NotAllowed::AlreadyActed => (Http::CONFLICT, "already_acted"),
        NotAllowed::AlreadySent => (Http::CONFLICT, "already_sent"),
        NotAllowed::Ended(_) => (Http::CONFLICT, "ended"),
        NotAllowed::NotReassignable => (Http::CONFLICT, "not_reassignable"),
        NotAllowed::NobodyToRemind => (Http::CONFLICT, "nobody_to_remind"),
        NotAllowed::NotFinalisable => (Http::CONFLICT, "not_finalisable"),
        NotAllowed::RemindedLately => (Http::TOO_MANY_REQUESTS, "reminded_lately"),
        NotAllowed::TooManyReminders => (Http::TOO_MANY_REQUESTS, "too_many_reminders"),
        NotAllowed::PhoneNeeded => (Http::UNPROCESSABLE_ENTITY, "phone_needed"),
        NotAllowed::TooManyAgreements => (Http::TOO_MANY_REQUESTS, "too_many_agreements"),
        NotAllowed::TooManyComments => (Http::TOO_MANY_REQUESTS, "too_many_comments"),
        NotAllowed::NoSeal => (Http::UNPROCESSABLE_ENTITY, "no_seal"),
        NotAllowed::NotFinalised => (Http::CONFLICT, "not_finalised"),
        NotAllowed::AlreadySealed => (Http::CONFLICT, "already_sealed"),
        NotAllowed::TooManySeals => (Http::TOO_MANY_REQUESTS, "too_many_seals"),
        NotAllowed::NotVoidable => (Http::CONFLICT, "not_voidable"),
        NotAllowed::CodeNeeded => (Http::FORBIDDEN, "code_needed"),
        NotAllowed::IdentityNeeded => (Http::FORBIDDEN, "identity_needed"),
        NotAllowed::IdentityNotAsked => (Http::UNPROCESSABLE_ENTITY, "identity_not_asked"),
        NotAllowed::NotAuthorised => (Http::FORBIDDEN, "not_authorised"),
        NotAllowed::NotSent | NotAllowed::NoSuchRecipient | NotAllowed::NoSuchRevision => {
            (Http::NOT_FOUND, "not_found")
        }
        NotAllowed::Invalid(why) => (Http::UNPROCESSABLE_ENTITY, why.code()),
        NotAllowed::OtherRole => (Http::UNPROCESSABLE_ENTITY, "other_role"),
        NotAllowed::OtherSlots => (Http::UNPROCESSABLE_ENTITY, "other_slots"),
        NotAllowed::OtherDocuments => (Http::UNPROCESSABLE_ENTITY, "other_documents"),
    }
}

impl From<Invalid> for Refusal {
    fn from(why: Invalid) -> Self {
        Self::NotAllowed(why.into())
    }
}

impl From<StoreError> for Refusal {
    fn from(why: StoreError) -> Self {
        match why {
            StoreError::Conflict | StoreError::Busy => Self::Busy,
            StoreError::Corrupt(what) => Self::Internal(what),
            StoreError::Database(fault) => {
                // Statements and columns may stand in it, values never do.
                tracing::error!(%fault, "the database fails");
                Self::Internal("the database fails")
            }
        }
    }
}

impl From<NoRandomness> for Refusal {
    fn from(_: NoRandomness) -> Self {
        Self::Internal("no randomness")
    }
}

/// What the log may know of a refusal; it travels beside the answer.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Logged {
    pub(crate) code: &'static str,
    /// For the operator; a fixed sentence.
    pub(crate) cause: &'static str,
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let (status, code) = self.status_and_code();
        let cause = if let Self::Internal(cause) = self { cause } else { "" };
        let mut response = (status, Json(self.problem())).into_response();
        response.extensions_mut().insert(Logged { code, cause });
        response
    }
}

#[cfg(test)]
mod tests {
    use envelope::Invalid;
    use words::{Language, knows, say};

    /// Every code in this file, as the table at its top and the statuses below name them.
    fn codes() -> impl Iterator<Item = &'static str> {
        let code = include_str!("problem.rs").split("#[cfg(test)]").next().unwrap_or_default();
        let named = code.lines().filter(|line| line.contains("(Http::"));
        named.filter_map(|line| line.split('"').nth(1))
    }

    #[test]
    fn every_refusal_has_a_sentence_and_stands_in_the_table() {
        let table: Vec<&str> =
            include_str!("problem.rs").lines().take_while(|line| line.starts_with("//!")).collect();
        let table = table.join("\n");
        assert!(codes().count() > 45, "{}", codes().count());
        for code in codes() {
            let key = format!("trouble-{}", code.replace('_', "-"));
            for language in Language::ALL {
                assert!(knows(language, &key), "{key}");
            }
            assert!(table.contains(&format!("`{code}`")), "{code}");
        }
    }

    /// The reasons one after the other: a new one does not compile until it has its place here.
    fn next(reason: &Invalid) -> Option<Invalid> {
        Some(match reason {
            Invalid::NoDocument => Invalid::TooMany("documents"),
            Invalid::TooMany(_) => Invalid::NobodyActs,
            Invalid::NobodyActs => Invalid::Steps(0),
            Invalid::Steps(_) => Invalid::FinaliserNotLast(0),
            Invalid::FinaliserNotLast(_) => Invalid::Slot(0),
            Invalid::Slot(_) => Invalid::EmptySlot(0),
            Invalid::EmptySlot(_) => Invalid::TooManyFields,
            Invalid::TooManyFields => Invalid::EmptyField(0, 0),
            Invalid::EmptyField(..) => Invalid::UnsoundField(0, 0),
            Invalid::UnsoundField(..) => Invalid::Findings(0),
            Invalid::Findings(_) => Invalid::TwoSlots(0),
            Invalid::TwoSlots(_) => Invalid::NoSlot(0),
            Invalid::NoSlot(_) => Invalid::SlotWithoutRevision(0),
            Invalid::SlotWithoutRevision(_) => Invalid::RevisionOfOther(0),
            Invalid::RevisionOfOther(_) => Invalid::MediaType(0),
            Invalid::MediaType(_) => Invalid::RevisionBase(0),
            Invalid::RevisionBase(_) => Invalid::Language(0),
            Invalid::Language(_) => Invalid::PhoneMissing(0),
            Invalid::PhoneMissing(_) => Invalid::OptionalFinaliser(0),
            Invalid::OptionalFinaliser(_) => Invalid::Reminders,
            Invalid::Reminders => Invalid::NothingToSeal,
            Invalid::NothingToSeal => Invalid::Deadline,
            Invalid::Deadline => return None,
        })
    }

    #[test]
    fn everything_that_makes_an_envelope_malformed_has_a_sentence() {
        let all: Vec<Invalid> = std::iter::successors(Some(Invalid::NoDocument), next).collect();
        assert_eq!(all.len(), 23);
        for reason in all {
            let key = format!("trouble-{}", reason.code().replace('_', "-"));
            for language in Language::ALL {
                assert!(knows(language, &key), "{language:?}: {key}");
                assert!(!say(language, &key, &[]).contains('$'), "{key} needs no detail");
            }
        }
    }
}
