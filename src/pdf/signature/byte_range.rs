//! `ByteRange` of a signature dictionary (ISO 32000-2 §12.8.1, Table 255).

use crate::base::error::Error;
use crate::base::sort;
use crate::base::span::Span;
use crate::pdf::document::view::View;
use crate::pdf::syntax::object::{Dictionary, Object};
use serde::Serialize;

/// The two spans that a digest is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ByteRange {
    /// Up to `Contents`.
    pub first: Span,
    /// From behind `Contents`.
    pub second: Span,
}

impl ByteRange {
    /// What is left out between the two spans.
    pub fn gap(&self) -> Span {
        Span::new(self.first.end, self.second.start)
    }

    /// Where what is covered ends.
    pub fn end(&self) -> u64 {
        self.second.end
    }

    /// The two spans.
    pub fn spans(&self) -> [Span; 2] {
        [self.first, self.second]
    }
}

/// What is wrong with a `ByteRange`: the first of these that applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum ByteRangeFault {
    /// The key is missing.
    Missing,
    /// The key occurs more than once: which one counts is open.
    Repeated {
        /// How often.
        count: usize,
    },
    /// It is not an array.
    NotAnArray,
    /// It does not have exactly four elements.
    WrongCount {
        /// How many it has.
        count: usize,
    },
    /// An element is not an integer.
    NotAnInteger {
        /// Which, from 0.
        index: usize,
    },
    /// An element is negative.
    Negative {
        /// Which, from 0.
        index: usize,
        /// Its value.
        value: i64,
    },
    /// A span ends behind the end of the file: usual for files that were rewritten after signing.
    BeyondFile {
        /// Where the span ends.
        end: u64,
        /// Length of the file.
        file: u64,
    },
    /// The second span begins before the first ends.
    SpansOverlap {
        /// Where the first span ends.
        first_end: u64,
        /// Where the second begins.
        second_start: u64,
    },
    /// The first span does not begin at the first byte of the file.
    NotFromStart {
        /// Where it begins.
        start: u64,
    },
    /// What is left out is not exactly the `Contents` string with its `<` and `>`.
    GapNotContents {
        /// What is left out.
        gap: Span,
        /// The string, if there is one in the dictionary.
        contents: Option<Span>,
    },
    /// The covered end of one of two signatures lies in what the other leaves out, or both cover to the same place.
    CrossesOther {
        /// What the other one leaves out.
        other_gap: Span,
        /// Where the other one's coverage ends.
        other_end: u64,
    },
}

impl ByteRangeFault {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Repeated { .. } => "repeated",
            Self::NotAnArray => "not-an-array",
            Self::WrongCount { .. } => "wrong-count",
            Self::NotAnInteger { .. } => "not-an-integer",
            Self::Negative { .. } => "negative",
            Self::BeyondFile { .. } => "beyond-file",
            Self::SpansOverlap { .. } => "spans-overlap",
            Self::NotFromStart { .. } => "not-from-start",
            Self::GapNotContents { .. } => "gap-not-contents",
            Self::CrossesOther { .. } => "crosses-other",
        }
    }
}

/// What the key says, and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ByteRangeReading {
    pub(crate) stated: Vec<i64>,
    pub(crate) indirect: bool,
    pub(crate) usable: Option<ByteRange>,
    pub(crate) checked: Result<ByteRange, ByteRangeFault>,
}

/// Most elements kept of an array that should have four.
const KEPT: usize = 16;

/// Reads and checks the key of one dictionary by itself.
pub(crate) fn read(
    view: &View<'_, '_>,
    dictionary: &Dictionary,
    contents: Option<Span>,
) -> Result<ByteRangeReading, Error> {
    let file = view.document().len();
    let mut reading =
        ByteRangeReading { stated: Vec::new(), indirect: false, usable: None, checked: Err(ByteRangeFault::Missing) };
    let Some(value) = dictionary.get("ByteRange") else { return Ok(reading) };
    reading.indirect = value.as_reference().is_some();
    let resolved = view.resolve(value)?;
    let Some(array) = resolved.as_array() else {
        reading.checked = Err(ByteRangeFault::NotAnArray);
        return Ok(reading);
    };
    let mut elements = Vec::new();
    for element in array.iter().take(KEPT) {
        reading.indirect |= element.as_reference().is_some();
        elements.push(view.resolve(element)?.as_integer());
    }
    reading.stated = elements.iter().copied().flatten().collect();
    reading.checked = check_numbers(array, &elements, file);
    reading.usable = usable(&reading.stated, file);
    reading.checked = reading.checked.and_then(|range| check_frame(range, contents));
    let count = dictionary.count("ByteRange");
    if count > 1 {
        reading.checked = Err(ByteRangeFault::Repeated { count });
    }
    Ok(reading)
}

fn check_numbers(array: &[Object], elements: &[Option<i64>], file: u64) -> Result<ByteRange, ByteRangeFault> {
    if array.len() != 4 {
        return Err(ByteRangeFault::WrongCount { count: array.len() });
    }
    let mut numbers = [0u64; 4];
    for (index, (number, element)) in numbers.iter_mut().zip(elements).enumerate() {
        let value = element.ok_or(ByteRangeFault::NotAnInteger { index })?;
        *number = u64::try_from(value).map_err(|_| ByteRangeFault::Negative { index, value })?;
    }
    let [first_start, first_length, second_start, second_length] = numbers;
    let first_end = first_start.saturating_add(first_length);
    let second_end = second_start.saturating_add(second_length);
    let end = first_end.max(second_end);
    if end > file {
        return Err(ByteRangeFault::BeyondFile { end, file });
    }
    if second_start < first_end {
        return Err(ByteRangeFault::SpansOverlap { first_end, second_start });
    }
    Ok(ByteRange { first: Span::new(first_start, first_end), second: Span::new(second_start, second_end) })
}

/// Two spans inside the file in order, whatever else may be wrong.
fn usable(stated: &[i64], file: u64) -> Option<ByteRange> {
    let [a, b, c, d] = *stated else { return None };
    let number = |value: i64| u64::try_from(value).ok();
    let first = Span::new(number(a)?, number(a)?.checked_add(number(b)?)?);
    let second = Span::new(number(c)?, number(c)?.checked_add(number(d)?)?);
    (first.end <= second.start && second.end <= file).then_some(ByteRange { first, second })
}

/// "This range should be the entire file, including the signature dictionary but excluding the signature value itself": the
/// gap is the token, neither more nor less.
fn check_frame(range: ByteRange, contents: Option<Span>) -> Result<ByteRange, ByteRangeFault> {
    if range.first.start != 0 {
        return Err(ByteRangeFault::NotFromStart { start: range.first.start });
    }
    if contents != Some(range.gap()) {
        return Err(ByteRangeFault::GapNotContents { gap: range.gap(), contents });
    }
    Ok(range)
}

/// Compares ranges that are good by themselves: the one that ends earlier must lie wholly within the first span of the other,
/// as it does when each signature was made in an update of its own. Gives the fault of each.
pub(crate) fn crossings(ranges: &[Option<ByteRange>]) -> Vec<Option<ByteRangeFault>> {
    let mut faults = vec![None; ranges.len()];
    let mut order: Vec<(usize, ByteRange)> =
        ranges.iter().enumerate().filter_map(|(at, range)| range.map(|range| (at, range))).collect();
    sort::sort_by_key(&mut order, |(_, range)| range.end());
    // In that order it is enough to look at neighbours: if each lies in the first span of the next, all do.
    for pair in order.windows(2) {
        let [(earlier_at, earlier), (later_at, later)] = *pair else { continue };
        if earlier.end() <= later.first.end {
            continue;
        }
        for (at, other) in [(earlier_at, later), (later_at, earlier)] {
            if let Some(fault) = faults.get_mut(at) {
                *fault = Some(ByteRangeFault::CrossesOther { other_gap: other.gap(), other_end: other.end() });
            }
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(first_end: u64, second_start: u64, end: u64) -> Option<ByteRange> {
        Some(ByteRange { first: Span::new(0, first_end), second: Span::new(second_start, end) })
    }

    #[test]
    fn nested_ranges_do_not_cross() {
        assert_eq!(crossings(&[range(300, 350, 400), range(10, 20, 100), None, range(150, 170, 200)]), [None; 4]);
    }

    #[test]
    fn a_range_that_ends_in_the_gap_of_another_crosses() {
        let faults = crossings(&[range(10, 20, 160), range(150, 170, 200)]);
        assert!(matches!(faults[0], Some(ByteRangeFault::CrossesOther { other_end: 200, .. })));
        assert!(matches!(faults[1], Some(ByteRangeFault::CrossesOther { other_end: 160, .. })));
        assert!(crossings(&[range(10, 20, 200), range(150, 170, 200)]).iter().all(Option::is_some));
    }

    #[test]
    fn numbers() {
        let check = |numbers: &[i64]| {
            let elements: Vec<Option<i64>> = numbers.iter().copied().map(Some).collect();
            let array = vec![Object::null(); numbers.len()];
            check_numbers(&array, &elements, 100).map_err(|fault| fault.code())
        };
        assert!(check(&[0, 10, 20, 80]).is_ok());
        assert_eq!(check(&[0, 10, 20]), Err("wrong-count"));
        assert_eq!(check(&[0, 10, 20, 30, 40, 50]), Err("wrong-count"));
        assert_eq!(check(&[0, 10, -20, 30]), Err("negative"));
        assert_eq!(check(&[0, 10, 20, 81]), Err("beyond-file"));
        assert_eq!(check(&[0, i64::MAX, i64::MAX, i64::MAX]), Err("beyond-file"));
        assert_eq!(check(&[0, 30, 20, 10]), Err("spans-overlap"));
        let elements = [Some(0), None, Some(1), Some(2)];
        let array = vec![Object::null(); 4];
        assert_eq!(check_numbers(&array, &elements, 9), Err(ByteRangeFault::NotAnInteger { index: 1 }));
        assert_eq!(usable(&[5, 10, 20, 80], 100).map(|range| range.end()), Some(100));
        assert_eq!(usable(&[5, 10, 20, 81], 100), None);
    }

    #[test]
    fn the_gap_is_the_token() {
        let good = ByteRange { first: Span::new(0, 10), second: Span::new(20, 100) };
        assert_eq!(check_frame(good, Some(Span::new(10, 20))), Ok(good));
        for contents in [Some(Span::new(11, 20)), Some(Span::new(10, 19)), Some(Span::new(30, 40)), None] {
            assert!(matches!(check_frame(good, contents), Err(ByteRangeFault::GapNotContents { .. })));
        }
        let late = ByteRange { first: Span::new(1, 10), ..good };
        assert_eq!(check_frame(late, Some(Span::new(10, 20))), Err(ByteRangeFault::NotFromStart { start: 1 }));
    }
}
