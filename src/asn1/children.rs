//! What an element contains, read as elements.

use super::{Asn1Error, Asn1ErrorKind, Budget, Element, Reader, Tag};

impl<'a> Element<'a> {
    /// A reader over the elements of the content.
    pub fn children(&self) -> Result<Reader<'a>, Asn1Error> {
        if self.tag.constructed { Ok(Reader::inside(self)) } else { Err(self.fail(Asn1ErrorKind::Form)) }
    }

    /// The only element of the content, as under an explicit tag (X.690 §8.14.2).
    pub fn only_child(&self, budget: &mut Budget) -> Result<Element<'a>, Asn1Error> {
        let mut children = self.children()?;
        let child = children.next(budget)?.ok_or(self.fail(Asn1ErrorKind::Truncated))?;
        children.finish()?;
        Ok(child)
    }

    /// The only element of the content, which must be of this type.
    pub(crate) fn only_child_of(&self, expected: Tag, budget: &mut Budget) -> Result<Element<'a>, Asn1Error> {
        let child = self.only_child(budget)?;
        child.must_be(expected)?;
        Ok(child)
    }
}
