//! What an OpenID Connect provider's signed token says, and whether it may be believed.
//!
//! Pure: bytes and the moment come in, a verdict goes out. The backend runs it when somebody comes back
//! from the provider; whoever reads the evidence runs the same again, years later, with the kept key.
//! A [`Jwk`] is a provider's public key, a [`Jws`] a signed token, [`Claims`] what stands in it.

mod claims;
mod jwk;
mod jws;

pub use claims::{Claims, ClaimsError, Expected, Person};
pub use jwk::{Jwk, JwkError, Keys};
pub use jws::{Jws, JwsError};

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};

/// URL-safe base 64 without padding (RFC 7515, 2); any other spelling is refused.
fn unbase64(text: &str) -> Option<Vec<u8>> {
    BASE64_URL_SAFE_NO_PAD.decode(text).ok()
}
