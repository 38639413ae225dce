//! Dates as PDF writes them (ISO 32000-2, 7.9.4).

/// `D:YYYYMMDDHHmmSS+00'00'` for seconds since 1970 in UTC; none outside the years 1 to 9999.
pub(crate) fn pdf_date(seconds: i64) -> Option<String> {
    let (days, rest) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let (year, month, day) = civil(days)?;
    let (hour, minute, second) = (rest / 3600, rest / 60 % 60, rest % 60);
    Some(format!("D:{year:04}{month:02}{day:02}{hour:02}{minute:02}{second:02}+00'00'"))
}

/// Seconds since 1970 of a date that others wrote: what is left out is the earliest, a missing zone is UTC.
pub(crate) fn read_pdf_date(text: &str) -> Option<i64> {
    let text = text.strip_prefix("D:").unwrap_or(text);
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (date, zone) = text.split_at(digits);
    let part = |from: usize, length: usize, least: i64| match date.get(from..from + length) {
        Some(digits) => digits.parse().ok(),
        None => (date.len() <= from).then_some(least),
    };
    let (year, month, day) = (part(0, 4, 0)?, part(4, 2, 1)?, part(6, 2, 1)?);
    let (hour, minute, second) = (part(8, 2, 0)?, part(10, 2, 0)?, part(12, 2, 0)?);
    if digits > 14 || hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let days = days(year, month, day)?;
    Some(days * 86_400 + hour * 3600 + minute * 60 + second - offset(zone)?)
}

/// `+HH'mm'`, `-HH'mm` or `Z`, in seconds.
fn offset(zone: &str) -> Option<i64> {
    let ahead = match zone.chars().next() {
        None | Some('Z') => return Some(0),
        Some('+') => 1,
        Some('-') => -1,
        Some(_) => return None,
    };
    let mut parts = zone.get(1..)?.split('\'').filter(|part| !part.is_empty()).map(str::parse::<i64>);
    let (hours, minutes) = (parts.next()?.ok()?, parts.next().unwrap_or(Ok(0)).ok()?);
    (0..24).contains(&hours).then_some(ahead * (hours * 3600 + minutes.clamp(0, 59) * 60))
}

/// Days from 1970 to a date, if there is such a day.
fn days(year: i64, month: i64, day: i64) -> Option<i64> {
    let shifted_year = year - i64::from(month <= 2);
    let (era, of_era) = (shifted_year.div_euclid(400), shifted_year.rem_euclid(400));
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let days = era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468;
    (civil(days)? == (year, month, day)).then_some(days)
}

/// Days since 1970 as year, month, day of the Gregorian calendar.
fn civil(days: i64) -> Option<(i64, i64, i64)> {
    // Eras of 400 years beginning on 1 March of year 0, so that the leap day comes last.
    let shifted = days.checked_add(719_468)?;
    let (era, of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (1..=9999).contains(&year).then_some((year, month, day))
}

#[cfg(test)]
mod tests {
    use super::{pdf_date, read_pdf_date};

    #[test]
    fn what_is_written_is_read() {
        for seconds in [0, 951_827_696, 1_795_000_000, -1, -62_000_000_000, 253_402_300_799] {
            assert_eq!(read_pdf_date(&pdf_date(seconds).unwrap()), Some(seconds));
        }
    }

    #[test]
    fn dates_of_others() {
        let noon = Some(1_795_003_200);
        for text in
            ["D:20261118120000Z", "20261118120000", "D:20261118140000+02'00'", "D:20261118070000-05'00"]
        {
            assert_eq!(read_pdf_date(text), noon, "{text}");
        }
        assert_eq!(read_pdf_date("D:2026"), read_pdf_date("D:20260101000000Z"));
        for wrong in [
            "",
            "D:",
            "D:20261318",
            "D:20260230",
            "D:2026111",
            "D:20261118250000",
            "D:20261118120000?",
            "today",
        ] {
            assert_eq!(read_pdf_date(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn known_dates() {
        assert_eq!(pdf_date(0).unwrap(), "D:19700101000000+00'00'");
        assert_eq!(pdf_date(951_827_696).unwrap(), "D:20000229123456+00'00'");
        assert_eq!(pdf_date(1_795_000_000).unwrap(), "D:20261118110640+00'00'");
        assert_eq!(pdf_date(-1).unwrap(), "D:19691231235959+00'00'");
        assert_eq!(pdf_date(i64::MAX), None);
    }
}
