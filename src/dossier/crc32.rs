//! CRC-32 of ZIP (APPNOTE.TXT 4.4.7; ISO/IEC 8802-3). The tables of a fast one are 16 kB that no compression makes smaller, and
//! every document inflated is digested too, which takes longer.

/// The polynomial, its bits reversed.
const POLYNOMIAL: u32 = 0xEDB8_8320;

pub(super) fn crc32(bytes: &[u8]) -> u32 {
    let mut table = [0_u32; 256];
    for (entry, byte) in table.iter_mut().zip(0..) {
        *entry = (0..8).fold(byte, |crc, _| if crc & 1 == 1 { (crc >> 1) ^ POLYNOMIAL } else { crc >> 1 });
    }
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        let [low, ..] = crc.to_le_bytes();
        (crc >> 8) ^ table.get(usize::from(low ^ byte)).copied().unwrap_or_default()
    })
}

#[cfg(test)]
mod tests {
    use super::crc32;

    #[test]
    fn values_are_those_of_another_implementation() {
        assert_eq!(crc32(b""), 0);
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
        let bytes: Vec<u8> = (0..70_000_u32).map(|n| n.wrapping_mul(2_654_435_761).to_be_bytes()[0]).collect();
        for length in [1, 15, 16, 17, 4_096, bytes.len()] {
            assert_eq!(crc32(&bytes[..length]), rawzip::crc32(&bytes[..length]));
        }
    }
}
