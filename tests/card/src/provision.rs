//! Keys and certificates, put on the card as its issuer does it (SP 800-73-4 part 2, 3.3).

use des::TdesEde3;
use des::cipher::{BlockEncrypt, KeyInit, generic_array::GenericArray};
use heapless::Vec as Fixed;
use iso7816::command::CommandView;
use piv_authenticator::{Authenticator, Client};
use std::io::{BufRead, Write};

/// A key to be made.
pub struct Order {
    slot: u8,
    algorithm: u8,
}

impl Order {
    /// Reads `9c=rsa2048`.
    pub fn read(word: &str) -> Self {
        let (slot, algorithm) = word.split_once('=').expect("SLOT=ALGORITHM");
        let algorithm = match algorithm {
            "rsa2048" => 0x07,
            "rsa3072" => 0x05,
            "p256" => 0x11,
            "p384" => 0x14,
            other => panic!("no such algorithm: {other}"),
        };
        Self { slot: u8::from_str_radix(slot, 16).expect("a slot in hexadecimal"), algorithm }
    }
}

/// The key that PIV cards are delivered with.
const MANAGEMENT_KEY: [u8; 24] = [1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8];

/// Makes the keys, asks for their certificates and puts them on the card.
pub fn provision<C: Client>(card: &mut Authenticator<C>, orders: &[Order]) {
    authenticate(card);
    let mut output = std::io::stdout();
    for order in orders {
        let public = send(card, [0x00, 0x47, 0x00, order.slot], &[0xAC, 0x03, 0x80, 0x01, order.algorithm]);
        writeln!(output, "public {:02x} {}", order.slot, hex(&public)).unwrap();
    }
    output.flush().unwrap();
    for line in std::io::stdin().lock().lines() {
        let line = line.unwrap();
        let words: Vec<&str> = line.split(' ').collect();
        match words.as_slice() {
            ["certificate", slot, certificate] => {
                put_certificate(card, u8::from_str_radix(slot, 16).unwrap(), &unhex(certificate));
            }
            ["done"] => break,
            _ => panic!("cannot read {line}"),
        }
    }
    writeln!(output, "ready").unwrap();
    output.flush().unwrap();
    crate::end_with_input();
}

/// Authenticates as the card's administrator: a challenge, encrypted with the management key.
fn authenticate<C: Client>(card: &mut Authenticator<C>) {
    let answer = send(card, [0x00, 0x87, 0x03, 0x9B], &[0x7C, 0x02, 0x81, 0x00]);
    let challenge: [u8; 8] = answer[answer.len() - 8..].try_into().unwrap();
    let mut block = GenericArray::from(challenge);
    TdesEde3::new(&GenericArray::from(MANAGEMENT_KEY)).encrypt_block(&mut block);
    let mut data = vec![0x7C, 0x0A, 0x82, 0x08];
    data.extend_from_slice(&block);
    send(card, [0x00, 0x87, 0x03, 0x9B], &data);
}

/// The data object of a slot's certificate (SP 800-73-4 part 1, table 3 and appendix A). A certificate that begins with the header of
/// gzip is marked as compressed.
fn put_certificate<C: Client>(card: &mut Authenticator<C>, slot: u8, certificate: &[u8]) {
    let object: u8 = match slot {
        0x9A => 0x05,
        0x9C => 0x0A,
        0x9D => 0x0B,
        0x9E => 0x01,
        other => panic!("no certificate in slot {other:02x}"),
    };
    let compressed = u8::from(certificate.starts_with(&[0x1F, 0x8B]));
    let mut content = element(0x70, certificate);
    content.extend_from_slice(&[0x71, 0x01, compressed, 0xFE, 0x00]);
    let mut data = vec![0x5C, 0x03, 0x5F, 0xC1, object];
    data.extend_from_slice(&element(0x53, &content));
    send(card, [0x00, 0xDB, 0x3F, 0xFF], &data);
}

fn element(tag: u8, content: &[u8]) -> Vec<u8> {
    let mut all = vec![tag];
    match u16::try_from(content.len()).unwrap().to_be_bytes() {
        [0, length @ 0..0x80] => all.push(length),
        [0, length] => all.extend_from_slice(&[0x81, length]),
        [high, low] => all.extend_from_slice(&[0x82, high, low]),
    }
    all.extend_from_slice(content);
    all
}

/// Gives the card a command of extended length and returns the data of its answer.
fn send<C: Client>(card: &mut Authenticator<C>, header: [u8; 4], data: &[u8]) -> Vec<u8> {
    let mut command = header.to_vec();
    command.push(0);
    command.extend_from_slice(&u16::try_from(data.len()).unwrap().to_be_bytes());
    command.extend_from_slice(data);
    command.extend_from_slice(&[0, 0]);
    let mut reply: Fixed<u8, 7609> = Fixed::new();
    card.respond(CommandView::try_from(command.as_slice()).unwrap(), &mut reply)
        .unwrap_or_else(|status| panic!("{header:02x?}: {status:?}"));
    reply.to_vec()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Vec<u8> {
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap()).collect()
}
