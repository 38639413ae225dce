//! What a certification authority, a time-stamping authority and a seal do. Needs private keys; feature `issue`.
//!
//! **What a signer gets with the time-stamp, to reach B-LT** (measured with pyHanko 0.38 `adesverify`, on the day and
//! with the clock moved past the certificate's end): the token, with the authority's certificate in it; the issuing
//! CA's CRL, `thisUpdate` not after now and `nextUpdate` not before the signer certificate's end; the root's CRL. Both
//! lists go into the DSS, without either the answer is "invalid" even on the day. The CMS carries the issuing CA's
//! certificate, so certificates in the DSS are welcome and not needed. A list made some time before the signature will
//! do as long as it is current. The answer stays "valid" until the time-stamp's certificate or the root's CRL ends.

mod authority;
mod certificate;
mod material;
mod revocation;
mod seal;
mod self_issued;
mod time_stamp_authority;

pub use authority::{Authority, SignerRequest};
pub use certificate::{IssueError, Serial};
pub use material::{Init, KeyPair, Material};
pub use revocation::{RevocationRequest, Revoked};
pub use seal::{Seal, seal};
pub use self_issued::self_issued;
pub use time_stamp_authority::TimeStampAuthority;
