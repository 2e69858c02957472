//! The store of all evidence of one run.

use super::{Bytes, EvidenceFact, FetchOutcome, Fetched, Item, Kind, Origin, PageText, Pictures, ProofOfExistence};
use crate::asn1::{Budget, Element, Reader, Rules, Tag, pem_blocks};
use crate::base::fact::Fact;
use crate::base::finding::Finding;
use crate::base::limits::Limits;
use crate::cms::SignedData;
use crate::crypto::sha256;
use crate::trust::OperatorKey;
use crate::x509::Certificate;
use base64ct::{Base64, Encoding};
use std::collections::HashSet;

/// Begins a part of a list (`crate::validation::revocation`).
pub(crate) const SHARD_FORM: &[u8] = b"kyso-shard/1";

/// Evidence in the order it was met, each object once.
#[derive(Clone, Debug, Default)]
pub struct EvidenceStore {
    items: Vec<Item>,
    seen: HashSet<(Kind, [u8; 32])>,
    /// Objects that were met in documents, with those documents.
    bound: Vec<(Vec<[u8; 32]>, Vec<Item>)>,
    /// Objects recognised in files, met before or not.
    recognised: usize,
    /// Proofs of existence from the caller.
    pub proofs: Vec<ProofOfExistence>,
    /// What was given and could not be used.
    pub unusable: Vec<EvidenceFact>,
    /// What was asked of the network for the document.
    pub fetched: Vec<Fetched>,
    /// Operators of mirrors on whose word the caller takes parts of lists.
    pub operators: Vec<OperatorKey>,
    /// Whether the host asks a mirror: then a report says which serial numbers and times it asks about.
    pub from_mirror: bool,
    /// Text of the document's pages, as the host has read it: for hints, never for a verdict.
    pub page_text: Option<PageText>,
    /// The pages as signed and as they are now, as drawn by the host: it can only speak against a document.
    pub pictures: Option<Pictures>,
}

impl EvidenceStore {
    /// Adds one object; the first origin of an object remains.
    pub fn add(&mut self, kind: Kind, der: &[u8], origin: Origin) {
        let sha256 = sha256(der);
        if self.seen.insert((kind, sha256)) {
            self.items.push(Item { kind, der: Bytes::from(der), origin, sha256 });
        }
    }

    /// The same without a copy.
    fn take(&mut self, kind: Kind, der: Vec<u8>, origin: Origin) {
        let item = Item::new(kind, der, origin);
        if self.seen.insert((kind, item.sha256)) {
            self.items.push(item);
        }
    }

    /// Adds what a file holds: DER or PEM, one or many, or the certificates, lists and responses of a `.p7b` or `.p7c`. Returns how
    /// many objects were recognised. What could not be read is a finding, and the rest is taken all the same.
    ///
    /// ```
    /// use kyso::evidence::{EvidenceStore, Kind};
    ///
    /// let mut evidence = EvidenceStore::default();
    /// let list = std::fs::read("tests/fixtures/pki/root-2026-11.crl")?;
    /// assert_eq!(evidence.add_file(&list, "root-2026-11.crl"), 1);
    /// assert_eq!(evidence.of(Kind::Crl).count(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn add_file(&mut self, bytes: &[u8], name: &str) -> usize {
        self.take_file(bytes.to_vec(), name)
    }

    /// The same with bytes that are not needed elsewhere: one object of DER is taken as it is, however large.
    pub fn take_file(&mut self, bytes: Vec<u8>, name: &str) -> usize {
        let before = (self.recognised, self.unusable.len());
        if is_one_element(&bytes) {
            // A file that is one DER element from end to end is not searched for PEM.
            self.add_der(bytes, name);
        } else {
            let blocks = pem_blocks(&bytes);
            if blocks.is_empty() {
                self.add_binary(&bytes, name);
            }
            for block in blocks {
                self.add_der(block.der, name);
            }
        }
        if before == (self.recognised, self.unusable.len()) {
            self.unusable(name, "nothing-recognised");
        }
        self.recognised.saturating_sub(before.0)
    }

    /// Consecutive DER objects, or base64 of them without PEM armour (as `.p7b` files often are).
    fn add_binary(&mut self, bytes: &[u8], name: &str) {
        let decoded = bare_base64(bytes);
        let bytes = decoded.as_deref().unwrap_or(bytes);
        let budget = &mut Budget::new(&Limits::default());
        let mut reader = Reader::new(bytes, Rules::Ber);
        // Ends: every round takes an element off the rest, and the budget counts them.
        loop {
            let rest = reader.remaining();
            match reader.next(budget) {
                Ok(Some(element)) if element.is(Tag::SEQUENCE) => self.add_der(element.raw.to_vec(), name),
                // Some programs append zeros and line ends after the last object.
                _ if rest.iter().all(|c| *c == 0 || c.is_ascii_whitespace()) => return,
                _ => return self.unusable(name, "not-evidence"),
            }
        }
    }

    /// Recognises one DER object by its shape.
    fn add_der(&mut self, der: Vec<u8>, name: &str) {
        match shape(&der) {
            Some(Shape::Item(Kind::Certificate)) if Certificate::parse(&der, &Limits::default()).is_err() => {
                self.unusable(name, "certificate-malformed");
            }
            Some(Shape::Item(kind)) => {
                self.recognised = self.recognised.saturating_add(1);
                self.take(kind, der, Origin::Caller(name.to_owned()));
            }
            Some(Shape::SignedData) => self.add_bundle(&der, name),
            None => self.unusable(name, "not-evidence"),
        }
    }

    /// The certificates, lists and responses that a `.p7b` carries (RFC 5652 §5, degenerate case; RFC 5940).
    fn add_bundle(&mut self, der: &[u8], name: &str) {
        let Ok(data) = SignedData::parse(der, &Limits::default()) else {
            return self.unusable(name, "bundle-malformed");
        };
        for (kind, list) in [(Kind::Certificate, data.certificates), (Kind::Crl, data.crls), (Kind::Ocsp, data.ocsps)] {
            for der in list {
                self.recognised = self.recognised.saturating_add(1);
                self.take(kind, der, Origin::Caller(name.to_owned()));
            }
        }
    }

    /// Says that something given cannot be used, for the report.
    pub fn unusable(&mut self, name: &str, reason: &str) {
        self.unusable.push(EvidenceFact::EvidenceUnusable { name: name.to_owned(), reason: reason.to_owned() });
    }

    /// Adds objects that were found in these documents. Each of these documents supplies its own again; for any other
    /// they are evidence from the caller.
    pub fn bind(&mut self, documents: &[[u8; 32]], items: Vec<Item>) {
        self.bound.push((documents.to_vec(), items));
    }

    /// The evidence for the document with this SHA-256.
    pub fn for_document(&self, document: &[u8]) -> Self {
        let mut store = self.clone();
        for (_, items) in store.bound.split_off(0).into_iter().filter(|(own, _)| !own.iter().any(|d| d == document)) {
            for item in items {
                if store.seen.insert((item.kind, item.sha256)) {
                    store.items.push(item);
                }
            }
        }
        store
    }

    /// What taking and fetching evidence found out, each once.
    pub fn findings(&self) -> Vec<Finding> {
        let fetched = self.fetched.iter().filter_map(Fetched::fact).map(|fact| fact.finding());
        let mut findings: Vec<Finding> = self.unusable.iter().map(Fact::finding).collect();
        for finding in fetched {
            if !findings.contains(&finding) {
                findings.push(finding);
            }
        }
        findings
    }

    /// Addresses from which nothing came.
    pub fn unreachable(&self) -> impl Iterator<Item = &str> {
        let silent = self.fetched.iter().filter(|fetched| fetched.outcome == FetchOutcome::Unreachable);
        silent.map(|fetched| fetched.address.as_str())
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

/// The octets of a file that is base64 and nothing else. DER begins with a SEQUENCE, whose base64 begins with `M`.
fn bare_base64(bytes: &[u8]) -> Option<Vec<u8>> {
    if !bytes.trim_ascii_start().starts_with(b"M") {
        return None;
    }
    let compact: Vec<u8> = bytes.iter().copied().filter(|c| !c.is_ascii_whitespace()).collect();
    Base64::decode_vec(core::str::from_utf8(&compact).ok()?).ok()
}

enum Shape {
    Item(Kind),
    SignedData,
}

/// Whether the bytes are one SEQUENCE of definite length and nothing else.
fn is_one_element(bytes: &[u8]) -> bool {
    let budget = &mut Budget::new(&Limits::default());
    let mut reader = Reader::new(bytes, Rules::Ber);
    let whole = reader.expect(Tag::SEQUENCE, budget).is_ok_and(|outer| !outer.indefinite);
    whole && reader.finish().is_ok()
}

/// EvidenceRecord: version 1, then digest algorithms (RFC 4998 §3.1). Other objects that begin with a number are not evidence.
fn is_record(version: &Element<'_>, parts: &mut Reader<'_>, budget: &mut Budget) -> bool {
    let Ok(Some(digests)) = parts.next(budget) else { return false };
    let Ok(mut digests) = digests.children() else { return false };
    version.content == [1] && digests.next(budget).is_ok_and(|first| first.is_some_and(|first| first.is(Tag::SEQUENCE)))
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
    if first.is(Tag::UTF8_STRING) {
        return (first.content == SHARD_FORM).then_some(Shape::Item(Kind::Shard));
    }
    if first.is(Tag::INTEGER) {
        return is_record(&first, &mut parts, budget).then_some(Shape::Item(Kind::Record));
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
