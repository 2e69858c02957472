//! Answers of hostile cards and readers: honest ones that were changed, and ones that were made up. Nothing may panic, and everything has
//! an end. `KYSO_FUZZ` is how many answers are given; `cargo xtask fuzz` gives a million.

use super::super::{CardTask, scripted};
use super::{PivCard, Pkcs15Card, certificate, order};
use crate::bridge::Step;
use crate::bridge::ccid::{Endpoint, Level, ReaderInterface};

/// How many answers are given where nobody asks for more.
const SHORT: u64 = 20_000;
/// Transfers after which a task that has not ended never will: more than the limits of all its parts allow.
const TRANSFERS: usize = 200_000;

#[allow(clippy::disallowed_methods)] // Not the library's: the test is asked how long it may take.
fn wanted() -> u64 {
    std::env::var("KYSO_FUZZ").ok().and_then(|text| text.parse().ok()).unwrap_or(SHORT)
}

/// Numbers that are the same in every run (xorshift, Marsaglia 2003).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(limit.max(1)).unwrap()).unwrap()
    }

    fn octet(&mut self) -> u8 {
        self.next().to_be_bytes()[3]
    }

    fn octets(&mut self, most: usize) -> Vec<u8> {
        (0..self.below(most + 1)).map(|_| self.octet()).collect()
    }

    /// Changes an answer in one to three places, or not at all.
    fn change(&mut self, mut answer: Vec<u8>) -> Vec<u8> {
        const STATUSES: [[u8; 2]; 8] = [
            [0x90, 0x00],
            [0x61, 0x00],
            [0x61, 0xFF],
            [0x6C, 0x01],
            [0x63, 0xC0],
            [0x62, 0x82],
            [0x6A, 0x82],
            [0x69, 0x83],
        ];
        for _ in 0..self.below(4) {
            let at = self.below(answer.len());
            match self.below(8) {
                0 if !answer.is_empty() => answer[at] ^= 1 << self.below(8),
                1 if !answer.is_empty() => answer[at] = self.octet(),
                2 => answer.truncate(at),
                3 => answer.insert(at, self.octet()),
                4 => answer = self.octets(300),
                5 if answer.len() >= 2 => {
                    let end = answer.len() - 2;
                    answer[end..].copy_from_slice(&STATUSES[self.below(STATUSES.len())]);
                }
                // Lengths are where readers of structures go wrong.
                6 if !answer.is_empty() => answer[at] = [0x00, 0x7F, 0x80, 0x81, 0x82, 0x84, 0xFF][self.below(7)],
                7 if !answer.is_empty() => {
                    let part = answer[at..].to_vec();
                    answer.extend(part);
                }
                _ => {}
            }
        }
        answer
    }
}

#[test]
fn hostile_cards() {
    let der = certificate("person");
    let (mut numbers, mut given) = (Numbers(0x6B79_736F), 0_u64);
    let (mut done, mut refused) = (0_u32, 0_u32);
    while given < wanted() {
        let wants_values = numbers.below(2) == 0;
        let asked = wants_values.then(|| order(&der, 1));
        let (is_piv, extended) = (numbers.below(2) == 0, numbers.below(4) == 0);
        let (mut piv, mut pkcs15) = (PivCard::new(der.clone()), Pkcs15Card::new(der.clone()));
        // Some cards answer honestly until they do not.
        let honest = numbers.below(12);
        let mut count = 0;
        let result = scripted(
            |command| {
                given += 1;
                count += 1;
                assert!(count < 10_000, "no end");
                let answer = if is_piv { piv.answer(command) } else { pkcs15.answer(command) };
                if count <= honest { answer } else { numbers.change(answer) }
            },
            asked,
            extended,
        );
        if result.is_ok() { done += 1 } else { refused += 1 }
    }
    // Both ends were reached: the changes are neither all harmless nor all at the beginning.
    assert!(done > 20 && refused > 20, "{done} {refused}");
}

#[test]
fn hostile_readers() {
    let der = certificate("person");
    let (mut numbers, mut given) = (Numbers(0x4343_4944), 0_u64);
    while given < wanted() {
        let level = if numbers.below(2) == 0 { Level::ShortApdu } else { Level::ExtendedApdu };
        let packet = [8, 64, 512][numbers.below(3)];
        let endpoint = Endpoint { number: 1, packet };
        let reader = ReaderInterface {
            configuration: 1,
            interface: 0,
            alternate: 0,
            is_protected: false,
            output: endpoint,
            input: endpoint,
            level,
            message: [271, 3072, 65_554][numbers.below(3)],
        };
        let mut task = match numbers.below(2) {
            0 => CardTask::certificates(reader),
            _ => CardTask::sign(reader, order(&der, 1)),
        };
        let mut card = PivCard::new(der.clone());
        let (mut received, mut waiting) = (Vec::new(), Vec::new());
        let mut ended = false;
        for _ in 0..TRANSFERS {
            match task.advance(std::mem::take(&mut received)) {
                Ok(Step::Transfer(transfer)) => {
                    if !transfer.send.is_empty() {
                        given += 1;
                        let honest = answer(&transfer.send, &mut card);
                        waiting = if numbers.below(6) == 0 { numbers.change(honest) } else { honest };
                    }
                    let room = transfer.receive + usize::from(numbers.below(50) == 0);
                    received = waiting.drain(..room.min(waiting.len())).collect();
                }
                Ok(Step::Done(_)) | Err(_) => {
                    ended = true;
                    break;
                }
            }
        }
        assert!(ended, "no end");
    }
}

#[test]
fn hostile_descriptors() {
    let mut numbers = Numbers(0x5553_4221);
    let honest = crate::bridge::ccid::tests_descriptor(0xFF, 0x0004_0840, 3072);
    for _ in 0..wanted() {
        let bytes = if numbers.below(4) == 0 { numbers.octets(120) } else { numbers.change(honest.clone()) };
        // Whatever comes of it.
        let _ = ReaderInterface::find(&bytes);
    }
}

/// An honest reader around an honest card.
fn answer(message: &[u8], card: &mut PivCard) -> Vec<u8> {
    let (kind, data) = match message {
        [0x62, ..] => (0x80, vec![0x3B, 0x80, 0x01, 0x81]),
        [0x6F, _, _, _, _, _, _, _, _, _, command @ ..] if command.len() >= 4 => (0x80, card.answer(command)),
        [0x6F, ..] => (0x80, vec![0x6F, 0x00]),
        _ => (0x81, Vec::new()),
    };
    let [a, b, c, d] = u32::try_from(data.len()).unwrap().to_le_bytes();
    let mut all = vec![kind, a, b, c, d, 0, message[6], 0, 0, 0];
    all.extend(data);
    all
}
