//! A file whose structure is broken now, as it was when it could still be read.
//!
//! Nothing is claimed of what a search finds. But broken bytes behind a change must not make it forgotten: the file is cut off at
//! the end of its last revisions, one after the other, and the newest state that reads strictly is judged like any file.

use super::analysis::analyse;
use super::judge::{Judgement, Standing};
use crate::base::error::Error;
use crate::base::input::{Source, SourceError};
use crate::pdf::document::Document;
use crate::pdf::signature::{SignatureField, find_signatures};

/// Ends of revisions that are tried.
const TRIES: usize = 3;

/// The first bytes of a file.
struct Beginning<'a> {
    source: &'a dyn Source,
    length: u64,
}

impl Source for Beginning<'_> {
    fn len(&self) -> u64 {
        self.length
    }

    fn read_at(&self, offset: u64, into: &mut [u8]) -> Result<(), SourceError> {
        self.source.read_at(offset, into)
    }

    fn as_slice(&self) -> Option<&[u8]> {
        self.source.as_slice()?.get(..usize::try_from(self.length).ok()?)
    }
}

/// What came after each of the signatures before the structure broke, by their place in `fields`. Empty if no state can be read.
///
/// # Errors
/// [`Error::Source`].
pub fn judge_before_damage(
    document: &Document<'_>,
    fields: &[&SignatureField],
    standings: &[Standing],
) -> Result<Vec<Option<Judgement>>, Error> {
    let ends = document.revisions().iter().rev().map(|revision| revision.eof).filter(|end| *end < document.len());
    for length in ends.take(TRIES) {
        let beginning = Beginning { source: document.bytes.source(), length };
        match judge(&beginning, document, fields, standings) {
            Ok(None) => {}
            Ok(Some(judgements)) => return Ok(judgements),
            Err(error @ Error::Source(_)) => return Err(error),
            // What cannot be read within the limits, or at all, says nothing.
            Err(_) => {}
        }
    }
    Ok(Vec::new())
}

fn judge(
    beginning: &Beginning<'_>,
    whole: &Document<'_>,
    fields: &[&SignatureField],
    standings: &[Standing],
) -> Result<Option<Vec<Option<Judgement>>>, Error> {
    let document = Document::open(beginning, None, &whole.limits)?;
    if document.is_reconstructed() {
        return Ok(None);
    }
    let found = find_signatures(&document, &whole.limits)?;
    let own: Vec<&SignatureField> = found.fields.iter().collect();
    let same = |a: &SignatureField, b: &SignatureField| {
        a.dictionary == b.dictionary && !a.in_object_stream && !b.in_object_stream
    };
    let standing = |field: &&SignatureField| {
        let at = fields.iter().position(|other| same(other, field));
        at.and_then(|at| standings.get(at)).copied().unwrap_or(Standing::Unknown)
    };
    let own_standings: Vec<Standing> = own.iter().map(standing).collect();
    let analysis = analyse(&document, &own)?;
    let judges = analysis.among(&own, &own_standings);
    let judged = |field: &&SignatureField| {
        let at = own.iter().position(|other| same(other, field))?;
        Some(judges.judge(at, whole.limits.changes_of_each(own.len())))
    };
    Ok(Some(fields.iter().map(judged).collect()))
}
