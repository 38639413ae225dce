//! The same protocol without a browser, for stories of many people: the engine runs here as it does in a page, the
//! posts are a page's, and the backend judges them as it does those.

mod line;
mod sender;
mod signer;

pub use sender::{Parcel, Person, Sender};
pub use signer::Signing;

/// Fresh random bytes.
pub(crate) fn random<const LENGTH: usize>() -> anyhow::Result<[u8; LENGTH]> {
    let mut bytes = [0; LENGTH];
    getrandom::fill(&mut bytes)?;
    Ok(bytes)
}
