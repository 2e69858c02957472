//! Whether a content stream could hide what is beneath it (ISO 32000-2 Annex A): operators are a closed list, so that whatever is
//! not known to leave the ground visible counts as covering it.

use crate::pdf::content::{Operand, Operation, Operations, Operator, numbers};

/// Operators that set text, clip, or keep the state.
const LEAVES_GROUND: [&[u8]; 34] = [
    b"q", b"Q", b"cm", b"BT", b"ET", b"Tf", b"Td", b"TD", b"Tm", b"T*", b"Tj", b"TJ", b"'", b"\"", b"Tc", b"Tw", b"Tz",
    b"TL", b"Ts", b"BMC", b"BDC", b"EMC", b"MP", b"DP", b"W", b"W*", b"n", b"re", b"m", b"l", b"c", b"v", b"y", b"h",
];
/// Operators that set a colour of the device families by its components (§8.6.8).
const COLOURS: [&[u8]; 6] = [b"g", b"G", b"rg", b"RG", b"k", b"K"];
/// The widest line that is a line.
const LINE: f64 = 1.5;
/// Lighter than that, text would wipe out dark text beneath it.
const DARK: f64 = 0.6;

/// Whether anything but dark text and thin lines is painted, or the stream cannot be read.
pub(crate) fn may_hide(data: &[u8]) -> bool {
    let mut operations = Operations::new(data);
    loop {
        let (operator, operands) = match operations.next() {
            Some(Operation::Operator(operator, operands)) => (operator, operands),
            Some(Operation::End) => return false,
            Some(Operation::InlineImage) | None => return true,
        };
        // Some readers take other operands than the operator has, some none of them.
        if !Operator::known(operator).is_some_and(|known| known.takes(&operands)) {
            return true;
        }
        let known = match operator {
            b"w" => operands.last().and_then(Operand::number).is_some_and(|width| width <= LINE),
            b"S" | b"s" | b"J" | b"j" | b"M" | b"d" | b"i" | b"ri" => true,
            _ if COLOURS.contains(&operator) => lightness(&operands) <= DARK,
            _ => LEAVES_GROUND.contains(&operator),
        };
        if !known {
            return true;
        }
    }
}

/// Whether a stream begins by filling its whole box `[x0 y0 x1 y1]`, so that what is beneath it was hidden all along. Only the plain
/// form that programs write counts: a rectangle before anything moves the coordinates.
pub(crate) fn fills_box(data: &[u8], [x0, y0, x1, y1]: [f64; 4]) -> bool {
    let mut operations = Operations::new(data);
    let mut rectangle: Option<[f64; 4]> = None;
    while let Some(Operation::Operator(operator, operands)) = operations.next() {
        match operator {
            b"re" => rectangle = numbers(&operands).try_into().ok(),
            b"f" | b"F" | b"f*" | b"B" | b"B*" => {
                let Some([x, y, width, height]) = rectangle else { return false };
                let slack = SLACK + 0.05 * (x1 - x0).min(y1 - y0);
                return x <= x0 + slack && y <= y0 + slack && x + width >= x1 - slack && y + height >= y1 - slack;
            }
            _ if COLOURS.contains(&operator) || PREPARES.contains(&operator) => {}
            _ => return false,
        }
    }
    false
}

/// Operators that may come before the background of an appearance.
const PREPARES: [&[u8]; 6] = [b"q", b"BMC", b"BDC", b"w", b"J", b"j"];
/// What a background may leave free at its edges, where the border is.
const SLACK: f64 = 1.0;

/// How light a colour is, from 0 to 1; not a number where it is none.
fn lightness(operands: &[Operand]) -> f64 {
    let components = numbers(operands);
    match *components.as_slice() {
        _ if components.len() != operands.len() => f64::NAN,
        [gray] => gray,
        [red, green, blue] => 0.3 * red + 0.59 * green + 0.11 * blue,
        [cyan, magenta, yellow, black] => 1.0 - (0.3 * cyan + 0.59 * magenta + 0.11 * yellow + black).min(1.0),
        _ => f64::NAN,
    }
}

#[cfg(test)]
mod tests {
    use super::{fills_box, may_hide};

    #[test]
    fn a_background_fills_the_box() {
        let fills = |content: &[u8]| fills_box(content, [0.0, 0.0, 100.0, 20.0]);
        assert!(fills(b"/Tx BMC q 0.9 g 0 0 100 20 re f BT (a) Tj ET"));
        assert!(fills(b"1 1 1 rg 0.5 0.5 99 19 re f"));
        for content in [
            &b"0 0 100 1 re f"[..],
            b"0.1 0 0 0.1 0 0 cm 0 0 100 20 re f",
            b"0 0 100 20 re W n",
            b"0 0 100 20 re S",
            b"",
        ] {
            assert!(!fills(content));
        }
    }

    #[test]
    fn dark_text_and_thin_lines_leave_the_ground_visible() {
        for content in
            ["/Tx BMC q BT /F1 9 Tf 0 g 2 2 Td (a) Tj ET Q EMC", "0 0 1 rg 0.5 w 0 0 9 9 re S", "", "0 0 9 9 re W n"]
        {
            assert!(!may_hide(content.as_bytes()), "{content}");
        }
        for content in [
            "0 0 9 9 re f",
            "1 g BT (a) Tj ET",
            "/Im0 Do",
            "20 w 0 0 m 9 9 l S",
            "/G gs",
            "/Sh sh",
            "/P scn",
            "BT 7 Tr ET",
            "kyso",
            "BT (a Tj",
            "1 1 1 rg",
            "0 0 0 0 k",
            "0 0 9 9 re B*",
            "0 0 m 9 9 0 l S",
            "0 0 9 9 re 1 S",
        ] {
            assert!(may_hide(content.as_bytes()), "{content}");
        }
    }
}
