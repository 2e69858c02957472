//! `LZWDecode` (ISO 32000-2 §7.4.4).

use super::FilterError;
use weezl::{BitOrder, LzwStatus, decode::Configuration};

/// Size of the pieces in which output is taken, so that the bound holds without one buffer of its size.
const PIECE: usize = 16 << 10;

/// Decodes; `early_change` is the parameter of that name, 1 unless the file says otherwise.
pub(crate) fn decode(data: &[u8], early_change: bool, limit: usize) -> Result<Vec<u8>, FilterError> {
    let configuration = if early_change {
        Configuration::with_tiff_size_switch(BitOrder::Msb, 8)
    } else {
        Configuration::new(BitOrder::Msb, 8)
    };
    let mut decoder = configuration.build();
    let mut piece = vec![0; PIECE];
    let mut rest = data;
    let mut out = Vec::new();
    loop {
        let result = decoder.decode_bytes(rest, &mut piece);
        rest = rest.get(result.consumed_in..).unwrap_or_default();
        out.extend_from_slice(piece.get(..result.consumed_out).unwrap_or_default());
        if out.len() > limit {
            return Err(FilterError::TooLarge);
        }
        match result.status {
            Ok(LzwStatus::Done) => return Ok(out),
            Ok(_) if result.consumed_in == 0 && result.consumed_out == 0 => return Err(FilterError::Broken),
            Ok(_) => {}
            Err(_) => return Err(FilterError::Broken),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decodes_the_example_of_the_standard() {
        let data = [0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01];
        assert_eq!(decode(&data, true, 100).unwrap(), [45, 45, 45, 45, 45, 65, 45, 45, 45, 66]);
        assert_eq!(decode(&data, true, 5), Err(FilterError::TooLarge));
        assert_eq!(decode(&data[..4], true, 100), Err(FilterError::Broken));
    }
}
