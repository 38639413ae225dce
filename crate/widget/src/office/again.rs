//! What was sent once and is sent again: given from following to preparing, on this device.

use envelope::{Channel, Level, Reminders, Role};
use js_sys::Uint8Array;
use serde::{Deserialize, Serialize};

use super::stood::Stood;
use crate::{here::Here, kept};

/// An envelope's words, people and places, for a new draft. The documents come with it where the host keeps them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Again {
    /// Whether it was an approval.
    pub(crate) approval: bool,
    pub(crate) title: String,
    pub(crate) message: String,
    /// In the order of the route.
    pub(crate) people: Vec<Somebody>,
    pub(crate) copies: Vec<Somebody>,
    /// Whether all were asked at the same time.
    pub(crate) at_once: bool,
    pub(crate) copy_to_all: bool,
    pub(crate) may_reassign: bool,
    #[serde(default)]
    pub(crate) seal: bool,
    pub(crate) level: Level,
    pub(crate) reminders: Option<Reminders>,
    /// How many days there were to act.
    pub(crate) days: u32,
    pub(crate) stood: Vec<Stood>,
    /// The documents whose bytes are kept with this: name and media type.
    pub(crate) documents: Vec<(String, String)>,
    /// Whether those are all.
    pub(crate) whole: bool,
}

/// Somebody who was asked, or in copy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Somebody {
    pub(crate) email: String,
    pub(crate) name: String,
    pub(crate) required: bool,
    pub(crate) language: String,
    pub(crate) role: Role,
    /// Whether this person acted together with the one before.
    pub(crate) together: bool,
    pub(crate) phone: String,
    pub(crate) link_by: Channel,
    pub(crate) code_by: Channel,
}

fn name(email: &str) -> String {
    format!("again/{email}")
}

/// Leaves it for the page that prepares.
pub(crate) fn leave(here: Here, email: &str, again: &Again, documents: &[Uint8Array]) {
    kept::keep(here, &name(email), again, documents);
}

/// Takes what was left, once.
pub(crate) async fn take(here: Here, email: &str) -> Option<(Again, Vec<Uint8Array>)> {
    let left = kept::recall(here, &name(email)).await;
    kept::forget(here, &name(email));
    left
}

/// Whether this sender has begun something else on this device.
pub(crate) async fn has_draft(here: Here, email: &str) -> bool {
    kept::recall::<serde_json::Value>(here, &format!("draft/{email}")).await.is_some()
}
