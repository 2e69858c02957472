//! A page as it is seen: upright, its lower left corner at the origin, whatever its boxes and its turn are (ISO 32000-2 §14.11.2, Table
//! 31).

use crate::base::error::Error;
use crate::pdf::content::geometry::Box4;
use crate::pdf::document::view::View;
use crate::pdf::syntax::object::{Dictionary, Object};

/// A4, for pages that state no box.
const A4: Box4 = [0.0, 0.0, 595.276, 841.89];

/// What is seen of a page, and how it is turned.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct PageView {
    /// What is seen of it, in its default user space: `CropBox` within `MediaBox`.
    pub(crate) seen: Box4,
    /// By how many degrees it is shown turned with the clock: 0, 90, 180 or 270.
    pub(crate) turn: u16,
    /// Points in a unit of its user space (`UserUnit`).
    pub(crate) unit: f64,
}

impl PageView {
    /// By the values of a page, whether they are its own or inherited.
    pub(crate) fn new(view: View<'_, '_>, value: impl Fn(&str) -> Result<Object, Error>) -> Result<Self, Error> {
        let media = rectangle(view, &value("MediaBox")?)?.unwrap_or(A4);
        let seen = rectangle(view, &value("CropBox")?)?.map_or(media, |crop| within(crop, media).unwrap_or(media));
        let turn = view.resolve(&value("Rotate")?)?.as_integer().unwrap_or(0).rem_euclid(360);
        let unit = view.resolve(&value("UserUnit")?)?.as_number().filter(|unit| (0.01..=1000.0).contains(unit));
        Ok(Self {
            seen,
            turn: u16::try_from(turn).ok().filter(|turn| turn % 90 == 0).unwrap_or(0),
            unit: unit.unwrap_or(1.0),
        })
    }

    /// Of a page by its dictionary; what it has not, its ancestors may have (§7.7.3.4).
    pub(crate) fn of(view: View<'_, '_>, page: &Dictionary) -> Result<Self, Error> {
        Self::new(view, |key| {
            let mut node = page.clone();
            for _ in 0..view.document().limits.tree_depth.max(1) {
                let value = view.value(&node, key)?;
                // A unit is the page's own.
                if !value.is_null() || key == "UserUnit" {
                    return Ok(value);
                }
                let Some(parent) = view.dictionary(&node, "Parent")? else { break };
                node = parent;
            }
            Ok(Object::null())
        })
    }

    /// Width and height as it is seen, in points.
    #[cfg(feature = "sign")]
    pub(crate) fn size(&self) -> [f64; 2] {
        let [left, bottom, right, top] = self.seen;
        let (across, up) = ((right - left) * self.unit, (top - bottom) * self.unit);
        if self.turn == 90 || self.turn == 270 { [up, across] } else { [across, up] }
    }

    /// A rectangle of the page's user space, as it is seen.
    pub(crate) fn shown(&self, [x0, y0, x1, y1]: Box4) -> Box4 {
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
    #[cfg(feature = "sign")]
    pub(crate) fn in_user_space(&self, shown: Box4) -> Box4 {
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

/// The corners put in order.
fn ordered([a, b, c, d]: Box4) -> Box4 {
    [a.min(c), b.min(d), a.max(c), b.max(d)]
}

/// What two boxes share, if it is something.
fn within(a: Box4, b: Box4) -> Option<Box4> {
    let both = [a[0].max(b[0]), a[1].max(b[1]), a[2].min(b[2]), a[3].min(b[3])];
    (both[0] < both[2] && both[1] < both[3]).then_some(both)
}

fn rectangle(view: View<'_, '_>, value: &Object) -> Result<Option<Box4>, Error> {
    let value = view.resolve(value)?;
    let mut numbers = Vec::new();
    for number in value.as_array().iter().flat_map(|array| array.iter()).take(4) {
        numbers.extend(view.resolve(number)?.as_number().filter(|number| number.is_finite()));
    }
    let area = <Box4>::try_from(numbers).ok().map(ordered);
    Ok(area.filter(|area| area[0] < area[2] && area[1] < area[3]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_seen_leads_back_to_user_space() {
        for turn in [0, 90, 180, 270] {
            let page = PageView { seen: [10.0, 20.0, 410.0, 620.0], turn, unit: 2.0 };
            let rectangle = [50.0, 70.0, 90.0, 100.0];
            let shown = page.shown(rectangle);
            assert_eq!(page.in_user_space(shown), rectangle, "{turn}");
            let [width, height] = page.size();
            assert!(shown[0] >= 0.0 && shown[1] >= 0.0 && shown[2] <= width && shown[3] <= height, "{turn}: {shown:?}");
        }
    }

    #[test]
    fn a_turned_page_is_seen_turned_with_the_clock() {
        // The upper right corner of a page that is shown turned by 90° is the upper left one of its user space.
        let page = PageView { seen: [0.0, 0.0, 842.0, 595.0], turn: 90, unit: 1.0 };
        assert_eq!(page.size(), [595.0, 842.0]);
        assert_eq!(page.in_user_space([495.0, 742.0, 595.0, 842.0]), [0.0, 495.0, 100.0, 595.0]);
    }
}
