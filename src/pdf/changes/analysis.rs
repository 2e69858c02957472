//! All revisions of a document compared, each with the one before it.

use super::accounting;
use super::change::{Change, ChangeKind};
use super::differing::{Containers, Differing, current, in_file_order};
use super::equal::Equality;
use super::lock::{Restrictions, restrictions};
use super::rules;
use super::signed_bytes::SignedBytes;
use super::step::Step;
use super::usage::Usage;
use super::work::Work;
use crate::base::error::Error;
use crate::pdf::changes::repaired;
use crate::pdf::document::Document;
use crate::pdf::document::view::View;
use crate::pdf::signature::{Kind, SignatureAnomaly, SignatureField};
use crate::pdf::syntax::anomaly::{Anomaly, AnomalyCode};
use crate::pdf::syntax::object::{Dictionary, Object, ObjectId};
use std::collections::{HashMap, HashSet};

/// What the revisions after the first signature did.
#[derive(Debug, Default)]
pub struct Analysis {
    /// By index of the revision that made the changes. `None`: could not be told within the limits.
    pub(crate) steps: Vec<Option<Vec<Change>>>,
    /// What each signature forbids, in the order of the signatures given.
    pub(crate) restrictions: Vec<Restrictions>,
    /// What is wrong with each signature's revision as a whole.
    pub(crate) faults: Vec<Vec<Change>>,
    /// Bytes that are no white space behind the last revision.
    pub(crate) tail: Option<Change>,
    /// Structure that was guessed: then nothing is claimed.
    pub(crate) reconstructed: bool,
    /// Steps of work that the comparison took.
    pub(crate) spent: u64,
}

impl Analysis {
    /// Whether every revision could be compared within the limits.
    pub fn is_complete(&self) -> bool {
        self.steps.iter().all(Option::is_some)
    }

    /// Steps of work that the comparison took, as [`crate::base::limits::Limits::change_work`] counts them.
    pub fn steps_spent(&self) -> u64 {
        self.spent
    }
}

/// Compares the revisions that came after the first signature. `fields` are the signatures and document time-stamps found.
///
/// # Errors
/// [`Error::Source`]; a limit makes single steps unknown, which the result says.
pub fn analyse(document: &Document<'_>, fields: &[&SignatureField]) -> Result<Analysis, Error> {
    let count = document.revisions().len();
    let covered = fields.iter().filter_map(|field| field.covered_revision);
    let first = covered.min().map_or(count, |covered| covered.saturating_add(1));
    let mut analysis = Analysis { reconstructed: document.is_reconstructed(), ..Analysis::default() };
    // What came before the first signature is compared with nothing.
    document.bytes.revision_read(first.min(count), count);
    let bytes = SignedBytes::read(document)?;
    note_ambiguities(document, fields, first)?;
    for field in fields {
        analysis.faults.push(faults(&bytes, field));
        analysis.restrictions.push(match field.covered_revision.and_then(|revision| document.view(revision)) {
            Some(view) => restrictions(view, field)?,
            None => Restrictions::default(),
        });
    }
    let tail = document.tail();
    if !document.is_white_space(tail)? {
        analysis.tail = Some(Change::refused(ChangeKind::BytesAfter).detail(format!("{}", tail.len())));
    }
    if !fields.is_empty() {
        let signed = document.revisions().get(first.saturating_sub(1)).filter(|_| first < count);
        repaired::note_other_readings(document, signed.map_or(document.len(), |signed| signed.end))?;
    }
    analysis.steps = vec![Some(Vec::new()); count];
    if first < count && !analysis.reconstructed {
        compare(document, fields, first, &mut analysis)?;
    }
    Ok(analysis)
}

/// Lists what other readers may read otherwise in a signed file: places that reach into each other, and what later revisions added
/// without accounting for it. A limit that is met says so by itself.
fn note_ambiguities(document: &Document<'_>, fields: &[&SignatureField], first: usize) -> Result<(), Error> {
    if fields.is_empty() {
        return Ok(());
    }
    // A byte range that ends within a revision is that of another file.
    let covering = fields.iter().filter(|field| field.covered_revision.is_some());
    let signed_end = covering.filter_map(|field| field.covered_end).min().unwrap_or(u64::MAX);
    accounting::note_overlaps(document, signed_end)?;
    document.note_linearized(first < document.revisions().len())?;
    let before = first.checked_sub(1).and_then(|before| document.revisions().get(before));
    let Some(from) = before
        .map(|revision| revision.end)
        .filter(|_| first < document.revisions().len() && !document.is_reconstructed())
    else {
        return Ok(());
    };
    document.set_later(first, from);
    match accounting::account(document, first, from) {
        Err(Error::OverLimit { .. }) => {
            document.log.add(Anomaly::at(AnomalyCode::HiddenStructure, from));
            Ok(())
        }
        other => other,
    }
}

/// What each revision from `first` (an index) on did, without anybody's permission being asked: for the question what was
/// done to a file since it had fewer revisions. The steps before `first` are empty; `None` could not be told within the limits.
///
/// # Errors
/// [`Error::Source`].
pub fn changes_since(
    document: &Document<'_>,
    fields: &[&SignatureField],
    first: usize,
) -> Result<Vec<Option<Vec<Change>>>, Error> {
    let mut analysis = Analysis { steps: vec![Some(Vec::new()); document.revisions().len()], ..Analysis::default() };
    compare(document, fields, first.max(1), &mut analysis)?;
    Ok(analysis.steps)
}

fn compare(
    document: &Document<'_>,
    fields: &[&SignatureField],
    first: usize,
    analysis: &mut Analysis,
) -> Result<(), Error> {
    let work = Work::new(document.limits.change_work);
    let within = |answer: Result<(), Error>| match answer {
        Err(Error::OverLimit { .. }) => Ok(false),
        Err(error) => Err(error),
        Ok(()) => Ok(true),
    };
    let mut prepared = None;
    let done = within(prepare(document, first, &work).map(|ready| prepared = Some(ready)))?;
    let Some((containers, usage, pages)) = prepared.filter(|_| done) else {
        analysis.steps.iter_mut().skip(first).for_each(|step| *step = None);
        return Ok(());
    };
    for index in first..document.revisions().len() {
        let views = index.checked_sub(1).and_then(|before| document.view(before)).zip(document.view(index));
        let Some((old, new)) = views else { continue };
        let signed_before = fields.iter().any(|field| {
            field.kind != Kind::DocumentTimestamp && field.covered_revision.is_some_and(|covered| covered < index)
        });
        let mut changes = None;
        let done = within(
            step(old, new, &containers, &usage, &pages, signed_before, &work).map(|found| changes = Some(found)),
        )?;
        if let Some(place) = analysis.steps.get_mut(index) {
            *place = changes.filter(|_| done);
        }
        document.bytes.revision_read(index.saturating_add(1), document.revisions().len());
    }
    analysis.spent = work.spent();
    Ok(())
}

/// How many objects may stand between an annotation and its appearance stream, and the like.
const THROUGH: usize = 3;

/// Whether an object was there before a revision.
fn is_older(document: &Document<'_>, number: u32, revision: usize) -> bool {
    let before = revision.checked_sub(1).and_then(|before| document.view(before));
    before.is_some_and(|view| view.entry(number).is_some())
}

/// Whether what an object means depends on who uses it, so that its own uses are asked for: a stream, a dictionary of appearances
/// or resources. Of what is left out here nothing is known but who refers to it directly, and no rule vouches for more.
fn depends_on_use(document: &Document<'_>, number: u32) -> Result<bool, Error> {
    let Some(object) = current(document.newest(), number)? else { return Ok(false) };
    let whole =
        |dictionary: &Dictionary| ["Rect", "Kids", "Pages", "Fields", "VRI"].iter().any(|key| dictionary.has(key));
    let element = |dictionary: &Dictionary| dictionary.has("S") && dictionary.has("P");
    Ok(object.object.as_stream().is_some()
        || object.object.as_plain_dictionary().is_some_and(|dictionary| !whole(dictionary) && !element(dictionary)))
}

type Prepared = (Containers, Usage, HashMap<u32, u32>);

fn prepare(document: &Document<'_>, first: usize, work: &Work) -> Result<Prepared, Error> {
    let containers = Containers::read(document);
    let mut targets: HashSet<u32> = HashSet::new();
    for index in first..document.revisions().len() {
        if let Some(view) = document.view(index) {
            targets.extend(containers.touched(view, work)?);
        }
    }
    let mut usage = Usage::read(document, &targets, work)?;
    // An object that is replaced may be reached through one that is not, such as an appearance dictionary; then the uses of
    // that one count as well.
    let pages = page_numbers(document.newest(), work)?;
    let catalog = document.newest().root().and_then(Object::as_reference).map(|id| id.number);
    let mut open: HashSet<u32> = targets.iter().copied().filter(|number| is_older(document, *number, first)).collect();
    for _ in 0..THROUGH {
        let mut between = HashSet::new();
        for target in in_file_order(document.newest(), &open) {
            if pages.contains_key(&target) || !depends_on_use(document, target)? {
                continue;
            }
            for (number, _) in usage.definitions(target) {
                work.spend(1)?;
                if !targets.contains(number) && !pages.contains_key(number) && Some(*number) != catalog {
                    between.insert(*number);
                }
            }
        }
        if between.is_empty() {
            break;
        }
        usage.add_targets(document, &between, work)?;
        targets.extend(&between);
        open = between;
    }
    Ok((containers, usage, pages))
}

fn step(
    old: View<'_, '_>,
    new: View<'_, '_>,
    containers: &Containers,
    usage: &Usage,
    pages: &HashMap<u32, u32>,
    signed_before: bool,
    work: &Work,
) -> Result<Vec<Change>, Error> {
    let touched = containers.touched(new, work)?;
    let equality = Equality { old, new, work, touched: &touched };
    let differing = Differing::read(&equality)?;
    rules::judge(Step::new(equality, differing, usage, pages, signed_before))
}

/// What is wrong with the revision that a signature covers, whatever came later.
fn faults(bytes: &SignedBytes, field: &SignatureField) -> Vec<Change> {
    let mut faults = Vec::new();
    let has = |anomaly| field.anomalies.contains(&anomaly);
    if has(SignatureAnomaly::SignedRevisionOutsideChain) || has(SignatureAnomaly::DefinedAfterCoverage) {
        faults.push(Change::refused(ChangeKind::SignedStateMissing));
    }
    let (Some(revision), Some(range)) = (field.covered_revision, field.digest_ranges) else { return faults };
    if bytes.relies_beyond(revision, range.end()) || bytes.relies_on_gap(revision, range.gap()) {
        faults.push(Change::refused(ChangeKind::OutsideSigned));
    }
    faults
}

/// Page numbers by object number (ISO 32000-2 §7.7.3).
fn page_numbers(view: View<'_, '_>, work: &Work) -> Result<HashMap<u32, u32>, Error> {
    let mut pages = HashMap::new();
    let Some(catalog) = view.catalog()? else { return Ok(pages) };
    let Some(root) = catalog.get("Pages").cloned() else { return Ok(pages) };
    let mut visited: HashSet<ObjectId> = HashSet::new();
    let mut stack = vec![root];
    let mut next = 1u32;
    while let Some(node) = stack.pop() {
        work.spend(1)?;
        let id = node.as_reference();
        if id.is_some_and(|id| !visited.insert(id)) || visited.len() > view.document().limits.tree_nodes {
            continue;
        }
        let object = view.resolve(&node)?;
        let Some(dictionary) = object.as_dictionary() else { continue };
        // What hangs in the tree is a node if it has kids, whatever it calls itself; readers that go by `Type` take it for a page.
        let kids = view.array(dictionary, "Kids")?;
        if kids.is_none() || dictionary.is_name("Type", "Page") {
            if let Some(id) = id {
                pages.insert(id.number, next);
            }
            next = next.saturating_add(1);
        }
        stack.extend(kids.iter().flat_map(|kids| kids.iter().rev()).map(Object::clone));
    }
    Ok(pages)
}
