//! `GeneralName` (RFC 5280 §4.2.1.6).

use super::Name;
use crate::asn1::{Asn1Error, Asn1ErrorKind, Budget, Class, Element, oid_text};

/// One name of any form.
#[derive(Clone, Debug)]
pub enum GeneralName {
    /// otherName, of the type with this identifier.
    Other {
        /// Dotted object identifier of the type.
        type_id: String,
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
    RegisteredId(String),
}

/// The form of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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
            Self::Other { .. } => NameForm::Other,
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

    /// Octets that comparing it may have to look at.
    pub(crate) fn size(&self) -> usize {
        match self {
            Self::Rfc822(text) | Self::Dns(text) | Self::Uri(text) => text.len(),
            Self::Directory(name) => name.raw.len(),
            Self::Other { .. } | Self::X400 | Self::EdiParty | Self::Ip(_) | Self::RegisteredId(_) => 32,
        }
    }

    /// Reads one, under its context tag.
    pub(crate) fn read(element: &Element<'_>, budget: &mut Budget) -> Result<Self, Asn1Error> {
        if element.tag.class != Class::Context {
            return Err(element.fail(Asn1ErrorKind::Value("GeneralName")));
        }
        match element.tag.number {
            0 => {
                let type_id = element.children()?.expect(crate::asn1::Tag::OID, budget)?;
                Ok(Self::Other { type_id: oid_text(type_id.content) })
            }
            1 => ia5(element).map(Self::Rfc822),
            2 => ia5(element).map(Self::Dns),
            3 => Ok(Self::X400),
            // Name is a CHOICE, so its tag is explicit (X.680 §31.2.7).
            4 => Name::read(&element.only_child(budget)?, budget).map(Self::Directory),
            5 => Ok(Self::EdiParty),
            6 => ia5(element).map(Self::Uri),
            7 => primitive(element).map(|octets| Self::Ip(octets.to_vec())),
            8 => primitive(element).map(|octets| Self::RegisteredId(oid_text(octets))),
            _ => Err(element.fail(Asn1ErrorKind::Value("GeneralName"))),
        }
    }
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
