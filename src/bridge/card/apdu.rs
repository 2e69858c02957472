//! Commands and responses (ISO 7816-4, 5.1 to 5.6).

use super::CardError;
use zeroize::Zeroizing;

/// The most data that a short command carries.
pub(super) const SHORT_DATA: usize = 255;
/// The class of a command that others follow (5.4.1, bit 5).
const CHAINED: u8 = 0x10;

/// A command of the interindustry class, without secure messaging, on channel 0.
pub(super) struct Command {
    /// What an error calls it.
    pub(super) name: &'static str,
    instruction: u8,
    p1: u8,
    p2: u8,
    /// Wiped when dropped: it may be a PIN.
    data: Zeroizing<Vec<u8>>,
    /// Whether an answer is expected (`Le`).
    answers: bool,
}

impl Command {
    /// A command that expects an answer.
    pub(super) fn asking(name: &'static str, [instruction, p1, p2]: [u8; 3], data: &[u8]) -> Self {
        Self { name, instruction, p1, p2, data: Zeroizing::new(data.to_vec()), answers: true }
    }

    /// A command without an answer but its status.
    pub(super) fn telling(name: &'static str, [instruction, p1, p2]: [u8; 3], data: &[u8]) -> Self {
        Self { answers: false, ..Self::asking(name, [instruction, p1, p2], data) }
    }

    /// In short form, as many commands as the data need (5.3.3, command chaining). `le` is the `Le` of the last one.
    pub(super) fn short(&self, le: u8) -> Vec<Zeroizing<Vec<u8>>> {
        let mut parts: Vec<&[u8]> = self.data.chunks(SHORT_DATA).collect();
        if parts.is_empty() {
            parts.push(&[]);
        }
        let last = parts.len().saturating_sub(1);
        let write = |(index, part): (usize, &&[u8])| {
            let is_last = index == last;
            // Room for all at once, so that no copy of a PIN is left behind.
            let mut all = Zeroizing::new(Vec::with_capacity(part.len().saturating_add(6)));
            all.extend_from_slice(&[if is_last { 0 } else { CHAINED }, self.instruction, self.p1, self.p2]);
            if let Some(length) = u8::try_from(part.len()).ok().filter(|length| *length > 0) {
                all.push(length);
                all.extend_from_slice(part);
            }
            if is_last && self.answers {
                all.push(le);
            }
            all
        };
        parts.iter().enumerate().map(write).collect()
    }

    /// In extended form; `None` if the data are too long even for that. The answer may have any length.
    pub(super) fn extended(&self) -> Option<Zeroizing<Vec<u8>>> {
        let [high, low] = u16::try_from(self.data.len()).ok()?.to_be_bytes();
        let mut all = Zeroizing::new(Vec::with_capacity(self.data.len().saturating_add(9)));
        all.extend_from_slice(&[0, self.instruction, self.p1, self.p2]);
        if !self.data.is_empty() {
            all.extend_from_slice(&[0, high, low]);
            all.extend_from_slice(&self.data);
        }
        match (self.answers, self.data.is_empty()) {
            (true, true) => all.extend_from_slice(&[0, 0, 0]),
            (true, false) => all.extend_from_slice(&[0, 0]),
            (false, _) => {}
        }
        Some(all)
    }

    /// Whether one short command carries the data.
    pub(super) fn is_short(&self) -> bool {
        self.data.len() <= SHORT_DATA
    }

    /// GET RESPONSE (ISO 7816-4, 7.6.1).
    pub(super) fn get_response(length: u8) -> Zeroizing<Vec<u8>> {
        Zeroizing::new(vec![0x00, 0xC0, 0x00, 0x00, length])
    }
}

/// What the card answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Response {
    pub(super) data: Vec<u8>,
    /// SW1 and SW2.
    pub(super) status: u16,
}

impl Response {
    /// Reads it.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, CardError> {
        let (data, status) = bytes.split_last_chunk().ok_or(CardError::Malformed { what: "the answer" })?;
        let status = u16::from_be_bytes(*status);
        // 5.1.3: SW1 is 6X or 9X, but not 60.
        if matches!(status >> 8, 0x61..=0x6F | 0x90..=0x9F) {
            Ok(Self { data: data.to_vec(), status })
        } else {
            Err(CardError::Malformed { what: "the status" })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hex(command: &[u8]) -> String {
        hex::encode(command)
    }

    #[test]
    fn the_four_cases_in_both_forms() {
        let nothing = Command::telling("", [0x22, 1, 2], &[]);
        assert_eq!(hex(&nothing.short(0)[0]), "00220102");
        assert_eq!(hex(&nothing.extended().unwrap()), "00220102");
        let answer = Command::asking("", [0xB0, 1, 2], &[]);
        assert_eq!(hex(&answer.short(0x10)[0]), "00b0010210");
        assert_eq!(hex(&answer.extended().unwrap()), "00b00102000000");
        let data = Command::telling("", [0x20, 0, 0x80], &[7, 8]);
        assert_eq!(hex(&data.short(0)[0]), "00200080020708");
        assert_eq!(hex(&data.extended().unwrap()), "002000800000020708");
        let both = Command::asking("", [0xCB, 0x3F, 0xFF], &[7]);
        assert_eq!(hex(&both.short(0)[0]), "00cb3fff010700");
        assert_eq!(hex(&both.extended().unwrap()), "00cb3fff000001070000");
    }

    #[test]
    fn long_data_are_chained() {
        let parts = Command::asking("", [0x87, 7, 0x9C], &[1; 256]).short(0);
        assert_eq!(parts.len(), 2);
        assert_eq!((parts[0][0], parts[0][4], parts[0].len()), (0x10, 255, 260));
        assert_eq!(hex(&parts[1]), "0087079c010100");
    }

    #[test]
    fn a_status_is_six_or_nine() {
        assert_eq!(Response::read(&[1, 0x90, 0]).unwrap(), Response { data: vec![1], status: 0x9000 });
        for bad in [&[][..], &[0x90], &[0x60, 0], &[0x70, 0], &[0, 0]] {
            assert!(Response::read(bad).is_err(), "{bad:?}");
        }
    }
}
