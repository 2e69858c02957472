//! Certificates that a card holds compressed (RFC 1952).

use super::CardError;
use miniz_oxide::inflate::decompress_to_vec_with_limit;

/// The longest certificate. Objects of PIV certificates have room for 1,856 octets (SP 800-73-4 part 1, table 8), other cards for more.
pub(super) const CERTIFICATE: usize = 32_768;

const NAME: &str = "a compressed certificate";

/// Unpacks one member. Its checksum is not compared: what comes out is a certificate, and is judged as one.
pub(super) fn unpack(bytes: &[u8]) -> Result<Vec<u8>, CardError> {
    let malformed = || CardError::Malformed { what: NAME };
    let &[0x1F, 0x8B, 8, flags, _, _, _, _, _, _, ref rest @ ..] = bytes else { return Err(malformed()) };
    // 2.3.1.2: a name, a comment and a checksum of the header may follow; certificates have none of them.
    if flags != 0 {
        return Err(malformed());
    }
    let (deflated, tail) = rest.split_last_chunk::<8>().ok_or_else(malformed)?;
    let unpacked = decompress_to_vec_with_limit(deflated, CERTIFICATE).map_err(|_| malformed())?;
    let [_, _, _, _, size @ ..] = *tail;
    if u32::try_from(unpacked.len()).is_ok_and(|length| length == u32::from_le_bytes(size)) {
        Ok(unpacked)
    } else {
        Err(malformed())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        writer.write_all(bytes).unwrap();
        writer.finish().unwrap()
    }

    #[test]
    fn unpacks_within_the_limit() {
        let text = b"certificate".repeat(200);
        let packed_text = packed(&text);
        assert_eq!(unpack(&packed_text).unwrap(), text);
        for end in 0..packed_text.len() {
            assert!(unpack(&packed_text[..end]).is_err(), "{end}");
        }
        assert!(unpack(&packed(&vec![0; CERTIFICATE])).is_ok());
        assert!(unpack(&packed(&vec![0; CERTIFICATE + 1])).is_err());
        assert!(unpack(&packed(&vec![0; 100_000_000])).is_err());
    }
}
