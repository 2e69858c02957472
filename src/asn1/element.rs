//! One element: identifier, length and content, as slices of the input.

use super::{Asn1Error, Asn1ErrorKind, Rules, Tag};

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
