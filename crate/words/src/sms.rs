//! What an SMS says: on whose behalf, what it is about, and the link, in as few characters as one message holds.

use crate::{Language, say};

/// What one message holds in its own alphabet (3GPP TS 23.038, 6.1.2.1): the link comes on top.
const MOST: usize = 160;
/// How much of it may be the organisation's name.
const NAME: usize = 40;
/// Signs that take two places (6.2.1.1).
const DOUBLE: &str = "^{}\\[~]|€";

/// The text: nothing in it says that a part was left out but the dots.
pub(crate) fn text(
    language: Language,
    organisation: Option<&str>,
    about: &str,
    link: Option<&str>,
) -> String {
    let about = plain(about);
    let said = match organisation {
        Some(name) => {
            let name = cut(&plain(name), NAME);
            plain(&say(language, "mail-sms-of", &[("organisation", &name), ("text", &about)]))
        }
        None => about,
    };
    let said = cut(&said, MOST);
    link.map_or(said.clone(), |link| format!("{said}\n{link}"))
}

/// With the quotation marks, dashes and spaces that every telephone has: one of print makes each message hold
/// 70 characters and no more. Letters stay what they are.
fn plain(text: &str) -> String {
    let quoted = text.replace("«\u{a0}", "\"").replace("\u{a0}»", "\"");
    quoted.replace('…', "...").chars().map(sign).collect()
}

fn sign(printed: char) -> char {
    match printed {
        '\u{a0}' | '\u{202f}' => ' ',
        '‘' | '’' => '\'',
        '“' | '”' | '«' | '»' => '"',
        '–' | '—' | '\u{2011}' => '-',
        other => other,
    }
}

fn cut(text: &str, most: usize) -> String {
    if places(text) <= most {
        return text.to_owned();
    }
    let mut kept = String::new();
    for next in text.chars() {
        if places(&kept) + places(next.encode_utf8(&mut [0; 4])) + 3 > most {
            break;
        }
        kept.push(next);
    }
    format!("{}...", kept.trim_end())
}

/// How many places it takes.
fn places(text: &str) -> usize {
    text.chars().map(|one| if DOUBLE.contains(one) { 2 } else { 1 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book;

    /// Letters of a telephone's own alphabet which take one place (6.2.1), beside those of ASCII.
    const LETTERS: &str = "£¥èéùìòÇØøÅåΔΦΓΛΩΠΨΣΘΞÆæßÉ¤¡ÄÖÑÜ§¿äöñüà";

    fn is_usual(text: &str) -> bool {
        let ascii = |one: char| one == '\n' || one.is_ascii() && !one.is_ascii_control() && one != '`';
        text.chars().all(|one| ascii(one) || LETTERS.contains(one) || DOUBLE.contains(one))
    }

    #[test]
    fn every_subject_fits_one_message_on_behalf_of_an_organisation() {
        let values = [
            ("sender", "camille.durand@lilas.example"),
            ("title", "Bail du 12 rue des Lilas"),
            ("name", "Jean-Pierre Martin"),
            ("code", "407123"),
            ("count", "12"),
        ];
        for language in Language::ALL {
            let keys = book::ALL.iter().flat_map(|book| book.keys(language));
            let is_subject = |key: &&str| key.starts_with("mail-") && key.ends_with("-subject");
            let subjects: Vec<&str> = keys.filter(is_subject).collect();
            assert!(subjects.len() > 15, "{subjects:?}");
            for key in subjects {
                let text = text(language, Some("Lilas Immobilier"), &say(language, key, &values), None);
                assert!(text.starts_with("Lilas Immobilier"), "{text}");
                assert!(is_usual(&text) && places(&text) <= MOST && !text.ends_with("..."), "{key}: {text}");
            }
        }
    }

    #[test]
    fn print_becomes_what_a_telephone_has_and_letters_stay() {
        let about = "Zoé\u{a0}: «\u{a0}L’été — “Łódź”\u{a0}»…";
        assert_eq!(text(Language::Fr, None, about, None), "Zoé : \"L'été - \"Łódź\"\"...");
        let said = text(Language::En, Some("Smith’s"), "407123 is your code", None);
        assert_eq!(said, "Smith's: 407123 is your code");
    }

    #[test]
    fn what_is_too_long_ends_in_dots_and_the_link_stays_whole() {
        let link = "https://example.org/sign#secret";
        let text =
            text(Language::En, Some(&"O".repeat(99)), &format!("407123 {}", "€".repeat(200)), Some(link));
        let (said, rest) = text.split_once('\n').unwrap();
        assert_eq!(rest, link);
        assert!(said.starts_with(&format!("{}...: 407123 €", "O".repeat(37))), "{said}");
        assert!(said.ends_with("€...") && (158..=160).contains(&places(said)), "{said}");
    }
}
