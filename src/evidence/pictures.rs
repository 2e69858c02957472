//! The pages as signed compared with the pages as they are now, as the host's renderer draws and reads them: a second
//! witness.
//!
//! The engine judges objects, but an independent program draws what a person sees. If the two disagree, the engine's
//! verdict is not enough. So this evidence speaks against a document and never for it: a host that reports nothing, or
//! no difference, changes nothing. Too many differences, or unreadable ones, count as a whole page that differs.

/// Most pages for which a difference is stored.
pub const MOST_DIFFERENCES: usize = 400;
/// Most rectangles of one page.
pub const MOST_RECTANGLES: usize = 1_000;
/// Most characters of the renderer's name.
const NAME_LENGTH: usize = 100;

/// What a host found when it drew, and read, two states of one file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pictures {
    /// SHA-256 of the file that was drawn, hexadecimal: what was found of one file says nothing of another.
    document: String,
    renderer: String,
    scale: f64,
    threshold: u8,
    pages: usize,
    differences: Vec<PageDifference>,
}

/// By what two states of a page differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeenBy {
    /// Their pictures.
    Picture,
    /// The text that can be read from them.
    Text,
}

impl SeenBy {
    /// From its word.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "picture" => Some(Self::Picture),
            "text" => Some(Self::Text),
            _ => None,
        }
    }
}

/// A page that is not as it was when it was signed.
#[derive(Clone, Debug, PartialEq)]
pub struct PageDifference {
    /// Number of the page, from 1.
    pub page: u32,
    /// Number of the signed revision, from 1, that the newest state was compared with.
    pub since: usize,
    /// By what they differ.
    pub seen_by: SeenBy,
    /// Where: lower left and upper right corner in the page's default user space (ISO 32000-2 §8.3.2.3). None: the whole page.
    pub rects: Vec<[f64; 4]>,
}

impl Pictures {
    /// Nothing found yet in the file with this SHA-256. `scale` is in pixels per unit of user space, `threshold` the difference from
    /// which on a channel of a pixel counts, `pages` the number of pages that were drawn in two states.
    pub fn of(document: &str, renderer: &str, scale: f64, threshold: u8, pages: usize) -> Self {
        Self {
            document: document.to_ascii_lowercase(),
            renderer: renderer.chars().take(NAME_LENGTH).collect(),
            scale: if scale.is_finite() { scale } else { 0.0 },
            threshold,
            pages,
            differences: Vec::new(),
        }
    }

    /// Whether this is about the file with this SHA-256.
    pub(crate) fn is_of(&self, sha256: &str) -> bool {
        self.document == sha256
    }

    /// The program that drew, such as `pdf.js 6`.
    pub fn renderer(&self) -> &str {
        &self.renderer
    }

    /// Pixels per unit of user space.
    pub fn scale(&self) -> f64 {
        self.scale
    }

    /// The difference from which on a channel of a pixel counts, of 255.
    pub fn threshold(&self) -> u8 {
        self.threshold
    }

    /// How many pages were drawn in two states.
    pub fn pages(&self) -> usize {
        self.pages
    }

    /// What differs, in the order given.
    pub fn differences(&self) -> &[PageDifference] {
        &self.differences
    }

    /// Adds a difference. One without places, with too many, or with a place that cannot be read is one of the whole page. Beyond
    /// [`MOST_DIFFERENCES`] the last one becomes one of its whole page: leaving any out would be silence about it.
    pub fn add(&mut self, mut difference: PageDifference) {
        if self.differences.len() >= MOST_DIFFERENCES {
            if let Some(last) = self.differences.last_mut() {
                last.rects.clear();
            }
            return;
        }
        let readable = difference.rects.iter().flatten().all(|number| number.is_finite());
        if !readable || difference.rects.len() > MOST_RECTANGLES {
            difference.rects.clear();
        }
        for rect in &mut difference.rects {
            let [x0, y0, x1, y1] = *rect;
            *rect = [x0.min(x1), y0.min(y1), x0.max(x1), y0.max(y1)];
        }
        self.differences.push(difference);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(page: u32, rects: Vec<[f64; 4]>) -> PageDifference {
        PageDifference { page, since: 1, seen_by: SeenBy::Picture, rects }
    }

    #[test]
    fn what_cannot_be_read_is_the_whole_page() {
        let mut pictures = Pictures::of("AB", &"x".repeat(1_000), f64::NAN, 32, 3);
        assert!(pictures.is_of("ab") && !pictures.is_of("abc"));
        assert_eq!((pictures.renderer().len(), pictures.scale()), (NAME_LENGTH, 0.0));
        pictures.add(on(1, vec![[0.0, 0.0, f64::NAN, 1.0]]));
        pictures.add(on(2, vec![[0.0, 0.0, 1.0, 1.0]; MOST_RECTANGLES + 1]));
        pictures.add(on(3, vec![[9.0, 4.0, 3.0, 1.0]]));
        let rects: Vec<_> = pictures.differences().iter().map(|d| d.rects.clone()).collect();
        assert_eq!(rects, [vec![], vec![], vec![[3.0, 1.0, 9.0, 4.0]]]);
    }

    #[test]
    fn too_many_differences_are_not_passed_over() {
        let mut pictures = Pictures::of("", "test", 1.0, 32, 1);
        for page in 1..=1_000 {
            pictures.add(on(page, vec![[0.0, 0.0, 1.0, 1.0]]));
        }
        assert_eq!(pictures.differences().len(), MOST_DIFFERENCES);
        assert!(pictures.differences().last().unwrap().rects.is_empty());
    }
}
