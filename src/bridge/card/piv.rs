//! PIV (NIST SP 800-73-4, parts 1 and 2): certificates and keys in numbered slots, one PIN.

use super::apdu::Command;
use super::channel::{Carrier, Channel};
use super::found::Found;
use super::key::{CardKey, KeyAlgorithm};
use super::pin::{CardPin, PinTries};
use super::{CardError, gzip, tlv, value};

/// The application, without its version (part 1, 2.2).
const AID: [u8; 9] = [0xA0, 0x00, 0x00, 0x03, 0x08, 0x00, 0x00, 0x10, 0x00];

/// The slots that sign: key reference, the last octet of the certificate's object identifier, and the name (part 1, tables 3 and 4b). The
/// key for digital signatures comes first.
const SLOTS: [(u8, u8, &str); 2] = [(0x9C, 0x0A, "Digital Signature"), (0x9A, 0x05, "PIV Authentication")];

/// The key that wants the PIN before each use (part 1, table 4b).
const PIN_ALWAYS: u8 = 0x9C;

/// The PIN of the application (part 2, 3.2.1), its least length, its length, and what fills it up (part 2, 2.4.3).
const PIN_REFERENCE: u8 = 0x80;
const PIN_LENGTHS: (usize, usize, u8) = (6, 8, 0xFF);

/// Chooses the application (part 2, 3.1.1); `false` if the card does not have it.
pub(super) async fn select<C: Carrier>(channel: &mut Channel<C>) -> Result<bool, CardError> {
    let response = channel.ask(&Command::asking("SELECT", [0xA4, 0x04, 0x00], &AID)).await?;
    match response.status {
        0x9000 => {
            // Table 3: the application property template.
            tlv::only(&response.data, 0x61, "the properties of the application")?;
            Ok(true)
        }
        // Not found, and the ways in which other cards say so.
        0x6A82 | 0x6A81 | 0x6A86 | 0x6D00 | 0x6E00 | 0x6700 | 0x6999 => Ok(false),
        status => Err(CardError::Refused { command: "SELECT", status }),
    }
}

/// The certificates of the slots that sign.
pub(super) async fn certificates<C: Carrier>(channel: &mut Channel<C>) -> Result<Vec<Found<u8>>, CardError> {
    let mut found = Vec::new();
    for (slot, object, name) in SLOTS {
        let Some(certificate) = certificate(channel, object).await? else { continue };
        if let Some(key) = CardKey::of(&certificate).filter(|key| algorithm_identifier(*key).is_some()) {
            found.push(Found { certificate, key, label: name.to_owned(), place: slot });
        }
    }
    Ok(found)
}

/// GET DATA (part 2, 3.1.2); `None` if the slot has no certificate.
async fn certificate<C: Carrier>(channel: &mut Channel<C>, object: u8) -> Result<Option<Vec<u8>>, CardError> {
    let command = Command::asking("GET DATA", [0xCB, 0x3F, 0xFF], &[0x5C, 0x03, 0x5F, 0xC1, object]);
    let response = channel.ask(&command).await?;
    match response.status {
        0x9000 => read_certificate(&response.data),
        0x6A82 => Ok(None),
        status => Err(CardError::Refused { command: command.name, status }),
    }
}

/// The object of a certificate (part 1, table 10 and appendix A): certificate, how it is packed, MSCUID, error detection code.
fn read_certificate(bytes: &[u8]) -> Result<Option<Vec<u8>>, CardError> {
    const WHAT: &str = "the object of a certificate";
    let content = tlv::only(bytes, 0x53, WHAT)?;
    let objects = tlv::all(content, 4, WHAT)?;
    if objects.iter().any(|object| ![0x70, 0x71, 0x72, 0xFE].contains(&object.tag)) {
        return Err(CardError::Malformed { what: WHAT });
    }
    let certificate = tlv::find(&objects, 0x70, WHAT)?.unwrap_or_default();
    if certificate.is_empty() {
        // A slot that was emptied.
        return Ok(None);
    }
    match tlv::find(&objects, 0x71, WHAT)? {
        Some([0x00]) if certificate.len() <= gzip::CERTIFICATE => Ok(Some(certificate.to_vec())),
        Some([0x01]) => gzip::unpack(certificate).map(Some),
        _ => Err(CardError::Malformed { what: WHAT }),
    }
}

/// VERIFY without a PIN (part 2, 3.2.1) says how many tries are left.
pub(super) async fn tries<C: Carrier>(channel: &mut Channel<C>) -> Result<PinTries, CardError> {
    let command = Command::telling("VERIFY", [0x20, 0x00, PIN_REFERENCE], &[]);
    Ok(PinTries::of_status(channel.ask(&command).await?.status))
}

/// VERIFY, once.
pub(super) async fn verify<C: Carrier>(channel: &mut Channel<C>, pin: &CardPin) -> Result<(), CardError> {
    let (least, length, fill) = PIN_LENGTHS;
    let padded = pin.padded(least, length, fill).ok_or(CardError::PinForm)?;
    let command = Command::telling("VERIFY", [0x20, 0x00, PIN_REFERENCE], &padded);
    super::pin::verified(channel.ask(&command).await?.status)
}

/// Whether the PIN is wanted before each use of the key.
pub(super) fn wants_pin_each_time(slot: u8) -> bool {
    slot == PIN_ALWAYS
}

/// GENERAL AUTHENTICATE with a challenge, which is how a value is made (part 2, 3.2.4 and appendix A.4).
pub(super) async fn sign<C: Carrier>(
    channel: &mut Channel<C>,
    slot: u8,
    key: CardKey,
    (algorithm, digest): (KeyAlgorithm, &[u8]),
) -> Result<Vec<u8>, CardError> {
    const WHAT: &str = "the value";
    let identifier = algorithm_identifier(key).ok_or(CardError::AlgorithmUnsupported)?;
    let mut template = vec![0x82, 0x00];
    template.extend_from_slice(&tlv::write(0x81, &key.padded_input(algorithm, digest)?)?);
    let data = tlv::write(0x7C, &template)?;
    let answer = channel.run(&Command::asking("GENERAL AUTHENTICATE", [0x87, identifier, slot], &data)).await?;
    let template = tlv::only(&answer, 0x7C, WHAT)?;
    value::from_der(key, tlv::only(template, 0x82, WHAT)?)
}

/// Algorithm identifiers (SP 800-78-5, table 9). RSA of 4096 bits has none.
fn algorithm_identifier(key: CardKey) -> Option<u8> {
    match key {
        CardKey::Rsa(256) => Some(0x07),
        CardKey::Rsa(384) => Some(0x05),
        CardKey::Ec(32) => Some(0x11),
        CardKey::Ec(48) => Some(0x14),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_of_certificates_have_known_parts_only() {
        let read = |text: &str| read_certificate(&hex::decode(text.replace(' ', "")).unwrap());
        assert_eq!(read("5309 7002 3000 710100 fe00"), Ok(Some(vec![0x30, 0])));
        assert_eq!(read("5307 7000 710100 fe00"), Ok(None));
        // Without the way it is packed, with an unknown way, with an unknown part, twice, behind it, cut off.
        for bad in [
            "5306 7002 3000 fe00",
            "5309 7002 3000 710102 fe00",
            "530b 7002 3000 710100 fe00 7300",
            "530d 7002 3000 7002 3000 710100 fe00",
            "5309 7002 3000 710100 fe00 00",
            "5309 7002 3000 710100 fe",
            "7009 7002 3000 710100 fe00",
        ] {
            assert!(read(bad).is_err(), "{bad}");
        }
    }
}
