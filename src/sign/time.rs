//! A time as it is written.

use super::der;
use crate::base::time::Timestamp;

/// The digits of a time in UTC, as in `20261130090500`.
fn digits(time: Timestamp) -> String {
    // RFC 3339, and in UTC.
    time.to_string().chars().filter(char::is_ascii_digit).take(14).collect()
}

/// Time ::= CHOICE (RFC 5652 §11.3): UTCTime from 1950 to 2049, else GeneralizedTime.
pub(super) fn utc_time(time: Timestamp) -> Vec<u8> {
    const UTC_TIME: u8 = 0x17;
    const GENERALIZED_TIME: u8 = 0x18;
    let digits = digits(time);
    let short = digits.get(2..).filter(|_| ("1950".."2050").contains(&digits.get(..4).unwrap_or_default()));
    match short {
        Some(short) => der::element(UTC_TIME, format!("{short}Z").as_bytes()),
        None => der::element(GENERALIZED_TIME, format!("{digits}Z").as_bytes()),
    }
}

/// A date (ISO 32000-2 §7.9.4), in UTC.
pub(super) fn pdf_date(time: Timestamp) -> String {
    format!("D:{}Z", digits(time))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_in_utc() {
        let time = Timestamp::parse("2026-11-30T16:05:07+07:00").unwrap();
        assert_eq!(pdf_date(time), "D:20261130090507Z");
        assert_eq!(utc_time(time), [&[0x17, 13][..], b"261130090507Z"].concat());
        let late = Timestamp::parse("2050-01-01T00:00:00Z").unwrap();
        assert_eq!(utc_time(late), [&[0x18, 15][..], b"20500101000000Z"].concat());
    }
}
