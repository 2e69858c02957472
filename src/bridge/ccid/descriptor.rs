//! Finding the reader among the descriptors of a device (USB 2.0, 9.6; CCID 1.1, 5).

use super::CcidError;

/// Class of readers, which browsers protect.
const CLASS_CCID: u8 = 0x0B;
/// Class of what follows no class; early readers use it with the same descriptor.
const CLASS_VENDOR: u8 = 0xFF;

const CONFIGURATION: u8 = 2;
const INTERFACE: u8 = 4;
const ENDPOINT: u8 = 5;
/// The descriptor of the class, and its length.
const FUNCTIONAL: (u8, usize) = (0x21, 54);

/// The least and the greatest length of a message (CCID 1.1, 5.1, `dwMaxCCIDMessageLength`).
const MESSAGE_LENGTHS: core::ops::RangeInclusive<usize> = 271..=65_554;

/// A bulk endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Endpoint {
    /// Its number, without the direction.
    pub number: u8,
    /// Octets of a full packet.
    pub packet: usize,
}

/// What is exchanged with the reader (CCID 1.1, 5.1, `dwFeatures`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Short APDUs.
    ShortApdu,
    /// Short and extended APDUs.
    ExtendedApdu,
}

/// The interface of a device that is a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReaderInterface {
    /// `bConfigurationValue`.
    pub configuration: u8,
    /// `bInterfaceNumber`.
    pub interface: u8,
    /// `bAlternateSetting`.
    pub alternate: u8,
    /// Whether it is of the class of smart cards (0x0B), which browsers keep from pages.
    pub is_protected: bool,
    /// From the host to the reader.
    pub output: Endpoint,
    /// From the reader to the host.
    pub input: Endpoint,
    /// What is exchanged.
    pub level: Level,
    /// Octets of the longest message, its header included.
    pub message: usize,
}

/// An interface while it is read.
#[derive(Clone, Copy, Default)]
struct Draft {
    interface: u8,
    alternate: u8,
    class: u8,
    functional: Option<(u32, usize)>,
    output: Option<Endpoint>,
    input: Option<Endpoint>,
}

impl ReaderInterface {
    /// Finds the first reader in a configuration descriptor, as the device sends it with all that belongs to it.
    ///
    /// # Errors
    /// [`CcidError::NoReader`], [`CcidError::BadDescriptor`], [`CcidError::LevelUnsupported`].
    pub fn find(descriptor: &[u8]) -> Result<Self, CcidError> {
        let (mut configuration, mut draft, mut rest) = (None, Draft::default(), descriptor);
        while let Some((&length, _)) = rest.split_first() {
            let (one, others) = rest.split_at_checked(usize::from(length)).ok_or(CcidError::BadDescriptor)?;
            let &[_, kind, ..] = one else { return Err(CcidError::BadDescriptor) };
            match (kind, one) {
                (CONFIGURATION, &[_, _, _, _, _, value, ..]) if configuration.is_none() => configuration = Some(value),
                (INTERFACE, &[_, _, interface, alternate, _, class, ..]) => {
                    if let Some(found) = draft.reader(configuration)? {
                        return Ok(found);
                    }
                    draft = Draft { interface, alternate, class, ..Draft::default() };
                }
                (ENDPOINT, &[_, _, address, attributes, low, high, ..]) => {
                    draft.endpoint(address, attributes, [low, high])
                }
                (kind, one) if (kind, one.len()) == FUNCTIONAL => draft.functional = Some(functional(one)?),
                (CONFIGURATION | INTERFACE | ENDPOINT, _) => return Err(CcidError::BadDescriptor),
                _ => {}
            }
            rest = others;
        }
        draft.reader(configuration)?.ok_or(CcidError::NoReader)
    }
}

impl Draft {
    /// Bulk endpoints, the first of each direction.
    fn endpoint(&mut self, address: u8, attributes: u8, packet: [u8; 2]) {
        let endpoint = Endpoint { number: address & 0x0F, packet: usize::from(u16::from_le_bytes(packet) & 0x07FF) };
        if attributes & 0x03 != 2 || endpoint.packet == 0 {
            return;
        }
        let place = if address & 0x80 == 0 { &mut self.output } else { &mut self.input };
        place.get_or_insert(endpoint);
    }

    /// The reader, if this interface is one.
    fn reader(&self, configuration: Option<u8>) -> Result<Option<ReaderInterface>, CcidError> {
        let Some((features, message)) = self.functional.filter(|_| [CLASS_CCID, CLASS_VENDOR].contains(&self.class))
        else {
            return Ok(None);
        };
        let (Some(configuration), Some(output), Some(input)) = (configuration, self.output, self.input) else {
            return Err(CcidError::BadDescriptor);
        };
        let level = match features & 0x0007_0000 {
            0x0002_0000 => Level::ShortApdu,
            0x0004_0000 => Level::ExtendedApdu,
            _ => return Err(CcidError::LevelUnsupported),
        };
        let (interface, alternate) = (self.interface, self.alternate);
        let is_protected = self.class == CLASS_CCID;
        Ok(Some(ReaderInterface { configuration, interface, alternate, is_protected, output, input, level, message }))
    }
}

/// `dwFeatures` and `dwMaxCCIDMessageLength`.
fn functional(descriptor: &[u8]) -> Result<(u32, usize), CcidError> {
    let number = |at: usize| {
        let octets = descriptor.get(at..).and_then(|rest| rest.first_chunk()).ok_or(CcidError::BadDescriptor)?;
        Ok(u32::from_le_bytes(*octets))
    };
    let message = usize::try_from(number(44)?).map_err(|_| CcidError::BadDescriptor)?;
    if MESSAGE_LENGTHS.contains(&message) { Ok((number(40)?, message)) } else { Err(CcidError::BadDescriptor) }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A token as usbd-ccid describes it, with this class and these features.
    pub(crate) fn descriptor(class: u8, features: u32, message: u32) -> Vec<u8> {
        let mut functional = vec![0u8; 54];
        functional[0] = 54;
        functional[1] = 0x21;
        functional[40..44].copy_from_slice(&features.to_le_bytes());
        functional[44..48].copy_from_slice(&message.to_le_bytes());
        let mut all = vec![9, 2, 0, 0, 1, 1, 0, 0x80, 50, 9, 4, 0, 0, 2, class, 0, 0, 0];
        all.extend(functional);
        all.extend([7, 5, 0x81, 2, 64, 0, 0, 7, 5, 0x01, 2, 64, 0, 0]);
        all
    }

    #[test]
    fn finds_the_reader_and_says_whether_it_is_protected() {
        let found = ReaderInterface::find(&descriptor(0x0B, 0x0004_0840, 3072)).unwrap();
        assert_eq!((found.configuration, found.interface, found.is_protected), (1, 0, true));
        assert_eq!((found.level, found.message), (Level::ExtendedApdu, 3072));
        assert_eq!((found.output.number, found.input.number, found.input.packet), (1, 1, 64));
        assert!(!ReaderInterface::find(&descriptor(0xFF, 0x0002_0000, 271)).unwrap().is_protected);
    }

    #[test]
    fn refuses_what_is_no_reader() {
        let find = |bytes: &[u8]| ReaderInterface::find(bytes).unwrap_err();
        assert_eq!(find(&[]), CcidError::NoReader);
        // A keyboard that has a descriptor of the same number and length.
        assert_eq!(find(&descriptor(0x03, 0x0004_0000, 3072)), CcidError::NoReader);
        assert_eq!(find(&descriptor(0x0B, 0x0001_0000, 3072)), CcidError::LevelUnsupported);
        assert_eq!(find(&descriptor(0x0B, 0x0004_0000, 270)), CcidError::BadDescriptor);
        assert_eq!(find(&descriptor(0x0B, 0x0004_0000, 70_000)), CcidError::BadDescriptor);
        let whole = descriptor(0x0B, 0x0004_0000, 3072);
        for end in 0..whole.len() {
            assert!(ReaderInterface::find(&whole[..end]).is_err(), "{end}");
        }
        assert_eq!(find(&[0, 2]), CcidError::BadDescriptor);
        assert_eq!(find(&[1]), CcidError::BadDescriptor);
    }
}
