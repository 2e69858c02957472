//! What a signature field says against or about its signature, before that is judged.

use crate::base::sort;
use crate::base::span::Span;
use crate::pdf::DocumentFact;
use crate::pdf::signature::{ByteRangeFault, Reach, SignatureAnomaly, SignatureField};

/// What the container of a signature says against or about it.
pub(super) fn field_facts(field: &SignatureField, size: u64) -> Vec<DocumentFact> {
    let mut facts = Vec::new();
    if let Err(fault) = &field.byte_range {
        facts.push(byte_range_fact(field, fault, size));
    }
    if let Err(fault) = &field.contents {
        facts.push(DocumentFact::ContentsMalformed { reason: fault.code() });
    }
    if field.reach == Reach::WidgetOnly {
        facts.push(DocumentFact::FieldOutsideAcroForm);
    }
    if field.same_name_as_other {
        facts.push(DocumentFact::FieldNameTwice { field: field.field_name.clone().unwrap_or_default() });
    }
    if field.removed_later {
        facts.push(DocumentFact::SignatureRemovedLater { field: field.field_name.clone().unwrap_or_default() });
    }
    facts.extend(field.anomalies.iter().filter_map(|a| anomaly_fact(*a)));
    facts
}

/// Oddities that leave more than one reading of the signature; the others leave one.
fn anomaly_fact(anomaly: SignatureAnomaly) -> Option<DocumentFact> {
    let name = serde_json::to_value(anomaly).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default();
    match anomaly {
        // A separate fact says so.
        SignatureAnomaly::FieldOutsideAcroform => None,
        SignatureAnomaly::SharedDictionary
        | SignatureAnomaly::InObjectStream
        | SignatureAnomaly::DuplicateKey
        | SignatureAnomaly::DefinedAfterCoverage
        | SignatureAnomaly::SignedRevisionOutsideChain
        | SignatureAnomaly::Misplaced => Some(DocumentFact::FieldAmbiguous { anomaly: name }),
        _ => Some(DocumentFact::FieldOdd { anomaly: name }),
    }
}

fn byte_range_fact(field: &SignatureField, fault: &ByteRangeFault, size: u64) -> DocumentFact {
    use ByteRangeFault as Fault;
    let reason = fault.code();
    match fault {
        Fault::BeyondFile { end, .. } if in_place(field) => DocumentFact::Truncated { end: *end, size },
        Fault::BeyondFile { end, .. } => DocumentFact::RewrittenAfterSigning { end: *end, size },
        Fault::GapNotContents { gap, contents: Some(contents) } if has_moved(field, *gap, *contents) => {
            DocumentFact::RewrittenAfterSigning { end: stated_end(field).unwrap_or(gap.end), size }
        }
        Fault::GapNotContents { .. } => DocumentFact::GapNotContents { reason },
        Fault::CrossesOther { .. } => DocumentFact::ByteRangesCross { reason },
        _ => DocumentFact::ByteRangeMalformed { reason },
    }
}

/// The four numbers of `ByteRange`, if there are four and none is negative.
fn stated_numbers(field: &SignatureField) -> Option<[u64; 4]> {
    let [a, b, c, d] = *field.stated_byte_range.as_slice() else { return None };
    let number = |value: i64| u64::try_from(value).ok();
    Some([number(a)?, number(b)?, number(c)?, number(d)?])
}

fn stated_end(field: &SignatureField) -> Option<u64> {
    stated_numbers(field).map(|[_, _, start, length]| start.saturating_add(length))
}

/// Whether `Contents` is exactly where the byte range leaves room for it, so that nothing before it was moved.
fn in_place(field: &SignatureField) -> bool {
    let (Some([0, end, next, _]), Ok(contents)) = (stated_numbers(field), &field.contents) else { return false };
    contents.token.start == end && contents.token.end == next
}

/// Whether `Contents` is elsewhere than the byte range says, whole and as long as the room left for it: a re-saved
/// file. A forger of a byte range leaves the signature in place and stretches the gap, or leaves one side of it.
fn has_moved(field: &SignatureField, gap: Span, contents: Span) -> bool {
    let apart = contents.start != gap.start && contents.end != gap.end;
    apart && contents.len() == gap.len() && stated_numbers(field).is_some_and(|[start, ..]| start == 0)
}

/// Signatures that cannot come from one file: of two signatures in one file, the later one covers the earlier one whole
/// (ISO 32000-2 §12.8.1). Asked only of those that are not where their byte range says.
pub(super) fn from_several_files(fields: &[&SignatureField]) -> Option<DocumentFact> {
    use ByteRangeFault as Fault;
    let displaced = fields.iter().filter(|field| {
        matches!(field.byte_range, Err(Fault::GapNotContents { .. } | Fault::BeyondFile { .. })) && !in_place(field)
    });
    let mut ranges: Vec<(u64, u64, &str)> = displaced
        .filter_map(|field| {
            let [start, length, next, rest] = stated_numbers(field)?;
            let name = field.field_name.as_deref().unwrap_or_default();
            (start == 0 && next >= length).then_some((length, next.saturating_add(rest), name))
        })
        .collect();
    sort::sort_by_key(&mut ranges, |(_, end, _)| *end);
    // Sorted by their ends, each must lie in the first part of the next.
    let crossing = ranges.windows(2).find_map(|pair| match pair {
        [(_, end, _), (first_end, _, name)] if end > first_end => Some(*name),
        _ => None,
    })?;
    Some(DocumentFact::MergedFiles { field: crossing.to_owned(), count: ranges.len() })
}
