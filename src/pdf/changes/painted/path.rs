//! Paths (ISO 32000-2 §8.5): which boxes filling, stroking and clipping reach at most.

use crate::pdf::content::geometry::{Box4, Matrix, Point, around, grown, through};

/// One piece of a subpath, with its directions at both ends.
#[derive(Clone, Debug)]
struct Segment {
    /// Around the points it is drawn by: a curve stays within its control points.
    hull: Box4,
    start: Point,
    leaves: Point,
    arrives: Point,
}

#[derive(Clone, Debug)]
struct Subpath {
    first: Point,
    current: Point,
    hull: Box4,
    segments: Vec<Segment>,
    closed: bool,
}

/// The path under way, in user space.
#[derive(Clone, Debug, Default)]
pub(super) struct Path {
    subpaths: Vec<Subpath>,
    points: usize,
    /// Made of anything else than rectangles.
    shaped: bool,
}

impl Path {
    pub(super) fn is_empty(&self) -> bool {
        self.subpaths.is_empty()
    }

    /// How many points it has.
    pub(super) fn len(&self) -> usize {
        self.points
    }

    /// Whether it is one rectangle and nothing else.
    pub(super) fn is_rectangle(&self) -> bool {
        self.subpaths.len() == 1 && !self.shaped
    }

    pub(super) fn move_to(&mut self, to: Point) {
        self.shaped = true;
        self.begin(to);
    }

    fn begin(&mut self, at: Point) {
        self.points = self.points.saturating_add(1);
        self.subpaths.push(Subpath {
            first: at,
            current: at,
            hull: around(&[at]),
            segments: Vec::new(),
            closed: false,
        });
    }

    /// A line or a curve through control points to the last of them. `false` if there is no point to begin from.
    pub(super) fn draw(&mut self, points: &[Point]) -> bool {
        self.shaped = true;
        self.extend(points)
    }

    fn extend(&mut self, points: &[Point]) -> bool {
        let Some(subpath) = self.subpaths.last_mut() else { return false };
        let start = subpath.current;
        let all: Vec<Point> = core::iter::once(start).chain(points.iter().copied()).collect();
        let (Some(second), Some(end)) = (points.first(), points.last()) else { return false };
        let before_last = all.iter().rev().nth(1).unwrap_or(&start);
        let hull = around(&all);
        subpath.segments.push(Segment {
            hull,
            start,
            leaves: (second.0 - start.0, second.1 - start.1),
            arrives: (end.0 - before_last.0, end.1 - before_last.1),
        });
        subpath.hull = crate::pdf::content::geometry::union(subpath.hull, hull);
        subpath.current = *end;
        self.points = self.points.saturating_add(points.len());
        true
    }

    pub(super) fn close(&mut self) {
        let Some(subpath) = self.subpaths.last_mut() else { return };
        let (first, current) = (subpath.first, subpath.current);
        subpath.closed = true;
        if first != current {
            self.extend(&[first]);
        }
    }

    pub(super) fn rectangle(&mut self, x: f64, y: f64, w: f64, h: f64) {
        self.begin((x, y));
        for point in [(x + w, y), (x + w, y + h), (x, y + h)] {
            self.extend(&[point]);
        }
        self.close();
    }

    /// The box around all of it, seen through a matrix.
    pub(super) fn hull(&self, ctm: Matrix) -> Option<Box4> {
        self.subpaths.iter().map(|subpath| through(ctm, subpath.hull)).reduce(crate::pdf::content::geometry::union)
    }

    /// What filling reaches: outside all subpaths nothing is wound around.
    pub(super) fn filled(&self, ctm: Matrix) -> Vec<Box4> {
        self.subpaths.iter().map(|subpath| seen(ctm, subpath.hull)).collect()
    }

    /// What stroking reaches, with square caps and mitred joins up to the limit (§8.4.3.3 to §8.4.3.5).
    pub(super) fn stroked(&self, ctm: Matrix, width: f64, limit: f64) -> Vec<Box4> {
        let half = width.abs() / 2.0;
        let mut boxes = Vec::new();
        for subpath in &self.subpaths {
            if subpath.segments.is_empty() {
                boxes.push(seen(ctm, grown(subpath.hull, half * CAP)));
            }
            let last = subpath.segments.last().filter(|_| subpath.closed);
            let mut before = last;
            for segment in &subpath.segments {
                boxes.push(seen(ctm, grown(segment.hull, half * CAP)));
                let ratio = before.map_or(1.0, |before| miter(before.arrives, segment.leaves, limit));
                if ratio > CAP {
                    boxes.push(seen(ctm, grown(around(&[segment.start]), half * ratio)));
                }
                before = Some(segment);
            }
        }
        boxes
    }
}

impl Path {
    /// How much ink stroking takes at most: the length of each line by its width.
    pub(super) fn ink(&self, width: f64) -> f64 {
        let lines = self.subpaths.iter().flat_map(|subpath| &subpath.segments);
        let of = |[x0, y0, x1, y1]: Box4| ((x1 - x0).hypot(y1 - y0) + width) * width;
        lines.map(|line| of(line.hull)).sum()
    }
}

/// How far the corner of a square cap lies from the end of a line, in half widths.
const CAP: f64 = 1.4143;

/// The length of a join in half widths: 1/sin(θ/2) for the angle θ between two lines, but no more than the limit.
fn miter((ax, ay): Point, (bx, by): Point, limit: f64) -> f64 {
    let limit = limit.abs().max(CAP);
    let cosine = (ax * bx + ay * by) / (ax.hypot(ay) * bx.hypot(by));
    let ratio = 1.0 / ((1.0 + cosine) / 2.0).max(0.0).sqrt();
    // A line without length has no direction.
    if ratio.is_nan() { limit } else { ratio.min(limit) }
}

/// Even what has no width is drawn as the thinnest line of the device (§8.4.3.2).
fn seen(ctm: Matrix, area: Box4) -> Box4 {
    let [x0, y0, x1, y1] = through(ctm, area);
    let wide = |low: f64, high: f64| if high - low < 0.5 { (low - 0.25, high + 0.25) } else { (low, high) };
    let ((x0, x1), (y0, y1)) = (wide(x0, x1), wide(y0, y1));
    [x0, y0, x1, y1]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pdf::content::geometry::{IDENTITY, overlap};

    #[test]
    fn curves_stay_within_their_control_points() {
        let mut path = Path::default();
        assert!(!path.draw(&[(1.0, 1.0)]));
        path.move_to((0.0, 0.0));
        assert!(path.draw(&[(0.0, 10.0), (10.0, 10.0), (10.0, 0.0)]));
        assert!(path.stroked(IDENTITY, 0.0, 10.0).iter().any(|area| overlap(*area, [4.0, 7.0, 6.0, 8.0])));
    }

    #[test]
    fn joins_reach_as_far_as_the_limit() {
        let mut path = Path::default();
        path.move_to((0.0, 0.0));
        path.draw(&[(100.0, 0.0)]);
        path.draw(&[(0.0, 1.0)]);
        let reach =
            |limit| path.stroked(IDENTITY, 10.0, limit).iter().any(|area| overlap(*area, [140.0, -1.0, 141.0, 1.0]));
        assert!(reach(10.0) && !reach(2.0));
        let mut frame = Path::default();
        frame.rectangle(0.0, 0.0, 100.0, 100.0);
        assert!(frame.is_rectangle());
        assert!(!frame.stroked(IDENTITY, 2.0, 10.0).iter().any(|area| overlap(*area, [3.0, 3.0, 97.0, 97.0])));
    }
}
