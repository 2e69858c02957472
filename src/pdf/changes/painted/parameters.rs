//! Graphics state parameters set by name (ISO 32000-2 §8.4.5).

use super::interpreter::Painter;
use super::state::Run;
use crate::base::error::Error;
use crate::pdf::syntax::object::Object;
use crate::pdf::syntax::text::name_text;

/// Parameters that decide how things look and not where they are, of Table 57; the last is one that macOS writes.
const PAINTLESS: [&str; 26] = [
    "Type",
    "LC",
    "LJ",
    "D",
    "RI",
    "OP",
    "op",
    "OPM",
    "BG",
    "BG2",
    "UCR",
    "UCR2",
    "TR",
    "TR2",
    "HT",
    "FL",
    "SM",
    "SA",
    "BM",
    "CA",
    "ca",
    "AIS",
    "TK",
    "UseBlackPtComp",
    "HTO",
    "AAPL:AA",
];

impl Painter<'_, '_, '_> {
    /// Parameters set by name (§8.4.5, Table 57).
    pub(super) fn graphics_state(&mut self, name: &[u8], run: &mut Run) -> Result<(), Error> {
        let parameters = self.resource(run, "ExtGState", name)?;
        let Some(parameters) = parameters.as_ref().and_then(Object::as_plain_dictionary) else {
            self.cover(run);
            return Ok(());
        };
        for entry in parameters.entries() {
            let value = self.view.resolve(&entry.value)?;
            if parameters.count(&name_text(&entry.key)) != 1 {
                self.cover(run);
            }
            match (&*entry.key, value.as_number()) {
                (b"LW", Some(width)) => run.state.line_width = width,
                (b"ML", Some(limit)) => run.state.miter = limit,
                (b"Font", _) => self.font_of_state(&value, run)?,
                (b"SMask", _) => self.soft_mask(&value, run)?,
                (key, _) if PAINTLESS.iter().any(|known| known.as_bytes() == key) => {}
                _ => self.cover(run),
            }
        }
        Ok(())
    }

    fn font_of_state(&mut self, value: &Object, run: &mut Run) -> Result<(), Error> {
        let (Some([font, size]), true) = (value.as_array().map(|array| &**array), run.path.is_empty()) else {
            self.cover(run);
            return Ok(());
        };
        let Some(size) = self.view.resolve(size)?.as_number() else {
            self.cover(run);
            return Ok(());
        };
        run.state.font = self.font(font, run)?;
        run.state.size = size;
        Ok(())
    }

    /// A soft mask takes away from what is painted and adds nothing (§11.5.3); it is run for what it may break.
    fn soft_mask(&mut self, value: &Object, run: &mut Run) -> Result<(), Error> {
        if value.as_name() == Some(b"None") {
            return Ok(());
        }
        run.state.shaped = true;
        let group = match value.as_plain_dictionary() {
            Some(mask) => self.view.value(mask, "G")?,
            None => Object::null(),
        };
        let painted = self.boxes.len();
        match group.as_stream() {
            Some(form) => self.form(form, run)?,
            None => self.cover(run),
        }
        self.boxes.truncate(painted.saturating_add(usize::from(run.covered)));
        Ok(())
    }
}
