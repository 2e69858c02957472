//! `CertificateList` (RFC 5280 §5.1): its head is read, its entries stay where they are.

use super::issuing_distribution_point::IssuingDistributionPoint;
use super::looked_up::LookedUp;
use super::number::ListNumber;
use super::scan::{Layout, Scan, Wanted, scan};
use crate::asn1::{
    Asn1Error, Asn1ErrorKind, Budget, Element, Reader, Rules, Tag, bit_string, generalized_time, integer_u64,
    pem_blocks, time,
};
use crate::base::limits::Limits;
use crate::base::time::Timestamp;
#[cfg(feature = "serve")]
use crate::crypto;
use crate::crypto::{AlgorithmIdentifier, BadParameters, Outcome, PublicKey, SignatureAlgorithm, Signed, verify};
use crate::evidence::Bytes;
use crate::validation::revocation::shard::Voucher;
use crate::x509::{Extensions, Name, addresses, key_identifier};
use const_oid::ObjectIdentifier;
use const_oid::db::rfc5280 as oid;
use core::fmt;
use core::ops::Range;
use std::borrow::Cow;
use std::sync::OnceLock;

/// expiredCertsOnCRL (X.509 §9.5.2.8), which the database of names does not have.
const EXPIRED_CERTS: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.60");

/// Extensions that are processed or ask for nothing.
const PROCESSED: &[ObjectIdentifier] = &[
    oid::ID_CE_AUTHORITY_KEY_IDENTIFIER,
    oid::ID_CE_ISSUER_ALT_NAME,
    oid::ID_CE_CRL_NUMBER,
    oid::ID_CE_DELTA_CRL_INDICATOR,
    oid::ID_CE_ISSUING_DISTRIBUTION_POINT,
    oid::ID_CE_FRESHEST_CRL,
    oid::ID_PE_AUTHORITY_INFO_ACCESS,
    EXPIRED_CERTS,
];

/// Why a list or response cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Malformed(pub Asn1Error);

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl core::error::Error for Malformed {}

impl Malformed {
    /// A pass that brought no answer to what it was made for; it always does.
    pub(crate) fn nothing() -> Self {
        Self(Asn1ErrorKind::Value("revokedCertificates").at(0))
    }
}

impl From<Asn1Error> for Malformed {
    fn from(e: Asn1Error) -> Self {
        Self(e)
    }
}

/// A certificate revocation list.
///
/// ```text
/// CertificateList ::= SEQUENCE {
///     tbsCertList         TBSCertList,
///     signatureAlgorithm  AlgorithmIdentifier,
///     signatureValue      BIT STRING }
/// ```
#[derive(Debug)]
pub struct RevocationList {
    der: Bytes,
    tbs: Range<usize>,
    /// Content of revokedCertificates, counted from the beginning of the signed bytes.
    entries: Range<usize>,
    version_2: bool,
    /// Who issued it.
    pub issuer: Name,
    /// When it was issued.
    pub this_update: Timestamp,
    /// When the next one is due at the latest.
    pub next_update: Option<Timestamp>,
    /// How it was signed, or what is wrong with the parameters.
    pub signature_algorithm: Result<SignatureAlgorithm, BadParameters>,
    algorithms_agree: bool,
    signature: Vec<u8>,
    extensions: Extensions,
    /// CRLNumber.
    pub number: Option<ListNumber>,
    /// BaseCRLNumber: then this is a delta CRL.
    pub base_number: Option<ListNumber>,
    /// Since when certificates that have expired stay on the list (expiredCertsOnCRL).
    pub expired_certs_since: Option<Timestamp>,
    pub(crate) scope: Option<IssuingDistributionPoint>,
    /// For a part of a list: whose word it rests on in place of the issuer's signature.
    vouched: Option<Voucher>,
    digest: OnceLock<Vec<u8>>,
    /// What the first pass found for all expected certificates; `None` if it could not be finished.
    pub(crate) known: OnceLock<Option<LookedUp>>,
}

/// The DER form of a list that may have come as PEM; the first block counts.
pub fn list_der(bytes: &[u8]) -> Cow<'_, [u8]> {
    match bytes.first() {
        Some(0x30) => Cow::Borrowed(bytes),
        _ => pem_blocks(bytes).into_iter().next().map_or(Cow::Borrowed(bytes), |block| Cow::Owned(block.der)),
    }
}

/// What the list says beside its entries.
///
/// ```text
/// TBSCertList ::= SEQUENCE {
///     version              Version OPTIONAL,
///     signature            AlgorithmIdentifier,
///     issuer               Name,
///     thisUpdate           Time,
///     nextUpdate           Time OPTIONAL,
///     revokedCertificates  SEQUENCE OF SEQUENCE {
///         userCertificate     CertificateSerialNumber,
///         revocationDate      Time,
///         crlEntryExtensions  Extensions OPTIONAL } OPTIONAL,
///     crlExtensions        [0] EXPLICIT Extensions OPTIONAL }
/// ```
struct Head {
    version_2: bool,
    algorithm: Vec<u8>,
    issuer: Name,
    this_update: Timestamp,
    next_update: Option<Timestamp>,
    entries: Range<usize>,
    extensions: Extensions,
}

impl RevocationList {
    /// Reads the head of a list in DER. The entries are looked at by [`Self::scan`] alone.
    pub fn parse(der: Bytes, limits: &Limits) -> Result<Self, Malformed> {
        let budget = &mut Budget::new(limits);
        let mut outer = Reader::new(&der, Rules::Ber);
        let list = definite(outer.expect(Tag::SEQUENCE, budget)?)?;
        outer.finish()?;
        let mut parts = list.children()?;
        let tbs = definite(parts.expect(Tag::SEQUENCE, budget)?)?;
        let algorithm = parts.expect(Tag::SEQUENCE, budget)?;
        let value = parts.expect(Tag::BIT_STRING, budget)?;
        parts.finish()?;
        let head = Head::read(&tbs, budget)?;
        // A value that is not whole octets is no signature; the object is still readable.
        let signature = bit_string(&value, budget)?.octets().unwrap_or_default().to_vec();
        let identifier = AlgorithmIdentifier::from_element(&algorithm, budget)?;
        let numbers = Numbers::read(&head.extensions, budget)?;
        let scope = head.extensions.value(oid::ID_CE_ISSUING_DISTRIBUTION_POINT);
        let scope = scope.map(|v| IssuingDistributionPoint::read(v, budget)).transpose()?;
        Ok(Self {
            tbs: tbs.offset..tbs.end(),
            entries: head.entries,
            version_2: head.version_2,
            issuer: head.issuer,
            this_update: head.this_update,
            next_update: head.next_update,
            signature_algorithm: SignatureAlgorithm::from_identifier(&identifier),
            algorithms_agree: head.algorithm == algorithm.raw,
            signature,
            extensions: head.extensions,
            number: numbers.number,
            base_number: numbers.base,
            expired_certs_since: numbers.expired_certs_since,
            scope,
            vouched: None,
            digest: OnceLock::new(),
            known: OnceLock::new(),
            der: der.clone(),
        })
    }

    /// A part of a list: its head, and entries that somebody vouches for. A delta list or one with entries of several issuers has no
    /// parts: what its entries mean depends on others.
    pub(crate) fn of_part(head: Bytes, entries: Bytes, voucher: Voucher, limits: &Limits) -> Result<Self, Malformed> {
        let list = Self::parse(head, limits)?;
        if !list.entries.is_empty() || list.is_delta() || list.is_indirect() {
            return Err(Malformed::nothing());
        }
        let all = 0..entries.len();
        Ok(Self { tbs: all.clone(), entries: all, der: entries, vouched: Some(voucher), ..list })
    }

    /// Whose word it rests on, where it is a part.
    pub(crate) fn vouched(&self) -> Option<&Voucher> {
        self.vouched.as_ref()
    }

    /// The whole list.
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// The entries, one after the other.
    #[cfg(feature = "serve")]
    pub(super) fn entry_bytes(&self) -> &[u8] {
        self.tbs().get(self.entries.clone()).unwrap_or_default()
    }

    fn tbs(&self) -> &[u8] {
        self.der.get(self.tbs.clone()).unwrap_or_default()
    }

    /// Looks up the wanted serial numbers in one pass over the entries. The first pass also hashes the signed bytes.
    pub fn scan(&self, wanted: &[Wanted<'_>]) -> Result<Scan, Malformed> {
        let layout = Layout {
            tbs: self.tbs(),
            entries: self.entries.clone(),
            issuer: &self.issuer,
            extensions_allowed: self.version_2,
            indirect: self.is_indirect(),
        };
        let algorithm = self.signature_algorithm.as_ref().ok().and_then(SignatureAlgorithm::digest);
        let scan = scan(&layout, wanted, algorithm.filter(|_| self.digest.get().is_none())).map_err(|bad| {
            let offset = self.tbs.start.saturating_add(bad.offset);
            Malformed(Asn1ErrorKind::Value("revokedCertificates").at(offset))
        })?;
        if let Some(digest) = &scan.digest {
            // Another thread may have been first, with the same value.
            let _ = self.digest.set(digest.clone());
        }
        Ok(scan)
    }

    /// Whether this key signed the list, over the original bytes (RFC 5280 §6.3.3 (g)). If the two algorithm
    /// identifiers differ, neither verifies (§5.1.1.2).
    pub fn signed_by(&self, key: &PublicKey) -> Outcome {
        let algorithm = match &self.signature_algorithm {
            _ if !self.algorithms_agree => return Outcome::Mismatch,
            Err(_) => return Outcome::BadParameters,
            Ok(algorithm) => algorithm,
        };
        let signed = match (self.digest.get(), algorithm.digest()) {
            (Some(digest), Some(_)) => Signed::Digest(digest),
            _ => Signed::Message(self.tbs()),
        };
        verify(key, algorithm, signed, &self.signature)
    }

    /// Whether it may have extensions (§5.1.2.1).
    pub(crate) fn is_version_2(&self) -> bool {
        self.version_2
    }

    /// Whether it is a delta CRL (§5.2.4).
    pub(crate) fn is_delta(&self) -> bool {
        self.base_number.is_some()
    }

    /// Whether it may have entries of other issuers (§5.2.5).
    pub(crate) fn is_indirect(&self) -> bool {
        self.scope.as_ref().is_some_and(|s| s.indirect)
    }

    /// Identifier of a critical extension that is not processed; the list must not be used then (§5.2). cRLNumber must not be
    /// critical (§5.2.3): one that is means something else than a number.
    pub fn unknown_critical(&self) -> Option<String> {
        let number =
            self.extensions.get(oid::ID_CE_CRL_NUMBER).filter(|number| number.critical).map(|number| &number.oid);
        number.or_else(|| self.extensions.unknown_critical(PROCESSED).next()).map(ToString::to_string)
    }

    /// keyIdentifier of the key that signed it, if named.
    pub fn authority_key_id(&self) -> Option<Vec<u8>> {
        key_identifier(self.extensions.value(oid::ID_CE_AUTHORITY_KEY_IDENTIFIER)?).ok()?
    }

    /// Whether it announces delta CRLs (freshestCRL, §5.2.6).
    pub(crate) fn announces_delta(&self) -> bool {
        self.extensions.value(oid::ID_CE_FRESHEST_CRL).is_some()
    }

    /// Addresses of its delta CRLs (freshestCRL, §5.2.6).
    pub fn delta_locations(&self) -> Vec<String> {
        self.extensions.value(oid::ID_CE_FRESHEST_CRL).map(addresses).unwrap_or_default()
    }

    /// Whether a delta list has the scope of this one: the same issuingDistributionPoint and authorityKeyIdentifier, or neither
    /// (RFC 5280 §6.3.3 (c)).
    pub(crate) fn same_scope(&self, other: &Self) -> bool {
        let equal = |oid| self.extensions.value(oid) == other.extensions.value(oid);
        equal(oid::ID_CE_ISSUING_DISTRIBUTION_POINT) && equal(oid::ID_CE_AUTHORITY_KEY_IDENTIFIER)
    }

    /// The same for all lists of which one follows another (§5.2.3): those of an issuer and scope, whole or delta. Only the numbers and dates
    /// of such lists can be compared.
    #[cfg(feature = "serve")]
    pub(crate) fn series(&self) -> [u8; 32] {
        let scope = self.extensions.value(oid::ID_CE_ISSUING_DISTRIBUTION_POINT).unwrap_or_default();
        let parts = [crypto::sha256(&self.issuer.raw), crypto::sha256(scope), [u8::from(self.is_delta()); 32]];
        crypto::sha256(&parts.concat())
    }
}

/// Entries and what surrounds them are only stepped over, so their lengths must be there.
fn definite(element: Element<'_>) -> Result<Element<'_>, Asn1Error> {
    if element.indefinite { Err(element.fail(Asn1ErrorKind::Length)) } else { Ok(element) }
}

impl Head {
    fn read(tbs: &Element<'_>, budget: &mut Budget) -> Result<Self, Asn1Error> {
        let mut parts = tbs.children()?;
        let version = parts.optional(Tag::INTEGER, budget)?;
        // §5.1.2.1: version 2 (the number 1), or no version at all.
        if let Some(version) = &version
            && integer_u64(version)? != 1
        {
            return Err(version.fail(Asn1ErrorKind::Value("Version")));
        }
        let algorithm = parts.expect(Tag::SEQUENCE, budget)?.raw.to_vec();
        let issuer = Name::read(&parts.expect(Tag::SEQUENCE, budget)?, budget)?;
        let missing = tbs.fail(Asn1ErrorKind::Truncated);
        let this_update = time(&parts.next(budget)?.ok_or(missing)?, budget)?;
        let timed = parts.peek()?.is_some_and(|tag| tag.is(Tag::UTC_TIME) || tag.is(Tag::GENERALIZED_TIME));
        let next_update = if timed { parts.next(budget)? } else { None };
        let next_update = next_update.map(|e| time(&e, budget)).transpose()?;
        let entries = parts.optional(Tag::SEQUENCE, budget)?.map(definite).transpose()?;
        let extensions = match parts.optional_context(0, budget)? {
            // §5.1.2.7: extensions need version 2.
            Some(_) if version.is_none() => return Err(tbs.fail(Asn1ErrorKind::Value("Version"))),
            Some(tagged) => Extensions::read(&tagged.only_child_of(Tag::SEQUENCE, budget)?, budget)?,
            None => Extensions::default(),
        };
        parts.finish()?;
        Ok(Self {
            version_2: version.is_some(),
            algorithm,
            issuer,
            this_update,
            next_update,
            entries: entries.map(|e| entry_range(&e, tbs)).unwrap_or_default(),
            extensions,
        })
    }
}

/// Where the entries are in the signed bytes. §5.1.2.6 requires the field to be absent if there are none; issuers write
/// it empty, with the same meaning.
fn entry_range(entries: &Element<'_>, tbs: &Element<'_>) -> Range<usize> {
    let from = |offset: usize| offset.saturating_sub(tbs.offset);
    from(entries.content_offset())..from(entries.end())
}

struct Numbers {
    number: Option<ListNumber>,
    base: Option<ListNumber>,
    expired_certs_since: Option<Timestamp>,
}

impl Numbers {
    fn read(extensions: &Extensions, budget: &mut Budget) -> Result<Self, Asn1Error> {
        let number = extensions.value(oid::ID_CE_CRL_NUMBER).map(|v| ListNumber::read(v, budget)).transpose()?;
        let base = extensions.value(oid::ID_CE_DELTA_CRL_INDICATOR).map(|v| ListNumber::read(v, budget)).transpose()?;
        let expired_certs_since = match extensions.value(EXPIRED_CERTS) {
            Some(value) => {
                let element = Reader::new(value, Rules::Ber).expect(Tag::GENERALIZED_TIME, budget)?;
                Some(generalized_time(&element, budget)?)
            }
            None => None,
        };
        Ok(Self { number, base, expired_certs_since })
    }
}
