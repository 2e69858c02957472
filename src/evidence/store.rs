//! The store of all evidence of one run.

use super::{Item, Kind, Origin, ProofOfExistence};
use crate::Limits;
use crate::asn1::{Budget, Element, Reader, Rules, Tag, pem_blocks};
use crate::cms::SignedData;
use std::collections::HashSet;

/// Evidence in the order it was met, each object once.
#[derive(Clone, Debug, Default)]
pub struct EvidenceStore {
    items: Vec<Item>,
    seen: HashSet<(Kind, [u8; 32])>,
    /// Proofs of existence from the caller.
    pub proofs: Vec<ProofOfExistence>,
}

impl EvidenceStore {
    /// Adds one object; the first origin of an object is kept.
    pub fn add(&mut self, kind: Kind, der: &[u8], origin: Origin) {
        let item = Item::new(kind, der, origin);
        if self.seen.insert((kind, item.sha256)) {
            self.items.push(item);
        }
    }

    /// Adds what a file holds: DER or PEM, one or many, or the certificates and lists of a `.p7b`. Returns how many objects were
    /// recognised.
    pub fn add_file(&mut self, bytes: &[u8], name: &str) -> usize {
        let before = self.items.len();
        let origin = || Origin::Caller(name.to_owned());
        let blocks = pem_blocks(bytes);
        if blocks.is_empty() {
            self.add_der(bytes, &origin());
        }
        for block in &blocks {
            self.add_der(&block.der, &origin());
        }
        self.items.len().saturating_sub(before)
    }

    /// Recognises one DER object by its shape.
    fn add_der(&mut self, der: &[u8], origin: &Origin) {
        match shape(der) {
            Some(Shape::Item(kind)) => self.add(kind, der, origin.clone()),
            Some(Shape::SignedData) => self.add_bundle(der, origin),
            None => {}
        }
    }

    /// The certificates and lists that a `.p7b` carries (RFC 5652 §5, degenerate case).
    fn add_bundle(&mut self, der: &[u8], origin: &Origin) {
        let Ok(data) = SignedData::parse(der, &Limits::default()) else { return };
        for (kind, list) in [(Kind::Certificate, data.certificates), (Kind::Crl, data.crls), (Kind::Ocsp, data.ocsps)] {
            for der in list {
                self.add(kind, &der, origin.clone());
            }
        }
    }

    /// All objects.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// Objects of one kind.
    pub fn of(&self, kind: Kind) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(move |i| i.kind == kind)
    }
}

enum Shape {
    Item(Kind),
    SignedData,
}

/// Tells a certificate, a CRL, an OCSP response and a CMS object apart by their outermost elements.
fn shape(der: &[u8]) -> Option<Shape> {
    let budget = &mut Budget::new(&Limits::default());
    let outer = Reader::new(der, Rules::Ber).next(budget).ok()??;
    let mut parts = outer.children().ok()?;
    let first = parts.next(budget).ok()??;
    if first.is(Tag::OID) {
        return Some(Shape::SignedData);
    }
    // OCSPResponse: ENUMERATED status, then [0] responseBytes (RFC 6960 §4.2.1).
    if first.is(Tag::ENUMERATED) {
        return Some(Shape::Item(Kind::Ocsp));
    }
    let mut tbs = first.children().ok()?;
    let mut head = tbs.next(budget).ok()??;
    // BasicOCSPResponse: ResponseData begins with [0] version, or [1], [2] responderID.
    if head.is(Tag::context(1)) || head.is(Tag::context(2)) {
        return Some(Shape::Item(Kind::Ocsp));
    }
    if head.is(Tag::context(0)) {
        head = tbs.next(budget).ok()??;
        if !head.is(Tag::INTEGER) {
            return Some(Shape::Item(Kind::Ocsp));
        }
        return Some(Shape::Item(Kind::Certificate));
    }
    // TBSCertList: an optional version INTEGER, the algorithm, the issuer and then a time; TBSCertificate has a Validity there.
    let mut rest = Vec::new();
    while let (Ok(Some(element)), true) = (tbs.next(budget), rest.len() < 4) {
        rest.push(element);
    }
    let is_time = |e: &&Element<'_>| e.is(Tag::UTC_TIME) || e.is(Tag::GENERALIZED_TIME);
    let list = rest.iter().take(3).any(|e| is_time(&e));
    Some(Shape::Item(if list { Kind::Crl } else { Kind::Certificate }))
}
