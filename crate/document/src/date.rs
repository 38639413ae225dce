//! Dates as PDF writes them (ISO 32000-2, 7.9.4).

/// `D:YYYYMMDDHHmmSS+00'00'` for seconds since 1970 in UTC; none outside the years 1 to 9999.
pub(crate) fn pdf_date(seconds: i64) -> Option<String> {
    let (days, rest) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let (year, month, day) = civil(days)?;
    let (hour, minute, second) = (rest / 3600, rest / 60 % 60, rest % 60);
    Some(format!("D:{year:04}{month:02}{day:02}{hour:02}{minute:02}{second:02}+00'00'"))
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
    use super::pdf_date;

    #[test]
    fn known_dates() {
        assert_eq!(pdf_date(0).unwrap(), "D:19700101000000+00'00'");
        assert_eq!(pdf_date(951_827_696).unwrap(), "D:20000229123456+00'00'");
        assert_eq!(pdf_date(1_795_000_000).unwrap(), "D:20261118110640+00'00'");
        assert_eq!(pdf_date(-1).unwrap(), "D:19691231235959+00'00'");
        assert_eq!(pdf_date(i64::MAX), None);
    }
}
