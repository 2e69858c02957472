//! `Name ::= RDNSequence` (RFC 5280 §4.1.2.4) and its comparison (§7.1).

use super::string_preparation::{prepare, skeleton};
use crate::asn1::{Asn1Error, Asn1ErrorKind, Budget, Element, Tag, oid_text, text};
use crate::base::sort;
use core::fmt;

/// One attribute of a relative distinguished name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute {
    /// Dotted object identifier.
    pub oid: String,
    /// Value as text; values that are not strings in hexadecimal with `#` in front.
    pub value: String,
}

/// A distinguished name: relative names in their order, each one or more attributes.
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

    /// Whether this name stands in the subtree below `base`: it begins with the relative names of `base`, in their order
    /// (RFC 5280 §4.2.1.10; §7.1).
    pub fn is_within(&self, base: &Self) -> bool {
        self.folded.starts_with(&base.folded)
    }

    /// Whether this name does not stand below `base` however the characters of both are composed. Less than the opposite of
    /// [`Self::is_within`]: it is what must be known before an exclusion is held not to apply.
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

    /// Whether there is no relative name.
    pub fn is_empty(&self) -> bool {
        self.rdns.is_empty()
    }

    /// All values of an attribute, in order.
    pub fn values(&self, oid: &str) -> Vec<&str> {
        self.rdns.iter().flatten().filter(|a| a.oid == oid).map(|a| a.value.as_str()).collect()
    }

    /// The last common name (CN), which is the most specific.
    pub fn common_name(&self) -> Option<String> {
        self.values("2.5.4.3").last().map(|v| (*v).to_owned())
    }

    /// The first organisation (O).
    pub fn organization(&self) -> Option<String> {
        self.values("2.5.4.10").first().map(|v| (*v).to_owned())
    }

    /// All units (OU).
    pub fn units(&self) -> Vec<String> {
        self.values("2.5.4.11").into_iter().map(str::to_owned).collect()
    }
}

/// The attributes, and the text by which they are compared: in a fixed order, values prepared. Lengths stand in front of values,
/// so that no value can imitate two attributes.
fn relative_name(set: &Element<'_>, budget: &mut Budget) -> Result<(Vec<Attribute>, String), Asn1Error> {
    let (mut attributes, mut compared) = (Vec::new(), Vec::new());
    let mut members = set.children()?;
    while let Some(member) = members.next(budget)? {
        let mut parts = member.children()?;
        let oid = oid_text(parts.expect(Tag::OID, budget)?.content);
        let value = parts.next(budget)?.ok_or(member.fail(Asn1ErrorKind::Truncated))?;
        parts.finish()?;
        let shown = text(&value, budget).map(|t| t.value);
        let folded = match &shown {
            Ok(text) if !text.contains(char::REPLACEMENT_CHARACTER) => prepare(text),
            // Octets that stand for no character are equal to themselves alone.
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
fn bones(rdn: &[Attribute]) -> Option<Vec<(&str, String)>> {
    let mut bones = Vec::with_capacity(rdn.len());
    for attribute in rdn {
        bones.push((attribute.oid.as_str(), skeleton(&prepare(&attribute.value))?));
    }
    sort::sort(&mut bones);
    Some(bones)
}

/// Short names of RFC 4514 §3 and those that Vietnamese certificates use.
fn short_name(oid: &str) -> &str {
    match oid {
        "2.5.4.3" => "CN",
        "2.5.4.4" => "SN",
        "2.5.4.5" => "serialNumber",
        "2.5.4.6" => "C",
        "2.5.4.7" => "L",
        "2.5.4.8" => "ST",
        "2.5.4.9" => "street",
        "2.5.4.10" => "O",
        "2.5.4.11" => "OU",
        "2.5.4.12" => "title",
        "2.5.4.42" => "givenName",
        "2.5.4.97" => "organizationIdentifier",
        "0.9.2342.19200300.100.1.1" => "UID",
        "0.9.2342.19200300.100.1.25" => "DC",
        "1.2.840.113549.1.9.1" => "E",
        other => other,
    }
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
                write!(f, "{}={}", short_name(&attribute.oid), escape(&attribute.value))?;
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
