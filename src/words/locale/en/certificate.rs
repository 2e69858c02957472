//! English: certificates, their paths and trust.

use crate::base::finding::{Code, Finding};
use crate::words::text::{Text, local_param};

pub(super) fn finding(f: &Finding) -> Option<Text> {
    let p = |name: &str| f.param(name);
    let t = |name: &str| local_param(f, name);
    Some(match f.code {
        Code::NameMisleading => Text::new(
            "A name in the certificate may be shown wrongly",
            format!(
                "The certificate «{}» has a name with hidden characters or characters that turn the direction of writing; what is seen may not be what it says.",
                p("certificate")
            ),
            "Do not rely on the name shown; compare the certificate's serial number and SHA-256 with the issuer.",
        ),
        Code::IssuerMissing => Text::new(
            format!("The certificate of the issuer “{}” is missing", p("issuer")),
            "It is not at hand, so no path to a root could be built.",
            if p("urls").is_empty() {
                "Add the issuer's certificate and check again.".to_owned()
            } else {
                format!("Get the certificate from {}, add it and check again.", p("urls"))
            },
        ),
        Code::CertificateDistrusted => Text::new(
            "The user removed a certificate from the trusted ones",
            format!(
                "The path leads through “{}” (SHA-256 {}), which whoever checks has chosen not to trust.",
                p("certificate"),
                p("sha256")
            ),
            "Do not take this signature as verified; if it was removed by mistake, undo that and check again.",
        ),
        Code::RootUntrusted => Text::new(
            "The path does not lead to a trusted root",
            format!("The root “{}” is not in the trust list (compared by key, not by name).", p("root")),
            "Do not treat it as an official-duty signature; ask the sender who issued the certificate.",
        ),
        Code::AnchorPurpose => Text::new(
            "The root is not trusted for this purpose",
            format!("The trust data name “{}” as trusted, but not for this purpose ({}).", p("root"), p("purpose")),
            "Ask the sender about the issuer, or check the trust data.",
        ),
        Code::AnchorNotTrusted => Text::new(
            "The root was not trusted at the time that counts",
            format!("The trust data trust “{}” for another period than that of {}{}.", p("root"), t("time"), period(f)),
            "Add evidence that the document was signed while the root was trusted.",
        ),
        Code::CertificateSignatureWrong => Text::new(
            "The signature on a certificate is wrong",
            format!("“{}” was not issued by the authority it names, or was altered.", p("certificate")),
            "Do not accept it; ask for a signature with a valid certificate.",
        ),
        Code::CertificateExpired => Text::new(
            "A certificate had expired at the time that counts",
            format!("“{}” ended {}; the time that counts is {}.", p("certificate"), t("notAfter"), t("time")),
            "Evidence is needed (time-stamp, receipt time) that it was signed while the certificate was valid.",
        ),
        Code::CertificateNotYetValid => Text::new(
            "A certificate was not yet valid at the time that counts",
            format!("“{}” begins {}; the time that counts is {}.", p("certificate"), t("notBefore"), t("time")),
            "Ask the sender when it was signed.",
        ),
        Code::CertificateExpiredSince => Text::remark(
            "The certificate was valid when signing and has expired since",
            format!(
                "“{}” ended {}, after the stamped time {}. Expiry later does not take the signature's value.",
                p("certificate"),
                t("notAfter"),
                t("time")
            ),
        ),
        Code::IssuerNotCa => Text::new(
            "An issuer in the path is not a certification authority",
            format!("“{}” may not issue certificates to others.", p("certificate")),
            "Do not accept it; this is how paths are forged.",
        ),
        Code::PathTooLong => Text::new(
            "The path is longer than allowed",
            format!("“{}” does not allow so many authorities below it.", p("certificate")),
            "Do not accept it; ask the sender.",
        ),
        Code::IssuerKeyUsage => Text::new(
            "An issuer's key may not sign certificates",
            format!("“{}” lacks the key usage keyCertSign.", p("certificate")),
            "Do not accept it; ask the sender.",
        ),
        Code::SignerKeyUsage => Text::new(
            "The certificate is not for signing documents",
            format!("“{}” has neither digitalSignature nor nonRepudiation.", p("certificate")),
            "Ask for a signature with a certificate of the right purpose.",
        ),
        Code::CriticalExtensionUnknown => Text::new(
            "A certificate sets a condition that is not understood",
            format!("“{}” has the critical extension {}.", p("certificate"), p("oid")),
            "Use the issuer's own tool.",
        ),
        Code::ExtensionUnreadable => Text::new(
            "An extension of a certificate cannot be read",
            format!(
                "{} of “{}” is malformed, so what the certificate demands is not known.",
                p("extension"),
                p("certificate")
            ),
            "Ask the issuer of the certificate to look at it.",
        ),
        Code::NameNotPermitted => Text::new(
            "A name lies outside what its issuer may name",
            format!(
                "“{}” ({}) in “{}” is not within the names that “{}” permits.",
                p("name"),
                p("form"),
                p("certificate"),
                p("constrainedBy")
            ),
            "Do not accept this certificate; tell its issuer.",
        ),
        Code::NameExcluded => Text::new(
            "A name is one that its issuer must not name",
            format!(
                "“{}” ({}) in “{}” is within the names that “{}” excludes.",
                p("name"),
                p("form"),
                p("certificate"),
                p("constrainedBy")
            ),
            "Do not accept this certificate; tell its issuer.",
        ),
        Code::NameConstraintUnsupported => Text::new(
            "A constraint on names is of a kind that is not evaluated",
            format!(
                "“{}” constrains names of the form {}, and “{}” has one.",
                p("constrainedBy"),
                p("form"),
                p("certificate")
            ),
            "Use the issuer's own tool.",
        ),
        Code::NameNotComparable => Text::new(
            "A name or a constraint on names is malformed",
            format!(
                "“{}” ({}) in “{}” cannot be compared with the constraint of “{}”.",
                p("name"),
                p("form"),
                p("certificate"),
                p("constrainedBy")
            ),
            "Ask the issuer of the certificate to look at it.",
        ),
        Code::PolicyMissing => Text::new(
            "The path does not follow a certificate policy that is asked for",
            format!("No acceptable certificate policy runs along the whole path ({}).", p("policies")),
            "Ask the issuer which policy applies.",
        ),
        Code::PolicyMapsAny => Text::new(
            "A mapping of certificate policies is not allowed",
            format!("“{}” maps “any policy”, which the standard forbids.", p("certificate")),
            "Do not accept this path; tell the issuer.",
        ),
        Code::KeyPurposeMissing => Text::new(
            "The certificate is not one for this purpose",
            format!("“{}” was not issued for the key purpose {}.", p("certificate"), p("purpose")),
            "Use a certificate made for the purpose.",
        ),
        Code::CertificateProfile => Text::remark(
            "A certificate departs from the rules for issuers",
            format!(
                "“{}” does not keep to these rules: {}. What the certificate says is not changed by it.",
                p("certificate"),
                p("rules")
            ),
        ),
        Code::CertificateMalformed => Text::new(
            "A certificate cannot be read",
            format!("Its data are damaged ({}).", p("reason")),
            "Ask the sender for it again.",
        ),
        Code::PathBudget => Text::new(
            "The search for a path was given up at its limit",
            "There are too many candidates.",
            "Leave out certificates that do not belong here and check again.",
        ),
        Code::TrustedDirectly => Text::new(
            "The certificate itself was given as trusted",
            format!("“{}” is in the trust list; nothing above it was checked.", p("certificate")),
            "Trust certificates of authorities only.",
        ),
        Code::EvidenceUnreachable => Text::new(
            format!("No answer from {}", p("host")),
            format!("{} was asked for a {} and did not answer.", p("host"), asked_for(p("kind"))),
            "Try again later, or add the file itself.",
        ),
        Code::EvidenceRefused => Text::new(
            format!("{} gave nothing", p("host")),
            format!("{} was asked for a {} and answered that it has none to give.", p("host"), asked_for(p("kind"))),
            "Ask the authority, or add the file itself.",
        ),
        Code::EvidenceWrongContent => Text::new(
            format!("{} gave something else", p("host")),
            format!("{} was asked for a {}. What it gave is none.", p("host"), asked_for(p("kind"))),
            "Tell the authority, or add the file itself.",
        ),
        Code::EvidenceRecordUnproven => Text::new(
            "An evidence record proves nothing",
            format!(
                "The evidence record with SHA-256 {} could not be verified ({}), so it is not used.",
                p("sha256"),
                p("reason")
            ),
            "Ask whoever keeps the archive for a current record.",
        ),
        Code::EvidenceAddressRefused => Text::new(
            format!("{} was not asked", p("host")),
            format!("The document names an address for a {} that may not be asked from here.", asked_for(p("kind"))),
            "If the address is that of the authority, allow it, or add the file itself.",
        ),
        Code::EvidenceUnusable => Text::new(
            format!("A piece of evidence given cannot be used: {}", p("name")),
            format!(
                "It cannot be read, or is no certificate, revocation list or OCSP response ({}). Everything else was considered.",
                p("reason")
            ),
            "Look at the file and give it again if it is needed.",
        ),
        Code::UserAddedTrust => Text::new(
            "A root that the user added",
            format!(
                "The path leads to “{}”, which the user added{}; it is not part of the trust list that comes with the program.",
                p("root"),
                if p("label").is_empty() { String::new() } else { format!(" as “{}”", p("label")) }
            ),
            "Make sure this root comes from an official source.",
        ),
        _ => return None,
    })
}

/// ` (from … until …)` as far as the trust data state them.
fn period(f: &Finding) -> String {
    let stated = ["from", "until"].into_iter().filter(|name| !f.param(name).is_empty());
    let words: Vec<String> = stated.map(|name| format!("{name} {}", local_param(f, name))).collect();
    if words.is_empty() { String::new() } else { format!(" ({})", words.join(" ")) }
}

/// What a host was asked for, in words.
fn asked_for(kind: &str) -> &'static str {
    match kind {
        "crl" => "revocation list (CRL)",
        "ocsp" => "certificate status (OCSP)",
        _ => "certificate",
    }
}
