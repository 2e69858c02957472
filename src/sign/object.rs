//! Objects to be written (ISO 32000-2 §7.3).
//!
//! `lopdf` has such a type, but it keeps numbers in 32 bits: an object that is written again for one new entry would change its
//! others.

use crate::pdf::{Dictionary, Object, ObjectId, Value};

/// A value to be written.
#[derive(Clone, Debug, PartialEq)]
pub enum PdfValue {
    /// The null object.
    Null,
    /// `true` or `false`.
    Boolean(bool),
    /// An integer.
    Integer(i64),
    /// A number with a fraction.
    Real(f64),
    /// A name without its slash.
    Name(Vec<u8>),
    /// A string.
    String(Vec<u8>),
    /// An array.
    Array(Vec<PdfValue>),
    /// A dictionary.
    Dictionary(Entries),
    /// An object of the file.
    Reference(ObjectId),
    /// An object of the same picture, by its place in the list.
    Part(usize),
    /// A stream: its dictionary without `Length`, and its data as they are stored.
    Stream(Entries, Vec<u8>),
}

/// The entries of a dictionary, in their order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entries(pub Vec<(Vec<u8>, PdfValue)>);

impl Entries {
    /// An empty dictionary.
    pub fn new() -> Self {
        Self::default()
    }

    /// The same with one entry more.
    #[must_use]
    pub fn with(mut self, key: &str, value: impl Into<PdfValue>) -> Self {
        self.set(key, value);
        self
    }

    /// Sets an entry: in its place, if the key is there.
    pub fn set(&mut self, key: &str, value: impl Into<PdfValue>) {
        let value = value.into();
        match self.0.iter_mut().rfind(|(known, _)| known == key.as_bytes()) {
            Some((_, place)) => *place = value,
            None => self.0.push((key.as_bytes().to_vec(), value)),
        }
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&PdfValue> {
        self.0.iter().rfind(|(known, _)| known == key.as_bytes()).map(|(_, value)| value)
    }

    fn write(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(b"<<");
        for (key, value) in &self.0 {
            write_name(key, out);
            out.push(b' ');
            value.write(out);
        }
        out.extend_from_slice(b">>");
    }
}

impl PdfValue {
    /// A name.
    pub fn name(name: &str) -> Self {
        Self::Name(name.as_bytes().to_vec())
    }

    /// A text string (ISO 32000-2 §7.9.2.2): ASCII as it is, anything else in UTF-16.
    pub fn text(text: &str) -> Self {
        if text.bytes().all(|byte| (0x20..0x7F).contains(&byte)) {
            return Self::String(text.as_bytes().to_vec());
        }
        let units = text.encode_utf16().flat_map(u16::to_be_bytes);
        Self::String([0xFE, 0xFF].into_iter().chain(units).collect())
    }

    /// A rectangle or another list of numbers.
    pub fn numbers(numbers: &[f64]) -> Self {
        Self::Array(numbers.iter().map(|number| Self::Real(*number)).collect())
    }

    /// Writes the value as it is in a file.
    pub fn write(&self, out: &mut Vec<u8>) {
        match self {
            // A part that was not given a number leads nowhere.
            Self::Null | Self::Part(_) => out.extend_from_slice(b"null"),
            Self::Boolean(value) => out.extend_from_slice(if *value { b"true" } else { b"false" }),
            Self::Integer(value) => out.extend_from_slice(value.to_string().as_bytes()),
            Self::Real(value) => write_real(*value, out),
            Self::Name(name) => write_name(name, out),
            Self::String(bytes) => write_string(bytes, out),
            Self::Array(elements) => {
                out.push(b'[');
                for (at, element) in elements.iter().enumerate() {
                    if at > 0 {
                        out.push(b' ');
                    }
                    element.write(out);
                }
                out.push(b']');
            }
            Self::Dictionary(entries) => entries.write(out),
            Self::Reference(id) => out.extend_from_slice(format!("{} {} R", id.number, id.generation).as_bytes()),
            Self::Stream(entries, data) => {
                let length = i64::try_from(data.len()).unwrap_or(i64::MAX);
                entries.clone().with("Length", length).write(out);
                out.extend_from_slice(b"\nstream\n");
                out.extend_from_slice(data);
                out.extend_from_slice(b"\nendstream");
            }
        }
    }

    /// The same with the numbers that the parts of its picture have in the file.
    pub fn resolved(&self, parts: &[ObjectId]) -> Self {
        let dictionary = |entries: &Entries| {
            Entries(entries.0.iter().map(|(key, value)| (key.clone(), value.resolved(parts))).collect())
        };
        match self {
            Self::Part(at) => parts.get(*at).map_or(Self::Null, |id| Self::Reference(*id)),
            Self::Array(elements) => Self::Array(elements.iter().map(|element| element.resolved(parts)).collect()),
            Self::Dictionary(entries) => Self::Dictionary(dictionary(entries)),
            Self::Stream(entries, data) => Self::Stream(dictionary(entries), data.clone()),
            other => other.clone(),
        }
    }
}

/// A number that was read is written as the same number.
fn write_real(value: f64, out: &mut Vec<u8>) {
    // `Display` writes the shortest digits that read back as the same number, and never an exponent.
    let text = if value.is_finite() { value.to_string() } else { "0".to_owned() };
    out.extend_from_slice(text.as_bytes());
}

/// ISO 32000-2 §7.3.5: what is not a regular character is written by its number.
fn write_name(name: &[u8], out: &mut Vec<u8>) {
    out.push(b'/');
    for byte in name {
        if byte.is_ascii_graphic() && !b"()<>[]{}/%#".contains(byte) {
            out.push(*byte);
        } else {
            out.extend_from_slice(format!("#{byte:02X}").as_bytes());
        }
    }
}

fn write_string(bytes: &[u8], out: &mut Vec<u8>) {
    if !bytes.iter().all(|byte| (0x20..0x7F).contains(byte)) {
        out.push(b'<');
        out.extend_from_slice(hex::encode_upper(bytes).as_bytes());
        out.push(b'>');
        return;
    }
    out.push(b'(');
    for byte in bytes {
        if b"()\\".contains(byte) {
            out.push(b'\\');
        }
        out.push(*byte);
    }
    out.push(b')');
}

impl From<i64> for PdfValue {
    fn from(value: i64) -> Self {
        Self::Integer(value)
    }
}

impl From<ObjectId> for PdfValue {
    fn from(id: ObjectId) -> Self {
        Self::Reference(id)
    }
}

impl From<Entries> for PdfValue {
    fn from(entries: Entries) -> Self {
        Self::Dictionary(entries)
    }
}

impl From<Vec<PdfValue>> for PdfValue {
    fn from(elements: Vec<PdfValue>) -> Self {
        Self::Array(elements)
    }
}

impl From<&Dictionary> for Entries {
    fn from(dictionary: &Dictionary) -> Self {
        Self(dictionary.entries().iter().map(|entry| (entry.key.to_vec(), PdfValue::from(&entry.value))).collect())
    }
}

impl From<&Object> for PdfValue {
    /// What was read, to be written again. A stream, which is never within another object, gives its dictionary.
    fn from(object: &Object) -> Self {
        match &object.value {
            Value::Null => Self::Null,
            Value::Boolean(value) => Self::Boolean(*value),
            Value::Integer(value) => Self::Integer(*value),
            Value::Real(value) => Self::Real(*value),
            Value::Name(name) => Self::Name(name.to_vec()),
            Value::String(string) => Self::String(string.bytes.to_vec()),
            Value::Array(elements) => Self::Array(elements.iter().map(Self::from).collect()),
            Value::Dictionary(dictionary) => Self::Dictionary(Entries::from(dictionary)),
            Value::Reference(id) => Self::Reference(*id),
            Value::Stream(stream) => Self::Dictionary(Entries::from(&stream.dictionary)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(value: &PdfValue) -> String {
        let mut out = Vec::new();
        value.write(&mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn values_are_written_as_the_standard_has_them() {
        let value = Entries::new()
            .with("A B", PdfValue::numbers(&[0.0, -1.5, 595.276_123_456]))
            .with("S", PdfValue::text("a(b)\\"))
            .with("T", PdfValue::text("số"))
            .with("R", ObjectId::new(7, 0));
        let expected = "<</A#20B [0 -1.5 595.276123456]/S (a\\(b\\)\\\\)/T <FEFF00731ED1>/R 7 0 R>>";
        assert_eq!(written(&value.into()), expected);
    }

    #[test]
    fn parts_take_the_numbers_they_are_given() {
        let value = PdfValue::from(Entries::new().with("F", PdfValue::Part(1)).with("G", PdfValue::Part(9)));
        let numbered = value.resolved(&[ObjectId::new(3, 0), ObjectId::new(4, 0)]);
        assert_eq!(written(&numbered), "<</F 4 0 R/G null>>");
    }
}
