//! Every sentence a person reads, in French and English: elements, mails, command line, evidence.
//!
//! Sentences stand in Fluent files under `locales/`, one file a place where they are read.
//! [`say`] gives one; a test keeps both languages complete and every key that the house names
//! present.

use std::sync::OnceLock;

pub mod invitation;
pub mod letter;
pub mod moment;

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

macro_rules! files {
    ($($name:literal),*) => {
        fn sources(language: Language) -> &'static [&'static str] {
            match language {
                Language::Fr => &[$(include_str!(concat!("../locales/fr/", $name, ".ftl"))),*],
                Language::En => &[$(include_str!(concat!("../locales/en/", $name, ".ftl"))),*],
            }
        }
    };
}
files!("mail", "prepare", "sign", "verify", "trouble", "consent");

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
    for source in sources(language) {
        // A file with a fault still gives its other sentences; the tests refuse any fault.
        let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(whole, _)| whole);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn keys(language: Language) -> BTreeSet<String> {
        let lines = sources(language).iter().flat_map(|source| source.lines());
        lines
            .filter_map(|line| line.split_once(" ="))
            .map(|(key, _)| key.to_owned())
            .filter(|key| is_key(key))
            .collect()
    }

    fn is_key(key: &str) -> bool {
        key.starts_with(|c: char| c.is_ascii_lowercase())
            && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    }

    #[test]
    fn files_are_sound_and_languages_complete() {
        for language in Language::ALL {
            for source in sources(language) {
                assert!(FluentResource::try_new((*source).to_owned()).is_ok(), "{language:?}: {source}");
            }
            for key in keys(language) {
                assert!(knows(language, &key), "{language:?}: {key} is given twice or empty");
            }
        }
        assert_eq!(keys(Language::Fr), keys(Language::En));
    }

    #[test]
    fn languages_by_tag() {
        assert_eq!(Language::of("fr-CA"), Language::Fr);
        assert_eq!(Language::of("FR"), Language::Fr);
        assert_eq!(Language::of("de"), Language::En);
        assert_eq!(Language::of("é"), Language::En);
    }
}
