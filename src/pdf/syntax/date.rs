//! Dates (ISO 32000-2 §7.9.4).

use crate::base::time::Timestamp;

/// A date as written, and the instant it names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PdfDate {
    /// The text of the file.
    pub text: String,
    /// The instant, if the text is a date. Without a zone it "shall be considered to be GMT".
    pub timestamp: Option<Timestamp>,
    /// Minutes east of UTC, if stated.
    pub zone_minutes: Option<i32>,
}

impl PdfDate {
    /// Reads `D:YYYYMMDDHHmmSSOHH'mm`. Text that is no date is kept as text.
    pub fn parse(text: &str) -> Self {
        let read = parse(text.trim());
        let zone_minutes = read.and_then(|(_, zone)| zone);
        let timestamp = read.map(|(local, zone)| local.plus(i64::from(zone.unwrap_or(0)).saturating_mul(-60)));
        Self { text: text.to_owned(), timestamp, zone_minutes }
    }
}

/// Local time read as if it were UTC, and the zone.
fn parse(text: &str) -> Option<(Timestamp, Option<i32>)> {
    let mut rest = text.strip_prefix("D:").unwrap_or(text).as_bytes();
    let year = digits(&mut rest, 4)?;
    let mut field =
        |default: u16| if rest.first().is_some_and(u8::is_ascii_digit) { digits(&mut rest, 2) } else { Some(default) };
    let (month, day) = (field(1)?, field(1)?);
    let (hour, minute, second) = (field(0)?, field(0)?, field(0)?);
    let small = |value: u16| u8::try_from(value).ok();
    let local =
        Timestamp::from_utc(i32::from(year), small(month)?, small(day)?, small(hour)?, small(minute)?, small(second)?)?;
    Some((local, zone(rest)?))
}

fn digits(rest: &mut &[u8], count: usize) -> Option<u16> {
    let (head, tail) = rest.split_at_checked(count)?;
    *rest = tail;
    head.iter().try_fold(0u16, |value, digit| {
        digit.is_ascii_digit().then(|| value.wrapping_mul(10).wrapping_add(u16::from(digit.wrapping_sub(b'0'))))
    })
}

/// `Z`, or a sign, hours and perhaps minutes, with or without apostrophes. The outer `None` is an error.
fn zone(rest: &[u8]) -> Option<Option<i32>> {
    let Some((&sign, rest)) = rest.split_first() else { return Some(None) };
    let plain: Vec<u8> = rest.iter().copied().filter(|byte| *byte != b'\'').collect();
    let mut plain = plain.as_slice();
    let hours = if plain.is_empty() { 0 } else { i32::from(digits(&mut plain, 2)?) };
    let minutes = if plain.is_empty() { 0 } else { i32::from(digits(&mut plain, 2)?) };
    if hours > 23 || minutes > 59 || !plain.is_empty() {
        return None;
    }
    let east = hours.saturating_mul(60).saturating_add(minutes);
    match sign {
        b'+' => Some(Some(east)),
        b'-' => Some(Some(east.saturating_neg())),
        b'Z' => Some(Some(0)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Option<String>, Option<i32>) {
        let date = PdfDate::parse(text);
        (date.timestamp.map(|timestamp| timestamp.to_string()), date.zone_minutes)
    }

    #[test]
    fn dates() {
        let utc = || Some("2021-12-10T04:07:21Z".to_owned());
        assert_eq!(read("D:20211210110721+07'00'"), (utc(), Some(420)));
        assert_eq!(read("D:20211210110721+07'00"), (utc(), Some(420)));
        assert_eq!(read("D:20211210040721Z"), (utc(), Some(0)));
        assert_eq!(read("20211210040721"), (utc(), None));
        assert_eq!(read("D:20211210040721Z00'00'"), (utc(), Some(0)));
        assert_eq!(read("D:2021"), (Some("2021-01-01T00:00:00Z".to_owned()), None));
        for bad in ["", "D:", "yesterday", "D:20211310", "D:20211210110721+7", "D:20211210110721+07'00'x"] {
            assert_eq!(read(bad), (None, None), "{bad}");
        }
    }
}
