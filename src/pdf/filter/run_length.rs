//! `RunLengthDecode` (ISO 32000-2 §7.4.5).

use super::error::FilterError;

/// Decodes up to the end-of-data byte 128, or to the end of the data.
pub(crate) fn decode(data: &[u8], limit: usize) -> Result<Vec<u8>, FilterError> {
    let mut out = Vec::new();
    let mut rest = data;
    while let Some((&length, tail)) = rest.split_first() {
        let length = usize::from(length);
        match length {
            0..=127 => {
                let (run, after) = tail.split_at_checked(length.saturating_add(1)).ok_or(FilterError::Broken)?;
                out.extend_from_slice(run);
                rest = after;
            }
            128 => break,
            _ => {
                let (&byte, after) = tail.split_first().ok_or(FilterError::Broken)?;
                out.resize(out.len().saturating_add(257usize.saturating_sub(length)), byte);
                rest = after;
            }
        }
        if out.len() > limit {
            return Err(FilterError::TooLarge);
        }
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_and_copies() {
        assert_eq!(decode(&[2, b'a', b'b', b'c', 254, b'x', 128, 9], 10).unwrap(), b"abcxxx");
        assert_eq!(decode(&[2, b'a'], 10), Err(FilterError::Broken));
        assert_eq!(decode(&[129, b'a', 129, b'a'], 200), Err(FilterError::TooLarge));
    }
}
