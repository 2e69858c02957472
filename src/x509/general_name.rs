//! `GeneralName` (RFC 5280 §4.2.1.6), parsed in one way for all structures that contain it.

use super::Name;
use crate::asn1::{Asn1Error, Asn1ErrorKind, Budget, Class, Element, Oid, Tag};
use crate::base::limits::GENERAL_NAMES;

/// One name of any form.
///
/// ```text
/// GeneralName ::= CHOICE {
///     otherName                  [0] AnotherName,
///     rfc822Name                 [1] IA5String,
///     dNSName                    [2] IA5String,
///     x400Address                [3] ORAddress,
///     directoryName              [4] Name,
///     ediPartyName               [5] EDIPartyName,
///     uniformResourceIdentifier  [6] IA5String,
///     iPAddress                  [7] OCTET STRING,
///     registeredID               [8] OBJECT IDENTIFIER }
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum GeneralName {
    /// otherName, of the type with this identifier.
    Other {
        /// Identifier of the type.
        type_id: Oid,
    },
    /// rfc822Name: a mailbox; in a constraint also a host or a domain.
    Rfc822(String),
    /// dNSName.
    Dns(String),
    /// x400Address, not looked into.
    X400,
    /// directoryName.
    Directory(Name),
    /// ediPartyName, not looked into.
    EdiParty,
    /// uniformResourceIdentifier; in a constraint a host or a domain.
    Uri(String),
    /// iPAddress: 4 or 16 octets; in a constraint 8 or 32, the address and the mask.
    Ip(Vec<u8>),
    /// registeredID.
    RegisteredId(Oid),
    /// Any form, as encoded, where names are compared and not understood (`read_to_compare`).
    Encoded(Vec<u8>),
}

/// The form of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum NameForm {
    /// otherName.
    Other,
    /// rfc822Name.
    Rfc822,
    /// dNSName.
    Dns,
    /// x400Address.
    X400,
    /// directoryName.
    Directory,
    /// ediPartyName.
    EdiParty,
    /// uniformResourceIdentifier.
    Uri,
    /// iPAddress.
    Ip,
    /// registeredID.
    RegisteredId,
}

impl NameForm {
    /// As the standard writes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Other => "otherName",
            Self::Rfc822 => "rfc822Name",
            Self::Dns => "dNSName",
            Self::X400 => "x400Address",
            Self::Directory => "directoryName",
            Self::EdiParty => "ediPartyName",
            Self::Uri => "uniformResourceIdentifier",
            Self::Ip => "iPAddress",
            Self::RegisteredId => "registeredID",
        }
    }
}

impl GeneralName {
    /// Its form.
    pub fn form(&self) -> NameForm {
        match self {
            Self::Other { .. } | Self::Encoded(_) => NameForm::Other,
            Self::Rfc822(_) => NameForm::Rfc822,
            Self::Dns(_) => NameForm::Dns,
            Self::X400 => NameForm::X400,
            Self::Directory(_) => NameForm::Directory,
            Self::EdiParty => NameForm::EdiParty,
            Self::Uri(_) => NameForm::Uri,
            Self::Ip(_) => NameForm::Ip,
            Self::RegisteredId(_) => NameForm::RegisteredId,
        }
    }

    /// The address, if this is one.
    pub fn uri(&self) -> Option<&str> {
        if let Self::Uri(uri) = self { Some(uri) } else { None }
    }

    /// The directory name, if this is one.
    pub fn directory(&self) -> Option<&Name> {
        if let Self::Directory(name) = self { Some(name) } else { None }
    }

    /// Whether both are the same name (RFC 5280 §7). Names of a form that is not looked into are equal to none.
    pub fn matches(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Directory(one), Self::Directory(other)) => one.matches(other),
            (Self::Rfc822(one), Self::Rfc822(other)) | (Self::Dns(one), Self::Dns(other)) => {
                one.eq_ignore_ascii_case(other)
            }
            (Self::Uri(one), Self::Uri(other)) => one == other,
            (Self::Ip(one), Self::Ip(other)) | (Self::Encoded(one), Self::Encoded(other)) => one == other,
            (Self::RegisteredId(one), Self::RegisteredId(other)) => one == other,
            _ => false,
        }
    }

    /// Octets that comparing it may have to look at.
    pub(crate) fn size(&self) -> usize {
        match self {
            Self::Rfc822(text) | Self::Dns(text) | Self::Uri(text) => text.len(),
            Self::Directory(name) => name.raw.len(),
            Self::Encoded(octets) => octets.len(),
            Self::Other { .. } | Self::X400 | Self::EdiParty | Self::Ip(_) | Self::RegisteredId(_) => 32,
        }
    }

    /// Reads one, under its context tag.
    pub(crate) fn read(element: &Element<'_>, budget: &mut Budget) -> Result<Self, Asn1Error> {
        if element.tag.class != Class::Context {
            return Err(element.fail(Asn1ErrorKind::Value("GeneralName")));
        }
        match element.tag.number {
            0 => Ok(Self::Other { type_id: Oid::of(&element.children()?.expect(Tag::OID, budget)?) }),
            1 => ia5(element).map(Self::Rfc822),
            2 => ia5(element).map(Self::Dns),
            3 => Ok(Self::X400),
            4 => directory(element, budget),
            5 => Ok(Self::EdiParty),
            6 => ia5(element).map(Self::Uri),
            7 => primitive(element).map(|octets| Self::Ip(octets.to_vec())),
            8 => primitive(element).map(|_| Self::RegisteredId(Oid::of(element))),
            _ => Err(element.fail(Asn1ErrorKind::Value("GeneralName"))),
        }
    }

    /// Reads one that is compared with others of its kind or fetched from, and decides nothing by itself: a directory name or an
    /// address, and any other form, well made or not, as encoded.
    pub(crate) fn read_to_compare(element: &Element<'_>, budget: &mut Budget) -> Result<Self, Asn1Error> {
        match (element.tag.class, element.tag.number) {
            (Class::Context, 4) => directory(element, budget),
            (Class::Context, 6) => {
                let text = String::from_utf8(element.content.to_vec());
                Ok(text.map_or_else(|_| Self::Encoded(element.raw.to_vec()), Self::Uri))
            }
            _ => Ok(Self::Encoded(element.raw.to_vec())),
        }
    }

    /// `GeneralNames`, also under an implicit tag, each as [`Self::read_to_compare`] has it. What is beyond the limit is left out.
    pub(crate) fn read_all_to_compare(element: &Element<'_>, budget: &mut Budget) -> Result<Vec<Self>, Asn1Error> {
        let mut names = Vec::new();
        let mut parts = element.children()?;
        while let Some(part) = parts.next(budget)? {
            if names.len() < GENERAL_NAMES {
                names.push(Self::read_to_compare(&part, budget)?);
            }
        }
        Ok(names)
    }
}

/// Name is a CHOICE, so its tag [4] is explicit (X.680 §31.2.7).
fn directory(element: &Element<'_>, budget: &mut Budget) -> Result<GeneralName, Asn1Error> {
    let name = element.only_child_of(Tag::SEQUENCE, budget)?;
    Name::read(&name, budget).map(GeneralName::Directory)
}

fn primitive<'a>(element: &Element<'a>) -> Result<&'a [u8], Asn1Error> {
    if element.tag.constructed { Err(element.fail(Asn1ErrorKind::Form)) } else { Ok(element.content) }
}

/// IA5String under an implicit tag. An octet above 127 has no meaning in it, so a name with one cannot be compared.
fn ia5(element: &Element<'_>) -> Result<String, Asn1Error> {
    let octets = primitive(element)?;
    let bad = element.fail(Asn1ErrorKind::Value("IA5String"));
    if !octets.is_ascii() {
        return Err(bad);
    }
    String::from_utf8(octets.to_vec()).map_err(|_| bad)
}
