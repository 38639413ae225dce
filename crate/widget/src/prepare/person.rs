//! People in the making: those who sign, and those who only get a copy.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use words::Language;

use crate::{here::Here, part::typing};

/// A signer, or somebody in copy: then nothing is required.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Person {
    pub(crate) key: u32,
    pub(crate) email: String,
    pub(crate) name: String,
    /// Whether it cannot end without this person.
    pub(crate) required: bool,
    /// The language written to this person: `fr` or `en`.
    pub(crate) language: String,
}

impl Person {
    /// Somebody of whom nothing is known yet.
    pub(crate) fn new(key: u32, language: Language) -> Self {
        let language = language.tag().to_owned();
        Self { key, email: String::new(), name: String::new(), required: true, language }
    }

    /// What the sender calls this person.
    pub(crate) fn label(&self) -> String {
        let name = self.name.trim();
        if name.is_empty() { self.email.trim().to_owned() } else { name.to_owned() }
    }

    /// Whether nothing has been entered.
    pub(crate) fn is_blank(&self) -> bool {
        self.email.trim().is_empty() && self.name.trim().is_empty()
    }

    pub(crate) fn language(&self) -> Language {
        Language::of(&self.language)
    }

    /// Whether both have the same address.
    pub(crate) fn is_at(&self, email: &str) -> bool {
        !email.trim().is_empty() && self.email.trim().to_lowercase() == email.trim().to_lowercase()
    }
}

/// The language written to somebody. Each is called by its own name, for who reads only that one.
pub(super) fn language_field(
    here: Here,
    spoken: impl Fn() -> String + Send + 'static,
    chosen: impl FnMut(String) + 'static,
) -> impl IntoView {
    view! {
        <label class="labelled">
            <span>{here.word("prepare-person-language")}</span>
            <select class="field" prop:value=spoken on:change=typing(chosen)>
                <option value="fr" lang="fr">"Français"</option>
                <option value="en" lang="en">"English"</option>
            </select>
        </label>
    }
}
