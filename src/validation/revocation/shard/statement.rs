//! A part with what proves that it belongs to its list.

use super::manifest::{digest, form, number};
use super::prefix::MOST_BITS;
use crate::asn1::{Asn1Error, Asn1ErrorKind, Budget, Reader, Rules, Tag};
use crate::base::limits::Limits;
use crate::evidence::SHARD_FORM;

/// ```text
/// Shard ::= SEQUENCE {
///     form       UTF8String ("kyso-shard/1"),
///     manifest   OCTET STRING,  -- Manifest, as signed
///     signature  OCTET STRING,  -- of minisign, a text of four lines
///     index      INTEGER,       -- the prefix that this part is for
///     path       SEQUENCE OF OCTET STRING (SIZE (32)),  -- beside the way to the root, from the leaf on
///     entries    OCTET STRING } -- entries of revokedCertificates, in the order of the hashes of their serial numbers
/// ```
pub(super) struct Statement<'a> {
    pub(super) manifest: &'a [u8],
    pub(super) signature: &'a str,
    pub(super) index: u32,
    pub(super) path: Vec<[u8; 32]>,
    pub(super) entries: &'a [u8],
}

impl<'a> Statement<'a> {
    pub(super) fn read(der: &'a [u8], limits: &Limits) -> Result<Self, Asn1Error> {
        let budget = &mut Budget::new(limits);
        let mut reader = Reader::new(der, Rules::Der);
        let shard = reader.expect(Tag::SEQUENCE, budget)?;
        reader.finish()?;
        let mut parts = shard.children()?;
        form(&parts.expect(Tag::UTF8_STRING, budget)?, SHARD_FORM)?;
        let manifest = parts.expect(Tag::OCTET_STRING, budget)?.content;
        let signature = parts.expect(Tag::OCTET_STRING, budget)?;
        let text = core::str::from_utf8(signature.content);
        let signature = text.map_err(|_| signature.fail(Asn1ErrorKind::Value("signature")))?;
        let index = number(&parts.expect(Tag::INTEGER, budget)?, u32::MAX)?;
        let beside = parts.expect(Tag::SEQUENCE, budget)?;
        let mut hashes = beside.children()?;
        let mut path = Vec::new();
        // Ends: a tree is no higher than its prefix has bits.
        while let Some(element) = hashes.next(budget)? {
            if path.len() >= usize::try_from(MOST_BITS).unwrap_or(0) || !element.is(Tag::OCTET_STRING) {
                return Err(element.fail(Asn1ErrorKind::Value("path")));
            }
            path.push(digest(&element)?);
        }
        let entries = parts.expect(Tag::OCTET_STRING, budget)?.content;
        parts.finish()?;
        Ok(Self { manifest, signature, index, path, entries })
    }
}
