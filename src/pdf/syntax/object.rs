//! The objects of ISO 32000-2 §7.3, each with the place it was read from.

use crate::base::error::Error;
use crate::base::span::Span;
use core::fmt;
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// Number and generation of an indirect object (ISO 32000-2 §7.3.10).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ObjectId {
    /// Object number.
    pub number: u32,
    /// Generation number.
    pub generation: u16,
}

impl ObjectId {
    /// The id of an object number and a generation.
    pub fn new(number: u32, generation: u16) -> Self {
        Self { number, generation }
    }
}

impl fmt::Display for ObjectId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.number, self.generation)
    }
}

/// A value and where it stands. Cloning is cheap: everything that can be large is shared.
///
/// The span counts from the first byte of the file, or, for an object inside an object stream, from the first byte of the
/// decoded stream ([`Place`] tells which).
#[derive(Clone, Debug)]
pub struct Object {
    /// The value.
    pub value: Value,
    /// Where its tokens stand.
    pub span: Span,
}

/// The kinds of value of ISO 32000-2 §7.3.
#[derive(Clone, Debug)]
pub enum Value {
    /// The null object, and whatever a reference to nothing gives.
    Null,
    /// `true` or `false`.
    Boolean(bool),
    /// An integer.
    Integer(i64),
    /// A number with a fraction, or an integer that does not fit 64 bits.
    Real(f64),
    /// A name without its slash, `#` escapes decoded.
    Name(Rc<[u8]>),
    /// A string.
    String(PdfString),
    /// An array.
    Array(Rc<[Object]>),
    /// A dictionary.
    Dictionary(Dictionary),
    /// An indirect reference.
    Reference(ObjectId),
    /// A stream.
    Stream(Stream),
}

/// A string with its escapes or digits decoded, and decrypted where the file is encrypted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PdfString {
    /// The bytes it stands for.
    pub bytes: Rc<[u8]>,
    /// Written as `<…>` rather than `(…)`.
    pub hexadecimal: bool,
    /// A hexadecimal string with something else than digits and white space in it.
    pub malformed: bool,
}

/// One entry of a dictionary.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The key without its slash.
    pub key: Rc<[u8]>,
    /// Where the key stands, slash included.
    pub key_span: Span,
    /// The value.
    pub value: Object,
}

/// A dictionary in the order of the file. Keys that occur more than once are all kept.
#[derive(Clone, Debug)]
pub struct Dictionary {
    entries: Rc<[Entry]>,
}

impl Dictionary {
    pub(crate) fn new(entries: Vec<Entry>) -> Self {
        Self { entries: entries.into() }
    }

    /// The entries, in the order of the file.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The value of a key, references not followed. Of several equal keys the last one, as most readers do; that there are
    /// several is listed as [`crate::pdf::AnomalyCode::DuplicateKey`].
    pub fn get(&self, key: &str) -> Option<&Object> {
        self.entries.iter().rfind(|entry| *entry.key == *key.as_bytes()).map(|entry| &entry.value)
    }

    /// How often a key occurs.
    pub fn count(&self, key: &str) -> usize {
        self.entries.iter().filter(|entry| *entry.key == *key.as_bytes()).count()
    }

    /// Whether a key occurs.
    pub fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// Whether the value of `key` is directly the name `name`.
    pub fn is_name(&self, key: &str, name: &str) -> bool {
        self.get(key).and_then(Object::as_name) == Some(name.as_bytes())
    }

    /// Whether it is that of a signature, by what ISO 32000-2 Table 255 makes of it.
    pub(crate) fn is_signature(&self) -> bool {
        self.has("Contents")
            && (self.has("ByteRange") || self.is_name("Type", "Sig") || self.is_name("Type", "DocTimeStamp"))
    }
}

/// A stream: its dictionary and where its data begin. How long they are is the view's to say ([`crate::pdf::View::stream_span`]),
/// because `Length` may be a reference.
#[derive(Clone, Debug)]
pub struct Stream {
    /// The stream dictionary.
    pub dictionary: Dictionary,
    /// Offset of the first byte of data in the file.
    pub start: u64,
    /// The indirect object it is.
    pub id: ObjectId,
}

/// Where an indirect object stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// In the file, from its number to behind `endobj` (of a stream: to its first byte of data).
    File {
        /// The bytes.
        span: Span,
    },
    /// In an object stream (ISO 32000-2 §7.5.7).
    ObjectStream {
        /// The stream.
        stream: ObjectId,
        /// Offset of that stream object in the file.
        offset: u64,
        /// Number of the object within the stream, from 0.
        index: u32,
    },
}

/// An indirect object.
#[derive(Clone, Debug)]
pub struct IndirectObject {
    /// Its id.
    pub id: ObjectId,
    /// Its value.
    pub object: Object,
    /// Where it stands.
    pub place: Place,
}

/// Whether a number is one for all readers: whole numbers beyond 32 bits (ISO 32000-1 Annex C, Table C.1) are cut, wrapped or taken for
/// nothing, and one beyond 64 bits is a real number here.
pub(crate) fn is_number(value: f64) -> bool {
    value.abs() <= f64::from(i32::MAX)
}

/// Whether two real numbers are the same. One that readers read differently is the same as none, however it is written.
pub(crate) fn same_real(a: f64, b: f64) -> bool {
    a.total_cmp(&b).is_eq() && !a.is_nan()
}

impl Object {
    /// The null object of no place.
    pub fn null() -> Self {
        Self { value: Value::Null, span: Span::new(0, 0) }
    }

    /// How many values it is made of, itself included. The parser has bounded the nesting.
    pub(crate) fn values(&self) -> usize {
        let of_dictionary = |dictionary: &Dictionary| {
            dictionary.entries().iter().fold(1_usize, |sum, entry| sum.saturating_add(entry.value.values()))
        };
        match &self.value {
            Value::Array(elements) => elements.iter().fold(1, |sum, element| sum.saturating_add(element.values())),
            Value::Dictionary(dictionary) => of_dictionary(dictionary),
            Value::Stream(stream) => of_dictionary(&stream.dictionary),
            _ => 1,
        }
    }

    /// Whether two values are written alike, wherever they stand. Streams are alike only in one place.
    pub fn same_value(&self, other: &Self) -> bool {
        match (&self.value, &other.value) {
            (Value::Null, Value::Null) => true,
            (Value::Boolean(a), Value::Boolean(b)) => a == b,
            (Value::Integer(a), Value::Integer(b)) => a == b,
            (Value::Real(a), Value::Real(b)) => same_real(*a, *b),
            (Value::Name(a), Value::Name(b)) => a == b,
            (Value::String(a), Value::String(b)) => a.bytes == b.bytes,
            (Value::Reference(a), Value::Reference(b)) => a == b,
            (Value::Stream(a), Value::Stream(b)) => a.start == b.start,
            (Value::Array(a), Value::Array(b)) => {
                a.len() == b.len() && a.iter().zip(b.iter()).all(|(a, b)| a.same_value(b))
            }
            (Value::Dictionary(a), Value::Dictionary(b)) => {
                let (a, b) = (a.entries(), b.entries());
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.key == b.key && a.value.same_value(&b.value))
            }
            _ => false,
        }
    }

    /// Whether this is null.
    pub fn is_null(&self) -> bool {
        matches!(self.value, Value::Null)
    }

    /// The integer, if it is one.
    pub fn as_integer(&self) -> Option<i64> {
        if let Value::Integer(value) = self.value { Some(value) } else { None }
    }

    /// The number, if it is one; those beyond 32 bits give none.
    pub fn as_number(&self) -> Option<f64> {
        match self.value {
            Value::Integer(value) => i32::try_from(value).ok().map(f64::from),
            Value::Real(value) => is_number(value).then_some(value),
            _ => None,
        }
    }

    /// The truth value, if it is one.
    pub fn as_boolean(&self) -> Option<bool> {
        if let Value::Boolean(value) = self.value { Some(value) } else { None }
    }

    /// The name, if it is one.
    pub fn as_name(&self) -> Option<&[u8]> {
        if let Value::Name(name) = &self.value { Some(name) } else { None }
    }

    /// The string, if it is one.
    pub fn as_string(&self) -> Option<&PdfString> {
        if let Value::String(string) = &self.value { Some(string) } else { None }
    }

    /// The elements, if it is an array.
    pub fn as_array(&self) -> Option<&Rc<[Object]>> {
        if let Value::Array(array) = &self.value { Some(array) } else { None }
    }

    /// The dictionary, if it is one or a stream.
    pub fn as_dictionary(&self) -> Option<&Dictionary> {
        match &self.value {
            Value::Dictionary(dictionary) => Some(dictionary),
            Value::Stream(stream) => Some(&stream.dictionary),
            _ => None,
        }
    }

    /// The dictionary, if it is one and not a stream.
    pub fn as_plain_dictionary(&self) -> Option<&Dictionary> {
        if let Value::Dictionary(dictionary) = &self.value { Some(dictionary) } else { None }
    }

    /// The stream, if it is one.
    pub fn as_stream(&self) -> Option<&Stream> {
        if let Value::Stream(stream) = &self.value { Some(stream) } else { None }
    }

    /// The id, if it is a reference.
    pub fn as_reference(&self) -> Option<ObjectId> {
        if let Value::Reference(id) = self.value { Some(id) } else { None }
    }
}

/// Follows references, in whatever way the caller can.
pub(crate) type Resolve<'r> = &'r dyn Fn(&Object) -> Result<Object, Error>;
