//! Telephone numbers as people write them, as they are recorded (E.164), and as they are shown.

use words::Language;

/// The number as it is recorded, such as `+33612345678`: a national one is taken for one of the country whose
/// language is spoken with the person. None if it cannot be a number.
pub(crate) fn understood(text: &str, language: Language) -> Option<String> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace() && !"-.()/".contains(*c)).collect();
    let digits = match (plain.strip_prefix('+'), plain.strip_prefix("00"), plain.strip_prefix('0')) {
        (Some(digits), ..) | (None, Some(digits), _) => digits.to_owned(),
        (None, None, Some(national)) => format!("{}{national}", country(language)),
        _ => return None,
    };
    // “+33 (0)6…”: the national zero is not dialled from abroad.
    let digits = match digits.strip_prefix("330").or_else(|| digits.strip_prefix("440")) {
        Some(rest) => format!("{}{rest}", &digits[..2]),
        None => digits,
    };
    let fits = (8..=15).contains(&digits.len())
        && !digits.starts_with('0')
        && digits.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| format!("+{digits}"))
}

/// France or the United Kingdom, where nothing else is said.
fn country(language: Language) -> &'static str {
    match language {
        Language::Fr => "33",
        Language::En => "44",
    }
}

/// A recorded number in groups, to be compared at a glance: `+33 6 12 34 56 78`.
pub(crate) fn shown(number: &str) -> String {
    let (country, rest) = number.split_at(number.len().min(3));
    let digits: Vec<char> = rest.chars().collect();
    let first = digits.len() % 2;
    let groups = digits[first..].chunks(2).map(|pair| pair.iter().collect::<String>());
    let first: String = digits[..first].iter().collect();
    let all = [country.to_owned(), first].into_iter().chain(groups).filter(|group| !group.is_empty());
    all.collect::<Vec<_>>().join("\u{a0}")
}

/// A number that its owner recognises and nobody else can use: `+33 ••• 78`.
pub(crate) fn masked(number: &str) -> String {
    match (number.get(..3), number.len().checked_sub(2).and_then(|at| number.get(at..))) {
        (Some(country), Some(end)) if number.len() > 6 => format!("{country}\u{a0}•••\u{a0}{end}"),
        _ => "•••".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_understood_as_people_write_them() {
        let french = |text| understood(text, Language::Fr);
        let wanted = Some("+33612345678".to_owned());
        for written in ["06 12 34 56 78", "+33 6 12 34 56 78", "0033612345678", "+33 (0)6.12.34.56.78"] {
            assert_eq!(french(written), wanted, "{written}");
        }
        assert_eq!(understood("07700 900123", Language::En).as_deref(), Some("+447700900123"));
        assert_eq!(french("+32 470 12 34 56").as_deref(), Some("+32470123456"));
    }

    #[test]
    fn what_is_no_number_is_not() {
        for wrong in ["", "6 12 34 56 78", "06 12", "+33 6 12 34 56 7x", "+1234567890123456", "00"] {
            assert_eq!(understood(wrong, Language::Fr), None, "{wrong}");
        }
    }

    #[test]
    fn numbers_are_shown_in_groups_or_masked() {
        assert_eq!(shown("+33612345678").replace('\u{a0}', " "), "+33 6 12 34 56 78");
        assert_eq!(shown("+447700900123").replace('\u{a0}', " "), "+44 77 00 90 01 23");
        assert_eq!(masked("+33612345678").replace('\u{a0}', " "), "+33 ••• 78");
        assert_eq!(masked(""), "•••");
    }
}
