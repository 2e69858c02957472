//! `FlateDecode` (ISO 32000-2 §7.4.4).

use super::error::FilterError;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_zlib_with_limit};

/// Inflates a zlib stream. Bytes behind its end are ignored, as they are by every reader.
pub(crate) fn decode(data: &[u8], limit: usize) -> Result<Vec<u8>, FilterError> {
    decompress_to_vec_zlib_with_limit(data, limit).map_err(|error| match error.status {
        TINFLStatus::HasMoreOutput => FilterError::TooLarge,
        _ => FilterError::BrokenAfter(error.output.len()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use miniz_oxide::deflate::compress_to_vec_zlib;

    #[test]
    fn a_bomb_stops_at_the_limit() {
        let bomb = compress_to_vec_zlib(&vec![0; 1 << 20], 9);
        assert_eq!(decode(&bomb, 1 << 20).unwrap().len(), 1 << 20);
        assert_eq!(decode(&bomb, (1 << 20) - 1), Err(FilterError::TooLarge));
        assert!(matches!(decode(&bomb[..bomb.len() / 2], 1 << 20), Err(FilterError::BrokenAfter(1_000..))));
        assert!(matches!(decode(b"not zlib", 100), Err(FilterError::BrokenAfter(_))));
    }
}
