//! What is done to one envelope or to many: asked for, done, and what became of each.

use envelope::EnvelopeId;
use leptos::prelude::*;
use protocol::http::{Bulk, BulkAction};

use super::desk::Desk;
use crate::trouble::{Trouble, trouble};

/// The most that the backend takes at once.
const AT_ONCE: usize = 100;

/// What can be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Act {
    Remind,
    Finalise,
    Cancel,
    Delete,
    /// Saves the signed versions, made on this device.
    Versions,
    /// Adds the organisation's seal, on this device.
    Seal,
    /// Shows a document as it is now, made on this device.
    Look(u16),
    /// Puts somebody else into a recipient's place.
    Replace(u16),
    /// States who a recipient is, whose identity document was seen.
    Attest(u16),
    /// Sends the same again, cancelling this one if it is still under way.
    Again,
}

/// What is about to be done to which envelopes, with their titles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Asking {
    pub(super) act: Act,
    pub(super) whom: Vec<(EnvelopeId, String)>,
}

/// What became of one: its title, and why it was refused.
pub(super) type Result = (String, Option<Trouble>);

/// The four sentences of an act: its title, what it means, its button, and that it is done.
pub(super) struct Words {
    pub(super) title: &'static str,
    pub(super) why: &'static str,
    pub(super) yes: &'static str,
    pub(super) done: &'static str,
}

impl Act {
    /// What is said of it.
    pub(super) fn words(self) -> Words {
        let words = |title, why, yes, done| Words { title, why, yes, done };
        match self {
            Self::Remind => {
                words("follow-remind-title", "follow-remind-why", "follow-remind-yes", "follow-remind-done")
            }
            Self::Finalise => words(
                "follow-finalise-title",
                "follow-finalise-why",
                "follow-finalise-yes",
                "follow-finalise-done",
            ),
            Self::Cancel => {
                words("follow-cancel-title", "follow-cancel-why", "follow-cancel-yes", "follow-cancel-done")
            }
            Self::Delete => {
                words("follow-delete-title", "follow-delete-why", "follow-delete-yes", "follow-delete-done")
            }
            Self::Versions => words(
                "follow-versions-title",
                "follow-versions-why",
                "follow-versions-yes",
                "follow-versions-done",
            ),
            Self::Seal => {
                words("follow-seal-title", "follow-seal-why", "follow-seal-yes", "follow-seal-done")
            }
            Self::Look(_) => {
                words("follow-look-title", "follow-look-why", "follow-look", "follow-look-title")
            }
            Self::Replace(_) => words(
                "follow-replace-title",
                "follow-replace-why",
                "follow-replace-yes",
                "follow-replace-done",
            ),
            Self::Attest(_) => {
                words("follow-attest-title", "follow-attest-why", "follow-attest-yes", "follow-attest-done")
            }
            Self::Again => {
                words("follow-again-title", "follow-again-why", "follow-again-yes", "follow-again-done")
            }
        }
    }

    /// What the backend does, where it does it to many.
    pub(super) fn action(self, reason: &str) -> Option<BulkAction> {
        let reason = reason.trim();
        match self {
            Self::Remind => Some(BulkAction::Remind {}),
            Self::Finalise => Some(BulkAction::Finalise {}),
            Self::Cancel => {
                Some(BulkAction::Cancel { reason: (!reason.is_empty()).then(|| reason.to_owned()) })
            }
            Self::Delete => Some(BulkAction::Delete {}),
            Self::Versions
            | Self::Seal
            | Self::Look(_)
            | Self::Replace(_)
            | Self::Attest(_)
            | Self::Again => None,
        }
    }
}

/// Asks before something is done.
pub(super) fn ask(desk: Desk, act: Act, whom: Vec<(EnvelopeId, String)>) {
    if !whom.is_empty() {
        desk.asking.set(Some(Asking { act, whom }));
    }
}

/// Everything that is picked, with titles.
pub(super) fn picked(desk: Desk) -> Vec<(EnvelopeId, String)> {
    let picked = desk.picked.get_untracked();
    picked.into_iter().map(|id| (id.clone(), title(desk, &id))).collect()
}

fn title(desk: Desk, id: &EnvelopeId) -> String {
    let title = desk.line(id).map(|line| line.title).unwrap_or_default();
    if title.is_empty() {
        words::say(desk.here.language.get_untracked(), "follow-untitled", &[])
    } else {
        title
    }
}

/// Does it to all; one that fails does not keep the others from it.
pub(super) async fn all(desk: Desk, action: BulkAction, whom: Vec<(EnvelopeId, String)>) -> Vec<Result> {
    let mut results = vec![];
    for some in whom.chunks(AT_ONCE) {
        let envelopes = some.iter().map(|(id, _)| id.clone()).collect();
        let body = Bulk { envelopes, action: action.clone() };
        let answer = async { desk.api()?.bulk(&body).await }.await;
        let problem = |at: usize| match &answer {
            Ok(done) => match done.results.get(at) {
                Some(one) => one.problem.as_ref().map(|why| trouble(&why.code, &why.detail)),
                None => Some(trouble("unreadable", "a result is missing")),
            },
            Err(why) => Some(why.clone()),
        };
        results.extend(some.iter().enumerate().map(|(at, (_, title))| (title.clone(), problem(at))));
    }
    results
}
