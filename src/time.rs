//! Instants, to the second, in UTC.
//!
//! Certificates, CMS attributes, time-stamps and PDF dates are all brought to this one type; where the original had a zone
//! (PDF dates) the instant is kept and the zone is not.

use ::time::{
    Date, Month, OffsetDateTime, PrimitiveDateTime, Time, UtcOffset, format_description::well_known::Rfc3339,
};
use core::fmt;
use serde::{Serialize, Serializer};

/// Seconds since 1970-01-01T00:00:00Z. Shown and serialised in the form of RFC 3339, `2026-11-22T02:05:00Z`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

impl Timestamp {
    /// 1970-01-01T00:00:00Z.
    pub const EPOCH: Self = Self(0);

    /// From seconds since the epoch; `None` outside the years 0000 to 9999.
    pub fn from_unix(seconds: i64) -> Option<Self> {
        let year = OffsetDateTime::from_unix_timestamp(seconds).ok()?.year();
        (0..=9999).contains(&year).then_some(Self(seconds))
    }

    /// Seconds since the epoch.
    pub fn unix(self) -> i64 {
        self.0
    }

    /// From the text of RFC 3339 §5.6; fractions of a second are cut.
    pub fn parse(text: &str) -> Option<Self> {
        Self::from_unix(OffsetDateTime::parse(text, &Rfc3339).ok()?.unix_timestamp())
    }

    /// From calendar fields in UTC. A 60th second (leap) counts as the 59th.
    pub fn from_utc(year: i32, month: u8, day: u8, hour: u8, minute: u8, second: u8) -> Option<Self> {
        let date = Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()?;
        let time = Time::from_hms(hour, minute, if second == 60 { 59 } else { second }).ok()?;
        Self::from_unix(PrimitiveDateTime::new(date, time).assume_utc().unix_timestamp())
    }

    /// `DD/MM/YYYY HH:MM:SS` at a whole number of minutes east of UTC, the way Vietnamese documents write it (+420).
    pub fn display_at(self, minutes_east: i32) -> String {
        let Ok(utc) = OffsetDateTime::from_unix_timestamp(self.0) else { return self.to_string() };
        let Ok(zone) = UtcOffset::from_whole_seconds(minutes_east.saturating_mul(60)) else { return self.to_string() };
        let local = utc.to_offset(zone);
        format!(
            "{:02}/{:02}/{} {:02}:{:02}:{:02}",
            local.day(),
            u8::from(local.month()),
            local.year(),
            local.hour(),
            local.minute(),
            local.second()
        )
    }

    /// Signed number of seconds from `earlier` to this instant.
    pub fn seconds_since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    /// The instant moved by a number of seconds; at the ends of the calendar it stays.
    pub fn plus(self, seconds: i64) -> Self {
        Self::from_unix(self.0.saturating_add(seconds)).unwrap_or(self)
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Ok(t) = OffsetDateTime::from_unix_timestamp(self.0) else { return write!(f, "{}", self.0) };
        write!(
            f,
            "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z",
            t.year(),
            u8::from(t.month()),
            t.day(),
            t.hour(),
            t.minute(),
            t.second()
        )
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Timestamp {
    fn schema_name() -> std::borrow::Cow<'static, str> {
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
        assert_eq!(Timestamp::from_utc(1950, 1, 1, 12, 0, 0).unwrap().to_string(), "1950-01-01T12:00:00Z");
        assert_eq!(Timestamp::from_utc(2021, 2, 30, 0, 0, 0), None);
        assert_eq!(Timestamp::parse("2021-13-10T11:07:21Z"), None);
    }
}
