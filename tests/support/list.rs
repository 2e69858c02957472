//! Every fixture, compiled in: the same bytes run natively and in a browser, where there are no files. A test holds this list
//! against the folder.

use super::Fixture;

macro_rules! fixtures {
    ($($name:literal),+ $(,)?) => {
        pub const FIXTURES: &[Fixture] = &[$(Fixture {
            name: $name,
            pdf: include_bytes!(concat!("../fixtures/pdf/", $name, ".pdf")),
            note: include_str!(concat!("../fixtures/pdf/", $name, ".json")),
            golden: include_str!(concat!("../goldens/", $name, ".json")),
        }),+];
    };
}

macro_rules! standalone {
    ($($name:literal),+ $(,)?) => {
        /// Signatures outside of PDF.
        pub const STANDALONE: &[Fixture] = &[$(Fixture {
            name: $name,
            pdf: include_bytes!(concat!("../fixtures/cms/", $name)),
            note: include_str!(concat!("../fixtures/cms/", $name, ".json")),
            golden: include_str!(concat!("../goldens/cms/", $name, ".json")),
        }),+];
    };
}

macro_rules! contents {
    ($($name:literal),+ $(,)?) => {
        pub(super) const CONTENTS: &[(&str, &[u8])] = &[$(($name, include_bytes!(concat!("../fixtures/cms/", $name)))),+];
    };
}

macro_rules! pki {
    ($($name:literal),+ $(,)?) => {
        pub(super) const PKI: &[(&str, &[u8])] = &[$(($name, include_bytes!(concat!("../fixtures/pki/", $name)))),+];
    };
}

fixtures![
    "adbe-pkcs7-sha1",
    "adbe-x509-rsa-sha1",
    "agency-only-copy",
    "appended-after-signing",
    "attributes-resorted",
    "attributes-unsorted",
    "b-b",
    "b-lt",
    "b-lt-early-evidence",
    "b-lta",
    "b-lta-renewed",
    "b-t",
    "ber-indefinite",
    "certified-then-approved",
    "clerk-fields",
    "ecdsa-p256",
    "ecdsa-p384",
    "ed25519",
    "empty-field",
    "encrypted-aes-128",
    "encrypted-aes-256",
    "encrypted-empty-password",
    "encrypted-rc4-128",
    "ess-mismatch",
    "ess-v1",
    "evidence-after-archive",
    "expired-with-timestamp",
    "expired-without-timestamp",
    "garbage-after-eof",
    "hybrid-xref",
    "issuer-missing",
    "linearized",
    "local-time-as-utc",
    "look-alike-root",
    "merged",
    "no-ess",
    "no-padding",
    "no-signed-attributes",
    "no-signing-time",
    "nonzero-padding",
    "old-encoding",
    "on-behalf",
    "one-signature",
    "printed",
    "pss",
    "pss-key",
    "publisher",
    "revoked",
    "revoked-later",
    "rewritten",
    "sha1",
    "sha512",
    "sub-filter-unknown",
    "timestamp-no-eku",
    "timestamps-out-of-order",
    "timestamp-untrusted",
    "timestamp-wrong-imprint",
    "trailing-newline",
    "two-signatures",
    "two-signers-one-cms",
    "two-timestamps",
    "unsigned",
    "wrong-issuer-signature",
    "wrong-order",
    "xref-stream",
];

standalone![
    "countersigned-other.p7m",
    "countersigned.p7m",
    "footer.eml",
    "nested.eml",
    "notice-pem.p7s",
    "notice.p7m",
    "notice.p7s",
    "notice.tsr",
    "notice.tst",
    "one-bad-signer.p7m",
    "opaque.eml",
    "signed-lf.eml",
    "signed.eml",
    "two-signers.p7m",
];

contents!["notice.txt"];

pki![
    "agency-2026-02.ocsp",
    "agency-2026-03.ocsp",
    "agency-2026-11.ocsp",
    "agency-p384.crt",
    "agency.crt",
    "ca-g1-2021-12.crl",
    "ca-g1.crt",
    "ec-ca-2026-02.crl",
    "ec-ca-2026-03.crl",
    "ec-ca-2026-11.crl",
    "ec-ca.crt",
    "look-alike-person.crt",
    "look-alike-root.crt",
    "look-alike-state-ca.crt",
    "look-alike-tsu.crt",
    "ocsp.crt",
    "person-2026-02.ocsp",
    "person-2026-03.ocsp",
    "person-2026-11.ocsp",
    "person-bad-issuer-signature.crt",
    "person-ed25519.crt",
    "person-g1.crt",
    "person-p256.crt",
    "person-pss-only.crt",
    "person-pss.crt",
    "person-revoked-2026-11.ocsp",
    "person-revoked-later.crt",
    "person-revoked.crt",
    "person-unknown-2026-11.ocsp",
    "person.crt",
    "root-2026-02.crl",
    "root-2026-03.crl",
    "root-2026-11.crl",
    "root-2033-03.crl",
    "root-2041-03.crl",
    "root-2047-01.crl",
    "root-g1-2021-12.crl",
    "root-g1-2026-11.crl",
    "root-g1.crt",
    "root.crt",
    "software-ca-2026-02.crl",
    "software-ca-2026-03.crl",
    "software-ca-2026-11.crl",
    "software-ca.crt",
    "software-gazette.crt",
    "software.crt",
    "state-ca-2026-02.crl",
    "state-ca-2026-03.crl",
    "state-ca-2026-11.crl",
    "state-ca-2026-11.crl.pem",
    "state-ca.crt",
    "tsu-2033.crt",
    "tsu-2041.crt",
    "tsu-g1.crt",
    "tsu-no-eku.crt",
    "tsu.crt",
];
