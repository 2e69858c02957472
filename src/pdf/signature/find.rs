//! From the fields of all revisions to the records of their signatures.

use super::acro_form::DictionaryKey;
use super::byte_range::{self, ByteRange};
use super::contents;
use super::dictionary::{self, Kind};
use super::history::{Candidate, History};
use super::{Reach, SignatureAnomaly, SignatureField, Signatures};
use super::{misplaced, orphan};
use crate::base::error::Error;
use crate::base::limits::Limits;
use crate::base::sort;
use crate::base::span::Span;
use crate::pdf::document::Document;
use crate::pdf::document::view::View;
use crate::pdf::document::xref;
use crate::pdf::syntax::object::Dictionary;
use std::collections::HashSet;

/// Finds all signatures of a document: fields of the form and widgets of pages, in every revision, and the signature
/// dictionaries that none of them leads to.
///
/// # Errors
/// [`Error::OverLimit`] and [`Error::Source`]; never for what the file says.
pub fn find_signatures(document: &Document<'_>, limits: &Limits) -> Result<Signatures, Error> {
    let history = History::read(document)?;
    let mut fields = Vec::with_capacity(history.candidates.len());
    let mut known: HashSet<DictionaryKey> = HashSet::new();
    for candidate in history.candidates {
        known.insert(candidate.value.key);
        fields.extend(record(document, candidate, limits)?);
    }
    let mut orphans = orphan::find(document, &known, limits.signatures)?;
    let newest = document.newest();
    for candidate in misplaced::candidates(newest, misplaced::find(newest)?, &mut orphans) {
        if fields.len() < limits.signatures && known.insert(candidate.value.key) {
            fields.extend(record(document, candidate, limits)?);
        }
    }
    mark_crossings(&mut fields);
    sort::sort_by_key(&mut fields, |field| {
        (field.covered_end.unwrap_or(u64::MAX), field.in_object_stream, field.dictionary.start)
    });
    Ok(Signatures { fields, orphans, empty_fields: history.empty_fields, page_count: history.page_count })
}

fn record(document: &Document<'_>, candidate: Candidate, limits: &Limits) -> Result<Option<SignatureField>, Error> {
    let Some(view) = document.view(candidate.first_revision) else { return Ok(None) };
    let Some(dictionary) = candidate.value.object.as_dictionary() else { return Ok(None) };
    let contents = contents::read(dictionary, candidate.value.place, limits);
    let byte_range = byte_range::read(&view, dictionary, contents::token(&contents))?;
    let filter = view.name(dictionary, "Filter")?;
    let sub_filter = view.name(dictionary, "SubFilter")?;
    let references = dictionary::references(&view, dictionary)?;
    let kind = dictionary::kind(dictionary, sub_filter.as_deref(), &references, candidate.in_perms);
    let mut field = SignatureField {
        field_name: candidate.name.as_ref().map(|name| name.to_string()),
        same_name_as_other: candidate.same_name,
        other_field_names: candidate.other_names.iter().cloned().collect(),
        field: candidate.field,
        object: candidate.value.holder,
        dictionary: candidate.value.object.span,
        in_object_stream: candidate.value.key.container.is_some(),
        reach: candidate.reach,
        kind,
        filter,
        sub_filter,
        stated: dictionary::stated(&view, dictionary)?,
        references,
        byte_range: byte_range.checked,
        stated_byte_range: byte_range.stated,
        digest_ranges: byte_range.usable,
        contents,
        certificates: dictionary::certificates(&view, dictionary, limits)?,
        widgets: candidate.widgets.clone(),
        first_revision: candidate.first_revision,
        covered_revision: None,
        covered_end: None,
        uncovered_after: None,
        uncovered_after_is_white_space: None,
        removed_later: candidate.removed,
        replaced_later: candidate.replaced,
        anomalies: Vec::new(),
    };
    note_oddities(&mut field, &candidate, dictionary, byte_range.indirect);
    if let Some(range) = byte_range.usable {
        cover(&view, &mut field, range)?;
    }
    sort::sort(&mut field.anomalies);
    Ok(Some(field))
}

fn note_oddities(field: &mut SignatureField, candidate: &Candidate, dictionary: &Dictionary, indirect: bool) {
    let has_doc_mdp = field.references.iter().any(|reference| reference.method == "DocMDP");
    let is_timestamp = field.kind == Kind::DocumentTimestamp;
    let mut keys = HashSet::new();
    let repeated = !dictionary.entries().iter().all(|entry| keys.insert(&entry.key));
    let of_type = |name| dictionary.is_name("Type", name);
    let known_type = !dictionary.has("Type") || of_type("Sig") || of_type("DocTimeStamp");
    let notes = [
        (field.reach == Reach::WidgetOnly, SignatureAnomaly::FieldOutsideAcroform),
        (candidate.misplaced, SignatureAnomaly::Misplaced),
        (candidate.widget_not_listed, SignatureAnomaly::WidgetNotListed),
        (field.widgets.len() > 1, SignatureAnomaly::SeveralWidgets),
        (candidate.shared, SignatureAnomaly::SharedDictionary),
        (field.in_object_stream, SignatureAnomaly::InObjectStream),
        (candidate.value.direct, SignatureAnomaly::DirectValue),
        (indirect, SignatureAnomaly::ByteRangeIndirect),
        (repeated, SignatureAnomaly::DuplicateKey),
        (!known_type, SignatureAnomaly::TypeUnexpected),
        (field.filter.is_none(), SignatureAnomaly::FilterMissing),
        (field.sub_filter.is_none(), SignatureAnomaly::SubFilterMissing),
        (has_doc_mdp && !candidate.in_perms && !is_timestamp, SignatureAnomaly::DocMdpNotInPerms),
        (candidate.in_perms && !has_doc_mdp, SignatureAnomaly::PermsWithoutDocMdp),
    ];
    field.anomalies.extend(notes.into_iter().filter_map(|(holds, anomaly)| holds.then_some(anomaly)));
}

/// What is covered, which revision that is, and what follows it.
fn cover(view: &View<'_, '_>, field: &mut SignatureField, range: ByteRange) -> Result<(), Error> {
    let document = view.document();
    let end = range.end();
    field.covered_end = Some(end);
    let at = document.revision_at(end)?;
    field.covered_revision = at.filter(|at| at.is_its_end).map(|at| at.index);
    if end < document.len() {
        let rest = Span::new(end, document.len());
        field.uncovered_after = Some(rest);
        field.uncovered_after_is_white_space = Some(document.is_white_space(rest)?);
    }
    match field.covered_revision {
        None => field.anomalies.push(SignatureAnomaly::EndsInsideRevision),
        Some(covered) if covered < field.first_revision => {
            field.anomalies.push(SignatureAnomaly::DefinedAfterCoverage);
        }
        Some(_) => {}
    }
    if !document.is_reconstructed() && leaves_chain(document, end)? {
        field.anomalies.push(SignatureAnomaly::SignedRevisionOutsideChain);
    }
    Ok(())
}

/// Whether the `startxref` at the end of what is covered leads to a section that the newest revision does not lead back to:
/// then the document as signed is not a revision of the document as it is.
fn leaves_chain(document: &Document<'_>, end: u64) -> Result<bool, Error> {
    let Some(stated) = xref::startxref_before(&document.bytes, end)? else { return Ok(false) };
    let base = document.header().offset;
    let leads = |start: u64| {
        [stated, stated.saturating_add(base)]
            .iter()
            .any(|offset| *offset <= start && start.saturating_sub(*offset) <= xref::IMPRECISION)
    };
    let mut sections = document.revisions().iter().flat_map(|revision| &revision.sections);
    Ok(!sections.any(|section| leads(section.span.start)))
}

/// "ByteRange … not crossing another's": compared among those that are good by themselves.
fn mark_crossings(fields: &mut [SignatureField]) {
    let ranges: Vec<Option<ByteRange>> = fields.iter().map(|field| field.byte_range.ok()).collect();
    for (field, fault) in fields.iter_mut().zip(byte_range::crossings(&ranges)) {
        if let Some(fault) = fault {
            field.byte_range = Err(fault);
        }
    }
}
