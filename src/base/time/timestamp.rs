//! The one type of instants.

use super::calendar::{Day, Moment};
use super::rfc3339;
use core::fmt;
use serde::de::{Deserializer, Error as _};
use serde::{Deserialize, Serialize, Serializer};
use std::borrow::Cow;

/// Seconds since 1970-01-01T00:00:00Z. Shown and serialised in the form of RFC 3339, `2026-11-22T02:05:00Z`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

/// 0000-01-01T00:00:00Z and 9999-12-31T23:59:59Z.
const CALENDAR: core::ops::RangeInclusive<i64> = -62_167_219_200..=253_402_300_799;

impl Timestamp {
    /// 1970-01-01T00:00:00Z.
    pub const EPOCH: Self = Self(0);

    /// From seconds since the epoch; `None` outside the years 0000 to 9999.
    pub fn from_unix(seconds: i64) -> Option<Self> {
        CALENDAR.contains(&seconds).then_some(Self(seconds))
    }

    /// Seconds since the epoch.
    pub fn unix(self) -> i64 {
        self.0
    }

    /// From the text of RFC 3339 §5.6; fractions of a second are cut.
    ///
    /// ```
    /// use kyso::Timestamp;
    ///
    /// let received = Timestamp::parse("2026-11-22T09:05:00+07:00").ok_or("no time")?;
    /// assert_eq!(received.to_string(), "2026-11-22T02:05:00Z");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        rfc3339::parse(text.as_bytes()).and_then(Self::from_unix)
    }

    /// From calendar fields in UTC. A 60th second (leap) counts as the 59th.
    pub(crate) fn from_utc(year: i32, month: u8, day: u8, hour: u8, minute: u8, second: u8) -> Option<Self> {
        let day = Day { year: year.into(), month: month.into(), day: day.into() };
        let second = if second == 60 { 59 } else { second };
        Self::from_unix(Moment { day, hour: hour.into(), minute: minute.into(), second: second.into() }.unix()?)
    }

    /// `DD/MM/YYYY HH:MM:SS` at a whole number of minutes east of UTC, the way Vietnamese documents write it (+420).
    pub(crate) fn display_at(self, minutes_east: i32) -> String {
        if minutes_east.unsigned_abs() >= 26 * 60 {
            return self.to_string();
        }
        let Moment { day: Day { year, month, day }, hour, minute, second } =
            Moment::of(self.0.saturating_add(i64::from(minutes_east) * 60));
        // A zero before days below ten and before the months 1 and 2 alone (Nghị định 30/2020/NĐ-CP Phụ lục I, phần I, mục II.4.b).
        let zero = if month <= 2 { "0" } else { "" };
        format!("{day:02}/{zero}{month}/{year} {hour:02}:{minute:02}:{second:02}")
    }

    /// Signed number of seconds from `earlier` to this instant.
    pub(crate) fn seconds_since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    /// The instant moved by a number of seconds, no further than to the ends of the calendar.
    pub fn plus(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds).clamp(*CALENDAR.start(), *CALENDAR.end()))
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Moment { day: Day { year, month, day }, hour, minute, second } = Moment::of(self.0);
        write!(f, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<str>::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| D::Error::custom("not a time of RFC 3339"))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Timestamp {
    fn schema_name() -> Cow<'static, str> {
        "Timestamp".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "format": "date-time" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes_rfc3339() {
        let t = Timestamp::parse("2021-12-10T11:07:21+07:00").unwrap();
        assert_eq!(t.to_string(), "2021-12-10T04:07:21Z");
        assert_eq!(t.display_at(420), "10/12/2021 11:07:21");
        assert_eq!(Timestamp::from_utc(2026, 3, 2, 2, 15, 6).unwrap().display_at(420), "02/3/2026 09:15:06");
        assert_eq!(Timestamp::from_utc(2026, 2, 2, 2, 15, 6).unwrap().display_at(420), "02/02/2026 09:15:06");
        assert_eq!(Timestamp::from_utc(1950, 1, 1, 12, 0, 0).unwrap().to_string(), "1950-01-01T12:00:00Z");
        assert_eq!(Timestamp::from_utc(2021, 2, 30, 0, 0, 0), None);
        assert_eq!(Timestamp::parse("2021-13-10T11:07:21Z"), None);
    }

    #[test]
    fn no_step_leads_out_of_the_calendar() {
        assert_eq!(Timestamp::EPOCH.plus(i64::MAX).to_string(), "9999-12-31T23:59:59Z");
        assert_eq!(Timestamp::EPOCH.plus(i64::MIN).to_string(), "0000-01-01T00:00:00Z");
    }
}
