//! UTCTime and GeneralizedTime (X.680 §46, §47; X.690 §11.7, §11.8; RFC 5280 §4.1.2.5).

use super::{Asn1Error, Asn1ErrorKind, Budget, Element, Tag, segments};
use crate::base::time::Timestamp;

/// Time ::= CHOICE { utcTime, generalTime }.
pub fn time(element: &Element<'_>, budget: &mut Budget) -> Result<Timestamp, Asn1Error> {
    if element.is(Tag::UTC_TIME) { utc_time(element, budget) } else { generalized_time_tagged(element, budget) }
}

fn generalized_time_tagged(element: &Element<'_>, budget: &mut Budget) -> Result<Timestamp, Asn1Error> {
    element.must_be(Tag::GENERALIZED_TIME)?;
    generalized_time(element, budget)
}

/// A UTCTime, also under an implicit tag; the years are 1950 to 2049.
pub fn utc_time(element: &Element<'_>, budget: &mut Budget) -> Result<Timestamp, Asn1Error> {
    let bytes = segments::joined(element, budget)?;
    read_utc(&bytes).ok_or(element.fail(Asn1ErrorKind::Value("UTCTime")))
}

/// A GeneralizedTime, also under an implicit tag. Local time without a zone names no instant and is refused.
pub fn generalized_time(element: &Element<'_>, budget: &mut Budget) -> Result<Timestamp, Asn1Error> {
    let bytes = segments::joined(element, budget)?;
    read_generalized(&bytes).ok_or(element.fail(Asn1ErrorKind::Value("GeneralizedTime")))
}

fn read_utc(bytes: &[u8]) -> Option<Timestamp> {
    let mut scan = Scan { rest: bytes };
    let year = scan.two_digits()?;
    let year = i32::from(year) + if year < 50 { 2000 } else { 1900 };
    let fields = Fields::read(&mut scan, year)?;
    let minute = scan.two_digits()?;
    let second = scan.optional_two_digits();
    let offset = scan.zone()?;
    shift(fields.instant(minute, second.unwrap_or(0))?, 0, offset)
}

fn read_generalized(bytes: &[u8]) -> Option<Timestamp> {
    let mut scan = Scan { rest: bytes };
    let year = i32::from(scan.two_digits()?) * 100 + i32::from(scan.two_digits()?);
    let fields = Fields::read(&mut scan, year)?;
    let minute = scan.optional_two_digits();
    let second = minute.and_then(|_| scan.optional_two_digits());
    let billionths = scan.fraction()?;
    let offset = scan.zone()?;
    let unit = match (minute, second) {
        (None, _) => 3600,
        (_, None) => 60,
        _ => 1,
    };
    let at = fields.instant(minute.unwrap_or(0), second.unwrap_or(0))?;
    shift(at, billionths.saturating_mul(unit) / 1_000_000_000, offset)
}

/// The instant of a local time that is `offset` seconds ahead of UTC.
fn shift(at: Timestamp, seconds: i64, offset: i64) -> Option<Timestamp> {
    Timestamp::from_unix(at.unix().checked_add(seconds)?.checked_sub(offset)?)
}

/// Year, month, day and hour, which both types require.
struct Fields {
    year: i32,
    month: u8,
    day: u8,
    hour: u8,
}

impl Fields {
    fn read(scan: &mut Scan<'_>, year: i32) -> Option<Self> {
        Some(Self { year, month: scan.two_digits()?, day: scan.two_digits()?, hour: scan.two_digits()? })
    }

    fn instant(&self, minute: u8, second: u8) -> Option<Timestamp> {
        Timestamp::from_utc(self.year, self.month, self.day, self.hour, minute, second)
    }
}

struct Scan<'a> {
    rest: &'a [u8],
}

impl Scan<'_> {
    fn two_digits(&mut self) -> Option<u8> {
        let (pair, rest) = self.rest.split_first_chunk::<2>()?;
        let [tens, ones] = pair.map(|octet| octet.wrapping_sub(b'0'));
        if tens > 9 || ones > 9 {
            return None;
        }
        self.rest = rest;
        Some(tens * 10 + ones)
    }

    fn optional_two_digits(&mut self) -> Option<u8> {
        if self.rest.first().is_some_and(u8::is_ascii_digit) { self.two_digits() } else { None }
    }

    /// Billionths of the unit; 0 without a fraction, `None` if it is malformed.
    fn fraction(&mut self) -> Option<i64> {
        let Some((b'.' | b',', rest)) = self.rest.split_first() else { return Some(0) };
        let count = rest.iter().take_while(|octet| octet.is_ascii_digit()).count();
        let (digits, rest) = rest.split_at_checked(count)?;
        self.rest = rest;
        digits.first()?;
        let padded = digits.iter().map(|octet| i64::from(octet.wrapping_sub(b'0'))).chain(core::iter::repeat(0));
        Some(padded.take(9).fold(0_i64, |sum, digit| sum * 10 + digit))
    }

    /// Seconds ahead of UTC. Nothing may follow.
    fn zone(&mut self) -> Option<i64> {
        let (sign, rest) = self.rest.split_first()?;
        self.rest = rest;
        let zone = match sign {
            b'Z' => 0,
            b'+' => self.offset()?,
            b'-' => -self.offset()?,
            _ => return None,
        };
        self.rest.is_empty().then_some(zone)
    }

    fn offset(&mut self) -> Option<i64> {
        let hours = self.two_digits()?;
        let minutes = if self.rest.is_empty() { 0 } else { self.two_digits()? };
        (hours < 24 && minutes < 60).then_some(i64::from(hours) * 3600 + i64::from(minutes) * 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utc(text: &str) -> Option<String> {
        read_utc(text.as_bytes()).map(|at| at.to_string())
    }

    fn general(text: &str) -> Option<String> {
        read_generalized(text.as_bytes()).map(|at| at.to_string())
    }

    fn is(text: &str) -> Option<String> {
        Some(text.to_owned())
    }

    #[test]
    fn reads_utc_time() {
        assert_eq!(utc("211210040721Z"), is("2021-12-10T04:07:21Z"));
        assert_eq!(utc("491231235959Z"), is("2049-12-31T23:59:59Z"));
        assert_eq!(utc("500101000000Z"), is("1950-01-01T00:00:00Z"));
        assert_eq!(utc("2112101107+0700"), is("2021-12-10T04:07:00Z"));
        assert_eq!(utc("211210110721+0700"), is("2021-12-10T04:07:21Z"));
        for bad in
            ["", "211210040721", "211310040721Z", "2112100407210Z", "211210040721Z ", "21121004072 Z", "21121004"]
        {
            assert_eq!(utc(bad), None, "{bad}");
        }
    }

    #[test]
    fn reads_generalized_time() {
        assert_eq!(general("20211210040721Z"), is("2021-12-10T04:07:21Z"));
        assert_eq!(general("20211210040721.25Z"), is("2021-12-10T04:07:21Z"));
        assert_eq!(general("20211210040721.250Z"), is("2021-12-10T04:07:21Z"));
        assert_eq!(general("2021121004.5Z"), is("2021-12-10T04:30:00Z"));
        assert_eq!(general("202112100407,5Z"), is("2021-12-10T04:07:30Z"));
        assert_eq!(general("20211210110721+07"), is("2021-12-10T04:07:21Z"));
        assert_eq!(general("99991231235959Z"), is("9999-12-31T23:59:59Z"));
        for bad in ["20211210040721", "20211210040721.Z", "99991231235959-0100", "20211210040721.5", "2021121004072Z"] {
            assert_eq!(general(bad), None, "{bad}");
        }
    }
}
