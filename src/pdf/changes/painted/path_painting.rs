//! Operators of paths (ISO 32000-2 §8.5): building, painting and clipping.

use super::interpreter::Painter;
use super::kind::Kind;
use super::path::Path;
use super::state::{Role, Run};
use crate::pdf::content::geometry::{Matrix, area, grown, shared};

/// A filled area larger than this part of the page is its background, if it is the first thing painted.
const BACKGROUND: f64 = 0.8;
/// So many layers of background.
const BACKGROUNDS: usize = 4;

impl Painter<'_, '_, '_> {
    /// Operators of paths. `false` if it is another one.
    pub(super) fn path(&mut self, word: &[u8], numbers: &[f64], run: &mut Run) -> bool {
        let good = match (word, numbers) {
            (b"m", [x, y]) => {
                run.path.move_to((*x, *y));
                true
            }
            (b"l", [x, y]) => run.path.draw(&[(*x, *y)]),
            (b"c", [a, b, c, d, e, f]) => run.path.draw(&[(*a, *b), (*c, *d), (*e, *f)]),
            (b"v" | b"y", [a, b, c, d]) => run.path.draw(&[(*a, *b), (*c, *d)]),
            (b"re", [x, y, w, h]) => {
                run.path.rectangle(*x, *y, *w, *h);
                true
            }
            (b"h", _) => {
                run.path.close();
                true
            }
            (b"W" | b"W*", _) => {
                run.clipping = true;
                true
            }
            (b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*" | b"S" | b"s" | b"n", _) => {
                self.end_path(word, run);
                true
            }
            _ => return false,
        };
        if !good {
            self.cover(run);
        }
        true
    }

    fn end_path(&mut self, word: &[u8], run: &mut Run) {
        let mut path = core::mem::take(&mut run.path);
        if matches!(word, b"b" | b"b*" | b"s") {
            path.close();
        }
        let ctm = run.state.ctm;
        let fills = matches!(word, b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*");
        if fills && !self.is_background(&path, run) {
            path.filled(ctm).into_iter().for_each(|painted| self.paint(run, Kind::Area, painted));
        }
        if matches!(word, b"B" | b"B*" | b"b" | b"b*" | b"S" | b"s") {
            let [a, b, c, d, ..] = ctm;
            self.inked += path.ink(run.state.line_width.abs()) * (a * d - b * c).abs();
            let lines = path.stroked(ctm, run.state.line_width, run.state.miter);
            lines.into_iter().for_each(|painted| self.paint(run, Kind::Line, painted));
        }
        if core::mem::take(&mut run.clipping)
            && let Some(hull) = path.hull(ctm)
        {
            run.state.shaped |= !path.is_rectangle() || !is_upright(ctm);
            // Readers may let through the pixels at the edge.
            run.state.clip = run.state.clip.and_then(|clip| shared(clip, grown(hull, 1.0)));
        }
    }

    /// Whether filling a path lays a plain ground under a page on which nothing stands yet. Neither its outline nor its colour
    /// can say anything then.
    fn is_background(&mut self, path: &Path, run: &Run) -> bool {
        let (Some(page), true) = (self.page, run.role == Role::Page && self.boxes.is_empty()) else { return false };
        let state = &run.state;
        let even = state.plain && !state.shaped && path.is_rectangle() && is_upright(state.ctm);
        let seen = path.hull(state.ctm).zip(state.clip).and_then(|(hull, clip)| shared(hull, clip));
        let ground = even && self.backgrounds < BACKGROUNDS && seen.is_some_and(|seen| area(seen) > BACKGROUND * page);
        self.backgrounds = self.backgrounds.saturating_add(usize::from(ground));
        ground
    }
}

/// Whether a matrix keeps upright rectangles upright.
fn is_upright([a, b, c, d, ..]: Matrix) -> bool {
    (b == 0.0 && c == 0.0) || (a == 0.0 && d == 0.0)
}
