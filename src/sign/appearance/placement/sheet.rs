//! A page as it is seen: upright, its lower left corner at the origin, whatever its boxes and its turn are.

use super::area::Area;
use super::lines::Line;
use crate::pdf::page_view::PageView;
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
    pub(super) view: PageView,
    pub(super) lines: Vec<Line>,
    /// Fields of signatures that were signed, as they are seen.
    pub(super) signed: Vec<Area>,
    /// Pictures and filled areas of the page, as they are seen: logos, codes, stamps of a scan.
    pub(super) drawn: Vec<Area>,
}

impl Sheet {
    /// Where something is printed.
    pub(super) fn printed(&self) -> impl Iterator<Item = Area> {
        let text = self.lines.iter().flat_map(Line::pieces).map(|piece| piece.area);
        text.chain(self.drawn.iter().copied())
    }

    /// Width and height as it is seen, in points.
    pub(super) fn size(&self) -> [f64; 2] {
        self.view.size()
    }

    /// A rectangle of the page's user space, as it is seen.
    pub(super) fn shown(&self, rectangle: Area) -> Area {
        self.view.shown(rectangle)
    }

    /// The rectangle of the page's user space that is seen there.
    pub(super) fn in_user_space(&self, shown: Area) -> Area {
        self.view.in_user_space(shown)
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::lines::tests::line;
    use super::*;

    pub(crate) fn sheet(turn: u16, lines: &[(f64, f64, &str)]) -> Sheet {
        let lines = lines.iter().map(|(x, y, text)| line(*x, *y, text)).collect();
        let view = PageView { seen: [0.0, 0.0, 595.0, 842.0], turn, unit: 1.0 };
        Sheet { number: 1, view, lines, signed: Vec::new(), drawn: Vec::new() }
    }
}
