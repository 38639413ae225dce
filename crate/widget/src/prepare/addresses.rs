//! Addresses as people paste them: `Jean <jean@ex.fr>, marie@ex.fr`, one a line, or with semicolons.

use crate::moment::is_address;

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pasted {
    pub(super) name: String,
    pub(super) email: String,
}

/// Those that are addresses, in their order.
pub(super) fn addresses(text: &str) -> Vec<Pasted> {
    parts(text).iter().filter_map(|part| one(part)).collect()
}

/// Cut at commas, semicolons and line ends, but not within quotation marks.
fn parts(text: &str) -> Vec<String> {
    let (mut parts, mut quoted) = (vec![String::new()], false);
    for character in text.chars() {
        quoted ^= character == '"';
        if matches!(character, ',' | ';' | '\n' | '\r' | '\t') && !quoted {
            parts.push(String::new());
        } else if let Some(last) = parts.last_mut() {
            last.push(character);
        }
    }
    parts
}

fn one(part: &str) -> Option<Pasted> {
    let part = part.trim();
    let (name, email) = match part.split_once('<') {
        Some((name, rest)) => (name, rest.split('>').next().unwrap_or_default()),
        None => part.rsplit_once(char::is_whitespace).unwrap_or(("", part)),
    };
    let name = name.trim().trim_matches(['"', '\'', '«', '»']).trim().to_owned();
    let email = email.trim().trim_start_matches("mailto:").to_owned();
    is_address(&email).then_some(Pasted { name, email })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, String)> {
        addresses(text).into_iter().map(|one| (one.name, one.email)).collect()
    }

    fn pair(name: &str, email: &str) -> (String, String) {
        (name.into(), email.into())
    }

    #[test]
    fn lists_as_mail_programs_write_them() {
        let jean = pair("Jean", "jean@ex.fr");
        let marie = pair("", "marie@ex.fr");
        assert_eq!(read("Jean <jean@ex.fr>, marie@ex.fr"), [jean.clone(), marie.clone()]);
        assert_eq!(read("Jean <jean@ex.fr>;marie@ex.fr;"), [jean.clone(), marie.clone()]);
        assert_eq!(read("jean jean@ex.fr\r\n\r\n<marie@ex.fr>"), [pair("jean", "jean@ex.fr"), marie]);
        assert_eq!(read("\"Durand, Jean\" <jean@ex.fr>"), [pair("Durand, Jean", "jean@ex.fr")]);
        assert_eq!(read("Élise Đặng\télise@ex.fr"), [pair("", "élise@ex.fr")]);
    }

    #[test]
    fn what_is_no_address_is_left_out() {
        assert_eq!(read(""), []);
        assert_eq!(read("bonjour, à demain"), []);
        assert_eq!(read("jean@, marie@ex.fr"), [pair("", "marie@ex.fr")]);
    }
}
