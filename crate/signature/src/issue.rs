//! What a certification authority, a time-stamping authority and a seal do. Needs private keys; feature `issue`.

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
pub use seal::seal;
pub use self_issued::self_issued;
pub use time_stamp_authority::TimeStampAuthority;
