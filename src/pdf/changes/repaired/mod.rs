//! The repaired reading: where programs that do not follow the cross-reference data take objects from, compared with where these
//! data lead. What is shown from two places is two documents, and no verdict on it is better than "cannot tell".
//!
//! A program leaves the cross-reference data only for a reason. By what pdf.js, poppler and PDFium do, the reasons are these:
//!
//! - *A section is odd, though readable* ([`trigger`] has the list), *an entry leads to no such object* or *a reference to another
//!   generation, or an object that is needed is not there* (for this poppler rebuilds a file that ends with a table). All three then
//!   search the bytes for `N G obj`, pdf.js and poppler inside stream data too, and the last object of a number counts. Then an older
//!   object of a higher generation counts as well, a plain object beside one in an object stream (pdf.js and poppler prefer the plain
//!   one), one of two object streams (pdf.js takes the older). Poppler finds nothing that only an object stream holds: a table behind
//!   signed streams makes it lose what was signed.
//! - *Anything follows the signed bytes.* There the sections must lead to the last object of each number, whether a program searches
//!   or not: an update that leads back past one, or leaves one out, is no update. Only what stands inside an object that they do lead
//!   to, as text in a stream, needs one of the reasons above.
//! - *A linearization dictionary whose `/L` is the length of the file.* pdf.js and poppler begin behind the first `endobj`, whatever
//!   `startxref` says (ISO 32000-2 Annex F.3.3), and take pages by what it and its hint tables number.
//! - *A hybrid-reference section.* What its table frees and its stream gives is free to programs that look at the table first (pdf.js,
//!   poppler), and PDFium passes over the stream of the oldest section. ISO 32000-2 §7.5.8.4 asks that nothing needed is hidden there.
//!
//! Where none of these can be, as in a file of one sound revision, there is nothing to search for, and nothing is searched.
//!
//! Only what is shown is compared: the objects that lead from the catalog to pages, form, and what acts on them ([`shown`]).

mod difference;
mod first_page;
mod object;
mod page_hints;
mod place;
mod search;
mod shown;
mod trigger;

use crate::base::error::Error;
use crate::base::sort;
use crate::pdf::document::Document;
use crate::pdf::document::xref::SectionKind;
use crate::pdf::syntax::anomaly::{Anomaly, AnomalyCode};
use crate::pdf::syntax::object::ObjectId;
use difference::Difference;
use first_page::FirstPage;
use shown::Shown;

/// Most objects named for one file: one is enough for the verdict.
const NAMED: usize = 32;

/// Lists the objects that are shown and that another reading takes from another place. `signed_end` is where the first signed revision
/// ends.
pub(crate) fn note_other_readings(document: &Document<'_>, signed_end: u64) -> Result<(), Error> {
    if document.is_reconstructed() {
        return Ok(());
    }
    match differences(document, signed_end) {
        Ok(found) => {
            found.iter().take(NAMED).for_each(|difference| note(document, difference));
            Ok(())
        }
        // What cannot be compared within the limits is not known to be one document.
        Err(Error::OverLimit { .. }) => {
            document.log.add(Anomaly::at(AnomalyCode::ReadingBySearch, signed_end));
            Ok(())
        }
        Err(error) => Err(error),
    }
}

fn differences(document: &Document<'_>, signed_end: u64) -> Result<Vec<Difference>, Error> {
    let hybrid = document.without_hybrid_streams().iter().map(|(number, entry)| {
        Difference::new(AnomalyCode::ReadingWithoutHybridStream, *number, place::offset(document, *entry))
    });
    let mut found: Vec<Difference> = hybrid.collect();
    let FirstPage { differences, is_broken } = first_page::read(document)?;
    found.extend(differences);
    let is_odd = is_broken || trigger::is_odd(document)?;
    let is_followed = signed_end < document.len();
    // Only files that end with a table are rebuilt for want of an object.
    let newest = document.newest();
    let sections = newest.revision().map(|revision| revision.sections.as_slice()).unwrap_or_default();
    let ends_with_table = sections.first().is_some_and(|section| section.kind == SectionKind::Table);
    if is_odd || is_followed {
        found.extend(search::differences(document, signed_end)?);
    }
    // What only streams hold is lost to a program that rebuilds by plain objects.
    let may_lose = is_followed && ends_with_table && search::holds_compressed(document);
    if found.is_empty() && !may_lose {
        return Ok(found);
    }
    let shown = Shown::read(document)?;
    let is_rebuilt = is_odd || shown.leads_astray() || (ends_with_table && shown.leads_nowhere());
    if may_lose && (shown.leads_astray() || shown.leads_nowhere()) {
        found.extend(search::lost(document));
    }
    found.retain(|difference| {
        (difference.is_root || shown.contains(difference.number)) && (is_rebuilt || !difference.needs_trigger)
    });
    sort::sort(&mut found);
    found.dedup_by_key(|difference| (difference.reading, difference.number));
    Ok(found)
}

fn note(document: &Document<'_>, difference: &Difference) {
    let entry = document.newest().entry(difference.number);
    document.log.add(Anomaly {
        code: difference.reading,
        offset: place::offset(document, entry),
        object: Some(ObjectId::new(difference.number, place::generation(entry))),
        value: difference.other,
    });
}
