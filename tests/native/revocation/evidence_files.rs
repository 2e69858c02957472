//! Certificates, lists and responses that a caller gives: every form they travel in, each object with origin and SHA-256.

use crate::support::pki;
use base64ct::{Base64, Encoding};
use kyso::asn1::pem_blocks;
use kyso::crypto::sha256;
use kyso::evidence::{EvidenceFact, EvidenceStore, Kind, Origin};

/// The DER of a file of the test PKI, which may be PEM.
fn der(name: &str) -> Vec<u8> {
    let bytes = pki(name);
    pem_blocks(bytes).first().map_or_else(|| bytes.to_vec(), |b| b.der.clone())
}

fn tlv(tag: u8, content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len()).unwrap().to_be_bytes();
    [&[tag, 0x84], &length[..], content].concat()
}

/// A SignedData without content and signers (RFC 5652 §5, degenerate case), as `.p7b` and `.p7c` files hold it.
fn bundle(certificates: &[Vec<u8>], lists: &[Vec<u8>], responses: &[Vec<u8>]) -> Vec<u8> {
    // id-signedData, id-data; id-ri-ocsp-response (RFC 5940 §2).
    let signed_data = [0x06, 9, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 7, 2];
    let data = [0x06, 9, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 7, 1];
    let ocsp = [0x06, 8, 0x2B, 6, 1, 5, 5, 7, 16, 2];
    let others: Vec<u8> = responses.iter().flat_map(|r| tlv(0xA1, &[&ocsp[..], r].concat())).collect();
    let mut content = vec![2, 1, 1];
    content.extend(tlv(0x31, &[]));
    content.extend(tlv(0x30, &data));
    content.extend(tlv(0xA0, &certificates.concat()));
    if !lists.is_empty() || !responses.is_empty() {
        content.extend(tlv(0xA1, &[lists.concat(), others].concat()));
    }
    content.extend(tlv(0x31, &[]));
    tlv(0x30, &[&signed_data[..], &tlv(0xA0, &tlv(0x30, &content))].concat())
}

fn pem(label: &str, der: &[u8]) -> String {
    let text = Base64::encode_string(der);
    let lines: Vec<&str> = text.as_bytes().chunks(64).map(|c| std::str::from_utf8(c).unwrap()).collect();
    format!("-----BEGIN {label}-----\n{}\n-----END {label}-----\n", lines.join("\n"))
}

fn read(bytes: &[u8]) -> EvidenceStore {
    let mut store = EvidenceStore::default();
    store.add_file(bytes, "given.p7b");
    store
}

/// Kinds and fingerprints, in order.
type Held = Vec<(Kind, [u8; 32])>;

fn held(store: &EvidenceStore) -> Held {
    for item in store.items() {
        assert_eq!(item.origin, Origin::Caller("given.p7b".to_owned()));
        assert_eq!(item.sha256, sha256(&item.der));
    }
    store.items().iter().map(|i| (i.kind, i.sha256)).collect()
}

fn reasons(store: &EvidenceStore) -> Vec<&str> {
    store.unusable.iter().map(reason).collect()
}

fn reason(fact: &EvidenceFact) -> &str {
    match fact {
        EvidenceFact::EvidenceUnusable { reason, .. } => reason,
        other => panic!("{other:?}"),
    }
}

fn expected() -> (Vec<u8>, Vec<u8>, Vec<u8>, Held) {
    let (certificate, list, response) = (der("state-ca.crt"), der("state-ca-2026-11.crl"), der("person-2026-11.ocsp"));
    let all =
        vec![(Kind::Certificate, sha256(&certificate)), (Kind::Crl, sha256(&list)), (Kind::Ocsp, sha256(&response))];
    (certificate, list, response, all)
}

#[test]
fn der_alone_and_one_behind_the_other() {
    let (certificate, list, response, all) = expected();
    for (bytes, one) in [(&certificate, all[0]), (&list, all[1]), (&response, all[2])] {
        let store = read(bytes);
        assert_eq!((held(&store), reasons(&store)), (vec![one], vec![]));
        let filled = [bytes.as_slice(), b"\0\0\r\n"].concat();
        assert_eq!(held(&read(&filled)), vec![one], "what fills up a file is no part of the object");
    }
    let store = read(&[certificate, list, response].concat());
    assert_eq!((held(&store), reasons(&store)), (all, vec![]));
}

#[test]
fn pem_with_any_labels_and_text_around() {
    let (certificate, list, response, all) = expected();
    let text = format!(
        "subject=CN = x\n{}\n# a comment\r\n{}{}",
        pem("TRUSTED CERTIFICATE", &certificate),
        pem("X509 CRL", &list),
        pem("OCSP RESPONSE", &response)
    );
    let store = read(text.as_bytes());
    assert_eq!((held(&store), reasons(&store)), (all, vec![]));
}

#[test]
fn bundles_with_certificates_lists_and_responses() {
    let (certificate, list, response, all) = expected();
    let whole = bundle(std::slice::from_ref(&certificate), &[list], &[response]);
    assert_eq!(held(&read(&whole)), all, "DER");
    assert_eq!(held(&read(pem("PKCS7", &whole).as_bytes())), all, "PEM");
    let bare = Base64::encode_string(&whole);
    assert_eq!(held(&read(bare.as_bytes())), all, "base64 without a frame");
    let lines: String =
        bare.as_bytes().chunks(76).map(|c| format!("{}\r\n", std::str::from_utf8(c).unwrap())).collect();
    assert_eq!(held(&read(lines.as_bytes())), all, "base64 in lines");
    let only = bundle(&[certificate, der("root.crt")], &[], &[]);
    assert_eq!(held(&read(&only)).len(), 2, "certificates only");
}

#[test]
fn what_cannot_be_read_is_said_and_the_rest_is_taken() {
    let (mut certificate, list, _, all) = expected();
    let end = certificate.len() - 10;
    // A certificate whose key lost its sense, one that is cut off, and things that are none of these.
    assert_eq!(reasons(&read(b"hello")), ["not-evidence"]);
    assert_eq!(reasons(&read(b"")), ["nothing-recognised"]);
    assert_eq!(reasons(&read(&certificate[..end])), ["not-evidence"]);
    assert_eq!(reasons(&read(&[0x30, 0x03, 0x02, 0x01, 0x00])), ["not-evidence"]);
    let broken = pem("CERTIFICATE", &certificate[..end]);
    let store = read(format!("{broken}{}", pem("X509 CRL", &list)).as_bytes());
    assert_eq!((held(&store), reasons(&store)), (vec![all[1]], vec!["not-evidence"]));
    let store = read(&[&list[..], b"<html>"].concat());
    assert_eq!((held(&store), reasons(&store)), (vec![all[1]], vec!["not-evidence"]));
    let mut cut = bundle(std::slice::from_ref(&certificate), &[], &[]);
    let length = cut.len();
    cut[length - 20] ^= 0xFF;
    read(&cut);
    // The signature value is no bit string any more; the outer shape stays that of a certificate.
    let value = certificate.windows(2).rposition(|w| w == [0x03, 0x82]).unwrap();
    certificate[value] = 0x04;
    assert_eq!(reasons(&read(&certificate)), ["certificate-malformed"]);
}

#[test]
fn an_object_given_twice_is_held_once() {
    let (certificate, ..) = expected();
    let mut store = EvidenceStore::default();
    assert_eq!(store.add_file(&certificate, "a"), 1);
    assert_eq!(store.add_file(pem("CERTIFICATE", &certificate).as_bytes(), "b"), 1, "recognised, though known");
    assert_eq!(store.items().len(), 1);
    assert_eq!(store.items()[0].origin.to_string(), "caller:a");
    assert!(store.unusable.is_empty());
}
