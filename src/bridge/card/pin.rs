//! The PIN, and how often it may still be tried.

use super::CardError;
use core::fmt;
use zeroize::Zeroizing;

/// A PIN as a person typed it. It is wiped when dropped, and never shown.
pub struct CardPin(Zeroizing<Vec<u8>>);

impl CardPin {
    /// Takes the octets over.
    pub fn new(octets: Vec<u8>) -> Self {
        Self(Zeroizing::new(octets))
    }

    /// As many octets as `length`, filled up at the end. `None` if the PIN is shorter than `least`, longer than `length`, or has other
    /// than printable ASCII characters.
    pub(super) fn padded(&self, least: usize, length: usize, fill: u8) -> Option<Zeroizing<Vec<u8>>> {
        let fits = (least.max(1)..=length).contains(&self.0.len()) && self.0.iter().all(u8::is_ascii_graphic);
        fits.then(|| {
            let mut all = Zeroizing::new(Vec::with_capacity(length));
            all.extend_from_slice(&self.0);
            all.resize(length, fill);
            all
        })
    }

    /// Octets as they were typed, within the same limits.
    pub(super) fn plain(&self, least: usize, most: usize) -> Option<Zeroizing<Vec<u8>>> {
        if self.0.len() > most { None } else { self.padded(least, self.0.len(), 0) }
    }
}

impl fmt::Debug for CardPin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CardPin")
    }
}

/// What a card says of its PIN before it is tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PinTries {
    /// So many wrong PINs lock it.
    Left(u8),
    /// It is locked.
    Locked,
    /// The card does not say.
    Unknown,
}

impl PinTries {
    /// From the status of VERIFY without a PIN (ISO 7816-4, 7.5.6): 63CX counts, 6983 and 6984 are locked.
    pub(super) fn of_status(status: u16) -> Self {
        let [_, low] = status.to_be_bytes();
        match status {
            0x63C0 | 0x6983 | 0x6984 => Self::Locked,
            0x63C1..=0x63CF => Self::Left(low & 0x0F),
            _ => Self::Unknown,
        }
    }
}

/// The status of VERIFY with a PIN (ISO 7816-4, 7.5.6).
pub(super) fn verified(status: u16) -> Result<(), CardError> {
    match (status, PinTries::of_status(status)) {
        (0x9000, _) => Ok(()),
        (_, PinTries::Locked) => Err(CardError::PinLocked),
        (_, PinTries::Left(left)) => Err(CardError::PinIncorrect { left: Some(left) }),
        (0x6300, _) => Err(CardError::PinIncorrect { left: None }),
        // 6700 and 6A80: a length or characters that the card does not take.
        (0x6700 | 0x6A80, _) => Err(CardError::PinForm),
        _ => Err(CardError::Refused { command: "VERIFY", status }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pin_that_no_card_takes_is_not_sent() {
        let padded = |text: &str| CardPin::new(text.as_bytes().to_vec()).padded(6, 8, 0xFF).map(|pin| pin.to_vec());
        assert_eq!(padded("123456").unwrap(), b"123456\xff\xff");
        assert_eq!(padded("12345678").unwrap(), b"12345678");
        for bad in ["", "12345", "123456789", "12345 ", "12345ư"] {
            assert!(padded(bad).is_none(), "{bad}");
        }
        assert_eq!(CardPin::new(b"1234".to_vec()).plain(4, 8).unwrap().to_vec(), b"1234");
        assert_eq!(format!("{:?}", CardPin::new(b"1234".to_vec())), "CardPin");
    }

    #[test]
    fn statuses_of_a_pin() {
        assert_eq!(verified(0x9000), Ok(()));
        assert_eq!(verified(0x63C2), Err(CardError::PinIncorrect { left: Some(2) }));
        assert_eq!(verified(0x63C0), Err(CardError::PinLocked));
        assert_eq!(verified(0x6983), Err(CardError::PinLocked));
        assert_eq!(verified(0x6982), Err(CardError::Refused { command: "VERIFY", status: 0x6982 }));
        assert_eq!(PinTries::of_status(0x9000), PinTries::Unknown);
    }
}
