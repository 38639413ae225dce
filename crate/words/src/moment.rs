//! A moment as a mail tells it, in UTC: the reader's time zone is not known.

use crate::{Language, say};

const DAY: i64 = 24 * 60 * 60;

/// The moment that is so many seconds after the beginning of 1970.
#[must_use]
pub fn date(language: Language, seconds: i64) -> String {
    let (year, month, day) = civil(seconds.div_euclid(DAY));
    let minutes = seconds.rem_euclid(DAY) / 60;
    let time = format!("{:02}:{:02}", minutes / 60, minutes % 60);
    let (day, month, year) = (day.to_string(), month.to_string(), year.to_string());
    say(language, "mail-date", &[("day", &day), ("month", &month), ("year", &year), ("time", &time)])
}

/// Year, month and day of the Gregorian calendar, from days since 1970. Counted in eras of 400 years
/// that begin in March, so that the leap day comes last (H. Hinnant, “chrono-compatible low-level date
/// algorithms”, `civil_from_days`).
fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (era * 400 + year_of_era + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_read_well() {
        assert_eq!(date(Language::Fr, 1_798_117_500), "24 décembre 2026 à 13:05 (UTC)");
        assert_eq!(date(Language::Fr, 1_798_761_600), "1er janvier 2027 à 00:00 (UTC)");
        assert_eq!(date(Language::En, 1_798_761_600), "January 1, 2027 at 00:00 (UTC)");
        assert_eq!(date(Language::En, 1_798_117_500), "December 24, 2026 at 13:05 (UTC)");
    }

    #[test]
    fn days_are_those_of_the_calendar() {
        for (days, date) in [
            (0, (1970, 1, 1)),
            (-1, (1969, 12, 31)),
            (11_016, (2000, 2, 29)),
            (20_512, (2026, 2, 28)),
            (20_513, (2026, 3, 1)),
            (47_540, (2100, 2, 28)),
            (47_541, (2100, 3, 1)),
        ] {
            assert_eq!(civil(days), date);
        }
    }
}
