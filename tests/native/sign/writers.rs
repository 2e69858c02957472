//! Why `lopdf`, `x509-cert` and `cms` read what was signed, and do not write it (docs/decisions/022-signing.md). When one of these tests
//! fails, a reason is gone, and the decision is to be read again.

use crate::corpora::corpus;
use kyso::asn1::pem_blocks;
use kyso::evidence::Kind;
use kyso::sign::{Evidence, extend_message};
use x509_cert::der::{Decode, Encode};

/// A message that somebody else made.
const NOTICE: &[u8] = include_bytes!("../../fixtures/cms/notice.p7m");

/// The width of A4 as LibreOffice writes it into the pages that offices export.
const WIDTH: f64 = 595.303_937_007_874;

#[test]
fn lopdf_keeps_numbers_in_32_bits() {
    let lopdf::Object::Real(kept) = lopdf::Object::from(WIDTH) else { panic!("numbers have another type") };
    // The page would be written again with another width, which our comparison rightly calls a change.
    assert!((f64::from(kept) - WIDTH).abs() > 1e-6, "{kept}");
    let own: f64 = WIDTH.to_string().parse().unwrap();
    assert_eq!(own.to_bits(), WIDTH.to_bits());
}

/// Two certificates that are legal and come out otherwise: one with a time before 2050 as GeneralizedTime, as NIST has it, and one that
/// states `critical FALSE`. Their issuers signed the octets that they have.
#[test]
fn x509_cert_writes_some_certificates_otherwise() {
    let files = [
        "pkits/certs/ValidGeneralizedTimenotBeforeDateTest4EE.crt",
        "malformed-asn1/boringssl/parse_certificate/extension_critical_0.pem",
    ];
    for file in files.iter().filter_map(|file| corpus(file)) {
        let bytes = std::fs::read(file).unwrap();
        let der = pem_blocks(&bytes).first().map_or(bytes, |block| block.der.clone());
        let written = x509_cert::Certificate::from_der(&der).unwrap().to_der().unwrap();
        assert_ne!(written, der);
        // Here the octets go in that were read.
        let evidence = Evidence { kind: Kind::Certificate, der: der.clone() };
        let extended = extend_message(NOTICE, &[evidence], &kyso::Limits::default()).unwrap().unwrap();
        assert!(extended.windows(der.len()).any(|window| window == der.as_slice()));
    }
}
