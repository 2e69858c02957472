//! nameConstraints (RFC 5280 §4.2.1.10).

use super::value::{allowance, count, members, whole};
use super::{Certificate, GeneralName};
use crate::asn1::{Asn1Error, Budget, Element, Tag};
use const_oid::db::rfc5280 as oid;

/// `NameConstraints ::= SEQUENCE { permittedSubtrees [0] GeneralSubtrees OPTIONAL, excludedSubtrees [1] GeneralSubtrees OPTIONAL }`
#[derive(Clone, Debug, Default)]
pub struct NameConstraints {
    /// Names below must be in one of these, as far as their form is mentioned.
    pub permitted: Vec<Subtree>,
    /// Names below must be in none of these.
    pub excluded: Vec<Subtree>,
}

/// `GeneralSubtree ::= SEQUENCE { base GeneralName, minimum [0] INTEGER DEFAULT 0, maximum [1] INTEGER OPTIONAL }`
#[derive(Clone, Debug)]
pub struct Subtree {
    /// Root of the subtree.
    pub base: GeneralName,
    /// Whether minimum is 0 and maximum absent, the only values the profile allows and gives a meaning.
    pub unbounded: bool,
}

/// The constraints that an authority lays upon names below it; `None` when the extension is absent.
pub(crate) fn name_constraints(certificate: &Certificate) -> Result<Option<NameConstraints>, Asn1Error> {
    let Some(extension) = certificate.extension(oid::ID_CE_NAME_CONSTRAINTS) else { return Ok(None) };
    let budget = &mut allowance();
    let mut fields = whole(&extension.value, Tag::SEQUENCE, budget)?.children()?;
    let permitted = subtrees(fields.optional_context(0, budget)?, budget)?;
    let excluded = subtrees(fields.optional_context(1, budget)?, budget)?;
    fields.finish()?;
    Ok(Some(NameConstraints { permitted, excluded }))
}

fn subtrees(element: Option<Element<'_>>, budget: &mut Budget) -> Result<Vec<Subtree>, Asn1Error> {
    element.map_or_else(|| Ok(Vec::new()), |list| members(&list, budget, subtree))
}

fn subtree(element: &Element<'_>, budget: &mut Budget) -> Result<Subtree, Asn1Error> {
    let mut fields = element.children()?;
    let base = fields.next(budget)?.ok_or(element.fail(crate::asn1::Asn1ErrorKind::Truncated))?;
    let base = GeneralName::read(&base, budget)?;
    let minimum = fields.optional_context(0, budget)?.map(|e| count(&e)).transpose()?.unwrap_or(0);
    let maximum = fields.optional_context(1, budget)?;
    fields.finish()?;
    Ok(Subtree { base, unbounded: minimum == 0 && maximum.is_none() })
}
