//! One slot of a reader: power, and APDUs in as many messages as they need.

use super::message::{HEADER, Outcome, Request, announced, read};
use super::{CcidError, Level, ReaderInterface};
use crate::bridge::line::Line;
use zeroize::Zeroizing;

/// The longest answer of a card: 65,536 octets and the status (ISO 7816-4, 5.1).
const ANSWER: usize = 65_538;
/// How often a reader may ask for more time in one answer. Readers ask about every second.
const MORE_TIME: usize = 300;
/// Packets without content that may come before an answer: the ends of messages that fill their last packet.
const EMPTY_PACKETS: usize = 2;
/// The longest command and answer of a short APDU.
const SHORT: usize = 261;

/// Slot 0 of a reader.
pub(in crate::bridge) struct Reader {
    line: Line,
    interface: ReaderInterface,
    sequence: u8,
}

/// An answer: its data and the last octet of its header.
struct Answer {
    data: Vec<u8>,
    last: u8,
}

impl Reader {
    /// The reader at the other end of the line.
    pub(in crate::bridge) fn new(line: Line, interface: ReaderInterface) -> Self {
        Self { line, interface, sequence: 0 }
    }

    /// Whether extended APDUs can be exchanged.
    pub(in crate::bridge) fn takes_extended(&self) -> bool {
        self.interface.level == Level::ExtendedApdu
    }

    /// Switches the card on, and returns its answer to reset.
    pub(in crate::bridge) async fn power_on(&mut self) -> Result<Vec<u8>, CcidError> {
        // Says whether there is a card before anything is asked of it.
        self.ask(Request::SlotStatus, &[]).await?;
        let answer = self.ask(Request::PowerOn, &[]).await?;
        // ISO 7816-3, 8.1 and 8.2.1: TS, then at most 32 characters.
        match (answer.data.first(), answer.data.len(), answer.last) {
            (Some(0x3B | 0x3F), 2..=33, 0) => Ok(answer.data),
            _ => Err(CcidError::BadAtr),
        }
    }

    /// Switches the card off: it forgets that a PIN was given.
    pub(in crate::bridge) async fn power_off(&mut self) -> Result<(), CcidError> {
        self.ask(Request::PowerOff, &[]).await.map(|_| ())
    }

    /// Sends a command to the card and returns its answer.
    pub(in crate::bridge) async fn exchange(&mut self, command: &[u8]) -> Result<Vec<u8>, CcidError> {
        let room = self.interface.message.saturating_sub(HEADER);
        match self.interface.level {
            Level::ShortApdu if command.len() > SHORT => return Err(CcidError::TooLong),
            Level::ShortApdu => {
                let answer = self.ask(Request::Transfer(0), command).await?;
                return if answer.last == 0 { Ok(answer.data) } else { Err(CcidError::WrongPart) };
            }
            Level::ExtendedApdu => {}
        }
        let first = self.send(command, room).await?;
        self.collect(first).await
    }

    /// Sends a command in parts, and returns the first part of the answer (CCID 1.1, 6.1.4, `wLevelParameter`).
    async fn send(&mut self, command: &[u8], room: usize) -> Result<Answer, CcidError> {
        let mut parts = command.chunks(room.max(1)).enumerate().peekable();
        while let Some((index, part)) = parts.next() {
            let level = match (index, parts.peek().is_some()) {
                (0, false) => 0,
                (0, true) => 1,
                (_, false) => 2,
                (_, true) => 3,
            };
            let answer = self.ask(Request::Transfer(level), part).await?;
            if parts.peek().is_none() {
                return Ok(answer);
            }
            // 0x10: nothing yet, the next part of the command is awaited.
            if answer.last != 0x10 || !answer.data.is_empty() {
                return Err(CcidError::WrongPart);
            }
        }
        Err(CcidError::BadMessage)
    }

    /// Asks for the other parts of an answer (CCID 1.1, 6.2.1, `bChainParameter`).
    async fn collect(&mut self, first: Answer) -> Result<Vec<u8>, CcidError> {
        let mut more = match first.last {
            0 => false,
            1 => true,
            _ => return Err(CcidError::WrongPart),
        };
        let mut all = first.data;
        while more {
            let part = self.ask(Request::Transfer(0x10), &[]).await?;
            more = match part.last {
                2 => false,
                3 => true,
                _ => return Err(CcidError::WrongPart),
            };
            // A part that adds nothing would go on for ever.
            if part.data.is_empty() && more {
                return Err(CcidError::WrongPart);
            }
            if all.len().saturating_add(part.data.len()) > ANSWER {
                return Err(CcidError::TooLong);
            }
            all.extend_from_slice(&part.data);
        }
        Ok(all)
    }

    /// Sends a message and waits for the end of its answer.
    async fn ask(&mut self, request: Request, data: &[u8]) -> Result<Answer, CcidError> {
        let sequence = self.sequence;
        self.sequence = self.sequence.wrapping_add(1);
        let mut message = request.write(sequence, data)?;
        for _ in 0..MORE_TIME {
            let (header, data) = self.receive(message).await?;
            match read(&header, request, sequence)? {
                Outcome::Done(last) => return Ok(Answer { data, last }),
                Outcome::MoreTime => message = Zeroizing::new(Vec::new()),
            }
        }
        Err(CcidError::NoEnd)
    }

    /// Sends, and puts the packets of one message together. Its length is in its header; the packet that ends a transfer need not come.
    async fn receive(&self, send: Zeroizing<Vec<u8>>) -> Result<([u8; HEADER], Vec<u8>), CcidError> {
        let packet = self.interface.input.packet;
        let limit = self.interface.message.saturating_sub(HEADER);
        let mut all = self.line.transfer(send, packet).await;
        let mut empty = 0;
        while all.is_empty() {
            empty = usize::saturating_add(empty, 1);
            if empty > EMPTY_PACKETS {
                return Err(CcidError::BadMessage);
            }
            all = self.line.transfer(Zeroizing::new(Vec::new()), packet).await;
        }
        loop {
            if let Some((header, data)) = all.split_first_chunk::<HEADER>() {
                let missing = announced(header, limit)?.checked_sub(data.len()).ok_or(CcidError::BadMessage)?;
                if missing == 0 {
                    return Ok((*header, data.to_vec()));
                }
                let whole = missing.div_ceil(packet.max(1)).saturating_mul(packet);
                self.extend(&mut all, whole).await?;
            } else {
                self.extend(&mut all, packet).await?;
            }
        }
    }

    /// Receives more of a message that has begun.
    async fn extend(&self, all: &mut Vec<u8>, receive: usize) -> Result<(), CcidError> {
        let more = self.line.transfer(Zeroizing::new(Vec::new()), receive).await;
        if more.is_empty() || more.len() > receive {
            return Err(CcidError::BadMessage);
        }
        all.extend_from_slice(&more);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::Endpoint;
    use super::*;
    use crate::bridge::line::{Conversation, Step};

    fn interface(level: Level, message: usize) -> ReaderInterface {
        let endpoint = Endpoint { number: 1, packet: 64 };
        let (output, input) = (endpoint, endpoint);
        ReaderInterface {
            configuration: 1,
            interface: 0,
            alternate: 0,
            is_protected: false,
            output,
            input,
            level,
            message,
        }
    }

    /// A header and data as a reader sends them.
    fn message(kind: u8, sequence: u8, status: u8, last: u8, data: &[u8]) -> Vec<u8> {
        let length = u32::try_from(data.len()).unwrap().to_le_bytes();
        let mut all = vec![kind];
        all.extend(length);
        all.extend([0, sequence, status, 0, last]);
        all.extend_from_slice(data);
        all
    }

    /// Exchanges a command with a reader that answers what `answer` says to each message, in packets. Returns what the reader was sent.
    fn exchange(
        interface: ReaderInterface,
        command: &[u8],
        mut answer: impl FnMut(&[u8]) -> Vec<u8>,
    ) -> (Result<Vec<u8>, CcidError>, Vec<Vec<u8>>) {
        let command = command.to_vec();
        let work = async move |line: Line| Reader::new(line, interface).exchange(&command).await;
        let mut talk = Conversation::new(work);
        let (mut received, mut waiting, mut sent) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..10_000 {
            match talk.advance(std::mem::take(&mut received)).unwrap() {
                Ok(Step::Done(done)) => return (Ok(done), sent),
                Err(error) => return (Err(error), sent),
                Ok(Step::Transfer(transfer)) => {
                    if !transfer.send.is_empty() {
                        waiting.extend(answer(&transfer.send));
                        sent.push(transfer.send.to_vec());
                    }
                    received = waiting.drain(..transfer.receive.min(waiting.len())).collect();
                }
            }
        }
        panic!("no end");
    }

    #[test]
    fn a_short_exchange() {
        let (result, sent) = exchange(interface(Level::ShortApdu, 271), &[0, 0xA4, 4, 0], |sent| {
            assert_eq!(sent, [0x6F, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xA4, 4, 0]);
            message(0x80, 0, 0, 0, &[0x90, 0])
        });
        assert_eq!((result.unwrap(), sent.len()), (vec![0x90, 0], 1));
        let long = exchange(interface(Level::ShortApdu, 271), &[0; 262], |_| Vec::new());
        assert_eq!(long.0, Err(CcidError::TooLong));
    }

    #[test]
    fn packets_are_put_together_by_the_length_in_the_header() {
        // 54 octets fill a packet of 64 with their header, and nothing ends the transfer.
        for length in [1, 53, 54, 55, 118, 200, 261] {
            let (result, _) =
                exchange(interface(Level::ExtendedApdu, 3072), &[1], |_| message(0x80, 0, 0, 0, &vec![7; length]));
            assert_eq!(result.unwrap().len(), length);
        }
    }

    #[test]
    fn commands_and_answers_in_parts() {
        let command: Vec<u8> = (0..=255).cycle().take(700).collect();
        let mut count = 0;
        let (result, sent) = exchange(interface(Level::ExtendedApdu, 271), &command, |sent| {
            let sequence = sent[6];
            count += 1;
            match count {
                1 | 2 => message(0x80, sequence, 0, 0x10, &[]),
                3 => message(0x80, sequence, 0, 1, &[1; 100]),
                4 => message(0x80, sequence, 0, 3, &[2; 100]),
                _ => message(0x80, sequence, 0, 2, &[3; 50]),
            }
        });
        assert_eq!(result.unwrap().len(), 250);
        let levels: Vec<u8> = sent.iter().map(|message| message[8]).collect();
        assert_eq!(levels, [1, 3, 2, 0x10, 0x10]);
        let sequences: Vec<u8> = sent.iter().map(|message| message[6]).collect();
        assert_eq!(sequences, [0, 1, 2, 3, 4]);
        let again: Vec<u8> = sent[..3].iter().flat_map(|message| &message[10..]).copied().collect();
        assert_eq!(again, command);
    }

    #[test]
    fn more_time_has_an_end() {
        let once = exchange(interface(Level::ExtendedApdu, 3072), &[1], |_| {
            [message(0x80, 0, 0x80, 0, &[]), vec![0; 0], message(0x80, 0, 0, 0, &[0x90, 0])].concat()
        });
        // Both came in one packet: more than the header announces.
        assert_eq!(once.0, Err(CcidError::BadMessage));
        let mut talk = Conversation::new(async |line: Line| {
            Reader::new(line, interface(Level::ExtendedApdu, 3072)).exchange(&[1]).await
        });
        let mut asked = 0;
        let mut received = Vec::new();
        let result = loop {
            match talk.advance(received).unwrap() {
                Ok(Step::Transfer(_)) => received = message(0x80, 0, 0x80, 0, &[]),
                Ok(Step::Done(_)) => panic!(),
                Err(error) => break error,
            }
            asked += 1;
        };
        assert_eq!((result, asked), (CcidError::NoEnd, MORE_TIME));
    }

    #[test]
    fn what_readers_may_not_send() {
        let with =
            |answer: Vec<u8>| exchange(interface(Level::ExtendedApdu, 3072), &[1], |_| answer.clone()).0.unwrap_err();
        assert_eq!(with(message(0x80, 9, 0, 0, &[0x90, 0])), CcidError::WrongSequence);
        assert_eq!(with(message(0x81, 0, 0, 0, &[0x90, 0])), CcidError::BadMessage);
        assert_eq!(with(message(0x80, 0, 0x42, 0, &[])), CcidError::NoCard);
        assert_eq!(with(message(0x80, 0, 0x40, 0, &[])), CcidError::Refused { error: 0 });
        assert_eq!(with(message(0x80, 0, 0xC0, 0, &[])), CcidError::BadMessage);
        assert_eq!(with(message(0x80, 0, 0x04, 0, &[])), CcidError::BadMessage);
        for last in [2, 3, 0x10, 0x77] {
            assert_eq!(with(message(0x80, 0, 0, last, &[0x90, 0])), CcidError::WrongPart);
        }
        let mut cut = message(0x80, 0, 0, 0, &[0x90, 0]);
        cut.pop();
        assert_eq!(with(cut), CcidError::BadMessage);
        let mut huge = message(0x80, 0, 0, 0, &[]);
        huge[1..5].copy_from_slice(&[0xFF; 4]);
        assert_eq!(with(huge), CcidError::TooLong);
        assert_eq!(with(Vec::new()), CcidError::BadMessage);
        // Parts without an end, and parts that add nothing.
        let mut first = true;
        let endless = exchange(interface(Level::ExtendedApdu, 3072), &[1], |sent| {
            let last = if std::mem::take(&mut first) { 1 } else { 3 };
            message(0x80, sent[6], 0, last, &[7; 3000])
        });
        assert_eq!(endless.0, Err(CcidError::TooLong));
    }
}
