//! Messages (CCID 1.1, 6.1 and 6.2).

use super::CcidError;
use zeroize::Zeroizing;

/// Octets of a header.
pub(super) const HEADER: usize = 10;

/// What the host sends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Request {
    /// `PC_to_RDR_IccPowerOn`; the reader chooses the voltage.
    PowerOn,
    /// `PC_to_RDR_IccPowerOff`.
    PowerOff,
    /// `PC_to_RDR_GetSlotStatus`.
    SlotStatus,
    /// `PC_to_RDR_XfrBlock` with `wLevelParameter`.
    Transfer(u16),
}

impl Request {
    /// Writes it for slot 0.
    pub(super) fn write(self, sequence: u8, data: &[u8]) -> Result<Zeroizing<Vec<u8>>, CcidError> {
        let length = u32::try_from(data.len()).map_err(|_| CcidError::TooLong)?.to_le_bytes();
        let (kind, level) = match self {
            Self::PowerOn => (0x62, 0),
            Self::PowerOff => (0x63, 0),
            Self::SlotStatus => (0x65, 0),
            Self::Transfer(level) => (0x6F, level),
        };
        let [low, high] = u16::to_le_bytes(level);
        let [l0, l1, l2, l3] = length;
        // Room for all of it at once: a vector that grows leaves copies of a PIN behind.
        let mut all = Zeroizing::new(Vec::with_capacity(HEADER.saturating_add(data.len())));
        all.extend_from_slice(&[kind, l0, l1, l2, l3, 0, sequence, 0, low, high]);
        all.extend_from_slice(data);
        Ok(all)
    }

    /// `RDR_to_PC_DataBlock` or `RDR_to_PC_SlotStatus`.
    fn answer(self) -> u8 {
        match self {
            Self::PowerOn | Self::Transfer(_) => 0x80,
            Self::PowerOff | Self::SlotStatus => 0x81,
        }
    }
}

/// How the reader took a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// Done. The last octet of the header: `bChainParameter` or `bClockStatus`.
    Done(u8),
    /// The card needs more time; another message follows by itself.
    MoreTime,
}

/// Length of the data that this header announces, at most `limit`.
pub(super) fn announced(header: &[u8; HEADER], limit: usize) -> Result<usize, CcidError> {
    let [_, l0, l1, l2, l3, ..] = *header;
    let length = usize::try_from(u32::from_le_bytes([l0, l1, l2, l3])).map_err(|_| CcidError::TooLong)?;
    if length <= limit { Ok(length) } else { Err(CcidError::TooLong) }
}

/// Reads the header of an answer to `request`.
pub(super) fn read(header: &[u8; HEADER], request: Request, sequence: u8) -> Result<Outcome, CcidError> {
    let [kind, _, _, _, _, slot, answered, status, error, last] = *header;
    if answered != sequence {
        return Err(CcidError::WrongSequence);
    }
    if kind != request.answer() || slot != 0 {
        return Err(CcidError::BadMessage);
    }
    // 6.2.6: bits 0 and 1 are the card's, 6 and 7 the command's; the others are reserved.
    match (status & 0xC0, status & 0x3F) {
        (0x00, 0 | 1) => Ok(Outcome::Done(last)),
        (0x80, 0 | 1) => Ok(Outcome::MoreTime),
        (0x00 | 0x40 | 0x80, 2) => Err(CcidError::NoCard),
        // 0xFE: the card is mute; often because it is gone.
        (0x40, 0 | 1) => Err(CcidError::Refused { error }),
        _ => Err(CcidError::BadMessage),
    }
}
