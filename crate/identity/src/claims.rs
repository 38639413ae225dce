//! What stands in an ID token, and whether it is meant for us, now, and for this very content
//! (OpenID Connect Core 1.0, 2 and 3.1.3.7).

use serde::Deserialize;
use subtle::ConstantTimeEq as _;
use thiserror::Error;

/// What other clocks may differ, seconds.
const SKEW: i64 = 120;
/// The longest name that is taken, characters.
const LONGEST_NAME: usize = 200;
/// The longest other word, bytes (a subject has at most 255; Core, 2).
const LONGEST_WORD: usize = 255;

/// The claims of an ID token that count here; others are left alone.
#[derive(Clone, Debug, Deserialize)]
pub struct Claims {
    /// Who issued it.
    pub iss: String,
    /// Whom it is about: the provider's own name for the person.
    pub sub: String,
    aud: Audience,
    azp: Option<String>,
    exp: f64,
    iat: f64,
    nonce: Option<String>,
    /// How sure the provider is, in its own word.
    pub acr: Option<String>,
    #[serde(flatten)]
    person: Person,
}

/// A person's name, in an ID token or beside it.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Person {
    name: Option<String>,
    given_name: Option<String>,
    family_name: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Many(Vec<String>),
}

/// What a token must be.
#[derive(Clone, Copy, Debug)]
pub struct Expected<'a> {
    /// From whom.
    pub issuer: &'a str,
    /// For whom.
    pub client: &'a str,
    /// For what.
    pub nonce: &'a str,
    /// When it was given, seconds since 1970.
    pub now: i64,
}

/// Why a token is not the one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ClaimsError {
    /// Not the claims of an ID token.
    #[error("the token lacks what an ID token must say")]
    Syntax,
    /// Of another provider.
    #[error("the token is another provider's")]
    Issuer,
    /// For somebody else.
    #[error("the token is meant for somebody else")]
    Audience,
    /// Not good any more.
    #[error("the token has expired")]
    Expired,
    /// Not good yet.
    #[error("the token is from the future")]
    Early,
    /// For other content, or for none.
    #[error("the token is not bound to this content")]
    Nonce,
}

impl Claims {
    /// Reads the payload of a verified token.
    ///
    /// # Errors
    /// [`ClaimsError::Syntax`].
    pub fn parse(payload: &[u8]) -> Result<Self, ClaimsError> {
        let claims: Self = serde_json::from_slice(payload).map_err(|_| ClaimsError::Syntax)?;
        let short =
            |text: &str| (1..=LONGEST_WORD).contains(&text.len()) && !text.chars().any(char::is_control);
        let fits = short(&claims.sub) && claims.acr.as_deref().is_none_or(short);
        let when = claims.exp.is_finite() && claims.iat.is_finite();
        if fits && when { Ok(claims) } else { Err(ClaimsError::Syntax) }
    }

    /// Whether it is the token that was asked for.
    ///
    /// # Errors
    /// [`ClaimsError`].
    pub fn check(&self, expected: &Expected<'_>) -> Result<(), ClaimsError> {
        if self.iss != expected.issuer {
            return Err(ClaimsError::Issuer);
        }
        if !self.is_for(expected.client) {
            return Err(ClaimsError::Audience);
        }
        // Whole seconds below 2^53 are exact.
        let now = expected.now as f64;
        if now >= self.exp + SKEW as f64 {
            return Err(ClaimsError::Expired);
        }
        if self.iat > now + SKEW as f64 {
            return Err(ClaimsError::Early);
        }
        self.is_bound_to(expected.nonce)
    }

    /// Whether its nonce is this one: all that time does not change.
    ///
    /// # Errors
    /// [`ClaimsError::Nonce`].
    pub fn is_bound_to(&self, nonce: &str) -> Result<(), ClaimsError> {
        let own = self.nonce.as_deref().unwrap_or_default();
        if bool::from(own.as_bytes().ct_eq(nonce.as_bytes())) && !nonce.is_empty() {
            Ok(())
        } else {
            Err(ClaimsError::Nonce)
        }
    }

    /// Whether it was given to this client, and to no other beside it (Core, 3.1.3.7, 3 to 5).
    #[must_use]
    pub fn is_for(&self, client: &str) -> bool {
        let named = match &self.aud {
            Audience::One(one) => one == client,
            Audience::Many(many) => many.len() == 1 && many[0] == client,
        };
        named && self.azp.as_deref().is_none_or(|party| party == client)
    }

    /// When it was issued, seconds since 1970.
    #[must_use]
    #[allow(clippy::cast_possible_truncation, reason = "saturates; a moment beyond is refused anyway")]
    pub fn issued_at(&self) -> i64 {
        self.iat as i64
    }

    /// The person's name, if the token says it.
    #[must_use]
    pub fn name(&self) -> Option<String> {
        self.person.full_name()
    }
}

impl Person {
    /// `name`, or else given and family name; none if that is no name.
    #[must_use]
    pub fn full_name(&self) -> Option<String> {
        let parts = [&self.given_name, &self.family_name];
        let put_together = || {
            let parts: Vec<&str> = parts.iter().filter_map(|part| part.as_deref()).map(str::trim).collect();
            Some(parts.join(" "))
        };
        let name = self.name.clone().filter(|name| !name.trim().is_empty()).or_else(put_together)?;
        let name = name.trim();
        let fits = (1..=LONGEST_NAME).contains(&name.chars().count()) && !name.chars().any(char::is_control);
        fits.then(|| name.to_owned())
    }
}
