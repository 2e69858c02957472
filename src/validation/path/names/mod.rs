//! Name constraints along a path (RFC 5280 §6.1.3 (b), (c), §6.1.4 (g); §4.2.1.10).
//!
//! The permitted subtrees of several authorities are not intersected as sets. A name must satisfy the constraints of
//! every authority above it, one after the other; the result is the same, and the violated constraint is known.

mod dns;
mod ip;
mod mailbox;
mod side;
mod uri;

use crate::x509::{Certificate, GeneralName, Name, NameConstraints, NameForm, Subtree, alternative_names};
use const_oid::ObjectIdentifier;
use const_oid::db::rfc3280::EMAIL_ADDRESS;
use side::{NotComparable, Side};
use std::collections::HashMap;

/// id-on-SmtpUTF8Mailbox: a mailbox in an otherName (RFC 9598), to which constraints on mailboxes also apply. The
/// database of names does not have it.
const SMTP_UTF8_MAILBOX: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.8.9");

/// Octets compared for the price of one step.
const OCTETS_PER_STEP: usize = 64;

/// How a name breaks a constraint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NameFault {
    pub(super) kind: NameFaultKind,
    /// The form of the name.
    pub(super) form: NameForm,
    /// The name, as far as it can be shown.
    pub(super) name: String,
    /// Who laid the constraint upon it.
    pub(super) by: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NameFaultKind {
    /// In none of the permitted subtrees, §6.1.3 (b).
    NotPermitted,
    /// In an excluded subtree, §6.1.3 (c).
    Excluded,
    /// The form is constrained in a way that is not evaluated, so the name must not be accepted, §4.2.1.10.
    Unsupported,
    /// The name or the constraint is not of the syntax of its form.
    NotComparable,
    /// More comparisons than allowed.
    Budget,
}

/// The constraints of one authority, by form.
struct Layer {
    by: String,
    permitted: HashMap<NameForm, Vec<Subtree>>,
    excluded: HashMap<NameForm, Vec<Subtree>>,
}

/// permitted_subtrees and excluded_subtrees of §6.1.2 (b), (c).
#[derive(Default)]
pub(super) struct NameWalk {
    layers: Vec<Layer>,
}

impl NameWalk {
    /// Adds the constraints of an authority, §6.1.4 (g).
    pub(super) fn constrain(&mut self, constraints: NameConstraints, by: String) {
        let permitted = by_form(constraints.permitted);
        let excluded = by_form(constraints.excluded);
        if !(permitted.is_empty() && excluded.is_empty()) {
            self.layers.push(Layer { by, permitted, excluded });
        }
    }

    /// Whether there is anything to check.
    pub(super) fn is_empty(&self) -> bool {
        self.layers.is_empty()
    }

    /// Whether all names of a certificate are as the authorities above allow: its subject, the mailboxes in it, and its
    /// alternative names. `steps` pays for the comparisons.
    pub(super) fn check(&self, certificate: &Certificate, steps: &mut usize) -> Result<(), NameFault> {
        if self.is_empty() {
            return Ok(());
        }
        let alternative = alternative_names(certificate).map_err(|_| NameFault {
            kind: NameFaultKind::NotComparable,
            form: NameForm::Other,
            name: "subjectAltName".to_owned(),
            by: self.layers.first().map(|l| l.by.clone()).unwrap_or_default(),
        })?;
        let subject = (!certificate.subject.is_empty()).then(|| GeneralName::Directory(certificate.subject.clone()));
        let mailboxes =
            certificate.subject.values(EMAIL_ADDRESS).into_iter().map(|m| GeneralName::Rfc822(m.to_owned()));
        for name in subject.into_iter().chain(mailboxes).chain(alternative.unwrap_or_default()) {
            self.layers.iter().try_for_each(|layer| layer.check(&name, steps))?;
        }
        Ok(())
    }
}

fn by_form(subtrees: Vec<Subtree>) -> HashMap<NameForm, Vec<Subtree>> {
    let mut sorted: HashMap<NameForm, Vec<Subtree>> = HashMap::new();
    for subtree in subtrees {
        sorted.entry(subtree.base.form()).or_default().push(subtree);
    }
    sorted
}

impl Layer {
    fn check(&self, name: &GeneralName, steps: &mut usize) -> Result<(), NameFault> {
        let form = name.form();
        let fault = |kind| NameFault { kind, form, name: show(name), by: self.by.clone() };
        if let GeneralName::Other { type_id } = name
            && *type_id == SMTP_UTF8_MAILBOX
            && (self.permitted.contains_key(&NameForm::Rfc822) || self.excluded.contains_key(&NameForm::Rfc822))
        {
            return Err(fault(NameFaultKind::Unsupported));
        }
        let excluded = self.excluded.get(&form).map_or(&[][..], Vec::as_slice);
        if any_holds(excluded, name, Side::Excluded, steps).map_err(fault)? {
            return Err(fault(NameFaultKind::Excluded));
        }
        match self.permitted.get(&form) {
            Some(permitted) if !any_holds(permitted, name, Side::Permitted, steps).map_err(fault)? => {
                Err(fault(NameFaultKind::NotPermitted))
            }
            _ => Ok(()),
        }
    }
}

/// Whether the name is in one of the subtrees. All are checked before a yes, because an invalid one makes the whole
/// constraint impossible to evaluate.
fn any_holds(subtrees: &[Subtree], name: &GeneralName, side: Side, steps: &mut usize) -> Result<bool, NameFaultKind> {
    let mut found = false;
    for subtree in subtrees {
        let price = name.size().min(subtree.base.size()) / OCTETS_PER_STEP;
        *steps = steps.checked_sub(price.saturating_add(1)).ok_or(NameFaultKind::Budget)?;
        if !subtree.unbounded {
            return Err(NameFaultKind::Unsupported);
        }
        found |= lies_in(name, &subtree.base, side)?;
    }
    Ok(found)
}

fn lies_in(name: &GeneralName, base: &GeneralName, side: Side) -> Result<bool, NameFaultKind> {
    let within = match (name, base) {
        (GeneralName::Directory(name), GeneralName::Directory(base)) => directory(name, base, side),
        (GeneralName::Dns(name), GeneralName::Dns(base)) => dns::within(name, base, side),
        (GeneralName::Rfc822(name), GeneralName::Rfc822(base)) => mailbox::within(name, base, side),
        (GeneralName::Uri(name), GeneralName::Uri(base)) => uri::within(name, base),
        (GeneralName::Ip(name), GeneralName::Ip(base)) => ip::within(name, base),
        _ => return Err(NameFaultKind::Unsupported),
    };
    within.map_err(|NotComparable| NameFaultKind::NotComparable)
}

/// directoryName: the name begins with the relative names of the base (§4.2.1.10). An exclusion does not apply only if
/// the names differ in more than the composition of characters.
fn directory(name: &Name, base: &Name, side: Side) -> Result<bool, NotComparable> {
    match (name.is_within(base), side) {
        (false, Side::Excluded) if !name.is_surely_outside(base) => Err(NotComparable),
        (within, _) => Ok(within),
    }
}

fn show(name: &GeneralName) -> String {
    let control =
        |text: &str| text.chars().map(|c| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c }).collect();
    match name {
        GeneralName::Directory(name) => name.to_string(),
        GeneralName::Dns(text) | GeneralName::Rfc822(text) | GeneralName::Uri(text) => control(text),
        GeneralName::Ip(octets) => hex::encode(octets),
        GeneralName::Other { type_id: oid } | GeneralName::RegisteredId(oid) => oid.to_string(),
        GeneralName::X400 | GeneralName::EdiParty | GeneralName::Encoded(_) => String::new(),
    }
}
