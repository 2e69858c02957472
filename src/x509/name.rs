//! `Name ::= RDNSequence` (RFC 5280 §4.1.2.4) and its comparison (§7.1).

use crate::asn1::{Asn1Error, Asn1ErrorKind, Budget, Element, Tag, oid_text, text};
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
    /// What is compared: attributes folded by the rules of §7.1.
    folded: Vec<Vec<(String, String)>>,
}

impl Name {
    /// Reads the element of a name.
    pub fn read(element: &Element<'_>, budget: &mut Budget) -> Result<Self, Asn1Error> {
        let mut rdns = Vec::new();
        let mut sets = element.children()?;
        while let Some(set) = sets.next(budget)? {
            if !set.is(Tag::SET) {
                return Err(set.fail(Asn1ErrorKind::Form));
            }
            rdns.push(relative_name(&set, budget)?);
        }
        let folded = rdns.iter().map(|rdn| fold_rdn(rdn)).collect();
        Ok(Self { raw: element.raw.to_vec(), rdns, folded })
    }

    /// Whether both are the same name after folding case and white space (RFC 5280 §7.1).
    pub fn matches(&self, other: &Self) -> bool {
        self.raw == other.raw || self.folded == other.folded
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

fn relative_name(set: &Element<'_>, budget: &mut Budget) -> Result<Vec<Attribute>, Asn1Error> {
    let mut attributes = Vec::new();
    let mut members = set.children()?;
    while let Some(member) = members.next(budget)? {
        let mut parts = member.children()?;
        let oid = oid_text(parts.expect(Tag::OID, budget)?.content);
        let value = parts.next(budget)?.ok_or(member.fail(Asn1ErrorKind::Truncated))?;
        parts.finish()?;
        let value = text(&value, budget).map_or_else(|_| format!("#{}", hex::encode(value.raw)), |t| t.value);
        attributes.push(Attribute { oid, value });
    }
    Ok(attributes)
}

/// Attributes in a fixed order, values folded: case, and runs of white space (RFC 4518 as RFC 5280 §7.1 asks for).
fn fold_rdn(rdn: &[Attribute]) -> Vec<(String, String)> {
    let mut folded: Vec<_> = rdn
        .iter()
        .map(|a| (a.oid.clone(), a.value.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()))
        .collect();
    folded.sort();
    folded
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
