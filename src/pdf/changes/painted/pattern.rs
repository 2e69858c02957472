//! Tiling patterns (ISO 32000-2 §8.7.3). They show where something is painted with them, so they add no place of their own.

use super::interpreter::Painter;
use super::state::{Role, Run, State};
use crate::base::error::Error;
use crate::pdf::content::Operand;
use crate::pdf::content::geometry::{EVERYWHERE, IDENTITY};
use crate::pdf::syntax::object::Object;

impl Painter<'_, '_, '_> {
    /// The cell of a pattern is run once for what it may break: a reader that restores a state too often in it paints outside.
    pub(super) fn pattern(&mut self, operands: &[Operand], run: &Run) -> Result<(), Error> {
        let Some(name) = operands.last().and_then(Operand::name) else { return Ok(()) };
        let pattern = self.resource(run, "Pattern", name)?;
        let Some(cell) = pattern.as_ref().and_then(Object::as_stream) else { return Ok(()) };
        if !self.cells.insert(cell.id) {
            return Ok(());
        }
        let Some(data) = self.data(cell)? else {
            self.broken |= self.is_appearance;
            return Ok(());
        };
        let resources = self.view.dictionary(&cell.dictionary, "Resources")?;
        self.run_unseen(&data, resources.as_ref(), State::new(IDENTITY, EVERYWHERE), Role::Form, run.deeper())
    }
}
