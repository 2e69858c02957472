//! `OCSPRequest` (RFC 6960 §4.1.1): the question about one certificate.
//!
//! It has no nonce. Responders of large authorities sign their answers ahead and ignore it (RFC 5019 §3), and whether an answer is
//! fresh enough is judged by its own times.

#[cfg(feature = "serve")]
use super::CertificateId;
use super::responder_id::key_bits;
use crate::asn1::write;
#[cfg(feature = "serve")]
use crate::asn1::{Budget, Reader, Rules, Tag};
#[cfg(feature = "serve")]
use crate::base::limits::Limits;
use crate::crypto::DigestAlgorithm;
use crate::x509::Certificate;

/// Digests by which the issuer is named, in the order in which they are tried: every responder knows the first (RFC 5019 §2.1.1).
const NAMED_BY: [(DigestAlgorithm, &[u8]); 2] = [
    (DigestAlgorithm::Sha1, &[0x30, 0x09, 0x06, 0x05, 0x2B, 0x0E, 0x03, 0x02, 0x1A, 0x05, 0x00]),
    (
        DigestAlgorithm::Sha256,
        &[0x30, 0x0D, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00],
    ),
];

const INTEGER: u8 = 0x02;
const OCTET_STRING: u8 = 0x04;
const SEQUENCE: u8 = 0x30;

/// The requests that ask for the status of `certificate`, as DER, in the order in which they are to be tried.
///
/// ```text
/// OCSPRequest ::= SEQUENCE { tbsRequest TBSRequest, optionalSignature [0] EXPLICIT Signature OPTIONAL }
/// TBSRequest  ::= SEQUENCE { version [0] EXPLICIT Version DEFAULT v1, requestorName [1] EXPLICIT GeneralName OPTIONAL,
///                            requestList SEQUENCE OF Request, requestExtensions [2] EXPLICIT Extensions OPTIONAL }
/// Request     ::= SEQUENCE { reqCert CertID, singleRequestExtensions [0] EXPLICIT Extensions OPTIONAL }
/// ```
pub(crate) fn requests(certificate: &Certificate, issuer: &Certificate) -> Vec<Vec<u8>> {
    let Some(key) = key_bits(issuer) else { return Vec::new() };
    let request = |(digest, identifier): &(DigestAlgorithm, &[u8])| {
        let mut id = identifier.to_vec();
        id.extend(write(OCTET_STRING, &digest.digest(&certificate.issuer.raw)));
        id.extend(write(OCTET_STRING, &digest.digest(&key)));
        id.extend(write(INTEGER, &certificate.serial));
        // CertID, Request, requestList, TBSRequest, OCSPRequest.
        (0..5).fold(id, |inside, _| write(SEQUENCE, &inside))
    };
    NAMED_BY.iter().map(request).collect()
}

/// What a request asks about, if it is one of the form above: one certificate, no name of who asks, no extension, no signature.
#[cfg(feature = "serve")]
pub(crate) fn asked_about(request: &[u8]) -> Option<CertificateId> {
    let budget = &mut Budget::new(&Limits::default());
    let mut reader = Reader::new(request, Rules::Der);
    let mut inside = reader.expect(Tag::SEQUENCE, budget).ok()?;
    reader.finish().ok()?;
    for _ in 0..4 {
        let mut parts = inside.children().ok()?;
        inside = parts.expect(Tag::SEQUENCE, budget).ok()?;
        parts.finish().ok()?;
    }
    CertificateId::read(&inside, budget).ok()
}

#[cfg(test)]
mod tests {
    use super::requests;
    use crate::asn1::{Budget, Reader, Rules, Tag, write};
    use crate::base::limits::Limits;
    use crate::validation::revocation::ocsp::CertificateId;
    use crate::validation::revocation::ocsp::certificate_id::About;
    use crate::x509::Certificate;

    fn fixture(name: &str) -> Certificate {
        let file = std::fs::read(format!("tests/fixtures/pki/{name}.crt")).unwrap();
        Certificate::parse(&crate::asn1::pem_blocks(&file).remove(0).der, &Limits::default()).unwrap()
    }

    #[test]
    fn a_request_is_about_the_certificate_by_both_digests() {
        let (certificate, issuer, other) = (fixture("state-ca"), fixture("root"), fixture("agency"));
        let requests = requests(&certificate, &issuer);
        assert_eq!(requests.len(), 2);
        for request in requests {
            let budget = &mut Budget::new(&Limits::default());
            let mut inside = Reader::new(&request, Rules::Der).expect(Tag::SEQUENCE, budget).unwrap();
            for _ in 0..4 {
                let mut parts = inside.children().unwrap();
                inside = parts.expect(Tag::SEQUENCE, budget).unwrap();
                parts.finish().unwrap();
            }
            let id = CertificateId::read(&inside, budget).unwrap();
            assert_eq!(id.about(&certificate, &issuer), About::This);
            assert_ne!(id.about(&other, &issuer), About::This);
        }
    }

    #[test]
    fn lengths_are_of_the_shortest_form() {
        assert_eq!(write(4, &[]), [4, 0]);
        assert_eq!(write(4, &[7; 127])[..2], [4, 127]);
        assert_eq!(write(4, &[7; 128])[..3], [4, 0x81, 128]);
        assert_eq!(write(4, &[7; 256])[..4], [4, 0x82, 1, 0]);
    }
}
