//! Rules that RFC 5280 §4 lays upon issuers and on which no path rule depends.

use crate::x509::{
    Authority, Certificate, ExtendedKeyUsage, GeneralName, KeyUse, access_readable, alternative_names, authority,
    authority_key_id, basic_constraints_readable, extended_key_usage, key_usage_allows, name_constraints,
    subject_key_id,
};
use const_oid::ObjectIdentifier;
use const_oid::db::rfc5280 as oid;

/// Names of the rules that a certificate breaks, in a fixed order. `is_authority` is what the path uses it as.
pub(super) fn broken(certificate: &Certificate, is_authority: bool) -> Vec<&'static str> {
    let mut broken = Vec::new();
    let mut rule = |holds: bool, name: &'static str| {
        if !holds {
            broken.push(name);
        }
    };
    serial(certificate, &mut rule);
    identity(certificate, is_authority, &mut rule);
    key_identifiers(certificate, is_authority, &mut rule);
    authority_rules(certificate, is_authority, &mut rule);
    alternative(certificate, &mut rule);
    constraints(certificate, is_authority, &mut rule);
    let usable = extended_key_usage(certificate) != ExtendedKeyUsage::Unreadable;
    rule(usable, "extKeyUsage names a purpose (§4.2.1.12)");
    rule(access_readable(certificate), "authorityInfoAccess can be read (§4.2.2.1)");
    rule(!critical(certificate, oid::ID_PE_AUTHORITY_INFO_ACCESS), "authorityInfoAccess is not critical (§4.2.2.1)");
    broken
}

type Rule<'a> = dyn FnMut(bool, &'static str) + 'a;

fn has(certificate: &Certificate, oid: ObjectIdentifier) -> bool {
    certificate.extension(oid).is_some()
}

fn critical(certificate: &Certificate, oid: ObjectIdentifier) -> bool {
    certificate.extension(oid).is_some_and(|e| e.critical)
}

/// §4.1.2.2.
fn serial(certificate: &Certificate, rule: &mut Rule<'_>) {
    let octets = &certificate.serial;
    rule(octets.iter().any(|o| *o != 0), "the serial number is not zero (§4.1.2.2)");
    rule(octets.first().is_none_or(|o| o & 0x80 == 0), "the serial number is not negative (§4.1.2.2)");
    rule(octets.len() <= 20, "the serial number has at most 20 octets (§4.1.2.2)");
}

/// §4.1.2.1, §4.1.2.4, §4.1.2.6.
fn identity(certificate: &Certificate, is_authority: bool, rule: &mut Rule<'_>) {
    rule(certificate.version == 3 || certificate.extensions.is_empty(), "extensions only in version 3 (§4.1.2.1)");
    rule(!certificate.issuer.is_empty(), "the issuer has a name (§4.1.2.4)");
    rule(!(is_authority && certificate.subject.is_empty()), "an authority has a name (§4.1.2.6)");
}

/// §4.2.1.1, §4.2.1.2.
fn key_identifiers(certificate: &Certificate, is_authority: bool, rule: &mut Rule<'_>) {
    let own_issuer = certificate.is_self_issued();
    rule(own_issuer || authority_key_id(certificate).is_some(), "authorityKeyIdentifier is there (§4.2.1.1)");
    rule(
        !critical(certificate, oid::ID_CE_AUTHORITY_KEY_IDENTIFIER),
        "authorityKeyIdentifier is not critical (§4.2.1.1)",
    );
    rule(!is_authority || subject_key_id(certificate).is_some(), "an authority has subjectKeyIdentifier (§4.2.1.2)");
    rule(!critical(certificate, oid::ID_CE_SUBJECT_KEY_IDENTIFIER), "subjectKeyIdentifier is not critical (§4.2.1.2)");
}

/// §4.2.1.3, §4.2.1.9.
fn authority_rules(certificate: &Certificate, is_authority: bool, rule: &mut Rule<'_>) {
    let readable = basic_constraints_readable(certificate);
    rule(readable, "basicConstraints can be read (§4.2.1.9)");
    let is_ca = matches!(authority(certificate), Authority::Yes { .. });
    let signs = has(certificate, oid::ID_CE_KEY_USAGE) && key_usage_allows(certificate, KeyUse::Certificates);
    rule(!signs || is_ca, "keyCertSign only with cA (§4.2.1.3)");
    rule(
        !(is_authority && is_ca) || critical(certificate, oid::ID_CE_BASIC_CONSTRAINTS),
        "basicConstraints of an authority is critical (§4.2.1.9)",
    );
}

/// §4.2.1.6.
fn alternative(certificate: &Certificate, rule: &mut Rule<'_>) {
    let names = alternative_names(certificate);
    rule(names.is_ok(), "subjectAltName can be read (§4.2.1.6)");
    let named = !certificate.subject.is_empty() || critical(certificate, oid::ID_CE_SUBJECT_ALT_NAME);
    rule(named, "without a subject, subjectAltName is there and critical (§4.2.1.6)");
    let names = names.ok().flatten().unwrap_or_default();
    let preferred = names.iter().all(|n| !matches!(n, GeneralName::Dns(name) if !is_preferred(name)));
    rule(preferred, "dNSName has the preferred syntax (§4.2.1.6; RFC 1034 §3.5)");
}

/// Labels of letters, digits and inner hyphens, the last one not a number. Comparing names handles a leading wildcard
/// label.
fn is_preferred(name: &str) -> bool {
    let name = name.strip_prefix("*.").unwrap_or(name);
    let inner = |l: &str| l.bytes().all(|c| c.is_ascii_alphanumeric() || c == b'-');
    let label = |l: &str| (1..=63).contains(&l.len()) && inner(l) && !l.starts_with('-') && !l.ends_with('-');
    let number = name.rsplit('.').next().is_some_and(|last| last.bytes().all(|c| c.is_ascii_digit()));
    name.len() <= 253 && name.split('.').all(label) && !number
}

/// §4.2.1.10, §4.2.1.11.
fn constraints(certificate: &Certificate, is_authority: bool, rule: &mut Rule<'_>) {
    if has(certificate, oid::ID_CE_NAME_CONSTRAINTS) {
        let is_ca = is_authority || matches!(authority(certificate), Authority::Yes { .. });
        rule(is_ca, "nameConstraints only in certificates of authorities (§4.2.1.10)");
        rule(critical(certificate, oid::ID_CE_NAME_CONSTRAINTS), "nameConstraints is critical (§4.2.1.10)");
        let empty =
            matches!(name_constraints(certificate), Ok(Some(c)) if c.permitted.is_empty() && c.excluded.is_empty());
        rule(!empty, "nameConstraints constrains something (§4.2.1.10)");
    }
    for (extension, name) in [
        (oid::ID_CE_POLICY_CONSTRAINTS, "policyConstraints is critical (§4.2.1.11)"),
        (oid::ID_CE_INHIBIT_ANY_POLICY, "inhibitAnyPolicy is critical (§4.2.1.14)"),
    ] {
        rule(!has(certificate, extension) || critical(certificate, extension), name);
    }
}
