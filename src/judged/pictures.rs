//! Compares what a renderer saw with what verdict B justifies. It can lower a verdict and never improves one.

use super::{JudgedSignature, JudgedTimestamp, State};
use crate::evidence::{PageDifference, Pictures, SeenBy};
use crate::pdf::changes::{JudgedChange, Judgement, Level};

/// How far a picture may extend beyond a justified rectangle, in units of user space: a viewer clips to whole pixels
/// and smooths the edge, which is less than two pixels at the coarsest scale of a page. 2 units are 0.7 mm.
const MARGIN: f64 = 2.0;
/// Anything narrower than this has no area.
const NOTHING: f64 = 0.01;
/// Maximum number of pieces a rectangle is cut into while justified rectangles are subtracted.
const MOST_PIECES: usize = 256;
/// Maximum number of rectangles reported for a page.
const RECTANGLES_REPORTED: usize = 32;
type Rect = [f64; 4];

/// The result of comparing the pictures.
#[derive(Default)]
pub(crate) struct Seen {
    /// Whether they are of this file, so that they count.
    pub(crate) counts: bool,
    /// Differences that nothing justifies.
    pub(crate) differing: Vec<Differing>,
    /// Why all or some of them cannot be used.
    pub(crate) unusable: Option<Unusable>,
}

/// One page that differs.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Differing {
    /// From 1.
    pub(crate) page: u32,
    /// Number of the signed revision.
    pub(crate) since: usize,
    /// By what.
    pub(crate) seen_by: SeenBy,
    /// Where; none means the whole page.
    pub(crate) rects: Vec<Rect>,
}

/// Why pictures are of no use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unusable {
    /// They are of another file.
    OtherDocument,
    /// Nobody signed the state that they show.
    NoSignedState {
        /// The page.
        page: u32,
        /// Number of the revision.
        since: usize,
    },
    /// The file has no pages.
    NoPages,
}

/// Compares the differences with the justified changes, and downgrades the signatures whose document differs.
pub(crate) fn apply_pictures(
    given: Option<&Pictures>,
    sha256: &str,
    signatures: &mut [JudgedSignature<'_>],
    timestamps: &mut [JudgedTimestamp<'_>],
) -> Seen {
    let Some(given) = given else { return Seen::default() };
    if !given.is_of(sha256) {
        return Seen { unusable: Some(Unusable::OtherDocument), ..Seen::default() };
    }
    let mut seen = Seen { counts: true, ..Seen::default() };
    for difference in given.differences() {
        let PageDifference { page, since, seen_by, .. } = *difference;
        if !is_signed_state(since, signatures, timestamps) {
            seen.unusable.get_or_insert(Unusable::NoSignedState { page, since });
            continue;
        }
        let vouched = vouched(difference, signatures, timestamps);
        if let Some(rects) = left_over(&difference.rects, &vouched) {
            seen.differing.push(Differing { page, since, seen_by, rects });
        }
    }
    if let Some(since) = seen.differing.iter().map(|difference| difference.since).max() {
        let of_signatures = signatures.iter_mut().map(|s| (s.state().revision, &mut s.changes));
        downgrade(since, of_signatures.chain(timestamps.iter_mut().map(|t| (t.state().revision, &mut t.changes))));
    }
    seen
}

fn states<'j>(
    signatures: &'j [JudgedSignature<'_>],
    timestamps: &'j [JudgedTimestamp<'_>],
) -> impl Iterator<Item = State<'j>> {
    signatures.iter().map(JudgedSignature::state).chain(timestamps.iter().map(JudgedTimestamp::state))
}

/// Whether this state was signed and something came after it: a state that is the whole file cannot differ from it.
fn is_signed_state(since: usize, signatures: &[JudgedSignature<'_>], timestamps: &[JudgedTimestamp<'_>]) -> bool {
    states(signatures, timestamps).any(|state| state.revision == Some(since) && state.whole_file != Some(true))
}

/// Rectangles of justified changes on a page after a state, justified for every signature that sees them.
fn vouched(
    difference: &PageDifference,
    signatures: &[JudgedSignature<'_>],
    timestamps: &[JudgedTimestamp<'_>],
) -> Vec<Rect> {
    let changes = || states(signatures, timestamps).filter_map(|state| state.changes).flat_map(|c| &c.changes);
    // Changes count revisions from 0.
    let here = |c: &&JudgedChange| c.change.revision >= difference.since && c.change.page == Some(difference.page);
    let refused: Vec<Option<Rect>> =
        changes().filter(here).filter(|c| c.justified != Some(true)).map(|c| c.change.rect).collect();
    let allowed = changes().filter(here).filter(|c| c.justified == Some(true)).filter_map(|c| c.change.rect);
    allowed.filter(|rect| !refused.contains(&Some(*rect))).map(widened).collect()
}

fn widened([x0, y0, x1, y1]: Rect) -> Rect {
    [x0.min(x1) - MARGIN, y0.min(y1) - MARGIN, x0.max(x1) + MARGIN, y0.max(y1) + MARGIN]
}

/// The differences of a page minus the justified rectangles: `None` if nothing is left, no rectangle if it is the whole
/// page.
fn left_over(rects: &[Rect], vouched: &[Rect]) -> Option<Vec<Rect>> {
    if rects.is_empty() {
        return Some(Vec::new());
    }
    let mut left: Vec<Rect> = Vec::new();
    for rect in rects {
        let Some(rest) = without(*rect, vouched).into_iter().reduce(around) else { continue };
        let is_full = left.len() >= RECTANGLES_REPORTED;
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

/// Changes after the signed states up to this one are no longer known to be allowed. Refused changes stay refused.
fn downgrade<'j>(since: usize, changes: impl Iterator<Item = (Option<usize>, &'j mut Option<Judgement>)>) {
    let seen = changes.filter(|(revision, _)| revision.is_some_and(|revision| revision <= since));
    for judgement in seen.filter_map(|(_, changes)| changes.as_mut()) {
        judgement.justified = judgement.justified.filter(|justified| !*justified);
        judgement.level = judgement.level.filter(|level| *level == Level::Other);
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
        // Two adjacent seals that a renderer sees as one difference.
        assert_eq!(left_over(&[[100.0, 100.0, 300.0, 150.0]], &[seal, widened([200.0, 100.0, 300.0, 150.0])]), None);
        assert_eq!(left_over(&[[100.0, 100.0, 210.0, 150.0]], &[seal]), Some(vec![[202.0, 100.0, 210.0, 150.0]]));
        assert_eq!(left_over(&[[10.0, 10.0, 20.0, 20.0], SEAL], &[seal]), Some(vec![[10.0, 10.0, 20.0, 20.0]]));
        assert_eq!(left_over(&[SEAL], &[]), Some(vec![SEAL]));
        assert_eq!(left_over(&[], &[seal]), Some(vec![]), "the whole page is never vouched for");
    }

    #[test]
    fn many_rectangles_are_reported_as_few() {
        let rects: Vec<Rect> = (0..1_000u32).map(|n| [f64::from(n), 0.0, f64::from(n) + 0.5, 1.0]).collect();
        let left = left_over(&rects, &[]).unwrap();
        assert_eq!(left.len(), RECTANGLES_REPORTED);
        assert_eq!(left.last().unwrap()[2], 999.5);
        // A sieve of seals leaves more pieces than are worth cutting: then it is the whole of what differs.
        let sieve: Vec<Rect> =
            (0..200u32).flat_map(|n| [[f64::from(n) * 4.0, 2.0, f64::from(n) * 4.0 + 2.0, 4.0]]).collect();
        assert_eq!(without([0.0, 0.0, 800.0, 6.0], &sieve), [[0.0, 0.0, 800.0, 6.0]]);
    }
}
