//! Cards made of their answers, after the examples of the standards.

mod fuzz;
mod piv_card;
mod pkcs15_card;

use super::*;
use crate::crypto::DigestAlgorithm;
use piv_card::PivCard;
use pkcs15_card::Pkcs15Card;

/// A certificate of the test PKI. Its key has 3,072 bits.
fn certificate(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/fixtures/pki/{name}.crt", env!("CARGO_MANIFEST_DIR"));
    crate::asn1::pem_blocks(&std::fs::read(path).unwrap()).remove(0).der
}

fn order(certificate: &[u8], count: usize) -> SignOrder {
    let request = (KeyAlgorithm::RsaPkcs1(DigestAlgorithm::Sha256), vec![7; 32]);
    SignOrder {
        certificate: certificate.to_vec(),
        requests: vec![request; count],
        pin: CardPin::new(b"123456".to_vec()),
        final_try: false,
    }
}

#[test]
fn a_piv_card_lists_and_signs() {
    let der = certificate("person");
    let mut card = PivCard::new(der.clone());
    let CardResult::Certificates(found) = scripted(|command| card.answer(command), None, false).unwrap() else {
        panic!()
    };
    assert_eq!((found.len(), &found[0].certificate, found[0].tries), (1, &der, PinTries::Left(3)));
    let mut card = PivCard::new(der.clone());
    let result = scripted(|command| card.answer(command), Some(order(&der, 2)), false).unwrap();
    let CardResult::Values(values) = result else { panic!() };
    // This card gives back what it was to sign: EMSA-PKCS1-v1_5.
    assert_eq!((values.len(), values[0].len(), &values[0][..3]), (2, 384, &[0, 1, 0xFF][..]));
    // The PIN before each use of this key, and once before the first to ask how many tries are left.
    assert_eq!(card.log.iter().filter(|instruction| **instruction == 0x20).count(), 3);
}

#[test]
fn a_pin_is_tried_once_and_never_for_nothing() {
    let der = certificate("person");
    let run = |tries: u8, change: &dyn Fn(&mut SignOrder)| {
        let mut card = PivCard::new(der.clone());
        card.tries = tries;
        let mut wanted = order(&der, 1);
        change(&mut wanted);
        let result = scripted(|command| card.answer(command), Some(wanted), false);
        (result, card.tries)
    };
    let wrong = |order: &mut SignOrder| order.pin = CardPin::new(b"999999".to_vec());
    assert_eq!(run(3, &wrong), (Err(CardError::PinIncorrect { left: Some(2) }), 2));
    assert_eq!(run(1, &|_| ()), (Err(CardError::PinFinalTry), 1));
    assert!(run(1, &|order| order.final_try = true).0.is_ok());
    assert_eq!(run(0, &|_| ()), (Err(CardError::PinLocked), 0));
    // Nothing that cannot be signed costs a try.
    assert_eq!(run(3, &|order| order.certificate = vec![0x30, 0]), (Err(CardError::CertificateUnknown), 3));
    let curve = (KeyAlgorithm::Ecdsa(DigestAlgorithm::Sha256), vec![7; 32]);
    assert_eq!(run(3, &|order| order.requests = vec![curve.clone()]), (Err(CardError::AlgorithmUnsupported), 3));
    assert_eq!(run(3, &|order| order.pin = CardPin::new(b"12".to_vec())), (Err(CardError::PinForm), 3));
}

#[test]
fn a_pkcs15_card_lists_and_signs() {
    let der = certificate("person");
    let card = || Pkcs15Card::new(der.clone());
    let mut first = card();
    let result = scripted(|command| first.answer(command), None, false);
    let CardResult::Certificates(found) = result.unwrap() else { panic!() };
    assert_eq!((found.len(), found[0].tries), (1, PinTries::Left(3)));
    let mut second = card();
    let result = scripted(|command| second.answer(command), Some(order(&der, 2)), false);
    assert_eq!(result, Ok(CardResult::Values(vec![vec![9; 384]; 2])));
    let verified = second.log.iter().filter(|command| command.starts_with(&[0, 0x20]) && command.len() > 4);
    assert_eq!(verified.count(), 1);
}

#[test]
fn a_card_of_neither_kind_is_said_to_be_so() {
    assert_eq!(scripted(|_| vec![0x6A, 0x82], None, false), Err(CardError::NoApplication));
    assert_eq!(CardError::NoApplication.code(), "no-driver");
}
