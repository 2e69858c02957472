//! An honest card of PKCS #15.

/// A card of PKCS #15 with files.
pub(super) struct Pkcs15Card {
    certificate: Vec<u8>,
    selected: Vec<u8>,
    /// Commands.
    pub(super) log: Vec<Vec<u8>>,
}

impl Pkcs15Card {
    pub(super) fn new(certificate: Vec<u8>) -> Self {
        Self { certificate, selected: Vec::new(), log: Vec::new() }
    }

    fn content(&self) -> Vec<u8> {
        let unhex = |text: &str| hex::decode(text.replace(' ', "")).unwrap();
        match self.selected.as_slice() {
            // Keys in 4401, certificates in 4402, PINs in 4403.
            [0x50, 0x31] => unhex("a006 3004 0402 4401  a406 3004 0402 4402  a806 3004 0402 4403  0000 ffff"),
            [0x44, 0x01] => {
                unhex("3020 3006 0c01 4b 0401 01 300a 0401 45 0302 0520 0201 10 a10a 3008 3002 0400 0202 0800")
            }
            [0x44, 0x02] => unhex("3018 3007 0c05 5369676e65 3003 0401 45 a108 3006 3004 0402 4445"),
            [0x44, 0x03] => {
                unhex("3020 3005 0c03 50494e 3003 0401 01 a112 3010 0302 0308 0a01 01 0201 04 0201 08 8001 03")
            }
            [0x44, 0x45] => self.certificate.clone(),
            _ => Vec::new(),
        }
    }

    pub(super) fn answer(&mut self, command: &[u8]) -> Vec<u8> {
        self.log.push(command.to_vec());
        match command {
            [0x00, 0xA4, 0x04, 0x0C, _, 0xE8, ..] => vec![0x90, 0x00],
            [0x00, 0xA4, 0x04, ..] => vec![0x6A, 0x82],
            [0x00, 0xA4, 0x02, 0x0C, 0x02, path @ ..] | [0x00, 0xA4, 0x08, 0x0C, 0x02, path @ ..] => {
                self.selected = path.to_vec();
                if self.content().is_empty() { vec![0x6A, 0x82] } else { vec![0x90, 0x00] }
            }
            [0x00, 0xB0, high, low, 0x00] => {
                let (content, offset) = (self.content(), usize::from(u16::from_be_bytes([*high, *low])));
                if offset > content.len() {
                    return vec![0x6B, 0x00];
                }
                let part = &content[offset..content.len().min(offset + 256)];
                [part, &[0x90, 0x00]].concat()
            }
            [0x00, 0x20, 0x00, 0x03] => vec![0x63, 0xC3],
            [0x00, 0x20, 0x00, 0x03, 6, pin @ ..] if pin == b"123456" => vec![0x90, 0x00],
            [0x00, 0x22, 0x41, 0xB6, 3, 0x84, 1, 0x10] => vec![0x90, 0x00],
            [0x00, 0x2A, 0x9E, 0x9A, 51, ..] => [&[9; 384][..], &[0x90, 0x00]].concat(),
            _ => vec![0x6D, 0x00],
        }
    }
}
