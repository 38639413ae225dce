//! Every sentence a person reads, in French and English: elements, mails, command line, evidence.
//!
//! Sentences stand in Fluent files under `locales/`, one file a place where they are read.
//! [`say`] gives one; tests keep both languages complete, and what is said as Fluent says it.

pub mod book;
pub mod invitation;
pub mod letter;
pub mod moment;
mod pattern;

/// A language that is spoken here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Language {
    /// French.
    Fr,
    /// English.
    En,
}

impl Language {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Fr, Self::En];

    /// The nearest language for a tag such as `fr-CA`; English for what is not spoken here.
    #[must_use]
    pub fn of(tag: &str) -> Self {
        if tag.get(..2).is_some_and(|primary| primary.eq_ignore_ascii_case("fr")) {
            Self::Fr
        } else {
            Self::En
        }
    }

    /// The tag: `fr` or `en`.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }
}

/// The sentence called `key`, with `values` put into its places. Values are text, never markup.
#[must_use]
pub fn say(language: Language, key: &str, values: &[(&str, &str)]) -> String {
    match pattern(language, key) {
        Some(pattern) => pattern::fill(language, pattern, values),
        None => key.to_owned(),
    }
}

/// Whether there is a sentence called `key`.
#[must_use]
pub fn knows(language: Language, key: &str) -> bool {
    pattern(language, key).is_some_and(|pattern| !pattern.trim().is_empty())
}

fn pattern(language: Language, key: &str) -> Option<&'static str> {
    book::opened().iter().find_map(|book| pattern::find(book.file(language), key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_by_tag() {
        assert_eq!(Language::of("fr-CA"), Language::Fr);
        assert_eq!(Language::of("FR"), Language::Fr);
        assert_eq!(Language::of("de"), Language::En);
        assert_eq!(Language::of("é"), Language::En);
    }
}
