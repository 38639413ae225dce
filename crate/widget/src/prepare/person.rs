//! People in the making: those who sign, and those who only get a copy.

use envelope::{Channel, Role};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use words::Language;

use crate::{here::Here, part::typing, phone, spelled::small};

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
    /// What is asked, where signatures are: whoever signs there signs, approves or finalises.
    #[serde(default = "signer")]
    pub(crate) role: Role,
    /// Whether this person acts together with the one before.
    #[serde(default)]
    pub(crate) together: bool,
    /// The telephone number, as it was typed.
    #[serde(default)]
    pub(crate) phone: String,
    /// Which way the link goes.
    #[serde(default)]
    pub(crate) link_by: Channel,
    /// Which way the code goes, where the level leaves the choice.
    #[serde(default)]
    pub(crate) code_by: Channel,
}

fn signer() -> Role {
    Role::Signer
}

impl Person {
    /// Somebody of whom nothing is known yet.
    pub(crate) fn new(key: u32, language: Language) -> Self {
        let language = language.tag().to_owned();
        Self {
            key,
            email: String::new(),
            name: String::new(),
            required: true,
            language,
            role: Role::Signer,
            together: false,
            phone: String::new(),
            link_by: Channel::Email,
            code_by: Channel::Email,
        }
    }

    /// What the sender calls this person.
    pub(crate) fn label(&self) -> String {
        let name = self.name.trim();
        if name.is_empty() { self.email.trim().to_owned() } else { name.to_owned() }
    }

    /// The telephone number as it will be recorded; none if it is not understood.
    pub(crate) fn number(&self) -> Option<String> {
        phone::understood(&self.phone, self.language())
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
        !email.trim().is_empty() && small(self.email.trim()) == small(email.trim())
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
