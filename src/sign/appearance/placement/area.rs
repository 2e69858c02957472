//! Rectangles: left, bottom, right and top.

pub(super) type Area = [f64; 4];

pub(super) fn width([left, _, right, _]: Area) -> f64 {
    right - left
}

pub(super) fn height([_, bottom, _, top]: Area) -> f64 {
    top - bottom
}

pub(super) fn middle([left, bottom, right, top]: Area) -> (f64, f64) {
    ((left + right) / 2.0, (bottom + top) / 2.0)
}

/// How much two rectangles share, in square points.
pub(super) fn shared(a: Area, b: Area) -> f64 {
    let across = a[2].min(b[2]) - a[0].max(b[0]);
    let up = a[3].min(b[3]) - a[1].max(b[1]);
    across.max(0.0) * up.max(0.0)
}

pub(super) fn around(a: Area, b: Area) -> Area {
    [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]
}

/// A rectangle of this size about a point.
pub(super) fn about((x, y): (f64, f64), [width, height]: [f64; 2]) -> Area {
    [x - width / 2.0, y - height / 2.0, x + width / 2.0, y + height / 2.0]
}

/// The corners put in order.
pub(super) fn ordered([a, b, c, d]: Area) -> Area {
    [a.min(c), b.min(d), a.max(c), b.max(d)]
}

/// Whether all of a rectangle is within another, but for rounding.
pub(super) fn is_within(inner: Area, outer: Area) -> bool {
    const ROUNDING: f64 = 0.01;
    let [left, bottom, right, top] = outer;
    inner[0] >= left - ROUNDING
        && inner[1] >= bottom - ROUNDING
        && inner[2] <= right + ROUNDING
        && inner[3] <= top + ROUNDING
}
