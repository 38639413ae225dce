//! The transcript of an envelope: exact bytes, chained by hashes, personal fields only as commitments.
//!
//! A [`Record`] is one event as stored, with its place in the chain. A [`Transcript`] is all of an
//! envelope's records; reading one checks every link and replays every event. An [`Opening`] says
//! what stands behind one commitment; whoever may not see it gets the same transcript without it.
//! An [`EvidenceFile`] carries all of it, and the encrypted revisions, to whoever verifies offline.
//!
//! The formats are written down in `docs/formats.md`.

mod file;
mod list;
mod nonce;
mod opening;
mod record;
mod texts;
mod transcript;

pub use file::{EvidenceFile, FileError, StoredRevision};
pub use list::list_digest;
pub use nonce::{AgreedTo, Agreement};
pub use opening::{Opening, OpeningSalt, Unmatched};
pub use record::{Record, RecordError, sha256};
pub use texts::{APPROVAL_TEXTS, LIST_TEXTS, SIGNATURE_TEXTS, has_its_texts};
pub use transcript::{Contact, Transcript, TranscriptError};
