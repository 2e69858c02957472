//! `Name ::= RDNSequence` (RFC 5280 §4.1.2.4) and its comparison (§7.1).

use super::string_preparation::{prepare, skeleton};
use super::value::{allowance, whole};
use crate::asn1::{Asn1Error, Asn1ErrorKind, Budget, Element, Oid, Tag, definite_header, text};
use crate::base::sort;
use const_oid::ObjectIdentifier;
use const_oid::db::{rfc3280, rfc4519};
use core::fmt;

/// One attribute of a relative distinguished name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute {
    /// Which.
    pub oid: Oid,
    /// Value as text; values that are not strings in hexadecimal with `#` in front.
    pub value: String,
}

/// A distinguished name: relative names in their order, each one or more attributes.
///
/// ```text
/// Name ::= CHOICE { rdnSequence RDNSequence }
/// RDNSequence ::= SEQUENCE OF RelativeDistinguishedName
/// RelativeDistinguishedName ::= SET SIZE (1..MAX) OF AttributeTypeAndValue
/// AttributeTypeAndValue ::= SEQUENCE { type OBJECT IDENTIFIER, value ANY DEFINED BY type }
/// ```
#[derive(Clone, Debug, Default)]
pub struct Name {
    /// As encoded.
    pub raw: Vec<u8>,
    /// Relative names.
    pub rdns: Vec<Vec<Attribute>>,
    /// What is compared: one text for each relative name, folded by the rules of §7.1.
    folded: Vec<String>,
}

impl Name {
    /// Reads the element of a name.
    pub fn read(element: &Element<'_>, budget: &mut Budget) -> Result<Self, Asn1Error> {
        let (mut rdns, mut folded) = (Vec::new(), Vec::new());
        let mut sets = element.children()?;
        while let Some(set) = sets.next(budget)? {
            if !set.is(Tag::SET) {
                return Err(set.fail(Asn1ErrorKind::Form));
            }
            let (attributes, compared) = relative_name(&set, budget)?;
            rdns.push(attributes);
            folded.push(compared);
        }
        Ok(Self { raw: element.raw.to_vec(), rdns, folded })
    }

    /// Whether both are the same name after folding case and white space (RFC 5280 §7.1).
    pub fn matches(&self, other: &Self) -> bool {
        self.raw == other.raw || self.folded == other.folded
    }

    /// This name with one more relative name at its end, of which the content is given.
    pub(super) fn with_rdn(&self, content: &[u8]) -> Option<Self> {
        let budget = &mut allowance();
        let own = whole(&self.raw, Tag::SEQUENCE, budget).ok()?.content;
        let rdn = [&definite_header(Tag::SET, content.len()), content].concat();
        let header = definite_header(Tag::SEQUENCE, own.len().saturating_add(rdn.len()));
        let longer = [&header, own, &rdn].concat();
        Self::read(&whole(&longer, Tag::SEQUENCE, budget).ok()?, budget).ok()
    }

    /// Whether this name is in the subtree below `base`: it begins with the relative names of `base`, in their order
    /// (RFC 5280 §4.2.1.10; §7.1).
    pub(crate) fn is_within(&self, base: &Self) -> bool {
        self.folded.starts_with(&base.folded)
    }

    /// Whether this name is not below `base`, however the characters of both are composed. This is not the opposite of
    /// [`Self::is_within`]: it must be known before an exclusion can be said not to apply.
    pub(crate) fn is_surely_outside(&self, base: &Self) -> bool {
        let differ = |(one, other): (&Vec<Attribute>, &Vec<Attribute>)| match (bones(one), bones(other)) {
            (Some(one), Some(other)) => one != other,
            _ => false,
        };
        self.rdns.len() < base.rdns.len() || self.rdns.iter().zip(&base.rdns).any(differ)
    }

    /// Equal for names that match, and for no others.
    pub(crate) fn folded(&self) -> &[String] {
        &self.folded
    }

    /// Whether it has no relative names.
    pub fn is_empty(&self) -> bool {
        self.rdns.is_empty()
    }

    /// All values of an attribute, in order.
    pub fn values(&self, oid: ObjectIdentifier) -> Vec<&str> {
        self.rdns.iter().flatten().filter(|a| a.oid == oid).map(|a| a.value.as_str()).collect()
    }

    /// The last common name (CN), which is the most specific.
    pub fn common_name(&self) -> Option<String> {
        self.values(rfc4519::CN).last().map(|v| (*v).to_owned())
    }

    /// The first organisation (O).
    pub fn organization(&self) -> Option<String> {
        self.values(rfc4519::O).first().map(|v| (*v).to_owned())
    }

    /// All units (OU).
    pub fn units(&self) -> Vec<String> {
        self.values(rfc4519::OU).into_iter().map(str::to_owned).collect()
    }
}

/// The attributes, and the text by which they are compared: in a fixed order, values prepared. Lengths come before values,
/// so that no value can imitate two attributes.
fn relative_name(set: &Element<'_>, budget: &mut Budget) -> Result<(Vec<Attribute>, String), Asn1Error> {
    let (mut attributes, mut compared) = (Vec::new(), Vec::new());
    let mut members = set.children()?;
    while let Some(member) = members.next(budget)? {
        let mut parts = member.children()?;
        let oid = Oid::of(&parts.expect(Tag::OID, budget)?);
        let value = parts.next(budget)?.ok_or(member.fail(Asn1ErrorKind::Truncated))?;
        parts.finish()?;
        let shown = text(&value, budget).map(|t| t.value);
        let folded = match &shown {
            Ok(text) if !text.contains(char::REPLACEMENT_CHARACTER) => prepare(text),
            // Octets that encode no character are equal to themselves alone.
            _ => format!("#{}", hex::encode(value.raw)),
        };
        compared.push(format!("{oid}={}:{folded};", folded.len()));
        let value = shown.unwrap_or_else(|_| format!("#{}", hex::encode(value.raw)));
        attributes.push(Attribute { oid, value });
    }
    sort::sort(&mut compared);
    Ok((attributes, compared.concat()))
}

/// Types and skeletons of the attributes, in a fixed order.
fn bones(rdn: &[Attribute]) -> Option<Vec<(&Oid, String)>> {
    let mut bones = Vec::with_capacity(rdn.len());
    for attribute in rdn {
        bones.push((&attribute.oid, skeleton(&prepare(&attribute.value))?));
    }
    sort::sort(&mut bones);
    Some(bones)
}

/// organizationIdentifier (X.520; EN 319 412-1 §5.1.4), which the database of names does not have.
const ORGANIZATION_IDENTIFIER: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.97");

/// Short names of RFC 4514 §3 and those that Vietnamese certificates use.
fn short_name(oid: &Oid) -> Option<&'static str> {
    Some(match oid.known()? {
        rfc4519::CN => "CN",
        rfc4519::SN => "SN",
        rfc4519::SERIAL_NUMBER => "serialNumber",
        rfc4519::C => "C",
        rfc4519::L => "L",
        rfc4519::ST => "ST",
        rfc4519::STREET => "street",
        rfc4519::O => "O",
        rfc4519::OU => "OU",
        rfc4519::TITLE => "title",
        rfc4519::GIVEN_NAME => "givenName",
        ORGANIZATION_IDENTIFIER => "organizationIdentifier",
        rfc4519::UID => "UID",
        rfc4519::DC => "DC",
        rfc3280::EMAIL_ADDRESS => "E",
        _ => return None,
    })
}

/// The text form of RFC 4514: last relative name first, special characters escaped.
impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, rdn) in self.rdns.iter().rev().enumerate() {
            if index > 0 {
                f.write_str(",")?;
            }
            for (position, attribute) in rdn.iter().enumerate() {
                if position > 0 {
                    f.write_str("+")?;
                }
                match short_name(&attribute.oid) {
                    Some(name) => f.write_str(name)?,
                    None => attribute.oid.fmt(f)?,
                }
                write!(f, "={}", escape(&attribute.value))?;
            }
        }
        Ok(())
    }
}

/// RFC 4514 §2.4; control characters are shown in hexadecimal so that no name can write into a terminal or a page.
fn escape(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for (index, c) in value.chars().enumerate() {
        let edge =
            (index == 0 && (c == '#' || c == ' ')) || (c == ' ' && index.saturating_add(1) == value.chars().count());
        match c {
            '"' | '+' | ',' | ';' | '<' | '>' | '\\' => out.extend(['\\', c]),
            _ if edge => out.extend(['\\', c]),
            _ if c.is_control() => {
                let mut octets = [0; 4];
                for octet in c.encode_utf8(&mut octets).bytes() {
                    out.push_str(&format!("\\{octet:02X}"));
                }
            }
            _ => out.push(c),
        }
    }
    out
}
