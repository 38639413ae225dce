//! Tokens as a provider signs them, and everything that must not be believed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use paraph_identity::{Claims, ClaimsError, Expected, Jwk, Jws, JwsError};
use serde_json::{Value, json};
use signature::key::SigningKey;

const NOW: i64 = 1_790_000_000;
const EXPECTED: Expected<'static> =
    Expected { issuer: "https://provider.example", client: "paraph", nonce: "n0nce", now: NOW };

/// What is done to good claims.
type Change = fn(&mut Value);

fn base64(bytes: &[u8]) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(bytes)
}

fn key(seed: u8) -> SigningKey {
    SigningKey::from_random(&[seed; 32]).unwrap()
}

fn jwk(key: &SigningKey) -> Jwk {
    let spki = key.public_key().to_spki_der().to_vec();
    let point = &spki[spki.len() - 64..];
    let (x, y) = (base64(&point[..32]), base64(&point[32..]));
    Jwk::from_canonical(&format!(r#"{{"crv":"P-256","kty":"EC","x":"{x}","y":"{y}"}}"#)).unwrap()
}

fn signed(key: &SigningKey, header: &Value, payload: &str) -> String {
    let signed = format!("{}.{}", base64(header.to_string().as_bytes()), base64(payload.as_bytes()));
    format!("{signed}.{}", base64(&key.sign(signed.as_bytes())))
}

fn claims() -> Value {
    json!({"iss": "https://provider.example", "sub": "s1", "aud": "paraph", "exp": NOW + 60, "iat": NOW,
           "nonce": "n0nce", "acr": "eidas2", "given_name": "Zoé", "family_name": "Martin", "unknown": {"x": 1}})
}

#[test]
fn a_token_of_the_providers_key_is_read() {
    let token = signed(&key(1), &json!({"alg": "ES256", "kid": "a"}), &claims().to_string());
    let jws = Jws::parse(&token).unwrap();
    assert_eq!(jws.key_id(), Some("a"));
    let claims = Claims::parse(jws.verify(&jwk(&key(1))).unwrap()).unwrap();
    claims.check(&EXPECTED).unwrap();
    assert_eq!((claims.sub.as_str(), claims.name().as_deref()), ("s1", Some("Zoé Martin")));
    assert_eq!((claims.acr.as_deref(), claims.issued_at()), (Some("eidas2"), NOW));
}

#[test]
fn what_another_key_signed_or_nobody_is_refused() {
    let good = signed(&key(1), &json!({"alg": "ES256"}), &claims().to_string());
    let verify = |token: &str| Jws::parse(token).and_then(|jws| jws.verify(&jwk(&key(1))).map(drop));
    assert_eq!(verify(&good), Ok(()));
    let [header, payload, signature] = good.split('.').collect::<Vec<_>>()[..] else { panic!("{good}") };
    let other = base64(claims().to_string().replace("Martin", "Durand").as_bytes());
    for (token, why) in [
        (signed(&key(2), &json!({"alg": "ES256"}), &claims().to_string()), JwsError::Signature),
        (format!("{header}.{other}.{signature}"), JwsError::Signature),
        (format!("{header}.{payload}.{}", &signature[..40]), JwsError::Signature),
        (format!("{header}.{payload}."), JwsError::Signature),
        (format!("{}.{payload}.", base64(br#"{"alg":"none"}"#)), JwsError::Algorithm),
        (signed(&key(1), &json!({"alg": "HS256"}), "{}"), JwsError::Algorithm),
        (signed(&key(1), &json!({"alg": "ES384"}), "{}"), JwsError::Algorithm),
        (signed(&key(1), &json!({"alg": "RS256"}), "{}"), JwsError::Signature),
        (signed(&key(1), &json!({"alg": "ES256", "crit": ["exp"]}), "{}"), JwsError::Critical),
        (format!("{good}."), JwsError::Syntax),
        (format!("{good}="), JwsError::Syntax),
        (format!("{header}.{payload}"), JwsError::Syntax),
        (String::new(), JwsError::Syntax),
        ("a.".repeat(40_000), JwsError::Syntax),
    ] {
        assert_eq!(verify(&token), Err(why), "{}", &token[..token.len().min(300)]);
    }
}

#[test]
fn a_token_for_others_for_other_content_or_of_another_time_is_refused() {
    let check = |change: Change| {
        let mut changed = claims();
        change(&mut changed);
        Claims::parse(changed.to_string().as_bytes()).and_then(|claims| claims.check(&EXPECTED))
    };
    assert_eq!(check(|_| {}), Ok(()));
    assert_eq!(check(|claims| claims["aud"] = json!(["paraph"])), Ok(()));
    assert_eq!(check(|claims| claims["azp"] = json!("paraph")), Ok(()));
    assert_eq!(check(|claims| claims["exp"] = json!(NOW - 119)), Ok(()), "clocks differ a little");
    let changes: [(Change, ClaimsError); 15] = [
        (|claims| claims["iss"] = json!("https://provider.example/"), ClaimsError::Issuer),
        (|claims| claims["aud"] = json!("other"), ClaimsError::Audience),
        (|claims| claims["aud"] = json!(["paraph", "other"]), ClaimsError::Audience),
        (|claims| claims["aud"] = json!([]), ClaimsError::Audience),
        (|claims| claims["azp"] = json!("other"), ClaimsError::Audience),
        (|claims| claims["exp"] = json!(NOW - 120), ClaimsError::Expired),
        (|claims| claims["iat"] = json!(NOW + 121), ClaimsError::Early),
        (|claims| claims["nonce"] = json!("other"), ClaimsError::Nonce),
        (|claims| claims["nonce"] = json!(null), ClaimsError::Nonce),
        (|claims| claims["sub"] = json!(""), ClaimsError::Syntax),
        (|claims| claims["sub"] = json!("x".repeat(256)), ClaimsError::Syntax),
        (|claims| claims["exp"] = json!("soon"), ClaimsError::Syntax),
        (|claims| claims["exp"] = json!(null), ClaimsError::Syntax),
        (|claims| claims["acr"] = json!("a\nb"), ClaimsError::Syntax),
        (|claims| *claims = json!([1]), ClaimsError::Syntax),
    ];
    for (number, (change, why)) in changes.into_iter().enumerate() {
        assert_eq!(check(change), Err(why), "change {number}");
    }
}

#[test]
fn names_are_lines() {
    let name = |change: Change| {
        let mut changed = claims();
        change(&mut changed);
        Claims::parse(changed.to_string().as_bytes()).unwrap().name()
    };
    assert_eq!(name(|claims| claims["name"] = json!(" Zoé M. ")).as_deref(), Some("Zoé M."));
    assert_eq!(name(|claims| claims["name"] = json!("  ")).as_deref(), Some("Zoé Martin"));
    assert_eq!(name(|claims| claims["name"] = json!("a\u{0}b")), None);
    assert_eq!(name(|claims| claims["name"] = json!("x".repeat(201))), None);
    assert_eq!(name(|claims| claims["given_name"] = json!(null)).as_deref(), Some("Martin"));
}

/// Whatever stands in the place of a token, a key or claims: refused, never a panic.
#[test]
fn junk_is_refused() {
    let good = signed(&key(1), &json!({"alg": "ES256"}), &claims().to_string());
    for cut in 0..good.len() {
        let part = &good[..cut];
        assert!(Jws::parse(part).and_then(|jws| jws.verify(&jwk(&key(1))).map(drop)).is_err(), "{cut}");
        assert!(Jwk::from_canonical(part).is_err() && Claims::parse(part.as_bytes()).is_err());
    }
    let payload = claims().to_string();
    for at in 0..payload.len() {
        let mut bytes = payload.clone().into_bytes();
        bytes[at] ^= 0x20;
        let _ = Claims::parse(&bytes).map(|claims| claims.check(&EXPECTED));
    }
}
