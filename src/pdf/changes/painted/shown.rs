//! The text that a content stream shows in plain strings (ISO 32000-2 §9.4.3).

use crate::pdf::lexer::{Lexer, Token};
use crate::pdf::text::decode_text;

/// The text that a content stream shows, where its strings are plain text. `None` if it cannot be read.
pub(crate) fn shown_text(data: &[u8]) -> Option<String> {
    let mut lexer = Lexer::new(data, 0, true);
    let (mut shown, mut waiting) = (String::new(), String::new());
    loop {
        match lexer.token().ok()? {
            Token::End => return Some(shown),
            Token::String { bytes, .. } => waiting.push_str(&decode_text(&bytes)),
            Token::Keyword(b"Tj" | b"TJ" | b"'" | b"\"") => shown.push_str(&core::mem::take(&mut waiting)),
            Token::Keyword(b"Do" | b"ID" | b"sh") => return None,
            Token::Keyword(_) => waiting.clear(),
            _ => {}
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
