//! Date and time as text: RFC 3339 §5.6.

use super::calendar::{Day, Moment, SECONDS_PER_DAY};

/// Seconds since the epoch, from `2021-12-10T11:07:21.5+07:00`; any one octet may replace the `T`, as the section's note allows.
pub(super) fn parse(text: &[u8]) -> Option<i64> {
    let mut scan = Scan { rest: text };
    let year = scan.digits(4)?;
    scan.expect(b'-')?;
    let month = scan.digits(2)?;
    scan.expect(b'-')?;
    let day = Day { year, month, day: scan.digits(2)? };
    scan.octet()?;
    let hour = scan.digits(2)?;
    scan.expect(b':')?;
    let minute = scan.digits(2)?;
    scan.expect(b':')?;
    let second = scan.digits(2)?;
    scan.skip_fraction()?;
    let ahead = scan.zone()?;
    if !scan.rest.is_empty() {
        return None;
    }
    let is_leap = second == 60;
    let local = Moment { day, hour, minute, second: if is_leap { 59 } else { second } };
    let unix = local.unix()?.checked_sub(ahead)?;
    if is_leap && !may_be_leap(unix) {
        return None;
    }
    Some(unix)
}

/// §5.7: a leap second is the last second of a month in UTC.
fn may_be_leap(before: i64) -> bool {
    let ends_day = before.rem_euclid(SECONDS_PER_DAY) == SECONDS_PER_DAY - 1;
    ends_day && before.checked_add(1).is_some_and(|next| Moment::of(next).day.day == 1)
}

struct Scan<'a> {
    rest: &'a [u8],
}

impl Scan<'_> {
    fn octet(&mut self) -> Option<u8> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*first)
    }

    fn expect(&mut self, wanted: u8) -> Option<()> {
        (self.octet()? == wanted).then_some(())
    }

    fn digits(&mut self, count: usize) -> Option<i64> {
        let (digits, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        let mut value = 0;
        for digit in digits {
            if !digit.is_ascii_digit() {
                return None;
            }
            value = value * 10 + i64::from(digit.wrapping_sub(b'0'));
        }
        Some(value)
    }

    fn skip_fraction(&mut self) -> Option<()> {
        let Some(rest) = self.rest.strip_prefix(b".") else { return Some(()) };
        let count = rest.iter().take_while(|octet| octet.is_ascii_digit()).count();
        self.rest = rest.get(count..)?;
        (count > 0).then_some(())
    }

    /// Seconds ahead of UTC.
    fn zone(&mut self) -> Option<i64> {
        let sign = match self.octet()? {
            b'Z' | b'z' => return Some(0),
            b'+' => 1,
            b'-' => -1,
            _ => return None,
        };
        let hours = self.digits(2)?;
        self.expect(b':')?;
        let minutes = self.digits(2)?;
        (hours <= 23 && minutes <= 59).then_some(sign * (hours * 3_600 + minutes * 60))
    }
}

#[cfg(test)]
mod tests {
    use super::super::Timestamp;
    use super::*;
    use ::time::{OffsetDateTime, format_description::well_known::Rfc3339};

    #[test]
    fn agrees_with_another_reader() {
        let texts = [
            "2021-12-10T11:07:21+07:00",
            "2021-12-10t04:07:21z",
            "2021-12-10 04:07:21Z",
            "2021-12-10T04:07:21.5Z",
            "2021-12-10T04:07:21.123456789123Z",
            "2021-12-10T04:07:21.Z",
            "2021-12-10T04:07:21",
            "2021-12-10T04:07Z",
            "2021-12-10T04:07:21+0700",
            "2021-12-10T04:07:21+24:00",
            "2021-12-10T04:07:21+23:60",
            "2021-12-10T04:07:21-23:59",
            "2021-12-10T24:00:00Z",
            "2021-12-10T04:60:00Z",
            "2021-12-10T04:07:61Z",
            "2016-12-31T23:59:60Z",
            "2017-01-01T06:59:60+07:00",
            "2016-12-30T23:59:60Z",
            "2016-12-31T22:59:60Z",
            "2021-13-10T11:07:21Z",
            "2021-02-29T11:07:21Z",
            "2020-02-29T11:07:21Z",
            "0000-01-01T00:00:00Z",
            "0000-01-01T00:00:00+00:01",
            "9999-12-31T23:59:59Z",
            "21-12-10T04:07:21Z",
            "2021-12-10T04:07:21Z ",
            "+021-12-10T04:07:21Z",
            "",
        ];
        for text in texts {
            let theirs = OffsetDateTime::parse(text, &Rfc3339).ok().map(OffsetDateTime::unix_timestamp);
            let theirs = theirs.and_then(Timestamp::from_unix);
            let ours = parse(text.as_bytes()).and_then(Timestamp::from_unix);
            assert_eq!(ours, theirs, "{text}");
        }
    }
}
