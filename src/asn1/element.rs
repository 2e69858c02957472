//! One element: identifier, length and content, as slices of the input.

use super::{Asn1Error, Asn1ErrorKind, Budget, Reader, Rules, Tag};

/// An element of the input. All parts are slices of it.
#[derive(Clone, Copy, Debug)]
pub struct Element<'a> {
    /// Tag.
    pub tag: Tag,
    /// The whole encoding: header, content and, if the length is indefinite, the end-of-contents octets.
    pub raw: &'a [u8],
    /// Octets of the header.
    pub header: usize,
    /// The content without end-of-contents octets.
    pub content: &'a [u8],
    /// Whether the length is of the indefinite form.
    pub indefinite: bool,
    /// Where `raw` starts in the outermost slice given to the reader.
    pub offset: usize,
    pub(super) depth: usize,
    pub(super) rules: Rules,
}

impl<'a> Element<'a> {
    /// Where the content starts in the outermost slice.
    pub(crate) fn content_offset(&self) -> usize {
        self.offset.saturating_add(self.header)
    }

    /// Where the next element starts in the outermost slice.
    pub fn end(&self) -> usize {
        self.offset.saturating_add(self.raw.len())
    }

    /// Whether this is of the type that `tag` names, primitive or constructed.
    pub fn is(&self, tag: Tag) -> bool {
        self.tag.is(tag)
    }

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

    /// An error at this element.
    pub fn fail(&self, kind: Asn1ErrorKind) -> Asn1Error {
        kind.at(self.offset)
    }

    /// Refuses an element of another type.
    pub(crate) fn must_be(&self, tag: Tag) -> Result<(), Asn1Error> {
        if self.is(tag) {
            return Ok(());
        }
        Err(self.fail(Asn1ErrorKind::Unexpected { expected: tag, found: Some(self.tag) }))
    }

    /// Refuses a constructed element.
    pub(crate) fn must_be_primitive(&self) -> Result<(), Asn1Error> {
        if self.tag.constructed { Err(self.fail(Asn1ErrorKind::Form)) } else { Ok(()) }
    }
}
