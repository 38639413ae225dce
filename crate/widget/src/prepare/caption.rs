//! What stands under a mark in the signature's own place: name, day, reason.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::{asked::LONGEST, draft::Draft};
use crate::part::{switch, typing};

/// The caption of one signer's signature on one document.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Captioned {
    pub(crate) document: u32,
    pub(crate) person: u32,
    pub(crate) name: bool,
    pub(crate) date: bool,
    pub(crate) reason: String,
}

impl Captioned {
    pub(super) fn is_of(&self, document: u32, person: u32) -> bool {
        (self.document, self.person) == (document, person)
    }
}

impl Draft {
    /// The caption of a signature; nothing stands there unless it was asked for.
    pub(super) fn caption(self, document: u32, person: u32) -> Captioned {
        let own = |all: &Vec<Captioned>| all.iter().find(|one| one.is_of(document, person)).cloned();
        self.captions.with(own).unwrap_or(Captioned { document, person, ..Captioned::default() })
    }

    fn change_caption(self, change: impl FnOnce(&mut Captioned)) {
        let (document, person) = (self.document.get_untracked(), self.person.get_untracked());
        let mut caption = untrack(|| self.caption(document, person));
        change(&mut caption);
        self.captions.update(|all| {
            all.retain(|one| !one.is_of(document, person));
            all.push(caption);
        });
    }
}

/// What is written under the mark of the chosen signer.
pub(super) fn choices(draft: Draft) -> impl IntoView {
    let here = draft.here;
    let caption = Memo::new(move |_| draft.caption(draft.document.get(), draft.person.get()));
    let (name, date) = (move || caption.get().name, move || caption.get().date);
    view! {
        <div class="caption" role="group" aria-label=here.word("prepare-caption")>
            <span class="small muted" aria-hidden="true">{here.word("prepare-caption")}</span>
            {switch(here, "field-name", name, move || draft.change_caption(|it| it.name = !it.name))}
            {switch(here, "field-date", date, move || draft.change_caption(|it| it.date = !it.date))}
            <input class="field" type="text" maxlength=LONGEST.to_string() aria-label=here.word("prepare-caption-reason")
                placeholder=here.word("prepare-caption-reason") prop:value=move || caption.get().reason
                on:input=typing(move |text| draft.change_caption(|it| it.reason = text)) />
        </div>
    }
}
