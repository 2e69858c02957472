//! The functions of a WebAssembly module with their names (core specification §5.5; names: appendix "Custom Sections").

use crate::failure::{Failure, Result};

const CUSTOM: u8 = 0;
const IMPORT: u8 = 2;
const CODE: u8 = 10;
const DATA: u8 = 11;
/// Subsection of the name section that names functions.
const FUNCTION_NAMES: u8 = 1;
/// Kind of an import that is a function.
const FUNCTION: u8 = 0;
/// Kinds of imports with one type index or value type behind the kind, and those with limits, are not needed: the bindings import
/// functions only.
const ONLY_FUNCTIONS: &str = "the module imports something else than functions";

/// One function.
pub(super) struct Function<'a> {
    pub(super) name: String,
    pub(super) body: &'a [u8],
}

/// What is counted of a module.
pub(super) struct Module<'a> {
    pub(super) functions: Vec<Function<'a>>,
    /// Content of the data section.
    pub(super) data: &'a [u8],
}

impl<'a> Module<'a> {
    pub(super) fn read(bytes: &'a [u8]) -> Result<Self> {
        let mut reader = Reader { rest: bytes.get(8..).ok_or_else(broken)? };
        let (mut imported, mut bodies, mut names, mut data) = (0, Vec::new(), Vec::new(), &bytes[..0]);
        while !reader.rest.is_empty() {
            let kind = reader.byte()?;
            let mut section = Reader { rest: reader.sized()? };
            match kind {
                IMPORT => imported = section.imported_functions()?,
                CODE => bodies = section.list(Reader::sized)?,
                DATA => data = section.rest,
                CUSTOM if section.sized()? == b"name" => names = section.function_names()?,
                _ => {}
            }
        }
        let name_of = |index: usize| names.iter().find(|(of, _)| *of == index).map(|(_, name)| name.clone());
        let functions = bodies
            .into_iter()
            .enumerate()
            .map(|(place, body)| Function { name: name_of(place + imported).unwrap_or_default(), body });
        Ok(Self { functions: functions.collect(), data })
    }
}

fn broken() -> Failure {
    Failure::new("not a WebAssembly module")
}

struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Result<u8> {
        let (first, rest) = self.rest.split_first().ok_or_else(broken)?;
        self.rest = rest;
        Ok(*first)
    }

    /// A number in LEB128 of at most 32 bits (§5.2.2).
    fn number(&mut self) -> Result<usize> {
        let mut value = 0_usize;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            value |= usize::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Ok(value);
            }
        }
        Err(broken())
    }

    /// Bytes behind their number.
    fn sized(&mut self) -> Result<&'a [u8]> {
        let length = self.number()?;
        let (bytes, rest) = self.rest.split_at_checked(length).ok_or_else(broken)?;
        self.rest = rest;
        Ok(bytes)
    }

    fn list<T>(&mut self, read: impl Fn(&mut Self) -> Result<T>) -> Result<Vec<T>> {
        let count = self.number()?;
        (0..count).map(|_| read(self)).collect()
    }

    fn imported_functions(&mut self) -> Result<usize> {
        let kinds = self.list(|reader| {
            reader.sized()?;
            reader.sized()?;
            let kind = reader.byte()?;
            reader.number()?;
            if kind == FUNCTION { Ok(()) } else { Err(Failure::new(ONLY_FUNCTIONS)) }
        })?;
        Ok(kinds.len())
    }

    fn function_names(&mut self) -> Result<Vec<(usize, String)>> {
        while !self.rest.is_empty() {
            let kind = self.byte()?;
            let mut part = Reader { rest: self.sized()? };
            if kind == FUNCTION_NAMES {
                return part.list(|reader| {
                    let index = reader.number()?;
                    Ok((index, String::from_utf8_lossy(reader.sized()?).into_owned()))
                });
            }
        }
        Ok(Vec::new())
    }
}

#[cfg(test)]
mod tests {
    use super::Module;

    #[test]
    fn finds_functions_and_their_names() {
        let module = [
            &b"\0asm\x01\0\0\0"[..],
            b"\x01\x04\x01\x60\0\0",
            b"\x02\x07\x01\x01a\x01b\0\0",
            b"\x03\x02\x01\0",
            b"\x0A\x04\x01\x02\0\x0B",
            b"\0\x10\x04name\x01\x09\x02\0\x01a\x01\x03own",
        ]
        .concat();
        let module = Module::read(&module).unwrap();
        let [only] = module.functions.as_slice() else { panic!("{} functions", module.functions.len()) };
        assert_eq!((only.name.as_str(), only.body), ("own", &b"\0\x0B"[..]));
        assert!(module.data.is_empty());
    }

    #[test]
    fn refuses_what_is_cut_off() {
        assert!(Module::read(b"\0asm").is_err());
        assert!(Module::read(b"\0asm\x01\0\0\0\x0A\x04\x01\x02").is_err());
    }
}
