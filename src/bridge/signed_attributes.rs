//! The signed attributes of what is to be signed, read strictly: who gets a signature over attributes of his choice gets one over
//! whatever they can mean. The list is closed, and each attribute is compared with what the host itself knows.

use super::protocol::ErrorCode;
use crate::asn1::{Asn1Error, Asn1ErrorKind, Budget, Element, Reader, Rules, Tag, is_sorted, oid as read_oid, time};
use crate::base::limits::Limits;
use crate::cms::oid;
use crate::crypto::{AlgorithmIdentifier, DigestAlgorithm};
use crate::x509::Certificate;
use const_oid::ObjectIdentifier;

/// The arc of the commitments of EN 319 122-1 §5.2.3.
const COMMITMENTS: &str = "1.2.840.113549.1.9.16.6.";

/// Attributes that must be there (RFC 5652 §11.1, §11.2; EN 319 122-1 §5.2.2.3).
const REQUIRED: [ObjectIdentifier; 3] = [oid::CONTENT_TYPE, oid::MESSAGE_DIGEST, oid::SIGNING_CERTIFICATE_V2];

/// Checks SignedAttributes as they are signed: a SET OF in DER, with the digest of the document and the certificate that signs, and
/// beside them nothing but a time, a commitment and a time-stamp over the content.
///
/// # Errors
/// [`ErrorCode::DigestMismatch`] if only the digest differs, else [`ErrorCode::AttributesNotAllowed`].
pub fn check_attributes(set: &[u8], digest: &[u8], certificate: &Certificate) -> Result<(), ErrorCode> {
    match read(set, digest, certificate) {
        Ok(true) => Ok(()),
        Ok(false) => Err(ErrorCode::DigestMismatch),
        Err(_) => Err(ErrorCode::AttributesNotAllowed),
    }
}

/// Whether the digest is this one, when everything else is as it must be.
fn read(set: &[u8], digest: &[u8], certificate: &Certificate) -> Result<bool, Asn1Error> {
    let budget = &mut Budget::new(&Limits::default());
    let mut outer = Reader::new(set, Rules::Der);
    let all = outer.expect(Tag::SET, budget)?;
    outer.finish()?;
    let (mut members, mut kinds, mut matches) = (Vec::new(), Vec::new(), false);
    let mut reader = all.children()?;
    while let Some(member) = reader.next(budget)? {
        let (kind, value) = attribute(&member, budget)?;
        if kind == oid::MESSAGE_DIGEST {
            value.must_be(Tag::OCTET_STRING)?;
            matches = value.content == digest;
        } else {
            check(kind, &value, certificate, budget)?;
        }
        kinds.push(kind);
        members.push(member);
    }
    let once = kinds.iter().all(|kind| kinds.iter().filter(|other| *other == kind).count() == 1);
    if !once || !is_sorted(&members) || !REQUIRED.iter().all(|kind| kinds.contains(kind)) {
        return Err(all.fail(Asn1ErrorKind::Form));
    }
    Ok(matches)
}

/// The kind of an attribute, and its one value (RFC 5652 §11).
fn attribute<'a>(member: &Element<'a>, budget: &mut Budget) -> Result<(ObjectIdentifier, Element<'a>), Asn1Error> {
    member.must_be(Tag::SEQUENCE)?;
    let mut parts = member.children()?;
    let kind = read_oid(&parts.expect(Tag::OID, budget)?)?;
    let values = parts.expect(Tag::SET, budget)?;
    parts.finish()?;
    Ok((kind, values.only_child(budget)?))
}

/// Refuses an attribute that is not in the list, or has another value than it may.
fn check(
    kind: ObjectIdentifier,
    value: &Element<'_>,
    certificate: &Certificate,
    budget: &mut Budget,
) -> Result<(), Asn1Error> {
    let good = match kind {
        oid::CONTENT_TYPE => {
            value.must_be(Tag::OID)?;
            read_oid(value)? == oid::DATA
        }
        oid::SIGNING_CERTIFICATE_V2 => names(value, certificate, budget)?,
        oid::SIGNING_TIME => time(value, budget).map(|_| true)?,
        oid::COMMITMENT_TYPE => {
            value.must_be(Tag::SEQUENCE)?;
            let commitment = value.only_child(budget)?;
            commitment.must_be(Tag::OID)?;
            read_oid(&commitment)?.to_string().starts_with(COMMITMENTS)
        }
        // A token that authorities made over the same content; the verifier judges it.
        oid::CONTENT_TIMESTAMP => value.is(Tag::SEQUENCE),
        _ => false,
    };
    if good { Ok(()) } else { Err(value.fail(Asn1ErrorKind::Form)) }
}

/// Whether SigningCertificateV2 (RFC 5035 §3) names this certificate and no other.
fn names(value: &Element<'_>, certificate: &Certificate, budget: &mut Budget) -> Result<bool, Asn1Error> {
    value.must_be(Tag::SEQUENCE)?;
    let list = value.only_child(budget)?;
    list.must_be(Tag::SEQUENCE)?;
    let id = list.only_child(budget)?;
    id.must_be(Tag::SEQUENCE)?;
    let mut parts = id.children()?;
    let mut next = parts.next(budget)?.ok_or(id.fail(Asn1ErrorKind::Truncated))?;
    let mut algorithm = Some(DigestAlgorithm::Sha256);
    if next.is(Tag::SEQUENCE) {
        algorithm = DigestAlgorithm::from_identifier(&AlgorithmIdentifier::from_element(&next, budget)?);
        next = parts.next(budget)?.ok_or(id.fail(Asn1ErrorKind::Truncated))?;
    }
    next.must_be(Tag::OCTET_STRING)?;
    // IssuerSerial may follow; it is a hint (EN 319 122-1 §5.2.2).
    let strong = [DigestAlgorithm::Sha256, DigestAlgorithm::Sha384, DigestAlgorithm::Sha512];
    let named = algorithm.filter(|algorithm| strong.contains(algorithm));
    Ok(named.is_some_and(|algorithm| algorithm.digest(certificate.der()) == next.content))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::asn1::pem_blocks;
    use crate::sign::{Form, Request, prepare_message};
    use crate::{Timestamp, sign::Commitment};

    const CONTENT: &[u8] = b"Kinh g\xe1\xbb\xadi";

    fn certificate(name: &str) -> Vec<u8> {
        let pem = std::fs::read(format!("tests/fixtures/pki/{name}.crt")).unwrap();
        pem_blocks(&pem)[0].der.clone()
    }

    fn attributes(form: Form) -> Vec<u8> {
        let mut request = Request::new(Timestamp::parse("2026-11-22T02:05:00Z").unwrap());
        request.form = form;
        request.commitment = Some(Commitment::Approval);
        let chain = [certificate("person")];
        prepare_message(&CONTENT.to_vec(), &request, &chain, &Limits::default()).unwrap().attributes
    }

    fn check(set: &[u8], signer: &str) -> Result<(), ErrorCode> {
        let signer = Certificate::parse(&certificate(signer), &Limits::default()).unwrap();
        check_attributes(set, &DigestAlgorithm::Sha256.digest(CONTENT), &signer)
    }

    #[test]
    fn attributes_of_the_engine_are_accepted() {
        assert_eq!(check(&attributes(Form::CadesDetached), "person"), Ok(()));
        assert_eq!(check(&attributes(Form::CadesOpaque), "person"), Ok(()));
    }

    #[test]
    fn another_certificate_is_refused() {
        assert_eq!(check(&attributes(Form::CadesDetached), "agency"), Err(ErrorCode::AttributesNotAllowed));
    }

    /// Every octet changed in turn: only one inside the digest is a mismatch, everything else is not allowed or a time that differs.
    #[test]
    fn no_changed_octet_is_accepted() {
        let good = attributes(Form::CadesOpaque);
        let digest = DigestAlgorithm::Sha256.digest(CONTENT);
        let at = good.windows(32).position(|window| window == digest).unwrap();
        for place in 0..good.len() {
            let mut bad = good.clone();
            bad[place] ^= 0x80;
            let outcome = check(&bad, "person");
            if (at..at + 32).contains(&place) {
                assert_eq!(outcome, Err(ErrorCode::DigestMismatch), "{place}");
            } else {
                assert_eq!(outcome, Err(ErrorCode::AttributesNotAllowed), "{place}");
            }
        }
        for length in 0..good.len() {
            assert!(check(&good[..length], "person").is_err(), "{length}");
        }
        assert!(check(&[good.as_slice(), &[0]].concat(), "person").is_err());
    }

    /// What the page sends is not a digest in disguise, nor another structure.
    #[test]
    fn other_structures_are_refused() {
        for bad in [&b""[..], b"\x31\x00", b"\x31\x80\x00\x00", b"\x30\x00", &[0x31, 0x20], &[0xFF; 32], &[0; 64]] {
            assert_eq!(check(bad, "person"), Err(ErrorCode::AttributesNotAllowed));
        }
    }
}
