//! A quick look at an object for signature dictionaries, without building anything.

use crate::pdf::lexer::{LexError, Lexer, Skipped, decode_name};

/// Keys of a dictionary that matter.
#[derive(Clone, Copy, Default)]
struct Seen {
    is_dictionary: bool,
    expects_value: bool,
    type_next: bool,
    contents: bool,
    byte_range: bool,
    signature_type: bool,
}

impl Seen {
    fn is_signature(self) -> bool {
        self.contents && (self.byte_range || self.signature_type)
    }

    fn name(&mut self, raw: &[u8]) {
        let decoded;
        let name = if raw.contains(&b'#') {
            decoded = decode_name(raw).0;
            decoded.as_slice()
        } else {
            raw
        };
        if self.expects_value || !self.is_dictionary {
            self.signature_type |= self.type_next && (name == b"Sig" || name == b"DocTimeStamp");
            self.value();
            return;
        }
        self.expects_value = true;
        self.type_next = name == b"Type";
        self.contents |= name == b"Contents";
        self.byte_range |= name == b"ByteRange";
    }

    fn value(&mut self) {
        self.expects_value = false;
        self.type_next = false;
    }
}

/// Whether the object `N G obj …` has a signature dictionary in it.
pub(crate) fn indirect_object(lexer: &mut Lexer<'_>, depth: usize) -> Result<bool, LexError> {
    for _ in 0..2 {
        let Skipped::Word(word) = lexer.skip_token()? else { return Ok(false) };
        if !word.iter().all(u8::is_ascii_digit) {
            return Ok(false);
        }
    }
    lexer.skip_white()?;
    if !lexer.skip_word(b"obj")? {
        return Ok(false);
    }
    object(lexer, depth)
}

/// Whether a direct object has a signature dictionary in it.
pub(crate) fn object(lexer: &mut Lexer<'_>, depth: usize) -> Result<bool, LexError> {
    let mut stack: Vec<Seen> = Vec::new();
    loop {
        match lexer.skip_token()? {
            Skipped::DictionaryOpen | Skipped::ArrayOpen if stack.len() >= depth => {
                return Err(LexError::TooDeep { offset: lexer.offset() });
            }
            Skipped::DictionaryOpen => stack.push(Seen { is_dictionary: true, ..Seen::default() }),
            Skipped::ArrayOpen => stack.push(Seen::default()),
            Skipped::DictionaryClose | Skipped::ArrayClose => {
                if stack.pop().is_some_and(Seen::is_signature) {
                    return Ok(true);
                }
                if let Some(parent) = stack.last_mut() {
                    parent.value();
                }
            }
            Skipped::Name(name) => {
                if let Some(top) = stack.last_mut() {
                    top.name(name);
                }
            }
            Skipped::Word(b"endobj" | b"stream" | b"obj" | b"endstream") | Skipped::End => return Ok(false),
            Skipped::Word(_) | Skipped::String => {
                if let Some(top) = stack.last_mut() {
                    top.value();
                }
            }
        }
        if stack.is_empty() {
            return Ok(false);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(text: &[u8]) -> Result<bool, LexError> {
        indirect_object(&mut Lexer::new(text, 0, true), 16)
    }

    #[test]
    fn finds_signature_dictionaries() {
        for text in [
            &b"1 0 obj <</Type/Sig/Contents<00>>> endobj"[..],
            b"1 0 obj<</ByteRange [0 1 2 3]/Contents 4 0 R>>",
            b"1 0 obj <</Type /DocTimeStamp /Conten#74s ()>>",
            b"1 0 obj [1 2 <</A <</Type/Sig/Contents<00>>> >> ] endobj",
            b"1 0 obj <</V <</Type/Sig/Contents<00>>> /T (>>) >> endobj",
        ] {
            assert_eq!(look(text), Ok(true));
        }
    }

    #[test]
    fn passes_over_others() {
        for text in [
            &b"1 0 obj <</Type/Annot/Contents(Sig)>> endobj"[..],
            b"1 0 obj <</Type/Sig>> endobj",
            b"1 0 obj <</A/Type/Contents/Sig>> endobj",
            b"1 0 obj (</Type/Sig/Contents<00>>>) endobj",
            b"1 0 obj <</Type 1/Sig/Contents>> stream\n<</Type/Sig/Contents<00>>>",
            b"1 0 obj 5 endobj 2 0 obj <</Type/Sig/Contents<00>>>",
            b"nothing",
        ] {
            assert_eq!(look(text), Ok(false), "{}", String::from_utf8_lossy(text));
        }
        assert!(look(&[b"1 0 obj ".to_vec(), vec![b'['; 100_000]].concat()).is_err());
    }
}
