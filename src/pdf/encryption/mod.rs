//! Encryption by the standard security handler (ISO 32000-2 §7.6).

mod cipher;
mod key;
mod key_aes256;
#[cfg(not(all(target_arch = "wasm32", feature = "javascript")))]
mod nfkc;
#[cfg(all(target_arch = "wasm32", feature = "javascript"))]
#[path = "nfkc_host.rs"]
mod nfkc;
mod parameters;
mod saslprep;

use crate::base::error::Error;
use crate::pdf::syntax::object::Resolve;
use crate::pdf::syntax::object::{Dictionary, Entry, Object, ObjectId, PdfString, Stream, Value};
use parameters::{Method, Parameters};
use std::rc::Rc;

/// The opened encryption of a file.
pub(crate) struct Security {
    key: Vec<u8>,
    strings: Method,
    streams: Method,
    filters: Vec<(Rc<[u8]>, Method)>,
    encrypt_metadata: bool,
    /// The encryption dictionary, if it is an indirect object: its strings are not encrypted.
    dictionary: Option<ObjectId>,
}

/// Reads values of the encryption dictionary.
struct Reader<'r> {
    dictionary: &'r Dictionary,
    resolve: Resolve<'r>,
}

impl Reader<'_> {
    fn value(&self, key: &str) -> Result<Object, Error> {
        self.dictionary.get(key).map(self.resolve).transpose().map(|value| value.unwrap_or_else(Object::null))
    }

    fn string(&self, key: &str) -> Result<Vec<u8>, Error> {
        Ok(self.value(key)?.as_string().map(|string| string.bytes.to_vec()).unwrap_or_default())
    }

    fn integer(&self, key: &str) -> Result<Option<i64>, Error> {
        Ok(self.value(key)?.as_integer())
    }
}

fn unsupported(what: String) -> Error {
    Error::EncryptionUnsupported { what }
}

impl Security {
    /// Opens with the empty user password, then with the one given, as user and as owner password.
    pub(crate) fn open(
        dictionary: &Dictionary,
        id: Option<ObjectId>,
        file_id: &[u8],
        password: Option<&str>,
        resolve: Resolve<'_>,
    ) -> Result<Self, Error> {
        let reader = Reader { dictionary, resolve };
        let handler = reader.value("Filter")?;
        let handler = handler.as_name().unwrap_or_default();
        if handler != b"Standard" {
            return Err(unsupported(format!("security handler {}", String::from_utf8_lossy(handler))));
        }
        let version = reader.integer("V")?.unwrap_or(0);
        let parameters = parameters(&reader, version, file_id)?;
        let (strings, streams, filters) = methods(&reader, version)?;
        let key = find_key(&parameters, password).ok_or(Error::PasswordRequired)?;
        Ok(Self { key, strings, streams, filters, encrypt_metadata: parameters.encrypt_metadata, dictionary: id })
    }

    /// Decrypts the strings of an object read from the file itself. `false` if one of them could not be.
    pub(crate) fn decrypt_strings(&self, id: ObjectId, object: Object) -> (Object, bool) {
        let is_own = self.dictionary.is_some_and(|dictionary| dictionary.number == id.number);
        let is_xref = object.as_dictionary().is_some_and(|dictionary| dictionary.is_name("Type", "XRef"));
        if is_own || is_xref || self.strings == Method::Identity {
            return (object, true);
        }
        let mut good = true;
        let object = self.decrypt_value(id, object, &mut good);
        (object, good)
    }

    /// Recursion is bounded: the parser has bounded the nesting.
    fn decrypt_value(&self, id: ObjectId, object: Object, good: &mut bool) -> Object {
        let span = object.span;
        let value = match object.value {
            Value::String(string) => Value::String(self.decrypt_string(id, string, good)),
            Value::Array(array) => {
                Value::Array(array.iter().map(|element| self.decrypt_value(id, element.clone(), good)).collect())
            }
            Value::Dictionary(dictionary) => Value::Dictionary(self.decrypt_dictionary(id, &dictionary, good)),
            Value::Stream(stream) => {
                Value::Stream(Stream { dictionary: self.decrypt_dictionary(id, &stream.dictionary, good), ..stream })
            }
            other => other,
        };
        Object { value, span }
    }

    fn decrypt_dictionary(&self, id: ObjectId, dictionary: &Dictionary, good: &mut bool) -> Dictionary {
        // "Any strings … except … Contents of a signature dictionary" (§7.6.2).
        let is_signature = dictionary.is_signature();
        let entry = |entry: &Entry| {
            let exempt = is_signature && *entry.key == *b"Contents";
            let value = if exempt { entry.value.clone() } else { self.decrypt_value(id, entry.value.clone(), good) };
            Entry { key: entry.key.clone(), key_span: entry.key_span, value }
        };
        Dictionary::new(dictionary.entries().iter().map(entry).collect())
    }

    fn decrypt_string(&self, id: ObjectId, string: PdfString, good: &mut bool) -> PdfString {
        match cipher::decrypt(self.strings, &self.key, id, &string.bytes) {
            Some(bytes) => PdfString { bytes: bytes.into(), ..string },
            None => {
                *good = false;
                string
            }
        }
    }

    /// Decrypts the data of a stream. `None` if they cannot be.
    pub(crate) fn decrypt_stream(&self, stream: &Stream, data: &[u8]) -> Option<Vec<u8>> {
        cipher::decrypt(self.method_of(stream), &self.key, stream.id, data)
    }

    /// Which method a stream has: `Crypt` names one (§7.4.10), cross-reference streams have none (§7.5.8.2).
    fn method_of(&self, stream: &Stream) -> Method {
        let dictionary = &stream.dictionary;
        if dictionary.is_name("Type", "XRef") {
            return Method::Identity;
        }
        if let Some(name) = crypt_filter(dictionary) {
            let named = self.filters.iter().find(|(known, _)| **known == *name);
            return named.map_or(Method::Identity, |(_, method)| *method);
        }
        if dictionary.is_name("Type", "Metadata") && !self.encrypt_metadata {
            return Method::Identity;
        }
        self.streams
    }
}

/// The filter that a stream's own `Crypt` names; `Identity` by default.
fn crypt_filter(dictionary: &Dictionary) -> Option<Rc<[u8]>> {
    let filter = dictionary.get("Filter")?;
    let first = filter.as_array().map_or(Some(filter), |filters| filters.first())?;
    if first.as_name() != Some(b"Crypt") {
        return None;
    }
    let parameters = dictionary.get("DecodeParms");
    let parameters = parameters.and_then(|value| value.as_array().map_or(Some(value), |array| array.first()));
    let name = parameters.and_then(Object::as_dictionary).and_then(|parameters| parameters.get("Name"));
    Some(name.and_then(Object::as_name).unwrap_or(b"Identity").into())
}

fn parameters(reader: &Reader<'_>, version: i64, file_id: &[u8]) -> Result<Parameters, Error> {
    let revision = reader.integer("R")?.unwrap_or(0);
    let length = reader.integer("Length")?.unwrap_or(40);
    let key_bytes = match (version, revision) {
        (1, 2 | 3) => 5,
        (2, 2..=4) | (3, 3) if (40..=128).contains(&length) && length % 8 == 0 => {
            usize::try_from(length / 8).unwrap_or(5)
        }
        (4, 4) => 16,
        (5, 5 | 6) => 32,
        _ => return Err(unsupported(format!("version {version}, revision {revision}, {length} bits"))),
    };
    let permissions = reader.integer("P")?.unwrap_or(0) & 0xFFFF_FFFF;
    let encrypt_metadata = reader.value("EncryptMetadata")?.as_boolean().unwrap_or(true);
    Ok(Parameters {
        revision,
        key_bytes,
        owner: reader.string("O")?,
        user: reader.string("U")?,
        owner_key: reader.string("OE")?,
        user_key: reader.string("UE")?,
        permissions: u32::try_from(permissions).unwrap_or(0).to_le_bytes(),
        file_id: file_id.to_vec(),
        encrypt_metadata,
    })
}

type Methods = (Method, Method, Vec<(Rc<[u8]>, Method)>);

/// Crypt filters (§7.6.6) from version 4 on; before it everything is RC4.
fn methods(reader: &Reader<'_>, version: i64) -> Result<Methods, Error> {
    if version < 4 {
        return Ok((Method::Rc4, Method::Rc4, Vec::new()));
    }
    let mut filters: Vec<(Rc<[u8]>, Method)> = vec![(b"Identity".as_slice().into(), Method::Identity)];
    if let Some(listed) = reader.value("CF")?.as_dictionary() {
        for entry in listed.entries().iter().take(64) {
            let filter = (reader.resolve)(&entry.value)?;
            let method = filter.as_dictionary().and_then(|filter| filter.get("CFM")).map(reader.resolve).transpose()?;
            filters.push((entry.key.clone(), method_named(method.as_ref().and_then(Object::as_name), version)?));
        }
    }
    let by_name = |key: &str| -> Result<Method, Error> {
        let name = reader.value(key)?;
        let name = name.as_name().unwrap_or(b"Identity");
        let found = filters.iter().find(|(known, _)| **known == *name).map(|(_, method)| *method);
        found.ok_or_else(|| unsupported(format!("crypt filter {}", String::from_utf8_lossy(name))))
    };
    Ok((by_name("StrF")?, by_name("StmF")?, filters))
}

fn method_named(name: Option<&[u8]>, version: i64) -> Result<Method, Error> {
    match (name, version) {
        (None | Some(b"None"), _) => Ok(Method::Identity),
        (Some(b"V2"), 4) => Ok(Method::Rc4),
        (Some(b"AESV2"), 4) => Ok(Method::Aes128),
        (Some(b"AESV3"), 5) => Ok(Method::Aes256),
        (Some(other), _) => Err(unsupported(format!("crypt filter method {}", String::from_utf8_lossy(other)))),
    }
}

fn find_key(parameters: &Parameters, password: Option<&str>) -> Option<Vec<u8>> {
    let mut candidates = vec![Vec::new()];
    candidates.extend(password.map(|password| password.as_bytes().to_vec()));
    if parameters.revision < 5 {
        candidates.extend(password.and_then(crate::pdf::syntax::text::to_pdf_doc_encoding));
        candidates.iter().find_map(|password| key::open(parameters, password))
    } else {
        // By SASLprep (§7.6.4.3.3; RFC 4013), and as typed, which programs that do not prepare passwords take.
        candidates.extend(password.and_then(saslprep::saslprep).map(String::into_bytes));
        candidates.iter().find_map(|password| key_aes256::open(parameters, password))
    }
}
