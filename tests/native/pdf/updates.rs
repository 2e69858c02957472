//! Incremental updates written by hand, over any file that the reader opens: for attacks and for honest changes alike.

use kyso::pdf::{Dictionary, Document, Object, ObjectId, Value};
use kyso::{Limits, Source};
use std::collections::BTreeMap;

/// Writes a direct value as it would stand in a file.
pub fn written(object: &Object) -> Vec<u8> {
    match &object.value {
        Value::Null => b"null".to_vec(),
        Value::Boolean(value) => value.to_string().into_bytes(),
        Value::Integer(value) => value.to_string().into_bytes(),
        Value::Real(value) => format!("{value:.6}").into_bytes(),
        Value::Name(name) => name_token(name),
        Value::String(string) => {
            let digits: String = string.bytes.iter().map(|byte| format!("{byte:02x}")).collect();
            format!("<{digits}>").into_bytes()
        }
        Value::Reference(id) => format!("{} {} R", id.number, id.generation).into_bytes(),
        Value::Array(array) => {
            let mut bytes = b"[".to_vec();
            for element in array.iter() {
                bytes.extend(written(element));
                bytes.push(b' ');
            }
            bytes.push(b']');
            bytes
        }
        Value::Dictionary(dictionary) => dictionary_token(dictionary, &[]),
        Value::Stream(stream) => dictionary_token(&stream.dictionary, &[]),
    }
}

fn name_token(name: &[u8]) -> Vec<u8> {
    let mut bytes = b"/".to_vec();
    for byte in name {
        if byte.is_ascii_alphanumeric() || b"-_.+*".contains(byte) {
            bytes.push(*byte);
        } else {
            bytes.extend(format!("#{byte:02X}").into_bytes());
        }
    }
    bytes
}

/// A dictionary with some entries set (or, with an empty value, left out).
pub fn dictionary_token(dictionary: &Dictionary, set: &[(&str, &str)]) -> Vec<u8> {
    let mut bytes = b"<<".to_vec();
    for entry in dictionary.entries() {
        if set.iter().any(|(key, _)| key.as_bytes() == &*entry.key) {
            continue;
        }
        bytes.extend(name_token(&entry.key));
        bytes.push(b' ');
        bytes.extend(written(&entry.value));
        bytes.push(b'\n');
    }
    for (key, value) in set.iter().filter(|(_, value)| !value.is_empty()) {
        bytes.extend(format!("/{key} {value}\n").into_bytes());
    }
    bytes.extend(b">>");
    bytes
}

/// What there is to work on in a file.
pub struct Base {
    pub bytes: Vec<u8>,
    pub root: ObjectId,
    pub catalog: Dictionary,
    pub pages: ObjectId,
    pub page: ObjectId,
    pub page_dictionary: Dictionary,
    pub contents: ObjectId,
    /// All content streams of the first page.
    pub form: Dictionary,
    /// The object the form is, if it is one.
    pub form_id: Option<ObjectId>,
    pub fields: Vec<ObjectId>,
    pub field_dictionaries: Vec<Dictionary>,
    /// The signature dictionaries.
    pub values: Vec<ObjectId>,
    /// An appearance stream of the first visible signature.
    pub appearance: Option<ObjectId>,
    /// A font of the page, with its dictionary.
    pub font: Option<(ObjectId, Dictionary)>,
    pub next: u32,
    pub startxref: u64,
    pub trailer: Dictionary,
}

impl Base {
    pub fn read(bytes: &[u8]) -> Self {
        let source = bytes.to_vec();
        let document = Document::open(&source as &dyn Source, None, &Limits::default()).unwrap();
        let view = document.newest();
        let trailer = view.trailer().unwrap().clone();
        let root = trailer.get("Root").unwrap().as_reference().unwrap();
        let catalog = view.catalog().unwrap().unwrap();
        let pages = catalog.get("Pages").unwrap().as_reference().unwrap();
        let mut page = pages;
        let mut page_dictionary = view.get(pages).unwrap().unwrap().object.as_dictionary().unwrap().clone();
        while let Some(kids) = view.array(&page_dictionary, "Kids").unwrap() {
            page = kids.first().unwrap().as_reference().unwrap();
            page_dictionary = view.get(page).unwrap().unwrap().object.as_dictionary().unwrap().clone();
        }
        let contents = page_dictionary.get("Contents").unwrap();
        let contents =
            contents.as_reference().or_else(|| contents.as_array().unwrap().first().unwrap().as_reference()).unwrap();
        let form_id = catalog.get("AcroForm").unwrap().as_reference();
        let form = view.dictionary(&catalog, "AcroForm").unwrap().unwrap();
        let fields: Vec<ObjectId> =
            view.array(&form, "Fields").unwrap().unwrap().iter().filter_map(Object::as_reference).collect();
        let dictionary = |id: &ObjectId| view.get(*id).unwrap().unwrap().object.as_dictionary().unwrap().clone();
        let field_dictionaries: Vec<Dictionary> = fields.iter().map(dictionary).collect();
        let values =
            field_dictionaries.iter().filter_map(|field| field.get("V").and_then(Object::as_reference)).collect();
        let appearance = field_dictionaries.iter().find_map(|field| {
            let appearances = view.dictionary(field, "AP").unwrap()?;
            appearances.get("N").and_then(Object::as_reference)
        });
        let resources = view.dictionary(&page_dictionary, "Resources").unwrap();
        let fonts = resources.and_then(|resources| view.dictionary(&resources, "Font").unwrap());
        let font = fonts.and_then(|fonts| {
            let id = fonts.entries().first()?.value.as_reference()?;
            Some((id, view.get(id).unwrap()?.object.as_dictionary()?.clone()))
        });
        let next = document.revisions().iter().filter_map(|revision| revision.trailer.get("Size")?.as_integer()).max();
        let tail = bytes.windows(9).rposition(|window| window == b"startxref").unwrap();
        let number: String = String::from_utf8_lossy(&bytes[tail + 9..]).split_whitespace().next().unwrap().into();
        Self {
            root,
            catalog,
            pages,
            page,
            page_dictionary,
            contents,
            form,
            form_id,
            fields,
            field_dictionaries,
            values,
            appearance,
            font,
            next: u32::try_from(next.unwrap()).unwrap(),
            startxref: number.parse().unwrap(),
            trailer,
            bytes: bytes.to_vec(),
        }
    }

    /// An empty update of this file.
    pub fn update(&self) -> Update<'_> {
        Update { base: self, bytes: self.separated(), entries: BTreeMap::new(), next: self.next, trailer: Vec::new() }
    }

    fn separated(&self) -> Vec<u8> {
        let mut bytes = self.bytes.clone();
        if bytes.last() != Some(&b'\n') {
            bytes.push(b'\n');
        }
        bytes
    }

    /// The catalog with some entries set.
    pub fn catalog_with(&self, set: &[(&str, &str)]) -> Vec<u8> {
        dictionary_token(&self.catalog, set)
    }

    pub fn page_with(&self, set: &[(&str, &str)]) -> Vec<u8> {
        dictionary_token(&self.page_dictionary, set)
    }

    /// `Annots` of the first page with one more.
    pub fn annots_with(&self, number: u32) -> String {
        let source = self.bytes.clone();
        let document = Document::open(&source as &dyn Source, None, &Limits::default()).unwrap();
        let array = document.newest().array(&self.page_dictionary, "Annots").unwrap();
        let mut text = "[".to_owned();
        for element in array.iter().flat_map(|array| array.iter()) {
            text.push_str(&String::from_utf8(written(element)).unwrap());
            text.push(' ');
        }
        format!("{text}{number} 0 R]")
    }

    /// `Fields` with one more, as text.
    pub fn fields_with(&self, number: u32) -> String {
        let list: String = self.fields.iter().map(|id| format!("{} {} R ", id.number, id.generation)).collect();
        format!("[{list}{number} 0 R]")
    }
}

/// An incremental update under construction.
pub struct Update<'b> {
    pub base: &'b Base,
    pub bytes: Vec<u8>,
    pub entries: BTreeMap<u32, Option<u64>>,
    pub next: u32,
    /// Further entries of the trailer; they replace those of the base.
    pub trailer: Vec<(String, String)>,
}

impl Update<'_> {
    /// A number that is not used yet.
    pub fn number(&mut self) -> u32 {
        self.next += 1;
        self.next - 1
    }

    pub fn object(mut self, number: u32, body: impl AsRef<[u8]>) -> Self {
        self.entries.insert(number, Some(self.bytes.len() as u64));
        self.bytes.extend(format!("{number} 0 obj\n").into_bytes());
        self.bytes.extend_from_slice(body.as_ref());
        self.bytes.extend(b"\nendobj\n");
        self
    }

    pub fn stream(self, number: u32, dictionary: &str, data: &[u8]) -> Self {
        let mut body = format!("<<{dictionary}/Length {}>>\nstream\n", data.len()).into_bytes();
        body.extend_from_slice(data);
        body.extend(b"\nendstream");
        self.object(number, body)
    }

    pub fn free(mut self, number: u32) -> Self {
        self.entries.insert(number, None);
        self
    }

    pub fn catalog(self, set: &[(&str, &str)]) -> Self {
        let (number, body) = (self.base.root.number, self.base.catalog_with(set));
        self.object(number, body)
    }

    pub fn page(self, set: &[(&str, &str)]) -> Self {
        let (number, body) = (self.base.page.number, self.base.page_with(set));
        self.object(number, body)
    }

    /// The form with some entries set, wherever it stands.
    pub fn form(self, set: &[(&str, &str)]) -> Self {
        let body = dictionary_token(&self.base.form, set);
        match self.base.form_id {
            Some(id) => self.object(id.number, body),
            None => {
                let body = String::from_utf8(body).unwrap();
                self.catalog(&[("AcroForm", &body)])
            }
        }
    }

    pub fn trailer(mut self, key: &str, value: &str) -> Self {
        self.trailer.push((key.to_owned(), value.to_owned()));
        self
    }

    /// The update with a cross-reference table.
    pub fn table(self) -> Vec<u8> {
        let prev = self.base.startxref.to_string();
        self.table_to(&prev)
    }

    /// The same with another `Prev`.
    pub fn table_to(mut self, prev: &str) -> Vec<u8> {
        let start = self.bytes.len();
        let mut text = "xref\n".to_owned();
        for (number, offset) in &self.entries {
            match offset {
                Some(offset) => text.push_str(&format!("{number} 1\n{offset:010} 00000 n \n")),
                None => text.push_str(&format!("{number} 1\n0000000000 00001 f \n")),
            }
        }
        if self.entries.is_empty() {
            text.push_str("0 0\n");
        }
        let mut set: Vec<(&str, &str)> = vec![("Size", ""), ("Prev", prev)];
        let size = self.next.to_string();
        set[0].1 = &size;
        set.extend(self.trailer.iter().map(|(key, value)| (key.as_str(), value.as_str())));
        for key in ["Type", "W", "Index", "Filter", "DecodeParms", "Length", "XRefStm"] {
            if !set.iter().any(|(known, _)| *known == key) {
                set.push((key, ""));
            }
        }
        let trailer = dictionary_token(&self.base.trailer, &set);
        self.bytes.extend(text.into_bytes());
        self.bytes.extend(b"trailer\n");
        self.bytes.extend(trailer);
        self.bytes.extend(format!("\nstartxref\n{start}\n%%EOF\n").into_bytes());
        self.bytes
    }
}

/// Replaces the first occurrence behind `from`, keeping the length of the file.
pub fn overwrite(bytes: &[u8], from: usize, what: &[u8], with: &[u8]) -> Option<Vec<u8>> {
    assert!(with.len() <= what.len());
    let at = bytes.get(from..)?.windows(what.len()).position(|window| window == what)? + from;
    let mut changed = bytes.to_vec();
    changed[at..at + what.len()].fill(b' ');
    changed[at..at + with.len()].copy_from_slice(with);
    Some(changed)
}

/// Where a word stands last.
pub fn last(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).rposition(|window| window == word)
}
