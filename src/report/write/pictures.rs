//! What a renderer saw, held against what verdict B vouches for. It can take a good word back and never gives one.

use super::model::{Change, ChangeLevel, DocumentTimestamp, PictureDifference, PictureKind, PicturesFacts, Signature};
use crate::base::finding::{Code, Finding};
use crate::evidence::{PageDifference, Pictures, SeenBy};

/// How far a picture may reach beyond the rectangle that is vouched for, in units of user space: a viewer clips to whole pixels and
/// smooths the edge, which is less than two pixels at the coarsest scale that shows a page. 2 units are 0.7 mm.
const MARGIN: f64 = 2.0;
/// What is narrower than this is no area.
const NOTHING: f64 = 0.01;
/// Most pieces that a rectangle is cut into while what is vouched for is taken off it.
const MOST_PIECES: usize = 256;
/// Most rectangles of a page that are told.
const TOLD: usize = 32;
/// Most pages that are told by a finding of their own.
const FINDINGS: usize = 16;

type Rect = [f64; 4];

/// What the pictures come to.
#[derive(Default)]
pub(crate) struct Weighed {
    /// For the report; nothing where none were given or they are of no use.
    pub(crate) facts: Option<PicturesFacts>,
    /// What is to be told.
    pub(crate) findings: Vec<Finding>,
}

impl Weighed {
    /// Whether something differs that nothing vouches for.
    pub(crate) fn differ(&self) -> bool {
        self.facts.as_ref().is_some_and(|facts| !facts.differing.is_empty())
    }
}

/// Holds what differs against what is vouched for, and takes back what was said of the signatures whose document differs.
pub(crate) fn weigh(
    given: Option<&Pictures>,
    sha256: &str,
    signatures: &mut [Signature],
    timestamps: &mut [DocumentTimestamp],
) -> Weighed {
    let Some(given) = given else { return Weighed::default() };
    if !given.is_of(sha256) {
        return unusable("other-document", None);
    }
    let mut weighed = Weighed::default();
    let mut differing = Vec::new();
    for difference in given.differences() {
        if !is_signed_state(difference.since, signatures, timestamps) {
            weighed.findings.extend(unusable("no-signed-state", Some(difference)).findings);
            continue;
        }
        let vouched = vouched(difference, signatures, timestamps);
        if let Some(rects) = left_over(&difference.rects, &vouched) {
            differing.push(PictureDifference {
                page: difference.page,
                since: difference.since,
                kind: kind(difference.seen_by),
                rects,
            });
        }
    }
    weighed.findings.truncate(1);
    weighed.findings.extend(differing.iter().take(FINDINGS).map(|d| told(d, given.renderer())));
    if let Some(since) = differing.iter().map(|difference| difference.since).max() {
        take_back(since, signatures, timestamps);
    }
    weighed.facts = Some(PicturesFacts {
        renderer: given.renderer().to_owned(),
        scale: given.scale(),
        threshold: given.threshold(),
        pages: given.pages(),
        differing,
    });
    weighed
}

/// What is said where there are no pages: pictures of a file that has none are of another file.
pub(crate) fn of_no_pages(given: Option<&Pictures>) -> Option<Finding> {
    given.map(|_| Finding::new(Code::PicturesUnusable).with("reason", "no-pages"))
}

fn unusable(reason: &'static str, of: Option<&PageDifference>) -> Weighed {
    let finding = Finding::new(Code::PicturesUnusable).with("reason", reason);
    let finding = match of {
        Some(difference) => finding.with("page", difference.page).with("since", difference.since),
        None => finding,
    };
    Weighed { facts: None, findings: vec![finding] }
}

fn kind(seen_by: SeenBy) -> PictureKind {
    match seen_by {
        SeenBy::Picture => PictureKind::Picture,
        SeenBy::Text => PictureKind::Text,
    }
}

fn told(difference: &PictureDifference, renderer: &str) -> Finding {
    let code = match difference.kind {
        PictureKind::Picture => Code::PicturesDiffer,
        PictureKind::Text => Code::PageTextDiffers,
    };
    let mut finding = Finding::new(code).with("page", difference.page).with("since", difference.since);
    if let Some([x0, y0, x1, y1]) = difference.rects.iter().copied().reduce(around) {
        finding = finding.with("rect", [x0, y0, x1, y1].map(super::changes::rounded).join(" "));
    }
    finding.with("renderer", renderer)
}

/// Whether somebody signed this state and something came after it: a state that is the whole file cannot differ from it.
fn is_signed_state(since: usize, signatures: &[Signature], timestamps: &[DocumentTimestamp]) -> bool {
    let of_signatures = signatures.iter().map(|s| (&s.coverage, s.integrity.whole_file));
    let of_stamps = timestamps.iter().map(|t| (&t.coverage, t.integrity.whole_file));
    of_signatures.chain(of_stamps).any(|(coverage, whole)| coverage.revision == Some(since) && whole != Some(true))
}

/// Where changes after a state are vouched for on a page, for every signature that sees them.
fn vouched(difference: &PageDifference, signatures: &[Signature], timestamps: &[DocumentTimestamp]) -> Vec<Rect> {
    let of_signatures = signatures.iter().map(|s| &s.changes_after);
    let changes = || of_signatures.clone().chain(timestamps.iter().map(|t| &t.changes_after)).flatten();
    let here = |c: &&Change| c.revision > difference.since && c.page == Some(difference.page);
    let refused: Vec<Option<Rect>> =
        changes().filter(here).filter(|c| c.justified != Some(true)).map(|c| c.rect).collect();
    let allowed = changes().filter(here).filter(|c| c.justified == Some(true)).filter_map(|c| c.rect);
    allowed.filter(|rect| !refused.contains(&Some(*rect))).map(widened).collect()
}

fn widened([x0, y0, x1, y1]: Rect) -> Rect {
    [x0.min(x1) - MARGIN, y0.min(y1) - MARGIN, x0.max(x1) + MARGIN, y0.max(y1) + MARGIN]
}

/// What is left of the places where a page differs when what is vouched for is taken off: `None` if nothing is, no rectangle if it
/// is the whole page.
fn left_over(rects: &[Rect], vouched: &[Rect]) -> Option<Vec<Rect>> {
    if rects.is_empty() {
        return Some(Vec::new());
    }
    let mut left: Vec<Rect> = Vec::new();
    for rect in rects {
        let Some(rest) = without(*rect, vouched).into_iter().reduce(around) else { continue };
        let is_full = left.len() >= TOLD;
        match left.last_mut().filter(|_| is_full) {
            Some(last) => *last = around(*last, rest),
            None => left.push(rest),
        }
    }
    (!left.is_empty()).then_some(left)
}

/// The pieces of a rectangle outside all others. At the limit it is taken as a whole.
fn without(rect: Rect, others: &[Rect]) -> Vec<Rect> {
    let mut pieces = vec![rect];
    for other in others {
        pieces = pieces.into_iter().flat_map(|piece| outside(piece, *other)).collect();
        if pieces.len() > MOST_PIECES {
            return vec![rect];
        }
    }
    pieces
}

/// The parts of a rectangle to the left, to the right, below and above another.
fn outside(rect: Rect, other: Rect) -> Vec<Rect> {
    let ([x0, y0, x1, y1], [a0, b0, a1, b1]) = (rect, other);
    if a0 >= x1 || a1 <= x0 || b0 >= y1 || b1 <= y0 {
        return vec![rect];
    }
    let (left, right) = (x0.max(a0), x1.min(a1));
    let parts = [[x0, y0, left, y1], [right, y0, x1, y1], [left, y0, right, b0], [left, b1, right, y1]];
    parts.into_iter().filter(|[x0, y0, x1, y1]| x1 - x0 > NOTHING && y1 - y0 > NOTHING).collect()
}

fn around(a: Rect, b: Rect) -> Rect {
    let ([a0, a1, a2, a3], [b0, b1, b2, b3]) = (a, b);
    [a0.min(b0), a1.min(b1), a2.max(b2), a3.max(b3)]
}

/// What came after the signed states up to this one is no longer known to be allowed. What was refused stays refused.
fn take_back(since: usize, signatures: &mut [Signature], timestamps: &mut [DocumentTimestamp]) {
    let of_signatures = signatures.iter_mut().map(|s| (&s.coverage, &mut s.change_level, &mut s.changes_justified));
    let of_stamps = timestamps.iter_mut().map(|t| (&t.coverage, &mut t.change_level, &mut t.changes_justified));
    for (coverage, level, justified) in of_signatures.chain(of_stamps) {
        if coverage.revision.is_some_and(|revision| revision <= since) {
            *justified = justified.filter(|justified| !*justified);
            *level = level.filter(|level| *level == ChangeLevel::Other);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SEAL: Rect = [100.0, 100.0, 200.0, 150.0];

    #[test]
    fn what_is_vouched_for_is_taken_off() {
        let seal = widened(SEAL);
        for inside in [SEAL, [98.5, 98.5, 201.5, 151.5], [120.0, 110.0, 130.0, 120.0]] {
            assert_eq!(left_over(&[inside], &[seal]), None, "{inside:?}");
        }
        // Two seals beside each other that a renderer sees as one difference.
        assert_eq!(left_over(&[[100.0, 100.0, 300.0, 150.0]], &[seal, widened([200.0, 100.0, 300.0, 150.0])]), None);
        assert_eq!(left_over(&[[100.0, 100.0, 210.0, 150.0]], &[seal]), Some(vec![[202.0, 100.0, 210.0, 150.0]]));
        assert_eq!(left_over(&[[10.0, 10.0, 20.0, 20.0], SEAL], &[seal]), Some(vec![[10.0, 10.0, 20.0, 20.0]]));
        assert_eq!(left_over(&[SEAL], &[]), Some(vec![SEAL]));
        assert_eq!(left_over(&[], &[seal]), Some(vec![]), "the whole page is never vouched for");
    }

    #[test]
    fn many_rectangles_are_told_as_few() {
        let rects: Vec<Rect> = (0..1_000u32).map(|n| [f64::from(n), 0.0, f64::from(n) + 0.5, 1.0]).collect();
        let left = left_over(&rects, &[]).unwrap();
        assert_eq!(left.len(), TOLD);
        assert_eq!(left.last().unwrap()[2], 999.5);
        // A sieve of seals leaves more pieces than are worth cutting: then it is the whole of what differs.
        let sieve: Vec<Rect> =
            (0..200u32).flat_map(|n| [[f64::from(n) * 4.0, 2.0, f64::from(n) * 4.0 + 2.0, 4.0]]).collect();
        assert_eq!(without([0.0, 0.0, 800.0, 6.0], &sieve), [[0.0, 0.0, 800.0, 6.0]]);
    }
}
