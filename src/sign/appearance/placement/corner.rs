//! The upper right corner of the first page (Phụ lục I, ô 14), above what is printed there.

use super::area::{Area, shared};
use super::sheet::Sheet;
use crate::sign::appearance::measure::points;

/// Right margin by Phụ lục I, phần I, mục I.3, in millimetres: 15 to 20.
const MARGIN: f64 = 15.0;
/// From the upper edge, in millimetres: where a block is put, and as near as it may be, where printers still print.
const BELOW: f64 = 8.0;
const NEAREST: f64 = 4.0;
/// Room left free above other text, and as little as it may be, in points.
const APART: f64 = 5.0;
const LEAST_APART: f64 = 1.0;

/// The place of a block of this size, and the limits of moving it. `None` if it covers something wherever it is.
pub(super) fn place(sheet: &Sheet, [width, height]: [f64; 2]) -> Option<(Area, Area)> {
    let [across, up] = sheet.size();
    let at = |margin: f64, below: f64| {
        let (right, top) = (across - points(margin), up - points(below));
        [right - width, top - height, right, top]
    };
    let is_free = |place: &Area, apart: f64| {
        let wide = [place[0] - apart, place[1] - apart, place[2] + apart, place[3]];
        place[0] > across / 2.0 - points(20.0)
            && sheet.printed().chain(sheet.signed.iter().copied()).all(|other| shared(wide, other) <= 0.0)
    };
    let places: Vec<Area> = [BELOW, 7.0, 6.0, 5.0, NEAREST]
        .into_iter()
        .flat_map(|below| [MARGIN, 10.0, 20.0].map(|margin| at(margin, below)))
        .collect();
    let first = |apart: f64| places.iter().find(|place| is_free(place, apart));
    let found = *first(APART).or_else(|| first(LEAST_APART))?;
    let limits = [across / 2.0, found[1].min(up - points(25.0)), across - points(NEAREST), up - points(NEAREST)];
    Some((found, limits))
}

#[cfg(test)]
mod tests {
    use super::super::sheet::tests::sheet;
    use super::*;

    #[test]
    fn a_block_is_above_the_heading() {
        let sheet_of = |y: f64| sheet(0, &[(290.0, y, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")]);
        let (place, _) = place(&sheet_of(765.0), [170.0, 34.0]).unwrap();
        assert!((place[2] - (595.0 - points(15.0))).abs() < 1e-9 && (place[3] - (842.0 - points(8.0))).abs() < 1e-9);
        // A heading that begins higher moves it up, to the edge that printers reach, and no further.
        let (higher, _) = super::place(&sheet_of(775.0), [170.0, 34.0]).unwrap();
        assert!(higher[1] >= 789.0 && higher[3] > place[3]);
        assert_eq!(super::place(&sheet_of(790.0), [170.0, 34.0]), None);
    }
}
