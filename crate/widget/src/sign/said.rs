//! What is being written instead of signing: a comment, a reason, who takes it over. Kept until it is sent.

use evidence::Opening;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::case::{Case, Session};
use crate::{
    device::salt,
    part::typing,
    trouble::{Trouble, trouble},
};

/// Every text of it.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(crate) struct Said {
    pub(crate) comment: String,
    /// The comment as it was last posted: whether it arrived may not be known.
    posted: Option<Opening>,
    pub(crate) reason: String,
    pub(crate) email: String,
    pub(crate) name: String,
    /// The telephone number of who takes it over.
    #[serde(default)]
    pub(crate) phone: String,
    /// What is said with an approval.
    #[serde(default)]
    pub(crate) remark: String,
    /// The same, as it was last posted.
    #[serde(default)]
    remarked: Option<Opening>,
}

impl Said {
    /// A comment whose answer was lost, and which has arrived: it is not to be written again.
    pub(crate) fn without_what_arrived(mut self, session: &Session) -> Self {
        let arrived =
            |posted: &Opening| session.reading.has_comment(posted) && posted.value == self.comment.trim();
        if self.posted.as_ref().is_some_and(arrived) {
            self.forget_comment();
        }
        self
    }

    pub(crate) fn forget_comment(&mut self) {
        self.comment.clear();
        self.posted = None;
    }
}

/// What is said with an approval, as it is posted; none where nothing is said.
pub(crate) fn remark(case: Case) -> Result<Option<Opening>, Trouble> {
    let (text, posted) =
        case.said.with_untracked(|said| (said.remark.trim().to_owned(), said.remarked.clone()));
    if text.is_empty() || posted.as_ref().is_some_and(|posted| posted.value == text) {
        return Ok(posted.filter(|_| !text.is_empty()));
    }
    let opening = Opening { field: "comment".to_owned(), salt: salt()?, value: text };
    case.said.update(|said| said.remarked = Some(opening.clone()));
    Ok(Some(opening))
}

/// The comment as it is posted: the same words once more are the same comment, and no second one.
pub(crate) fn comment(case: Case) -> Result<Opening, Trouble> {
    let (text, posted) =
        case.said.with_untracked(|said| (said.comment.trim().to_owned(), said.posted.clone()));
    if text.is_empty() {
        return Err(trouble("text_missing", "nothing written"));
    }
    if let Some(posted) = posted.filter(|posted| posted.value == text) {
        return Ok(posted);
    }
    let opening = Opening { field: "comment".to_owned(), salt: salt()?, value: text };
    case.said.update(|said| said.posted = Some(opening.clone()));
    Ok(opening)
}

/// A field of several lines for one of the texts.
pub(crate) fn lines(case: Case, most: &'static str, text: fn(&mut Said) -> &mut String) -> impl IntoView {
    view! {
        <textarea class="field" maxlength=most prop:value=move || value(case, text)
            on:input=typing(move |typed| case.said.update(|said| *text(said) = typed))></textarea>
    }
}

/// A field of one line.
pub(crate) fn line(case: Case, kind: &'static str, text: fn(&mut Said) -> &mut String) -> impl IntoView {
    view! {
        <input class="field" type=kind autocomplete="off" maxlength="254" prop:value=move || value(case, text)
            on:input=typing(move |typed| case.said.update(|said| *text(said) = typed)) />
    }
}

fn value(case: Case, text: fn(&mut Said) -> &mut String) -> String {
    text(&mut case.said.get()).clone()
}
