//! One-time codes: made, limited, compared.

use std::net::IpAddr;

use envelope::{Digest, EnvelopeId, Timestamp};
use protocol::Code;
use subtle::ConstantTimeEq as _;
use words::Language;

use crate::{
    app::App,
    client,
    problem::Refusal,
    random,
    store::{Connection, StoreError, codes, codes::StoredCode},
};

/// How long a code is good, in milliseconds.
pub(crate) const LIFETIME: u64 = 5 * 60 * 1000;
/// How often one may be tried.
const TRIES: i64 = 5;
/// How many are made a day for one purpose; where anybody may ask, for one network.
const A_DAY: i64 = 10;
/// How many are made a day where anybody may ask, whoever does: what a guesser can try stays small, and
/// one who floods a mailbox from everywhere is stopped. Where one was given lately, nobody else counts.
const A_DAY_FOR_ALL: i64 = 60;
/// Milliseconds.
pub(crate) const DAY: u64 = 24 * 60 * 60 * 1000;

/// What a code is for.
pub(crate) enum Purpose<'a> {
    /// Signing in as this address.
    Office(&'a str),
    /// Signing or approving as this recipient.
    Sign(&'a EnvelopeId, u16),
    /// Acting on exactly this list of envelopes, as the person of this address (by its HMAC).
    List(&'a [u8; 32], &'a Digest),
}

impl Purpose<'_> {
    fn scope(&self, app: &App) -> [u8; 32] {
        match self {
            Self::Office(email) => app.mac("paraph/v1 code for office", &[email.as_bytes()]),
            Self::Sign(envelope, recipient) => {
                let parts: [&[u8]; 2] = [envelope.as_str().as_bytes(), &recipient.to_be_bytes()];
                app.mac("paraph/v1 code for signing", &parts)
            }
            // Limits count for the person: other lists are no new tries.
            Self::List(person, _) => app.mac("paraph/v1 code for list", &[person.as_slice()]),
        }
    }

    /// What the code is bound to beside its scope.
    fn bound(&self) -> &[u8] {
        match self {
            Self::Office(_) | Self::Sign(..) => &[],
            Self::List(_, list) => &list.0,
        }
    }
}

/// A code just made: for the database, and for the mail.
#[derive(Clone)]
pub(crate) struct FreshCode {
    pub(crate) stored: StoredCode,
    pub(crate) code: Code,
}

/// Makes a code; nothing is stored yet.
pub(crate) fn make(
    app: &App,
    purpose: &Purpose<'_>,
    language: Language,
    now: Timestamp,
) -> Result<FreshCode, Refusal> {
    let code = Code::from_random(u64::from_be_bytes(random::bytes()?));
    let (id, scope) = (random::name()?, purpose.scope(app));
    let mac = mac(app, &id, (&scope, purpose.bound()), &code);
    let expires_at = now.plus(LIFETIME);
    let stored = StoredCode { id, scope, mac, client: None, language, created_at: now, expires_at };
    Ok(FreshCode { stored, code })
}

impl FreshCode {
    /// For whom anybody may ask: no network uses up the codes of another.
    pub(crate) fn asked_from(mut self, app: &App, client: IpAddr) -> Self {
        self.stored.client = Some(app.mac("paraph/v1 client network", &[&client::network(client)]));
        self
    }
}

/// Stores a code, unless too many were made today.
pub(crate) async fn store(connection: &mut Connection, fresh: &FreshCode) -> Result<(), Refusal> {
    let StoredCode { scope, created_at, .. } = fresh.stored;
    let since = Timestamp(created_at.0.saturating_sub(DAY));
    let all = codes::count(connection, scope, since).await?;
    let too_many = match fresh.stored.client {
        None => all >= A_DAY,
        Some(client) => {
            let own = codes::count_from(connection, (scope, client), since).await?;
            let known = codes::was_given(connection, (scope, client)).await?;
            own >= A_DAY || (all >= A_DAY_FOR_ALL && !known)
        }
    };
    if too_many { Err(Refusal::TooManyCodes) } else { Ok(codes::add(connection, &fresh.stored).await?) }
}

/// Compares what was typed with the newest code for this purpose. Each comparison costs a try,
/// and is counted whatever else becomes of the request. The code is not used up yet.
pub(crate) async fn check(
    app: &App,
    purpose: &Purpose<'_>,
    typed: &Code,
    now: Timestamp,
) -> Result<StoredCode, Refusal> {
    compare(app, purpose, None, typed, now).await
}

/// The same with the code that one page asked for: what others ask and try does it no harm.
pub(crate) async fn check_asked(
    app: &App,
    purpose: &Purpose<'_>,
    asked: &str,
    typed: &Code,
    now: Timestamp,
) -> Result<StoredCode, Refusal> {
    compare(app, purpose, Some(asked), typed, now).await
}

async fn compare(
    app: &App,
    purpose: &Purpose<'_>,
    asked: Option<&str>,
    typed: &Code,
    now: Timestamp,
) -> Result<StoredCode, Refusal> {
    let mut transaction = app.store.write().await?;
    let found = codes::unused(&mut transaction, purpose.scope(app), asked).await?;
    let (stored, tried) = found.ok_or(Refusal::CodeExpired)?;
    if now >= stored.expires_at {
        return Err(Refusal::CodeExpired);
    }
    if !codes::take_try(&mut transaction, &stored.id, TRIES).await? {
        return Err(Refusal::TooManyTries);
    }
    transaction.commit().await.map_err(StoreError::from)?;
    let expected = mac(app, &stored.id, (&stored.scope, purpose.bound()), typed);
    if bool::from(expected.ct_eq(&stored.mac)) {
        Ok(stored)
    } else {
        Err(Refusal::CodeWrong { left: TRIES - tried - 1 })
    }
}

/// Uses a code up.
pub(crate) async fn consume(connection: &mut Connection, code: &StoredCode) -> Result<(), Refusal> {
    if codes::consume(connection, code).await? { Ok(()) } else { Err(Refusal::CodeExpired) }
}

/// Makes the codes under way for a purpose worthless.
pub(crate) async fn revoke(
    app: &App,
    connection: &mut Connection,
    purpose: &Purpose<'_>,
) -> Result<(), StoreError> {
    codes::revoke(connection, purpose.scope(app)).await
}

fn mac(app: &App, id: &str, (scope, bound): (&[u8; 32], &[u8]), code: &Code) -> [u8; 32] {
    app.mac("paraph/v1 code", &[id.as_bytes(), scope, bound, code.as_str().as_bytes()])
}
