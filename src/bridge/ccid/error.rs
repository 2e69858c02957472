//! What a reader may do wrong, or say.

use core::fmt;

/// A reader that cannot be used, or a message of it that cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CcidError {
    /// The device has no interface of a reader.
    NoReader,
    /// The descriptors break their own lengths or limits.
    BadDescriptor,
    /// The reader wants the protocol of the card spoken by the host (character or TPDU level).
    LevelUnsupported,
    /// The slot is empty.
    NoCard,
    /// A message is shorter or longer than it says, or of another kind than asked for.
    BadMessage,
    /// The answer belongs to another message.
    WrongSequence,
    /// A part of a series of messages came where it cannot come (`bChainParameter`, `wLevelParameter`).
    WrongPart,
    /// More octets than a card can answer.
    TooLong,
    /// The reader asked for more time again and again.
    NoEnd,
    /// The card says that it is something else than a card (ISO 7816-3: `TS`).
    BadAtr,
    /// The reader refused: its `bError`.
    Refused {
        /// `bError` (6.2.6, table 6.2-2).
        error: u8,
    },
}

impl fmt::Display for CcidError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoReader => "the device is no reader of smart cards",
            Self::BadDescriptor => "the descriptors of the device are not well formed",
            Self::LevelUnsupported => "the reader does not exchange APDUs",
            Self::NoCard => "there is no card in the reader",
            Self::BadMessage => "the reader sent a message that is not well formed",
            Self::WrongSequence => "the reader answered another message",
            Self::WrongPart => "the reader sent a part of a series out of its turn",
            Self::TooLong => "the answer is too long",
            Self::NoEnd => "the reader asks for more time again and again",
            Self::BadAtr => "the answer to reset is not one",
            Self::Refused { error } => return write!(f, "the reader refused with error {error:#04x}"),
        })
    }
}

impl core::error::Error for CcidError {}
