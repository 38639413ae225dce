//! Dates, sizes and addresses as people read them.

use envelope::Timestamp;
use js_sys::{Array, Date, Intl::DateTimeFormat, Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use words::Language;

use crate::{here::Here, spelled};

/// A day such as `30 nov.`, with its year unless that is this one.
pub(crate) fn day(here: Here, at: Timestamp) -> String {
    let year = |at: Timestamp| Date::new(&JsValue::from_f64(at.0 as f64)).get_full_year();
    let mut options = vec![("day", "numeric"), ("month", "short")];
    if year(at) != year(device_now()) {
        options.push(("year", "numeric"));
    }
    format(here.language.get(), at, &options)
}

/// A day such as `30 nov. 2026`, with its year always.
pub(crate) fn whole_day(here: Here, at: Timestamp) -> String {
    format(here.language.get(), at, &[("day", "numeric"), ("month", "short"), ("year", "numeric")])
}

/// A day such as `22 décembre 2026`.
pub(crate) fn long_day(here: Here, at: Timestamp) -> String {
    format(here.language.get(), at, &[("dateStyle", "long")])
}

/// A day and time such as `22 novembre 2026 à 11:04`.
pub(crate) fn day_and_time(here: Here, at: Timestamp) -> String {
    format(here.language.get(), at, &[("dateStyle", "long"), ("timeStyle", "short")])
}

fn format(language: Language, at: Timestamp, options: &[(&str, &str)]) -> String {
    let wanted = Object::new();
    for (name, value) in options {
        let _ = Reflect::set(&wanted, &(*name).into(), &(*value).into());
    }
    let tag = match language {
        Language::Fr => "fr-FR",
        Language::En => "en-GB",
    };
    let format = DateTimeFormat::new(&Array::of1(&tag.into()), &wanted).format();
    // Milliseconds since 1970 stay exact in a double for 285,000 years.
    let date = Date::new(&JsValue::from_f64(at.0 as f64));
    let text = format.call1(&JsValue::UNDEFINED, &date);
    let text = text.ok().and_then(|text| text.as_string()).unwrap_or_default();
    if language == Language::Fr { ordinal(text) } else { text }
}

/// The first of a month is an ordinal in French; browsers write “1 janvier”.
fn ordinal(text: String) -> String {
    match text.strip_prefix('1').filter(|rest| rest.starts_with(char::is_whitespace)) {
        Some(rest) => format!("1er{rest}"),
        None => text,
    }
}

/// How many midnights of the device's calendar lie between two moments.
pub(crate) fn days_between(from: Timestamp, to: Timestamp) -> u32 {
    let midnight = |at: Timestamp| {
        let date = Date::new(&JsValue::from_f64(at.0 as f64));
        date.set_hours(0);
        date.set_minutes(0);
        date.set_seconds(0);
        date.set_milliseconds(0);
        date.get_time()
    };
    // A day on which the clock is changed is an hour longer or shorter.
    ((midnight(to) - midnight(from)) / 86_400_000.0).round().max(0.0) as u32
}

/// The device's clock.
pub(crate) fn device_now() -> Timestamp {
    Timestamp(Date::now().max(0.0) as u64)
}

/// A length such as `932 Ko`: decimal units, as file managers of today count.
pub(crate) fn size(here: Here, bytes: u64) -> String {
    let (unit_small, unit_large, comma) = match here.language.get() {
        Language::Fr => ("Ko", "Mo", ","),
        Language::En => ("KB", "MB", "."),
    };
    if bytes < 1_000_000 {
        return format!("{}\u{a0}{unit_small}", bytes.div_ceil(1000));
    }
    let tenths = bytes.div_ceil(100_000);
    let text = if tenths.is_multiple_of(10) {
        format!("{}", tenths / 10)
    } else {
        format!("{}{comma}{}", tenths / 10, tenths % 10)
    };
    format!("{text}\u{a0}{unit_large}")
}

/// Minutes and seconds left, such as `4:12`.
pub(crate) fn countdown(seconds: u64) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// An address that its owner recognises and nobody else can use: `el•••@exemple.fr`.
pub(crate) fn masked(address: &str) -> String {
    let Some((name, domain)) = address.rsplit_once('@') else { return "•••".to_owned() };
    let shown: String = name.chars().take(if name.chars().count() > 3 { 2 } else { 1 }).collect();
    format!("{shown}•••@{domain}")
}

/// Two letters for a badge.
pub(crate) fn initials(name: &str) -> String {
    spelled::initials(name.split('@').next().unwrap_or_default(), 2)
}

/// Whether this can be an address: the backend decides, this catches a slip of the finger.
pub(crate) fn is_address(text: &str) -> bool {
    let Some((name, domain)) = text.trim().rsplit_once('@') else { return false };
    !name.is_empty()
        && domain.contains('.')
        && !domain.starts_with('.')
        && !domain.ends_with('.')
        && !text.trim().contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_a_month_is_an_ordinal() {
        let ordinal = |text: &str| ordinal(text.to_owned());
        assert_eq!(ordinal("1 janvier 2027 à 11:04"), "1er janvier 2027 à 11:04");
        assert_eq!(ordinal("1\u{a0}janv."), "1er\u{a0}janv.");
        assert_eq!(
            (ordinal("11 janv."), ordinal("21 janv."), ordinal("")),
            ("11 janv.".into(), "21 janv.".into(), "".into())
        );
    }

    #[test]
    fn addresses_are_masked() {
        assert_eq!(masked("elise@exemple.fr"), "el•••@exemple.fr");
        assert_eq!(masked("é@exemple.fr"), "é•••@exemple.fr");
        assert_eq!(masked("nothing"), "•••");
    }

    #[test]
    fn addresses_are_told_from_slips() {
        for good in ["a@b.fr", " elise.martin+x@mail.exemple.fr "] {
            assert!(is_address(good), "{good}");
        }
        for bad in ["", "a@b", "@b.fr", "a b@c.fr", "a@.fr", "a@b.", "ab.fr"] {
            assert!(!is_address(bad), "{bad}");
        }
    }

    #[test]
    fn badges_have_two_letters() {
        assert_eq!(initials("Lilas Immobilier SARL"), "LI");
        assert_eq!(initials("élise.martin@exemple.fr"), "ÉM");
        assert_eq!(initials(""), "");
    }

    #[test]
    fn a_countdown_has_two_digits_of_seconds() {
        assert_eq!(countdown(252), "4:12");
        assert_eq!(countdown(9), "0:09");
    }
}
