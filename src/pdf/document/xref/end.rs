//! The end of a revision: `startxref`, offset, `%%EOF` (ISO 32000-2 §7.5.5).

use crate::base::error::Error;
use crate::base::span::Span;
use crate::pdf::syntax::anomaly::{Anomaly, AnomalyCode, AnomalyLog};
use crate::pdf::syntax::bytes::{Account, Bytes};
use crate::pdf::syntax::lexer::{LexError, Lexer, is_line_white};

/// How far behind a section its `%%EOF` is looked for when something else stands between them.
const REACH: u64 = 4 << 10;

/// Where a revision ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RevisionEnd {
    /// Behind `%%EOF`.
    pub(crate) eof: u64,
    /// Behind the one end of line that may follow it.
    pub(crate) end: u64,
    /// What its `startxref` says, if it is written as prescribed.
    pub(crate) stated: Option<u64>,
}

/// Finds the end that belongs to a section; `next` is where the next newer revision certainly has begun.
pub(crate) fn find_end(bytes: &Bytes<'_>, log: &AnomalyLog, section_end: u64, next: u64) -> Result<RevisionEnd, Error> {
    let regular = bytes.parse(section_end, REACH, Account::Reading, regular_end)?;
    if let Ok(Some((eof, stated))) = regular {
        return behind_eol(bytes, eof, Some(stated));
    }
    let within = Span::new(section_end, section_end.saturating_add(REACH).min(next.max(section_end)));
    let Some(found) = bytes.find(b"%%EOF", within)? else {
        log.add(Anomaly::at(AnomalyCode::EofMissing, section_end));
        return Ok(RevisionEnd { eof: section_end, end: section_end, stated: None });
    };
    log.add(Anomaly::at(AnomalyCode::RevisionEndIrregular, section_end));
    behind_eol(bytes, found.saturating_add(5), None)
}

/// Behind `%%EOF`, and the offset in front of it.
fn regular_end(lexer: &mut Lexer<'_>) -> Result<Option<(u64, u64)>, LexError> {
    // Some writers leave a comment with their name here.
    lexer.skip_white()?;
    if !lexer.skip_word(b"startxref")? {
        return Ok(None);
    }
    let Some(stated) = plain_offset(lexer)? else { return Ok(None) };
    let line_ended = ends_line(lexer)?;
    Ok((line_ended && lexer.skip_word(b"%%EOF")?).then(|| (lexer.offset(), stated)))
}

/// "The byte offset", alone on its line (§7.5.5), behind `startxref`: unsigned, with the end of a line and nothing else in front.
pub(crate) fn plain_offset(lexer: &mut Lexer<'_>) -> Result<Option<u64>, LexError> {
    let alone = ends_line(lexer)?;
    let run = lexer.run()?;
    let digits = alone && run.iter().all(u8::is_ascii_digit);
    Ok(core::str::from_utf8(run).ok().filter(|_| digits).and_then(|digits| digits.parse().ok()))
}

/// Passes white space, and tells whether it ends a line and is such that all readers take it for white space.
fn ends_line(lexer: &mut Lexer<'_>) -> Result<bool, LexError> {
    let position = lexer.position();
    lexer.skip_blanks()?;
    let white = lexer.since(position);
    Ok(white.iter().copied().all(is_line_white) && white.iter().any(|byte| matches!(byte, b'\r' | b'\n')))
}

fn behind_eol(bytes: &Bytes<'_>, eof: u64, stated: Option<u64>) -> Result<RevisionEnd, Error> {
    let following = bytes.read(Span::new(eof, eof.saturating_add(2)))?;
    let eol: u64 = match *following {
        [b'\r', b'\n'] => 2,
        [b'\r' | b'\n', ..] => 1,
        _ => 0,
    };
    Ok(RevisionEnd { eof, end: eof.saturating_add(eol), stated })
}
