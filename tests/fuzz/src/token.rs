//! A stranger's identity token, and the keys of a stranger's provider.

use identity::{Claims, Expected, Jwk, Jws, Keys};

const EXPECTED: Expected<'static> = Expected {
    issuer: "https://provider.example",
    client: "paraph",
    nonce: "not the one of the seed",
    now: 1_790_000_000,
};

/// Reads the bytes as claims; their first line as a token, and what follows as the provider's keys.
pub fn token(bytes: &[u8]) {
    claims(bytes);
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let (token, keys) = text.split_once('\n').unwrap_or((text, ""));
    let keys = Keys::parse(keys.as_bytes()).unwrap_or_default();
    for key in keys.named(None) {
        let again = Jwk::from_canonical(&key.canonical()).expect("what is kept reads back");
        assert_eq!(again.thumbprint(), key.thumbprint());
    }
    let Ok(jws) = Jws::parse(token) else { return };
    // A provider has a handful.
    for payload in keys.named(jws.key_id()).take(5).filter_map(|key| jws.verify(key).ok()) {
        claims(payload);
    }
}

fn claims(payload: &[u8]) {
    let Ok(claims) = Claims::parse(payload) else { return };
    let _ = (claims.issued_at(), claims.name());
    if claims.check(&EXPECTED).is_ok() {
        assert!(claims.is_bound_to(EXPECTED.nonce).is_ok() && claims.is_for(EXPECTED.client));
    }
}
