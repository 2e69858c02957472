//! An honest PIV card.

use super::super::tlv;

/// A PIV card with one certificate in the slot for signatures. Answers are given in parts of 200 octets.
pub(super) struct PivCard {
    certificate: Vec<u8>,
    pub(super) tries: u8,
    verified: bool,
    chain: Vec<u8>,
    rest: Vec<u8>,
    /// Instructions.
    pub(super) log: Vec<u8>,
}

impl PivCard {
    pub(super) fn new(certificate: Vec<u8>) -> Self {
        Self { certificate, tries: 3, verified: false, chain: Vec::new(), rest: Vec::new(), log: Vec::new() }
    }

    fn parts(&mut self) -> Vec<u8> {
        let mut part: Vec<u8> = self.rest.drain(..self.rest.len().min(200)).collect();
        part.extend(match self.rest.len() {
            0 => [0x90, 0x00],
            left => [0x61, u8::try_from(left).unwrap_or(0)],
        });
        part
    }

    pub(super) fn answer(&mut self, command: &[u8]) -> Vec<u8> {
        // Extended: a length of three octets, and Le of two at the end.
        let data = match command {
            [_, _, _, _, 0, _, _, data @ .., _, _] => data,
            [_, _, _, _, _, data @ .., _] if command[0] == 0 => data,
            _ => command.get(5..).unwrap_or_default(),
        };
        self.log.push(command[1]);
        match command {
            [0x00, 0xA4, ..] => [&[0x61, 0x02, 0x4F, 0x00][..], &[0x90, 0x00]].concat(),
            [0x00, 0xCB, 0x3F, 0xFF, 0x05, 0x5C, 0x03, 0x5F, 0xC1, 0x0A, _] => {
                let inner = [tlv::write(0x70, &self.certificate).unwrap(), vec![0x71, 1, 0, 0xFE, 0]].concat();
                self.rest = tlv::write(0x53, &inner).unwrap();
                self.parts()
            }
            [0x00, 0xCB, ..] => vec![0x6A, 0x82],
            [0x00, 0xC0, ..] => self.parts(),
            [0x00, 0x20, 0x00, 0x80] => vec![0x63, 0xC0 | self.tries],
            [0x00, 0x20, 0x00, 0x80, 8, pin @ ..] if pin == b"123456\xff\xff" => {
                self.verified = true;
                vec![0x90, 0x00]
            }
            [0x00, 0x20, ..] => {
                self.tries -= 1;
                vec![0x63, 0xC0 | self.tries]
            }
            [0x10, 0x87, 0x05, 0x9C, ..] => {
                self.chain.extend_from_slice(data);
                vec![0x90, 0x00]
            }
            [0x00, 0x87, 0x05, 0x9C, ..] if std::mem::take(&mut self.verified) => {
                self.chain.extend_from_slice(data);
                let template = std::mem::take(&mut self.chain);
                assert_eq!(template[..10], [0x7C, 0x82, 0x01, 0x86, 0x82, 0x00, 0x81, 0x82, 0x01, 0x80]);
                self.rest = tlv::write(0x7C, &tlv::write(0x82, &template[10..]).unwrap()).unwrap();
                self.parts()
            }
            _ => vec![0x69, 0x82],
        }
    }
}
