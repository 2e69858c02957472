//! Signed and unsigned attributes (RFC 5652 §5.3).

use crate::asn1::{Asn1Error, Budget, Element, Oid, Reader, Tag, is_sorted, sorted_set, to_der};
use const_oid::ObjectIdentifier;

/// Object identifiers of attributes and content types: those of the database under the names that EN 319 122-1 has for them, and
/// those that it does not have.
pub mod oid {
    use const_oid::ObjectIdentifier;
    pub use const_oid::db::rfc3161::{ID_AA_TIME_STAMP_TOKEN as SIGNATURE_TIMESTAMP, ID_CT_TST_INFO as TST_INFO};
    pub use const_oid::db::rfc5911::{
        ID_AA_CONTENT_HINT as CONTENT_HINTS, ID_AA_CONTENT_REFERENCE as CONTENT_REFERENCE,
        ID_AA_SIGNING_CERTIFICATE as SIGNING_CERTIFICATE, ID_AA_SIGNING_CERTIFICATE_V_2 as SIGNING_CERTIFICATE_V2,
        ID_CONTENT_TYPE as CONTENT_TYPE, ID_COUNTERSIGNATURE as COUNTER_SIGNATURE, ID_DATA as DATA,
        ID_MESSAGE_DIGEST as MESSAGE_DIGEST, ID_SIGNED_DATA as SIGNED_DATA, ID_SIGNING_TIME as SIGNING_TIME,
    };
    pub use const_oid::db::rfc6211::ID_AA_CMS_ALGORITHM_PROTECT as ALGORITHM_PROTECTION;

    /// signer-location, EN 319 122-1 §5.2.5.
    pub const SIGNER_LOCATION: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.17");
    /// signer-attributes, TS 101 733 §5.11.3.
    pub const SIGNER_ATTRIBUTES: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.18");
    /// signer-attributes-v2, EN 319 122-1 §5.2.6.1.
    pub const SIGNER_ATTRIBUTES_V2: ObjectIdentifier = ObjectIdentifier::new_unwrap("0.4.0.19122.1.1");
    /// mime-type, EN 319 122-1 §5.2.4.3.
    pub const MIME_TYPE: ObjectIdentifier = ObjectIdentifier::new_unwrap("0.4.0.1733.2.1");
    /// commitment-type-indication, EN 319 122-1 §5.2.3.
    pub const COMMITMENT_TYPE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.16");
    /// signature-policy-identifier, EN 319 122-1 §5.2.9.
    pub const SIGNATURE_POLICY: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.15");
    /// content-time-stamp, EN 319 122-1 §5.2.8.
    pub const CONTENT_TIMESTAMP: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.20");
    /// certificate-values, EN 319 122-1 §A.1.1.2.
    pub const CERTIFICATE_VALUES: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.23");
    /// revocation-values, EN 319 122-1 §A.1.2.2.
    pub const REVOCATION_VALUES: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.24");
    /// CAdES-C-timestamp, EN 319 122-1 §A.1.5.2.
    pub const CADES_C_TIMESTAMP: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.25");
    /// time-stamped-certs-crls-references, EN 319 122-1 §A.1.5.1.
    pub const REFERENCES_TIMESTAMP: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.26");
    /// archive-time-stamp of version 2, EN 319 122-1 §A.2.4.
    pub const ARCHIVE_TIMESTAMP_V2: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.48");
    /// archive-time-stamp-v3, EN 319 122-1 §5.5.3.
    pub const ARCHIVE_TIMESTAMP_V3: ObjectIdentifier = ObjectIdentifier::new_unwrap("0.4.0.1733.2.4");
    /// adbe-revocationInfoArchival, ISO 32000-2 §12.8.3.3.2.
    pub const ADBE_REVOCATION: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113583.1.1.8");
}

/// One attribute, its values as sent.
///
/// ```text
/// Attribute ::= SEQUENCE {
///     attrType    OBJECT IDENTIFIER,
///     attrValues  SET OF AttributeValue }
/// ```
#[derive(Clone, Debug)]
pub struct Attribute {
    /// Which.
    pub oid: Oid,
    /// The whole encoding of each value.
    pub values: Vec<Vec<u8>>,
}

/// A set of attributes.
#[derive(Clone, Debug, Default)]
pub struct Attributes {
    /// The attributes in the order sent.
    pub list: Vec<Attribute>,
    /// Whether they are in DER order, each DER itself.
    pub sorted: bool,
    /// Members that could not be read (only tolerated among unsigned attributes).
    pub unreadable: usize,
    as_sent: Vec<u8>,
    resorted: Vec<u8>,
}

impl Attributes {
    /// Reads signed attributes: every member must be readable.
    pub(super) fn signed(element: &Element<'_>, budget: &mut Budget) -> Result<Self, Asn1Error> {
        let mut members = Vec::new();
        let mut reader = element.children()?;
        while let Some(member) = reader.next(budget)? {
            members.push(member);
        }
        let list = members.iter().map(|m| attribute(m, budget)).collect::<Result<_, _>>()?;
        let der = members.iter().map(|m| to_der(m, budget)).collect::<Result<Vec<_>, _>>()?;
        let resorted = sorted_set(&der.iter().map(Vec::as_slice).collect::<Vec<_>>());
        // RFC 5652 §5.4: the IMPLICIT [0] tag is replaced by that of SET OF before hashing.
        let mut as_sent = element.raw.to_vec();
        if let Some(first) = as_sent.first_mut() {
            *first = 0x31;
        }
        let sorted = is_sorted(&members) && as_sent == resorted;
        Ok(Self { list, sorted, unreadable: 0, as_sent, resorted })
    }

    /// Reads unsigned attributes: what cannot be read is counted and left out, because nothing that was signed depends on it.
    pub(super) fn unsigned(element: &Element<'_>, budget: &mut Budget) -> Self {
        let mut found = Self::default();
        let Ok(mut reader) = element.children() else {
            return Self { unreadable: 1, ..found };
        };
        loop {
            match reader.next(budget) {
                Ok(None) => return found,
                Ok(Some(member)) => match attribute(&member, budget) {
                    Ok(attribute) => found.list.push(attribute),
                    Err(_) => found.unreadable = found.unreadable.saturating_add(1),
                },
                Err(_) => return Self { unreadable: found.unreadable.saturating_add(1), ..found },
            }
        }
    }

    /// Unsigned attributes that cannot be read at all.
    pub(super) fn unreadable() -> Self {
        Self { unreadable: 1, ..Self::default() }
    }

    /// The bytes that were signed, if the sender signed what he sent.
    pub(crate) fn as_sent(&self) -> &[u8] {
        &self.as_sent
    }

    /// The bytes that were signed, if the sender signed the DER form (RFC 5652 §5.4) but sent another.
    pub fn resorted(&self) -> &[u8] {
        &self.resorted
    }

    /// All attributes of a kind.
    pub fn of(&self, oid: ObjectIdentifier) -> impl Iterator<Item = &Attribute> {
        self.list.iter().filter(move |a| a.oid == oid)
    }

    /// The one value of an attribute that may be there once with one value (RFC 5652 §11). `Err(true)`: repeated;
    /// `Err(false)`: absent.
    pub fn single(&self, oid: ObjectIdentifier) -> Result<&[u8], bool> {
        let mut found = self.of(oid);
        let first = found.next().ok_or(false)?;
        match (first.values.as_slice(), found.next()) {
            ([value], None) => Ok(value),
            _ => Err(true),
        }
    }
}

fn attribute(member: &Element<'_>, budget: &mut Budget) -> Result<Attribute, Asn1Error> {
    let mut parts: Reader<'_> = member.children()?;
    let oid = Oid::of(&parts.expect(Tag::OID, budget)?);
    let set = parts.expect(Tag::SET, budget)?;
    parts.finish()?;
    let mut values = Vec::new();
    let mut reader = set.children()?;
    while let Some(value) = reader.next(budget)? {
        values.push(value.raw.to_vec());
    }
    Ok(Attribute { oid, values })
}
