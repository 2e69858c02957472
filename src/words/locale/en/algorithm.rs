//! English: algorithms, keys and the policy that grades them.

use crate::base::finding::{Code, Finding};
use crate::words::text::{Text, local_param};

pub(super) fn finding(f: &Finding) -> Option<Text> {
    let p = |name: &str| f.param(name);
    Some(match f.code {
        Code::PolicyLooser => Text::new(
            format!("Checked under the rules “{}”, which ask less than the strict ones", p("policy")),
            format!("Whoever chose these rules lets more pass than the program does by itself: {}.", p("rules")),
            "Check again without this policy if you did not choose it.",
        ),
        Code::AlgorithmUnsupported => Text::new(
            format!("An algorithm that is not supported ({})", p("algorithm")),
            "The signature could not be computed, so nothing is concluded.",
            "Use another tool that knows this algorithm.",
        ),
        Code::AlgorithmOutdated => Text::new(
            format!("{} is no longer in the list of algorithms", p("algorithm")),
            format!("It ({}) was no longer good enough at the time that counts{}.", place(f), until(f)),
            "For a new document, ask the sender to sign again with SHA-256 or better.",
        ),
        Code::KeyTooShort => Text::new(
            format!("The key {} is too short", p("algorithm")),
            format!("Its length ({}) does not meet the requirement at the time that counts{}.", place(f), until(f)),
            "For a new document, ask the sender to sign again with RSA from 2048 or ECDSA from 256 bits.",
        ),
        Code::KeyEncodingOdd => Text::remark(
            "A public key is not encoded as its standard asks",
            format!(
                "The key in “{}” is written as a negative number; there is only one reading, so the result is not touched.",
                p("certificate")
            ),
        ),
        Code::CertificateNamedByTrustFile => Text::remark(
            format!("An authority's certificate was signed with {}", p("algorithm")),
            format!(
                "That algorithm is no longer reliable. It does not matter for “{}”: the trust file names this certificate by its fingerprint.",
                p("certificate").trim_start_matches("time-stamp: ")
            ),
        ),
        Code::DigestAlgorithmWrong => Text::new(
            "The signature does not say how its content was digested",
            format!("Where the digest algorithm belongs stands a signature algorithm ({}).", p("algorithm")),
            "Do not rely on it; ask for a new signature.",
        ),
        Code::AlgorithmsDisagree => Text::new(
            "The signature contradicts itself about its algorithm",
            format!("Two places name two algorithms ({}).", p("reason")),
            "Treat the signature as invalid and ask for a new one.",
        ),
        _ => return None,
    })
}

/// The place an algorithm was used in; names of certificates stay as they are.
fn place(f: &Finding) -> String {
    if let Some(certificate) = f.param("where").strip_prefix("time-stamp: ") {
        return format!("in the certificate “{certificate}” of the time-stamp");
    }
    match f.param("where") {
        "signature" => "in the signature".to_owned(),
        "signer" => "the signer's key".to_owned(),
        "time-stamp-imprint" => "in the imprint of the time-stamp".to_owned(),
        "time-stamp-signature" => "in the signature of the time-stamp".to_owned(),
        "time-stamp-index" => "in the index of an archive time-stamp".to_owned(),
        certificate => format!("in the certificate “{certificate}”"),
    }
}

/// ` (until …)` when an end is known.
fn until(f: &Finding) -> String {
    if f.param("until").is_empty() { String::new() } else { format!(" (until {})", local_param(f, "until")) }
}
