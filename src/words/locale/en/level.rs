//! English: what a signature lacks for the next level.

/// One thing that is missing, from its name in the report.
pub(in crate::words) fn lacking(what: &str) -> String {
    match what.split_once(": ") {
        Some(("certificate", name)) => format!("the certificate of “{name}” in the file"),
        Some(("revocation-status", name)) => format!("the status of “{name}” in the file"),
        _ => match what {
            "ETSI.CAdES.detached" => "the PAdES form".to_owned(),
            "signing-certificate-v2" => "a signed attribute that names the signer's certificate".to_owned(),
            "signature-that-verifies" => "a value that verifies".to_owned(),
            "signature-time-stamp" => "a time-stamp over the signature".to_owned(),
            "certificate-of-issuer" => "the certificate of an issuer".to_owned(),
            "archive-time-stamp" => "an archive time-stamp".to_owned(),
            other => other.to_owned(),
        },
    }
}
