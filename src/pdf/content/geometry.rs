//! Boxes and matrices of user space (ISO 32000-2 §8.3). A box that cannot be reckoned is everywhere.

/// Lower left and upper right corner.
pub(crate) type Box4 = [f64; 4];
pub(crate) type Matrix = [f64; 6];
pub(crate) type Point = (f64, f64);

pub(crate) const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];
/// The whole plane.
pub(crate) const EVERYWHERE: Box4 = [f64::NEG_INFINITY, f64::NEG_INFINITY, f64::INFINITY, f64::INFINITY];

pub(crate) fn times(m: Matrix, n: Matrix) -> Matrix {
    let [a, b, c, d, e, f] = m;
    let [g, h, i, j, k, l] = n;
    [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l]
}

pub(crate) fn apply(m: Matrix, (x, y): Point) -> Point {
    let [a, b, c, d, e, f] = m;
    (a * x + c * y + e, b * x + d * y + f)
}

/// The box around a box, seen through a matrix.
pub(crate) fn through(m: Matrix, [x0, y0, x1, y1]: Box4) -> Box4 {
    let seen = around(&[(x0, y0), (x1, y0), (x0, y1), (x1, y1)].map(|point| apply(m, point)));
    if seen.iter().all(|value| value.is_finite()) { seen } else { EVERYWHERE }
}

/// The box around points.
pub(crate) fn around(points: &[Point]) -> Box4 {
    if points.iter().any(|(x, y)| !x.is_finite() || !y.is_finite()) {
        return EVERYWHERE;
    }
    points.iter().fold([f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY], |[a, b, c, d], (x, y)| {
        [a.min(*x), b.min(*y), c.max(*x), d.max(*y)]
    })
}

/// The box around two boxes.
pub(crate) fn union(a: Box4, b: Box4) -> Box4 {
    let [ax0, ay0, ax1, ay1] = a;
    let [bx0, by0, bx1, by1] = b;
    [ax0.min(bx0), ay0.min(by0), ax1.max(bx1), ay1.max(by1)]
}

/// What two boxes share; `None` if they lie apart.
pub(crate) fn shared(a: Box4, b: Box4) -> Option<Box4> {
    let [ax0, ay0, ax1, ay1] = a;
    let [bx0, by0, bx1, by1] = b;
    let both = [ax0.max(bx0), ay0.max(by0), ax1.min(bx1), ay1.min(by1)];
    let [x0, y0, x1, y1] = both;
    (x0 <= x1 && y0 <= y1).then_some(both)
}

/// A box and a margin around it.
pub(crate) fn grown([x0, y0, x1, y1]: Box4, by: f64) -> Box4 {
    [x0 - by, y0 - by, x1 + by, y1 + by]
}

/// Whether two boxes share more than an edge.
pub(crate) fn overlap(a: Box4, b: Box4) -> bool {
    let [ax0, ay0, ax1, ay1] = a;
    let [bx0, by0, bx1, by1] = b;
    // Not a number anywhere: nothing is known of that box, so it counts as overlapping.
    if a.iter().chain(&b).any(|value| value.is_nan()) {
        return true;
    }
    let apart = ax1 <= bx0 || bx1 <= ax0 || ay1 <= by0 || by1 <= ay0;
    !apart
}

pub(crate) fn area([x0, y0, x1, y1]: Box4) -> f64 {
    (x1 - x0).abs() * (y1 - y0).abs()
}

/// Whether a matrix keeps apart what lies apart: finite, and not flattened to a line.
pub(crate) fn is_invertible(m: Matrix) -> bool {
    let [a, b, c, d, ..] = m;
    m.iter().all(|value| value.is_finite()) && (a * d - b * c).abs() > 1e-12
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_are_seen_through_matrices() {
        assert_eq!(through([2.0, 0.0, 0.0, 2.0, 10.0, 20.0], [0.0, 0.0, 1.0, 1.0]), [10.0, 20.0, 12.0, 22.0]);
        assert_eq!(through([1e300, 0.0, 0.0, 1e300, 0.0, 0.0], [0.0, 0.0, 1e300, 1.0]), EVERYWHERE);
        assert!(overlap([0.0, 0.0, 2.0, 2.0], [1.0, 1.0, 3.0, 3.0]));
        assert!(!overlap([0.0, 0.0, 1.0, 1.0], [1.0, 0.0, 2.0, 1.0]));
        assert!(overlap([f64::NAN, 0.0, 1.0, 1.0], [1.5, 0.0, 2.0, 1.0]));
        assert_eq!(shared([0.0, 0.0, 1.0, 1.0], [2.0, 0.0, 3.0, 1.0]), None);
    }
}
