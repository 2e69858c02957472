//! Where the seal is (Phụ lục I, phần I, mục II.8.a): over about a third of the picture of the signature, on its left.

use super::area::{Area, about, height, middle, shared, width};

/// How much of the signature's picture the seal covers.
const THIRD: f64 = 1.0 / 3.0;
/// Shares that are still about a third, for who moves it.
const ABOUT: [f64; 2] = [0.25, 0.42];
/// How far up or down a person may move it, and it gives way to other text, in parts of its height.
const ASIDE: f64 = 0.35;
const STEPS: i32 = 14;

/// The place of a seal of this size over a signature, and the limits of moving it. It gives way to what it must not cover. `None` if
/// it covers some of that wherever it is.
pub(super) fn place(signature: Area, size: [f64; 2], forbidden: &[Area]) -> Option<(Area, Area)> {
    let (_, level) = middle(signature);
    let right_at = |share: f64| signature[0] + width(signature) * share;
    let at = |share: f64, rise: f64| about((right_at(share) - size[0] / 2.0, level + rise), size);
    let step = size[1] * ASIDE / f64::from(STEPS);
    let rises = (0..=STEPS).flat_map(|steps| [f64::from(-steps) * step, f64::from(steps) * step]);
    let shares = [THIRD, 0.38, 0.28];
    let mut places = shares.iter().flat_map(|share| rises.clone().map(|rise| at(*share, rise)));
    let found = places.find(|place| forbidden.iter().all(|other| shared(*place, *other) < 1.0))?;
    let lowest = at(ABOUT[0], -size[1] * ASIDE);
    let highest = at(ABOUT[1], size[1] * ASIDE);
    Some((found, [lowest[0], lowest[1], highest[2], highest[3]]))
}

/// How much of the signature's width the seal covers, for people who look.
pub(super) fn share(signature: Area, seal: Area) -> f64 {
    let across = seal[2].min(signature[2]) - seal[0].max(signature[0]);
    if height(signature) <= 0.0 { 0.0 } else { (across / width(signature)).clamp(0.0, 1.0) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sign::appearance::measure::points;

    const SIGNATURE: Area = [360.0, 200.0, 480.0, 260.0];

    #[test]
    fn a_seal_covers_a_third_on_the_left() {
        let size = [points(36.0), points(36.0)];
        let (place, limits) = place(SIGNATURE, size, &[]).unwrap();
        assert!((share(SIGNATURE, place) - THIRD).abs() < 1e-9);
        assert_eq!(middle(place).1, 230.0);
        assert!(place[0] < SIGNATURE[0] && limits[0] < place[0] && limits[2] > place[2]);
    }

    #[test]
    fn a_seal_gives_way_to_text_that_it_must_not_cover() {
        let size = [points(36.0), points(36.0)];
        let line = [90.0, 275.0, 540.0, 289.0];
        let (place, _) = place(SIGNATURE, size, &[line]).unwrap();
        assert!(place[3] <= 275.1 && (share(SIGNATURE, place) - THIRD).abs() < 0.06, "{place:?}");
        assert_eq!(super::place(SIGNATURE, size, &[line, [90.0, 190.0, 540.0, 204.0]]), None);
    }
}
