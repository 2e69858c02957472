//! English: revocation and the evidence of it.

use crate::base::finding::{Code, Finding};
use crate::words::text::{Text, local_param};

pub(super) fn finding(f: &Finding) -> Option<Text> {
    let p = |name: &str| f.param(name);
    let t = |name: &str| local_param(f, name);
    Some(match f.code {
        Code::StatusUnknown => Text::new(
            "Whether the certificate was revoked could not be checked",
            format!(
                "There is no revocation list (CRL) or OCSP response about “{}” at the time of signing.",
                p("certificate")
            ),
            "Add the issuer's CRL or OCSP response and check again; by itself this is no reason to refuse.",
        ),
        Code::StatusIssuedBefore => Text::new(
            "The status information was issued before signing",
            format!(
                "The status of “{}” comes from information issued {}, before the time that counts {}; it was the newest then and still in force, but does not rule out a revocation just before signing.",
                p("certificate"),
                t("issued"),
                t("time")
            ),
            "If it must be certain, add a revocation list (CRL) issued after the time of signing.",
        ),
        Code::ProofOfExistenceMissing => Text::new(
            "A proof of existence is missing",
            format!(
                "“{}” has ended or was revoked by now, and no time-stamp that still stands proves that the signature and its evidence are older.",
                p("certificate")
            ),
            "Look for a copy with archive time-stamps (PAdES B-LTA), or for lists and evidence whose age an archive vouches for.",
        ),
        Code::StatusNotAsked => Text::new(
            "Revocation was not looked at",
            "The policy in use does not ask whether certificates were revoked.",
            "Use this result only if you know the certificates to be in force.",
        ),
        Code::StatusGood => Text::remark(
            "The certificate was not revoked at the time that counts",
            format!(
                "By the {} issued {}{}, “{}” was neither revoked nor suspended at {}.",
                p("source"),
                t("issued"),
                if p("number").is_empty() { String::new() } else { format!(" (number {})", p("number")) },
                p("certificate"),
                t("time")
            ),
        ),
        Code::CertificateRevoked => Text::new(
            "The certificate had been revoked at the time that counts",
            format!("“{}” was revoked as of {}{}.", p("certificate"), t("since"), reason(f)),
            "Ask the sender to sign again with a certificate in force, or for evidence that it was signed before.",
        ),
        Code::RevocationUnproven => Text::new(
            "The revocation is told by an object that could not say “good”",
            format!(
                "What is at hand about “{}” says that it was revoked, but whoever signed that does not stand or the object has another fault ({}). A revocation weighs all the same.",
                p("certificate"),
                p("reason")
            ),
            "Ask the issuer whether the certificate was revoked.",
        ),
        Code::KeyCompromised => Text::new(
            "The key was revoked for compromise under another certificate",
            format!(
                "The key of “{}” has a second certificate that was revoked on {}{}.",
                p("certificate"),
                t("since"),
                reason(f)
            ),
            "Ask the issuer; do not rely on the signature before.",
        ),
        Code::CertificateHeld => Text::new(
            "The certificate was suspended at the time that counts",
            format!(
                "“{}” was suspended as of {}{}.",
                p("certificate"),
                t("since"),
                if p("released").is_empty() {
                    String::new()
                } else {
                    format!("; it is seen released only by {}", t("released"))
                }
            ),
            "Ask the issuer and the sender about the suspension.",
        ),
        Code::CertificateRevokedLater => Text::remark(
            "The certificate was revoked after the time of signing",
            format!(
                "“{}” was revoked as of {}{}, after the time that counts, {}. A later revocation does not void the signature.",
                p("certificate"),
                t("since"),
                reason(f),
                t("time")
            ),
        ),
        Code::CertificateWasHeld => Text::remark(
            "The certificate had been suspended and was released",
            format!(
                "“{}” was suspended as of {} and is on the list no longer; the time that counts is {}.",
                p("certificate"),
                t("since"),
                t("time")
            ),
        ),
        Code::KeyInvalidBefore => Text::new(
            "The key may have been compromised before the time of signing",
            format!(
                "The issuer says that the key of “{}” could not be relied on as of {}, before the time that counts, {}, although it was revoked later.",
                p("certificate"),
                t("since"),
                t("time")
            ),
            "Ask the signer to confirm having signed.",
        ),
        Code::StatusMissing => Text::new(
            "The status of the certificate is missing",
            format!("There is no revocation list (CRL) and no OCSP response about “{}”.", p("certificate")),
            if p("urls").is_empty() {
                "Add the issuer's CRL or OCSP response and check again; by itself this is no reason to refuse."
                    .to_owned()
            } else {
                format!("Fetch it from {}, add it and check again; by itself this is no reason to refuse.", p("urls"))
            },
        ),
        Code::StatusNotCovered => Text::new(
            "What is at hand does not speak of this certificate at this time",
            format!("There are CRLs or OCSP responses, but none applies to “{}” ({}).", p("certificate"), p("reason")),
            "Add the right CRL or OCSP response of the issuer and check again.",
        ),
        Code::StatusStale => Text::new(
            "The status information is too old",
            format!(
                "The newest CRL or OCSP response about “{}” counts until {}; the time that counts is {}.",
                p("certificate"),
                t("until"),
                t("time")
            ),
            "Add a newer CRL or OCSP response and check again.",
        ),
        Code::StatusAnsweredUnknown => Text::new(
            "The OCSP responder does not know this certificate",
            format!("The answer about “{}” is “unknown”: neither in force nor revoked.", p("certificate")),
            "Add the issuer's CRL, or ask the issuer.",
        ),
        Code::StatusUnreachable => Text::new(
            "The status of the certificate could not be fetched",
            format!("{} could not be reached to check “{}”.", p("urls"), p("certificate")),
            "Check the connection and try again, or fetch the CRL yourself and add it; by itself this is no reason to refuse.",
        ),
        Code::StatusUnusable => Text::new(
            "The status information at hand cannot be used",
            format!("The CRL or OCSP response about “{}” cannot be relied on ({}).", p("certificate"), p("reason")),
            "Add a CRL or OCSP response from the issuer itself and check again.",
        ),
        Code::StatusContradicted => Text::new(
            "Status information contradicts itself",
            format!(
                "What was issued {} no longer names the revocation of “{}”; a revocation cannot be undone, so it counts.",
                t("issued"),
                p("certificate")
            ),
            "Ask the issuer.",
        ),
        Code::StatusTakenAsDated => Text::new(
            "The status was signed with a certificate that has ended since",
            format!(
                "The status of “{}” rests on a CRL or OCSP response whose signer's certificate has ended; the policy in use takes it as dated.",
                p("certificate")
            ),
            "To be sure, add evidence that it existed while that certificate was valid.",
        ),
        Code::StatusOnOperatorsWord => Text::new(
            "The status rests on the word of a mirror's operator",
            format!(
                "The status of “{}” comes from a part of the CRL with SHA-256 {}. The CA's signature is on the whole list; that the part belongs to it is the word of the operator with the key {}, whom you named.",
                p("certificate"),
                p("list"),
                p("operator")
            ),
            "To rely on nobody's word, fetch the whole list and check again.",
        ),
        Code::StatusEvidenceUnusable => Text::remark(
            format!("A {} cannot be used", p("source")),
            format!("The {} with SHA-256 {} cannot be relied on ({}).", p("source"), p("sha256"), p("reason")),
        ),
        Code::StatusEvidenceNotUsed => Text::remark(
            format!("A {} does not apply", p("source")),
            format!(
                "The {} with SHA-256 {} does not speak of this certificate and time ({}).",
                p("source"),
                p("sha256"),
                p("reason")
            ),
        ),
        _ => return None,
    })
}

/// ` (reason: …)` when the issuer gives one (CRLReason, RFC 5280 §5.3.1).
fn reason(f: &Finding) -> String {
    let words = match f.param("reason") {
        "" | "unspecified" => return String::new(),
        "keyCompromise" => "the private key was compromised",
        "cACompromise" => "the issuer's key was compromised",
        "affiliationChanged" => "change of affiliation",
        "superseded" => "replaced by another certificate",
        "cessationOfOperation" => "no longer in use",
        "certificateHold" => "suspended",
        "privilegeWithdrawn" => "a privilege was withdrawn",
        "neverIssued" => "the certificate was never issued",
        other => other,
    };
    format!(" (reason: {words})")
}
