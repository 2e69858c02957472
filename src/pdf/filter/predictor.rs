//! Predictors of `FlateDecode` and `LZWDecode` (ISO 32000-2 §7.4.4.4).

use super::error::FilterError;

/// Largest row, in bytes: far above what any structure stream or image needs.
const ROW_BYTES: usize = 1 << 24;

/// The parameters `Predictor`, `Colors`, `BitsPerComponent` and `Columns`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Predictor {
    pub(crate) kind: i64,
    pub(crate) colors: i64,
    pub(crate) bits: i64,
    pub(crate) columns: i64,
}

impl Default for Predictor {
    fn default() -> Self {
        Self { kind: 1, colors: 1, bits: 8, columns: 1 }
    }
}

impl Predictor {
    /// Undoes the prediction.
    pub(crate) fn apply(self, data: Vec<u8>) -> Result<Vec<u8>, FilterError> {
        match self.kind {
            1 => Ok(data),
            2 => self.undo_tiff(data),
            10..=15 => self.undo_png(&data),
            _ => Err(FilterError::Unsupported),
        }
    }

    /// Bytes of one pixel (at least one) and of one row.
    fn sizes(self) -> Result<(usize, usize), FilterError> {
        let positive = |value: i64| usize::try_from(value).ok().filter(|value| *value > 0).ok_or(FilterError::Broken);
        let bits = positive(self.colors)?.checked_mul(positive(self.bits)?).ok_or(FilterError::Broken)?;
        let row = bits.checked_mul(positive(self.columns)?).ok_or(FilterError::Broken)?.div_ceil(8);
        if row > ROW_BYTES {
            return Err(FilterError::TooLarge);
        }
        Ok((bits.div_ceil(8), row))
    }

    fn undo_tiff(self, mut data: Vec<u8>) -> Result<Vec<u8>, FilterError> {
        if self.bits != 8 {
            return Err(FilterError::Unsupported);
        }
        let (pixel, row) = self.sizes()?;
        for line in data.chunks_mut(row) {
            for at in pixel..line.len() {
                let left = at.checked_sub(pixel).and_then(|at| line.get(at)).copied().unwrap_or(0);
                if let Some(byte) = line.get_mut(at) {
                    *byte = byte.wrapping_add(left);
                }
            }
        }
        Ok(data)
    }

    fn undo_png(self, data: &[u8]) -> Result<Vec<u8>, FilterError> {
        let (pixel, row) = self.sizes()?;
        let mut out = Vec::with_capacity(data.len());
        let mut above = Vec::new();
        for line in data.chunks(row.saturating_add(1)) {
            let Some((&kind, encoded)) = line.split_first() else { break };
            let mut current = encoded.to_vec();
            undo_png_row(kind, &mut current, &above, pixel)?;
            out.extend_from_slice(&current);
            above = current;
        }
        Ok(out)
    }
}

/// One row, PNG specification §9.2.
fn undo_png_row(kind: u8, row: &mut [u8], above: &[u8], pixel: usize) -> Result<(), FilterError> {
    for at in 0..row.len() {
        let before = at.checked_sub(pixel);
        let left = before.and_then(|at| row.get(at)).copied().unwrap_or(0);
        let up = above.get(at).copied().unwrap_or(0);
        let up_left = before.and_then(|at| above.get(at)).copied().unwrap_or(0);
        let predicted = match kind {
            0 => 0,
            1 => left,
            2 => up,
            3 => left.midpoint(up),
            4 => paeth(left, up, up_left),
            _ => return Err(FilterError::Broken),
        };
        if let Some(byte) = row.get_mut(at) {
            *byte = byte.wrapping_add(predicted);
        }
    }
    Ok(())
}

fn paeth(left: u8, up: u8, up_left: u8) -> u8 {
    let estimate = i16::from(left).wrapping_add(i16::from(up)).wrapping_sub(i16::from(up_left));
    let distance = |value: u8| estimate.wrapping_sub(i16::from(value)).unsigned_abs();
    if distance(left) <= distance(up) && distance(left) <= distance(up_left) {
        left
    } else if distance(up) <= distance(up_left) {
        up
    } else {
        up_left
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn predictor(kind: i64, colors: i64, columns: i64) -> Predictor {
        Predictor { kind, colors, bits: 8, columns }
    }

    #[test]
    fn png_rows_of_every_kind() {
        let data = [0, 1, 2, 3, 1, 1, 1, 1, 2, 1, 1, 1, 3, 1, 1, 1, 4, 1, 1, 1];
        assert_eq!(predictor(15, 1, 3).apply(data.to_vec()).unwrap(), [1, 2, 3, 1, 2, 3, 2, 3, 4, 2, 3, 4, 3, 4, 5]);
        assert_eq!(predictor(15, 1, 3).apply(vec![9, 1, 1, 1]), Err(FilterError::Broken));
    }

    #[test]
    fn tiff_rows() {
        assert_eq!(predictor(2, 2, 2).apply(vec![1, 2, 3, 4, 5, 6, 7, 8]).unwrap(), [1, 2, 4, 6, 5, 6, 12, 14]);
    }

    #[test]
    fn huge_parameters_allocate_nothing() {
        assert_eq!(predictor(12, 1, i64::MAX).apply(vec![0; 4]), Err(FilterError::Broken));
        assert_eq!(predictor(12, 1, 1 << 40).apply(vec![0; 4]), Err(FilterError::TooLarge));
        assert_eq!(predictor(12, 0, 5).apply(vec![0; 4]), Err(FilterError::Broken));
        assert_eq!(predictor(99, 1, 5).apply(vec![0; 4]), Err(FilterError::Unsupported));
    }
}
