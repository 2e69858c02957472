//! The trailer (ISO 32000-2 §7.5.5): the catalog it names, the information dictionary, the encryption.

use super::super::change::{Change, ChangeKind};
use super::super::node::{Node, Place};
use super::super::step::Step;
use super::metadata;
use crate::base::error::Error;
use crate::pdf::document::view::View;
use crate::pdf::syntax::object::Object;

pub(super) fn apply(step: &Step<'_, '_, '_>) -> Result<(), Error> {
    let (old, new) = (entry(step.old(), "Encrypt"), entry(step.new_view(), "Encrypt"));
    let replaced = old.as_reference().is_some_and(|id| step.differs(id.number));
    if replaced || !step.equality.in_full(&old, &new)? {
        // "The encryption dictionary … shall not be changed by an incremental update" follows from §7.6.2: what was written
        // before could no longer be read.
        step.list(Change::refused(ChangeKind::Encryption).object(new.as_reference()));
    }
    let place = || Place { holder: None, path: "/Info".to_owned() };
    let new = entry(step.new_view(), "Info");
    if !new.is_null() {
        let old = Node::at(step.old(), place(), &entry(step.old(), "Info"))?;
        metadata::information(step, &old, &Node::at(step.new_view(), place(), &new)?)?;
    }
    Ok(())
}

fn entry(view: View<'_, '_>, key: &str) -> Object {
    view.trailer().and_then(|trailer| trailer.get(key)).cloned().unwrap_or_else(Object::null)
}
