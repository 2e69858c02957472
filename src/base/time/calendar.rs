//! The Gregorian calendar, carried back before its introduction as ISO 8601 does, and the clock of UTC.

pub(super) const SECONDS_PER_DAY: i64 = 86_400;

/// Days of four centuries, after which the calendar repeats itself.
const DAYS_PER_ERA: i64 = 146_097;

/// Days from the first of March of the year 0 to 1970-01-01. Years are counted from March: a leap day is then the last of its year.
const EPOCH_FROM_MARCH: i64 = 719_468;

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Day {
    pub(super) year: i64,
    pub(super) month: i64,
    pub(super) day: i64,
}

impl Day {
    /// Number of the day from 1970-01-01; `None` if there is no such day.
    pub(super) fn since_epoch(self) -> Option<i64> {
        let from_march = (self.month + 9).rem_euclid(12);
        let year = if self.month <= 2 { self.year.checked_sub(1)? } else { self.year };
        let of_era = year.rem_euclid(400);
        let of_year = (153 * from_march + 2) / 5 + self.day.checked_sub(1)?;
        let days = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
        let number =
            year.div_euclid(400).checked_mul(DAYS_PER_ERA)?.checked_add(days)?.checked_sub(EPOCH_FROM_MARCH)?;
        // A month or day that does not exist counts as another one: it does not come back as it was.
        (Self::of(number) == self).then_some(number)
    }

    /// The day of a number.
    fn of(since_epoch: i64) -> Self {
        let number = since_epoch.saturating_add(EPOCH_FROM_MARCH);
        let days = number.rem_euclid(DAYS_PER_ERA);
        let of_era = (days - days / 1_460 + days / 36_524 - days / 146_096) / 365;
        let of_year = days - (365 * of_era + of_era / 4 - of_era / 100);
        let from_march = (5 * of_year + 2) / 153;
        let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
        let year = number.div_euclid(DAYS_PER_ERA) * 400 + of_era + i64::from(month <= 2);
        Self { year, month, day: of_year - (153 * from_march + 2) / 5 + 1 }
    }
}

/// A day, and hour, minute and second of it.
pub(super) struct Moment {
    pub(super) day: Day,
    pub(super) hour: i64,
    pub(super) minute: i64,
    pub(super) second: i64,
}

impl Moment {
    pub(super) fn of(unix: i64) -> Self {
        let clock = unix.rem_euclid(SECONDS_PER_DAY);
        let day = Day::of(unix.div_euclid(SECONDS_PER_DAY));
        Self { day, hour: clock / 3_600, minute: clock / 60 % 60, second: clock % 60 }
    }

    /// Seconds since 1970-01-01T00:00:00Z; `None` if there is no such day or time.
    pub(super) fn unix(&self) -> Option<i64> {
        let on_clock = |value, most| (0..=most).contains(&value);
        if !on_clock(self.hour, 23) || !on_clock(self.minute, 59) || !on_clock(self.second, 59) {
            return None;
        }
        let clock = self.hour * 3_600 + self.minute * 60 + self.second;
        self.day.since_epoch()?.checked_mul(SECONDS_PER_DAY)?.checked_add(clock)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ::time::OffsetDateTime;

    #[test]
    fn agrees_with_another_calendar_on_every_day() {
        for day in -719_528..=2_932_896_i64 {
            let unix = day * SECONDS_PER_DAY + day.rem_euclid(SECONDS_PER_DAY);
            let (ours, theirs) = (Moment::of(unix), OffsetDateTime::from_unix_timestamp(unix).unwrap());
            let wanted = (theirs.year(), u8::from(theirs.month()), theirs.day());
            assert_eq!(
                (ours.day.year, ours.day.month, ours.day.day),
                (wanted.0.into(), wanted.1.into(), wanted.2.into())
            );
            let wanted = (theirs.hour(), theirs.minute(), theirs.second());
            assert_eq!((ours.hour, ours.minute, ours.second), (wanted.0.into(), wanted.1.into(), wanted.2.into()));
            assert_eq!(ours.unix(), Some(unix));
        }
    }

    #[test]
    fn days_that_do_not_exist_have_no_number() {
        let number = |year, month, day| Day { year, month, day }.since_epoch();
        assert_eq!(number(1970, 1, 1), Some(0));
        for (year, month, day) in
            [(2023, 2, 29), (1900, 2, 29), (2021, 4, 31), (2021, 1, 0), (2021, 13, 1), (2021, 0, 1)]
        {
            assert_eq!(number(year, month, day), None, "{year}-{month}-{day}");
        }
        assert!(number(2000, 2, 29).is_some());
    }
}
