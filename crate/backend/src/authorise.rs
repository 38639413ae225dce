//! Authorising: code, consent, name and proof of the key, bound to exact digests; then a certificate.
//!
//! The order is the point: the backend knows what will be signed, and by which key, before there
//! is a certificate for that key.

use axum::{Json, extract::State};
use envelope::{Authorised, CodeUsed, Command, Consent, Digest, Event, Timestamp};
use evidence::{AgreedTo, Agreement, LIST_TEXTS, Opening, Record, SIGNATURE_TEXTS, Transcript, sha256};
use protocol::{
    Base64,
    http::{Authorisation, Authorise},
    possession_message,
};
use signature::{
    issue::{Serial, SignerRequest},
    key::PublicKey,
};
use words::{Language, say};

use crate::{
    app::{App, Shared},
    append::{Extra, Wish, append, load},
    codes::{self, Purpose},
    door::Body,
    identity::{self, Shown},
    problem::Refusal,
    random,
    store::{
        authorisations::{self, Issued},
        codes::StoredCode,
        sessions::SignerSession,
    },
};

/// A certificate begins this much before it is issued, seconds: other clocks are late.
pub(crate) const BEFORE: i64 = 5 * 60;
/// And is good for this long, milliseconds: an act, with a slow connection.
pub(crate) const LIFETIME: u64 = 15 * 60 * 1000;
/// How many calls for time-stamps an act may make: lost answers are asked for again.
const TIME_STAMPS: i64 = 5;

pub(crate) async fn authorise(
    State(app): State<Shared>,
    session: SignerSession,
    Body(post): Body<Authorise>,
) -> Result<Json<Authorisation>, Refusal> {
    check_signing_name("signer.name", &post.name)?;
    check_consents(&post.consents, texts(&code_used(&session, post.code.is_some())))?;
    let key = check_possession(&session, &post)?;
    let transcript = load(&app, &session.envelope).await?;
    let shown = shown(&app, &session, &transcript, &post, &key).await?;
    let wish = wish(&session, &post, &key, CodeUsed::Matched, &shown);
    // Everything but the code first: a stale base must not cost a try.
    transcript.state().decide(&Command::Authorise(wish), app.now())?;
    if let Some(again) = repeated(&app, &session, &transcript, &post, &key).await? {
        return Ok(Json(again));
    }
    let known = latest(&transcript, session.recipient).map(|(record, _)| record.sequence());
    match with_code(&app, &session, &post, (&key, &shown), known).await {
        Ok(authorisation) => Ok(Json(authorisation)),
        // The same post, sent twice at once, may have been first: one act, one answer.
        Err(refusal) => {
            let transcript = load(&app, &session.envelope).await?;
            repeated(&app, &session, &transcript, &post, &key).await?.map(Json).ok_or(refusal)
        }
    }
}

fn texts(code: &CodeUsed) -> &'static [&'static str] {
    if matches!(code, CodeUsed::List { .. }) { &LIST_TEXTS } else { &SIGNATURE_TEXTS }
}

async fn with_code(
    app: &App,
    session: &SignerSession,
    post: &Authorise,
    (key, shown): (&PublicKey, &Option<Shown>),
    known: Option<u32>,
) -> Result<Authorisation, Refusal> {
    let code = match &post.code {
        Some(typed) => Some(check_code(app, session, typed).await?),
        // An earlier code is good in the session that gave it, not for whoever has the link.
        None if session.identified || session.list.is_some() => None,
        None => return Err(envelope::NotAllowed::CodeNeeded.into()),
    };
    record(app, session, post, (key, shown), code, known).await
}

pub(crate) async fn check_code(
    app: &App,
    session: &SignerSession,
    typed: &protocol::Code,
) -> Result<StoredCode, Refusal> {
    codes::check(app, &Purpose::Sign(&session.envelope, session.recipient), typed, app.now()).await
}

/// Records the agreement with its certificate. `known` is the place of the newest one before.
async fn record(
    app: &App,
    session: &SignerSession,
    post: &Authorise,
    (key, shown): (&PublicKey, &Option<Shown>),
    code: Option<StoredCode>,
    known: Option<u32>,
) -> Result<Authorisation, Refusal> {
    let issued = issue(app, session, &post.name.value, key, app.now())?;
    let transcript = append(app, &session.envelope, |transcript, _| {
        let newest = latest(transcript, session.recipient);
        if newest.is_some_and(|(record, before)| {
            Some(record.sequence()) != known && is_same(before, session, post, key)
        }) {
            return Err(Refusal::Busy);
        }
        let extra =
            Extra::Authorised { issued: issued.clone(), code: code.clone(), time_stamps: TIME_STAMPS };
        let used = code_used(session, code.is_some());
        let command = Command::Authorise(wish(session, post, key, used, shown));
        let beside = shown.iter().flat_map(|shown| shown.openings.iter().cloned());
        let openings = std::iter::once(post.name.clone()).chain(beside).collect();
        Ok(Wish { openings, extra, ..Wish::from(command) })
    })
    .await?;
    let (record, _) =
        latest(&transcript, session.recipient).ok_or(Refusal::Internal("an authorisation is missing"))?;
    Ok(answer(app, record, issued.certificate))
}

/// The sign-in that this agreement needs; where an officer attested, the name must be as attested.
async fn shown(
    app: &App,
    session: &SignerSession,
    transcript: &Transcript,
    post: &Authorise,
    key: &PublicKey,
) -> Result<Option<Shown>, Refusal> {
    let (name, key) = (post.name.commitment(&session.envelope), Digest(key.fingerprint()));
    let to = AgreedTo::Sign { name, key, acts: &post.acts };
    let agreement = Agreement { recipient: session.recipient, consents: &post.consents, to };
    let attested = identity::attested_name(app, transcript, session.recipient).await?;
    if attested.is_some_and(|attested| attested != post.name.value) {
        return Err(Refusal::NameNotAttested);
    }
    identity::shown(app, session, transcript.state(), &agreement).await
}

fn wish(
    session: &SignerSession,
    post: &Authorise,
    key: &PublicKey,
    code: CodeUsed,
    shown: &Option<Shown>,
) -> envelope::Authorise {
    envelope::Authorise {
        recipient: session.recipient,
        name: post.name.commitment(&session.envelope),
        consents: post.consents.clone(),
        key: Digest(key.fingerprint()),
        acts: post.acts.clone(),
        code,
        identity: shown.as_ref().map(|shown| shown.identity.clone()),
    }
}

/// What an agreement in this session rests on.
pub(crate) fn code_used(session: &SignerSession, matched: bool) -> CodeUsed {
    match session.list {
        _ if matched => CodeUsed::Matched,
        Some((list, at)) => CodeUsed::List { list, at },
        None => CodeUsed::Earlier,
    }
}

/// The record and certificate of the same agreement, if it was given already and still holds.
async fn repeated(
    app: &App,
    session: &SignerSession,
    transcript: &Transcript,
    post: &Authorise,
    key: &PublicKey,
) -> Result<Option<Authorisation>, Refusal> {
    let Some((record, before)) = latest(transcript, session.recipient) else { return Ok(None) };
    // An agreement whose act was voided is over.
    let stands = transcript.state().authorised(session.recipient) == Some(before);
    if !stands || !is_same(before, session, post, key) {
        return Ok(None);
    }
    let mut connection = app.store.read().await?;
    let issued = authorisations::get(&mut connection, &session.envelope, record.sequence()).await?;
    let live = issued.filter(|issued| issued.session == session.hash && app.now() < issued.expires_at);
    Ok(live.map(|issued| answer(app, record, issued.certificate)))
}

fn is_same(before: &Authorised, session: &SignerSession, post: &Authorise, key: &PublicKey) -> bool {
    before.acts == post.acts
        && before.consents == post.consents
        && before.key == Digest(key.fingerprint())
        && before.name == post.name.commitment(&session.envelope)
}

/// A recipient's newest agreement.
pub(crate) fn latest(transcript: &Transcript, recipient: u16) -> Option<(&Record, &Authorised)> {
    transcript.records().iter().rev().find_map(|record| match record.event() {
        Event::Authorised(authorised) if authorised.recipient == recipient => Some((record, authorised)),
        _ => None,
    })
}

fn answer(app: &App, record: &Record, certificate: Vec<u8>) -> Authorisation {
    let issuer = app.keys.issuing.certificate().der().to_vec();
    Authorisation {
        record: record.as_str().to_owned(),
        certificates: vec![Base64(certificate), Base64(issuer)],
    }
}

/// A name that a certificate can hold, as the page committed to it.
pub(crate) fn check_signing_name(field: &str, opening: &Opening) -> Result<(), Refusal> {
    let name = opening.value.as_str();
    // 64 characters is all that a certificate's subject holds (RFC 5280, ub-common-name).
    let fits = (2..=64).contains(&name.chars().count()) && name.trim() == name;
    if opening.field == field && fits && !name.chars().any(char::is_control) {
        Ok(())
    } else {
        Err(Refusal::Name)
    }
}

/// Exactly these texts, as they are worded.
pub(crate) fn check_consents(consents: &[Consent], texts: &[&str]) -> Result<(), Refusal> {
    let agreed = consents.len() == texts.len()
        && consents.iter().zip(texts.iter().copied()).all(|(consent, text)| {
            let spoken = Language::ALL.into_iter().find(|language| language.tag() == consent.language);
            let shown = spoken.map(|language| sha256("", say(language, text, &[]).as_bytes()));
            consent.text == text && Some(consent.sha256) == shown
        });
    if agreed { Ok(()) } else { Err(Refusal::Consent) }
}

fn check_possession(session: &SignerSession, post: &Authorise) -> Result<PublicKey, Refusal> {
    let key = PublicKey::from_spki_der(&post.key.0).map_err(|_| Refusal::Possession)?;
    let message = possession_message(&session.envelope, session.recipient, &session.challenge, &post.acts);
    let signature: &[u8; 64] = post.possession.0.as_slice().try_into().map_err(|_| Refusal::Possession)?;
    if key.is_p256() && key.verify_raw(&message, signature).is_ok() {
        Ok(key)
    } else {
        Err(Refusal::Possession)
    }
}

fn issue(
    app: &App,
    session: &SignerSession,
    name: &str,
    key: &PublicKey,
    now: Timestamp,
) -> Result<Issued, Refusal> {
    let expires_at = now.plus(LIFETIME);
    let certificate = app.keys.issuing.issue_signer(&SignerRequest {
        name,
        key,
        not_before: now.seconds().saturating_sub(BEFORE),
        not_after: expires_at.seconds(),
        serial: Serial::from_random(random::bytes()?),
        crl_address: None,
    });
    let certificate = certificate.map_err(|_| Refusal::Internal("a certificate cannot be issued"))?;
    Ok(Issued { session: session.hash, certificate: certificate.der().to_vec(), expires_at })
}
