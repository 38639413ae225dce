//! Keys, certificates, CMS, RFC 3161 time-stamps, PAdES profiles and their validation; never sees a PDF.
//!
//! Pure: no clock, no randomness, no I/O. Times are unix seconds (`i64`), serial numbers, nonces and key material come as
//! arguments, digests of documents come from the caller.
//!
//! **Signing** (PAdES, ETSI EN 319 142-1): [`cms::ToBeSigned`] → the key signs → [`cms::Unstamped`] → a time-stamp →
//! [`cms::Cms`]. **Accepting** one's own signer's post: [`check`]. **Validating** anybody's signature in the words of
//! ETSI EN 319 102-1: [`validate`]. **Issuing** (feature `issue`): what a certification authority, a time-stamping
//! authority and a seal do. Feature `foreign` adds the algorithms other people's signatures use (RSA, P-384).
//!
//! CMS and time-stamp structures are read and written over exact bytes ([`tlv`]), not through a decoding and encoding of
//! typed structures: a signature covers bytes, strangers' certificates must come out as they went in, and the private
//! object identifiers of [`oid`] have an arc of 128 bits, which typed OIDs of 32-bit arcs cannot hold.

pub mod attributes;
pub mod ber;
pub mod certificate;
pub mod check;
pub mod cms;
pub mod hash;
#[cfg(feature = "issue")]
pub mod issue;
pub mod key;
pub mod oid;
pub mod pem;
pub mod revocation;
pub mod signed_data;
pub mod time;
pub mod timestamp;
pub mod tlv;
pub mod validate;
