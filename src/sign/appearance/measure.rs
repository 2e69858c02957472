//! Lengths on paper.

/// Points in a millimetre (ISO 32000-2 §8.3.2.3).
pub(crate) const MILLIMETRE: f64 = 72.0 / 25.4;

/// Points of a length in millimetres.
pub(crate) fn points(millimetres: f64) -> f64 {
    millimetres * MILLIMETRE
}

/// A number for a content stream: four decimals are less than a thousandth of a millimetre, and the same on every machine.
pub(crate) fn decimal(value: f64) -> String {
    if !value.is_finite() {
        return "0".to_owned();
    }
    let text = format!("{value:.4}");
    let short = text.trim_end_matches('0').trim_end_matches('.');
    if short == "-0" { "0".to_owned() } else { short.to_owned() }
}

/// A length rounded as [`decimal`] writes it, for objects.
pub(crate) fn rounded(value: f64) -> f64 {
    (value * 10_000.0).round() / 10_000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_no_exponent_and_no_zeros_behind() {
        for (value, text) in
            [(1e-9, "0"), (-1e-9, "0"), (-0.5, "-0.5"), (1e6, "1000000"), (f64::NAN, "0"), (100.0, "100")]
        {
            assert_eq!(decimal(value), text);
        }
        assert!((points(25.4) - 72.0).abs() < 1e-9);
    }
}
