//! The default appearance of a field (ISO 32000-2 §12.7.4.3). Some readers put it as it is before the text that they draw of a field, so
//! it is held to what programs write there: a font, a colour and spacing.

use crate::pdf::content::{Operand, Operation, Operations, Operator};

/// The largest size that letters of a field may be given; 0 leaves it to the reader.
const SIZE: f64 = 300.0;

/// Whether it says how text looks and nothing else: no text, no path, and nothing that moves the text.
pub(super) fn is_plain(default: &[u8]) -> bool {
    let mut operations = Operations::new(default);
    loop {
        match operations.next() {
            Some(Operation::End) => return true,
            Some(Operation::Operator(word, operands)) if fits(word, &operands) => {}
            Some(Operation::Operator(..) | Operation::InlineImage) | None => return false,
        }
    }
}

fn fits(word: &[u8], operands: &[Operand]) -> bool {
    let within = |low: f64, high: f64| {
        operands.last().and_then(Operand::number).is_some_and(|number| (low..=high).contains(&number))
    };
    let known = Operator::known(word).is_some_and(|operator| operator.takes(operands));
    known
        && match word {
            b"g" | b"G" | b"rg" | b"RG" | b"k" | b"K" | b"Tc" | b"Tw" | b"TL" => true,
            b"Tf" => within(0.0, SIZE),
            b"Tz" => within(50.0, 200.0),
            _ => false,
        }
}

#[cfg(test)]
mod tests {
    use super::is_plain;

    #[test]
    fn a_default_appearance_sets_a_font_and_a_colour() {
        for default in ["/Helv 0 Tf 0 g", "0 0 1 rg /F1 12 Tf", "/F1 9 Tf 0 Tc 100 Tz 0 0 0 1 k", ""] {
            assert!(is_plain(default.as_bytes()), "{default}");
        }
        for default in [
            "/F1 9 Tf Q Q 1 0 0 rg 0 0 300 200 re f",
            "/F1 9 Tf (other) Tj",
            "/F1 9 Tf 100 Ts",
            "/F1 9 Tf 2000 Tz",
            "/F1 -40 Tf",
            "/F1 9000 Tf",
            "/F1 9 Tf 1 0 0 1 0 130 Tm",
            "/F1 9 Tf 50 0 0 50 0 0 cm",
            "/F1 9 Tf /OC /L0 BDC",
            "/F1 9 Tf ET BT",
            "/F1 9 Tf (",
        ] {
            assert!(!is_plain(default.as_bytes()), "{default}");
        }
    }
}
