//! Archive time-stamps of CAdES signatures: v3 (EN 319 122-1 §5.5.3) and v2 (TS 101 733 §6.4.1).
//!
//! Their imprint is over parts of the message as they were sent, so the message is read again here with every part in its
//! original bytes.

use super::hash_index::{Form, HashIndex};
use super::{Token, TokenError};
use crate::asn1::{Asn1Error, Budget, Element, Oid, Reader, Rules, Tag, definite_header};
use crate::base::limits::Limits;
use crate::cms::{SignedData, oid};
use crate::crypto::{DigestAlgorithm, Hasher, sha256};
use std::collections::HashSet;

/// What is signed, besides the message.
pub struct ArchivedContent<'a> {
    /// Digests of the signed content, by algorithm.
    pub digests: &'a [(DigestAlgorithm, Vec<u8>)],
    /// The content itself where the message does not carry it; v2 takes it whole.
    pub external: Option<&'a [u8]>,
}

/// An archive time-stamp with the digest of what it covers.
#[derive(Clone, Debug)]
pub struct ArchiveTimestamp {
    /// The token.
    pub token: Token,
    /// The digest its imprint is to be compared with; `None` when something it takes is missing.
    pub computed: Option<Vec<u8>>,
    /// What it covers: SHA-256 of certificates, lists and responses, and of signature values.
    pub covers: Vec<[u8; 32]>,
    /// Hashes in its index that nothing in the message has.
    pub unmatched: usize,
    /// The digest by which its index names what it covers.
    pub index_algorithm: Option<DigestAlgorithm>,
}

/// The digests over the content that the archive time-stamps of a signer take.
pub fn archive_digests(unsigned: &crate::cms::Attributes, limits: &Limits) -> Vec<DigestAlgorithm> {
    let values = unsigned.of(oid::ARCHIVE_TIMESTAMP_V3).flat_map(|a| &a.values);
    values.filter_map(|value| Token::parse(value, limits).ok()?.imprint_algorithm.ok()).collect()
}

/// The archive time-stamps of a signer (its place among the SignerInfos) of a CMS message, as it was sent. Those that cannot be
/// read are errors; an empty list where the message itself cannot be read.
pub fn archive_timestamps(
    message: &[u8],
    signer: usize,
    content: &ArchivedContent<'_>,
    limits: &Limits,
) -> Vec<Result<ArchiveTimestamp, TokenError>> {
    let budget = &mut Budget::new(limits);
    let Ok(Some(parts)) = Parts::read(message, signer, budget) else { return Vec::new() };
    let mut found = Vec::new();
    for (number, attribute) in parts.unsigned.iter().enumerate() {
        for value in &attribute.values {
            let one = match attribute.oid.known() {
                Some(oid::ARCHIVE_TIMESTAMP_V3) => {
                    Token::parse(value, limits).map(|token| parts.v3(token, content, limits))
                }
                Some(oid::ARCHIVE_TIMESTAMP_V2) => {
                    Token::parse(value, limits).map(|token| parts.v2(token, number, content, limits))
                }
                _ => continue,
            };
            found.push(one);
        }
    }
    found
}

/// The parts of a message, in their original bytes.
struct Parts<'a> {
    content_info: &'a [u8],
    content_type: &'a [u8],
    carries_content: bool,
    certificates: Option<Element<'a>>,
    certificate_list: Vec<&'a [u8]>,
    revocation: Option<Element<'a>>,
    revocation_list: Vec<Element<'a>>,
    /// version, sid, digestAlgorithm, signedAttrs, signatureAlgorithm, signature.
    signer: Vec<&'a [u8]>,
    signature: &'a [u8],
    unsigned: Vec<Raw<'a>>,
}

/// An unsigned attribute.
struct Raw<'a> {
    raw: &'a [u8],
    kind: &'a [u8],
    oid: Oid,
    values: Vec<&'a [u8]>,
}

fn members<'a>(element: &Element<'a>, budget: &mut Budget) -> Result<Vec<Element<'a>>, Asn1Error> {
    let mut reader = element.children()?;
    let mut found = Vec::new();
    while let Some(member) = reader.next(budget)? {
        found.push(member);
    }
    Ok(found)
}

impl<'a> Parts<'a> {
    fn read(message: &'a [u8], signer: usize, budget: &mut Budget) -> Result<Option<Self>, Asn1Error> {
        let info = Reader::new(message, Rules::Ber).expect(Tag::SEQUENCE, budget)?;
        let mut outer = info.children()?;
        outer.expect(Tag::OID, budget)?;
        let data = outer.expect(Tag::context(0), budget)?.only_child(budget)?;
        let mut parts = data.children()?;
        parts.expect(Tag::INTEGER, budget)?;
        parts.expect(Tag::SET, budget)?;
        let encapsulated = parts.expect(Tag::SEQUENCE, budget)?;
        let mut inside = encapsulated.children()?;
        let content_type = inside.expect(Tag::OID, budget)?.raw;
        let carries_content = !inside.is_empty();
        let certificates = parts.optional_context(0, budget)?;
        let revocation = parts.optional_context(1, budget)?;
        let signers = members(&parts.expect(Tag::SET, budget)?, budget)?;
        let Some(info) = signers.get(signer) else { return Ok(None) };
        let fields = members(info, budget)?;
        let Some(value) = fields.iter().position(|f| f.is(Tag::OCTET_STRING)) else { return Ok(None) };
        let Some(signature) = fields.get(value) else { return Ok(None) };
        let unsigned = fields.get(value.saturating_add(1)).map(|set| members(set, budget)).transpose()?;
        let unsigned = unsigned.unwrap_or_default().iter().map(|a| Raw::read(a, budget)).collect::<Result<_, _>>()?;
        let lists = |set: &Option<Element<'a>>, budget: &mut Budget| {
            set.as_ref().map_or(Ok(Vec::new()), |set| members(set, budget))
        };
        Ok(Some(Self {
            content_info: encapsulated.raw,
            content_type,
            carries_content,
            certificate_list: lists(&certificates, budget)?.iter().map(|c| c.raw).collect(),
            revocation_list: lists(&revocation, budget)?,
            certificates,
            revocation,
            signer: fields.iter().take(value.saturating_add(1)).map(|f| f.raw).collect(),
            signature: signature.content,
            unsigned,
        }))
    }

    /// EN 319 122-1 §5.5.3: the type of the content, its digest, the signer's fields, and the hash index.
    fn v3(&self, token: Token, content: &ArchivedContent<'_>, limits: &Limits) -> ArchiveTimestamp {
        let unsigned = token.signer().map(|signer| &signer.unsigned);
        let index = unsigned.and_then(|unsigned| HashIndex::find(unsigned, limits).ok().flatten());
        let imprint = token.imprint_algorithm.clone().ok();
        let digest = imprint.and_then(|a| content.digests.iter().find(|(of, _)| *of == a)).map(|(_, value)| value);
        let computed = match (imprint, digest, &index) {
            (Some(algorithm), Some(digest), Some(index)) => {
                let mut hasher = Hasher::new(algorithm);
                hasher.update(self.content_type);
                hasher.update(digest);
                self.signer.iter().for_each(|field| hasher.update(field));
                hasher.update(&index.encoding);
                Some(hasher.finish())
            }
            _ => None,
        };
        let index_algorithm = index.as_ref().map(|index| index.algorithm);
        let (covers, unmatched) = index.map(|index| self.indexed(&index, limits)).unwrap_or_default();
        ArchiveTimestamp { token, computed, covers, unmatched, index_algorithm }
    }

    /// What the hash index names, and how many of its hashes nothing has.
    fn indexed(&self, index: &HashIndex, limits: &Limits) -> (Vec<[u8; 32]>, usize) {
        let mut covers = vec![sha256(self.signature)];
        let mut certificates = Named::new(index.algorithm, &index.certificates);
        for certificate in &self.certificate_list {
            if certificates.names(&[certificate]) {
                covers.push(sha256(certificate));
            }
        }
        let mut lists = Named::new(index.algorithm, &index.lists);
        for list in &self.revocation_list {
            if lists.names(&[list.raw]) {
                covers.extend(status_object(list, limits));
            }
        }
        let mut attributes = Named::new(index.algorithm, &index.attributes);
        for attribute in &self.unsigned {
            if index.form == Form::ByAttribute {
                if attributes.names(&[attribute.raw]) {
                    covers.extend(attribute.values.iter().flat_map(|value| held(&attribute.oid, value, limits)));
                }
                continue;
            }
            for value in &attribute.values {
                if attributes.names(&[attribute.kind, value]) {
                    covers.extend(held(&attribute.oid, value, limits));
                }
            }
        }
        let unmatched = [&certificates, &lists, &attributes].into_iter().map(Named::unmatched);
        (covers, unmatched.fold(0, usize::saturating_add))
    }

    /// TS 101 733 §6.4.1: the encapsulated content, external signed content, certificates, lists, and every field of
    /// the signer with the unsigned attributes present then, which are those before it except later archive
    /// time-stamps.
    fn v2(&self, token: Token, own: usize, content: &ArchivedContent<'_>, limits: &Limits) -> ArchiveTimestamp {
        let there = |(number, attribute): &(usize, &Raw<'_>)| *number != own && !attribute.is_later(token.time, limits);
        let before: Vec<&Raw<'_>> = self.unsigned.iter().enumerate().filter(there).map(|(_, a)| a).collect();
        let has_content = self.carries_content || content.external.is_some();
        let computed = token.imprint_algorithm.clone().ok().filter(|_| has_content).map(|algorithm| {
            let mut hasher = Hasher::new(algorithm);
            hasher.update(self.content_info);
            hasher.update(content.external.filter(|_| !self.carries_content).unwrap_or_default());
            [&self.certificates, &self.revocation].into_iter().flatten().for_each(|set| hasher.update(set.raw));
            self.signer.iter().for_each(|field| hasher.update(field));
            let length = before.iter().fold(0_usize, |sum, a| sum.saturating_add(a.raw.len()));
            if length > 0 {
                hasher.update(&definite_header(Tag::context(1), length));
                before.iter().for_each(|attribute| hasher.update(attribute.raw));
            }
            hasher.finish()
        });
        let mut covers = vec![sha256(self.signature)];
        covers.extend(self.certificate_list.iter().map(|c| sha256(c)));
        covers.extend(self.revocation_list.iter().filter_map(|list| status_object(list, limits)));
        let values = before.iter().flat_map(|a| a.values.iter().map(move |v| (&a.oid, v)));
        covers.extend(values.flat_map(|(oid, value)| held(oid, value, limits)));
        ArchiveTimestamp { token, computed, covers, unmatched: 0, index_algorithm: None }
    }
}

/// The hashes of one part of an index, and which of them match something in the message.
struct Named<'a> {
    algorithm: DigestAlgorithm,
    left: HashSet<&'a [u8]>,
    all: HashSet<&'a [u8]>,
}

impl<'a> Named<'a> {
    fn new(algorithm: DigestAlgorithm, hashes: &'a [Vec<u8>]) -> Self {
        let all: HashSet<&[u8]> = hashes.iter().map(Vec::as_slice).collect();
        Self { algorithm, left: all.clone(), all }
    }

    /// Whether the index names what these pieces make up.
    fn names(&mut self, pieces: &[&[u8]]) -> bool {
        let mut hasher = Hasher::new(self.algorithm);
        pieces.iter().for_each(|piece| hasher.update(piece));
        let hash = hasher.finish();
        self.left.remove(hash.as_slice());
        self.all.contains(hash.as_slice())
    }

    fn unmatched(&self) -> usize {
        self.left.len()
    }
}

impl<'a> Raw<'a> {
    fn read(element: &Element<'a>, budget: &mut Budget) -> Result<Self, Asn1Error> {
        let mut parts = element.children()?;
        let kind = parts.expect(Tag::OID, budget)?;
        let values = members(&parts.expect(Tag::SET, budget)?, budget)?;
        let values = values.iter().map(|v| v.raw).collect();
        Ok(Self { raw: element.raw, kind: kind.raw, oid: Oid::of(&kind), values })
    }

    /// Whether it is an archive time-stamp that is not older.
    fn is_later(&self, time: crate::base::time::Timestamp, limits: &Limits) -> bool {
        let archive = [oid::ARCHIVE_TIMESTAMP_V2, oid::ARCHIVE_TIMESTAMP_V3].iter().any(|archive| self.oid == *archive);
        let times = || self.values.iter().map(|value| Token::parse(value, limits).map(|token| token.time));
        archive && times().any(|other| other.is_ok_and(|other| other >= time))
    }
}

/// The fingerprint under which a member of `crls` is known: a list as it is, a response without its wrapper.
fn status_object(member: &Element<'_>, limits: &Limits) -> Option<[u8; 32]> {
    if member.is(Tag::SEQUENCE) {
        return Some(sha256(member.raw));
    }
    let budget = &mut Budget::new(limits);
    let mut parts = member.children().ok()?;
    parts.expect(Tag::OID, budget).ok()?;
    Some(sha256(parts.next(budget).ok()??.raw))
}

/// The objects in the value of an unsigned attribute: tokens with everything in them, certificates and revocation values.
fn held(kind: &Oid, value: &[u8], limits: &Limits) -> Vec<[u8; 32]> {
    match kind.known() {
        Some(oid::CERTIFICATE_VALUES) => nested(value, 1, limits),
        // RevocationValues: [0] crlVals, [1] ocspVals, each EXPLICIT SEQUENCE OF.
        Some(oid::REVOCATION_VALUES) => nested(value, 3, limits),
        _ => Token::parse(value, limits).map(|token| token_objects(&token)).unwrap_or_default(),
    }
}

fn token_objects(token: &Token) -> Vec<[u8; 32]> {
    let SignedData { certificates, crls, ocsps, signers, .. } = &token.signed;
    let values = signers.iter().map(|signer| &signer.signature);
    certificates.iter().chain(crls).chain(ocsps).chain(values).map(|object| sha256(object)).collect()
}

/// Fingerprints of the elements so many levels below the value.
fn nested(value: &[u8], depth: usize, limits: &Limits) -> Vec<[u8; 32]> {
    let budget = &mut Budget::new(limits);
    let Ok(Some(outer)) = Reader::new(value, Rules::Ber).next(budget) else { return Vec::new() };
    let mut level = vec![outer];
    for _ in 0..depth {
        level = level.iter().flat_map(|element| members(element, budget).unwrap_or_default()).collect();
    }
    level.iter().map(|element| sha256(element.raw)).collect()
}
