//! The text that a content stream shows in plain strings (ISO 32000-2 §9.4.3).

use crate::pdf::content::{Operation, Operations, strings};
use crate::pdf::syntax::text::decode_text;

/// The text that a content stream shows, where its strings are plain text. `None` if it cannot be read.
pub(crate) fn shown_text(data: &[u8]) -> Option<String> {
    let mut operations = Operations::new(data);
    let mut shown = String::new();
    loop {
        match operations.next()? {
            Operation::End => return Some(shown),
            Operation::Operator(b"Tj" | b"TJ" | b"'" | b"\"", operands) => {
                shown.extend(strings(&operands).map(decode_text));
            }
            Operation::Operator(b"Do" | b"sh", _) | Operation::InlineImage => return None,
            Operation::Operator(..) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_read_in_order() {
        let text = shown_text(b"/Tx BMC q BT /Helv 9 Tf 2 3 Td (Nguy) Tj [(e) -20 (n)] TJ ET Q EMC");
        assert_eq!(text.as_deref(), Some("Nguyen"));
        assert_eq!(shown_text(b"BT (a) Tj ET /Im0 Do"), None);
        assert_eq!(shown_text(b"BT (a Tj"), None);
    }
}
