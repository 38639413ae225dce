//! What every request needs: settings, keys, clock, database.

use std::sync::Arc;

use envelope::{Digest, Timestamp};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use tokio::sync::{Notify, broadcast, watch};

use crate::{
    clock::Clock, config::Config, keys::Keys, oidc::Provider, organisation::Logo, places::Places,
    store::Store,
};

/// The backend's inside.
pub(crate) struct App {
    pub(crate) config: Config,
    pub(crate) keys: Keys,
    pub(crate) store: Store,
    pub(crate) clock: Arc<dyn Clock>,
    /// What stands above the words of each mail.
    pub(crate) logo: Option<Logo>,
    /// Where people show who they are.
    pub(crate) provider: Option<Provider>,
    /// Rung when a notice was written.
    pub(crate) mail: Notify,
    /// Whose list changed, for the pages that look on: the sender as the database knows them.
    pub(crate) changed: broadcast::Sender<[u8; 32]>,
    /// Places for pages that look on.
    pub(crate) watchers: Arc<Places>,
    /// Says `true` when the process is told to end: what would last for ever ends then.
    pub(crate) ending: watch::Sender<bool>,
}

/// As handlers hold it.
pub(crate) type Shared = Arc<App>;

impl App {
    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// HMAC-SHA256 under the server's own key over a domain and parts, each preceded by its
    /// length as 8 bytes: what may be stored of short or guessable values.
    pub(crate) fn mac(&self, domain: &str, parts: &[&[u8]]) -> [u8; 32] {
        // HMAC takes keys of any length: this cannot fail.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.keys.codes) else { return [0; 32] };
        for part in std::iter::once(&domain.as_bytes()).chain(parts) {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part);
        }
        mac.finalize().into_bytes().into()
    }

    /// What an envelope keeps of its sender's address.
    pub(crate) fn sender(&self, email: &str) -> [u8; 32] {
        self.mac("paraph/v1 sender", &[email.as_bytes()])
    }

    /// Tells the pages that look on at this sender's list.
    pub(crate) fn has_changed(&self, sender: &[u8]) {
        if let Ok(sender) = sender.try_into() {
            // Nobody may be looking on.
            let _ = self.changed.send(sender);
        }
    }

    /// What is kept of a recipient's address, to find what waits for one person.
    pub(crate) fn person(&self, email: &str) -> [u8; 32] {
        self.mac("paraph/v1 person", &[email.to_lowercase().as_bytes()])
    }

    /// The root's fingerprint.
    pub(crate) fn fingerprint(&self) -> Digest {
        Digest(self.keys.root.fingerprint())
    }
}
