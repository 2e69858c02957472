//! Whether a file that came back is the one that was sent.
//!
//! It compares bytes first, because only equal bytes preserve signatures; if they differ, it compares the content of
//! both files.

use crate::base::error::Error;
use crate::base::input::{Input, Source};
use crate::base::limits::Limits;
use crate::pdf::changes::changes_since;
use crate::pdf::compare::compare_documents;
use crate::pdf::signature::{SignatureField, find_signatures};
use crate::pdf::{Document, Revision};
use crate::report::comparison::{self, Compared, Comparison, Difference, Relation, SCHEMA};
use crate::verify::open;

/// Bytes compared at a time.
const PIECE: u64 = 1 << 20;

/// Holds a file against the original. The password of `input` opens both.
///
/// ```
/// use kyso::report::Relation;
/// use kyso::{Input, Limits, compare_with};
///
/// let sent = std::fs::read("tests/fixtures/pdf/one-signature.pdf")?;
/// let returned = sent.clone();
/// let input = Input { source: &returned, detached: None, password: None };
/// assert_eq!(compare_with(&input, &sent, &Limits::default())?.relation, Relation::Identical);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// Those of [`crate::verify()`], for either file. Files with equal bytes are never an error.
pub fn compare_with(input: &Input<'_>, original: &dyn Source, limits: &Limits) -> Result<Comparison, Error> {
    for source in [input.source, original] {
        if source.len() > limits.input_bytes {
            return Err(Error::OverLimit { limit: "input-bytes", value: limits.input_bytes });
        }
    }
    let mut answer = Comparison {
        schema: SCHEMA,
        relation: Relation::Identical,
        file: Compared { size: input.source.len(), revisions: None },
        original: Compared { size: original.len(), revisions: None },
        same_bytes: common_prefix(input.source, original)?,
        same_revision: None,
        differences: Vec::new(),
        complete: true,
        ambiguities: Vec::new(),
    };
    if answer.same_bytes == answer.file.size && answer.same_bytes == answer.original.size {
        return Ok(answer);
    }
    let file = open(input, limits)?;
    answer.file.revisions = Some(file.revisions().len());
    answer.same_revision = file.revision_at(answer.same_bytes)?.map(|at| at.index.saturating_add(1));
    let before = match open(&Input { source: original, ..*input }, limits) {
        // A part of a file, as a broken transfer leaves it, has nothing in it to compare.
        Err(Error::NotAPdf { .. } | Error::UnknownFormat { .. }) if answer.same_bytes == answer.original.size => {
            answer.relation = Relation::Different;
            answer.complete = false;
            return Ok(answer);
        }
        other => other?,
    };
    answer.original.revisions = Some(before.revisions().len());
    let relation = if answer.same_bytes == answer.original.size && continues(&file, &before) {
        extended(&file, before.revisions().len(), limits, &mut answer)?;
        Relation::Extended
    } else {
        by_content(&file, &before, &mut answer)?
    };
    ambiguities(&file, &mut answer);
    ambiguities(&before, &mut answer);
    // "The same" is only said of files that can be read in one way.
    answer.relation = match relation {
        Relation::SameContent if !answer.complete => Relation::Different,
        relation => relation,
    };
    Ok(answer)
}

/// How many bytes from the first on two sources share.
fn common_prefix(a: &dyn Source, b: &dyn Source) -> Result<u64, Error> {
    let length = a.len().min(b.len());
    let (mut left, mut right) = (Vec::new(), Vec::new());
    let mut done = 0;
    while done < length {
        let size = usize::try_from(PIECE.min(length - done)).unwrap_or(usize::MAX);
        left.resize(size, 0);
        right.resize(size, 0);
        a.read_at(done, &mut left)?;
        b.read_at(done, &mut right)?;
        if left != right {
            let same = left.iter().zip(&right).take_while(|(a, b)| a == b).count();
            return Ok(done.saturating_add(u64::try_from(same).unwrap_or(0)));
        }
        done = done.saturating_add(PIECE.min(length - done));
    }
    Ok(length)
}

/// Whether the revisions of the original are the first ones of the file. Equal bytes alone do not say so: the newest section
/// of the file may lead past those of the original.
fn continues(file: &Document<'_>, original: &Document<'_>) -> bool {
    let same = |(a, b): (&Revision, &Revision)| a.sections == b.sections;
    let (newer, older) = (file.revisions(), original.revisions());
    !file.is_reconstructed()
        && !original.is_reconstructed()
        && newer.len() >= older.len()
        && newer.iter().zip(older).all(same)
}

/// Changes in the revisions after those of the original.
fn extended(file: &Document<'_>, known: usize, limits: &Limits, answer: &mut Comparison) -> Result<(), Error> {
    let found = find_signatures(file, limits)?;
    let fields: Vec<&SignatureField> = found.fields.iter().collect();
    for step in changes_since(file, &fields, known)? {
        match step {
            Some(changes) => answer.differences.extend(changes.iter().map(comparison::change)),
            None => answer.complete = false,
        }
    }
    let tail = file.tail();
    if tail.end > answer.original.size && !file.is_white_space(tail)? {
        answer.differences.push(bytes_after(tail.len()));
    }
    Ok(())
}

fn bytes_after(count: u64) -> Difference {
    use crate::pdf::changes::{Change, ChangeKind, Level};
    let mut change = Change::new(ChangeKind::BytesAfter, Level::Other);
    change.detail = Some(count.to_string());
    Difference { revision: None, ..comparison::change(&change) }
}

fn by_content(file: &Document<'_>, original: &Document<'_>, answer: &mut Comparison) -> Result<Relation, Error> {
    let found = compare_documents(original.newest(), file.newest())?;
    answer.differences = found.list.iter().map(comparison::difference).collect();
    answer.complete = found.complete;
    Ok(if answer.same_bytes == answer.file.size {
        Relation::Beginning
    } else if answer.differences.is_empty() && answer.complete {
        Relation::SameContent
    } else {
        Relation::Different
    })
}

fn ambiguities(document: &Document<'_>, answer: &mut Comparison) {
    for anomaly in document.anomalies().iter().filter(|anomaly| anomaly.code.is_ambiguous()) {
        let name = anomaly.code.name();
        if !answer.ambiguities.contains(&name) {
            answer.ambiguities.push(name);
        }
    }
    answer.complete &= answer.ambiguities.is_empty();
}
