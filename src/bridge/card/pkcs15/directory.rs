//! What the directory files say (ISO 7816-15, 8.3 to 8.9). Objects of forms that are not known are left out.

use super::files::Path;
use crate::Limits;
use crate::asn1::{Asn1Error, Budget, Element, Reader, Rules, Tag, bit_string, integer_u64, octet_string, text};
use crate::bridge::card::CardError;

/// The most objects of one directory.
const OBJECTS: usize = 64;
/// The longest identifier (ISO 7816-15, `pkcs15-ub-identifier`).
const IDENTIFIER: usize = 255;

/// EF.ODF: where the other directories are.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct ObjectDirectory {
    pub(super) keys: Vec<Path>,
    pub(super) certificates: Vec<Path>,
    pub(super) pins: Vec<Path>,
}

/// A certificate.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct CertificateEntry {
    pub(super) label: String,
    pub(super) id: Vec<u8>,
    pub(super) path: Path,
}

/// A private key.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct KeyEntry {
    pub(super) id: Vec<u8>,
    /// The PIN that protects it.
    pub(super) auth_id: Vec<u8>,
    pub(super) reference: u8,
    /// `sign` or `nonRepudiation` is among its uses.
    pub(super) signs: bool,
}

/// A PIN.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PinEntry {
    pub(super) id: Vec<u8>,
    pub(super) reference: u8,
    pub(super) least: usize,
    pub(super) stored: usize,
    pub(super) most: usize,
    /// What fills it up, if it is filled up.
    pub(super) padding: Option<u8>,
}

/// An algorithm of the card.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct AlgorithmInfo {
    pub(super) mechanism: u64,
    pub(super) signs: bool,
    pub(super) reference: u8,
}

fn malformed(_: Asn1Error) -> CardError {
    CardError::Malformed { what: "a directory of the card" }
}

fn budget() -> Budget {
    Budget::new(&Limits { asn1_elements: 4_096, ..Limits::default() })
}

/// The objects of a directory. Files are filled up with zeros or ones behind them.
fn objects<'a>(bytes: &'a [u8], budget: &mut Budget) -> Result<Vec<Element<'a>>, CardError> {
    let mut all = Vec::new();
    let mut reader = Reader::new(bytes, Rules::Ber);
    while !matches!(reader.remaining().first(), None | Some(0x00 | 0xFF)) {
        if all.len() >= OBJECTS {
            return Err(CardError::TooLong { what: "a directory of the card" });
        }
        match reader.next(budget).map_err(malformed)? {
            Some(element) => all.push(element),
            None => break,
        }
    }
    Ok(all)
}

/// Reads EF.ODF.
pub(super) fn object_directory(bytes: &[u8]) -> Result<ObjectDirectory, CardError> {
    let budget = &mut budget();
    let mut directory = ObjectDirectory::default();
    for object in objects(bytes, budget)? {
        let list = match object.tag {
            tag if tag.is(Tag::context(0)) => &mut directory.keys,
            tag if tag.is(Tag::context(4)) => &mut directory.certificates,
            tag if tag.is(Tag::context(8)) => &mut directory.pins,
            _ => continue,
        };
        let inside = object.only_child(budget).map_err(malformed)?;
        if inside.is(Tag::SEQUENCE)
            && let Some(path) = path(&inside, budget)
        {
            list.push(path);
        }
    }
    Ok(directory)
}

/// Path ::= SEQUENCE { path OCTET STRING, index INTEGER OPTIONAL, length [0] INTEGER OPTIONAL }
fn path(element: &Element<'_>, budget: &mut Budget) -> Option<Path> {
    let mut parts = element.children().ok()?;
    let identifiers = octet_string(&parts.expect(Tag::OCTET_STRING, budget).ok()?, budget).ok()?.into_owned();
    let index = parts.next(budget).ok()?;
    let length = parts.next(budget).ok()?;
    parts.finish().ok()?;
    let part = match (index, length) {
        (None, None) => None,
        (Some(index), Some(length)) if index.is(Tag::INTEGER) => Some((number(&index)?, implicit_number(&length, 0)?)),
        _ => return None,
    };
    (matches!(identifiers.len(), 2 | 4 | 6 | 8 | 10)).then_some(Path { path: identifiers, part })
}

fn number(element: &Element<'_>) -> Option<usize> {
    usize::try_from(integer_u64(element).ok()?).ok()
}

/// An INTEGER under an implicit tag.
fn implicit_number(element: &Element<'_>, tag: u32) -> Option<usize> {
    if element.tag.class != Tag::context(tag).class || element.tag.number != tag || element.tag.constructed {
        return None;
    }
    match element.content {
        [] | [0x80..=0xFF, ..] | [_, _, _, _, _, ..] => None,
        digits => {
            Some(digits.iter().fold(0, |sum: usize, digit| sum.saturating_mul(256).saturating_add(usize::from(*digit))))
        }
    }
}

/// The parts that all objects have: their common attributes, those of their class, and those of their type under `[1]`.
struct Parts<'a> {
    label: String,
    auth_id: Vec<u8>,
    class: Element<'a>,
    of_type: Element<'a>,
}

fn parts<'a>(object: &Element<'a>, budget: &mut Budget) -> Option<Parts<'a>> {
    let mut reader = object.children().ok()?;
    let common = reader.expect(Tag::SEQUENCE, budget).ok()?;
    let class = reader.expect(Tag::SEQUENCE, budget).ok()?;
    reader.optional_context(0, budget).ok()?;
    let typed = reader.optional_context(1, budget).ok()??;
    let of_type = typed.only_child(budget).ok()?;
    let (mut label, mut auth_id) = (String::new(), Vec::new());
    let mut attributes = common.children().ok()?;
    while let Some(attribute) = attributes.next(budget).ok()? {
        if attribute.is(Tag::UTF8_STRING) {
            label = text(&attribute, budget).ok()?.value.chars().take(IDENTIFIER).collect();
        } else if attribute.is(Tag::OCTET_STRING) {
            auth_id = octet_string(&attribute, budget).ok()?.into_owned();
        }
    }
    Some(Parts { label, auth_id, class, of_type })
}

/// The identifier, which is the first attribute of every class.
fn identifier(class: &mut Reader<'_>, budget: &mut Budget) -> Option<Vec<u8>> {
    let id = octet_string(&class.expect(Tag::OCTET_STRING, budget).ok()?, budget).ok()?.into_owned();
    (!id.is_empty() && id.len() <= IDENTIFIER).then_some(id)
}

/// Reads EF.CDF: the X.509 certificates that are in files.
pub(super) fn certificates(bytes: &[u8]) -> Result<Vec<CertificateEntry>, CardError> {
    let budget = &mut budget();
    let all = objects(bytes, budget)?;
    Ok(all.iter().filter(|object| object.is(Tag::SEQUENCE)).filter_map(|object| certificate(object, budget)).collect())
}

fn certificate(object: &Element<'_>, budget: &mut Budget) -> Option<CertificateEntry> {
    let parts = parts(object, budget)?;
    let id = identifier(&mut parts.class.children().ok()?, budget)?;
    let value = parts.of_type.children().ok()?.expect(Tag::SEQUENCE, budget).ok()?;
    Some(CertificateEntry { label: parts.label, id, path: path(&value, budget)? })
}

/// Reads EF.PrKDF: RSA keys, and keys on curves under `[0]`.
pub(super) fn keys(bytes: &[u8]) -> Result<Vec<KeyEntry>, CardError> {
    let budget = &mut budget();
    let all = objects(bytes, budget)?;
    let known = |object: &&Element<'_>| object.is(Tag::SEQUENCE) || object.is(Tag::context(0));
    Ok(all.iter().filter(known).filter_map(|object| key(object, budget)).collect())
}

/// CommonKeyAttributes ::= SEQUENCE { iD, usage BIT STRING, native BOOLEAN DEFAULT TRUE, accessFlags BIT STRING OPTIONAL,
/// keyReference INTEGER OPTIONAL, … }
fn key(object: &Element<'_>, budget: &mut Budget) -> Option<KeyEntry> {
    let parts = parts(object, budget)?;
    let mut class = parts.class.children().ok()?;
    let id = identifier(&mut class, budget)?;
    let usage = bit_string(&class.expect(Tag::BIT_STRING, budget).ok()?, budget).ok()?;
    let signs = usage.bit(2) || usage.bit(9);
    let mut reference = None;
    while let Some(attribute) = class.next(budget).ok()? {
        if attribute.is(Tag::INTEGER) {
            reference.get_or_insert(octet(&attribute)?);
        }
    }
    Some(KeyEntry { id, auth_id: parts.auth_id, reference: reference?, signs })
}

/// A reference in one octet. Cards write those above 127 as negative numbers too.
fn octet(element: &Element<'_>) -> Option<u8> {
    match element.content {
        [octet] | [0, octet] => Some(*octet),
        _ => None,
    }
}

/// Reads EF.AODF: the PINs of users.
pub(super) fn pins(bytes: &[u8]) -> Result<Vec<PinEntry>, CardError> {
    let budget = &mut budget();
    let all = objects(bytes, budget)?;
    Ok(all.iter().filter(|object| object.is(Tag::SEQUENCE)).filter_map(|object| pin(object, budget)).collect())
}

/// PinAttributes ::= SEQUENCE { pinFlags BIT STRING, pinType ENUMERATED, minLength, storedLength, maxLength OPTIONAL, pinReference [0]
/// DEFAULT 0, padChar OCTET STRING OPTIONAL, … }
fn pin(object: &Element<'_>, budget: &mut Budget) -> Option<PinEntry> {
    let parts = parts(object, budget)?;
    let id = identifier(&mut parts.class.children().ok()?, budget)?;
    let mut attributes = parts.of_type.children().ok()?;
    let flags = bit_string(&attributes.expect(Tag::BIT_STRING, budget).ok()?, budget).ok()?;
    let kind = attributes.expect(Tag::ENUMERATED, budget).ok()?;
    // ascii-numeric and utf8; not an unblocking PIN (6), nor that of the security officer (7).
    if !matches!(kind.content, [1 | 2]) || flags.bit(6) || flags.bit(7) {
        return None;
    }
    let least = number(&attributes.expect(Tag::INTEGER, budget).ok()?)?;
    let stored = number(&attributes.expect(Tag::INTEGER, budget).ok()?)?;
    let (mut most, mut reference, mut fill) = (stored, 0, None);
    while let Some(attribute) = attributes.next(budget).ok()? {
        if attribute.is(Tag::INTEGER) {
            most = number(&attribute)?;
        } else if attribute.is(Tag::OCTET_STRING) {
            fill = octet(&attribute);
        } else if attribute.tag.number == 0
            && !attribute.tag.constructed
            && attribute.tag.class == Tag::context(0).class
        {
            reference = octet(&attribute)?;
        }
    }
    // Bit 5: needs padding. A PIN that is to be filled up has something to be filled up with.
    let padding = match (flags.bit(5), fill) {
        (true, Some(fill)) => Some(fill),
        (true, None) => return None,
        (false, _) => None,
    };
    let sound = least <= most && (1..=64).contains(&most) && (1..=64).contains(&stored);
    sound.then_some(PinEntry { id, reference, least, stored, most: most.min(stored), padding })
}

/// `supportedAlgorithms` of EF.TokenInfo; none if it cannot be read.
pub(super) fn algorithms(bytes: &[u8]) -> Vec<AlgorithmInfo> {
    let budget = &mut budget();
    supported(bytes, budget).unwrap_or_default()
}

fn supported(bytes: &[u8], budget: &mut Budget) -> Option<Vec<AlgorithmInfo>> {
    let info = Reader::new(bytes, Rules::Ber).expect(Tag::SEQUENCE, budget).ok()?;
    let mut parts = info.children().ok()?;
    while let Some(part) = parts.next(budget).ok()? {
        if part.is(Tag::context(2)) {
            let mut list = part.children().ok()?;
            let mut all = Vec::new();
            while let Some(entry) = list.next(budget).ok()? {
                all.extend(algorithm_info(&entry, budget));
            }
            return Some(all);
        }
    }
    None
}

/// AlgorithmInfo ::= SEQUENCE { reference INTEGER, algorithm INTEGER, parameters, supportedOperations BIT STRING, algId OBJECT IDENTIFIER
/// OPTIONAL, algRef INTEGER OPTIONAL }
fn algorithm_info(entry: &Element<'_>, budget: &mut Budget) -> Option<AlgorithmInfo> {
    let mut parts = entry.children().ok()?;
    parts.expect(Tag::INTEGER, budget).ok()?;
    let mechanism = integer_u64(&parts.expect(Tag::INTEGER, budget).ok()?).ok()?;
    parts.next(budget).ok()??;
    let operations = bit_string(&parts.expect(Tag::BIT_STRING, budget).ok()?, budget).ok()?;
    let signs = operations.bit(1);
    let mut last = parts.next(budget).ok()??;
    if last.is(Tag::OID) {
        last = parts.next(budget).ok()??;
    }
    Some(AlgorithmInfo { mechanism, signs, reference: octet(&last)? })
}

/// The certificate at the beginning of a file that is filled up behind it.
pub(super) fn whole_certificate(bytes: &[u8]) -> Result<Vec<u8>, CardError> {
    let malformed = |_| CardError::Malformed { what: "a certificate" };
    let element = Reader::new(bytes, Rules::Ber).expect(Tag::SEQUENCE, &mut budget()).map_err(malformed)?;
    Ok(element.raw.to_vec())
}
