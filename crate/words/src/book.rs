//! The files that sentences stand in, one a place where they are read.

use std::sync::OnceLock;

use crate::Language;

/// The sentences of one place, in both languages.
#[derive(Debug)]
pub struct Book {
    french: &'static str,
    english: &'static str,
}

macro_rules! book {
    ($name:literal) => {
        Book {
            french: include_str!(concat!("../locales/fr/", $name, ".ftl")),
            english: include_str!(concat!("../locales/en/", $name, ".ftl")),
        }
    };
}

/// What `<paraph-follow>` says.
pub const FOLLOW: Book = book!("follow");
/// What mails say.
pub const MAIL: Book = book!("mail");
/// What a sender's elements say: `<paraph-prepare>` and `<paraph-follow>`.
pub const OFFICE: Book = book!("office");
/// What all elements say.
pub const PART: Book = book!("part");
/// What `<paraph-prepare>` says.
pub const PREPARE: Book = book!("prepare");
/// What `<paraph-sign>` says.
pub const SIGN: Book = book!("sign");
/// What `<paraph-inbox>` says.
pub const INBOX: Book = book!("inbox");
/// What `<paraph-verify>` says.
pub const VERIFY: Book = book!("verify");
/// What went wrong, and what to do about it.
pub const TROUBLE: Book = book!("trouble");
/// What a signer agrees to.
pub const CONSENT: Book = book!("consent");

/// What the page says to which the identity provider leads back.
pub const RETURNED: Book = book!("returned");
/// What each level is worth in law.
pub const WORTH: Book = book!("worth");

/// Every book.
pub const ALL: [&Book; 12] =
    [&MAIL, &PART, &OFFICE, &PREPARE, &FOLLOW, &SIGN, &INBOX, &VERIFY, &TROUBLE, &CONSENT, &RETURNED, &WORTH];

static OPEN: OnceLock<&'static [&'static Book]> = OnceLock::new();

/// Opens the books of a page, before anything is said. Those that a page never opens are not in what it
/// downloads; elsewhere all are open.
pub fn open(books: &'static [&'static Book]) {
    // A second element of the same kind says the same.
    let _ = OPEN.set(books);
}

pub(crate) fn opened() -> &'static [&'static Book] {
    let before: &[_] = if cfg!(target_arch = "wasm32") { &[] } else { &ALL };
    OPEN.get().copied().unwrap_or(before)
}

impl Book {
    /// The file in a language.
    pub(crate) fn file(&self, language: Language) -> &'static str {
        match language {
            Language::Fr => self.french,
            Language::En => self.english,
        }
    }

    /// What its sentences are called.
    pub fn keys(&self, language: Language) -> impl Iterator<Item = &'static str> + use<> {
        let lines = self.file(language).lines();
        lines.filter_map(|line| line.split_once(" =")).map(|(key, _)| key).filter(|key| is_key(key))
    }
}

fn is_key(key: &str) -> bool {
    key.starts_with(|first: char| first.is_ascii_lowercase())
        && key.chars().all(|one| one.is_ascii_alphanumeric() || one == '-')
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn languages_are_complete_and_keys_are_given_once() {
        let [french, english] = Language::ALL.map(|language| {
            let all: Vec<_> = ALL.iter().flat_map(|book| book.keys(language)).collect();
            let keys: BTreeSet<_> = all.iter().copied().collect();
            assert_eq!(all.len(), keys.len(), "{language:?}");
            keys
        });
        assert_eq!(french, english);
    }
}
