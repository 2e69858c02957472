//! A page as it is seen: upright, its lower left corner at the origin, whatever its boxes and its turn are.

use super::area::{Area, ordered};
use super::lines::Line;
use crate::sign::appearance::error::AppearanceError;
use crate::sign::appearance::measure::points;

/// The pages of a document.
#[derive(Clone, Debug, Default)]
pub struct Sheets {
    pub(super) sheets: Vec<Sheet>,
}

impl Sheets {
    /// A page by its number, from 1.
    pub(super) fn page(&self, number: u32) -> Option<&Sheet> {
        self.sheets.iter().find(|sheet| sheet.number == number)
    }

    /// The rectangle in the user space of a page that is seen there: left, top, width and height in millimetres from its left and
    /// upper edge.
    ///
    /// # Errors
    /// [`AppearanceError::NoPage`].
    pub fn in_user_space(&self, page: u32, [left, top, width, height]: [f64; 4]) -> Result<[f64; 4], AppearanceError> {
        let sheet = self.page(page).ok_or(AppearanceError::NoPage { page })?;
        let [_, up] = sheet.size();
        let seen = [points(left), up - points(top + height), points(left + width), up - points(top)];
        Ok(sheet.in_user_space(seen))
    }

    /// How many pages there are.
    pub fn count(&self) -> usize {
        self.sheets.len()
    }
}

/// One page.
#[derive(Clone, Debug)]
pub(super) struct Sheet {
    /// From 1.
    pub(super) number: u32,
    /// What is seen of it, in its default user space: `CropBox` within `MediaBox`.
    pub(super) seen: Area,
    /// By how many degrees it is shown turned with the clock: 0, 90, 180 or 270.
    pub(super) turn: u16,
    /// Points in a unit of its user space (`UserUnit`).
    pub(super) unit: f64,
    pub(super) lines: Vec<Line>,
    /// Fields of signatures that were signed, as they are seen.
    pub(super) signed: Vec<Area>,
}

impl Sheet {
    /// Where something is printed.
    pub(super) fn printed(&self) -> impl Iterator<Item = Area> {
        self.lines.iter().flat_map(Line::pieces).map(|piece| piece.area)
    }

    /// Width and height as it is seen, in points.
    pub(super) fn size(&self) -> [f64; 2] {
        let [left, bottom, right, top] = self.seen;
        let (across, up) = ((right - left) * self.unit, (top - bottom) * self.unit);
        if self.turn == 90 || self.turn == 270 { [up, across] } else { [across, up] }
    }

    /// A rectangle of the page's user space, as it is seen.
    pub(super) fn shown(&self, [x0, y0, x1, y1]: Area) -> Area {
        let [left, bottom, right, top] = self.seen;
        let point = |x: f64, y: f64| match self.turn {
            90 => (y - bottom, right - x),
            180 => (right - x, top - y),
            270 => (top - y, x - left),
            _ => (x - left, y - bottom),
        };
        let ((a, b), (c, d)) = (point(x0, y0), point(x1, y1));
        ordered([a, b, c, d].map(|length| length * self.unit))
    }

    /// The rectangle of the page's user space that is seen there.
    pub(super) fn in_user_space(&self, shown: Area) -> Area {
        let [left, bottom, right, top] = self.seen;
        let point = |x: f64, y: f64| match self.turn {
            90 => (right - y, bottom + x),
            180 => (right - x, top - y),
            270 => (left + y, top - x),
            _ => (left + x, bottom + y),
        };
        let [x0, y0, x1, y1] = shown.map(|length| length / self.unit);
        let ((a, b), (c, d)) = (point(x0, y0), point(x1, y1));
        ordered([a, b, c, d])
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::lines::tests::line;
    use super::*;

    pub(crate) fn sheet(turn: u16, lines: &[(f64, f64, &str)]) -> Sheet {
        let lines = lines.iter().map(|(x, y, text)| line(*x, *y, text)).collect();
        Sheet { number: 1, seen: [0.0, 0.0, 595.0, 842.0], turn, unit: 1.0, lines, signed: Vec::new() }
    }

    #[test]
    fn what_is_seen_leads_back_to_user_space() {
        for turn in [0, 90, 180, 270] {
            let mut sheet = sheet(turn, &[]);
            (sheet.seen, sheet.unit) = ([10.0, 20.0, 410.0, 620.0], 2.0);
            let rectangle = [50.0, 70.0, 90.0, 100.0];
            let shown = sheet.shown(rectangle);
            assert_eq!(sheet.in_user_space(shown), rectangle, "{turn}");
            let [width, height] = sheet.size();
            assert!(shown[0] >= 0.0 && shown[1] >= 0.0 && shown[2] <= width && shown[3] <= height, "{turn}: {shown:?}");
        }
    }

    #[test]
    fn a_turned_page_is_seen_turned_with_the_clock() {
        // The upper right corner of a page that is shown turned by 90° is the upper left one of its user space.
        let mut sheet = sheet(90, &[]);
        sheet.seen = [0.0, 0.0, 842.0, 595.0];
        assert_eq!(sheet.size(), [595.0, 842.0]);
        assert_eq!(sheet.in_user_space([495.0, 742.0, 595.0, 842.0]), [0.0, 495.0, 100.0, 595.0]);
    }
}
