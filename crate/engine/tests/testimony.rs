//! What an evidence file says of a sign-in is checked with nothing but the file.
#![cfg(feature = "foreign")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use envelope::{
    Approved, Attested, Channel, Commitment, Consent, Digest, EnvelopeId, Event, Identity, IdentityDocument,
    Level, Salt, Timestamp, Version,
};
use evidence::{Agreement, EvidenceFile, Opening, Record, Transcript};
use paraph_engine::testimony::{Agreed, EvidenceReport, Proof, testimony};
use serde_json::{Value, json};
use signature::key::SigningKey;

const SENT: &str = include_str!("../../../tests/vectors/record/accept/sent-to-be-approved.json");
const AT: Timestamp = Timestamp(1_790_000_000_000);

fn base64(bytes: &[u8]) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(bytes)
}

fn key() -> SigningKey {
    SigningKey::from_random(&[1; 32]).unwrap()
}

fn jwk() -> String {
    let key = key();
    let spki = key.public_key().to_spki_der();
    let (x, y) = spki[spki.len() - 64..].split_at(32);
    format!(r#"{{"crv":"P-256","kty":"EC","x":"{}","y":"{}"}}"#, base64(x), base64(y))
}

fn token(claims: &Value) -> String {
    let head = base64(br#"{"alg":"ES256"}"#);
    let signed = format!("{head}.{}", base64(claims.to_string().as_bytes()));
    format!("{signed}.{}", base64(&key().sign(signed.as_bytes())))
}

fn opening(field: &str, value: &str) -> Opening {
    Opening { field: field.into(), salt: Salt([9; 32]), value: value.into() }
}

/// A case: what is recorded, what stands in the token, what the file opens.
struct Case {
    identity: Identity,
    claims: Value,
    openings: Vec<Opening>,
    versions: Vec<Version>,
}

fn id() -> EnvelopeId {
    Record::parse(SENT).unwrap().envelope().clone()
}

fn approved(identity: Option<Identity>) -> Approved {
    let versions = vec![Version { document: 0, sha256: Digest([2; 32]) }];
    Approved {
        recipient: 0,
        consents: vec![Consent {
            text: "consent-approval-terms".into(),
            language: "fr".into(),
            sha256: Digest([1; 32]),
        }],
        versions,
        comment: None,
        code_matched_at: AT,
        list: None,
        identity,
    }
}

fn report(change: impl FnOnce(&mut Case)) -> EvidenceReport {
    let mut identity = Identity {
        issuer: "https://provider.example".into(),
        client: "paraph".into(),
        salt: Salt([5; 32]),
        token: Commitment([0; 32]),
        name: opening("identity.name", "Zoé Martin").commitment(&id()),
        name_signed: true,
        acr: Some("eidas2".into()),
        key: jwk(),
    };
    let event = Event::Approved(approved(Some(identity.clone())));
    let nonce = Agreement::of(&event).unwrap().0.nonce(&id(), &identity.salt);
    let claims = json!({"iss": "https://provider.example", "sub": "s1", "aud": "paraph", "exp": 1_790_000_060,
        "iat": 1_790_000_000, "nonce": nonce, "acr": "eidas2", "name": "Zoé Martin"});
    identity.token = Commitment([0; 32]);
    let openings = vec![opening("identity.name", "Zoé Martin")];
    let mut case = Case { identity, claims, openings, versions: approved(None).versions };
    change(&mut case);
    let kept = opening("identity.token", &token(&case.claims));
    if case.identity.token == Commitment([0; 32]) {
        case.identity.token = kept.commitment(&id());
    }
    case.openings.push(kept);
    file(
        Event::Approved(Approved { versions: case.versions, ..approved(Some(case.identity)) }),
        case.openings,
    )
}

fn file(event: Event, openings: Vec<Opening>) -> EvidenceReport {
    let Event::Sent(mut sent) = Record::parse(SENT).unwrap().event().clone() else {
        panic!("the first record")
    };
    sent.level = Level::Verified;
    let mut transcript = Transcript::new(id());
    transcript.append(Event::Sent(sent), AT).unwrap();
    let statement = Consent { text: "x".into(), language: "fr".into(), sha256: Digest([1; 32]) };
    let attested = Attested {
        recipient: 1,
        officer: opening("officer", "anne@example.org").commitment(&id()),
        name: opening("attested.name", "Ida Berg").commitment(&id()),
        document: IdentityDocument::Passport,
        picture: Digest([3; 32]),
        statement,
    };
    transcript.append(Event::Attested(attested), AT).unwrap();
    for recipient in [0, 1] {
        transcript.append(Event::CodeSent { recipient, channel: Channel::Email, list: None }, AT).unwrap();
    }
    transcript.append(event, AT).unwrap();
    transcript.append(Event::Approved(Approved { recipient: 1, ..approved(None) }), AT).unwrap();
    let mut all: Vec<_> = openings.into_iter().map(|opening| (4, opening)).collect();
    all.extend([(1, opening("attested.name", "Ida Berg")), (1, opening("officer", "somebody else"))]);
    testimony(&EvidenceFile::new(&transcript, all, vec![])).unwrap()
}

fn proof(change: impl FnOnce(&mut Case)) -> Proof {
    report(change).acts[0].signed_in.as_ref().unwrap().proof
}

#[test]
fn a_sign_in_for_exactly_this_is_proven() {
    let report = report(|_| {});
    assert_eq!((report.level, report.acts.len()), (Level::Verified, 2));
    let signed_in = report.acts[0].signed_in.as_ref().unwrap();
    assert_eq!((signed_in.proof, signed_in.subject.as_deref()), (Proof::Proven, Some("s1")));
    assert_eq!(signed_in.name.as_deref(), Some("Zoé Martin"));
    assert_eq!(signed_in.issued_at.as_deref(), Some("2026-09-21T14:13:20Z"));
    let attested = report.acts[1].attested.as_ref().unwrap();
    assert_eq!((attested.name.as_deref(), attested.officer.as_deref()), (Some("Ida Berg"), None));
    assert_eq!(report.acts[1].signed_in, None);
    assert!(report.acts.iter().all(|person| person.agreed == Agreed::Consistent));
}

#[test]
fn anything_else_is_not() {
    assert_eq!(proof(|case| case.versions[0].sha256 = Digest([3; 32])), Proof::Unbound);
    assert_eq!(proof(|case| case.identity.salt = Salt([6; 32])), Proof::Unbound);
    assert_eq!(proof(|case| case.claims["nonce"] = json!("x")), Proof::Unbound);
    assert_eq!(proof(|case| case.claims["name"] = json!("Zoé Durand")), Proof::Other);
    assert_eq!(proof(|case| case.claims["acr"] = json!("eidas3")), Proof::Other);
    assert_eq!(proof(|case| case.claims["aud"] = json!("other")), Proof::Other);
    assert_eq!(proof(|case| case.claims["iss"] = json!("https://evil.example")), Proof::Other);
    assert_eq!(proof(|case| case.identity.name_signed = false), Proof::Other);
    assert_eq!(proof(|case| case.identity.key = jwk().replace("P-256", "P-384")), Proof::Signature);
    assert_eq!(proof(|case| case.identity.key = "{}".into()), Proof::Signature);
    assert_eq!(proof(|case| case.identity.token = Commitment([4; 32])), Proof::Withheld, "another token");
}
