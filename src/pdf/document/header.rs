//! The header (ISO 32000-2 §7.5.2) and the linearization dictionary (Annex F).

use crate::base::error::Error;
use crate::base::span::Span;
use crate::pdf::syntax::anomaly::{Anomaly, AnomalyCode, AnomalyLog};
use crate::pdf::syntax::bytes::{Account, Bytes};
use crate::pdf::syntax::object::Object;
use crate::pdf::syntax::parser;

/// Where the header may stand, by the implementation notes every reader follows.
const HEADER_WITHIN: u64 = 1024;
/// How long a linearization dictionary is read.
const LINEARIZED: u64 = 64 << 10;

/// What the beginning of the file says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    /// Offset of `%PDF-`; 0 when it is missing.
    pub offset: u64,
    /// Version, such as (1, 7).
    pub version: Option<(u8, u8)>,
    /// Whether there is one.
    pub present: bool,
}

/// The first object of a linearized file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Linearized {
    /// Length of the file when it was linearized (`L`).
    pub length: Option<u64>,
    /// Offset behind it, where the section of the first page begins (Annex F.3.4).
    pub end: u64,
}

/// Finds `%PDF-` within the first 1024 bytes.
pub(crate) fn read_header(bytes: &Bytes<'_>, log: &AnomalyLog) -> Result<Header, Error> {
    let Some(offset) = bytes.find(b"%PDF-", Span::new(0, HEADER_WITHIN))? else {
        log.add(Anomaly::at(AnomalyCode::HeaderMissing, 0));
        return Ok(Header { offset: 0, version: None, present: false });
    };
    if offset > 0 {
        log.add(Anomaly::at(AnomalyCode::HeaderOffset, offset).value(offset));
    }
    let text = bytes.read(Span::new(offset.saturating_add(5), offset.saturating_add(8)))?;
    let version = match *text {
        [major @ b'0'..=b'9', b'.', minor @ b'0'..=b'9'] => Some((major.wrapping_sub(b'0'), minor.wrapping_sub(b'0'))),
        _ => None,
    };
    if version.is_none() {
        log.add(Anomaly::at(AnomalyCode::HeaderVersion, offset));
    }
    Ok(Header { offset, version, present: true })
}

/// The linearization dictionary, if the first object of the file is one (Annex F.3.3).
pub(crate) fn read_linearized(
    bytes: &Bytes<'_>,
    log: &AnomalyLog,
    header: Header,
) -> Result<Option<Linearized>, Error> {
    // "Entirely contained within the first 1024 bytes", but some readers take a longer one.
    let parsed = bytes.parse(header.offset, LINEARIZED, Account::Reading, |lexer| parser::indirect_object(lexer, 4))?;
    let Ok(parsed) = parsed else { return Ok(None) };
    let Some(dictionary) = parsed.object.as_dictionary().filter(|dictionary| dictionary.has("Linearized")) else {
        return Ok(None);
    };
    parsed.notes.into_iter().for_each(|note| log.add(note.object(parsed.id)));
    let length = dictionary.get("L").and_then(whole_number);
    Ok(Some(Linearized { length, end: parsed.span.end }))
}

/// An integer, or a real number without a fraction, which some readers take for one.
fn whole_number(object: &Object) -> Option<u64> {
    if let Some(integer) = object.as_integer() {
        return u64::try_from(integer).ok();
    }
    let number = object.as_number().filter(|number| number.fract() == 0.0 && *number >= 0.0)?;
    format!("{number:.0}").parse().ok()
}
