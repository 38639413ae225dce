//! The flow of Paraph, told once, in order, over bytes.
//!
//! ```text
//! sender   Draft → LaidOut                                        revision 0: footer, empty slots
//! signer   Original → Rebuilt → Checked → Prepared → Authorised → Valued → Signed
//! sender   Original → Rebuilt → Checked → Unsealed → Authorised → Valued → Signed    the seal, after the end
//! anyone   Original → Rebuilt → verify
//! ```
//!
//! Each state is consumed by the step that leads to the next, so nothing is shown before it is
//! checked and nothing is signed before it is authorised. There is no clock, no randomness and no
//! I/O here: they come as arguments. On wasm32 the module `wasm` puts a worker's skin around it.

mod authorise;
mod check;
mod draft;
mod encrypted;
mod entries;
mod facts;
pub mod findings;
mod given;
mod key;
mod marks;
mod midstate;
mod original;
mod prepare;
mod rebuild;
mod seal;
mod sign;
#[cfg(feature = "solo")]
pub mod solo;
#[cfg(feature = "foreign")]
pub mod testimony;
pub mod trouble;
pub mod verify;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use authorise::{AuthoriseError, Authorised};
pub use check::{CheckError, Checked};
pub use draft::{Draft, LaidOut, LayOutError};
pub use encrypted::{EncryptedError, LARGEST, decrypt, encrypt};
pub use entries::Lent;
pub use facts::{DocumentFacts, RevisionFacts};
pub use given::{Entry, Given};
pub use key::{OriginalKey, Place};
pub use marks::{Initials, MarkError, TextBox, initials, mark, no_letters, picture, written};
pub use midstate::Midstate;
pub use original::{Original, OtherFile};
pub use prepare::{CMS_ROOM, PrepareError, Prepared};
pub use rebuild::{BadRevision, Rebuilt};
pub use seal::Unsealed;
pub use sign::{FinishError, Signed, Valued};
