//! What makes a program search for objects though the cross-reference data can be read.

use crate::base::error::Error;
use crate::pdf::document::Document;
use crate::pdf::document::xref::{Entry, SectionKind};
use crate::pdf::syntax::anomaly::AnomalyCode;
use crate::pdf::syntax::bytes::Account;
use crate::pdf::syntax::lexer::Token;

/// Oddities that are read in one way here and make another program give up on the sections. What is ambiguous by itself is not among
/// them: no verdict is built on it.
const ODD: &[AnomalyCode] = &[
    // poppler looks in the last 1,024 bytes only, PDFium in the last 4,096.
    AnomalyCode::StartxrefFar,
    // The others count offsets from the header.
    AnomalyCode::OffsetsFromFileStart,
    // PDFium reads 20 bytes for each entry, whatever stands there.
    AnomalyCode::XrefEntryMalformed,
    // pdf.js and poppler take no other types than 0, 1 and 2, and no fewer records than announced.
    AnomalyCode::XrefEntryUnknown,
    // A number with a sign, or a comment in front of it: poppler and pdf.js take another offset or none.
    AnomalyCode::StartxrefOdd,
    // Not written as prescribed, though it can be read.
    AnomalyCode::XrefSectionOdd,
];

/// Whether any program has a reason to leave the cross-reference data.
pub(super) fn is_odd(document: &Document<'_>) -> Result<bool, Error> {
    let listed = document.anomalies().iter().any(|anomaly| ODD.contains(&anomaly.code));
    Ok(listed || zero_is_in_use(document) || first_entry_is_wrong(document)?)
}

/// "Object number 0 shall always be free" (ISO 32000-2 §7.5.4): pdf.js reads no table in which it is not.
fn zero_is_in_use(document: &Document<'_>) -> bool {
    let zero = document.index.rows().iter().take_while(|row| row.number == 0);
    zero.into_iter().any(|row| !matches!(row.entry, Entry::Free { .. }))
}

/// Whether the entry of the lowest number in the oldest table leads to another number: PDFium holds a table to be shifted then.
fn first_entry_is_wrong(document: &Document<'_>) -> Result<bool, Error> {
    let oldest = document.revisions().first();
    if !oldest.is_some_and(|oldest| oldest.sections.iter().any(|section| section.kind == SectionKind::Table)) {
        return Ok(false);
    }
    let rows = document.index.rows().iter().filter(|row| row.revision == 0 && row.number > 0);
    let first = rows.filter_map(|row| match row.entry {
        Entry::InUse { offset, .. } => Some((row.number, offset)),
        Entry::Free { .. } | Entry::Compressed { .. } => None,
    });
    let Some((number, offset)) = first.into_iter().next() else { return Ok(false) };
    let token = document.bytes.parse(offset, document.limits.object_bytes, Account::Searching, |lexer| {
        Ok(match lexer.token()? {
            Token::Integer(found) => Some(found),
            _ => None,
        })
    })?;
    Ok(token.ok().flatten() != Some(i64::from(number)))
}
