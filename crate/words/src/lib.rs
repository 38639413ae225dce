//! Every sentence a person reads, in French and English: elements, mails, command line, evidence.
//!
//! Sentences stand in Fluent files under `locales/`, one file a place where they are read.
//! [`say`] gives one; tests keep both languages complete and sound.

pub mod book;
pub mod invitation;
pub mod letter;
pub mod moment;
mod sms;

use std::sync::OnceLock;

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};

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
    let bundle = bundle(language);
    let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
        return key.to_owned();
    };
    let arguments: FluentArgs<'_> = values
        .iter()
        .map(|(name, value)| match value.parse::<u32>() {
            // Counts choose the plural; everything else is put in as it stands.
            Ok(count) if value.len() == count.to_string().len() => (*name, FluentValue::from(count)),
            _ => (*name, FluentValue::from(*value)),
        })
        .collect();
    bundle.format_pattern(pattern, Some(&arguments), &mut vec![]).into_owned()
}

/// Whether there is a sentence called `key`.
#[must_use]
pub fn knows(language: Language, key: &str) -> bool {
    bundle(language).get_message(key).is_some_and(|message| message.value().is_some())
}

fn bundle(language: Language) -> &'static FluentBundle<FluentResource> {
    static FRENCH: OnceLock<FluentBundle<FluentResource>> = OnceLock::new();
    static ENGLISH: OnceLock<FluentBundle<FluentResource>> = OnceLock::new();
    let place = if language == Language::Fr { &FRENCH } else { &ENGLISH };
    place.get_or_init(|| read(language))
}

fn read(language: Language) -> FluentBundle<FluentResource> {
    let tag = language.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // Isolation marks would show in plain-text mails and in file names.
    bundle.set_use_isolating(false);
    for book in book::opened() {
        // A file with a fault still gives its other sentences; the tests refuse any fault.
        let resource = FluentResource::try_new(book.file(language).to_owned());
        bundle.add_resource_overriding(resource.unwrap_or_else(|(whole, _)| whole));
    }
    bundle
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

    #[test]
    fn files_have_no_fault() {
        for (language, book) in Language::ALL.into_iter().flat_map(|one| book::ALL.map(|book| (one, book))) {
            let read = FluentResource::try_new(book.file(language).to_owned());
            assert!(read.is_ok(), "{language:?}: {:?}", read.err().map(|(_, faults)| faults));
        }
    }

    #[test]
    fn counts_choose_the_plural_and_places_are_filled() {
        let documents = |language, count| say(language, "mail-invitation-documents", &[("count", count)]);
        assert_eq!(documents(Language::En, "1"), "There is one document.");
        assert_eq!(documents(Language::En, "3"), "There are 3 documents.");
        assert_ne!(documents(Language::Fr, "1"), documents(Language::Fr, "3"));
        assert_eq!(say(Language::En, "part-page", &[("number", "1"), ("count", "3")]), "Page 1 of 3");
        assert_eq!(say(Language::En, "no-such-key", &[]), "no-such-key");
    }
}
