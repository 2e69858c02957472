//! The value of a real number (ISO 32000-2 §7.3.3): decimal digits with a point, no exponent.
//!
//! The standard library's reader covers exponents from -342 to 308 by a table of 10 kB that does not compress; PDF has no exponents.

/// Digits that count; 10^36 still leaves room to double it.
const SIGNIFICANT: u32 = 36;

/// Most places behind the point that are divided by exactly.
const PLACES: i32 = 36;

/// The value of `digits`, which may hold one point and nothing else. The nearest `f64` where there are at most 36 digits
/// behind the leading zeros and at most 36 behind the point, one of the two or three nearest otherwise.
pub(crate) fn magnitude(digits: &[u8]) -> f64 {
    let (mut whole, mut count, mut cut) = (0_u128, 0_u32, false);
    let (mut behind_point, mut scale) = (false, 0_i32);
    for octet in digits {
        if *octet == b'.' {
            behind_point = true;
            continue;
        }
        let digit = u128::from(octet.wrapping_sub(b'0'));
        if count < SIGNIFICANT {
            whole = whole * 10 + digit;
            count += u32::from(whole > 0);
            scale = scale.saturating_add(i32::from(behind_point));
        } else {
            cut |= digit > 0;
            scale = scale.saturating_sub(i32::from(!behind_point));
        }
    }
    let within = scale.clamp(0, PLACES);
    let value = ratio(whole, 10_u128.pow(within.unsigned_abs()), cut);
    scaled(value, within.saturating_sub(scale))
}

/// `value` times ten to `power`, which is 0 but for numbers that no page has. More than 400 leaves the range of the type anyway.
fn scaled(value: f64, power: i32) -> f64 {
    let steps = 0..power.unsigned_abs().min(400);
    if power < 0 { steps.fold(value, |v, _| v / 10.0) } else { steps.fold(value, |v, _| v * 10.0) }
}

/// The nearest `f64` to `above / below`, to the even one of two that are as near; `cut` says that `above` was a little more.
/// `below` is at most 10^36.
fn ratio(above: u128, below: u128, cut: bool) -> f64 {
    if above == 0 {
        return 0.0;
    }
    let (mut quotient, mut rest) = (above / below, above % below);
    let mut unit = 1.0_f64;
    // 55 bits: two more than the type holds, so that the last rounding sees which side is nearer.
    while quotient < 1 << 54 {
        rest *= 2;
        let bit = rest >= below;
        rest -= if bit { below } else { 0 };
        quotient = quotient * 2 + u128::from(bit);
        unit *= 0.5;
    }
    while quotient >= 1 << 55 {
        rest |= quotient & 1;
        quotient /= 2;
        unit *= 2.0;
    }
    float(quotient | u128::from(rest > 0 || cut)) * unit
}

/// Rounded to the nearest, which is what the conversion is for.
#[allow(clippy::as_conversions, clippy::cast_precision_loss)]
fn float(value: u128) -> f64 {
    value as f64
}

#[cfg(test)]
mod tests {
    use super::magnitude;

    fn agrees(text: &str) {
        assert_eq!(magnitude(text.as_bytes()), text.parse::<f64>().unwrap(), "{text}");
    }

    #[test]
    fn is_the_nearest_value() {
        for text in [
            "0.0",
            ".5",
            "5.",
            "1.0",
            "0.1",
            "0.2",
            "0.3",
            "595.276",
            "841.89",
            "595.27559055118110",
            "103.33333333333333",
            "0.000001",
            "0.000000000000000001",
            "123456789.123456789",
            "9007199254740993.",
            "9007199254740993.0",
            "9007199254740992.5",
            "9007199254740995",
            "0.999999999999999999",
            "999999999999999999",
            "000000000000000000000000001.5",
            "4503599627370497.5",
            "4503599627370496.5",
            "0.30000000000000004",
            "123456789012345678901",
            "12345678901234567890123",
            "0.0000000000000000000012345",
            "1234567890.12345678901234567890",
            "1.7976931348623157",
            "72057594037927945",
        ] {
            agrees(text);
        }
    }

    #[test]
    fn is_the_nearest_value_of_many() {
        let mut state = 0x9E37_79B9_7F4A_7C15_u64;
        for round in 0..20_000 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let digits = (state >> 5).to_string();
            let digits = &digits[..digits.len().min(1 + round % 18)];
            let point = usize::try_from(state >> 58).unwrap() % (digits.len() + 1);
            agrees(&format!("{}.{}", &digits[..point], &digits[point..]));
        }
    }

    #[test]
    fn numbers_no_page_has_stay_near() {
        for text in
            ["12345678901234567890123456789012345678901234567", "0.00000000000000000000000000000000000000000012345"]
        {
            let (ours, theirs) = (magnitude(text.as_bytes()), text.parse::<f64>().unwrap());
            assert!((ours - theirs).abs() <= theirs * 1e-15, "{text}: {ours}");
        }
        assert_eq!(magnitude("9".repeat(500).as_bytes()), f64::INFINITY);
        assert_eq!(magnitude(format!("0.{}1", "0".repeat(500)).as_bytes()), 0.0);
        assert_eq!(magnitude("0".repeat(500).as_bytes()), 0.0);
    }
}
