//! A sentence of a Fluent file, as far as our files use Fluent: text, `{ $value }` and plurals.
//!
//! All of Fluent would be a seventh of what a page downloads, and would read every file before the first
//! sentence. A test holds this to `fluent-bundle`, sentence by sentence.

use crate::Language;

/// The pattern of the message called `key` in a file.
pub(crate) fn find<'a>(file: &'a str, key: &str) -> Option<&'a str> {
    let mut start = 0;
    for line in file.split_inclusive('\n') {
        if let Some(first) = line.strip_prefix(key).and_then(|line| line.strip_prefix(" =")) {
            let from = start + line.len() - first.len();
            return file.get(from..from + first.len() + more(&file[start + line.len()..]));
        }
        start += line.len();
    }
    None
}

/// How far a pattern goes on: a comment or another message begins at the edge.
fn more(rest: &str) -> usize {
    let inside = |line: &&str| !line.starts_with(|first: char| first == '#' || first.is_ascii_alphabetic());
    rest.split_inclusive('\n').take_while(inside).map(str::len).sum()
}

/// A pattern with `values` in its places.
pub(crate) fn fill(language: Language, pattern: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    let mut rest = pattern.trim();
    while let Some((text, place)) = rest.split_once('{') {
        filled += &unindented(text);
        rest = put(&mut filled, language, place, values);
    }
    filled + &unindented(rest)
}

/// Lines after the first are indented in the file only.
fn unindented(text: &str) -> String {
    let mut lines = text.split('\n');
    let first = lines.next().unwrap_or_default().to_owned();
    lines.fold(first, |text, line| text + "\n" + line.trim_start())
}

/// Puts in what a place wants; gives what follows the place.
fn put<'a>(filled: &mut String, language: Language, place: &'a str, values: &[(&str, &str)]) -> &'a str {
    let (name, after) = place.split_once('}').unwrap_or((place, ""));
    if let Some((name, variants)) = place.split_once("->").filter(|(name, _)| !name.contains('}')) {
        let (pattern, after) = choose(language, value(values, name).unwrap_or_default(), variants);
        *filled += &fill(language, pattern, values);
        return after;
    }
    match value(values, name) {
        Some(value) => *filled += value,
        // As Fluent shows it.
        None => *filled = format!("{filled}{{{}}}", name.trim()),
    }
    after
}

fn value<'a>(values: &[(&str, &'a str)], name: &str) -> Option<&'a str> {
    let name = name.trim().strip_prefix('$')?;
    values.iter().find(|(other, _)| *other == name).map(|(_, value)| *value)
}

/// The first variant for a value, else the one with the star; and what follows them. One line a variant.
fn choose<'a>(language: Language, value: &str, variants: &'a str) -> (&'a str, &'a str) {
    let (mut chosen, mut end) = (None, 0);
    for line in variants.split_inclusive('\n') {
        if let Some(after) = line.trim_start().strip_prefix('}') {
            end += line.len() - after.len();
            break;
        }
        end += line.len();
        let variant =
            line.trim().split_once(']').and_then(|(key, pattern)| Some((key.split_once('[')?, pattern)));
        if let Some(((star, key), pattern)) = variant
            && chosen.is_none()
            && (key == value || key == plural(language, value) || star == "*")
        {
            chosen = Some(pattern);
        }
    }
    (chosen.unwrap_or_default(), &variants[end..])
}

/// The plural category of a count (Unicode CLDR); millions do not occur.
fn plural(language: Language, count: &str) -> &'static str {
    match (language, count) {
        (Language::Fr, "0") | (_, "1") => "one",
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};

    use super::*;
    use crate::book::ALL;

    /// What all of Fluent says.
    fn whole(bundle: &FluentBundle<FluentResource>, key: &str, values: &[(&str, &str)]) -> String {
        let mut arguments = FluentArgs::new();
        for (name, value) in values {
            match value.parse::<u32>() {
                Ok(count) => arguments.set(*name, count),
                Err(_) => arguments.set(*name, *value),
            }
        }
        let pattern = bundle.get_message(key).and_then(|message| message.value()).expect(key);
        bundle.format_pattern(pattern, Some(&arguments), &mut vec![]).into_owned()
    }

    fn bundle(language: Language, file: &str) -> FluentBundle<FluentResource> {
        let mut bundle = FluentBundle::new(vec![language.tag().parse().unwrap()]);
        bundle.set_use_isolating(false);
        bundle.add_resource(FluentResource::try_new(file.to_owned()).expect("sound")).expect("once");
        bundle
    }

    /// Every name that a file has a place for.
    fn names(file: &str) -> Vec<&str> {
        file.split("{ $").skip(1).filter_map(|place| place.split([' ', '}']).next()).collect()
    }

    #[test]
    fn every_sentence_reads_as_in_fluent() {
        for (language, book) in
            Language::ALL.into_iter().flat_map(|one| ALL.iter().map(move |book| (one, book)))
        {
            let file = book.file(language);
            let bundle = bundle(language, file);
            for key in book.keys(language) {
                let pattern = find(file, key).expect(key);
                for value in ["0", "1", "2", "7", "12", "1000", "é, { x }"] {
                    let values: Vec<_> = names(file).into_iter().map(|name| (name, value)).collect();
                    assert_eq!(
                        fill(language, pattern, &values),
                        whole(&bundle, key, &values),
                        "{language:?} {key}"
                    );
                }
                assert_eq!(fill(language, pattern, &[]), whole(&bundle, key, &[]), "{language:?} {key}");
            }
        }
    }

    #[test]
    fn a_key_is_not_found_in_a_longer_one() {
        assert_eq!(find("ab = 1\na = 2\n", "a"), Some(" 2\n"));
        assert_eq!(find("ab = 1\n", "a"), None);
    }
}
