//! Text of the pages, as read by the host. Evidence for hints only: it never affects a result.
//!
//! A reader of page text (pdf.js in the browser, this library on the command line) interprets fonts and positions in its
//! own way, and a hostile file can make it read what nobody sees. So the text is shown as content of the document, with
//! the name of its reader, and is bounded.

use crate::base::error::Error;
use crate::pdf::View;
use crate::pdf::page_text;

/// Most pieces of text that are stored.
pub const MOST_RUNS: usize = 20_000;
/// Most characters of one piece.
const RUN_LENGTH: usize = 1_000;
/// Most characters altogether.
const TEXT_LENGTH: usize = 1_000_000;
/// Most characters of a name of a font or of a reader.
const NAME_LENGTH: usize = 100;

/// Text of a document with its places.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PageText {
    origin: String,
    runs: Vec<TextRun>,
    characters: usize,
    cut: bool,
}

/// A piece of text on a page.
#[derive(Clone, Debug, PartialEq)]
pub struct TextRun {
    /// Number of the page, from 1.
    pub page: u32,
    /// Lower left and upper right corner in points of the page's default user space (ISO 32000-2 §8.3.2.3).
    pub rect: [f64; 4],
    /// The characters, as the reader took them from the font's codes.
    pub text: String,
    /// Name of the font, if the reader gives it: the old Vietnamese encodings are recognised by it.
    pub font: Option<String>,
}

impl PageText {
    /// Nothing yet, read by `origin`.
    pub fn read_by(origin: &str) -> Self {
        Self { origin: shortened(origin, NAME_LENGTH), ..Self::default() }
    }

    /// The text of a document as it was at the end of one revision, as this library reads it.
    ///
    /// ```
    /// use kyso::Limits;
    /// use kyso::evidence::PageText;
    /// use kyso::pdf::Document;
    ///
    /// let file = std::fs::read("tests/fixtures/pdf/one-signature.pdf")?;
    /// let document = Document::open(&file, None, &Limits::default())?;
    /// let text = PageText::read(&document.newest())?;
    /// assert!(text.runs().iter().all(|run| run.page >= 1));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::Source`], and [`Error::OverLimit`] when there are more pages than are allowed.
    pub fn read(view: &View<'_, '_>) -> Result<Self, Error> {
        let mut text = Self::read_by("kyso");
        let complete = page_text::read(*view, &mut |run| {
            text.add(run.page, run.area, run.text, Some(run.font));
            text.has_room()
        })?;
        text.cut |= !complete;
        Ok(text)
    }

    /// Who read it, such as `pdf.js`.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The pieces, in the order in which they were given.
    pub fn runs(&self) -> &[TextRun] {
        &self.runs
    }

    /// Whether there was more text than is stored.
    pub fn is_cut(&self) -> bool {
        self.cut
    }

    /// Says that there was more, which the reader left out.
    pub fn mark_cut(&mut self) {
        self.cut = true;
    }

    /// Whether another piece fits.
    pub fn has_room(&self) -> bool {
        self.runs.len() < MOST_RUNS && self.characters < TEXT_LENGTH
    }

    /// Adds a piece. Pieces with nothing to read or without a place are passed over; what is too much is cut and said to be so.
    pub fn add(&mut self, page: u32, rect: [f64; 4], text: &str, font: Option<&str>) {
        if text.trim().is_empty() || page == 0 || !rect.iter().all(|n| n.is_finite()) {
            return;
        }
        if !self.has_room() {
            self.cut = true;
            return;
        }
        let kept = shortened(text, RUN_LENGTH);
        self.cut |= kept.len() < text.len();
        self.characters = self.characters.saturating_add(kept.len());
        let [x0, y0, x1, y1] = rect;
        let rect = [x0.min(x1), y0.min(y1), x0.max(x1), y0.max(y1)];
        self.runs.push(TextRun { page, rect, text: kept, font: font.map(|f| shortened(f, NAME_LENGTH)) });
    }
}

fn shortened(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLACE: [f64; 4] = [0.0, 0.0, 1.0, 1.0];

    #[test]
    fn hostile_text_is_bounded() {
        let mut text = PageText::read_by(&"x".repeat(1_000));
        assert_eq!(text.origin().len(), NAME_LENGTH);
        text.add(1, PLACE, &"ạ".repeat(5_000), Some(&"F".repeat(5_000)));
        assert!(text.is_cut());
        assert_eq!(text.runs()[0].text.chars().count(), RUN_LENGTH);
        assert_eq!(text.runs()[0].font.as_ref().unwrap().len(), NAME_LENGTH);
        for _ in 0..MOST_RUNS + 10 {
            text.add(1, PLACE, "a", None);
        }
        assert_eq!(text.runs().len(), MOST_RUNS);
        let mut long = PageText::default();
        for _ in 0..2_000 {
            long.add(1, PLACE, &"a".repeat(RUN_LENGTH), None);
        }
        assert!(long.is_cut() && long.runs().len() <= TEXT_LENGTH / RUN_LENGTH);
    }

    #[test]
    fn what_has_no_place_is_passed_over() {
        let mut text = PageText::default();
        text.add(0, PLACE, "a", None);
        text.add(1, [f64::NAN, 0.0, 1.0, 1.0], "a", None);
        text.add(1, PLACE, "  ", None);
        assert!(text.runs().is_empty() && !text.is_cut());
        text.add(2, [3.0, 9.0, 1.0, 4.0], "a", None);
        assert_eq!(text.runs()[0].rect, [1.0, 4.0, 3.0, 9.0]);
    }
}
