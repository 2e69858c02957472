//! `ATSHashIndex`, the list of what an archive time-stamp v3 covers (EN 319 122-1 §5.5.2; its first form in TS 101 733 §6.4.2).

use crate::asn1::{Asn1Error, Asn1ErrorKind, Budget, Element, Reader, Rules, Tag, octet_string};
use crate::base::limits::Limits;
use crate::cms::Attributes;
use crate::crypto::{AlgorithmIdentifier, DigestAlgorithm};
use const_oid::ObjectIdentifier;

/// id-aa-ATSHashIndex, id-aa-ATSHashIndex-v2, id-aa-ATSHashIndex-v3.
const FORMS: [(ObjectIdentifier, Form); 3] = [
    (ObjectIdentifier::new_unwrap("0.4.0.1733.2.5"), Form::ByAttribute),
    (ObjectIdentifier::new_unwrap("0.4.0.19122.1.4"), Form::ByAttribute),
    (ObjectIdentifier::new_unwrap("0.4.0.19122.1.5"), Form::ByValue),
];

/// What the hashes of unsigned attributes were made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// The whole attribute.
    ByAttribute,
    /// The type with one value.
    ByValue,
}

/// The index of one archive time-stamp.
#[derive(Clone, Debug)]
pub(super) struct HashIndex {
    /// Its encoding, as sent.
    pub(super) encoding: Vec<u8>,
    pub(super) form: Form,
    pub(super) algorithm: DigestAlgorithm,
    pub(super) certificates: Vec<Vec<u8>>,
    pub(super) lists: Vec<Vec<u8>>,
    pub(super) attributes: Vec<Vec<u8>>,
}

impl HashIndex {
    /// The only index among the unsigned attributes of a token. `Ok(None)`: there is none, or more than one.
    pub(super) fn find(unsigned: &Attributes, limits: &Limits) -> Result<Option<Self>, Asn1Error> {
        let found = |(oid, form): (ObjectIdentifier, Form)| unsigned.of(oid).map(move |attribute| (attribute, form));
        let mut all = FORMS.into_iter().flat_map(found);
        let (Some((attribute, form)), None) = (all.next(), all.next()) else { return Ok(None) };
        let [value] = attribute.values.as_slice() else { return Ok(None) };
        Self::read(value, form, limits)
    }

    /// ```text
    /// ATSHashIndex ::= SEQUENCE {
    ///     hashIndAlgorithm             AlgorithmIdentifier DEFAULT {algorithm id-sha256},
    ///     certificatesHashIndex        SEQUENCE OF OCTET STRING,
    ///     crlsHashIndex                SEQUENCE OF OCTET STRING,
    ///     unsignedAttrValuesHashIndex  SEQUENCE OF OCTET STRING }
    /// ```
    fn read(encoding: &[u8], form: Form, limits: &Limits) -> Result<Option<Self>, Asn1Error> {
        let budget = &mut Budget::new(limits);
        let outer = Reader::new(encoding, Rules::Ber).expect(Tag::SEQUENCE, budget)?;
        let mut parts = outer.children()?;
        let mut members = Vec::new();
        while let Some(part) = parts.next(budget)? {
            members.push(part);
        }
        let (algorithm, lists) = match members.as_slice() {
            [algorithm, lists @ ..] if lists.len() == 3 => {
                (DigestAlgorithm::from_identifier(&AlgorithmIdentifier::from_element(algorithm, budget)?), lists)
            }
            lists if lists.len() == 3 => (Some(DigestAlgorithm::Sha256), lists),
            _ => return Err(outer.fail(Asn1ErrorKind::Value("ATSHashIndex"))),
        };
        let mut hashes = lists.iter().map(|list| octets(list, budget)).collect::<Result<Vec<_>, _>>()?.into_iter();
        let mut next = || hashes.next().unwrap_or_default();
        let (certificates, lists, attributes) = (next(), next(), next());
        let of = |algorithm| Self { encoding: encoding.to_vec(), form, algorithm, certificates, lists, attributes };
        Ok(algorithm.map(of))
    }
}

fn octets(list: &Element<'_>, budget: &mut Budget) -> Result<Vec<Vec<u8>>, Asn1Error> {
    let mut reader = list.children()?;
    let mut found = Vec::new();
    while let Some(member) = reader.next(budget)? {
        found.push(octet_string(&member, budget)?.into_owned());
    }
    Ok(found)
}
