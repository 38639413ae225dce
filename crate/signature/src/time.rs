//! Unix seconds as the times of certificates and time-stamps, and back.

use crate::tlv::Malformed;
use core::time::Duration;
use der::asn1::{GeneralizedTime, UtcTime};
use der::{DateTime, Decode};
use x509_cert::time::Time;

/// A certificate's or CRL's time: UTCTime to 2049, then GeneralizedTime (RFC 5280 4.1.2.5). `None` before 1970 or after 9999.
pub fn to_x509(unix: i64) -> Option<Time> {
    let date = date_time(unix)?;
    Some(match date.year() {
        ..2050 => Time::UtcTime(UtcTime::from_date_time(date).ok()?),
        _ => Time::GeneralTime(GeneralizedTime::from_date_time(date)),
    })
}

/// Unix seconds of a certificate's or CRL's time.
pub fn from_x509(time: &Time) -> i64 {
    i64::try_from(time.to_unix_duration().as_secs()).unwrap_or(i64::MAX)
}

/// Unix seconds of the DER of a Time (UTCTime or GeneralizedTime), if it is one.
pub fn from_der(der: &[u8]) -> Option<i64> {
    Time::from_der(der).ok().map(|time| from_x509(&time))
}

/// As RFC 3339 in UTC, `YYYY-MM-DDThh:mm:ssZ`. `None` before 1970 or after 9999.
pub fn rfc3339(unix: i64) -> Option<String> {
    date_time(unix).map(|date| date.to_string())
}

/// Contents of a GeneralizedTime, whole seconds, `YYYYMMDDHHMMSSZ`. `None` before 1970 or after 9999.
pub fn to_generalized(unix: i64) -> Option<String> {
    let d = date_time(unix)?;
    let (year, month, day) = (d.year(), d.month(), d.day());
    Some(format!("{year:04}{month:02}{day:02}{:02}{:02}{:02}Z", d.hour(), d.minutes(), d.seconds()))
}

/// Unix seconds of a GeneralizedTime's contents; a fraction of a second is cut off (RFC 3161 2.4.2 allows one).
pub fn from_generalized(content: &[u8]) -> Result<i64, Malformed> {
    const WRONG: Malformed = Malformed::Value("not a GeneralizedTime in UTC");
    let (whole, rest) = content.split_at_checked(14).ok_or(WRONG)?;
    let fraction = rest.strip_suffix(b"Z").ok_or(WRONG)?;
    if !fraction.is_empty()
        && (fraction[0] != b'.' || fraction.len() < 2 || !fraction[1..].iter().all(u8::is_ascii_digit))
    {
        return Err(WRONG);
    }
    if !whole.iter().all(u8::is_ascii_digit) {
        return Err(WRONG);
    }
    let two = |at: usize| (whole[at] - b'0') * 10 + (whole[at + 1] - b'0');
    let year = u16::from(two(0)) * 100 + u16::from(two(2));
    let date = DateTime::new(year, two(4), two(6), two(8), two(10), two(12)).map_err(|_| WRONG)?;
    i64::try_from(date.unix_duration().as_secs()).map_err(|_| WRONG)
}

fn date_time(unix: i64) -> Option<DateTime> {
    DateTime::from_unix_duration(Duration::from_secs(u64::try_from(unix).ok()?)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn generalized_round_trips() {
        for unix in [0, 951_782_400, 1_795_000_000, 4_102_444_800] {
            assert_eq!(from_generalized(to_generalized(unix).unwrap().as_bytes()), Ok(unix));
        }
        assert_eq!(from_generalized(b"20200101000000.25Z"), Ok(1_577_836_800));
    }

    #[test]
    fn wrong_times_are_refused() {
        for text in [
            "20200101000000",
            "20201301000000Z",
            "2020010100000Z",
            "20200101000000.Z",
            "20200101000000+0100",
            "",
        ] {
            assert!(from_generalized(text.as_bytes()).is_err(), "{text}");
        }
        assert!(to_generalized(-1).is_none());
    }
}
