//! JSON the host sends, read by the host's own `JSON.parse`: a reader of JSON in the module would be a tenth of its size.

use super::source::whole;
use crate::base::error::Error;
use crate::policy::Json;
use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Deepest nesting that is read; policies have four levels.
const DEPTH: usize = 32;

/// An object of the host, with its place for messages.
pub(super) struct Fields {
    value: Object,
    place: &'static str,
}

pub(super) fn wrong(reason: impl Into<String>) -> Error {
    Error::Context { reason: reason.into() }
}

impl Fields {
    /// The object that a JSON text is.
    pub(super) fn parse(json: &str, place: &'static str) -> Result<Self, Error> {
        let value = JSON::parse(json).map_err(|_| wrong(format!("{place}: not JSON")))?;
        Self::of(value, place)
    }

    fn of(value: JsValue, place: &'static str) -> Result<Self, Error> {
        let is_list = Array::is_array(&value);
        match value.dyn_into::<Object>() {
            Ok(value) if !is_list => Ok(Self { value, place }),
            _ => Err(wrong(format!("{place}: not an object"))),
        }
    }

    /// Refuses an object with a field of another name.
    pub(super) fn only(&self, names: &[&str]) -> Result<(), Error> {
        for key in Object::keys(&self.value).iter() {
            let key = key.as_string().unwrap_or_default();
            if !names.contains(&key.as_str()) {
                return Err(wrong(format!("{}: unknown field `{key}`", self.place)));
            }
        }
        Ok(())
    }

    /// A field; `None` when it is missing or null.
    pub(super) fn value(&self, name: &str) -> Option<JsValue> {
        let value = Reflect::get(&self.value, &JsValue::from_str(name)).ok()?;
        (!value.is_undefined() && !value.is_null()).then_some(value)
    }

    fn typed<T>(&self, name: &str, kind: &str, read: impl Fn(JsValue) -> Option<T>) -> Result<Option<T>, Error> {
        let Some(value) = self.value(name) else { return Ok(None) };
        read(value).map(Some).ok_or_else(|| wrong(format!("{}: {name} is not {kind}", self.place)))
    }

    fn needed<T>(&self, name: &str, found: Option<T>) -> Result<T, Error> {
        found.ok_or_else(|| wrong(format!("{}: missing field `{name}`", self.place)))
    }

    /// A text.
    pub(super) fn text(&self, name: &str) -> Result<Option<String>, Error> {
        self.typed(name, "a text", |value| value.as_string())
    }

    /// A text that must be there.
    pub(super) fn needed_text(&self, name: &str) -> Result<String, Error> {
        self.needed(name, self.text(name)?)
    }

    /// True or false; false when it is missing.
    pub(super) fn flag(&self, name: &str) -> Result<bool, Error> {
        Ok(self.typed(name, "true or false", |value| value.as_bool())?.unwrap_or(false))
    }

    /// A whole number that must be there.
    pub(super) fn needed_number(&self, name: &str) -> Result<u64, Error> {
        self.needed(name, self.typed(name, "a whole number", |value| value.as_f64().and_then(whole))?)
    }

    /// A number that must be there.
    pub(super) fn needed_float(&self, name: &str) -> Result<f64, Error> {
        self.needed(name, self.typed(name, "a number", |value| value.as_f64())?)
    }

    /// An object; `None` when it is missing.
    pub(super) fn object(&self, name: &'static str) -> Result<Option<Self>, Error> {
        self.value(name).map(|value| Self::of(value, name)).transpose()
    }

    /// The elements of a list that must be there.
    pub(super) fn needed_list(&self, name: &str) -> Result<Array, Error> {
        self.needed(name, self.list(name)?)
    }

    fn list(&self, name: &str) -> Result<Option<Array>, Error> {
        self.typed(name, "a list", |value| value.dyn_into::<Array>().ok())
    }

    /// An object that must be there.
    pub(super) fn needed_object(&self, name: &'static str) -> Result<Self, Error> {
        self.needed(name, self.object(name)?)
    }

    /// A list of texts; none when it is missing.
    pub(super) fn texts(&self, name: &str) -> Result<Vec<String>, Error> {
        let list = self.list(name)?.unwrap_or_default();
        list.iter().map(|value| value.as_string().ok_or_else(|| wrong(format!("{name}: not a text")))).collect()
    }

    /// The elements of a list of objects; none when it is missing.
    pub(super) fn objects(&self, name: &'static str) -> Result<Vec<Self>, Error> {
        self.list(name)?.map(|list| objects(&list, name)).unwrap_or(Ok(Vec::new()))
    }

    /// The elements of a list of objects that must be there.
    pub(super) fn needed_objects(&self, name: &'static str) -> Result<Vec<Self>, Error> {
        objects(&self.needed_list(name)?, name)
    }
}

fn objects(list: &Array, place: &'static str) -> Result<Vec<Fields>, Error> {
    list.iter().map(|value| Fields::of(value, place)).collect()
}

/// A list of exactly two whole numbers.
pub(super) fn pair(value: &JsValue) -> Option<(u64, u64)> {
    let pair = value.dyn_ref::<Array>().filter(|pair| pair.length() == 2)?;
    let number = |index| pair.get(index).as_f64().and_then(whole);
    Some((number(0)?, number(1)?))
}

/// A list of exactly four numbers.
pub(super) fn four(list: &Array) -> Option<[f64; 4]> {
    let numbers: Vec<f64> = list.iter().filter_map(|value| value.as_f64()).collect();
    <[f64; 4]>::try_from(numbers).ok()
}

/// A value of the host as it would be in a file.
pub(super) fn json(value: &JsValue) -> Result<Json, Error> {
    json_within(value, DEPTH)
}

fn json_within(value: &JsValue, depth: usize) -> Result<Json, Error> {
    let left = depth.checked_sub(1).ok_or_else(|| wrong("options: nested too deep"))?;
    if value.is_null() || value.is_undefined() {
        return Ok(Json::Null);
    }
    if let Some(flag) = value.as_bool() {
        return Ok(Json::Flag(flag));
    }
    if let Some(text) = value.as_string() {
        return Ok(Json::Text(text));
    }
    if let Some(number) = value.as_f64() {
        let size = whole(number.abs()).and_then(|size| i64::try_from(size).ok());
        let size = size.ok_or_else(|| wrong("options: a number that is not whole"))?;
        return Ok(Json::Number(if number < 0.0 { -size } else { size }));
    }
    if let Some(list) = value.dyn_ref::<Array>() {
        let members = list.iter().map(|member| json_within(&member, left));
        return Ok(Json::List(members.collect::<Result<_, _>>()?));
    }
    let object = value.dyn_ref::<Object>().ok_or_else(|| wrong("options: not JSON"))?;
    let mut record = Vec::new();
    for name in Object::keys(object).iter() {
        let member = Reflect::get(object, &name).map_err(|_| wrong("options: not JSON"))?;
        record.push((name.as_string().unwrap_or_default(), json_within(&member, left)?));
    }
    Ok(Json::Record(record))
}
