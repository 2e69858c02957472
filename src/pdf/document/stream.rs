//! Stream data: how long they are, through which filters they go, and what all decoding together may cost.

use crate::base::error::Error;
use crate::base::limits::Limits;
use crate::base::span::Span;
use crate::pdf::filter::{self, Filter, FilterError, Predictor};
use crate::pdf::syntax::anomaly::{Anomaly, AnomalyCode, AnomalyLog};
use crate::pdf::syntax::bytes::{Account, Bytes};
use crate::pdf::syntax::object::{Dictionary, Object, ObjectId, Resolve, Stream};
use std::cell::Cell;

/// Most filters in a row.
const FILTERS: usize = 8;

/// Leaves references as they are: for the time before there are cross-reference data.
pub(crate) fn unresolved(object: &Object) -> Result<Object, Error> {
    Ok(object.clone())
}

/// The bytes of a stream. `Length` must lead to `endstream` (ISO 32000-2 §7.3.8.1); where it does not, the next `endstream`
/// counts, and that is noted.
pub(crate) fn stream_span(
    bytes: &Bytes<'_>,
    log: &AnomalyLog,
    limits: &Limits,
    stream: &Stream,
    resolve: Resolve<'_>,
) -> Result<Option<Span>, Error> {
    let stated = stream.dictionary.get("Length").map(resolve).transpose()?;
    let stated = stated.and_then(|length| length.as_integer()).and_then(|length| u64::try_from(length).ok());
    let end = stated.and_then(|length| stream.start.checked_add(length)).filter(|end| *end <= bytes.len());
    if let Some(end) = end
        && ends_here(bytes, end)?
    {
        return Ok(Some(Span::new(stream.start, end)));
    }
    log.add(Anomaly::at(AnomalyCode::StreamLengthWrong, stream.start).object(stream.id));
    let most = u64::try_from(limits.stream_bytes).unwrap_or(u64::MAX);
    let found = bytes.find(b"endstream", Span::new(stream.start, stream.start.saturating_add(most)))?;
    let Some(found) = found else { return Ok(None) };
    Ok(Some(Span::new(stream.start, without_eol(bytes, stream.start, found)?)))
}

/// Whether `endstream` stands here, behind at most one end of line (and stray blanks, which some writers leave).
fn ends_here(bytes: &Bytes<'_>, end: u64) -> Result<bool, Error> {
    let answer = bytes.parse(end, 64, Account::Reading, |lexer| {
        lexer.skip_blanks()?;
        lexer.skip_word(b"endstream")
    })?;
    Ok(answer == Ok(true))
}

/// Where the object ends whose stream data end here: behind `endstream` and `endobj`, with white space at most between.
pub(crate) fn closed_at(bytes: &Bytes<'_>, end: u64) -> Result<Option<u64>, Error> {
    let answer = bytes.parse(end, 64, Account::Searching, |lexer| {
        lexer.skip_blanks()?;
        if !lexer.skip_word(b"endstream")? {
            return Ok(None);
        }
        lexer.skip_blanks()?;
        Ok(lexer.skip_word(b"endobj")?.then(|| lexer.offset()))
    })?;
    Ok(answer.ok().flatten())
}

fn without_eol(bytes: &Bytes<'_>, start: u64, end: u64) -> Result<u64, Error> {
    let tail = bytes.read(Span::new(end.saturating_sub(2).max(start), end))?;
    let eol: u64 = match *tail {
        [b'\r', b'\n'] => 2,
        [.., b'\r' | b'\n'] => 1,
        _ => 0,
    };
    Ok(end.saturating_sub(eol))
}

/// The filters of a stream, outermost first. `None` if one is not read.
pub(crate) fn filters(dictionary: &Dictionary, resolve: Resolve<'_>) -> Result<Option<Vec<Filter>>, Error> {
    let value =
        |key: &str| dictionary.get(key).map(resolve).transpose().map(|value| value.unwrap_or_else(Object::null));
    let names = listed(&value("Filter")?);
    let parameters = listed(&value("DecodeParms")?);
    if names.len() > FILTERS {
        return Ok(None);
    }
    let mut list = Vec::with_capacity(names.len());
    for (index, name) in names.iter().enumerate() {
        let name = resolve(name)?;
        let parameters = parameters.get(index).map(resolve).transpose()?;
        let parameters = parameters.as_ref().and_then(Object::as_dictionary);
        let Some(filter) = filter(name.as_name().unwrap_or_default(), parameters, resolve)? else { return Ok(None) };
        list.push(filter);
    }
    Ok(Some(list))
}

fn listed(value: &Object) -> Vec<Object> {
    match value.as_array() {
        Some(array) => array.iter().take(FILTERS.saturating_add(1)).cloned().collect(),
        None if value.is_null() => Vec::new(),
        None => vec![value.clone()],
    }
}

fn filter(name: &[u8], parameters: Option<&Dictionary>, resolve: Resolve<'_>) -> Result<Option<Filter>, Error> {
    let number = |key: &str, default: i64| -> Result<i64, Error> {
        let value = parameters.and_then(|parameters| parameters.get(key)).map(resolve).transpose()?;
        Ok(value.and_then(|value| value.as_integer()).unwrap_or(default))
    };
    let predictor = || -> Result<Predictor, Error> {
        Ok(Predictor {
            kind: number("Predictor", 1)?,
            colors: number("Colors", 1)?,
            bits: number("BitsPerComponent", 8)?,
            columns: number("Columns", 1)?,
        })
    };
    // The abbreviations are for inline images (§8.9.7), but writers use them elsewhere and readers take them.
    Ok(match name {
        b"FlateDecode" | b"Fl" => Some(Filter::Flate(predictor()?)),
        b"LZWDecode" | b"LZW" => {
            Some(Filter::Lzw { early_change: number("EarlyChange", 1)? != 0, predictor: predictor()? })
        }
        b"ASCIIHexDecode" | b"AHx" => Some(Filter::AsciiHex),
        b"ASCII85Decode" | b"A85" => Some(Filter::Ascii85),
        b"RunLengthDecode" | b"RL" => Some(Filter::RunLength),
        b"Crypt" => Some(Filter::Crypt),
        _ => None,
    })
}

/// What all decoding of one run may produce.
#[derive(Debug)]
pub(crate) struct DecodeBudget {
    left: Cell<u64>,
    total: u64,
    one: usize,
}

impl DecodeBudget {
    pub(crate) fn new(limits: &Limits) -> Self {
        Self { left: Cell::new(limits.decoded_bytes), total: limits.decoded_bytes, one: limits.stream_bytes }
    }

    /// How much may still come out.
    pub(crate) fn left(&self) -> u64 {
        self.left.get()
    }

    /// Runs data through the filters. `None` (with an anomaly) if they are broken.
    pub(crate) fn decode(
        &self,
        log: &AnomalyLog,
        id: ObjectId,
        filters: &[Filter],
        data: &[u8],
    ) -> Result<Option<Vec<u8>>, Error> {
        let Some((first, rest)) = filters.split_first() else {
            self.spend(data.len())?;
            return Ok(Some(data.to_vec()));
        };
        let Some(mut decoded) = self.step(log, id, *first, data)? else { return Ok(None) };
        for filter in rest {
            let Some(next) = self.step(log, id, *filter, &decoded)? else { return Ok(None) };
            decoded = next;
        }
        Ok(Some(decoded))
    }

    fn step(&self, log: &AnomalyLog, id: ObjectId, filter: Filter, data: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        let left = usize::try_from(self.left.get()).unwrap_or(usize::MAX);
        match filter::decode(filter, data, self.one.min(left)) {
            Ok(decoded) => {
                self.spend(decoded.len())?;
                Ok(Some(decoded))
            }
            Err(FilterError::TooLarge) if left < self.one => {
                Err(Error::OverLimit { limit: "decodedBytes", value: self.total })
            }
            Err(FilterError::TooLarge) => {
                Err(Error::OverLimit { limit: "streamBytes", value: u64::try_from(self.one).unwrap_or(u64::MAX) })
            }
            Err(error @ (FilterError::Broken | FilterError::BrokenAfter(_))) => {
                // A failed attempt is not free, or a file could be made of bombs that fail at their end.
                let produced = if let FilterError::BrokenAfter(produced) = error { produced } else { 0 };
                self.spend(data.len().saturating_add(produced))?;
                log.add(Anomaly::of(AnomalyCode::StreamBroken, id));
                Ok(None)
            }
            Err(FilterError::Unsupported) => {
                log.add(Anomaly::of(AnomalyCode::FilterUnsupported, id));
                Ok(None)
            }
        }
    }

    fn spend(&self, bytes: usize) -> Result<(), Error> {
        let left = self.left.get().checked_sub(u64::try_from(bytes).unwrap_or(u64::MAX));
        self.left.set(left.unwrap_or(0));
        left.map(|_| ()).ok_or(Error::OverLimit { limit: "decodedBytes", value: self.total })
    }
}
