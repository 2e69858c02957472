//! GeneralNames (RFC 5280 §4.2.1.6) as far as distribution points compare them.

use super::explicit::explicit;
use crate::asn1::{Asn1Error, Budget, Element, Tag};
use crate::x509::Name;

/// Most names in one distribution point.
const NAMES: usize = 1_024;

/// One name.
#[derive(Clone, Debug)]
pub(crate) enum GeneralName {
    /// directoryName [4], compared by RFC 5280 §7.1.
    Directory(Name),
    /// uniformResourceIdentifier [6].
    Uri(Vec<u8>),
    /// Any other form, as encoded.
    Other(Vec<u8>),
}

impl GeneralName {
    /// One name of the CHOICE.
    pub(crate) fn read(element: &Element<'_>, budget: &mut Budget) -> Result<Self, Asn1Error> {
        match element.tag.number {
            // A Name is itself a CHOICE, so its tag [4] is explicit.
            4 => Ok(Self::Directory(Name::read(&explicit(element, Tag::SEQUENCE, budget)?, budget)?)),
            6 => Ok(Self::Uri(element.content.to_vec())),
            _ => Ok(Self::Other(element.raw.to_vec())),
        }
    }

    /// The names of a SEQUENCE OF, also under an implicit tag; further ones than the limit are left out.
    pub(crate) fn read_all(element: &Element<'_>, budget: &mut Budget) -> Result<Vec<Self>, Asn1Error> {
        let mut names = Vec::new();
        let mut parts = element.children()?;
        while let Some(part) = parts.next(budget)? {
            if names.len() < NAMES {
                names.push(Self::read(&part, budget)?);
            }
        }
        Ok(names)
    }

    /// Whether both are the same name.
    pub(crate) fn matches(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Directory(a), Self::Directory(b)) => a.matches(b),
            (Self::Uri(a), Self::Uri(b)) | (Self::Other(a), Self::Other(b)) => a == b,
            _ => false,
        }
    }

    /// The address, if this is one.
    pub(crate) fn uri(&self) -> Option<String> {
        match self {
            Self::Uri(octets) => Some(String::from_utf8_lossy(octets).into_owned()),
            _ => None,
        }
    }

    /// The directory name, if this is one.
    pub(crate) fn directory(&self) -> Option<&Name> {
        match self {
            Self::Directory(name) => Some(name),
            _ => None,
        }
    }
}

/// Whether one of the names is in both.
pub(crate) fn share_a_name(a: &[GeneralName], b: &[GeneralName]) -> bool {
    a.iter().any(|one| b.iter().any(|other| one.matches(other)))
}
