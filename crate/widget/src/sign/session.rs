//! The backend's side of a signing: who reads, and what was recorded.

use envelope::{Role, Standing, Timestamp};
use protocol::Challenge;

use crate::{api::Api, reading::Reading};

/// The backend's side: who reads, and what was recorded.
pub(crate) struct Session {
    pub(crate) api: Api,
    pub(crate) token: String,
    pub(crate) recipient: u16,
    pub(crate) challenge: Challenge,
    pub(crate) now: Timestamp,
    pub(crate) records: Vec<String>,
    pub(crate) reading: Reading,
    /// Where one can show who one is, by its name.
    pub(crate) provider: Option<String>,
    /// Whether officers can attest it.
    pub(crate) officers: bool,
}

impl Session {
    /// Where the reader stands.
    pub(crate) fn standing(&self) -> Standing {
        self.reading.state().standing(self.recipient).unwrap_or(Standing::Over)
    }

    /// The reader's own address.
    pub(crate) fn address(&self) -> String {
        self.reading.address(self.recipient).unwrap_or_default().to_owned()
    }

    /// What the reader is asked.
    pub(crate) fn role(&self) -> Role {
        self.reading.role(self.recipient)
    }

    /// The documents' indexes.
    pub(crate) fn documents(&self) -> impl Iterator<Item = u16> + use<> {
        let count = self.reading.sent().map_or(0, |sent| sent.documents.len());
        (0u16..).take(count)
    }
}
